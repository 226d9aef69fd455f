//! The search among 10,000 characters: `find` beside its peers, the index, and the way from a letter to the picture.

mod building;
mod painting;
mod race;
mod typing;

use super::peers;
use super::section::Section;
use crate::browser::browse;
use crate::documents;
use crate::expected::Document;
use crate::page::Page;

#[test]
fn search_among_ten_thousand() {
    let Some(peers) = peers("search") else { return };
    let Some(text) = documents::many("the benchmark of the search") else { return };
    browse(async |page| {
        let show = Document::new(text.into());
        page.server.give("many.json", text);
        let mut section = Section::default();
        let others = race::race(page, &peers, &show, &mut section).await;
        rest(page).await;
        building::building(page, &others, &mut section).await;
        rest(page).await;
        painting::painting(page, &show, &mut section).await;
        section.publish(page, "search").await;
    });
}

/// Lets go of what the last part has left in memory.
async fn rest(page: &Page) {
    page.server.give("empty.html", "<!doctype html><title>Nothing</title>");
    page.visit("/t/empty.html").await;
    page.tell("HeapProfiler.collectGarbage", serde_json::json!({})).await;
}
