//! How are they connected? Asked by mouse, fingers and keys, and by a script of the page.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::documents;
use crate::page::Page;

/// Ann and Bob by two ways; Dan to nobody before the second point, when Eve comes.
const SHOW: &str = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]},
    "groups": [{"id": "crew", "name": "the crew"}],
    "characters": [
        {"id": "ann", "name": {"en": "Ann", "ko": "안나"}}, {"id": "bob", "name": {"en": "Bob", "ko": "밥"}},
        {"id": "cid", "name": {"en": "Cid", "ko": "시드"}}, {"id": "dan", "name": "Dan"},
        {"id": "eve", "name": "Eve", "since": 2}],
    "relations": [
        {"id": "ac", "from": "ann", "to": "cid", "label": {"en": "trusts …", "ko": "…을(를) 믿는다"}},
        {"id": "bc", "from": "bob", "to": "cid", "kind": "friend"},
        {"id": "ag", "from": "ann", "to": "crew", "kind": "rival"},
        {"id": "gb", "from": "crew", "to": "bob", "label": "hires …", "back": {"label": "fears …"}},
        {"id": "de", "from": "dan", "to": "eve", "kind": "family"},
        {"id": "ea", "from": "eve", "to": "ann", "kind": "mentor"}]}"#;

const PANEL: &str = "return words(one('[part~=panel] .panel-title'))";
const STATUS: &str = "return words(one('.panel [role=status].outcome'))";
const PRESSED: &str = "return all('[data-chain]').map((button) => button.ariaPressed === 'true')";

async fn open(page: &Page, attributes: &str) {
    let src = page.server.give("show.json", SHOW);
    let body = format!("<cast-map src=\"{src}\" {attributes}></cast-map>");
    page.visit(&page.server.give("page.html", documents::page(&body))).await;
    page.ready().await;
}

/// Waits until these stand out in the chart, and these ties.
async fn lights(page: &Page, what: &str, who: &str, labels: &[&str]) {
    let who: Vec<&str> = who.split_whitespace().collect();
    page.expect(what, "return lit()", json!(who)).await;
    let said = "return all('.label:not(.faded)').map((label) => label.ariaLabel).sort()";
    page.expect(&format!("{what}: the ties"), said, json!(labels)).await;
}

#[test]
fn with_the_mouse_the_chains_light_up_one_by_one() {
    browse(async |page| {
        open(page, "view=\"chart\" at=\"1\"").await;
        page.settled().await;
        page.click(".node[data-id=ann]").await;
        lights(page, "those around Ann", "ann cid", &["Ann is a rival of the crew", "Ann trusts Cid"]).await;
        page.forget_events().await;
        page.click("[data-ask]").await;
        let offered = "return all('.ask [role=option]').map((option) => option.dataset.found)";
        let others = ["character:bob", "character:cid", "character:dan"];
        page.expect("nobody who is not there yet", offered, json!(others)).await;
        page.click(".ask [data-found=\"character:bob\"]").await;
        page.expect("the two", PANEL, "Ann – Bob").await;
        page.expect("what came out", STATUS, "The shortest chain: 2 steps").await;
        page.expect("the panel has the focus", "return words(focused())", "Ann – Bob").await;
        lights(page, "the first", "ann bob cid", &["Ann trusts Cid", "Bob is a friend of Cid"]).await;
        let said = "return all('.chained').map((chain) => [...chain.querySelectorAll('ol > li')].map(words))";
        let expected = json!([
            ["A Ann", "C Ann trusts Cid", "B Bob is a friend of Cid"],
            ["A Ann", "t Ann is a rival of the crew", "B the crew hires Bob Bob fears the crew"],
        ]);
        page.expect("as sentences, from face to face", said, expected).await;
        page.expect("the first is pressed", PRESSED, json!([true, false])).await;
        page.click("[data-chain=\"1\"]").await;
        page.expect("the second", PRESSED, json!([false, true])).await;
        let second = ["Ann is a rival of the crew", "the crew hires Bob. Bob fears the crew"];
        lights(page, "the second", "ann bob", &second).await;
        page.expect("the focus stays", "return focused().dataset.chain", "1").await;
        let heard = "return heard.map(({ name }) => name)";
        assert_eq!(page.run(heard).await, json!([]), "Ann is still the one who is selected");
        assert_eq!(page.property("focusOn").await, json!("ann"));

        page.click(".chained [data-open=\"character:cid\"]").await;
        page.expect("a station leads on", PANEL, "Cid").await;
        lights(page, "those around Cid", "ann bob cid", &["Ann trusts Cid", "Bob is a friend of Cid"]).await;
        let selected = "return heard.map(({ name, detail }) => [name, detail.type, detail.id])";
        assert_eq!(page.run(selected).await, json!([["select", "character", "cid"]]));
    });
}

