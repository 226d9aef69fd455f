//! How soon a first visitor on a slow phone and line sees cards: castmap beside a page of cytoscape.js and fcose.

use serde_json::json;
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::peers;
use super::section::Section;
use super::spread::Spread;
use super::{PERMISSIVE, chart};
use crate::browser::browse;
use crate::page::Page;
use crate::say::say;
use crate::server::{Answer, POLICY, mime};

const ROUNDS: usize = 5;

/// castmap's cards may take this part of the time of the other page's.
const PART: f64 = 0.7;

/// The processor is so many times slower.
const SLOWER: u32 = 4;
/// Milliseconds from a request to the first byte of its answer.
const LATENCY_MS: u32 = 150;
/// Bytes in a second: 1.6 Mbit down, 750 kbit up.
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;

/// Files of the build that a first visit asks for, and what it asks for afterwards.
const BUILD: [&str; 6] =
    ["index.html", "castmap.js", "castmap_bg.wasm", "castmap_rest.wasm", "page.js", "page.css"];

/// What the other page is made of, in the order of its tags.
const LIBRARIES: [&str; 4] = ["cytoscape.js", "layout-base.js", "cose-base.js", "fcose.js"];

const DOCUMENT: &str = "document.json";

/// The pages, each with what it is called.
const PAGES: [(&str, &str); 3] = [
    ("castmap, cards", "/index.html?src=/t/document.json&at=all&view=cards"),
    ("castmap, chart", "/index.html?src=/t/document.json&at=all&view=chart"),
    ("cytoscape.js and fcose", "/t/plain.html"),
];

/// Milliseconds from the beginning of a visit.
struct Visit {
    cards: f64,
    chart: Option<f64>,
}

#[test]
fn load_of_a_first_visit() {
    if peers("load").is_none() {
        return;
    }
    let Some(folder) = env::var_os("CASTMAP_BENCH_LOAD").filter(|value| !value.is_empty()).map(PathBuf::from)
    else {
        return say("!! SKIPPED bench load: nobody compressed anything (`cargo xtask bench load` does it)");
    };
    browse(async |page| {
        let bytes = give(page, &folder);
        page.early(include_str!("painted.js")).await;
        page.server.give("nothing.html", "<!doctype html><title>Nothing</title>");
        slow_down(page).await;
        let mut visits: Vec<Vec<Visit>> = PAGES.map(|_| Vec::new()).into();
        for round in 1..=ROUNDS {
            say(&format!("bench load: round {round} of {ROUNDS}"));
            for ((name, path), visits) in PAGES.iter().zip(&mut visits) {
                visits.push(visit(page, name, path).await);
            }
        }
        // What is asked for twice would be paid for twice.
        for path in ["/castmap.js", "/castmap_bg.wasm", "/t/cytoscape.js", "/t/document.json"] {
            let pages = PAGES.iter().filter(|(name, _)| match path {
                "/t/document.json" => true,
                "/t/cytoscape.js" => name.starts_with("cytoscape"),
                _ => name.starts_with("castmap"),
            });
            assert_eq!(
                page.server.asked(path),
                pages.count() * ROUNDS,
                "{path} is asked for once in a visit"
            );
        }
        let mut section = Section::default();
        tell(&visits, bytes, &mut section);
        section.publish(page, "load").await;
    });
}

/// Serves everything compressed; how many bytes a first visit to castmap has, and how many the other page.
fn give(page: &Page, folder: &Path) -> [usize; 2] {
    let give = |name: &str, path: String| {
        let file = folder.join(format!("{name}.br"));
        let body = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut answer = Answer::of(200, mime(name), &body);
        answer.headers.push(("Content-Encoding", "br".into()));
        if name == "plain.html" {
            answer.headers.push((POLICY, PERMISSIVE.into()));
        }
        page.server.answer(&path, answer);
        body.len()
    };
    let own = BUILD.map(|name| give(name, format!("/{name}")));
    let others =
        LIBRARIES.iter().chain(&["plain.html", "plain.js"]).map(|name| give(name, format!("/t/{name}")));
    let others: usize = others.sum();
    let document = give(DOCUMENT, format!("/t/{DOCUMENT}"));
    let later = BUILD.iter().position(|name| *name == "castmap_rest.wasm").map_or(0, |place| own[place]);
    [own.iter().sum::<usize>() - later + document, others + document]
}

async fn slow_down(page: &Page) {
    let line = json!({
        "offline": false, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP,
    });
    page.tell("Network.enable", json!({})).await;
    page.tell("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    page.tell("Network.emulateNetworkConditions", line).await;
    page.tell("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
}

async fn visit(page: &Page, name: &str, path: &str) -> Visit {
    page.visit("/t/nothing.html").await;
    page.run("localStorage.clear()").await;
    page.tell("HeapProfiler.collectGarbage", json!({})).await;
    page.visit(path).await;
    let seen = chart::outcome(page, name, "return window.painted").await;
    let cards = seen["cards"].as_f64().unwrap_or_else(|| panic!("{name}: no cards in {seen}"));
    Visit { cards, chart: seen["chart"].as_f64() }
}

fn tell(visits: &[Vec<Visit>], [own, other]: [usize; 2], section: &mut Section) {
    let cards = |place: usize| Spread::of(visits[place].iter().map(|visit| visit.cards));
    let chart = |place: usize| Spread::of(visits[place].iter().filter_map(|visit| visit.chart));
    section.lines([
        format!(
            "{ROUNDS} visits to each page by turns, without a cache, the processor {SLOWER} times slower, 1.6 Mbit a second, {} \
             ms to the first byte. Compressed by brotli, castmap's page has {:.0} kB and the other {:.0} kB, each with the \
             document.",
            LATENCY_MS,
            own as f64 / 1000.0,
            other as f64 / 1000.0
        ),
        String::new(),
        "| from the beginning of the visit | first cards painted | chart painted |".into(),
        "|---|---:|---:|".into(),
        format!("| {} | {:.0} ms | |", PAGES[0].0, cards(0)),
        format!("| {} | {:.0} ms | {:.0} ms |", PAGES[1].0, cards(1), chart(1)),
        format!("| {} | {:.0} ms | {:.0} ms |", PAGES[2].0, cards(2), chart(2)),
        String::new(),
    ]);
    let part = cards(0).median / cards(2).median;
    section.judge(
        "first cards painted, cold",
        &format!("{part:.2} times"),
        &format!("at most {PART} times the page of cytoscape.js and fcose"),
        part <= PART,
        &format!("castmap's first cards take {part:.2} times as long as those of the other page."),
    );
    if part > 1.0 {
        section.behind(format!(
            "first cards painted: the page of cytoscape.js and fcose {:.0} ms; castmap {:.0} ms.",
            cards(2).median,
            cards(0).median
        ));
    }
    if chart(1).median > chart(2).median {
        section.behind(format!(
            "chart painted: the page of cytoscape.js and fcose {:.0} ms; castmap {:.0} ms.",
            chart(2).median,
            chart(1).median
        ));
    }
}
