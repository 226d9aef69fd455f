//! The chart under a mouse: everybody is drawn, and what is clicked opens.

use serde_json::{Value, json};

use crate::browser::{browse, browse_in};
use crate::cast::{Ids, ids};
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::input::place;
use crate::page::Page;

in_both!(
    everybody_of_the_built_in_show_is_drawn_in_view,
    a_card_opens_its_panel_and_fades_who_has_nothing_to_do_with_them,
    labels_open_their_relation,
    a_tie_that_is_pointed_at_is_said_whole,
    a_panel_moves_nobody_and_is_beside_the_chart_or_over_it
);

/// The least contrast of words of this size, by WCAG 2.2, 1.4.3.
const READABLE: f64 = 4.5;

/// What a click is told of: the type and the id of each `cast-map-select`.
const SELECTED: &str =
    "return heard.filter(({ name }) => name === 'select').map(({ detail }) => [detail.type, detail.id])";

const CLOSED: &str = "return !all('[part~=panel]').some(isShown)";

/// Waits until the panel of this is open and the page was told so, once.
async fn opened(page: &Page, what: &str, sort: &str, id: &str) {
    page.expect(&format!("{what}: the event"), SELECTED, json!([[sort, id]])).await;
    page.wait(&format!("{what}: the panel"), "return isShown(one('[part~=panel]'))").await;
    page.forget_events().await;
}

async fn stands_out(page: &Page, what: &str, who: &Ids) {
    page.expect(what, "return lit()", json!(who)).await;
}

async fn close(page: &Page) {
    page.click("[part~=panel] button[data-close]").await;
    page.wait("the panel is closed", CLOSED).await;
}

fn everybody_of_the_built_in_show_is_drawn_in_view(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        page.open_chart(&[("at", "all")]).await;
        page.shows("the chart", &show.visible(show.last())).await;
        page.expect("all of them in view", "return all('.node').every(isOnStage)", true).await;
        page.expect("each is a button", "return all('button.node').length", 10).await;
        let painted = "const canvas = one('canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value) => value > 0)";
        page.expect("ties are painted behind them", painted, true).await;
        let words = "const card = words(one('.node[data-id=baek]'));
            return ['Baek Kang-hyuk', 'Ju Ji-hoon'].every((part) => card.includes(part))";
        page.expect("a card has name and actor", words, true).await;
    });
}

fn a_card_opens_its_panel_and_fades_who_has_nothing_to_do_with_them(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        for theme in ["light", "dark"] {
            page.open_chart(&[("at", "all"), ("theme", theme)]).await;
            page.forget_events().await;
            for id in ["yang", "daughter"] {
                page.click(&format!(".node[data-id={id}]")).await;
                opened(page, id, "character", id).await;
                stands_out(page, &format!("{id} and who is tied to them"), &show.tied(id, 8)).await;
                page.expect("the property", "return host.focusOn", id).await;
                page.expect("the selected card", "return one('.node.selected').dataset.id", id).await;
                let least =
                    page.run("return Math.min(...all('.node.faded :is(.strong, .fit)').map(contrast))").await;
                let least = least.as_f64().expect("some are faded");
                assert!(least >= READABLE, "{theme}: faded names have a contrast of {least}");
                let seen = "return all('.label.faded').some(isShown)";
                page.expect("labels between others are gone", seen, false).await;
            }
            close(page).await;
            page.shows("everybody again", &show.visible(8)).await;
        }
    });
}

