//! What changed: the panel, the marks in chart, cards and list, and motion for those who want it.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse;
use crate::page::Page;

/// The marks of cards, ties and groups that are seen, each with what it is on.
const MARKS: &str = "return all('.mark').map((mark) => {
        const on = mark.parentElement;
        const id = on.dataset.id ?? on.dataset.relation ?? on.dataset.plate
            ?? host.geometry().ties[Number(on.dataset.tie)]?.id;
        return `${id}: ${words(mark)}`;
    }).sort()";

/// Headings of the panel, with how many lines there are under each.
const BLOCKS: &str = "return all('[part~=panel] .block').map((block) => {
        const title = block.querySelector('.block-title');
        return title ? `${title.textContent}: ${block.querySelectorAll('li').length}` : '';
    })";

const TITLE: &str = "return words(one('#panel-title'))";
const COUNTS: &str = "return words(one('[part~=panel] .outcome'))";
const PRESSED: &str = "return one('[data-switch=marks]').ariaPressed";

async fn open(page: &Page, view: &str) {
    page.open(&[("view", view)]).await;
}

#[test]
fn a_step_ahead_is_marked_in_chart_cards_and_list() {
    browse(async |page| {
        open(page, "chart").await;
        page.expect("nothing at first", MARKS, json!([])).await;
        page.watch("3").await;
        page.watch("4").await;
        let chart = json!([
            "baek>daughter#1: new",
            "daughter: new",
            "han-family: new",
            "han: news",
            "han>baek#2: changed",
            "han>daughter#1: new",
        ]);
        page.expect("in the chart", MARKS, chart).await;
        let named = "return [one('.node[data-id=daughter]').ariaLabel, one('.node[data-id=han]').ariaLabel]
            .map((said) => said.split(', ').at(-1))";
        page.expect("for those who listen", named, json!(["new", "news"])).await;
        page.click("[data-view=list]").await;
        page.wait("the list", "return one('[part~=list]')").await;
        let ties = json!(["baek>daughter#1: new", "han>baek#2: changed", "han>daughter#1: new"]);
        page.expect("in the list", MARKS, ties).await;
        page.expect("the switch is on", PRESSED, "true").await;
        page.click("[data-view=cards]").await;
        page.expect("in the cards", MARKS, json!(["daughter: new", "han: news"])).await;
        page.click("[data-view=chart]").await;
        page.click("[data-switch=marks]").await;
        page.expect("the switch is off", PRESSED, "false").await;
        page.expect("nothing is marked", MARKS, json!([])).await;
        page.click("[data-switch=marks]").await;
        page.wait("and again", "return all('.mark').length > 3").await;
        page.watch("2").await;
        page.expect("nothing after a step back", MARKS, json!([])).await;
    });
}

#[test]
fn a_relation_that_has_just_ended_is_still_there() {
    browse(async |page| {
        let show = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]},
            "characters": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
            "relations": [{"id": "feud", "from": "ann", "to": "bob", "kind": "rival", "until": 2},
                {"id": "debt", "from": "bob", "to": "ann", "label": "owes …"}]}"#;
        let src = page.server.give("show.json", show);
        page.open_chart(&[("src", &src)]).await;
        let ties = "return host.geometry().ties.map(({ id }) => id).sort()";
        page.expect("both hold", ties, json!(["debt", "feud"])).await;
        page.watch("2").await;
        page.expect("one has ended", MARKS, json!(["feud: ended"])).await;
        page.expect("and is shown", ties, json!(["debt", "feud"])).await;
        let said =
            "return all('.label').map((label) => label.ariaLabel).find((said) => said.endsWith(', ended'))";
        page.expect("as what it is", said, "Ann is a rival of Bob (formerly), ended").await;
        page.click("[data-switch=marks]").await;
        page.expect("without marks it is gone", ties, json!(["debt"])).await;
    });
}