#[test]
fn from_any_view_the_chart_shows_a_chain() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        page.click("[part~=card][data-id=daughter]").await;
        page.click("[data-ask]").await;
        page.click(".ask [data-found=\"character:agent\"]").await;
        page.wait("there are chains", "return all('[data-chain]').length > 1").await;
        page.expect("none is lit where there is no chart", PRESSED, json!([false, false, false, false]))
            .await;
        let small = "return all('.panel :is(button, input, a)').filter(isShown).map((target) =>
            [target.outerHTML.slice(0, 80), target.getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 24 || height < 24).map(([name]) => name)";
        page.expect("all can be hit", small, json!([])).await;
        page.forget_events().await;
        page.click("[data-chain=\"0\"]").await;
        page.settled().await;
        page.expect("the page is told of the view", "return heard[0].detail", json!({"view": "chart"})).await;
        page.rests().await;
        let ids = page.run("return host.paths('daughter', 'agent', 1)[0].ids.sort()").await;
        page.expect("whom it passes", "return lit()", ids.clone()).await;
        let there = "return lit().every((id) => isOnStage(one(`.node[data-id='${id}']`)))";
        page.expect("all of it is in view", there, true).await;
        page.expect("its switch", "return one('[data-chain=\"0\"]').ariaPressed", "true").await;
        let reach = "return all('[data-switch=\"1\"]').length";
        page.expect("how far it is lit is no question now", reach, 0).await;
        page.click(".panel .link[data-open=\"character:daughter\"]").await;
        page.expect("the way back", PANEL, "Han Yu-rim’s daughter 한유림의 딸").await;
    });
}

#[test]
fn by_keys_alone() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        page.run("one('[part~=card][data-id=yang]').focus()").await;
        page.press(Key::Enter).await;
        page.expect("the panel", PANEL, "Yang Jae-won 양재원").await;
        page.press(Key::Tab).await;
        page.expect("the question is the next stop", "return 'ask' in focused().dataset", true).await;
        let question = "return words(focused())";
        page.expect("which is", question, "How is Yang Jae-won connected to …?").await;
        page.press(Key::Enter).await;
        let active = "const field = one('.ask input');
            const option = root.getElementById(field.getAttribute('aria-activedescendant'));
            return [field.getAttribute('role'), field.ariaExpanded, field.ariaLabel, option.ariaSelected, option.dataset.found,
                one('[data-ask]').ariaExpanded, field === focused()]";
        let is_on = |found: &str| {
            let label = "How is Yang Jae-won connected to …?";
            json!(["combobox", "true", label, "true", found, "true", true])
        };
        page.expect("a field and the first", active, is_on("character:baek")).await;
        page.press(Key::Down).await;
        page.expect("the second", active, is_on("character:cheon")).await;
        page.press(Key::Escape).await;
        page.expect("Escape goes back", "return 'ask' in focused().dataset", true).await;
        page.expect("and no further", "return host.focusOn", "yang").await;
        page.expect("it is closed", "return all('.ask [role=listbox]').length", 0).await;
        page.press(Key::Enter).await;
        page.press("zzzz").await;
        page.expect("nobody", "return words(one('.ask .more'))", "Nothing matches “zzzz”").await;
        for _ in 0..4 {
            page.press(Key::Backspace).await;
        }
        page.press("kim sunyoung").await;
        let why = "return all('.ask [role=option]').map(words)";
        page.expect("by the actor", why, json!(["K Kang Myeong-hui played by Kim Sun-young"])).await;
        page.press(Key::Enter).await;
        page.expect("the two", "return words(focused())", "Yang Jae-won – Kang Myeong-hui").await;
        page.expect("what came out", STATUS, "The shortest chain: 2 steps").await;
        page.press(Key::Tab).await;
        page.expect("the first chain", "return focused().dataset.chain", "0").await;
        let named = "return focused().ariaLabel";
        page.expect("by its name", named, "Show in the chart: Chain 1: 2 steps").await;
        page.press(Key::Tab).await;
        page.expect("its first station", "return focused().dataset.open", "character:yang").await;
        page.press(Key::Escape).await;
        page.expect("closed", "return host.focusOn", "").await;
        page.expect("back on the card", "return focused().dataset.id", "yang").await;
    });
}

