//! The libraries that the chart is measured beside, and the pages on which they draw.

use serde_json::{Value, json};
use std::path::Path;

use super::super::{PERMISSIVE, give_peer, visit_whole};
use super::{Graph, outcome};
use crate::drawing::{Box, Drawing, Point};
use crate::page::Page;

/// Those that lay charts out, as `layouts.js` calls them.
pub const LAYOUTS: [&str; 4] = ["fcose", "d3-force", "vis-network", "ELK stress"];

/// The one that time is held against.
pub const CLOCK: &str = "d3-force";

/// The size of a peer's card.
const CARD: (f64, f64) = (132.0, 56.0);

/// Scripts of npm packages, each after those it needs: where they are, and what they are served as.
const D3: &[(&str, &str)] = &[
    ("d3-dispatch/dist/d3-dispatch.min.js", "d3-dispatch.js"),
    ("d3-quadtree/dist/d3-quadtree.min.js", "d3-quadtree.js"),
    ("d3-timer/dist/d3-timer.min.js", "d3-timer.js"),
    ("d3-force/dist/d3-force.min.js", "d3-force.js"),
];
pub const CYTOSCAPE: &[(&str, &str)] = &[("cytoscape/dist/cytoscape.min.js", "cytoscape.js")];
const FCOSE: &[(&str, &str)] = &[
    ("layout-base/layout-base.js", "layout-base.js"),
    ("cose-base/cose-base.js", "cose-base.js"),
    ("cytoscape-fcose/cytoscape-fcose.js", "fcose.js"),
];
const OTHERS: &[(&str, &str)] = &[
    ("vis-network/standalone/umd/vis-network.min.js", "vis-network.js"),
    ("elkjs/lib/elk.bundled.js", "elk.js"),
];
const GRAPHOLOGY: &[(&str, &str)] = &[("graphology/dist/graphology.umd.min.js", "graphology.js")];
pub const SIGMA: &[(&str, &str)] = &[GRAPHOLOGY[0], ("sigma/dist/sigma.min.js", "sigma.js")];
pub const FORCE_GRAPH: &[(&str, &str)] = &[("force-graph/dist/force-graph.min.js", "force-graph.js")];

/// What is published for Node.js only; `modules.js` makes the page understand it.
const MODULES: &[(&str, &str)] = &[
    ("graphology-layout-forceatlas2/index.js", "graphology-layout-forceatlas2"),
    ("graphology-layout-forceatlas2/iterate.js", "iterate.js"),
    ("graphology-layout-forceatlas2/helpers.js", "helpers.js"),
    ("graphology-layout-forceatlas2/defaults.js", "defaults.js"),
    ("graphology-utils/is-graph.js", "graphology-utils/is-graph"),
    ("graphology-utils/getters.js", "graphology-utils/getters"),
];

/// Opens a page with these scripts of peers, and one of our own after them.
pub async fn visit(page: &Page, peers: &Path, name: &str, scripts: &[&[(&str, &str)]], own: &str) {
    let mut tags = String::new();
    for (file, name) in scripts.iter().copied().flatten() {
        give_peer(page, peers, file, name);
        tags += &format!("<script src=\"/t/{name}\"></script>\n");
    }
    page.server.give(&format!("{name}.js"), own);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title></head>\n\
         <body style=\"margin: 0\">\n{tags}<script src=\"/t/{name}.js\"></script>\n</body></html>\n"
    );
    visit_whole(page, name, &html, Some(PERMISSIVE)).await;
}

/// Opens the page on which each of the peers can lay a graph out.
pub async fn visit_layouts(page: &Page, peers: &Path) {
    for (file, name) in MODULES {
        give_peer(page, peers, file, &format!("modules/{name}"));
    }
    let names: Vec<&str> = MODULES.iter().map(|(_, name)| *name).collect();
    let own = format!(
        "const NAMES = {};\n{}{}",
        json!(names),
        include_str!("modules.js"),
        include_str!("layouts.js")
    );
    visit(page, peers, "layouts", &[D3, CYTOSCAPE, FCOSE, OTHERS, GRAPHOLOGY], &own).await;
}

/// Where a peer puts the cards, and the milliseconds that it takes.
pub async fn layout(page: &Page, name: &str, seed: usize) -> (Vec<Point>, f64) {
    let done = outcome(page, name, &format!("return bench.layout({}, {seed})", json!(name))).await;
    (points(&done["places"]), done["ms"].as_f64().expect("a time"))
}

/// `[[x, y]]` as points.
pub fn points(places: &Value) -> Vec<Point> {
    let point = |place: &Value| (place[0].as_f64().expect("a number"), place[1].as_f64().expect("a number"));
    places.as_array().expect("a list").iter().map(point).collect()
}

/// A peer's drawing of a graph: a card around each place, and straight ties.
pub fn drawing(graph: &Graph, places: &[Point]) -> Drawing {
    let cards = places.iter().map(|place| Box::around(*place, CARD)).collect();
    Drawing::placed(graph.ids.clone(), cards, graph.ties.iter().copied())
}
