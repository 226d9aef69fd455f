//! docs/embedding.md, run: each block does in a browser what the text around it says. So do the scripts of other documents
//! (`answers.rs`).
//!
//! A block has a kind behind its language. Each kind is a row here and has a test; a sketch alone is only read.

mod alone;
mod answers;
#[path = "../../support/fences.rs"]
mod fences;
mod frames;
mod packaged;
mod pages;
mod scripted;

use crate::cast::{encode, ids};
use crate::page::Page;
use crate::places::say;
use crate::server::{Answer, Server};
use fences::Fence;

const DOCS: &str = include_str!("../../../docs/embedding.md");

/// Every kind of block, and where it is run.
const KINDS: [(&str, &str); 15] = [
    ("html page", "pages.rs"),
    ("html frame", "frames.rs"),
    ("html follow", "frames.rs"),
    ("html file", "alone.rs"),
    ("html script", "scripted.rs"),
    ("html messages", "scripted.rs"),
    ("html package", "packaged.rs"),
    ("html sketch", "nowhere"),
    ("text policy", "scripted.rs"),
    ("sh bundle", "alone.rs"),
    ("sh render", "alone.rs"),
    ("jsx react", "packaged.rs"),
    ("vue vue", "packaged.rs"),
    ("js vue-config", "packaged.rs"),
    ("svelte svelte", "packaged.rs"),
];

/// Where the text says that the files are, and the document.
const FOLDER: &str = "https://example.org/castmap/";
const DOCUMENT: &str = "https://example.org/my-show.json";

/// What a document may be called in the text.
const FILE: &str = "my-show.json";

/// A document that the text could be about.
pub const SHOW: &str = r#"{
  "castmap": 1,
  "title": "The Lighthouse",
  "timeline": {"unit": "Episode", "points": [{"title": "Arrival"}, {"title": "The Storm"}]},
  "characters": [
    {"id": "mina", "name": "Mina", "tier": "main", "role": "Keeper"},
    {"id": "jun", "name": "Jun", "tier": "support", "role": "Sailor"}
  ],
  "relations": [{"from": "mina", "to": "jun", "kind": "family", "label": "is the sister of …"}]
}"#;

fn blocks() -> Vec<Fence> {
    fences::fences(DOCS)
}

/// All blocks of a kind, whatever their language.
fn all(kind: &str) -> Vec<String> {
    let fits = |block: &Fence| block.kind.split_once(' ').is_some_and(|(_, named)| named == kind);
    let found: Vec<String> = blocks().into_iter().filter(fits).map(|block| block.text).collect();
    assert!(!found.is_empty(), "docs/embedding.md has no block of the kind {kind}");
    found
}

/// The only block of a kind.
pub fn the(kind: &str) -> String {
    let [found] = <[String; 1]>::try_from(all(kind)).expect("there is one of that kind");
    found
}

/// A block with this folder in place of that of the text; the document lies at the root of the same server.
pub fn placed(block: &str, folder: &str) -> String {
    let server = folder.trim_end_matches('/');
    let document = format!("{server}/{FILE}");
    block.replace(FOLDER, folder).replace(DOCUMENT, &document).replace(&encode(DOCUMENT), &encode(&document))
}

/// A page of an author who has pasted a block into it and given the server the document; gives its path.
fn pasted(server: &Server, block: &str) -> String {
    give_show(server);
    server.give("page.html", around(&placed(block, &format!("{}/", server.origin))))
}

fn give_show(server: &Server) {
    server.answer(&format!("/{FILE}"), Answer::of(200, "application/json", SHOW));
}

/// A page with nothing on it but this.
fn around(block: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>A page</title></head>\n\
         <body>\n{block}\n</body>\n</html>\n"
    )
}

/// Waits until the cast of the document is there.
async fn shows_the_cast(page: &Page) {
    page.ready().await;
    page.is_titled("The Lighthouse").await;
    page.passes("the cast", &ids("jun mina")).await;
}

#[test]
fn every_block_has_a_kind_that_is_run() {
    for block in blocks() {
        let known = KINDS.iter().any(|(kind, _)| *kind == block.kind);
        assert!(
            known,
            "`{}` is no kind of tests/e2e/snippets/: add one that runs\n{}",
            block.kind, block.text
        );
        if block.kind.ends_with(" sketch") {
            say(&format!("-- only read, of docs/embedding.md:\n{}", block.text));
        }
    }
    for (kind, file) in KINDS {
        assert!(blocks().iter().any(|block| block.kind == kind), "no block is of the kind {kind} ({file})");
    }
}
