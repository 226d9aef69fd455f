//! A page in a frame tells the page around how high it is, and neither listens to anybody else.

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::server::Own;

in_both!(
    a_frame_is_as_high_as_what_it_shows,
    a_frame_in_a_sandbox_is_too,
    a_height_is_kept_within_bounds,
    a_page_of_thousands_ends_at_the_bound,
    nobody_else_is_heard,
);

/// The height of every frame here, before it is told another.
const FIRST: f64 = 500.0;

/// Opens a page with `address` in a frame that follows, by the script that the build delivers.
async fn open(page: &Page, address: &str, attributes: &str) {
    let frame = format!(
        "<iframe data-castmap src=\"{address}\" title=\"Cast\" width=\"800\" height=\"{FIRST}\" {attributes}></iframe>"
    );
    let listens = "window.told = [];
        addEventListener('message', ({ data, origin }) => {
            if (data?.type === 'cast-map-height') told.push({ ...data, origin });
        })";
    page.server.give("listens.js", listens);
    let around = format!(
        "<!doctype html><html lang=\"en\"><title>Around</title><script src=\"listens.js\"></script>{frame}\
         <script type=\"module\" src=\"/demo/frame.js\"></script></html>"
    );
    page.server.allow(Own::Frames);
    page.visit(&page.server.give("around.html", around)).await;
}

/// Waits until the frame is as high as was told last, and that is another height than `before`.
async fn other(page: &Page, before: f64) -> f64 {
    let script = "const { clientHeight } = document.querySelector('iframe');
        return told.at(-1)?.height === clientHeight && clientHeight !== arguments[0] && clientHeight";
    page.wait_with("the frame has another height", script, &[json!(before)]).await.as_f64().expect("a number")
}

/// Does something in the frame, in which nothing is left to scroll then: it has followed.
async fn inside(page: &Page, act: impl AsyncFnOnce(&Page)) {
    let frame = page.element("document.querySelector('iframe')").await;
    frame.enter_frame().await.expect("the frame can be entered");
    act(page).await;
    let fits = "return document.documentElement.scrollHeight <= innerHeight";
    page.expect("nothing is left to scroll", fits, true).await;
    page.browser.enter_default_frame().await.expect("it can be left");
}

async fn follows(page: &Page, attributes: &str, origin: &str) {
    open(page, "/index.html?view=chart&at=1&lang=en", attributes).await;
    inside(page, async |page| page.ready().await).await;
    let chart = other(page, FIRST).await;
    inside(page, async |page| page.click("[data-view=cards]").await).await;
    let few = other(page, chart).await;
    inside(page, async |page| page.set("at", Some("all")).await).await;
    let many = other(page, few).await;
    assert!(many > few, "more cards are higher: {few}, then {many}");
    inside(page, async |page| {
        page.set("at", Some("1")).await;
        page.click("[data-view=chart]").await;
    })
    .await;
    // It has not grown with its frame.
    page.expect("as at first", "return document.querySelector('iframe').clientHeight", chart as u64).await;
    let origins = "return [...new Set(told.map(({ origin }) => origin))]";
    page.expect("whose word it is", origins, json!([origin])).await;
}

fn a_frame_is_as_high_as_what_it_shows(engine: Engine) {
    browse_in(engine, async |page| follows(page, "", &page.server.origin).await);
}

fn a_frame_in_a_sandbox_is_too(engine: Engine) {
    browse_in(engine, async |page| follows(page, "sandbox=\"allow-scripts\"", "null").await);
}

fn a_height_is_kept_within_bounds(engine: Engine) {
    browse_in(engine, async |page| {
        // A page that says anything at all.
        let liar = "addEventListener('message', ({ data }) => data.say && parent.postMessage(data.say, '*'))";
        page.server.give("liar.js", liar);
        let liar = "<!doctype html><title>Liar</title><script src=\"liar.js\"></script>";
        let liar = page.server.give("liar.html", liar);
        open(page, &liar, "").await;
        page.wait("it is there", "return frames[0].document.title === 'Liar'").await;
        let mut height = FIRST;
        for (said, becomes) in [
            (json!({ "type": "cast-map-height", "height": 640 }), Some(640.0)),
            (json!({ "type": "cast-map-height", "height": 5 }), Some(100.0)),
            (json!({ "type": "cast-map-height", "height": "high" }), None),
            (json!({ "type": "cast-map-height", "height": 1e9 }), Some(10_000.0)),
            (json!({ "type": "cast-map-height" }), None),
            (json!({ "type": "cast-map-width", "height": 300 }), None),
            (json!({ "type": "cast-map-height", "height": -40 }), Some(100.0)),
            (json!("cast-map-height"), None),
        ] {
            page.run_with("frames[0].postMessage({ say: arguments[0] }, '*')", std::slice::from_ref(&said))
                .await;
            page.resolve("await new Promise((done) => setTimeout(done, 100))").await;
            height = becomes.unwrap_or(height);
            let now = page.run("return document.querySelector('iframe').clientHeight").await;
            assert_eq!(now, json!(height as u64), "after {said}");
        }
    });
}

fn a_page_of_thousands_ends_at_the_bound(engine: Engine) {
    let Some(text) = documents::many("a frame around 10,000 cards") else { return };
    browse_in(engine, async |page| {
        page.server.give("many.json", text);
        open(page, "/index.html?view=cards&at=all&src=/t/many.json", "").await;
        page.expect("the bound", "return told.at(-1)?.height", 10_000).await;
        page.expect("the frame", "return document.querySelector('iframe').clientHeight", 10_000).await;
    });
}

fn nobody_else_is_heard(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "/index.html?view=cards", "").await;
        inside(page, async |page| page.ready().await).await;
        let height = other(page, FIRST).await as u64;
        // The page itself, and a frame that is none of castmap's, to the page around; and that frame to castmap's.
        let stranger = "parent.postMessage({ type: 'cast-map-height', height: 4000 }, '*');
            addEventListener('message', ({ data }) => parent.postMessage({ stranger: data }, '*'));
            parent.frames[0].postMessage({ type: 'cast-map-height' }, '*');";
        page.server.give("stranger.js", stranger);
        page.server.give("stranger.html", "<!doctype html><script src=\"stranger.js\"></script>");
        page.resolve(
            "window.postMessage({ type: 'cast-map-height', height: 4000 }, '*');
            const stranger = document.createElement('iframe');
            stranger.src = '/t/stranger.html';
            window.answers = [];
            addEventListener('message', ({ data }) => data.stranger && answers.push(data.stranger));
            document.body.append(stranger);
            await new Promise((done) => (stranger.onload = done));
            await new Promise((done) => setTimeout(done, 400))",
        )
        .await;
        page.expect("the height", "return document.querySelector('iframe').clientHeight", height).await;
        page.expect("no answer to a stranger", "return answers.length", 0).await;
        let before: Value = page.run("return told.length").await;
        page.run("frames[0].postMessage({ type: 'cast-map-height' }, '*')").await;
        page.wait_with("the page around has an answer", "return told.length > arguments[0]", &[before]).await;
    });
}
