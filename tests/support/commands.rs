//! The commands that a command line has, and the source of those of xtask, read in the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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

/// The source of a task of `cargo xtask`: the file or the folder of its name, in `xtask/src/` or in a folder there.
pub fn source(task: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/src");
    let rooms = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let rooms = rooms.map(|entry| entry.expect("an entry").path());
    let files = |room: PathBuf| [room.join(format!("{task}.rs")), room.join(task).join("mod.rs")];
    let found: Vec<_> = rooms.chain([root.clone()]).flat_map(files).filter(|file| file.is_file()).collect();
    let [file] = &found[..] else {
        panic!("{task} has one file in xtask/src, but these have its name: {found:?}")
    };
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
