//! When the wasm does not come or may not run; and the strictest page on which it may.

use serde_json::json;

use crate::browser::browse;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::places;
use crate::server::{Answer, POLICY};

const WASM: &str = "/castmap_bg.wasm";

const TAG: &str = "<cast-map src=\"/t/small.json\"><p id=\"fallback\">Ann, Bob</p></cast-map>";

#[test]
fn wasm_that_does_not_come_is_told_and_can_be_tried_again() {
    browse(async |page| {
        page.expects("Failed to load resource");
        page.expects("<cast-map>");
        page.server.give("small.json", SMALL);
        let path = page.server.give("page.html", documents::page(TAG));
        let good = std::fs::read(places::dist().join("castmap_bg.wasm")).expect("the build has its wasm");
        for (status, mime, body, reason) in [
            (404, "text/plain", "gone", "wasm-missing"),
            (200, "text/html", "<!doctype html><p>Not here", "wasm-type"),
            (200, "application/wasm", "no wasm", "wasm-type"),
        ] {
            page.server.answer(WASM, Answer::of(status, mime, body));
            page.visit(&path).await;
            page.expect(&format!("{reason}: the state"), "return state()", "failed").await;
            let heard = page.heard("error").await;
            assert_eq!(heard.len(), 1, "{heard:?}");
            assert_eq!(heard[0]["detail"]["reason"], json!(reason), "{heard:?}");
            let shown = "return isShown(document.querySelector('#fallback')) && isShown(one('[part~=message][role=alert]'))";
            page.expect(&format!("{reason}: message and fallback"), shown, true).await;
            page.server.answer(WASM, Answer::of(200, "application/wasm", &good));
            page.click("button[data-retry]").await;
            page.ready().await;
            page.shows("the wasm came in the end", &ids("ann bob")).await;
        }
    });
}

#[test]
fn a_strict_policy_is_enough_and_a_stricter_one_is_told() {
    browse(async |page| {
        page.server.give("small.json", SMALL);
        let strict = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self'; \
             require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'";
        for (policy, state) in
            [(format!("{strict} 'wasm-unsafe-eval'"), "ready"), (strict.to_owned(), "failed")]
        {
            let mut answer = Answer::of(200, "text/html", documents::page(TAG));
            answer.headers.push((POLICY, policy));
            page.server.answer("/t/page.html", answer);
            if state == "failed" {
                // The browser and the element both say so.
                page.expects("wasm");
                page.expects("WebAssembly");
            }
            page.visit("/t/page.html").await;
            page.expect("the state under a strict policy", "return state()", state).await;
            if state == "ready" {
                page.shows("under a strict policy", &ids("ann bob")).await;
                page.click("[part~=card][data-id=ann]").await;
                page.wait("the panel opens", "return isShown(one('[part~=panel]'))").await;
                page.choose("theme", "dark").await;
                page.expect("the theme", "return host.theme", "dark").await;
            } else {
                let heard = page.heard("error").await;
                assert_eq!(heard[0]["detail"]["reason"], json!("wasm-blocked"), "{heard:?}");
                page.expect("the fallback", "return isShown(document.querySelector('#fallback'))", true)
                    .await;
            }
        }
    });
}
