//! The search among 10,000 characters: `find` beside its peers, the index, and the way from a letter to the picture.

mod building;
mod painting;
mod race;
mod typing;

use super::{machine, peers};
use crate::browser::browse;
use crate::documents;
use crate::expected::Document;
use crate::page::Page;
use crate::places::say;

#[test]
fn search_among_ten_thousand() {
    let Some(peers) = peers("search") else { return };
    let Some(text) = documents::many("the benchmark of the search") else { return };
    browse(async |page| {
        let show = Document::new(text.into());
        page.server.give("many.json", text);
        let mut report = vec![
            "## Search among 10,000 characters with 20,000 relations".into(),
            String::new(),
            format!("Measured on {}.", machine(page).await),
        ];
        report.extend(race::race(page, &peers, &show).await);
        rest(page).await;
        report.extend(building::building(page).await);
        rest(page).await;
        report.extend(painting::painting(page, &show).await);
        say(&format!("\n{}\n", report.join("\n")));
    });
}

/// Lets go of what the last part has left in memory.
async fn rest(page: &Page) {
    page.server.give("empty.html", "<!doctype html><title>Nothing</title>");
    page.visit("/t/empty.html").await;
    page.tell("HeapProfiler.collectGarbage", serde_json::json!({})).await;
}
