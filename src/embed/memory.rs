//! What a visitor chose, kept in local storage under one key; where storage is refused, nothing is kept.

use web_sys::{Storage, UrlSearchParams};

const KEY: &str = "castmap";

/// What was kept under `name`.
pub fn recall(name: &str) -> Option<String> {
    read(&storage()?)?.get(name)
}

/// Keeps `value` under `name`.
pub fn remember(name: &str, value: &str) {
    let Some(storage) = storage() else { return };
    let Some(kept) = read(&storage) else { return };
    kept.set(name, value);
    // A full or refused storage forgets, and the widget works without.
    let _ = storage.set_item(KEY, &String::from(kept.to_string()));
}

/// The values as the parameters of a query: a form that the browser can read and write by itself.
fn read(storage: &Storage) -> Option<UrlSearchParams> {
    let text = storage.get_item(KEY).ok().flatten().unwrap_or_default();
    UrlSearchParams::new_with_str(&text).ok()
}

/// Asking for it throws in a frame with an opaque origin.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
