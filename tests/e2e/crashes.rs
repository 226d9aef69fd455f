//! What happens when the code of an element breaks: all others go on, and it comes back as it was, once.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::chart::focus::focus;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(
    one_that_breaks_comes_back_as_it_was,
    what_was_arranged_and_seen_is_there_again,
    what_is_open_is_open_again_and_the_focus_is_where_it_was,
    the_page_around_it_does_not_jump,
    what_it_was_to_show_when_it_broke_is_not_tried_again,
    the_second_time_it_says_so,
    wherever_it_breaks_while_it_starts_it_is_there_in_the_end,
    one_that_breaks_before_its_document_is_there_waits_for_it,
    a_document_that_breaks_it_is_not_the_end,
    each_of_a_hundred_breaks_and_all_others_go_on,
);

const BREAKING: &str = include_str!("breaking.js");

/// The ways in which it can break.
const WAYS: [&str; 3] = ["trap", "panic", "throw"];

/// Opens a page with the small show in an element with these attributes.
async fn open(page: &Page, attributes: &str) {
    page.server.give("small.json", SMALL);
    let tag =
        format!("<cast-map src=\"/t/small.json\" {attributes}><p id=\"fallback\">Ann, Bob</p></cast-map>");
    page.visit(&page.server.give("page.html", documents::page(&tag))).await;
}

/// A page in whose elements code may break.
fn break_in(engine: Engine, test: impl AsyncFnOnce(&Page)) {
    browse_in(engine, async |page| {
        page.early(BREAKING).await;
        test(page).await;
        page.expect("the page has heard of nothing", "return uncaught", json!([])).await;
    });
}

/// Breaks the newest one while it does what `script` asks for.
async fn break_while(page: &Page, how: &str, script: &str) {
    page.run(&format!("breakNext(running.at(-1), '{how}'); {script}")).await;
}

const FALLBACK: &str = "return isShown(document.querySelector('#fallback'))";

fn one_that_breaks_comes_back_as_it_was(engine: Engine) {
    break_in(engine, async |page| {
        for how in WAYS {
            open(page, "at=\"1\" view=\"cards\" link").await;
            page.resolve("await host.ready").await;
            page.choose("theme", "dark").await;
            page.choose("language", "ko").await;
            page.click("[part~=card][data-id=bob]").await;
            page.run("host.roles = 'Cook'").await;
            page.expect("what was chosen", "return cards()", json!(["bob"])).await;
            let view =
                "return ['at', 'view', 'theme', 'lang', 'focusOn', 'roles', 'q'].map((name) => host[name])";
            let before = page.run(view).await;
            assert_eq!(before, json!(["1", "cards", "dark", "ko", "bob", "Cook", ""]), "{how}");
            page.run("window.frame = one('.castmap')").await;
            break_while(
                page,
                how,
                "one('[data-choice=theme]').dispatchEvent(new Event('change', { bubbles: true }))",
            )
            .await;
            page.wait(how, "return one('.castmap') && one('.castmap') !== frame").await;
            page.hear("has broken").await;
            page.expect("as it was", "return cards()", json!(["bob"])).await;
            page.expect(how, view, before).await;
            page.wait("its panel", "return isShown(one('[part~=panel]'))").await;
            page.expect("its theme", "return one('.castmap').dataset.theme", "dark").await;
            page.expect("nobody is told", "return heard.filter(({ name }) => name === 'error')", json!([]))
                .await;
            // It is alive.
            page.run("host.roles = ''").await;
            page.expect("it goes on", "return cards()", json!(["ann", "bob"])).await;
            page.click("[part~=card][data-id=ann]").await;
            page.expect("it hears", "return host.focusOn", "ann").await;
            page.expect("the address", "return new URL(location).searchParams.get('focus-on')", "ann").await;
        }
    });
}

/// What breaks it: it asks the browser for what it is to draw.
const CHANGE: &str = "host.headingLevel = 4";

/// Waits until another widget has come in the place of one that has broken.
async fn back(page: &Page, what: &str) {
    page.wait(what, "return one('.castmap') !== frame && state() === 'ready'").await;
    page.hear("has broken").await;
}

