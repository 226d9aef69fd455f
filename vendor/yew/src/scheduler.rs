//! This module contains a scheduler.

use wasm_bindgen::prelude::*;
use wasm_bindgen::JsCast;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &js_sys::Function);
}

/// Delays a run to the end of the micro task queue. So any messages that needs to be queued can be queued.
pub(crate) fn start(run: impl FnOnce() + 'static) {
    queue_microtask(Closure::once_into_js(run).unchecked_ref());
}
