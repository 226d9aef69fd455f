//! What stands around the picture, and which view is shown: as the author wants, until a visitor wants another.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(
    controls_are_full_minimal_or_none,
    it_begins_with_the_chart_where_there_is_room,
    views_are_told_where_the_visitor_changes_them,
    the_address_keeps_the_view,
    a_selection_stays_from_view_to_view,
    new_attributes_are_properties_too
);

/// Whether it is shown: the title, the search, the views, the filters, the timeline and the choices.
const SHOWN: &str = "return ['.title', 'input[type=search]', '[data-view]', '[data-facet]', '[data-choice=at]', '[data-choice=theme]']
    .map((selector) => all(selector).some(isShown))";

fn controls_are_full_minimal_or_none(engine: Engine) {
    browse_in(engine, async |page| {
        for view in ["chart", "cards", "list"] {
            page.open(&[("view", view), ("at", "all")]).await;
            for (controls, shown) in [
                (None, [true; 6]),
                (Some("minimal"), [true, false, true, false, true, false]),
                (Some("none"), [false; 6]),
                (Some("full"), [true; 6]),
            ] {
                page.set("controls", controls).await;
                page.expect(&format!("controls {controls:?} of {view}"), SHOWN, json!(shown)).await;
                page.expect("the property", "return host.controls", controls.unwrap_or("full")).await;
                page.expect("everybody is there", "return host.visible.length", 10).await;
            }
        }
    });
}

/// An element of this width on a wide page.
async fn embed(page: &Page, width: u32, attributes: &str) {
    let src = page.server.give("small.json", SMALL);
    let sheet = format!("#frame {{ width: {width}px }}");
    let body = format!("<div id=\"frame\"><cast-map src=\"{src}\" at=\"all\" {attributes}></cast-map></div>");
    page.visit(&documents::styled(&page.server, &sheet, &body)).await;
    page.ready().await;
}

async fn view_is(page: &Page, what: &str, view: &str) {
    page.expect(&format!("{what}: the property"), "return host.view", view).await;
    let part = match view {
        "chart" => ".chart",
        "list" => "table[part~=list]",
        _ => "[part~=cards]",
    };
    page.wait(&format!("{what}: {view} is shown"), &format!("return isShown(one({}))", json!(part))).await;
    let pressed = "return all('[data-view][aria-pressed=true]').map((button) => button.dataset.view)";
    page.expect(&format!("{what}: the switch"), pressed, json!([view])).await;
}

async fn resize(page: &Page, width: u32) {
    page.run(&format!("document.querySelector('#frame').style.width = '{width}px'")).await;
}

fn it_begins_with_the_chart_where_there_is_room(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, view) in [(1000, "chart"), (600, "chart"), (599, "cards"), (320, "cards")] {
            embed(page, width, "").await;
            view_is(page, &format!("{width} px"), view).await;
        }
        for (width, view) in [(900, "chart"), (400, "cards"), (900, "chart")] {
            resize(page, width).await;
            view_is(page, &format!("made {width} px wide"), view).await;
        }
        page.expect("nobody is told", "return heard.filter(({ name }) => name === 'view')", json!([])).await;
        page.click("[data-view=list]").await;
        for width in [400, 900] {
            resize(page, width).await;
            view_is(page, "what was chosen stays", "list").await;
        }
        embed(page, 400, "view=\"chart\"").await;
        view_is(page, "what the author wants", "chart").await;
    });
}

fn views_are_told_where_the_visitor_changes_them(engine: Engine) {
    browse_in(engine, async |page| {
        embed(page, 1000, "").await;
        page.settled().await;
        page.forget_events().await;
        let told = "return heard.filter(({ name }) => name === 'view').map(({ detail }) => detail.view)";
        for view in ["cards", "list", "chart"] {
            page.set("view", Some(view)).await;
            view_is(page, "the attribute", view).await;
            page.run(&format!("host.view = '{view}'")).await;
            view_is(page, "the property", view).await;
        }
        page.expect("the page knows what it sets", told, json!([])).await;
        let mut expected: Vec<&str> = Vec::new();
        for view in ["list", "cards", "chart", "chart"] {
            page.click(&format!("[data-view={view}]")).await;
            view_is(page, "a click", view).await;
            if expected.last() != Some(&view) {
                expected.push(view);
            }
        }
        page.expect("each change once", told, json!(expected)).await;
        page.expect("the attribute is the author's", "return host.getAttribute('view')", "chart").await;
    });
}

fn the_address_keeps_the_view(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit("/").await;
        page.ready().await;
        page.settled().await;
        let parameter = "return new URLSearchParams(location.search).get('view')";
        page.expect("clean at first", parameter, Value::Null).await;
        for view in ["list", "cards", "chart"] {
            page.click(&format!("[data-view={view}]")).await;
            page.expect("in the address", parameter, view).await;
            page.browser.refresh().await.expect("the page reloads");
            page.ready().await;
            view_is(page, "after a reload", view).await;
        }
        page.browser.back().await.expect("there is a way back");
        page.ready().await;
        view_is(page, "a step back", "cards").await;
    });
}

fn a_selection_stays_from_view_to_view(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.click(".node[data-id=cheon]").await;
        for view in ["list", "cards", "chart"] {
            page.click(&format!("[data-view={view}]")).await;
            view_is(page, "switched", view).await;
            let panel = "return words(one('[part~=panel]')).includes('Cheon Jang-mi')";
            page.expect(&format!("her panel beside {view}"), panel, true).await;
        }
        page.expect("the chart marks her", "return one('.node.selected').dataset.id", "cheon").await;
        page.press(Key::Escape).await;
        page.expect("Escape closes it anywhere", "return all('[part~=panel]').length", 0).await;
    });
}

fn new_attributes_are_properties_too(engine: Engine) {
    browse_in(engine, async |page| {
        embed(page, 1000, "").await;
        for (name, default, values) in [
            ("view", "chart", ["list", "cards"]),
            ("controls", "full", ["minimal", "none"]),
            ("gestures", "cooperative", ["greedy", "cooperative"]),
        ] {
            let reads = format!("return host.{name}");
            page.expect("the default", &reads, default).await;
            for value in values {
                page.run(&format!("host.{name} = '{value}'")).await;
                page.expect("set as a property", &reads, value).await;
                page.expect("not written down", &format!("return host.hasAttribute('{name}')"), false).await;
            }
            page.set(name, Some(values[0])).await;
            page.expect("set as an attribute", &reads, values[0]).await;
            page.set(name, None).await;
            page.expect("taken away", &reads, default).await;
        }
    });
}
