//! The commands that a command line has, read in its source.

use std::collections::BTreeSet;

/// The commands of an enum that clap reads, but for the hidden ones.
pub fn commands(source: &str, name: &str) -> BTreeSet<String> {
    let body = source.split(&format!("\nenum {name} {{\n")).nth(1).and_then(|rest| rest.split("\n}").next());
    let body = body.unwrap_or_else(|| panic!("no enum {name}"));
    let mut found = BTreeSet::new();
    let mut hidden = false;
    for line in body.lines() {
        let line = line.strip_prefix("    ").unwrap_or(line);
        if line.starts_with(char::is_uppercase) {
            let variant = line.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
            found.extend((!hidden).then(|| variant.to_lowercase()));
            hidden = false;
        }
        hidden |= line.contains("hide = true");
    }
    found
}
