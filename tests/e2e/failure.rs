//! When the document cannot be shown: the reason, a message, the author's own words, and another try.

use std::net::TcpListener;

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::server::Answer;

in_both!(
    each_failure_says_why_and_can_be_tried_again,
    a_document_that_is_too_large_is_refused,
    a_refused_connection_is_a_matter_of_the_network,
    a_document_that_does_not_come_is_given_up,
    a_show_that_fails_later_leaves_the_message_and_the_next_one_works
);

/// One byte more than a document may have.
const TOO_LARGE: usize = 16 * 1024 * 1024 + 1;

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
        page.expects("_CONNECTION_REFUSED");
        // Firefox says it twice.
        page.expects("Cross-Origin Request Blocked");
        page.expects("<cast-map>");
        // A port that was free a moment ago refuses.
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port();
        fails(page, &format!("http://127.0.0.1:{port}/show.json"), "network").await;
        page.server.give("small.json", SMALL);
        page.set("src", Some("/t/small.json")).await;
        page.ready().await;
        page.shows("another src", &ids("ann bob")).await;
    });
}

fn a_document_that_does_not_come_is_given_up(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        let src = "/t/show.json";
        page.server.hold(src);
        // Ten seconds, says static/element.js.
        fails(page, src, "timeout").await;
        page.server.release(src);
        recovers(page, src).await;
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
