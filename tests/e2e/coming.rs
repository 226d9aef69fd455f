//! Elements come, move, go and come back, and are many: each shows what it is told to, wherever it is by then.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;
use crate::server::Own;

in_both!(
    one_that_is_far_away_waits,
    one_that_is_asked_does_not_wait,
    one_that_moves_keeps_what_it_shows,
    a_copy_is_an_element_of_its_own,
    one_that_is_out_of_the_page_goes_on_being_set,
    one_goes_into_another_document,
    the_last_of_many_changes_wins,
    one_that_is_gone_before_it_starts_starts_when_it_is_back,
    a_hundred_share_one_request_and_one_compilation,
    one_that_finds_no_room_waits_for_it,
);

/// So many elements on a page.
const MANY: usize = 100;

/// Counts how often code is compiled.
const COUNTED: &str = "window.compiled = 0;
    for (const name of ['compile', 'compileStreaming']) {
        const own = WebAssembly[name];
        WebAssembly[name] = (...given) => { window.compiled += 1; return own.apply(WebAssembly, given); };
    }";

async fn open(page: &Page, body: &str) {
    page.visit(&page.server.give("page.html", documents::page(body))).await;
}

fn one_that_is_far_away_waits(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(COUNTED).await;
        open(page, "<canvas width=\"1\" height=\"5000\"></canvas><cast-map><p>Soon</p></cast-map><cast-map loading=\"eagre\"></cast-map>")
            .await;
        page.hear("loading=\"eagre\" is not known; it can be lazy or eager").await;
        page.expect("what it reads", "return [host.loading, host.view]", json!(["lazy", ""])).await;
        page.wait("the author's words are there", "return isShown(host.querySelector('p'))").await;
        // Long enough for one that does not wait.
        page.resolve("await new Promise((done) => setTimeout(done, 700))").await;
        page.expect("nothing was loaded", "return [compiled, heard.length]", json!([0, 0])).await;
        page.run("host.scrollIntoView()").await;
        page.shows("it has come near", &Document::built_in().visible(1)).await;
        page.expect("compiled once", "return compiled", 1).await;

        open(page, "<canvas width=\"1\" height=\"5000\"></canvas><cast-map loading=\"eager\"></cast-map>")
            .await;
        page.expect("it is there at once", "return heard.map(({ name }) => name)[0]", "load").await;
        open(page, "<canvas width=\"1\" height=\"5000\"></canvas><cast-map></cast-map>").await;
        page.run("host.loading = 'eager'").await;
        page.expect("once a script says so", "return heard.map(({ name }) => name)[0]", "load").await;
    });
}

fn one_that_is_asked_does_not_wait(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "<canvas width=\"1\" height=\"5000\"></canvas><cast-map></cast-map>").await;
        page.resolve("await host.ready").await;
        page.expect("who is there", "return host.visible.length", Document::built_in().visible(1).len())
            .await;
        // Asked for before it is anywhere.
        page.run(
            "window.other = document.createElement('cast-map');
            window.painted = false;
            other.ready.then(() => (window.painted = true));
            document.body.append(other)",
        )
        .await;
        page.expect("it is painted", "return painted && other.visible.length > 0", true).await;
    });
}

fn one_that_moves_keeps_what_it_shows(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "<main></main><aside></aside><cast-map view=\"cards\"></cast-map>").await;
        page.ready().await;
        page.watch("4").await;
        page.click("input[type=search]").await;
        page.press("a").await;
        let before = page.run("return [host.at, host.q, host.visible]").await;
        page.run("window.card = one('[part~=card]'); document.querySelector('aside').append(host)").await;
        page.expect("what it shows", "return [host.at, host.q, host.visible]", before).await;
        page.expect("it is the same card", "return card.isConnected && card === one('[part~=card]')", true)
            .await;
        // It hears of its new surroundings, and of what a visitor does.
        page.run("document.querySelector('aside').style.width = '420px'").await;
        page.expect("one column", "return new Set(all('.grid > li').map((li) => li.offsetLeft)).size", 1)
            .await;
        page.click("input[type=search]").await;
        page.press(Key::Escape).await;
        page.press(Key::Backspace).await;
        page.shows("it is heard", &Document::built_in().visible(4)).await;
        page.expect("loaded once", "return heard.filter(({ name }) => name === 'load').length", 1).await;
    });
}

