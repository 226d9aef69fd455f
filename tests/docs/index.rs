//! Every document is in docs/README.md, and every link of a document of the project leads somewhere.

use crate::links::{anchors, links};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Folders that hold nothing of the project's own.
const FOREIGN: &[&str] =
    &[".git", "artifacts", "corpus", "coverage", "dist", "node_modules", "shots", "target"];

/// The project's files by their paths, with `/`: the text of a Markdown file, and of all others that they are there.
pub type Files = BTreeMap<String, Option<String>>;

fn collect(folder: &Path, root: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("a folder can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let shown =
            path.strip_prefix(root).expect("it is in the project").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            if !FOREIGN.iter().any(|foreign| name == *foreign) {
                files.insert(shown, None);
                collect(&path, root, files);
            }
        } else {
            let text = shown.ends_with(".md").then(|| fs::read_to_string(&path).expect("UTF-8"));
            files.insert(shown, text);
        }
    }
}

pub fn files() -> Files {
    let (root, mut files) = (Path::new(env!("CARGO_MANIFEST_DIR")), Files::new());
    collect(root, root, &mut files);
    files
}

/// The path of a file that a relative link of another one leads to.
fn led(from: &str, link: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Links that lead nowhere, each with its file.
fn faults(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files.iter().filter_map(|(path, text)| Some((path, text.as_ref()?))) {
        for link in links(text) {
            if ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (file, anchor) =
                link.split_once('#').map_or((&*link, None), |(file, name)| (file, Some(name)));
            let target = if file.is_empty() { path.clone() } else { led(path, file) };
            match (files.get(&target), anchor) {
                (None, _) => found.push(format!("{path}: there is no file {target} ({link})")),
                (Some(Some(text)), Some(anchor)) if !anchors(text).iter().any(|name| name == anchor) => {
                    found.push(format!("{path}: {target} has no heading #{anchor} ({link})"));
                }
                (Some(None), Some(_)) => found.push(format!("{path}: {target} has no headings ({link})")),
                _ => {}
            }
        }
    }
    found
}

#[test]
fn every_link_leads_somewhere() {
    let files = files();
    let read = files.values().flatten();
    assert!(read.clone().count() > 15 && read.map(|text| links(text).len()).sum::<usize>() > 60);
    let found = faults(&files);
    assert!(found.is_empty(), "{} links lead nowhere:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    for (text, expected) in [
        ("[a](b.md) [c](../README.md) ![d](d.png) [e](#one) [f](../README.md#its-one-two-1)", None),
        ("`[a](x.md)`\n```md\n[a](x.md)\n```\n[a](https://example.org/x#y) [a](b/)", None),
        ("[a](x.md)", Some("docs/a.md: there is no file docs/x.md (x.md)")),
        ("# One\n[a](#two)", Some("docs/a.md: docs/a.md has no heading #two (#two)")),
        (
            "[a](../README.md#its-one-two-2)",
            Some("docs/a.md: README.md has no heading #its-one-two-2 (../README.md#its-one-two-2)"),
        ),
        ("![a](d.png#x)", Some("docs/a.md: docs/d.png has no headings (d.png#x)")),
        ("```md\n# Two\n```\n[a](#two)", Some("docs/a.md: docs/a.md has no heading #two (#two)")),
    ] {
        let page = format!("# One\n{text}");
        let files: Files = [
            ("docs/a.md", Some(&*page)),
            ("docs/b.md", Some("")),
            ("docs/b", None),
            ("docs/d.png", None),
            ("README.md", Some("# It’s `one` \"two\"\n## It’s one, two\n")),
        ]
        .map(|(path, text)| (path.to_owned(), text.map(str::to_owned)))
        .into();
        let found = faults(&files);
        assert_eq!(found.first().map(String::as_str), expected, "{text}: {found:?}");
        assert!(found.len() < 2, "{found:?}");
    }
}

#[test]
fn every_document_is_in_the_index() {
    let files = files();
    let index = files["docs/README.md"].as_deref().expect("a text");
    let named: BTreeSet<String> = links(index).iter().map(|link| led("docs/README.md", link)).collect();
    let is_document =
        |path: &&String| path.starts_with("docs/") && path.ends_with(".md") && **path != "docs/README.md";
    let missing: Vec<&String> =
        files.keys().filter(is_document).filter(|path| !named.contains(*path)).collect();
    assert!(missing.is_empty(), "docs/README.md has no line for {missing:?}");
    assert!(named.contains("ARCHITECTURE.md"));
    // One line each, which says what is in it.
    for line in index.lines().filter(|line| line.starts_with("- ")) {
        let about = line.split_once("): ").map_or("", |(_, about)| about);
        assert!(about.len() > 10, "{line}");
    }
    let readme = files["README.md"].as_deref().expect("a text");
    assert!(
        links(readme).iter().any(|link| link == "docs/README.md"),
        "README.md has no link to docs/README.md"
    );
}