#[test]
fn the_panel_tells_of_one_point_or_of_all_since_another() {
    browse(async |page| {
        page.open_chart(&[("at", "4")]).await;
        page.click("[data-open=changes]").await;
        page.expect("the point before", TITLE, "What changed in Episode 4 · 人ごとではない").await;
        page.wait("the panel has the focus", "return one('#panel-title') === focused()").await;
        let counts = page.run(COUNTS).await;
        let blocks = page.run(BLOCKS).await;
        assert!(counts.as_str().is_some_and(|said| said.starts_with("2 new, ")), "{counts} {blocks}");
        assert_eq!(blocks[0], "New: 2", "{blocks}");
        let options =
            "return [...one('[data-choice=\"change.compare\"]').options].map((option) => option.text)";
        let earlier = json!([
            "Episode 3 · 走り続ける",
            "Episode 2 · The Birth of Protégé No.1",
            "Episode 1 · Enter Doctor Maniac",
            "not started",
        ]);
        page.expect("the earlier points", options, earlier).await;
        page.click("[data-choice=\"change.compare\"] option[value=\"0\"]").await;
        page.expect("from the beginning", TITLE, "What changed from the beginning up to Episode 4").await;
        page.wait("more is new then", "return all('.mark').length > 8").await;
        // Somebody in it can be gone to; what is marked stays.
        page.click("[part~=panel] [data-open=\"character:han\"]").await;
        page.expect("somebody new", "return host.focusOn", "han").await;
        page.wait("the marks stay", "return one('[data-id=han] .mark')").await;
        page.click("[data-open=changes]").await;
        page.expect("and back", TITLE, "What changed from the beginning up to Episode 4").await;
        page.click("[part~=panel] [data-open^=\"relation:\"]").await;
        page.wait("a relation", "return all('.label.selected, [part~=panel] .block-title').length").await;
        page.press(Key::Escape).await;
        page.set("at", Some("0")).await;
        page.expect(
            "before it begins there is nothing to ask",
            "return all('[data-open=changes]').length",
            0,
        )
        .await;
    });
}

#[test]
fn on_a_phone_it_is_a_sheet() {
    browse(async |page| {
        page.size(360, 740).await;
        page.open(&[("at", "4")]).await;
        page.click("[data-open=changes]").await;
        page.wait("a modal sheet", "return one('dialog.sheet').matches(':modal')").await;
        page.expect("what changed", TITLE, "What changed in Episode 4 · 人ごとではない").await;
        let wide = "return document.documentElement.scrollWidth <= innerWidth && one('.sheet').scrollWidth <= innerWidth";
        page.expect("nothing is cut", wide, true).await;
        page.press(Key::Escape).await;
        page.expect("the focus is back", "return focused().dataset.open", "changes").await;
        page.wait("the marks are there", "return all('.card .mark').length").await;
    });
}

/// What is moving in the chart: cards, and the rest.
const MOVING: &str =
    "return [root.getAnimations().filter(({ effect }) => effect.target.matches('.node')).length,
        root.getAnimations().filter(({ effect }) => effect.target.matches('canvas, .label, .plate')).length]";

#[test]
fn motion_explains_a_step_and_stops_for_those_who_want_none() {
    for (motion, moves) in [("no-preference", true), ("reduce", false)] {
        browse(async |page| {
            let wanted = json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
            page.tell("Emulation.setEmulatedMedia", wanted).await;
            page.open_chart(&[("at", "3")]).await;
            // Longer than a script takes to look.
            page.tell("Animation.enable", json!({})).await;
            page.tell("Animation.setPlaybackRate", json!({ "playbackRate": 0.02 })).await;
            // With all of the code.
            page.run("host.find('')").await;
            page.choose("at", "4").await;
            page.expect("the point", "return String(host.at)", "4").await;
            page.wait("the newcomer is drawn", "return one('.node[data-id=daughter]')").await;
            let moving = page.run(MOVING).await;
            let some = |place: usize| moving[place].as_u64().is_some_and(|moving| moving > 0);
            assert_eq!((some(0), some(1)), (moves, moves), "{motion}: {moving}");
        });
    }
}
