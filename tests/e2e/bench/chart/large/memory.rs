//! What the chart of 10,000 weighs in memory, beside cytoscape.js at the same places.

use serde_json::json;

use super::super::super::spread::Spread;
use super::super::super::verdict;
use super::super::ROUNDS;
use super::Round;
use crate::page::Page;

/// castmap may take this part of what cytoscape.js takes.
const PART: f64 = 0.5;

const MEGABYTE: f64 = 1_000_000.0;

/// In bytes.
pub struct Weight {
    heap: f64,
    pub wasm: f64,
}

/// What the page's scripts hold once the garbage is collected; `heap.js` knows of WebAssembly.
pub async fn weigh(page: &Page) -> Weight {
    // What the first collection lets go of may hold more.
    for _ in 0..3 {
        page.tell("HeapProfiler.collectGarbage", json!({})).await;
    }
    let usage = page.tell("Runtime.getHeapUsage", json!({})).await;
    let wasm = page.run("return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await;
    Weight { heap: usage["usedSize"].as_f64().expect("a number"), wasm: wasm.as_f64().expect("a number") }
}

pub fn lines(rounds: &[Round]) -> Vec<String> {
    let spread = |pick: fn(&Round) -> f64| Spread::of(rounds.iter().map(|round| pick(round) / MEGABYTE));
    let (heap, wasm) = (spread(|round| round.weight.heap), spread(|round| round.weight.wasm));
    let (own, other) =
        (spread(|round| round.weight.heap + round.weight.wasm), spread(|round| round.other.heap));
    vec![
        String::new(),
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
        format!(
            "- castmap takes {:.2} times the memory of cytoscape.js. Wanted: at most {PART} times. {}",
            own.median / other.median,
            verdict(own.median <= PART * other.median)
        ),
    ]
}
