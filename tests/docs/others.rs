//! Blocks of documents that are not followed from one to the next: each is held against what it tells of.

use crate::fences::texts;
use crate::follow::{FILE, fresh, pasted};
use crate::shell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_tasks_of_other_documents_are_there() {
    shell::tasks(&the("docs/fuzzing.md", "sh tasks"), "docs/fuzzing.md");
}

/// The only block of this kind in a document.
fn the(path: &str, kind: &str) -> String {
    let docs = fs::read_to_string(root().join(path)).expect("it is there");
    let [block] = <[String; 1]>::try_from(texts(&docs, kind)).expect("there is one");
    block
}

#[test]
fn the_package_says_what_is_run_as_docs_embedding_says_it() {
    let docs = fs::read_to_string(root().join("docs/embedding.md")).expect("it is there");
    for kind in ["sh", "js"] {
        let block = the("static/package.md", kind);
        assert!(docs.contains(block.trim_end_matches(';')), "docs/embedding.md has no {block}");
    }
    let folder = fresh("docs/package");
    fs::write(folder.join(FILE), "{}").expect("a file can be written");
    let tag = the("static/package.md", "html");
    pasted(
        &format!("<script type=\"module\" src=\"castmap.js\"></script>\n{tag}"),
        &folder,
        "static/package.md",
    );
}

#[test]
fn the_figures_are_of_every_fuzz_target() {
    let entries = fs::read_dir(root().join("fuzz/fuzz_targets")).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let targets: BTreeSet<String> =
        names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect();
    assert!(targets.len() > 3);
    let figures = the("docs/fuzzing.md", "text figures");
    let told: BTreeSet<String> =
        figures.lines().filter_map(|line| line.split_once(": ").map(|(name, _)| name.to_owned())).collect();
    assert_eq!(told, targets);
}

#[test]
fn the_drawing_names_types_that_there_are() {
    let drawing = the("ARCHITECTURE.md", "text drawing");
    let words = drawing.split(|letter: char| !letter.is_alphabetic());
    let names: BTreeSet<&str> = words.filter(|word| word.chars().skip(1).any(char::is_lowercase)).collect();
    let names = names.into_iter().filter(|word| word.starts_with(char::is_uppercase));
    let mut source = String::new();
    gather(&root().join("src"), &mut source);
    let mut count = 0;
    for name in names {
        count += 1;
        let declared = ["struct ", "enum ", "type "].map(|before| format!("{before}{name}"));
        // The types of the document are made by a macro.
        let written = format!("\n    {name} [");
        let is_there = source.contains(&written)
            || declared.iter().any(|declared| {
                source.split(declared).skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric))
            });
        assert!(is_there, "ARCHITECTURE.md names {name}, which is no type of src/");
    }
    assert!(count > 8, "{drawing}");
}

/// All code in a folder.
fn gather(folder: &Path, source: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, source);
        } else if path.extension().is_some_and(|end| end == "rs") {
            *source += &fs::read_to_string(&path).expect("UTF-8");
        }
    }
}