fn what_was_arranged_and_seen_is_there_again(engine: Engine) {
    break_in(engine, async |page| {
        for how in WAYS {
            page.open_chart(&[("at", "all")]).await;
            focus(page, "yang").await;
            for key in ['m', Key::Right.into(), Key::Down.into(), 'm', '+', '+'] {
                page.press(String::from(key)).await;
            }
            page.rests().await;
            page.click("[data-fold=leadership]").await;
            page.click("[data-open=about]").await;
            page.rests().await;
            focus(page, "yang").await;
            page.rests().await;
            let view = "const drawn = host.geometry();
                const places = [...drawn.cards, ...drawn.groups].map(({ id, x, y }) => [id, Math.round(x), Math.round(y)]);
                const { x, y, scale } = camera();
                const pins = all('.node').filter((node) => node.querySelector('[data-pin]')).map((node) => node.dataset.id);
                const panel = words(one('[part~=panel] [role=heading]'));
                return [places, [x, y, scale].map((number) => number.toFixed(2)), pins, panel, focused().dataset.id]";
            let before = page.run(view).await;
            assert_eq!(before[2], json!(["yang"]), "{how}");
            page.run("window.frame = one('.castmap')").await;
            break_while(page, how, CHANGE).await;
            back(page, how).await;
            page.expect(how, view, before).await;
            page.rests().await;
            // All of it can be taken back.
            page.click("[data-switch=undo]").await;
            page.expect("nobody is where they were put", "return all('[data-pin]').length", 0).await;
            page.expect("nothing is folded", "return one('[data-fold=leadership]').ariaExpanded", "true")
                .await;
        }
    });
}

