//! The chart of 10,000 characters: how soon it is there, how true it is, how smoothly it moves.

mod frames;
mod layout;
mod neighbours;

use serde_json::{Value, json};
use std::collections::HashMap;

use super::super::peers;
use super::super::section::Section;
use super::clock::{self, Load};
use super::peers::{FORCE_GRAPH, SIGMA, visit};
use super::{Graph, ROUNDS, outcome};
use crate::browser::browse;
use crate::documents;
use crate::drawing::Point;
use crate::expected::Document;
use crate::page::Page;
use crate::say::say;

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
        say("bench chart: the large one, once without counting");
        clock::check(page, &src).await;
        let own = places(page, &show).await;
        let others = layout::others(page, &peers, &graph).await;
        let mut rounds = Vec::new();
        for round in 1..=ROUNDS {
            say(&format!("bench chart: the large one, round {round} of {ROUNDS}"));
            let load = clock::load(page, &src).await;
            let parsing = layout::parsing(page, &src).await;
            let ride = frames::by_hand(page).await;
            let mut rides = Vec::new();
            for (name, scripts, places) in [
                ("sigma.js", SIGMA, "places-of-sigma"),
                ("force-graph", FORCE_GRAPH, "places-of-force-graph"),
            ] {
                draw(page, &peers, name, scripts, ["graph", places], (ride.width, ride.height)).await;
                rides.push((name, frames::by_script(page, &ride).await));
            }
            rounds.push(Round { load, parsing, ride, rides });
        }
        let mut section = Section::default();
        layout::tell(&rounds, &others, &graph, &placed(&graph, &own), &mut section);
        frames::tell(&rounds, &mut section);
        section.publish(page, "chart large").await;
    });
}

/// Everything once, castmap's and its peers'.
struct Round {
    load: Load,
    /// Milliseconds of `JSON.parse` on the same document.
    parsing: f64,
    ride: frames::Ride,
    rides: Vec<(&'static str, frames::Ride)>,
}

/// Where castmap's cards have their middles.
pub async fn places(page: &Page, show: &Document) -> HashMap<String, Point> {
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
pub fn placed(graph: &Graph, places: &HashMap<String, Point>) -> Vec<Point> {
    graph.ids.iter().map(|id| places[id]).collect()
}

/// Has a peer draw a graph, both by the names of its files, as large as castmap's chart.
pub async fn draw(
    page: &Page,
    peers: &std::path::Path,
    name: &str,
    scripts: &[(&str, &str)],
    [graph, places]: [&str; 2],
    (width, height): (f64, f64),
) {
    let own = format!("{}{}", include_str!("journey.js"), include_str!("drawn.js"));
    visit(page, peers, &format!("drawn-by-{name}"), &[scripts], &own).await;
    let size = json!({ "width": width, "height": height });
    let script = format!("return bench.draw({}, {}, {}, {size})", json!(name), json!(graph), json!(places));
    outcome(page, name, &script).await;
}
