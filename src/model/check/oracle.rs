//! What serde_json makes of a text, our own reader makes of it too.

use super::json::parse;
use super::tree::{Node, ROOT, Tree, Value};
use proptest::prelude::*;

/// The same value as serde_json reads it.
fn agrees(tree: &Tree<'_>, node: Node, oracle: &serde_json::Value) -> bool {
    match (tree.value(node), oracle) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(one), serde_json::Value::Bool(other)) => one == *other,
        (Value::Number(Some(one)), serde_json::Value::Number(other)) => {
            other.as_i64() == Some(one) || other.as_f64() == Some(one as f64)
        }
        (Value::Number(None), serde_json::Value::Number(other)) => other.as_i64().is_none(),
        (Value::String(one), serde_json::Value::String(other)) => one == *other,
        (Value::Array, serde_json::Value::Array(other)) => {
            tree.count(node) == other.len()
                && tree.items(node).zip(other).all(|(one, other)| agrees(tree, one, other))
        }
        (Value::Object, serde_json::Value::Object(other)) => {
            other.len() == tree.pairs(node).count()
                && tree
                    .pairs(node)
                    .all(|(key, node)| other.get(key).is_some_and(|other| agrees(tree, node, other)))
        }
        _ => false,
    }
}

/// Pieces of JSON, good and bad, of which most rows are not JSON.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\"",
    "\"a\"",
    "\"b\":",
    "\"\\n\"",
    "\"\\u00e9\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ud55c\\uae00\"",
    "null",
    "true",
    "false",
    "0",
    "-",
    "1",
    "2.50",
    "1e2",
    "1E-1",
    "01",
    "한",
    "\u{7f}",
    "\u{1}",
    "\\",
    "/",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_serde_json_reads_is_read_alike_and_nothing_else_is(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12),
        listed in any::<bool>(),
    ) {
        let text = if listed { format!("[{}]", pieces.join(",")) } else { pieces.concat() };
        match (parse(&text), serde_json::from_str::<serde_json::Value>(&text)) {
            (Ok(tree), Ok(oracle)) => prop_assert!(agrees(&tree, ROOT, &oracle), "{text}"),
            (Err(problem), Ok(_)) => prop_assert!(problem.message.contains("given twice"), "{text}"),
            // A number larger than it holds is JSON all the same.
            (Ok(_), Err(error)) => prop_assert!(error.to_string().contains("out of range"), "{text}: {error}"),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn any_text_in_quotes_comes_back(said: String) {
        let text = serde_json::to_string(&said).unwrap_or_default();
        prop_assert_eq!(parse(&text).ok().and_then(|tree| tree.as_str(ROOT).map(str::to_owned)), Some(said));
    }

    #[test]
    fn any_text_in_quotes_comes_back_when_every_letter_is_an_escape(said: String) {
        let escapes: String = said.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let text = format!("\"{escapes}\"");
        prop_assert_eq!(parse(&text).ok().and_then(|tree| tree.as_str(ROOT).map(str::to_owned)), Some(said));
    }
}
