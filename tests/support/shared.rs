//! Shows of the shared folder, where there is one.

#![allow(dead_code, reason = "each test uses what it needs")]

#[path = "shared_folder.rs"]
mod shared_folder;

use super::sample::say;
use shared_folder::shared_folder;

/// A show of the shared folder by the name of its file; says so where it is not there.
pub fn shared_show(name: &str) -> Option<String> {
    let folder = shared_folder();
    let text = std::fs::read_to_string(folder.join("shows").join(format!("{name}.json"))).ok();
    if text.is_none() {
        say(&format!(
            "SKIPPED: {name}.json is not in shows of {}; say where with CASTMAP_SHARED",
            folder.display()
        ));
    }
    text
}
