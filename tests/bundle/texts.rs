//! Texts that try to be markup: none of them becomes any, and all of them are there.

use crate::program::run_with;
use crate::{check, made, read, sample, script};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

/// A document with `text` wherever a text may stand.
fn filled(text: &str) -> Value {
    let stated =
        json!([{"text": {"en": text, "ko": text}, "topic": text, "since": 1}, {"text": text, "since": 2}]);
    let aliases = json!([text, {"text": text, "kind": "title"}]);
    json!({
        "castmap": 1, "title": {"en": text, "ko": text}, "native": "ko", "// note": text, (format!("// {text}")): {text: text},
        "about": {"summary": stated, "network": text, "length": text, "genres": [text], "facts": [text],
            "links": [{"url": format!("a#{}", text.replace(' ', "")), "label": text}]},
        "timeline": {"unit": text, "points": [{"title": text, "label": text}, {}]},
        "sources": [{"id": "s", "title": text, "date": text, "author": text}],
        "groups": [{"id": "g", "name": stated, "summary": stated}],
        "kinds": [{"id": "k", "name": text}],
        "people": [{"id": "p", "name": stated, "aliases": aliases, "summary": stated, "known_for": [text],
            "portrait": {"src": format!("a?{}", text.replace(' ', "")), "alt": text, "credit": text}}],
        "characters": [
            {"id": "a", "name": stated, "aliases": aliases, "role": text, "summary": text, "facts": [text],
                "groups": [{"group": "g", "role": text}], "played_by": [{"person": "p", "as": text}]},
            {"id": "b", "name": text},
        ],
        "relations": [{"from": "a", "to": "b", "kind": "k", "label": stated, "back": {"label": text}, "summary": text}],
        "works": [{"id": "w", "title": text, "medium": text, "credits": [{"person": "p", "job": text, "name_as": text}]}],
        text: text,
    })
}

#[test]
fn no_text_ends_a_script_or_begins_one() {
    for text in [
        "</script><script>alert(1)</script>",
        "<!--",
        "<!-- <script>",
        "</SCRIPT\t>",
        "]]>",
        "\u{2028}\u{2029}",
        "\"><img src=x onerror=alert(1)>",
        "</title></style></cast-map>",
        "\\u003c/script>",
        "&lt;/script&gt;",
    ] {
        // It cannot begin with what is taken for white space.
        let text = format!("x{text}x");
        let document = filled(&text).to_string();
        let (page, state) = made(&document);
        check(&page, &document);
        let title = state.snapshot().title.get("en", "en").to_owned();
        assert_eq!((&page.title, page.meta("og:title")), (&title, Some(&*title)));
        assert_eq!((page.meta("description"), page.meta("og:description")), (Some(&*title), Some(&*title)));
        assert_eq!(page.scripts.len(), 2, "{text}");
        assert!(!page.document.contains('<'));
        let (one, other): (Value, Value) = (
            serde_json::from_str(&page.document).expect("JSON"),
            serde_json::from_str(&document).expect("JSON"),
        );
        assert_eq!(one, other, "the notes, too");
        // Through the program as well.
        let out = run_with(&["bundle", "-", "--with", script()], &document);
        assert_eq!((out.0, read(&out.1).document), (0, page.document));
    }
}

/// Text that tries to be markup, or an end of it, beside any other.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "<",
        ">",
        "/",
        "!",
        "-",
        "--",
        "\"",
        "\\",
        "\\\"",
        "script",
        "</script",
        "<!--",
        "-->",
        "]]>",
        "&",
        "&lt;",
        "\u{2028}",
        "\u{feff}",
        "\r\n",
        "\n",
        "\t",
        " ",
        "\u{c}",
        "\u{85}",
        "title",
        "</cast-map>",
    ]);
    let pieces = prop_oneof![any::<char>().prop_map(String::from), pieces.prop_map(String::from)];
    proptest::collection::vec(pieces, 1..12).prop_map(|pieces| format!("x{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: sample::sample("hostile texts in a page", 200, 4_000),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_changes_the_page(text in hostile()) {
        let document = filled(&text);
        for document in [document.to_string(), format!("{document:#}").replace('\n', "\r\n")] {
            let (page, _) = made(&document);
            // A browser reads each sort of line break as the same one.
            check(&page, &document);
            let one: Value = serde_json::from_str(&page.document).expect("JSON");
            prop_assert_eq!(&one, &serde_json::from_str::<Value>(&document).expect("JSON"));
            prop_assert_eq!(page.scripts.len(), 2);
        }
    }
}
