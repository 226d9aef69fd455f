//! No block of any document is left alone: each has a kind behind its language, and a test that runs it or holds it
//! against what it tells of.

use crate::fences::fences;
use crate::follow::{self, FILE, follow, fresh, place};
use crate::index::{Files, files};
use std::fs;
use std::path::Path;

/// Documents that are followed as they stand, with what kinds [`follow`] knows.
const FOLLOWED: [&str; 3] = ["README.md", "docs/authors.md", "docs/pictures.md"];

/// Other blocks: the document, the kind (all kinds, where there is none), and the test, which has the kind in its source.
const OTHERS: [(&str, &str, &str); 9] = [
    ("docs/embedding.md", "", "tests/e2e/snippets/mod.rs"),
    ("docs/pictures.md", "js pictures", "tests/e2e/snippets/answers.rs"),
    ("docs/chains.md", "js chains", "tests/e2e/snippets/answers.rs"),
    ("docs/fuzzing.md", "sh tasks", "tests/docs/others.rs"),
    ("docs/fuzzing.md", "text figures", "tests/docs/others.rs"),
    ("ARCHITECTURE.md", "text drawing", "tests/docs/others.rs"),
    ("static/package.md", "sh", "tests/docs/others.rs"),
    ("static/package.md", "js", "tests/docs/others.rs"),
    ("static/package.md", "html", "tests/docs/others.rs"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Blocks that no test has taken.
fn unclaimed(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files.iter().filter_map(|(path, text)| Some((path, text.as_ref()?))) {
        for fence in fences(text) {
            let kind = &*fence.kind;
            let is_followed = FOLLOWED.contains(&&**path) && follow::KINDS.contains(&kind);
            let other = OTHERS.iter().find(|(of, named, _)| of == path && [kind, ""].contains(named));
            let is_run = other.is_some_and(|(_, _, test)| {
                let source = fs::read_to_string(root().join(test)).unwrap_or_default();
                !kind.is_empty() && source.contains(&format!("\"{kind}\""))
            });
            if !is_followed && !is_run {
                let place = place(path, &fence);
                found.push(format!(
                    "{place}: no test takes `{kind}`; see FOLLOWED and OTHERS in tests/docs/blocks.rs"
                ));
            }
        }
    }
    found
}

#[test]
fn every_block_is_taken_by_a_test() {
    let files = files();
    let found = unclaimed(&files);
    assert!(found.is_empty(), "{} blocks:\n{}", found.len(), found.join("\n"));
    // Nothing is claimed that there is not.
    let text = |path: &str| files.get(path).cloned().flatten().unwrap_or_default();
    for (path, kind, _) in OTHERS {
        assert!(
            fences(&text(path)).iter().any(|fence| fence.kind == kind || kind.is_empty()),
            "{path} has no `{kind}`"
        );
    }
    for path in FOLLOWED {
        assert!(fences(&text(path)).iter().any(|fence| follow::KINDS.contains(&&*fence.kind)), "{path}");
    }
}

#[test]
fn a_block_that_no_test_takes_is_found() {
    for (path, kind, is_taken) in [
        ("README.md", "sh run", true),
        ("README.md", "sh", false),
        ("README.md", "", false),
        ("docs/embedding.md", "html page", true),
        ("docs/embedding.md", "html leaf", false),
        ("docs/embedding.md", "", false),
        ("docs/chains.md", "js pictures", false),
        ("docs/new.md", "sh run", false),
    ] {
        let text = format!("A\n\n```{kind}\nb\n```\n");
        let found = unclaimed(&[(path.to_owned(), Some(text))].into());
        let place = format!("{path}:3: no test takes `{kind}`");
        assert_eq!(found.is_empty(), is_taken, "{path} {kind}");
        assert!(found.iter().all(|fault| fault.starts_with(&place)), "{found:?}");
    }
}

#[test]
fn who_follows_the_documents_gets_what_they_say() {
    let show = fs::read_to_string(root().join("docs/pride-and-prejudice.json")).expect("it is there");
    // Who follows authors.md begins with nothing: authors.rs does.
    for path in FOLLOWED.into_iter().filter(|path| *path != "docs/authors.md") {
        let folder = fresh(&format!("docs/followed/{}", path.replace('/', "-")));
        fs::write(folder.join(FILE), &show).expect("a file can be written");
        let docs = fs::read_to_string(root().join(path)).expect("it is there");
        follow(path, &docs, &folder);
    }
    let made = |path: &str| fs::metadata(program_folder().join(path)).map_or(0, |file| file.len());
    for path in ["README.md/my-show.html", "docs-pictures.md/chart.svg"] {
        assert!(made(path) > 1000, "{path} is not made");
    }
}

/// Where they were followed.
fn program_folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs/followed")
}

#[test]
#[should_panic(expected = "here:1: there is no `cargo xtask tset`")]
fn a_task_that_is_not_there_is_found() {
    follow("here", "```sh tasks\ncargo xtask tset\n```", Path::new("."));
}

#[test]
#[should_panic(expected = "here:1: `serve` has no --devel")]
fn an_option_that_is_not_there_is_found() {
    follow(
        "here",
        "```sh tasks\ncargo xtask serve --dev # as it is\ncargo xtask serve --devel\n```",
        Path::new("."),
    );
}
