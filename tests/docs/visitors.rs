//! docs/visitors.md speaks of buttons and lists by the words that are on them.

use serde_json::Value;

const DOCS: &str = include_str!("../../docs/visitors.md");
const WORDS: &str = include_str!("../../static/words/en.json");

/// What a text has in bold.
fn bold(text: &str) -> Vec<&str> {
    text.split("**").skip(1).step_by(2).collect()
}

/// Whether this is a text of the interface, or one without what is filled in.
fn is_on_screen(words: &str) -> bool {
    let texts: Value = serde_json::from_str(WORDS).expect("it is JSON");
    texts.as_object().into_iter().flatten().filter_map(|(_, text)| text.as_str()).any(|text| {
        let without_count = text.split(" ({").next().unwrap_or_default();
        let without_name = text.replace("{name}", "…");
        [text, without_count, &without_name].contains(&words)
    })
}

#[test]
fn its_words_are_those_on_the_screen() {
    let said = bold(DOCS);
    assert!(said.len() > 20, "{said:?}");
    let unknown: Vec<&str> = said.into_iter().filter(|words| !is_on_screen(words)).collect();
    assert!(unknown.is_empty(), "docs/visitors.md names what is not on the screen: {unknown:?}");
    assert!(!is_on_screen("How far have you come?"));
}