fn what_is_open_is_open_again_and_the_focus_is_where_it_was(engine: Engine) {
    break_in(engine, async |page| {
        // What is chosen, and what has the focus then.
        for (view, chosen, focus) in [
            ("cards", "one('[data-choice=arrange]')", "[data-choice=arrange]"),
            ("cards", "one('[part~=card][data-id=cheon]')", "[part~=card][data-id=cheon]"),
            ("cards", "one('[part~=card][data-id=cheon]').click()", "[data-close]"),
            ("list", "one('[data-sort=kind]').click()", "[data-sort=kind]"),
            (
                "list",
                "one('[data-relation]').click()",
                "[part~=panel] [data-person], [part~=panel] button:not([data-close])",
            ),
            ("chart", "one('[data-switch=past]').click()", "[data-switch=past]"),
            ("chart", "one('.plate').click()", "[part~=panel] .panel-title"),
        ] {
            page.open(&[("at", "all"), ("view", view)]).await;
            page.resolve("await host.ready").await;
            page.wait("all of the code", "return host.geometry().cards.length").await;
            page.run(chosen).await;
            page.wait("what is to have the focus", &format!("return all('{focus}').length")).await;
            page.run_with("one(arguments[0]).focus()", &[json!(focus)]).await;
            let seen = "const at = focused();
                return [host.view, at.outerHTML.replace(/ data-focus=\"\"/, ''), all('[aria-pressed=true]').map(words),
                    all('[part~=panel]:not([hidden])').map(words), all('[data-relation]').map(({ dataset }) => dataset.relation)]";
            let before = page.run(seen).await;
            page.run("window.frame = one('.castmap')").await;
            break_while(page, "trap", CHANGE).await;
            back(page, chosen).await;
            page.expect(&format!("{view}: {chosen}"), seen, before).await;
        }
    });
}

fn the_page_around_it_does_not_jump(engine: Engine) {
    break_in(engine, async |page| {
        let tag = "<cast-map view=\"cards\" at=\"all\"></cast-map><p id=\"end\">The end</p>";
        page.visit(&page.server.give("page.html", documents::page(tag))).await;
        page.resolve("await host.ready").await;
        page.size(400, 600).await;
        page.run("host.scrollIntoView(); document.querySelector('#end').scrollIntoView()").await;
        let place =
            "return [scrollY > 300, scrollY, document.querySelector('#end').getBoundingClientRect().top]";
        let before = page.run(place).await;
        assert_eq!(before[0], json!(true), "it is scrolled: {before}");
        page.run("window.frame = one('.castmap')").await;
        break_while(page, "trap", "host.gestures = 'greedy'; host.theme = 'dark'").await;
        back(page, "it is there again").await;
        page.expect("where it was", place, before).await;
    });
}

fn what_it_was_to_show_when_it_broke_is_not_tried_again(engine: Engine) {
    break_in(engine, async |page| {
        open(page, "at=\"1\" view=\"cards\" link").await;
        page.resolve("await host.ready").await;
        // A visitor asks for it, so that the address has it, and it breaks while it is drawn.
        page.run(
            "host.addEventListener('cast-map-view', () => breakNext(running[0], 'trap'), { once: true });
            one('[data-view=list]').click()",
        )
        .await;
        page.hear("has broken").await;
        page.shows("the cards, as before", &ids("ann bob")).await;
        page.expect("its view", "return host.view", "cards").await;
        page.click("[data-view=list]").await;
        page.wait("it can be asked for again", "return all('[data-relation]').length").await;
    });
}

fn the_second_time_it_says_so(engine: Engine) {
    break_in(engine, async |page| {
        open(page, "at=\"1\" view=\"cards\"").await;
        page.resolve("await host.ready").await;
        for _ in 0..2 {
            let before = page.run("return running.length").await;
            break_while(page, "trap", "host.q = 'bob'").await;
            page.hear("has broken").await;
            page.wait_with(
                "something has happened",
                "return running.length > arguments[0] || state() === 'failed'",
                &[before],
            )
            .await;
            page.wait("it is settled", "return state() === 'failed' || cards().length").await;
        }
        page.expect("its state", "return state()", "failed").await;
        page.expect("what the author wrote", FALLBACK, true).await;
        page.expect("in words", "return words(one('[part~=message] strong'))", "Something went wrong here.")
            .await;
        let told = "return heard.filter(({ name }) => name === 'error').map(({ detail }) => detail.reason)";
        page.expect("the page is told", told, json!(["crashed"])).await;
        // Scripts of the page get what there is where there is no widget.
        page.expect(
            "its answers",
            "return [host.visible, host.problems, host.find('bob'), host.q]",
            json!([[], [], [], ""]),
        )
        .await;
        page.click("[data-retry]").await;
        page.shows("another try", &ids("ann bob")).await;
        page.expect("what the author wrote is gone", FALLBACK, false).await;
        break_while(page, "trap", "host.q = 'bob'").await;
        page.hear("has broken").await;
        page.shows("it comes back again", &ids("ann bob")).await;
    });
}

fn wherever_it_breaks_while_it_starts_it_is_there_in_the_end(engine: Engine) {
    break_in(engine, async |page| {
        open(page, "at=\"1\" view=\"cards\"").await;
        page.resolve("await host.ready").await;
        let calls = page.run("return running[0].calls").await.as_u64().expect("a number");
        assert!(calls > 200, "{calls} calls from the start to the first picture");
        let (mut at, mut next) = (1, 2);
        while at < calls {
            for (how, times) in WAYS.into_iter().flat_map(|how| [(how, 1), (how, 2)]) {
                let plan: Vec<Value> = (0..times).map(|_| json!({ "at": at, "how": how })).collect();
                let tag = "const next = host.cloneNode(true); host.remove(); heard.length = 0; document.body.append(next)";
                page.run_with(&format!("planned = window.planned = arguments[0]; {tag}"), &[json!(plan)])
                    .await;
                let what = format!("{how} at call {at}, {times} times");
                let ended = "return state() === 'failed' || cards().length > 0";
                page.wait(&what, ended).await;
                page.wait(&what, "return window.planned.length === 0").await;
                page.hear("has broken").await;
                page.expect(&what, "return state()", if times == 1 { "ready" } else { "failed" }).await;
                if times == 1 {
                    page.shows(&what, &ids("ann bob")).await;
                }
                page.expect(&what, FALLBACK, times > 1).await;
            }
            (at, next) = (next, at + next);
        }
    });
}

fn one_that_breaks_before_its_document_is_there_waits_for_it(engine: Engine) {
    break_in(engine, async |page| {
        page.server.hold("/t/small.json");
        open(page, "at=\"1\" view=\"cards\"").await;
        page.wait("it runs", "return running.length").await;
        break_while(page, "panic", "host.q = 'bob'").await;
        page.hear("has broken").await;
        page.expect("it runs again", "return running.length", 2).await;
        page.expect("there is nothing yet", "return [state(), host.visible]", json!(["loading", []])).await;
        page.server.release("/t/small.json");
        page.shows("its document", &ids("ann bob")).await;
    });
}

fn a_document_that_breaks_it_is_not_the_end(engine: Engine) {
    break_in(engine, async |page| {
        open(page, "at=\"1\" view=\"cards\"").await;
        page.resolve("await host.ready").await;
        let plan = json!([{ "at": 60, "how": "panic" }, { "at": 60, "how": "panic" }]);
        page.run_with(
            "window.planned = arguments[0]; breakNext(running[0], 'trap'); host.show = host.show",
            &[plan],
        )
        .await;
        page.expect("it gives up", "return state()", "failed").await;
        page.hear("has broken").await;
        page.run("window.planned = []; host.setAttribute('src', '/t/small.json?other')").await;
        page.shows("another document", &ids("ann bob")).await;
    });
}

fn each_of_a_hundred_breaks_and_all_others_go_on(engine: Engine) {
    break_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        let tag = "<cast-map src=\"/t/small.json\" view=\"cards\" at=\"1\" loading=\"eager\"></cast-map>"
            .repeat(100);
        page.visit(&page.server.give("page.html", documents::page(&tag))).await;
        page.expect("all are loaded", "return heard.filter(({ name }) => name === 'load').length", 100).await;
        // A script has a minute.
        for from in (0..100).step_by(25) {
            let count = format!("const from = {from}, count = 25;");
            let figures = page.resolve(&[&count, include_str!("breaking_all.js")].concat()).await;
            assert_eq!(figures["wrong"], json!([]));
            assert_eq!(figures["times"].as_array().map(Vec::len), Some(25));
        }
        page.hear("has broken").await;
    });
}
