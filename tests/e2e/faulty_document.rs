//! A document with ten kinds of fault: the rest is shown, and each fault is named where it stands.

use serde_json::json;

use crate::browser::browse;
use crate::cast::ids;

/// Each fault stands after a `⟦` that is taken out before the document is used.
const FAULTY: &str = r##"{
  "castmap": 1,
  "title": "Ten faults",
  "timeline": {"points": [{}, {}, {}]},
  "colour": ⟦"red",
  "groups": [
    {"id": "crew", "name": "The crew", "color": ⟦"mauve", "parent": "deck"},
    {"id": "deck", "name": "The deck", "parent": ⟦"crew"}
  ],
  "people": [{"id": "pat", "name": "Pat Doe", "links": [{"url": ⟦"javascript:alert(1)", "label": "x"}]}],
  "characters": [
    {"id": "ann", "name": "Ann", "tier": ⟦"lead", "played_by": ["pat"]},
    {"id": "bob", "name": "Bob", "groups": ["crew", ⟦"craw"]},
    {"id": ⟦"ann", "name": "Ann again"},
    {"id": "cid", "name": ⟦""},
    {"id": "dan", "name": "Dan", "since": 3, "until": ⟦2},
    {"id": "eve", "name": "Eve", "since": 1}
  ],
  "relations": [
    {"from": "ann", "to": "bob", "kind": "friend", "label": "trusts"},
    ⟦{"from": "bob", "to": "bob", "label": "himself"}
  ]
}
"##;

/// The path of each fault, in the order of the text, and a part of what is said of it.
const FAULTS: [(&str, &str); 10] = [
    ("$.colour", "colour"),
    ("$.groups[0].color", "#rrggbb"),
    ("$.groups[1].parent", "circle"),
    ("$.people[0].links[0].url", "https:"),
    ("$.characters[0].tier", "lead"),
    ("$.characters[1].groups[1]", "crew"),
    ("$.characters[2].id", "ann"),
    ("$.characters[3].name", "empty"),
    ("$.characters[4].until", "before it begins"),
    ("$.relations[1]", "bob"),
];

/// The document, and the line and column of each fault in it.
fn document() -> (String, Vec<(u64, u64)>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let (mut line, mut column) = (1, 1);
    for letter in FAULTY.chars() {
        if letter == '⟦' {
            places.push((line, column));
            continue;
        }
        text.push(letter);
        (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    (text, places)
}

#[test]
fn ten_kinds_of_fault_are_named_where_they_stand_and_the_rest_is_shown() {
    browse(async |page| {
        let (text, places) = document();
        let path = page.server.give("faulty.json", &text);
        page.open(&[("src", &path), ("at", "all")]).await;
        page.shows("what is left", &ids("ann bob dan eve")).await;
        let found = page.property("problems").await;
        let found = found.as_array().expect("a list of problems");
        let listed: Vec<_> =
            found.iter().map(|problem| (&problem["path"], &problem["line"], &problem["column"])).collect();
        assert_eq!(found.len(), FAULTS.len(), "{listed:?}");
        for ((problem, (path, part)), (line, column)) in found.iter().zip(FAULTS).zip(places) {
            assert_eq!(problem["path"], json!(path), "{problem}");
            assert_eq!((&problem["line"], &problem["column"]), (&json!(line), &json!(column)), "{problem}");
            assert!(
                problem["message"].as_str().is_some_and(|message| message.contains(part)),
                "{part} in {problem}"
            );
            assert_eq!(problem["severity"], json!("mended"), "{problem}");
        }
        let loaded = page.heard("load").await;
        assert_eq!(loaded.last().map(|event| &event["detail"]["problems"]), Some(&json!(10)), "{loaded:?}");
    });
}
