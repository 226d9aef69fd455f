//! The JSON Schema says what the reader does: no field is missing from either, and real shows pass both.

#[path = "support/fields.rs"]
mod fields;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/shared_folder.rs"]
mod shared_folder;

use castmap::model::{Show, schema};
use jsonschema::Validator;
use serde_json::{Value, json};
use shared_folder::shared_folder;
use std::path::{Path, PathBuf};

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("the schema is one")
}

/// A document that uses every field of every type.
fn sample() -> Value {
    let when = |mut fields: Value| {
        fields["since"] = json!(1);
        fields["until"] = json!(2);
        fields
    };
    let stated = || {
        json!([when(json!({"text": {"en": "Words", "ko": "말"}, "topic": "t", "sources": ["s"]})), "plain"])
    };
    let aliases = || {
        json!(["plain", when(json!({"text": "항문", "kind": "nickname", "by": "baek", "sources": ["s"]}))])
    };
    let links = || json!([{"url": "https://example.org", "label": "Page"}]);
    let portrait = || when(json!({"src": "face.webp", "alt": "A face", "credit": "Somebody"}));
    json!({
        "$schema": "schema.json",
        "//": "a note",
        "castmap": 1,
        "title": {"en": "The Trauma Code", "ko": "중증외상센터"},
        "language": "en",
        "native": "ko",
        "about": {
            "summary": "Summary", "year": 2025, "network": "N", "length": {"en": "8 episodes"}, "genres": ["Drama"],
            "facts": stated(), "links": links()
        },
        "timeline": {"unit": "Episode", "start": 1, "points": [{"title": "One", "label": "E1"}, {}]},
        "sources": [{"id": "s", "title": "Source", "url": "a/b", "date": "2025-01-24", "author": "A"}],
        "groups": [
            {"id": "all", "name": "All"},
            when(json!({
                "id": "team", "name": stated(), "color": "#0b6e69", "parent": "all", "summary": "S", "sources": ["s"]
            }))
        ],
        "kinds": [{"id": "nags", "name": "Nags", "color": "#abc", "line": "double", "mutual": false}],
        "people": [{
            "id": "ju", "name": "주지훈", "aliases": aliases(), "portrait": portrait(), "summary": "S",
            "facts": ["F"], "known_for": ["Kingdom", stated()], "links": links()
        }],
        "characters": [
            when(json!({
                "id": "baek", "name": stated(), "aliases": aliases(), "tier": "main", "role": "R",
                "groups": ["all", when(json!({"group": "team", "role": "R", "sources": ["s"]}))],
                "played_by": [
                    "ju", when(json!({"person": "ju", "as": "J", "voice": true, "lang": "en", "sources": ["s"]}))
                ],
                "portrait": [portrait()], "summary": "S", "facts": ["F"], "links": links()
            })),
            {"id": "yang", "name": "양재원"}
        ],
        "relations": [when(json!({
            "id": "r", "from": "baek", "to": "yang", "kind": "nags", "label": "L", "mutual": true,
            "back": {"kind": "friend", "label": stated(), "sources": ["s"]},
            "summary": "S", "facts": ["F"], "sources": ["s"]
        }))],
        "works": [
            {"id": "novel", "title": "Novel"},
            {
                "id": "show", "title": "Show", "medium": "series", "year": 2025, "aliases": aliases(),
                "adapts": ["novel"],
                "credits": [{"person": "ju", "job": "Lead", "name_as": "J", "sources": ["s"]}],
                "facts": ["F"], "sources": ["s"], "this": true
            }
        ]
    })
}

#[test]
fn every_field_is_in_the_schema_and_in_the_reader() {
    let sample = sample();
    let faults: Vec<String> = validator().iter_errors(&sample).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let (_, problems) = Show::read(&sample.to_string()).expect("the sample can be read");
    assert!(problems.is_empty(), "{problems:#?}");

    let schema = schema();
    let (used, all) = (fields::used(&sample, &schema), fields::all(&schema));
    assert_eq!(used, all);
    assert!(all.len() > 100, "{}", all.len());
}