#[test]
fn a_selection_reaches_one_step_two_or_everybody() {
    browse(async |page| {
        let names = ["a", "b", "c", "d", "e"];
        let src = page.server.give("chain.json", documents::chain(&names));
        page.open_chart(&[("src", &src), ("focus-on", "a")]).await;
        let others =
            "return all('[data-switch]').map((button) => [button.dataset.switch, button.ariaPressed])";
        page.expect("the switches", others, json!([["1", "true"], ["2", "false"], ["all", "false"]])).await;
        for (reach, who) in [("2", "a b c"), ("all", "a b c d e"), ("1", "a b")] {
            page.click(&format!("[data-switch='{reach}']")).await;
            stands_out(page, &format!("reach {reach}"), &ids(who)).await;
            let pressed = format!("return one('[data-switch=\"{reach}\"]').ariaPressed");
            page.expect("the switch is on", &pressed, "true").await;
        }
        page.click("[part~=panel] button[data-close]").await;
        page.expect("no switch without a selection", others, json!([])).await;
    });
}

fn labels_open_their_relation(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        let ties = page.run("return host.geometry().ties.filter((tie) => tie.label)").await;
        let ties = ties.as_array().expect("a list").clone();
        assert!(ties.len() > 10, "only {} ties have a label", ties.len());
        page.forget_events().await;
        for tie in &ties {
            let id = tie["id"].as_str().expect("an id");
            page.rests().await;
            let at = page
                .run_with(
                    "const { x, y, w, h } = arguments[0].label; return seenAt([x + w / 2, y + h / 2])",
                    std::slice::from_ref(tie),
                )
                .await;
            page.click_at(place(&at)).await;
            opened(page, &tie["label"]["text"].to_string(), "relation", id).await;
            let ends: Ids =
                ["from", "to"].iter().filter_map(|end| tie[*end].as_str()).map(String::from).collect();
            // A group is an end whose members stand out.
            if !ends.contains("black-wings") {
                stands_out(page, "the two that it ties", &ends).await;
            }
            close(page).await;
        }
    });
}

fn a_tie_that_is_pointed_at_is_said_whole(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.rests().await;
        let said = "return getComputedStyle(one('.hint')).opacity === '1' ? one('.hint').textContent : ''";
        for label in [0, 3] {
            let at = page.run(&format!("return middleOf(all('.label')[{label}])")).await;
            let whole = page.run(&format!("return all('.label')[{label}].ariaLabel")).await;
            assert!(whole.as_str().is_some_and(|whole| whole.len() > 10), "{whole}");
            page.hover(place(&at)).await;
            page.expect("the whole sentence", said, whole).await;
        }
        page.hover((640.0, 20.0)).await;
        page.expect("nothing once the pointer is elsewhere", said, "").await;
        let whole = page.run("const [label] = all('.label'); label.focus(); return label.ariaLabel").await;
        page.expect("the same for who has the focus on it", said, whole).await;
    });
}

/// For each tie, a place in the window where there is nothing but it; and with `far`, one where there is nothing.
const BARE: &str = "const [far] = arguments;
    const { ties } = host.geometry();
    const { x: left, y: top, scale } = camera();
    const off = (place, path) => away([(place[0] - left) / scale, (place[1] - top) / scale], path) * scale;
    const isFree = (place, own) => isBare(place)
        && ties.every((tie) => tie === own || off(place, tie.path) > (own ? 14 : 24));
    if (far) {
        const { left, top, right, bottom } = one('.stage').getBoundingClientRect();
        for (let x = left + 8; x < right - 60; x += 9)
            for (let y = top + 60; y < bottom - 8; y += 9)
                if (isFree([x, y], undefined)) return [x, y];
        return null;
    }
    return ties.map((tie) => [tie.id, tie.path.map(seenAt).find((place) => isFree(place, tie))]);";

