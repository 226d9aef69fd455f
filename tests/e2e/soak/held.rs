//! What the page holds at a moment, once all is collected that can be.

use std::time::Instant;

use serde_json::{Value, json};

use super::visitor::Visitor;

/// What one collection lets go of may hold something else.
const COLLECTIONS: usize = 3;

/// One look at what the page holds.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// Minutes since the beginning.
    pub minute: f64,
    /// JavaScript's own, in kB.
    pub heap: f64,
    /// WebAssembly's, in kB.
    pub wasm: f64,
    /// Of the DOM: in the page, and all that are kept.
    pub shown: f64,
    pub nodes: f64,
    pub listeners: f64,
    /// How often a field had been emptied by then.
    pub emptied: f64,
}

impl Held {
    pub async fn now(visitor: &Visitor<'_>, begin: Instant) -> Self {
        let tell = async |command: &str| visitor.page.tell(command, json!({})).await;
        for _ in 0..COLLECTIONS {
            tell("HeapProfiler.collectGarbage").await;
            visitor.see("new Promise((done) => setTimeout(done, 50))").await;
        }
        let number = |value: &Value, name: &str| {
            value[name].as_f64().unwrap_or_else(|| panic!("no {name} in {value}"))
        };
        let usage = tell("Runtime.getHeapUsage").await;
        let counters = tell("Memory.getDOMCounters").await;
        let wasm = visitor.see("soak.wasm()").await.as_f64().expect("a number");
        assert!(wasm > 0.0, "castmap has a memory of its own");
        Self {
            minute: begin.elapsed().as_secs_f64() / 60.0,
            heap: number(&usage, "usedSize") / 1000.0,
            wasm: wasm / 1000.0,
            shown: visitor.see("soak.nodes()").await.as_f64().expect("a number"),
            nodes: number(&counters, "nodes"),
            listeners: number(&counters, "jsEventListeners"),
            emptied: visitor.emptied as f64,
        }
    }

    /// Nodes that somebody keeps though they are in no page.
    pub fn out(&self) -> f64 {
        self.nodes - self.shown
    }

    pub fn memory(&self) -> f64 {
        self.heap + self.wasm
    }
}
