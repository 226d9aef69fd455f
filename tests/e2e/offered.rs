//! What a page may style, from outside: the documented properties, the named parts and the font, each where it shows.

use serde_json::json;

use crate::browser::browse_in;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(
    the_documented_properties_reach_what_they_are_for,
    every_part_takes_a_style,
    the_font_of_the_page_is_taken_and_nothing_else_of_its_letters,
    hidden_is_hidden_and_room_is_kept_for_what_comes
);

async fn open(page: &Page, sheet: &str, attributes: &str) {
    let body = format!("<cast-map at=\"all\" {attributes}></cast-map>");
    page.visit(&documents::styled(&page.server, sheet, &body)).await;
    page.ready().await;
}

/// A property, what a page sets it to, where that shows in the cards with a panel, and as what.
const PROPERTIES: [(&str, &str, &str, &str, &str); 8] = [
    ("accent", "rgb(1, 2, 3)", ".actor b", "color", "rgb(1, 2, 3)"),
    ("surface", "rgb(1, 2, 3)", ".card", "background-color", "rgb(1, 2, 3)"),
    ("surface", "rgb(1, 2, 3)", ".panel", "background-color", "rgb(1, 2, 3)"),
    ("text", "rgb(1, 2, 3)", ".name", "color", "rgb(1, 2, 3)"),
    ("muted", "rgb(1, 2, 3)", ".occupation", "color", "rgb(1, 2, 3)"),
    ("line", "rgb(1, 2, 3)", ".card:not(.selected)", "border-top-color", "rgb(1, 2, 3)"),
    ("radius", "3px", ".card", "border-top-left-radius", "3px"),
    ("font", "monospace", ".panel-title", "font-family", "monospace"),
];

fn the_documented_properties_reach_what_they_are_for(engine: Engine) {
    browse_in(engine, async |page| {
        for (name, value, selector, property, expected) in PROPERTIES {
            let sheet = format!("cast-map {{ --cast-map-{name}: {value} }}");
            open(page, &sheet, "view=\"cards\" focus-on=\"baek\"").await;
            page.wait("the panel is there", "return isShown(one('[part~=panel]'))").await;
            let seen = "return getComputedStyle(one(arguments[0])).getPropertyValue(arguments[1])";
            let arguments = [json!(selector), json!(property)];
            page.expect_with(&format!("--cast-map-{name}"), seen, &arguments, json!(expected)).await;
        }
        // From further out, and in the chart.
        open(page, ":root { --cast-map-height: 471px; --cast-map-surface: rgb(1, 2, 3) }", "view=\"chart\"")
            .await;
        page.expect("--cast-map-height", "return one('.chart').offsetHeight", 471).await;
        let ground = "return getComputedStyle(one('.node')).backgroundColor";
        page.expect("--cast-map-surface in the chart", ground, "rgb(1, 2, 3)").await;
    });
}

/// The named parts that are there in a state: its attributes, and the parts.
const PARTS: [(&str, &str); 4] = [
    (
        "view=\"cards\" focus-on=\"baek\"",
        "toolbar search filters timeline group cards card portrait name native actor occupation badge panel source",
    ),
    ("view=\"chart\"", "chart card node portrait tie tie-label group"),
    ("view=\"list\"", "list"),
    ("src=\"/t/nowhere.json\"", "message"),
];

fn every_part_takes_a_style(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("Failed to load resource");
        for (attributes, parts) in PARTS {
            let rule = |part: &str| format!("cast-map::part({part}) {{ outline: 7px solid rgb(1, 2, 3) }}\n");
            let sheet: String = parts.split_whitespace().map(rule).collect();
            let body = format!("<cast-map at=\"all\" {attributes}></cast-map>");
            page.visit(&documents::styled(&page.server, &sheet, &body)).await;
            let plain = "return arguments[0].filter((part) => {
                const [found] = all(`[part~=${part}]`);
                return !found || getComputedStyle(found).outlineColor !== 'rgb(1, 2, 3)';
            })";
            let parts: Vec<&str> = parts.split_whitespace().collect();
            page.expect_with("parts that are not there or take no style", plain, &[json!(parts)], json!([]))
                .await;
        }
    });
}

fn the_font_of_the_page_is_taken_and_nothing_else_of_its_letters(engine: Engine) {
    browse_in(engine, async |page| {
        let letters = "return ['.castmap', '.name', 'input', '.pill'].map((selector) => {
            const { fontFamily, fontStyle, fontWeight, fontSize } = getComputedStyle(one(selector));
            return [fontFamily, fontStyle, fontWeight, fontSize];
        })";
        open(page, "", "view=\"cards\"").await;
        let plain = page.run(letters).await;
        open(page, "html { font-size: 30px } body { font: italic 900 33px/3 cursive }", "view=\"cards\"")
            .await;
        let mut expected = plain.clone();
        for row in expected.as_array_mut().expect("rows") {
            row[0] = json!("cursive");
        }
        page.expect("the page's family in its own sizes", letters, expected.clone()).await;
        open(page, "body { font-family: cursive } cast-map { --cast-map-font: monospace }", "view=\"cards\"")
            .await;
        for row in expected.as_array_mut().expect("rows") {
            row[0] = json!("monospace");
        }
        page.expect("the widget's own font wins", letters, expected).await;
    });
}

fn hidden_is_hidden_and_room_is_kept_for_what_comes(engine: Engine) {
    browse_in(engine, async |page| {
        let hidden = documents::page("<cast-map view=\"chart\" hidden></cast-map>");
        page.visit(&page.server.give("hidden.html", hidden)).await;
        page.expect("a hidden element has no box", "return host.getClientRects().length", 0).await;
        page.run("host.hidden = false").await;
        page.wait("it is there again", "return host.offsetHeight > 500").await;
        let held = page.server.give("held.json", SMALL);
        page.server.hold(&held);
        for (width, height) in [(1280, 900), (360, 780)] {
            page.size(width, height).await;
            // The second waits for its document.
            let body = format!(
                "<cast-map view=\"chart\"></cast-map><cast-map view=\"chart\" loading=\"eager\" src=\"{held}\"></cast-map>"
            );
            page.visit(&page.server.give("two.html", documents::page(&body))).await;
            page.ready().await;
            page.settled().await;
            let rooms = "const [there, coming] = [...document.querySelectorAll('cast-map')].map((each) => each.offsetHeight);
                return Math.abs(there - coming) / there < 0.15 || [there, coming]";
            page.expect("as much room as a chart takes", rooms, true).await;
        }
        page.server.release(&held);
    });
}