#[test]
fn on_a_phone_the_chain_is_seen_above_its_sentences() {
    browse(async |page| {
        page.phone(360, 740).await;
        page.open(&[("at", "all")]).await;
        let tap = async |selector: &str| {
            let there = format!(
                "one({}).scrollIntoView({{ block: 'center', behavior: 'instant' }})",
                json!(selector)
            );
            page.wait(&format!("there is {selector}"), &format!("{there}; return true")).await;
            let at = page.middle(selector).await;
            page.fingers(&[(at, at)]).await;
        };
        tap("[part~=card][data-id=daughter]").await;
        page.wait("as a sheet", "return isShown(one('dialog[part~=panel]'))").await;
        tap("[data-ask]").await;
        page.wait("the others", "return all('.ask [role=option]').length > 5").await;
        tap(".ask [data-found=\"character:kang\"]").await;
        page.expect("the two", PANEL, "Han Yu-rim’s daughter – Kang Myeong-hui").await;
        page.wait("two chains", "return all('[data-chain]').length > 1").await;
        tap("[data-chain=\"1\"]").await;
        page.settled().await;
        page.rests().await;
        let ids = page.run("return host.paths('daughter', 'kang', 2)[1].ids.sort()").await;
        page.expect("whom it passes", "return lit()", ids).await;
        let seen = "const { top } = one('.sheet').getBoundingClientRect();
            return lit().map((id) => one(`.node[data-id='${id}']`)).filter((node) =>
                !isOnStage(node) || !isInView(node) || node.getBoundingClientRect().bottom > top).length";
        page.expect("above the sheet", seen, 0).await;
        let button = "const { top, bottom } = one('[data-chain=\"1\"]').getBoundingClientRect();
            return top > one('.sheet').getBoundingClientRect().top && bottom < innerHeight";
        page.expect("with its sentences", button, true).await;
        tap(".panel .link[data-open=\"character:daughter\"]").await;
        page.expect("the way back", PANEL, "Han Yu-rim’s daughter 한유림의 딸").await;
        tap("[part~=panel] [data-close]").await;
        page.expect("closed", "return all('[part~=panel]').length", 0).await;
    });
}

#[test]
fn what_is_not_to_be_seen_yet_connects_nobody() {
    browse(async |page| {
        open(page, "view=\"chart\" at=\"1\" focus-on=\"ann\"").await;
        page.settled().await;
        page.click("[data-ask]").await;
        page.click(".ask [data-found=\"character:dan\"]").await;
        let none = "As far as you have watched, no chain of relations leads from Ann to Dan.";
        page.expect("none", STATUS, none).await;
        lights(page, "the two alone", "ann dan", &[]).await;
        let told = "return root.querySelector('.castmap').textContent.includes('Eve')";
        assert_eq!(page.run(told).await, json!(false));
        page.choose("at", "2").await;
        page.expect("later there is one", STATUS, "The shortest chain: 2 steps").await;
        lights(page, "by Eve", "ann dan eve", &["Dan is family to Eve, new", "Eve mentors Ann, new"]).await;
        page.choose("at", "1").await;
        page.expect("and then none again", STATUS, none).await;
        assert_eq!(page.run(told).await, json!(false));
    });
}

#[test]
fn a_script_is_given_ids_and_sentences() {
    browse(async |page| {
        open(page, "at=\"1\"").await;
        let first = json!({"ids": ["ann", "cid", "bob"], "relations": ["ac", "bc"],
            "sentences": ["Ann trusts Cid", "Bob is a friend of Cid"]});
        let second = json!({"ids": ["ann", "crew", "bob"], "relations": ["ag", "gb"],
            "sentences": ["Ann is a rival of the crew", "the crew hires Bob. Bob fears the crew"]});
        let row = |asked: &str, expected: Value| (asked.to_owned(), expected);
        for (asked, expected) in [
            row("'ann', 'bob'", json!([first, second])),
            row("'ann', 'bob', 1", json!([first])),
            row("'ann', 'bob', Infinity", json!([first, second])),
            row("'ann', 'bob', 0", json!([])),
            row("'ann', 'bob', -1", json!([])),
            row("'ann', 'bob', 'x'", json!([])),
            row("'ann', 'ann'", json!([])),
            row("'ann', 'dan'", json!([])),
            row("'ann', 'eve'", json!([])),
            row("'eve', 'ann'", json!([])),
            row("'ann', 'nobody'", json!([])),
            row("'ann'", json!([])),
        ] {
            assert_eq!(page.run(&format!("return host.paths({asked})")).await, expected, "{asked}");
        }
        let group = page.run("return host.paths('crew', 'ann', 1)[0].ids").await;
        assert_eq!(group, json!(["crew", "ann"]), "a group has relations of its own");
        page.set("lang", Some("ko")).await;
        let korean = "return host.paths('ann', 'bob', 1)[0].sentences";
        page.expect("in Korean", korean, json!(["안나는 시드를 믿는다", "밥은 시드의 친구다"])).await;
        page.set("at", Some("2")).await;
        page.expect("later", "return host.paths('ann', 'dan')[0]?.ids", json!(["ann", "eve", "dan"])).await;
        let shown = "return [host.focusOn, all('[part~=panel]').length]";
        assert_eq!(page.run(shown).await, json!(["", 0]), "asking changes nothing");
        let early = "return document.createElement('cast-map').paths('ann', 'bob')";
        assert_eq!(page.run(early).await, json!([]), "before there is anything to ask");
    });
}
