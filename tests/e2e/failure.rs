//! When the document cannot be shown: the reason, a message, the author's own words, and another try.

use std::net::TcpListener;

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL, TOO_LARGE};
use crate::engine::{Engine, in_both};
use crate::fast_clock::FAST_CLOCK;
use crate::page::Page;
use crate::server::{Answer, Own, POLICY};

in_both!(
    each_failure_says_why_and_can_be_tried_again,
    a_document_that_is_too_large_is_refused,
    a_refused_connection_is_a_matter_of_the_network,
    what_does_not_come_is_given_up,
    what_comes_slowly_shows_how_far_it_is,
    what_fails_for_the_moment_is_asked_for_once_more,
    the_author_is_told_what_the_policy_lacks,
    a_show_that_fails_later_leaves_the_message_and_the_next_one_works
);

const FALLBACK: &str = "return isShown(document.querySelector('#fallback'))";

/// Opens a page whose show comes from `src`, and waits until it has failed for this reason.
async fn fails(page: &Page, src: &str, reason: &str) {
    let tag = format!("<cast-map src=\"{src}\"><p id=\"fallback\">Ann, Bob</p></cast-map>");
    page.visit(&page.server.give("page.html", documents::page(&tag))).await;
    page.expect(&format!("{reason}: the state"), "return state()", "failed").await;
    let heard = page.heard("error").await;
    assert_eq!(heard.len(), 1, "{reason}: {heard:?}");
    assert_eq!(heard[0]["detail"]["reason"], json!(reason));
    let message = heard[0]["detail"]["message"].as_str().unwrap_or_default();
    assert!(message.len() > 10, "{reason}: the message is `{message}`");
    assert_eq!((&heard[0]["bubbles"], &heard[0]["composed"]), (&json!(true), &json!(true)), "{reason}");
    let alert =
        "return isShown(one('[part~=message][role=alert]')) && words(one('[part~=message]')).length > 10";
    page.expect(&format!("{reason}: a message"), alert, true).await;
    page.expect(&format!("{reason}: the fallback is back"), FALLBACK, true).await;
}

/// Makes the document right, tries again, and sees the cast.
async fn recovers(page: &Page, src: &str) {
    page.server.answer(src, Answer::of(200, "application/json", SMALL));
    page.click("button[data-retry]").await;
    page.ready().await;
    page.shows("after another try", &ids("ann bob")).await;
    page.expect("the fallback makes room", FALLBACK, false).await;
    page.expect("the message is gone", "return all('[role=alert]').filter(isShown).length", 0).await;
}

fn each_failure_says_why_and_can_be_tried_again(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("Failed to load resource");
        page.expects("<cast-map>");
        let src = "/t/show.json";
        for (status, body, reason) in [
            (404, "not here", "http"),
            (500, "oh dear", "http"),
            (200, "{\"castmap\": 1,", "not-json"),
            (200, "<!doctype html><p>Hello", "not-json"),
            (200, "", "not-json"),
            (200, "{\"castmap\": 1, \"castmap\": 1, \"title\": \"T\", \"characters\": []}", "not-json"),
            (200, "[1, 2]", "not-castmap"),
            (200, "{\"title\": \"T\", \"characters\": []}", "not-castmap"),
            (200, "{\"castmap\": 2, \"title\": \"T\", \"characters\": []}", "not-castmap"),
            (200, "{\"castmap\": 1, \"title\": \"T\"}", "not-castmap"),
        ] {
            page.server.answer(src, Answer::of(status, "application/json", body));
            fails(page, src, reason).await;
            recovers(page, src).await;
        }
    });
}

