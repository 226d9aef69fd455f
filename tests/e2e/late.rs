//! Code that is loaded later: not at a first visit, but with whatever needs it, and what happens where it does not come.

use serde_json::json;

use crate::browser::{browse, browse_in};
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;
use crate::server::Answer;
use crate::states::settle;

in_both!(
    whatever_is_opened_first_opens_with_the_first_click,
    where_it_does_not_come_the_rest_goes_on_and_says_so,
    a_key_that_is_pressed_before_its_code_is_there_counts,
    the_first_picture_is_of_what_was_asked_for,
);

const REST: &str = "/castmap_rest.wasm";

/// What the browser has loaded by now, but for the page itself and its sign.
const LOADED: &str =
    "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    .filter((path) => path !== '/favicon.ico').sort()";

const PANEL: &str = "return isShown(one('[part~=panel]'))";

/// Opens a page with the small show in an element with these attributes, without asking the element for anything.
async fn open(page: &Page, attributes: &str) {
    page.server.give("small.json", SMALL);
    let tag = format!("<cast-map src=\"/t/small.json\" {attributes}></cast-map>");
    page.visit(&page.server.give("page.html", documents::page(&tag))).await;
    page.ready().await;
}

#[test]
fn a_first_visit_loads_what_is_weighed_and_nothing_else() {
    browse(async |page| {
        for size in [(1280, 900), (360, 740)] {
            page.size(size.0, size.1).await;
            page.visit("/").await;
            page.ready().await;
            page.wait("the chart has settled, or there are cards", "return all('[part~=card]').length").await;
            // Longer than anything takes that it does by itself.
            page.resolve("await new Promise((done) => setTimeout(done, 1000))").await;
            let weighed = json!(["/castmap.js", "/castmap_bg.wasm", "/page.css", "/page.js"]);
            assert_eq!(page.run(LOADED).await, weighed, "{size:?}");
        }
    });
}

fn whatever_is_opened_first_opens_with_the_first_click(engine: Engine) {
    browse_in(engine, async |page| {
        for (opener, opened) in [
            ("[part~=node][data-id=ann]", "[part~=panel]"),
            ("[data-facet=roles]", ".values [role=option]"),
            ("[data-save]", ".save .values"),
            ("[data-zoom=keys]", ".help"),
            ("[data-view=list]", "[part~=list] [data-relation]"),
            ("[data-open=about]", "[part~=panel]"),
        ] {
            open(page, "").await;
            page.click(opener).await;
            page.wait(opener, &format!("return isShown(one('{opened}'))")).await;
        }
        open(page, "").await;
        page.run("one('[type=search]').focus()").await;
        page.press("cook").await;
        page.shows("what is typed before the code is there", &ids("bob")).await;
        page.wait("what is found", "return isShown(one('[data-found=\"character:bob\"]'))").await;
    });
}

#[test]
fn what_the_page_asks_for_at_the_start_comes_by_itself() {
    browse(async |page| {
        open(page, "q=\"cook\"").await;
        page.shows("an attribute that searches", &ids("bob")).await;
        open(page, "focus-on=\"ann\"").await;
        page.wait("an attribute that opens a panel", PANEL).await;
        open(page, "view=\"list\"").await;
        page.wait("an attribute that asks for the list", "return all('[data-relation]').length").await;
    });
}

fn the_first_picture_is_of_what_was_asked_for(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        let tag = "<cast-map src=\"/t/small.json\" view=\"list\"></cast-map>";
        let address = page.server.give("page.html", documents::page(tag));
        let painted = "host.ready.then(() => (window.rows = all('[data-relation]').length))";
        page.server.hold(REST);
        page.visit(&address).await;
        page.run(painted).await;
        page.wait("the document is read", "return heard.some(({ name }) => name === 'load')").await;
        // Longer than a picture takes.
        page.resolve("await new Promise((done) => setTimeout(done, 300))").await;
        page.expect("there is no picture yet", "return window.rows", json!(null)).await;
        page.server.release(REST);
        page.expect("it is one of the list", "return window.rows", 1).await;

        page.expects("Failed to load resource");
        page.server.answer(REST, Answer::of(404, "text/plain", b"gone"));
        page.visit(&address).await;
        page.run(painted).await;
        page.expect("nobody waits for what cannot be had", "return window.rows", 0).await;
    });
}

