//! The blocks of docs/embedding.md by their kind, and put on a page as an author would put them.

use super::fences::{self, Fence};
use crate::cast::{encode, ids};
use crate::page::Page;
use crate::server::{Answer, Server};

const DOCS: &str = include_str!("../../../docs/embedding.md");

/// Where the text says that the files are, and the document.
const FOLDER: &str = "https://example.org/castmap/";
const DOCUMENT: &str = "https://example.org/my-show.json";

/// What a document may be called in the text.
pub const FILE: &str = "my-show.json";

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

pub fn blocks() -> Vec<Fence> {
    fences::fences(DOCS)
}

/// All blocks of a kind, whatever their language.
pub fn all(kind: &str) -> Vec<String> {
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
pub fn pasted(server: &Server, block: &str) -> String {
    give_show(server);
    server.give("page.html", around(&placed(block, &format!("{}/", server.origin))))
}

pub fn give_show(server: &Server) {
    server.answer(&format!("/{FILE}"), Answer::of(200, "application/json", SHOW));
}

/// A page with nothing on it but this.
pub fn around(block: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>A page</title></head>\n\
         <body>\n{block}\n</body>\n</html>\n"
    )
}

/// Waits until the cast of the document is there.
pub async fn shows_the_cast(page: &Page) {
    page.ready().await;
    page.is_titled("The Lighthouse").await;
    page.passes("the cast", &ids("jun mina")).await;
}