fn a_copy_is_an_element_of_its_own(engine: Engine) {
    browse_in(engine, async |page| {
        // The copy of a script is one that was made of a text, though it is only data.
        page.server.allow(Own::Made);
        open(page, &format!("<cast-map view=\"cards\" at=\"all\"><script type=\"application/json\">{SMALL}</script></cast-map>"))
            .await;
        page.ready().await;
        page.choose("at", "1").await;
        page.run("window.copy = host.cloneNode(true); document.body.append(copy)").await;
        page.resolve("await copy.ready").await;
        page.expect(
            "the copy begins as the author wrote it",
            "return [host.at, copy.at, copy.show.title, copy.shadowRoot.querySelectorAll('[part~=card]').length]",
            json!(["1", "2", "A small show", 3]),
        )
        .await;
    });
}

fn one_that_is_out_of_the_page_goes_on_being_set(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "<cast-map view=\"cards\"></cast-map>").await;
        page.ready().await;
        page.run(
            "window.out = host; out.remove();
            out.at = 'all'; out.setAttribute('lang', 'ko'); out.q = '강혁'",
        )
        .await;
        page.expect("it reads what was set", "return [out.lang, out.q]", json!(["ko", "강혁"])).await;
        page.run("document.body.append(out)").await;
        page.expect("it is back", "return cards()", json!(["baek"])).await;
        // As before, one drawing at a time.
        page.run("for (let time = 0; time < 50; time += 1) { out.remove(); document.body.append(out); }")
            .await;
        page.run("out.q = ''").await;
        page.shows("everybody", &Document::built_in().visible(8)).await;
    });
}

fn one_goes_into_another_document(engine: Engine) {
    browse_in(engine, async |page| {
        let inner = "<!doctype html><html lang='en'><title>Inner</title><body marginwidth='0' marginheight='0'>\
                     <canvas width='1' height='3000'></canvas></body></html>";
        let inner = page.server.give("inner.html", inner);
        page.server.allow(Own::Frames);
        open(page, &format!("<iframe src=\"{inner}\" width=\"700\" height=\"500\"></iframe><cast-map view=\"cards\" at=\"all\"></cast-map>"))
            .await;
        page.ready().await;
        page.wait("the frame is there", "return frames[0].document.querySelector('canvas') !== null").await;
        page.run(
            "window.moved = host;
            window.inside = (selector) => [...moved.shadowRoot.querySelectorAll(selector)];
            const { document: other } = frames[0];
            other.body.prepend(moved)",
        )
        .await;
        page.expect("it is there", "return moved.ownerDocument === frames[0].document", true).await;
        // Its style has come along, with that of what comes later.
        page.wait(
            "it is dressed",
            "return getComputedStyle(inside('[part~=card]')[0]).display === 'grid' && moved.shadowRoot.adoptedStyleSheets.length > 0",
        )
        .await;
        page.expect(
            "as wide as the frame",
            "return new Set(inside('.grid > li').map((li) => li.offsetLeft)).size",
            2,
        )
        .await;
        page.run("inside('[part~=card]')[0].click()").await;
        page.wait("a panel opens", "return inside('[part~=panel]').length === 1").await;
        page.run("moved.q = 'baek'").await;
        page.expect(
            "it goes on",
            "return inside('[part~=card]').map((card) => card.dataset.id)",
            json!(["baek"]),
        )
        .await;
        page.run("document.body.append(moved); moved.q = ''").await;
        page.shows("and comes back", &Document::built_in().visible(8)).await;
    });
}

