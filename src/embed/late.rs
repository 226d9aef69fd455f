//! What the page can ask that is answered by code that is loaded later, and how that code comes into the instance.

use super::answers::{found, paths};
use super::chart::{geometry, painted, svg, take};
use super::store::Store;
use crate::late::late;
use crate::state::State;
use crate::ui::{print, recover};
use web_sys::{Element, HtmlCanvasElement};

/// See [`crate::late`].
pub struct Late {
    pub found: fn(&State, &str) -> String,
    pub paths: fn(&State, [&str; 2], usize) -> String,
    pub geometry: fn(&Store) -> String,
    pub svg: fn(&Store, bool) -> String,
    pub painted: fn(&Store, bool, f64) -> HtmlCanvasElement,
    /// Does what the chart's menu offers.
    pub take: fn(&Store, &str),
    /// Puts what there is to print into an element.
    pub print: fn(&State, &Element),
    /// Shows again what another widget has left in an element, and had kept.
    pub recover: fn(&Store, &Element, &str),
    /// What is wrong with the page's own words.
    pub misspoken: fn(&State) -> Vec<String>,
    /// The style of all that is drawn by it.
    pub style: &'static str,
}

const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/late.css"));

late!(Late { found, paths, geometry, svg, painted, take, print, recover: again, misspoken, style: STYLE });

fn again(store: &Store, old: &Element, kept: &str) {
    let state = store.app().and_then(|app| recover(&store.state(), &app, old, kept));
    if let Some(state) = state {
        store.show(state);
    }
}

fn misspoken(state: &State) -> Vec<String> {
    state.words.complaints()
}

/// The one way from the code that is loaded first into the other. Its name tells wasm-split so: `rest` is what the part
/// is called, the digits are those of this way (docs.rs/wasm_split_cli_support).
#[cfg(late)]
#[allow(unsafe_code, reason = "wasm-split looks for these names")]
mod door {
    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    // SAFETY: there is such a function, with this signature, below.
    unsafe extern "C" {
        #[link_name = "__wasm_split_00rest00_import_00000000000000000000000000000001"]
        pub safe fn arrive();
    }

    // SAFETY: nothing else in the program is called so.
    #[unsafe(export_name = "__wasm_split_00rest00_export_00000000000000000000000000000001")]
    extern "C" fn opened() {
        crate::words::arrive();
        crate::state::arrive();
        crate::ui::arrive();
        super::arrive();
    }
}

/// Tells every room that the code is there. To be called once it is in the instance, and no earlier: it is part of it.
#[cfg(late)]
pub use door::arrive as open;

/// Here it is always there.
#[cfg(not(late))]
pub fn open() {}
