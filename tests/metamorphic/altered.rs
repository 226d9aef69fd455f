//! Documents that say the same in another way, or another thing where nobody looks.

use crate::random::Random;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The lists of a document: what can be found, then what it names.
pub const LISTS: [&str; 7] = ["characters", "people", "groups", "relations", "works", "sources", "kinds"];

/// Kinds that castmap knows: what they are called says how they are drawn.
const BUILT_IN_KINDS: [&str; 10] =
    ["family", "romance", "friend", "ally", "mentor", "colleague", "rival", "enemy", "member", "other"];

/// Names that many go by at once, in several scripts, so that one text is a name here and a role or a group there.
const NAMES: [&str; 16] = [
    "백강혁",
    "강혁",
    "한국대",
    "한",
    "Kang",
    "Kang-hyuk",
    "Gang hyeok",
    "Baek Kang",
    "Hanguk",
    "Nurse",
    "간호사",
    "Lee Min",
    "이민",
    "ショウタ",
    "Shota",
    "Jang",
];

/// Does something to each object of a value, the outer ones first.
fn each_object(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            change(fields);
            fields.values_mut().for_each(|value| each_object(value, change));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| each_object(value, change)),
        _ => {}
    }
}

/// Fields that hold an id, an address or a word of the format.
const NO_TEXTS: [&str; 15] = [
    "id", "url", "src", "color", "kind", "from", "to", "group", "person", "by", "parent", "sources",
    "adapts", "topic", "lang",
];

/// Does something to each text of a value.
fn each_text(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(list) => list.iter_mut().for_each(|value| each_text(value, change)),
        Value::Object(fields) => {
            for (key, value) in fields {
                if !NO_TEXTS.contains(&&**key) {
                    each_text(value, change);
                }
            }
        }
        _ => {}
    }
}

/// A random show with names that are like names, and that several have.
pub fn with_names(document: &mut Value, seed: u64) {
    let mut chance = Random::seeded(seed);
    each_text(document, &mut |text| {
        if text.starts_with('q') && text.contains("x7k") {
            NAMES[chance.below(NAMES.len())].clone_into(text);
        }
    });
}

/// One list in another order.
pub fn shuffled(document: &Value, list: &str, seed: u64) -> Value {
    let (mut document, mut chance) = (document.clone(), Random::seeded(seed));
    if let Some(entries) = document[list].as_array_mut() {
        for place in (1..entries.len()).rev() {
            entries.swap(place, chance.below(place + 1));
        }
    }
    document
}

/// One more entry at a place of a list.
pub fn with(document: &Value, list: &str, place: usize, entry: Value) -> Value {
    let mut document = document.clone();
    if let Some(entries) = document[list].as_array_mut() {
        entries.insert(place.min(entries.len()), entry);
    }
    document
}

/// Everybody of some lists under other names, in every language.
pub fn called_otherwise(document: &Value, lists: &[&str]) -> Value {
    let mut document = document.clone();
    for list in lists {
        for entry in document[list].as_array_mut().into_iter().flatten() {
            each_text(&mut entry["name"], &mut |text| {
                *text = format!("Of {}", text.chars().rev().collect::<String>());
            });
        }
    }
    document
}

fn number(fields: &Map<String, Value>, key: &str) -> u64 {
    fields.get(key).and_then(Value::as_u64).unwrap_or(0)
}

/// Without all that comes after a point, and without what is `hidden` at it.
pub fn forgotten(document: &Value, at: u32, hidden: &BTreeSet<String>) -> Value {
    let mut document = document.clone();
    let is_later = |value: &Value| match value {
        Value::Object(fields) => {
            let leads = ["id", "from", "to", "group", "person"].into_iter();
            let is_hidden = |id: &Value| id.as_str().is_some_and(|id| hidden.contains(id));
            number(fields, "since") > at.into() || leads.filter_map(|key| fields.get(key)).any(is_hidden)
        }
        _ => false,
    };
    untold(&mut document["timeline"], at);
    each_object(&mut document, &mut |fields| {
        if number(fields, "until") > at.into() {
            fields.remove("until");
        }
        for key in ["by", "parent"] {
            if fields.get(key).and_then(Value::as_str).is_some_and(|id| hidden.contains(id)) {
                fields.remove(key);
            }
        }
        for value in fields.values_mut() {
            thin(value, &is_later);
        }
    });
    document
}

/// Takes what is later out of a list, and out of lists in it.
fn thin(value: &mut Value, is_later: &impl Fn(&Value) -> bool) {
    if let Value::Array(list) = value {
        list.retain(|value| !is_later(value));
        list.iter_mut().for_each(|value| thin(value, is_later));
    }
}

/// The timeline, without a word of the points after one.
fn untold(timeline: &mut Value, at: u32) {
    for point in timeline["points"].as_array_mut().into_iter().flatten().skip(at as usize) {
        *point = Value::Object(Map::new());
    }
}

/// With other words in all that comes after a point.
pub fn otherwise_after(document: &Value, at: u32, hidden: &BTreeSet<String>) -> Value {
    let mut document = document.clone();
    untold(&mut document["timeline"], at);
    each_object(&mut document, &mut |fields| {
        let is_hidden = fields.get("id").and_then(Value::as_str).is_some_and(|id| hidden.contains(id));
        if is_hidden || number(fields, "since") > at.into() {
            for key in ["text", "name", "role", "aliases", "label", "summary", "facts", "as", "alt", "topic"]
            {
                if let Some(value) = fields.get_mut(key) {
                    each_text(value, &mut |text| "otherwise".clone_into(text));
                }
            }
        }
    });
    document
}

/// Other ids throughout, of other lengths and in another order, and what each of them was before.
pub fn with_other_ids(document: &Value) -> (Value, BTreeMap<String, String>) {
    let mut document = document.clone();
    let mut other = BTreeMap::new();
    for list in LISTS {
        for entry in document[list].as_array().into_iter().flatten() {
            let Some(id) = entry["id"].as_str() else { continue };
            if !BUILT_IN_KINDS.contains(&id) {
                let number = 9999 - other.len();
                other
                    .entry(id.to_owned())
                    .or_insert_with(|| format!("z0z{number}{}z0z", "y".repeat(number % 7)));
            }
        }
    }
    let rename = |value: &mut Value| {
        if let Value::String(id) = value
            && let Some(other) = other.get(id)
        {
            other.clone_into(id);
        }
    };
    let leads = ["id", "from", "to", "group", "person", "by", "parent", "kind"];
    each_object(&mut document, &mut |fields| {
        for key in leads {
            fields.get_mut(key).into_iter().for_each(rename);
        }
        for key in ["sources", "adapts"] {
            fields.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().for_each(rename);
        }
    });
    (document, other.into_iter().map(|(id, other)| (other, id)).collect())
}