fn a_document_that_is_too_large_is_refused(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        let src = "/t/large.json";
        let mut body = SMALL.to_owned();
        body.extend(std::iter::repeat_n(' ', TOO_LARGE - SMALL.len()));
        page.server.answer(src, Answer::of(200, "application/json", &body));
        fails(page, src, "too-large").await;
        page.server.answer(src, Answer::of(200, "application/json", &body[..TOO_LARGE - 1]));
        page.click("button[data-retry]").await;
        page.ready().await;
        page.shows("the largest document there may be", &ids("ann bob")).await;
        let crowd: Vec<_> = (0..20_001).map(|n| json!({ "id": format!("c{n}"), "name": "N" })).collect();
        let crowd = json!({ "castmap": 1, "title": "A crowd", "characters": crowd }).to_string();
        page.server.answer(src, Answer::of(200, "application/json", crowd));
        fails(page, src, "too-large").await;
        recovers(page, src).await;
    });
}

fn a_refused_connection_is_a_matter_of_the_network(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.allow(Own::Others);
        page.expects("_CONNECTION_REFUSED");
        // Firefox says it twice.
        page.expects("Cross-Origin Request Blocked");
        page.expects("<cast-map>");
        // A port that was free a moment ago refuses.
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port();
        fails(page, &format!("http://127.0.0.1:{port}/show.json"), "network").await;
        page.expect(
            "the author is told what may help",
            "return heard[0].detail.message.includes('Access-Control-Allow-Origin: *')",
            true,
        )
        .await;
        page.server.give("small.json", SMALL);
        page.set("src", Some("/t/small.json")).await;
        page.ready().await;
        page.shows("another src", &ids("ann bob")).await;
    });
}

fn what_does_not_come_is_given_up(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(FAST_CLOCK).await;
        page.expects("<cast-map>");
        let src = "/t/show.json";
        for path in [src, "/castmap_bg.wasm"] {
            page.server.hold(path);
            // Ten seconds, says static/fetching.js.
            fails(page, src, "timeout").await;
            page.server.release(path);
            recovers(page, src).await;
        }
    });
}

fn what_fails_for_the_moment_is_asked_for_once_more(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("Failed to load resource");
        let tag = "<cast-map src=\"/t/show.json\" view=\"cards\"></cast-map>";
        let address = page.server.give("page.html", documents::page(tag));
        page.server.give("show.json", SMALL);
        for path in ["/t/show.json", "/castmap_bg.wasm"] {
            let before = page.server.asked(path);
            page.server.answer_once(path, Answer::of(503, "text/plain", "one moment"));
            page.visit(&address).await;
            page.shows(path, &ids("ann bob")).await;
            assert_eq!(page.server.asked(path) - before, 2, "{path}");
        }
        page.expect("nobody is told", "return heard.filter(({ name }) => name === 'error')", json!([])).await;
        // What is not there is not there a moment later.
        page.expects("<cast-map>");
        page.server.answer("/t/show.json", Answer::of(404, "text/plain", "gone"));
        let before = page.server.asked("/t/show.json");
        fails(page, "/t/show.json", "http").await;
        assert_eq!(page.server.asked("/t/show.json") - before, 1);
    });
}

/// A document that comes in two halves, the second once the test says so.
const HALVES: &str = "const own = window.fetch;
    window.fetch = (url, ...more) => {
        if (!String(url).endsWith('/halves.json')) return own(url, ...more);
        const bytes = new TextEncoder().encode(window.text);
        const middle = bytes.length / 2 | 0;
        const body = new ReadableStream({ start(stream) {
            stream.enqueue(bytes.slice(0, middle));
            window.rest = () => { stream.enqueue(bytes.slice(middle)); stream.close(); };
        } });
        return Promise.resolve(new Response(body, { headers: { 'content-length': bytes.length } }));
    };";

/// The bar: whether it can be seen, how far it is, and what it is called.
const BAR: &str = "const bar = one('progress');
    return [isShown(bar), Math.round(bar.position * 10) / 10, bar.getAttribute('aria-label')]";

