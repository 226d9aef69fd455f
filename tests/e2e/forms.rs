//! The forms in which castmap comes onto a page: each passes the core, in each browser.
//!
//! Another form is a function that takes an engine, its name in `in_both!`, and the way to its element.

use crate::browser::browse_in;
use crate::core::core;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(as_a_module, in_a_frame, in_a_frame_without_an_origin);

/// Opens a page with `address` in a frame, and enters that.
async fn enter(page: &Page, address: &str, attributes: &str) {
    let frame =
        format!("<iframe id=\"frame\" src=\"{address}\" width=\"900\" height=\"700\" {attributes}></iframe>");
    let around = format!("<!doctype html><html lang=\"en\"><title>A page around it</title>{frame}</html>");
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
