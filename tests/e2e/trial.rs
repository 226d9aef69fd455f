//! What the tests themselves rely on, in each browser: that what a page complains of is heard, that scripts come early
//! into every frame, that windows are as large as was asked for, and that files open.

use std::{env, fs, process};

use serde_json::json;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::said::is_foreign;

in_both!(
    complaints_are_heard,
    early_scripts_come_into_every_frame,
    windows_have_the_size_asked_for,
    a_file_opens
);

/// A host that nobody has: `.invalid` is kept for that.
const ELSEWHERE: &str = "http://castmap.invalid/tracker.js";

fn complaints_are_heard(engine: Engine) {
    browse_in(engine, async |page| {
        let script = format!(
            "console.error('said-as-an-error', 7); console.log('said-by-the-way');
            Promise.reject(new Error('nobody-took-it'));
            fetch('/t/not-there').then(() => setTimeout(() => {{ throw new Error('nobody-caught-it') }}));
            const tag = document.createElement('script'); tag.src = '{ELSEWHERE}'; document.head.append(tag);"
        );
        let inner = format!("<!doctype html><title>Inner</title><script>{script}</script>");
        let inner = page.server.give("inner.html", inner);
        let frame =
            format!("<!doctype html><title>T</title><iframe sandbox='allow-scripts' src='{inner}'></iframe>");
        page.visit(&page.server.give("outer.html", frame)).await;
        let complaints =
            ["said-as-an-error", "nobody-took-it", "nobody-caught-it", "Failed to load resource", ELSEWHERE];
        for complaint in complaints {
            page.expects(complaint);
        }
        for complaint in &complaints[..4] {
            page.hear(complaint).await;
            let said = page.said().await;
            assert!(said.iter().any(|said| said.is_grave && said.message.contains(complaint)), "{said:#?}");
        }
        page.hear("said-by-the-way").await;
        let foreign: Vec<String> = page.asked().await.into_iter().filter(|url| is_foreign(url)).collect();
        assert_eq!(foreign, [ELSEWHERE]);
    });
}

fn early_scripts_come_into_every_frame(engine: Engine) {
    browse_in(engine, async |page| {
        page.early("window.early = [document.readyState, document.body === null]").await;
        // A strict policy and no origin: neither keeps it out.
        let head = "<!doctype html><title>T</title><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; frame-src *\">";
        let inner = page.server.give("inner.html", format!("{head}<p>Inner</p>"));
        let outer = format!("{head}<iframe sandbox='allow-scripts' src='{inner}'></iframe>");
        page.visit(&page.server.give("outer.html", outer)).await;
        page.expect("in the page", "return early", json!(["loading", true])).await;
        page.element("document.querySelector('iframe')")
            .await
            .enter_frame()
            .await
            .expect("the frame can be entered");
        page.expect("in the frame", "return early", json!(["loading", true])).await;
        page.expect("it keeps the element's events", "return heard", json!([])).await;
    });
}

fn windows_have_the_size_asked_for(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit(
            &page
                .server
                .give("page.html", "<!doctype html><meta name='viewport' content='width=device-width'>"),
        )
        .await;
        let size = "return [innerWidth, innerHeight, devicePixelRatio]";
        page.expect("at first", size, json!([1280, 900, 1])).await;
        for (width, height) in [(360, 740), (1920, 1080), (320, 256)] {
            page.size(width, height).await;
            page.expect("after that", size, json!([width, height, 1])).await;
        }
    });
}

fn a_file_opens(engine: Engine) {
    let name = format!("castmap-e2e-{}-{}.html", process::id(), engine.name());
    let path = env::temp_dir().join(name);
    fs::write(&path, "<!doctype html><title>From a disk</title>").expect("a file can be written");
    browse_in(engine, async |page| {
        page.open_file(&path).await;
        page.expect(
            "it is there",
            "return [location.protocol, document.title]",
            json!(["file:", "From a disk"]),
        )
        .await;
    });
    fs::remove_file(&path).expect("it can be removed");
}