fn what_comes_slowly_shows_how_far_it_is(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(HALVES).await;
        page.server.give("small.json", SMALL);
        page.open(&[("src", "/t/small.json"), ("lang", "en")]).await;
        page.expect("nothing is on its way", "return isShown(one('progress'))", false).await;
        let other = SMALL.replace("Ann", "Eva");
        page.run_with("window.text = arguments[0]; host.src = '/t/halves.json'", &[json!(other)]).await;
        page.expect("half of it is there", BAR, json!([true, 0.5, "Loading the cast …"])).await;
        page.shows("what was there stays", &ids("ann bob")).await;
        page.expect("its names", "return words(one('.card[data-id=ann] .name'))", "Ann").await;
        page.run("rest()").await;
        page.expect("all of it", "return words(one('.card[data-id=ann] .name'))", "Eva").await;
        page.expect("nothing is on its way", "return isShown(one('progress'))", false).await;
        // Nobody knows how long code is.
        page.server.hold("/castmap_bg.wasm");
        page.visit(&page.server.give("page.html", documents::page("<cast-map lang=\"ko\"></cast-map>")))
            .await;
        page.expect("code is on its way", BAR, json!([true, -1, "출연진을 불러오는 중 …"])).await;
        page.server.release("/castmap_bg.wasm");
        page.ready().await;
        page.expect("it is there", "return isShown(one('progress'))", false).await;
    });
}

/// The message of the last failure.
const MESSAGE: &str = "return heard.findLast(({ name }) => name === 'error').detail.message";

fn the_author_is_told_what_the_policy_lacks(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        page.expects("Content");
        page.expects("against the policy");
        page.expects("http://localhost");
        page.server.give("show.json", SMALL);
        let tag = "<cast-map src=\"http://localhost:PORT/t/show.json\" view=\"cards\"><p id=\"fallback\">Ann</p></cast-map>";
        let port = page.server.origin.rsplit(':').next().unwrap_or_default();
        let body = documents::page(&tag.replace("PORT", port));
        let other = format!("connect-src http://localhost:{port}");
        let script = "script-src 'self' 'wasm-unsafe-eval'";
        let scripts = format!("{script}; connect-src 'self' localhost:{port}");
        for (policy, reason, remedy) in [
            (format!("{script}; connect-src 'self'"), "network", other.as_str()),
            (format!("{script}; connect-src localhost:{port}"), "wasm-blocked", "connect-src 'self'"),
            (scripts.replace(" 'wasm-unsafe-eval'", ""), "wasm-blocked", "script-src 'wasm-unsafe-eval'"),
        ] {
            let mut answer = Answer::of(200, "text/html; charset=utf-8", &body);
            answer.headers.push((POLICY, policy.clone()));
            page.server.answer("/t/page.html", answer);
            page.visit("/t/page.html").await;
            page.expect(&policy, "return state()", "failed").await;
            page.expect(&policy, "return heard.at(-1).detail.reason", reason).await;
            let message = page.run(MESSAGE).await;
            let message = message.as_str().unwrap_or_default();
            assert!(message.contains(remedy), "{policy}: {message}");
            page.expect("the fallback is there", FALLBACK, true).await;
        }
        let mut answer = Answer::of(200, "text/html; charset=utf-8", &body);
        answer.headers.push((POLICY, scripts));
        page.server.answer("/t/page.html", answer);
        page.visit("/t/page.html").await;
        page.shows("with all that it lacked", &ids("ann bob")).await;
    });
}

fn a_show_that_fails_later_leaves_the_message_and_the_next_one_works(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("Failed to load resource");
        page.expects("<cast-map>");
        page.server.give("small.json", SMALL);
        page.open(&[("src", "/t/small.json")]).await;
        page.set("src", Some("/t/gone.json")).await;
        page.expect("it failed", "return state()", "failed").await;
        page.run_with("host.show = arguments[0]", &[json!(SMALL)]).await;
        page.ready().await;
        page.shows("the property brings a show", &ids("ann bob")).await;
        page.run("host.show = 'no JSON'").await;
        page.expect("a bad text fails", "return state()", "failed").await;
        let reasons =
            "return heard.filter(({ name }) => name === 'error').map(({ detail }) => detail.reason)";
        page.expect("both reasons", reasons, json!(["http", "not-json"])).await;
    });
}
