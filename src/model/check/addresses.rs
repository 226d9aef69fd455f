//! The addresses in the text of a document, changed in place: all else stays as it is written.

use super::super::problem::Problem;
use super::json;
use super::tree::{Node, ROOT, Tree};
use super::url::is_allowed;
use serde_json::Value;

/// The text of a document, without a byte-order mark, with some of its addresses replaced: those of portraits, links
/// and sources for which `change` gives another one. It is not asked about addresses that a document may not have.
///
/// # Errors
/// The problem that refuses a text which is not JSON.
pub fn readdressed(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> Result<String, Problem> {
    let tree = json::parse(text)?;
    let mut nodes = addresses(&tree);
    nodes.sort_by_key(|node| tree.at(*node));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for node in nodes {
        let Some(new) = tree.as_str(node).filter(|old| is_allowed(old)).and_then(&mut change) else {
            continue;
        };
        let at = tree.at(node);
        out += &tree.text[done..at];
        out += &Value::String(new).to_string();
        done = at + length(&tree.text[at..]);
    }
    out += &tree.text[done..];
    Ok(out)
}

/// Wherever the format has an address.
fn addresses(tree: &Tree<'_>) -> Vec<Node> {
    let mut found = Vec::new();
    let entries = |name| tree.field(ROOT, name).into_iter().flat_map(|list| tree.items(list));
    found.extend(entries("sources").filter_map(|source| tree.field(source, "url")));
    let owners = tree.field(ROOT, "about").into_iter().chain(entries("people")).chain(entries("characters"));
    for owner in owners {
        let links = tree.field(owner, "links").into_iter().flat_map(|list| tree.items(list));
        found.extend(links.filter_map(|link| tree.field(link, "url")));
        // One portrait, or a list of them.
        let portrait = tree.field(owner, "portrait");
        let portraits = portrait.into_iter().chain(portrait.into_iter().flat_map(|list| tree.items(list)));
        found.extend(portraits.filter_map(|portrait| tree.field(portrait, "src")));
    }
    found
}

/// The bytes of the JSON string that `text` begins with, with its quotes.
fn length(text: &str) -> usize {
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return place + 1,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_changed_and_nothing_else() {
        let text = r#"{ "castmap":1, "// x": {"src": "note"}, "title": "src", "url": "top",
            "about": {"links": [{"url": "l1"}, "src", {"label": "l"}], "portrait": {"src": "p0"}},
            "sources": [{"id": "s", "url": "s1"}, {"url": 5}, {"url": "javascript:x"}, {"url": "a b"}],
            "people": [{"portrait": [{"src": "p1", "alt": "src"}, {"src": "p\"\\\u0032"}], "links": []}],
            "characters": [{"portrait": {"src":"p3"}, "name": {"src": "x"}, "//": {"portrait": {"src": "n"}}}, 7],
            "works": [{"url": "w"}]}"#;
        let mut asked = Vec::new();
        let changed = readdressed(&format!("\u{feff}{text}"), |old| {
            asked.push(old.to_owned());
            (old != "s1").then(|| format!("<{old}>\"\n"))
        });
        assert_eq!(asked, ["l1", "p0", "s1", "p1", "p\"\\2", "p3"]);
        let mut expected = text.to_owned();
        for (old, new) in [
            (r#""l1""#, r#""<l1>\"\n""#),
            (r#""p0""#, r#""<p0>\"\n""#),
            (r#""p1""#, r#""<p1>\"\n""#),
            (r#""p\"\\\u0032""#, r#""<p\"\\2>\"\n""#),
            (r#""p3""#, r#""<p3>\"\n""#),
        ] {
            expected = expected.replace(old, new);
        }
        assert_eq!(changed.as_deref(), Ok(&*expected));
        assert_eq!(readdressed(text, |_| None).as_deref(), Ok(text));
        assert!(readdressed("[", |_| None).is_err());
    }
}