fn the_last_of_many_changes_wins(engine: Engine) {
    browse_in(engine, async |page| {
        let given = |name: &str| {
            let text = SMALL.replace("A small show", name);
            page.server.give(&format!("{name}.json"), text)
        };
        let (first, second, third) = (given("first"), given("second"), given("third"));
        // While it starts, and while documents are on their way.
        open(page, &format!("<cast-map src=\"{first}\"></cast-map>")).await;
        page.run_with(
            "host.src = arguments[0]; host.at = '1'; host.setAttribute('at', 'all')",
            &[json!(second)],
        )
        .await;
        page.ready().await;
        page.expect("the last source", "return [host.show.title, host.at]", json!(["second", "2"])).await;
        page.server.hold(&first);
        page.run_with("host.setAttribute('src', arguments[0])", &[json!(first)]).await;
        page.wait_with("it is asked for", "return performance.getEntriesByType('resource').length > 0", &[])
            .await;
        page.run_with(
            "host.remove(); document.body.append(host); host.setAttribute('src', arguments[0])",
            &[json!(third)],
        )
        .await;
        page.expect("the later one", "return host.show.title", "third").await;
        page.server.release(&first);
        page.resolve("await new Promise((done) => setTimeout(done, 300))").await;
        page.expect(
            "the earlier one is given up in silence",
            "return [host.show.title, heard.filter(({ name }) => name === 'error').length]",
            json!(["third", 0]),
        )
        .await;
    });
}

fn one_that_is_gone_before_it_starts_starts_when_it_is_back(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "<cast-map loading=\"eager\"></cast-map>").await;
        page.ready().await;
        page.run(
            "window.brief = document.createElement('cast-map');
            brief.loading = 'eager'; brief.view = 'cards';
            document.body.append(brief); brief.remove()",
        )
        .await;
        page.resolve("await new Promise((done) => setTimeout(done, 300))").await;
        page.expect("it has not started", "return brief.shadowRoot.querySelector('.castmap')", json!(null))
            .await;
        page.run("document.body.append(brief)").await;
        page.wait("it is there", "return brief.shadowRoot.querySelector('[part~=card]') !== null").await;
    });
}

fn a_hundred_share_one_request_and_one_compilation(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(COUNTED).await;
        let one = format!(
            "<cast-map view=\"cards\" loading=\"eager\"><script type=\"application/json\">{SMALL}</script></cast-map>"
        );
        open(page, &one.repeat(MANY)).await;
        page.expect("all are loaded", "return heard.filter(({ name }) => name === 'load').length", MANY)
            .await;
        let asked = "return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('_bg.wasm')).length";
        page.expect("one request", asked, 1).await;
        page.expect("one compilation", "return compiled", 1).await;
        // Each is alive, and by itself.
        page.run("[...document.querySelectorAll('cast-map')].forEach((element, n) => (element.at = n % 2 ? 'all' : '0'))")
            .await;
        page.expect(
            "each shows what it was told to",
            "return [...document.querySelectorAll('cast-map')].every((element, n) =>
                element.shadowRoot.querySelectorAll('[part~=card]').length === element.visible.length
                && element.visible.length === (n % 2 ? 3 : 2))",
            true,
        )
        .await;
    });
}

/// A browser that has no room for an instance, so often as `full` says.
const FULL: &str = "window.full = 0;
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(target, given) {
            if (full-- > 0) throw new RangeError('no room');
            return new target(...given);
        },
    });";

/// Puts three into the page.
const SEVERAL: &str = "for (let count = 0; count < 3; count += 1) {
        const one = document.createElement('cast-map');
        one.setAttribute('view', 'cards');
        one.setAttribute('loading', 'eager');
        document.querySelector('p').append(one);
    }";

fn one_that_finds_no_room_waits_for_it(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(FULL).await;
        let several = "<cast-map view=\"cards\" loading=\"eager\"></cast-map>".repeat(3);
        open(page, &several).await;
        page.expect("all are loaded", "return heard.filter(({ name }) => name === 'load').length", 3).await;

        open(page, "<p></p>").await;
        page.run("window.full = 2").await;
        page.run(SEVERAL).await;
        page.expect(
            "they have waited",
            "return heard.map(({ name }) => name)",
            json!(["load", "load", "load"]),
        )
        .await;
        page.expect("there was no room", "return window.full < 0", true).await;

        open(page, "<p></p>").await;
        page.run("window.full = 1e6").await;
        page.run(SEVERAL).await;
        let failed = "return heard.map(({ name, detail }) => [name, detail.reason, detail.message])";
        let why = "there is no room for one more on this page: no room";
        page.expect("there is none", failed, json!(vec![json!(["error", "crashed", why]); 3])).await;
        page.expect("nobody has tried but the first", "return 1e6 - window.full", 4).await;
        page.run("window.full = 0").await;
        page.click("[data-retry]").await;
        page.shows("there is room now", &Document::built_in().visible(1)).await;
    });
}
