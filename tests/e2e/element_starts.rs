//! When an element starts, what is there until then, and what many that start at once share.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;

in_both!(
    one_that_is_far_away_waits,
    one_that_is_asked_does_not_wait,
    an_element_can_be_made_by_a_script,
    what_the_author_wrote_inside_shows_until_it_is_ready,
    one_that_is_gone_before_it_starts_starts_when_it_is_back,
    a_hundred_share_one_request_and_one_compilation,
    one_that_finds_no_room_waits_for_it
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

fn an_element_can_be_made_by_a_script(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        page.visit(&page.server.give("page.html", documents::page("<p>Nothing yet.</p>"))).await;
        page.run(
            "const made = document.createElement('cast-map');
            made.src = '/t/small.json'; made.roles = 'support'; made.at = 'all';
            document.body.append(made)",
        )
        .await;
        page.ready().await;
        page.shows("properties set before it was there", &ids("bob")).await;
    });
}

fn what_the_author_wrote_inside_shows_until_it_is_ready(engine: Engine) {
    browse_in(engine, async |page| {
        let src = page.server.give("small.json", SMALL);
        page.server.hold(&src);
        let tag = format!("<cast-map src=\"{src}\"><p id=\"fallback\">Ann, Bob</p></cast-map>");
        page.visit(&page.server.give("page.html", documents::page(&tag))).await;
        page.expect("it loads", "return state()", "loading").await;
        let shown = "return isShown(document.querySelector('#fallback'))";
        page.expect("the fallback is there while it loads", shown, true).await;
        page.server.release(&src);
        page.ready().await;
        page.expect("it makes room", shown, false).await;
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
