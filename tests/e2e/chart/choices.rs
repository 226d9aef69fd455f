//! What is chosen around the chart: filters, the legend, past relations, the point and the language.

use serde_json::{Value, json};

use crate::browser::browse;
use crate::cast::ids;
use crate::expected::Document;
use crate::page::Page;

/// Ids of the ties that are drawn, and whom they tie.
async fn ties(page: &Page) -> Vec<Value> {
    let ties = page.run("return host.geometry().ties.map(({ id, from, to }) => [id, from, to])").await;
    ties.as_array().expect("a list").clone()
}

async fn pressed(page: &Page, selector: &str, state: bool) {
    let script = format!("return one({}).ariaPressed", json!(selector));
    page.expect(&format!("{selector} is pressed"), &script, state.to_string()).await;
}

#[test]
fn filters_fade_the_others_or_hide_them_as_the_visitor_likes() {
    browse(async |page| {
        let show = Document::built_in();
        let everybody = json!(show.visible(8));
        page.open_chart(&[("at", "all")]).await;
        let hide = "return all('[data-switch=hide]').length";
        page.expect("nobody to hide yet", hide, 0).await;
        let all = ties(page).await;
        let stands = page.run("return host.geometry().cards").await;

        page.click("button[data-facet=groups]").await;
        page.click("[role=option][data-value=trauma-team]").await;
        page.press(thirtyfour::Key::Escape).await;
        let team = ids("baek yang cheon park");
        page.shows("the team stands out", &team).await;
        page.expect("the others are still there", "return nodes()", everybody.clone()).await;
        assert_eq!(ties(page).await, all, "all ties are drawn");

        page.click("[data-switch=hide]").await;
        page.expect("the others are gone", "return nodes()", json!(team)).await;
        pressed(page, "[data-switch=hide]", true).await;
        let left = ties(page).await;
        let inside = |end: &Value| end.as_str().is_some_and(|end| team.contains(end));
        assert!(!left.is_empty() && left.iter().all(|tie| inside(&tie[1]) && inside(&tie[2])), "{left:?}");
        let shown = "return host.geometry().cards.map((card) => card.id).sort()";
        assert_eq!(page.run(shown).await, json!(team), "geometry has who is drawn");
        let plates = "return all('.plate').map((plate) => plate.dataset.plate)";
        page.expect("so are their groups", plates, json!(["trauma-team"])).await;

        page.click("[data-switch=hide]").await;
        page.expect("they are back", "return nodes()", everybody.clone()).await;
        page.click("button[data-clear]").await;
        page.shows("everybody stands out", &show.visible(8)).await;
        page.expect("the switch goes with the filters", hide, 0).await;
        assert_eq!(page.run("return host.geometry().cards").await, stands, "nobody has moved");
    });
}

#[test]
fn the_legend_filters_by_kind() {
    browse(async |page| {
        let show = Document::built_in();
        page.open_chart(&[("at", "all")]).await;
        let kinds = "return all('.legend [data-kind]').map((kind) => kind.dataset.kind).sort()";
        // Rival and enemy are over by then, and so is the one membership.
        let now = json!(["ally", "colleague", "family", "mentor"]);
        page.expect("the kinds that are drawn", kinds, now).await;
        let drawn = "return all('.legend .kind').every((kind) => kind.querySelector('svg path').getAttribute('stroke'))";
        page.expect("each with its line", drawn, true).await;
        page.click("[data-kind=mentor]").await;
        pressed(page, "[data-kind=mentor]", true).await;
        page.expect("the property", "return host.kinds", "mentor").await;
        page.shows("mentor and disciple", &ids("baek yang")).await;
        page.click("[data-kind=family]").await;
        page.shows("and the family", &ids("baek yang han daughter")).await;
        let labels = "return all('.label:not(.faded)').length";
        page.expect("only their ties keep labels", labels, 2).await;
        page.click("[data-kind=mentor]").await;
        page.shows("the family alone", &ids("han daughter")).await;
        page.click("[data-kind=family]").await;
        page.shows("nobody is filtered any more", &show.visible(8)).await;
    });
}

