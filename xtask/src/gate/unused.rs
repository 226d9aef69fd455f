//! Public items whose name stands nowhere but where they are declared.
//!
//! rustc tells of private items that nobody uses, and of public ones in a program; of those of a library it cannot
//! know. So the words of all code are counted: what is declared as `pub` in `src/` must be named once more, there, in
//! a test, in a fuzz target, or in a script of the page. A name that means something else elsewhere as well is passed
//! over: this finds not all, but nothing wrongly.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files::read;
use crate::project::Project;

/// Where code is that may name an item.
const FOLDERS: [&str; 6] = ["build.rs", "src", "tests", "fuzz/fuzz_targets", "fuzz/made", "static"];

/// What stands between `pub` and the word that says what an item is.
const BEFORE: [&str; 3] = ["async", "const", "unsafe"];

const ITEMS: [&str; 8] = ["const", "enum", "fn", "mod", "static", "struct", "trait", "type"];

/// Fails where an item is public and named by nobody.
pub fn unused(project: &Project) -> Result<()> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        gather(&project.root.join(folder), &mut files)?;
    }
    let mut texts = Vec::new();
    for file in &files {
        texts.push((project.shown(file).to_string(), read(file)?));
    }
    let (count, found) = unnamed(&texts);
    if !found.is_empty() {
        bail!("nobody names these, so nobody needs them:\n{}", found.join("\n"));
    }
    println!("{count} public items, each named by somebody");
    Ok(())
}

/// All files below that may have code in them.
fn gather(place: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if place.is_dir() {
        let entries = fs::read_dir(place).with_context(|| format!("could not read {}", place.display()))?;
        for entry in entries {
            gather(&entry.with_context(|| format!("could not read {}", place.display()))?.path(), files)?;
        }
    } else if place.extension().is_some_and(|extension| extension == "rs" || extension == "js") {
        files.push(place.to_path_buf());
    }
    Ok(())
}

/// How many items are public, and those that are named nowhere else, each with its place.
fn unnamed(texts: &[(String, String)]) -> (usize, Vec<String>) {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let mut declared: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, text) in texts {
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let words = || line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            for word in words().filter(|word| !word.is_empty()) {
                *named.entry(word).or_default() += 1;
            }
            if path.starts_with("src/")
                && let Some(name) = line.trim_start().strip_prefix("pub ").and_then(item)
            {
                declared.entry(name).or_default().push(format!("{path}:{number}: `{name}`"));
            }
        }
    }
    let count = declared.values().map(Vec::len).sum();
    let alone = declared.into_iter().filter(|(name, places)| named.get(name) == Some(&places.len()));
    (count, alone.flat_map(|(_, places)| places).collect())
}

/// The name of the item that a line declares behind its `pub`.
fn item(rest: &str) -> Option<&str> {
    let mut words = rest.split_whitespace().peekable();
    let mut word = words.next()?;
    while BEFORE.contains(&word) && words.peek().is_some_and(|next| *next == "fn" || BEFORE.contains(next)) {
        word = words.next()?;
    }
    let name = words.next().filter(|_| ITEMS.contains(&word))?;
    name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_names_is_found() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let library = file(
            "src/a.rs",
            "pub struct Used;\npub const fn once(a: Used) {}\n    pub const LIMIT: u8 = 1;\npub struct Told(u8);\n\
             // once Told LIMIT\nimpl Used { pub fn new() {} }\nimpl Told2 { pub fn new() {} }\nfn private() {}\n",
        );
        let test = file("tests/b.rs", "fn a() { once(LIMIT) }\npub fn helper() {}");
        let (count, found) = unnamed(&[library.clone(), test]);
        // `new` stands behind another word.
        assert_eq!((count, found), (4, vec!["src/a.rs:4: `Told`".to_owned()]));
        let (_, found) = unnamed(&[library]);
        assert_eq!(found, ["src/a.rs:3: `LIMIT`", "src/a.rs:4: `Told`", "src/a.rs:2: `once`"]);
    }

    #[test]
    fn items_are_known_by_their_first_words() {
        for (rest, name) in [
            ("fn a(b: u8) {", Some("a")),
            ("const fn b<T>() {", Some("b")),
            ("const C: u8 = 1;", Some("C")),
            ("async unsafe fn d() {}", Some("d")),
            ("use a::b;", None),
            ("field: u8,", None),
            ("struct E<'a> {", Some("E")),
        ] {
            assert_eq!(item(rest), name, "{rest}");
        }
    }
}