#[test]
fn a_bare_piece_of_a_tie_opens_its_relation_and_bare_ground_closes_it() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.forget_events().await;
        let bare = page.run_with(BARE, &[json!(false)]).await;
        let mut tried = 0;
        for row in bare.as_array().expect("a list").iter().filter(|row| !row[1].is_null()) {
            let id = row[0].as_str().expect("an id");
            let at = place(&row[1]);
            page.hover(at).await;
            page.expect("it can be clicked", "return one('.stage').style.cursor", "pointer").await;
            page.click_at(at).await;
            opened(page, "a tie", "relation", id).await;
            // Where the panel took room, the bare ground is elsewhere.
            page.rests().await;
            let ground = page.run_with(BARE, &[json!(true)]).await;
            page.click_at(place(&ground)).await;
            page.wait("a click on nothing closes it", CLOSED).await;
            page.rests().await;
            tried += 1;
        }
        assert!(tried > 5, "only {tried} ties have a bare piece");
        assert_eq!(page.run(SELECTED).await, json!([]), "closing selects nothing");
    });
}

#[test]
fn the_name_of_a_group_opens_the_group() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.forget_events().await;
        for (group, who) in
            [("trauma-team", "baek yang cheon park"), ("han-family", "han daughter"), ("ministry", "kang")]
        {
            page.click(&format!(".plate[data-plate={group}]")).await;
            opened(page, group, "group", group).await;
            stands_out(page, &format!("the members of {group}"), &ids(who)).await;
            close(page).await;
        }
    });
}

/// Where everybody stands, in chart units.
const STANDS: &str = "return host.geometry().cards";

fn a_panel_moves_nobody_and_is_beside_the_chart_or_over_it(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, height, element) in
            [(1280, 900, "aside"), (1000, 700, "aside"), (760, 900, "aside"), (360, 740, "dialog")]
        {
            page.size(width, height).await;
            page.open_chart(&[("at", "all")]).await;
            let before = page.run(STANDS).await;
            page.forget_events().await;
            page.click(".node[data-id=baek]").await;
            opened(page, "the panel", "character", "baek").await;
            page.expect("the panel", "return one('[part~=panel]').localName", element).await;
            page.rests().await;
            assert_eq!(page.run(STANDS).await, before, "at {width} px somebody stands elsewhere");
            if element == "aside" {
                let seen = "const [chart, panel] = [one('.stage'), one('[part~=panel]')]
                        .map((element) => element.getBoundingClientRect());
                    return [chart.right <= panel.left, isOnStage(one('.node[data-id=baek]'))]";
                page.expect("beside the chart, with the card in view", seen, json!([true, true])).await;
            }
            page.expect("nothing is laid out again", "return heard.length", 0).await;
            close(page).await;
        }
    });
}

#[test]
fn the_layout_is_told_of_once_and_ready_means_drawn() {
    browse(async |page| {
        page.early("addEventListener('DOMContentLoaded', async () => {
            await customElements.whenDefined('cast-map');
            const host = document.querySelector('cast-map');
            await host.ready;
            window.first = [...host.shadowRoot.querySelectorAll('.node')].map((node) => node.dataset.id).sort();
        })")
        .await;
        let show = Document::built_in();
        page.open_chart(&[("at", "1")]).await;
        page.expect("drawn when ready", "return window.first", json!(show.visible(1))).await;
        let told = "return heard.filter(({ name }) => name === 'layout').map(({ detail }) => detail)";
        let once = |told: &Value, at: u64| {
            let detail = &told[0];
            assert_eq!(told.as_array().map(Vec::len), Some(1), "at {at}: {told}");
            assert_eq!(detail["characters"], json!(show.visible(at).len()), "at {at}: {told}");
            assert_eq!(detail["relations"], json!(show.relations(at)), "at {at}: {told}");
            assert!(detail["ms"].as_u64().is_some(), "at {at}: {told}");
        };
        once(&page.run(told).await, 1);
        page.forget_events().await;
        page.watch("8").await;
        page.settled().await;
        page.shows("the last point", &show.visible(8)).await;
        page.rests().await;
        once(&page.run(told).await, 8);
        page.forget_events().await;
        for switch in ["[data-switch=past]", "[data-kind=mentor]", "[data-switch=hide]"] {
            page.click(switch).await;
            page.rests().await;
        }
        assert_eq!(page.run(told).await, json!([]), "nothing of this is another layout");
    });
}