#[test]
fn past_relations_come_on_request() {
    browse(async |page| {
        let show = Document::built_in();
        page.open_chart(&[("at", "all")]).await;
        let now = ties(page).await;
        let past = show.relations(8) - now.len();
        let said = "return words(one('[data-switch=past]'))";
        page.expect("the switch says how many", said, format!("Past relations ({past})")).await;
        pressed(page, "[data-switch=past]", false).await;
        page.expect("none is drawn", "return all('.label.past').length", 0).await;
        let stands = page.run("return host.geometry().cards").await;
        page.click("[data-switch=past]").await;
        pressed(page, "[data-switch=past]", true).await;
        page.wait("past ones are drawn", "return all('.label.past').length").await;
        let all = ties(page).await;
        assert_eq!(all.len(), show.relations(8), "all of them");
        assert!(now.iter().all(|tie| all.contains(tie)), "the current ones too");
        page.wait("their kinds are in the legend", "return one('.legend [data-kind=enemy]')").await;
        assert_eq!(page.run("return host.geometry().cards").await, stands, "nobody moves for them");
        page.click("[data-switch=past]").await;
        page.expect("gone again", "return all('.label.past').length", 0).await;
    });
}

#[test]
fn the_timeline_steps_through_the_chart_and_tells_nothing_early() {
    browse(async |page| {
        let show = Document::built_in();
        page.open_chart(&[("at", "0")]).await;
        let points = (0..=show.last()).chain([3, 0, show.last()]);
        for at in points {
            page.watch(&at.to_string()).await;
            page.shows(&format!("point {at}"), &show.visible(at)).await;
            page.rests().await;
            let told = "return [one('.chart').textContent, host.toSVG(), JSON.stringify(host.geometry()),
                ...all('.chart [aria-label], .chart [title]').flatMap((element) => [element.ariaLabel, element.title])].join('\\n')";
            let told = page.run(told).await;
            let told = told.as_str().expect("a text");
            let later = show.later(at);
            // The father is there before his daughter, whose name begins with his.
            let early: Vec<_> = later.iter().filter(|name| told.contains(name.as_str())).collect();
            assert!(early.is_empty(), "at {at} the chart tells of {early:?}");
        }
    });
}

#[test]
fn another_language_moves_nobody() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        let stands = page.run("return host.geometry().cards").await;
        page.choose("language", "ko").await;
        page.wait(
            "the card is Korean",
            "return words(one('.node[data-id=baek] .strong')).startsWith('백강혁')",
        )
        .await;
        page.wait(
            "labels are",
            "return all('.label').map(words).some((label) => /[가-힣]/.test(label))
                && !all('.label').map(words).some((label) => /[a-z]/.test(label))",
        )
        .await;
        assert_eq!(page.run("return host.geometry().cards").await, stands, "somebody moved");
        let fits =
            "return all('.node .fit').filter((line) => line.scrollWidth > line.clientWidth + 1).length";
        page.expect("all words fit their cards", fits, 0).await;
        page.choose("language", "en").await;
        page.wait("and back", "return words(one('.node[data-id=baek] .strong')).startsWith('Baek')").await;
    });
}

#[test]
fn words_of_a_wider_font_are_fitted_to_their_boxes() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.run("host.style.setProperty('--cast-map-font', 'monospace'); host.style.letterSpacing = '1px'")
            .await;
        page.set("lang", Some("ko")).await;
        page.wait("Korean", "return words(one('.node[data-id=baek] .strong')).startsWith('백강혁')").await;
        page.set("lang", Some("en")).await;
        page.wait("English", "return words(one('.node[data-id=baek] .strong')).startsWith('Baek')").await;
        let wide = "const out = (line) => {
                const [box, card] = [line, line.closest('button')].map((element) => element.getBoundingClientRect());
                const { scale } = camera();
                return Math.min(line.scrollWidth * scale * (parseFloat(line.style.scale) / 100 || 1), box.width)
                    > card.width + 1;
            };
            return all('.node .fit, .label .fit').filter(out).map(words)";
        page.expect("what sticks out of its box", wide, json!([])).await;
        page.expect("some are scaled", "return all('.fit').some((line) => line.style.scale)", true).await;
    });
}
