//! Whatever the text is, it ends in a show that is sound or in a refusal, and what is said of it points into it.

#[path = "properties/hostile.rs"]
mod hostile;
#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/sound.rs"]
mod sound;
#[path = "support/vocabulary.rs"]
mod vocabulary;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use random_show::random_show;
use serde_json::{Map, Value, json};
use vocabulary::{KEYS, WORDS};

/// The same cases each time; twenty times as many with CASTMAP_FULL=1.
fn config(cases: u32) -> ProptestConfig {
    let cases = sample::sample("cases of a property", cases, 20 * cases);
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    }
}

fn key() -> impl Strategy<Value = String> {
    select(KEYS).prop_map(str::to_owned)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        4 => (-1..9).prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        8 => select(WORDS).prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 80, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// An object that has what a document must have, and else anything in its fields.
fn document() -> impl Strategy<Value = Value> {
    let entries = || prop::collection::vec(prop::collection::vec((key(), json()), 0..5), 0..5);
    (entries(), entries(), entries(), json(), prop::collection::vec((key(), json()), 0..6)).prop_map(
        |(characters, relations, groups, points, more)| {
            let named = |entries: Vec<Vec<(String, Value)>>| -> Value {
                let entry = |(place, fields): (usize, Vec<(String, Value)>)| {
                    let id = ["a", "b", "c", "g", "h"][place % 5];
                    let mut entry = json!({"id": id, "name": "N", "from": "a", "to": "b"});
                    fields.into_iter().for_each(|(key, value)| entry[key] = value);
                    entry
                };
                entries.into_iter().enumerate().map(entry).collect()
            };
            let mut document: Map<String, Value> = more.into_iter().collect();
            for (key, value) in [
                ("castmap", json!(1)),
                ("title", json!("T")),
                ("characters", named(characters)),
                ("relations", named(relations)),
                ("groups", named(groups)),
                ("timeline", json!({"points": [{}, points]})),
            ] {
                document.insert(key.into(), value);
            }
            Value::Object(document)
        },
    )
}

/// Ids that lead anywhere: to oneself, in circles, to nobody, to another sort of thing.
fn graph() -> impl Strategy<Value = Value> {
    let id = || select(&["a", "b", "c", "d", "e", "f", "x"][..]);
    let ids = || prop::collection::vec(id(), 0..5);
    let sixfold = |strategy| prop::collection::vec(strategy, 6);
    (
        sixfold(ids().boxed()),
        sixfold(ids().boxed()),
        sixfold(ids().boxed()),
        prop::collection::vec((id(), id(), id(), id(), 0..5, 0..5), 0..12),
    )
        .prop_map(|(parents, adapts, memberships, relations)| {
            let names = ["a", "b", "c", "d", "e", "f"];
            let entry = |place: usize| json!({"id": names[place], "name": "N", "title": "T"});
            let with = |field: &str, lists: &[Vec<&str>]| -> Value {
                let one = |(place, list): (usize, &Vec<&str>)| {
                    let mut entry = entry(place);
                    entry[field] = match (field, list.first()) {
                        ("parent", Some(parent)) => json!(parent),
                        ("parent", None) => json!("x"),
                        _ => json!(list),
                    };
                    entry
                };
                lists.iter().enumerate().map(one).collect()
            };
            let relation = |(from, to, kind, source, since, until): &(&str, &str, &str, &str, i32, i32)| {
                json!({"from": format!("{from}2"), "to": to, "kind": kind, "sources": [source], "since": since, "until": until})
            };
            let mut characters = with("groups", &memberships);
            for character in characters.as_array_mut().into_iter().flatten() {
                character["id"] = json!(format!("{}2", character["id"].as_str().unwrap_or_default()));
                character["played_by"] = character["groups"].clone();
            }
            json!({
                "castmap": 1, "title": "T", "timeline": {"points": [{}, {}, {}]},
                "characters": characters,
                "groups": with("parent", &parents), "works": with("adapts", &adapts),
                "people": [entry(0), entry(1)], "sources": [entry(0), entry(1)], "kinds": [entry(0), entry(1)],
                "relations": relations.iter().map(relation).collect::<Value>(),
            })
        })
}

/// Does something to a value somewhere inside of `value`.
fn mutate(value: &mut Value, way: &[Index], what: &Value) {
    let Some((step, rest)) = way.split_first() else {
        *value = what.clone();
        return;
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let place = step.index(items.len());
            match rest {
                // Towards the end of the way, whole entries are doubled or lost.
                [last] if last.index(4) == 0 => items.push(items[place].clone()),
                [last] if last.index(4) == 1 => drop(items.remove(place)),
                _ => mutate(&mut items[place], rest, what),
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            let key = fields.keys().nth(step.index(fields.len())).cloned().unwrap_or_default();
            match rest {
                [last] if last.index(4) == 0 => drop(fields.remove(&key)),
                [last] if last.index(4) == 1 => {
                    let moved = fields.remove(&key).unwrap_or_default();
                    fields.insert(KEYS[last.index(KEYS.len())].into(), moved);
                }
                _ => mutate(&mut fields[&key], rest, what),
            }
        }
        _ => *value = what.clone(),
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn any_bytes_end_well(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        sound::check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_of_json_signs_ends_well(text in "(\u{feff})?[\\[\\]{}\",:0-9a-e\\\\n \n한]{0,40}") {
        sound::check(&text);
    }

    #[test]
    fn any_json_ends_well(value in json()) {
        sound::check(&value.to_string());
    }

    #[test]
    fn any_graph_of_references_ends_well(value in graph()) {
        prop_assert!(sound::check(&value.to_string()));
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_document_ends_well(value in document(), pretty: bool) {
        let text = if pretty { format!("{value:#}") } else { value.to_string() };
        prop_assert!(sound::check(&text));
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_mutated_document_ends_well(
        seed in 0..1000_u64,
        changes in prop::collection::vec((prop::collection::vec(any::<Index>(), 1..7), json()), 1..6),
    ) {
        let mut value: Value = serde_json::from_str(&random_show(seed).text).expect("a random show is JSON");
        for (way, what) in &changes {
            mutate(&mut value, way, what);
        }
        sound::check(&format!("\u{feff}{value:#}"));
    }

    #[test]
    fn a_broken_off_document_ends_well(seed in 0..1000_u64, at: Index) {
        let text = random_show(seed).text;
        let end = at.index(text.len());
        sound::check(&String::from_utf8_lossy(&text.as_bytes()[..end]));
    }
}

#[test]
fn any_number_of_faults_ends_well() {
    for count in [999, 1000, 1001, 1500] {
        let genres = vec!["1"; count].join(",");
        let text =
            format!(r#"{{"castmap": 1, "title": "T", "characters": [], "about": {{"genres": [{genres}]}}}}"#);
        assert!(sound::check(&text));
    }
}
