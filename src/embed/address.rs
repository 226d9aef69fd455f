//! The view in the page's address, for an element with `link`.

use crate::state::{ADDRESSED, State, address};
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// What the address says of each of [`ADDRESSED`].
pub fn read() -> Vec<(&'static str, Option<String>)> {
    let parameters = parameters();
    let value = |name| parameters.as_ref().and_then(|parameters| parameters.get(name));
    ADDRESSED.map(|name| (name, value(name))).to_vec()
}

/// Writes the view into the address, as a new entry of the history or in place of the current one.
pub fn write(state: &State, replace: bool) {
    let Some(window) = web_sys::window() else { return };
    let (Some(parameters), location) = (parameters(), window.location()) else { return };
    let before = String::from(parameters.to_string());
    for (name, value) in address(state) {
        match value {
            Some(value) => parameters.set(name, &value),
            None => parameters.delete(name),
        }
    }
    let query = String::from(parameters.to_string());
    let (Ok(history), Ok(path), Ok(hash)) = (window.history(), location.pathname(), location.hash()) else {
        return;
    };
    if query == before {
        return;
    }
    let url = if query.is_empty() { format!("{path}{hash}") } else { format!("{path}?{query}{hash}") };
    // Refused in some frames; the view is then not kept, and works.
    let _ = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

fn parameters() -> Option<UrlSearchParams> {
    let query = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()
}
