//! What scripts of a page get back, as docs/chains.md and docs/pictures.md show it.

use serde_json::json;

use super::blocks::{FILE, all, pasted};
use super::fences::texts;
use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::server::Answer;

in_both!(a_chain_is_what_the_text_shows, a_picture_is_what_the_text_says);

/// The show that the chain is of.
const SHOW: &str = r#"{
  "castmap": 1,
  "title": "The Lighthouse",
  "groups": [{"id": "crew", "name": "the crew"}],
  "characters": [{"id": "mina", "name": "Mina"}, {"id": "jun", "name": "Jun"}],
  "relations": [
    {"from": "mina", "to": "jun", "kind": "family", "label": "is the sister of …"},
    {"from": "jun", "to": "crew", "label": "hires …", "back": {"label": "fears …"}}
  ]
}"#;

/// The lines of code and those of notes in the only block of a kind.
fn block(docs: &str, kind: &str) -> (Vec<String>, String) {
    let [block] = <[String; 1]>::try_from(texts(docs, kind)).expect("there is one of that kind");
    let (notes, code): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with("//"));
    let notes: String = notes.iter().map(|line| line.trim_start_matches('/')).collect();
    (code.into_iter().map(str::to_owned).collect(), notes)
}

/// A page of an author with this show on it.
async fn visit(page: &Page) {
    let path = pasted(&page.server, &all("page").swap_remove(0));
    page.server.answer(&format!("/{FILE}"), Answer::of(200, "application/json", SHOW));
    page.visit(&path).await;
    page.ready().await;
    page.settled().await;
}

fn a_chain_is_what_the_text_shows(engine: Engine) {
    let (code, notes) = block(include_str!("../../../docs/chains.md"), "js chains");
    assert_eq!(code.len(), 1, "{code:?}");
    browse_in(engine, async |page| {
        visit(page).await;
        let shown = page.run(&format!("return {notes}")).await;
        assert_eq!(shown[0]["ids"], json!(["mina", "jun", "crew"]));
        let found = page.run(&format!("return {}", code[0])).await;
        assert_eq!(found, shown);
    });
}

fn a_picture_is_what_the_text_says(engine: Engine) {
    let (code, _) = block(include_str!("../../../docs/pictures.md"), "js pictures");
    let [map, text, blob] = <[String; 3]>::try_from(code).expect("an element, a text, a blob");
    browse_in(engine, async |page| {
        visit(page).await;
        let script = format!(
            "{map}
            const text = {text}
            const blob = {blob}
            const {{ width }} = await createImageBitmap(blob);
            const [, , wide] = map.toSVG().match(/viewBox=\"([^\"]*)\"/)[1].split(' ');
            return [typeof text, text.slice(0, 5), blob.type, Math.abs(width - 2 * wide) <= 2];"
        );
        assert_eq!(page.resolve(&script).await, json!(["string", "<svg ", "image/png", true]));
    });
}