#[test]
fn a_panel_that_waits_for_its_code_comes_with_it_and_takes_the_focus() {
    browse(async |page| {
        page.server.hold(REST);
        open(page, "").await;
        page.click("[part~=node][data-id=ann]").await;
        page.expect("it is selected", "return host.focusOn", "ann").await;
        page.expect("there is nothing yet", "return all('[part~=panel]').length", 0).await;
        page.server.release(REST);
        page.wait("it comes", PANEL).await;
        page.expect("the focus is in it", "return focused().id", "panel-title").await;
    });
}

fn a_key_that_is_pressed_before_its_code_is_there_counts(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.hold(REST);
        open(page, "view=\"chart\"").await;
        page.run("window.pressed = 0; document.addEventListener('keydown', () => { window.pressed += 1; })")
            .await;
        page.run("one('.node[data-id=ann]').focus()").await;
        page.press("m").await;
        page.expect("nobody reads it yet", "return all('.node.held').length", 0).await;
        page.server.release(REST);
        page.wait("the card is picked up", "return all('.node.held').length").await;
        page.expect("the page around has heard of it once", "return window.pressed", 1).await;

        // A card that is put down is not opened as well, and one that nobody carries is.
        for (keys, then) in
            [("m\u{e014}\u{e006}", ".node[data-id=ann] [data-pin]"), ("\u{e00c}\u{e006}", ".panel")]
        {
            page.server.hold(REST);
            open(page, "view=\"chart\"").await;
            page.run("one('.node[data-id=ann]').focus()").await;
            page.press(keys).await;
            page.server.release(REST);
            page.wait_with(then, "return all(arguments[0]).some(isShown)", &[json!(then)]).await;
            settle(page).await;
            let opened = "return all('.panel').some(isShown)";
            page.expect(&format!("{then}: what is open"), opened, then == ".panel").await;
        }
    });
}

#[test]
fn scripts_get_an_answer_at_once_even_before_the_code_is_there() {
    browse(async |page| {
        page.server.give("small.json", SMALL);
        let script = "document.addEventListener('cast-map-load', ({ target }) => {
            window.answers = [target.find('cook')[0].id, target.paths('ann', 'bob')[0].ids,
                target.geometry().cards.length, target.toSVG().startsWith('<svg')];
        });";
        page.early(script).await;
        open(page, "").await;
        page.expect("the answers", "return window.answers", json!(["bob", ["ann", "bob"], 2, true])).await;
        assert_eq!(page.server.asked(REST), 1);
        // It is there now: nobody loads it again.
        page.click("[part~=node][data-id=ann]").await;
        page.wait("the panel opens", PANEL).await;
        assert_eq!(page.server.asked(REST), 1);
    });
}

#[test]
fn two_elements_load_it_once() {
    browse(async |page| {
        page.server.give("small.json", SMALL);
        let tag = "<cast-map src=\"/t/small.json\"></cast-map>".repeat(2);
        page.visit(&page.server.give("page.html", documents::page(&tag))).await;
        let both =
            "return [...document.querySelectorAll('cast-map')].every((each) => each.visible.length === 2)";
        page.wait("both are there", both).await;
        page.resolve(
            "await Promise.all([...document.querySelectorAll('cast-map')].map((each) => each.ready))",
        )
        .await;
        let open = "for (const each of document.querySelectorAll('cast-map')) each.focusOn = 'ann';
            return [...document.querySelectorAll('cast-map')].every((each) => each.shadowRoot.querySelector('.panel'))";
        page.wait("both have a panel", open).await;
        assert_eq!(page.server.asked(REST), 1);
    });
}

