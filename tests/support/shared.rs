//! Shows of the shared folder, where there is one.

#![allow(dead_code, reason = "each test uses what it needs")]

use super::sample::say;
use std::path::PathBuf;

/// A show of the shared folder by the name of its file; says so where it is not there.
pub fn shared_show(name: &str) -> Option<String> {
    let folder = std::env::var_os("CASTMAP_SHARED").filter(|folder| !folder.is_empty());
    let folder =
        folder.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let text = std::fs::read_to_string(folder.join("shows").join(format!("{name}.json"))).ok();
    if text.is_none() {
        say(&format!(
            "SKIPPED: {name}.json is not in shows of {}; say where with CASTMAP_SHARED",
            folder.display()
        ));
    }
    text
}
