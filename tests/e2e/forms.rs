//! The forms in which castmap comes onto a page: each passes the core, in each browser.
//!
//! Another form is a function that takes an engine, its name in `in_both!`, and the way to its element.

use std::fs;

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::core::core;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;
use crate::server::{Answer, Own, Server};
use crate::snippets::blocks::the;

in_both!(
    as_a_module,
    as_a_script_in_one_file,
    as_a_module_in_one_file,
    in_a_frame,
    in_a_frame_without_an_origin,
    from_a_disk,
    from_a_network_that_is_checked,
);

/// Opens a page with `address` in a frame, and enters that.
async fn enter(page: &Page, address: &str, attributes: &str) {
    let frame =
        format!("<iframe id=\"frame\" src=\"{address}\" width=\"900\" height=\"700\" {attributes}></iframe>");
    let around = format!("<!doctype html><html lang=\"en\"><title>A page around it</title>{frame}</html>");
    page.server.allow(Own::Frames);
    page.visit(&page.server.give("around.html", around)).await;
    let frame = page.element("document.querySelector('#frame')").await;
    frame.enter_frame().await.expect("the frame can be entered");
}

fn as_a_module(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit(&page.server.give("page.html", documents::page("<cast-map></cast-map>"))).await;
        core(page).await;
    });
}

/// Opens a page of somebody whose server has nothing but this script, and is asked for nothing else.
async fn alone(page: &Page, tag: &str) {
    page.server.answer("/castmap_bg.wasm", Answer::of(404, "text/plain", ""));
    page.server.answer("/castmap_rest.wasm", Answer::of(404, "text/plain", ""));
    let own = documents::page("<cast-map></cast-map>");
    let own = own.replace("<script type=\"module\" src=\"/castmap.js\"></script>", tag);
    page.visit(&page.server.give("page.html", own)).await;
    core(page).await;
    let asked = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
        .filter((path) => path !== '/favicon.ico')";
    page.expect("nothing else is fetched", asked, json!(["/castmap.inline.js"])).await;
}

fn as_a_script_in_one_file(engine: Engine) {
    browse_in(engine, async |page| alone(page, "<script defer src=\"/castmap.inline.js\"></script>").await);
}

fn as_a_module_in_one_file(engine: Engine) {
    let tag = "<script type=\"module\" src=\"/castmap.inline.js\"></script>";
    browse_in(engine, async |page| alone(page, tag).await);
}

fn in_a_frame(engine: Engine) {
    browse_in(engine, async |page| {
        enter(page, "/index.html", "").await;
        core(page).await;
    });
}

fn in_a_frame_without_an_origin(engine: Engine) {
    browse_in(engine, async |page| {
        enter(page, "/index.html", "sandbox=\"allow-scripts\"").await;
        page.expect("it has no origin", "return self.origin", "null").await;
        core(page).await;
    });
}

fn from_a_disk(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_file(&places::dist().join("castmap.html")).await;
        core(page).await;
        page.expect("nothing is fetched", "return performance.getEntriesByType('resource').length", 0).await;
    });
}

/// The copy whose files are named by digests: script and code are taken only if they are the ones.
/// As docs/embedding.md has it, from a server that is not the page's.
fn from_a_network_that_is_checked(engine: Engine) {
    let folder = fs::read_dir(places::dist().join("cdn")).expect("there is a copy").next();
    let folder = folder.expect("there is one").expect("it can be read").path();
    let name = folder.file_name().and_then(|name| name.to_str()).expect("its name is plain").to_owned();
    let digests = fs::read_to_string(folder.join("integrity.json")).expect("it has its digests");
    let digests: Value = serde_json::from_str(&digests).expect("they are JSON");
    let digest = digests["castmap.js"].as_str().expect("of the script, too");
    let block = the("network");
    let written = format!("https://cdn.example.org/castmap-{}-…/", env!("CARGO_PKG_VERSION"));
    let named = name.starts_with(&format!("castmap-{}-", env!("CARGO_PKG_VERSION")));
    assert!(named && block.contains(&written) && block.contains("\"sha384-…\""), "{name}: {block}");
    browse_in(engine, async |page| {
        let network = Server::start(places::dist());
        let tag =
            block.replace(&written, &format!("{}/cdn/{name}/", network.origin)).replace("sha384-…", digest);
        let own = documents::page("<cast-map></cast-map>");
        let own = own.replace("<script type=\"module\" src=\"/castmap.js\"></script>", &tag);
        page.server.allow(Own::Others);
        page.server.allow(Own::OtherScripts);
        let path = page.server.give("page.html", own);
        page.visit(&path).await;
        core(page).await;
        assert_eq!(page.server.asked("/castmap_bg.wasm"), 0, "nothing but the page is its own");

        let other = Answer::of(
            200,
            "application/wasm",
            fs::read(folder.join("castmap_rest.wasm")).expect("it is there"),
        );
        network.answer(&format!("/cdn/{name}/castmap_bg.wasm"), other);
        page.expects("castmap_bg.wasm");
        page.visit(&path).await;
        page.wait(
            "other code is refused",
            "return one('[part~=message]').innerText.includes('castmap_bg.wasm')",
        )
        .await;
    });
}
