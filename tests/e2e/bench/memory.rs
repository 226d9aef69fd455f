//! What the chart of 10,000 weighs in memory, beside cytoscape.js at the same places.

use serde_json::json;

use super::chart::{CYTOSCAPE, Graph, ROUNDS, draw, placed, places, stage, visit_chart};
use super::peers;
use super::section::Section;
use super::spread::Spread;
use crate::browser::browse;
use crate::documents;
use crate::expected::Document;
use crate::page::Page;
use crate::say::say;

/// castmap may take this part of what cytoscape.js takes.
const PART: f64 = 0.5;

const MEGABYTE: f64 = 1_000_000.0;

/// In bytes.
struct Weight {
    heap: f64,
    wasm: f64,
}

#[test]
fn memory_of_ten_thousand() {
    let Some(peers) = peers("memory") else { return };
    let Some(text) = documents::many("the benchmark of memory") else { return };
    browse(async |page| {
        let show = Document::new(text.into());
        let src = page.server.give("many.json", text);
        page.early(include_str!("heap.js")).await;
        let (mut own, mut other) = (Vec::new(), Vec::new());
        for round in 1..=ROUNDS {
            say(&format!("bench memory: round {round} of {ROUNDS}"));
            visit_chart(page, Some(&src)).await;
            page.ready().await;
            page.settled().await;
            let size = stage(page).await;
            if round == 1 {
                let everybody = Graph::of_all(&show);
                let stands = placed(&everybody, &places(page, &show).await);
                page.server.give("everybody.json", everybody.json().to_string());
                page.server.give("places-of-cytoscape.json", json!(stands).to_string());
                // `geometry()` asks for more than a visitor does: castmap is weighed without it.
                visit_chart(page, Some(&src)).await;
                page.ready().await;
                page.settled().await;
            }
            let weight = weigh(page).await;
            assert!(weight.wasm > 0.0, "castmap has a memory of its own");
            own.push(weight);
            let files = ["everybody", "places-of-cytoscape"];
            draw(page, &peers, "cytoscape.js", CYTOSCAPE, files, size).await;
            other.push(weigh(page).await);
        }
        let mut section = Section::default();
        tell(&own, &other, &mut section);
        section.publish(page, "memory").await;
    });
}

/// What the page's scripts hold once the garbage is collected; `heap.js` knows of WebAssembly.
async fn weigh(page: &Page) -> Weight {
    // What the first collection lets go of may hold more.
    for _ in 0..3 {
        page.tell("HeapProfiler.collectGarbage", json!({})).await;
    }
    let usage = page.tell("Runtime.getHeapUsage", json!({})).await;
    let wasm = page.run("return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await;
    Weight { heap: usage["usedSize"].as_f64().expect("a number"), wasm: wasm.as_f64().expect("a number") }
}

fn tell(own: &[Weight], other: &[Weight], section: &mut Section) {
    let spread =
        |of: &[Weight], pick: fn(&Weight) -> f64| Spread::of(of.iter().map(|weight| pick(weight) / MEGABYTE));
    let (heap, wasm) = (spread(own, |weight| weight.heap), spread(own, |weight| weight.wasm));
    let (own, other) = (spread(own, |weight| weight.heap + weight.wasm), spread(other, |weight| weight.heap));
    section.lines([
        format!(
            "Memory once everything is drawn and the garbage collected, in {ROUNDS} loads by turns; cytoscape.js has the same \
             cards at castmap's places (`preset`), with an id for a label and nothing else."
        ),
        String::new(),
        "| in MB | JavaScript | WebAssembly | together |".into(),
        "|---|---:|---:|---:|".into(),
        format!("| castmap | {heap:.1} | {wasm:.1} | {own:.1} |"),
        format!("| cytoscape.js | {other:.1} | | {other:.1} |"),
        String::new(),
    ]);
    let part = own.median / other.median;
    section.judge(
        "10,000 characters: memory",
        &format!("{part:.2} times"),
        &format!("at most {PART} times cytoscape.js"),
        part <= PART,
        &format!("castmap takes {part:.2} times the memory of cytoscape.js."),
    );
}