#[test]
fn what_is_not_in_the_format_does_not_validate() {
    let validator = validator();
    for (place, value) in [
        ("/castmap", json!(2)),
        ("/castmap", json!("1")),
        ("/title", json!(null)),
        ("/title", json!({"not a tag": "x"})),
        ("/title", json!({"text": "x"})),
        ("/language", json!("한국어")),
        ("/about", json!({"sumary": "x"})),
        ("/about", json!([])),
        ("/about/year", json!(2025.5)),
        ("/about/network", json!(null)),
        ("/about/facts", json!("x")),
        ("/about/facts/0", json!({"en": "x", "since": 1})),
        ("/timeline/start", json!(-1)),
        ("/timeline/points/0", json!(5)),
        ("/sources/0", json!({"id": "s"})),
        ("/sources/0/id", json!("a b")),
        ("/sources/0/id", json!("a\u{7}")),
        ("/sources/0/id", json!("x".repeat(101))),
        ("/groups/1/color", json!("teal")),
        ("/groups/1/since", json!(-1)),
        ("/groups/1/until", json!(1.5)),
        ("/groups/1/until", json!(null)),
        ("/kinds/0/line", json!("wavy")),
        ("/kinds/0/mutual", json!("yes")),
        ("/people/0/known_for", json!("x")),
        ("/people/0/aliases/1/kind", json!("nick")),
        ("/people/0/portrait", json!("face.webp")),
        ("/characters", json!({})),
        ("/characters/0", json!({"id": "a"})),
        ("/characters/0/tier", json!("lead")),
        ("/characters/0/groups/0", json!("")),
        ("/characters/0/played_by/1", json!({"as": "x"})),
        ("/characters/0/links/0", json!({"label": "x"})),
        ("/relations/0", json!({"from": "baek"})),
        ("/relations/0/back", json!({"mutual": true})),
        ("/works/1/credits/0", json!({"job": "x"})),
        ("/works/1/this", json!(1)),
    ] {
        let mut document = sample();
        *document.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = value.clone();
        assert!(!validator.is_valid(&document), "{place} should not be {value}");
        let problems = Show::read(&document.to_string()).map_or(1, |(_, problems)| problems.len());
        assert!(problems > 0, "{place} should not be {value} to the reader");
    }
    assert!(!validator.is_valid(&json!({"castmap": 1, "title": "x"})));
}

#[test]
fn the_schema_is_fit_to_be_read() {
    fn walk(value: &Value, place: &str) {
        match value {
            Value::Object(fields) => {
                assert_ne!(fields.get("type"), Some(&json!("null")), "{place}");
                assert_ne!(fields.get("required"), Some(&json!([])), "{place}");
                for (key, value) in fields {
                    walk(value, &format!("{place}/{key}"));
                }
            }
            Value::Array(items) => {
                assert!(!place.ends_with("/type"), "{place}");
                items.iter().for_each(|item| walk(item, place));
            }
            _ => {}
        }
    }
    let schema = schema();
    walk(&schema, "");
    let definitions = schema["$defs"].as_object().expect("definitions");
    for (name, definition) in definitions {
        assert!(name.chars().all(char::is_alphabetic), "{name}");
        assert!(definition["description"].is_string(), "{name} has no description");
    }
}

/// The documents in a folder.
fn shows(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

#[test]
fn the_shows_pass_the_schema_and_the_reader() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = shared_folder();
    let (own, others) = (shows(&here.join("static/shows")), shows(&shared.join("shows")));
    assert!(!own.is_empty());
    if others.is_empty() {
        sample::say(&format!(
            "SKIPPED: there are no shows in {}; say where with CASTMAP_SHARED",
            shared.display()
        ));
    }
    let validator = validator();
    for file in own.iter().chain(&others) {
        let text = std::fs::read_to_string(file).expect("a show can be read");
        let value: Value = serde_json::from_str(&text).expect("a show is JSON");
        let faults: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", file.display());
        let (_, problems) = Show::read(&text).expect("a show is a document");
        assert!(problems.is_empty(), "{}: {problems:#?}", file.display());
    }
}
