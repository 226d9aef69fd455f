//! The demo page, and what others show of the page of the build before anybody opens it.

use std::fs;

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;
use crate::server::Own;

in_both!(every_form_on_the_demo_page_comes_alive, an_address_alone_becomes_a_frame);

/// Goes into the frame that `script` returns.
async fn enter(page: &Page, script: &str) {
    let frame = page.element(script).await;
    frame.enter_frame().await.expect("the frame can be entered");
}

async fn shows_a_cast(page: &Page) {
    page.ready().await;
    page.wait("somebody is there", "return host.visible.length > 0").await;
    page.wait("and can be seen", "return all('.node, [part~=card]').some(isShown)").await;
}

async fn leave(page: &Page) {
    page.browser.enter_default_frame().await.expect("the frame can be left");
}

/// Its style hides and shrinks what it can: nothing of it may get into the elements.
fn every_form_on_the_demo_page_comes_alive(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.allow(Own::Frames);
        page.visit("/demo/index.html").await;
        // Each starts when a visitor comes near it.
        let tags = page.run("return document.querySelectorAll('cast-map').length").await;
        assert_eq!(tags, json!(4));
        for place in 0..4 {
            let alive = "const tag = document.querySelectorAll('cast-map')[arguments[0]];
                tag.scrollIntoView({ behavior: 'instant' });
                const shown = [...tag.shadowRoot.querySelectorAll('.node, [part~=card]')].some(isShown);
                return shown && tag.visible.length > 0 && tag.shadowRoot.querySelector('[data-state=ready]') !== null";
            page.wait_with("a tag comes alive", alive, &[json!(place)]).await;
        }
        let frames = page.run("return document.querySelectorAll('iframe').length").await;
        assert_eq!(frames, json!(3));
        for place in 0..3 {
            let script = format!("document.querySelectorAll('iframe')[{place}]");
            page.run(&format!("{script}.scrollIntoView({{ behavior: 'instant' }})")).await;
            enter(page, &script).await;
            shows_a_cast(page).await;
            leave(page).await;
        }
        let links = page.run("return [...document.querySelectorAll('a')].map((link) => link.pathname)").await;
        for link in links.as_array().expect("a list") {
            let path = link.as_str().expect("a text");
            assert!(places::dist().join(path.trim_start_matches('/')).is_file(), "{path} leads nowhere");
        }
    });
}

/// What a blog makes of the address: it asks for `oembed.json`, and puts its frame into the post, in a sandbox, with a
/// secret behind the address, by which frames of its own kind know that they are meant.
fn an_address_alone_becomes_a_frame(engine: Engine) {
    let read = |name: &str| fs::read_to_string(places::dist().join(name)).expect("the build has it");
    let told: Value = serde_json::from_str(&read("oembed.json")).expect("it is JSON");
    assert_eq!((&told["version"], &told["type"]), (&json!("1.0"), &json!("rich")));
    let frame = told["html"].as_str().expect("a text").to_owned();
    let boxed = frame
        .replace("index.html\"", "index.html#?secret=abc\" data-secret=\"abc\"")
        .replace("<iframe ", "<iframe sandbox=\"allow-scripts\" security=\"restricted\" ");
    assert_ne!(boxed, frame);
    browse_in(engine, async |page| {
        // The page leads to it, and tells those who make previews what it is.
        page.visit("/index.html").await;
        page.ready().await;
        let head = page
            .run(
                "const link = document.querySelector('link[type=\"application/json+oembed\"]');
                const tags = [...document.querySelectorAll('meta[property^=\"og:\"]')];
                return { oembed: link.href, ...Object.fromEntries(tags.map((tag) => [tag.getAttribute('property'), tag.content])) }",
            )
            .await;
        assert_eq!(head["oembed"], json!(format!("{}/oembed.json", page.server.origin)));
        assert_eq!(head["og:title"], told["title"]);
        assert!(head["og:description"].as_str().is_some_and(|text| text.len() > 20), "{head}");
        assert_eq!(head["og:image"], told["thumbnail_url"]);

        page.server.allow(Own::Frames);
        for frame in [&frame, &boxed] {
            // Its address is that of a page beside it, as the build was made without an address.
            let around = format!("<!doctype html><html lang=\"en\"><title>A post</title>{frame}</html>");
            let around = around.replace("./index.html", &format!("{}/index.html", page.server.origin));
            page.visit(&page.server.give("around.html", around)).await;
            let size = "const { clientWidth, clientHeight, title } = document.querySelector('iframe'); return [clientWidth, clientHeight, title]";
            let wanted = json!([told["width"], told["height"], told["title"]]);
            page.expect("the frame is as it was told", size, wanted).await;
            enter(page, "document.querySelector('iframe')").await;
            shows_a_cast(page).await;
            leave(page).await;
        }
    });
    let image = told["thumbnail_url"].as_str().expect("a text").trim_start_matches("./");
    let png = fs::read(places::dist().join(image)).expect("the picture is there");
    // A PNG begins with eight bytes of its own, and a block with its size (w3.org/TR/png, 5.2 and 11.2.1).
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert_eq!(json!([number(16), number(20)]), json!([told["thumbnail_width"], told["thumbnail_height"]]));
}