fn where_it_does_not_come_the_rest_goes_on_and_says_so(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("Failed to load resource");
        let good = std::fs::read(places::dist().join(&REST[1..])).expect("the build has its second wasm");
        // As long as a good one, and of another build: what it is linked by has another name.
        let seal = "__wasm_split".as_bytes();
        let at = good.windows(seal.len()).rposition(|window| window == seal).expect("it is linked");
        let mut strange = good.clone();
        strange[at] = b'x';
        for (status, body, reason) in [
            (404, &b"gone"[..], "wasm-missing"),
            (200, b"no wasm", "wasm-type"),
            (200, &strange, "wasm-type"),
        ] {
            page.server.answer(REST, Answer::of(status, "application/wasm", body));
            open(page, "").await;
            page.click("[part~=node][data-id=ann]").await;
            page.wait(reason, "return isShown(one('.told')) && words(one('.told')).length > 10").await;
            let heard = page.heard("error").await;
            assert!(!heard.is_empty());
            for event in &heard {
                assert_eq!(event["detail"]["reason"], json!(reason), "{heard:?}");
                assert!(
                    event["detail"]["message"].as_str().is_some_and(|said| said.contains("wasm")),
                    "{heard:?}"
                );
            }
            page.shows("the chart goes on", &ids("ann bob")).await;
            page.choose("theme", "dark").await;
            page.expect("the settings go on", "return host.theme", "dark").await;
            // So do buttons by keys, though nobody reads those before them.
            page.run("one('[data-view=cards]').focus()").await;
            page.press("\u{e014}\u{e007}").await;
            page.expect("Enter presses a button", "return host.view", "cards").await;
            page.set("view", Some("chart")).await;
            page.server.answer(REST, Answer::of(200, "application/wasm", &good));
            page.click("[part~=node][data-id=bob]").await;
            page.wait("it comes in the end", PANEL).await;
        }
    });
}

/// What waited for keys is pressed in the end, and says what is wrong.
#[test]
fn a_card_that_waits_for_code_that_never_comes_is_pressed_all_the_same() {
    browse(async |page| {
        page.expects("Failed to load resource");
        page.expects("castmap_rest.wasm");
        page.server.answer(REST, Answer::of(404, "text/plain", "gone"));
        page.server.hold(REST);
        open(page, "view=\"chart\"").await;
        page.run("one('.node[data-id=ann]').focus()").await;
        page.press("m\u{e006}").await;
        page.expect("it waits", "return host.focusOn === 'ann'", false).await;
        page.server.release(REST);
        page.wait("it says why", "return isShown(one('.told')) && words(one('.told')).length > 10").await;
        page.expect("it was pressed", "return host.focusOn", "ann").await;
    });
}

#[test]
fn a_point_that_is_chosen_before_the_code_is_there_is_asked_about_and_marked_with_it() {
    browse(async |page| {
        let show = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}, {}]},
            "characters": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}, {"id": "cid", "name": "Cid", "since": 2}],
            "relations": [{"id": "feud", "from": "ann", "to": "bob", "kind": "rival", "until": 2}]}"#;
        page.server.give("small.json", show);
        page.server.hold(REST);
        let tag = "<cast-map src=\"/t/small.json\" view=\"chart\"></cast-map>";
        page.visit(&page.server.give("page.html", documents::page(tag))).await;
        page.ready().await;
        page.choose("at", "2").await;
        page.shows("the point is there at once", &ids("ann bob cid")).await;
        page.expect("nothing is marked yet", "return all('.mark').length", 0).await;
        page.server.release(REST);
        let marks = "return all('.mark').map((mark) => mark.dataset.mark).sort()";
        page.expect("who is new, and what has ended", marks, json!(["gone", "new"])).await;

        page.server.hold(REST);
        page.visit("/t/page.html").await;
        page.ready().await;
        page.run("localStorage.clear()").await;
        page.visit("/t/page.html").await;
        page.ready().await;
        page.choose("at", "all").await;
        page.shows("nothing is shown before it is meant", &ids("ann bob")).await;
        page.server.release(REST);
        page.wait("they are asked", "return isShown(one('.doubt'))").await;
    });
}
