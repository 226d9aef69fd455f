//! The chart of 10,000 characters: how soon it is there, how true it is, how smoothly it moves, what it weighs.

mod frames;
mod layout;
mod memory;
mod neighbours;

use serde_json::{Value, json};
use std::collections::HashMap;

use super::super::peers;
use super::clock::{self, Load};
use super::peers::{CYTOSCAPE, FORCE_GRAPH, SIGMA, visit};
use super::{Graph, ROUNDS, outcome, report};
use crate::browser::browse;
use crate::documents;
use crate::drawing::Point;
use crate::expected::Document;
use crate::page::Page;
use crate::places::say;

#[test]
fn large_of_ten_thousand() {
    let Some(peers) = peers("chart large") else { return };
    let Some(text) = documents::many("the benchmark of the large chart") else { return };
    browse(async |page| {
        let show = Document::new(text.into());
        let graph = Graph::of(&show);
        let src = page.server.give("many.json", text);
        graph.give(page);
        clock::wind(page).await;
        page.early(include_str!("heap.js")).await;
        say("bench chart: the large one, once without counting");
        clock::check(page, &src).await;
        let own = places(page, &show).await;
        let everybody = Graph::of_all(&show);
        page.server.give("everybody.json", everybody.json().to_string());
        page.server.give("places-of-cytoscape.json", json!(of(&everybody, &own)).to_string());
        let others = layout::others(page, &peers, &graph).await;
        let mut rounds = Vec::new();
        for round in 1..=ROUNDS {
            say(&format!("bench chart: the large one, round {round} of {ROUNDS}"));
            let load = clock::load(page, &src).await;
            let parsing = layout::parsing(page, &src).await;
            let weight = memory::weigh(page).await;
            assert!(weight.wasm > 0.0, "castmap has a memory of its own");
            let ride = frames::by_hand(page).await;
            let mut rides = Vec::new();
            for (name, scripts, places) in [
                ("sigma.js", SIGMA, "places-of-sigma"),
                ("force-graph", FORCE_GRAPH, "places-of-force-graph"),
            ] {
                draw(page, &peers, name, scripts, ["graph", places], &ride).await;
                rides.push((name, frames::by_script(page, &ride).await));
            }
            let files = ["everybody", "places-of-cytoscape"];
            draw(page, &peers, "cytoscape.js", CYTOSCAPE, files, &ride).await;
            let other = memory::weigh(page).await;
            rounds.push(Round { load, parsing, weight, ride, rides, other });
        }
        let mut lines = layout::lines(&rounds, &others, &graph, &of(&graph, &own));
        lines.extend(frames::lines(&rounds));
        lines.extend(memory::lines(&rounds));
        report(page, "10,000 characters with 20,000 relations", lines).await;
    });
}

/// Everything once, castmap's and its peers'.
struct Round {
    load: Load,
    /// Milliseconds of `JSON.parse` on the same document.
    parsing: f64,
    weight: memory::Weight,
    ride: frames::Ride,
    rides: Vec<(&'static str, frames::Ride)>,
    /// Of cytoscape.js.
    other: memory::Weight,
}

/// Where castmap's cards have their middles.
async fn places(page: &Page, show: &Document) -> HashMap<String, Point> {
    let cards = page.run("return host.geometry().cards").await;
    let number = |value: &Value| value.as_f64().expect("a number");
    let place = |card: &Value| {
        let [x, y, w, h] = ["x", "y", "w", "h"].map(|name| number(&card[name]));
        (card["id"].as_str().expect("an id").to_owned(), (x + w / 2.0, y + h / 2.0))
    };
    let places: HashMap<String, Point> = cards.as_array().expect("a list").iter().map(place).collect();
    assert_eq!(places.len(), show.visible(show.last()).len(), "everybody has a card");
    places
}

/// In the order of a graph.
fn of(graph: &Graph, places: &HashMap<String, Point>) -> Vec<Point> {
    graph.ids.iter().map(|id| places[id]).collect()
}

/// Has a peer draw a graph, both by the names of its files, as large as castmap's chart.
async fn draw(
    page: &Page,
    peers: &std::path::Path,
    name: &str,
    scripts: &[(&str, &str)],
    [graph, places]: [&str; 2],
    size: &frames::Ride,
) {
    let own = format!("{}{}", include_str!("journey.js"), include_str!("drawn.js"));
    visit(page, peers, &format!("drawn-by-{name}"), &[scripts], &own).await;
    let size = json!({ "width": size.width, "height": size.height });
    let script = format!("return bench.draw({}, {}, {}, {size})", json!(name), json!(graph), json!(places));
    outcome(page, name, &script).await;
}
