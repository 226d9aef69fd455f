//! Each point of the built-in show has its reason in docs/trauma-code.md, and the table there names no other.

use castmap::model::Show;
use serde_json::Value;
use std::collections::BTreeMap;

const TABLE: &str = include_str!("../docs/trauma-code.md");
const DOCUMENT: &str = include_str!("../static/shows/trauma-code.json");

/// A point that something begins or ends at, as its digits; empty where there is none.
type When = [String; 2];

/// A row of the table.
#[derive(Debug)]
struct Row {
    places: Vec<String>,
    when: When,
    why: String,
}

/// The rows of the table whose head begins with `place | since | until`.
fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().skip_while(|line| !line.starts_with("| place | since | until |")).skip(2);
    let row = |line: &str| {
        let mut cells = line.trim_matches('|').splitn(4, '|').map(str::trim);
        let mut cell = || cells.next().unwrap_or_default().to_owned();
        let places = cell().split('`').skip(1).step_by(2).map(String::from).collect();
        Row { places, when: [cell(), cell()], why: cell() }
    };
    lines.take_while(|line| line.starts_with('|')).map(row).collect()
}

/// The JSON pointer and the points of every value that begins or ends.
fn points(value: &Value, pointer: &str, found: &mut BTreeMap<String, When>) {
    match value {
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                points(value, &format!("{pointer}/{place}"), found);
            }
        }
        Value::Object(fields) => {
            let when =
                ["since", "until"].map(|key| fields.get(key).map(Value::to_string).unwrap_or_default());
            if when.iter().any(|point| !point.is_empty()) {
                found.insert(pointer.to_owned(), when);
            }
            for (key, value) in fields {
                points(value, &format!("{pointer}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Whether `value` is what a `["…"]` of the table means: something with these words in its English text.
fn says(value: &Value, words: &str) -> bool {
    let text = value.get("text").unwrap_or(value);
    let text = text.get("en").unwrap_or(text).as_str();
    text.is_some_and(|text| text.contains(words))
}

/// Whether `value` is what a `[…]` of the table means: it has this id, or refers to it.
fn is_of(value: &Value, id: &str) -> bool {
    value == id || ["id", "group", "person"].iter().any(|key| value.get(key).is_some_and(|named| named == id))
}

/// The JSON pointer of the one place that goes by `place`.
fn pointer(place: &str, document: &Value, relations: &[String]) -> Result<String, String> {
    let (head, mut rest) = place.split_at(place.find(['.', '[']).unwrap_or(place.len()));
    let lists = ["characters", "groups"].map(|list| (list, document[list].as_array()));
    let entry = lists.iter().find_map(|(list, entries)| {
        let nth = entries.as_ref()?.iter().position(|entry| entry["id"] == head)?;
        Some(format!("/{list}/{nth}"))
    });
    let relation = relations.iter().position(|id| id == head).map(|nth| format!("/relations/{nth}"));
    let mut pointer = entry.or(relation).unwrap_or_else(|| format!("/{head}"));
    while !rest.is_empty() {
        let value = document.pointer(&pointer).unwrap_or(&Value::Null);
        if let Some(inner) = rest.strip_prefix('[') {
            let (wanted, behind) = inner.split_once(']').ok_or("a bracket is open")?;
            let words = wanted.strip_prefix('"').and_then(|words| words.strip_suffix('"'));
            let fits = |item: &Value| words.map_or_else(|| is_of(item, wanted), |words| says(item, words));
            let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let mut fitting = (0..items.len()).filter(|&nth| fits(&items[nth]));
            let (Some(nth), None) = (fitting.next(), fitting.next()) else {
                return Err(format!("[{wanted}] is not exactly one"));
            };
            pointer += &format!("/{nth}");
            rest = behind;
        } else {
            let inner = rest.trim_start_matches('.');
            let (key, behind) = inner.split_at(inner.find(['.', '[']).unwrap_or(inner.len()));
            pointer += &format!("/{key}");
            rest = behind;
        }
    }
    document.pointer(&pointer).map(|_| pointer).ok_or_else(|| "there is no such place".into())
}

/// What the table and the document do not have in common.
fn faults(table: &str, text: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(text).expect("JSON");
    let (show, _) = Show::read(text).expect("readable");
    let relations: Vec<_> =
        show.document().relations.iter().map(|relation| relation.id.to_string()).collect();
    let mut left = BTreeMap::new();
    points(&document, "", &mut left);
    let mut found = Vec::new();
    for row in rows(table) {
        if row.places.is_empty() || row.why.is_empty() {
            found.push(format!("a row has no place, or no reason: {row:?}"));
        }
        for place in &row.places {
            match pointer(place, &document, &relations) {
                Err(fault) => found.push(format!("`{place}`: {fault}")),
                Ok(pointer) => match left.remove(&pointer) {
                    Some(when) if when == row.when => {}
                    Some(when) => found.push(format!("`{place}` is {when:?}, the table says {:?}", row.when)),
                    None => found.push(format!("`{place}` has no point, or two rows")),
                },
            }
        }
    }
    found.extend(left.into_iter().map(|(pointer, when)| format!("{pointer} {when:?} has no row")));
    found
}

#[test]
fn every_point_of_the_built_in_show_has_a_reason() {
    let rows = rows(TABLE);
    assert!(rows.len() > 30, "{rows:#?}");
    assert_eq!(faults(TABLE, DOCUMENT), Vec::<String>::new());
}

#[test]
fn a_point_without_a_reason_is_found() {
    let document = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}, {}]},
        "about": {"facts": [{"text": {"en": "Rain fell.", "ko": "비"}, "since": 2}, "Snow fell."]},
        "groups": [{"id": "crew", "name": "Crew"}],
        "characters": [{"id": "ann", "name": "Ann", "groups": [{"group": "crew", "since": 1, "until": 3}]},
            {"id": "bob", "name": "Bob", "since": 2, "aliases": [{"text": "Bobby", "until": 0}]}],
        "relations": [{"from": "ann", "to": "bob"}, {"from": "ann", "to": "bob", "label": {"text": "saves …", "since": 3}}]}"#;
    let head = "| place | since | until | why |\n|---|---|---|---|\n";
    let table = |changed: usize, row: &str| {
        let mut rows = [
            "| `about.facts[\"Rain\"]`, `bob` | 2 | | Why. |",
            "| `ann.groups[crew]` | 1 | 3 | Why. |",
            "| `bob.aliases[\"Bobby\"]` | | 0 | Why. |",
            "| `ann>bob#2.label` | 3 | | Why. |",
            "",
        ];
        rows[changed] = row;
        format!("{head}{}\n", rows.join("\n"))
    };
    for (changed, row, expected) in [
        (4, "", None),
        (0, "| `bob` | 2 | | Why. |", Some(r#"/about/facts/0 ["2", ""] has no row"#)),
        (1, "| `ann.groups[crew]` | 1 | | Why. |", Some("the table says")),
        (1, "| `ann.groups[crew]` | 2 | 3 | Why. |", Some("the table says")),
        (2, "| `bob.aliases[\"Bobby\"]` | | 0 | |", Some("no reason")),
        (2, "| Bobby | | 0 | Why. |", Some("no place")),
        (3, "| `ann>bob#1` | 3 | | Why. |", Some("`ann>bob#1` has no point")),
        (3, "| `ann>bob#3.label` | 3 | | Why. |", Some("there is no such place")),
        (4, "| `ann` | 1 | | Why. |", Some("`ann` has no point")),
        (4, "| `bob` | 2 | | Why. |", Some("two rows")),
        (4, "| `about.facts[\"fell\"]` | 2 | | Why. |", Some("is not exactly one")),
        (4, "| `about.facts[\"Hail\"]` | 2 | | Why. |", Some("is not exactly one")),
    ] {
        let found = faults(&table(changed, row), document);
        assert_eq!(found.is_empty(), expected.is_none(), "{row}: {found:#?}");
        if let Some(expected) = expected {
            assert!(found.iter().any(|fault| fault.contains(expected)), "{row}: {found:#?}");
        }
    }
}
