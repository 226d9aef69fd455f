//! A document of any form, made of any bytes along the JSON Schema of the format: every field of every type is reached, and
//! now and then one holds what it may not.

#[path = "../../tests/support/vocabulary.rs"]
mod vocabulary;

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value};
use std::sync::LazyLock;
use vocabulary::{KEYS, WORDS};

static SCHEMA: LazyLock<Value> = LazyLock::new(castmap::model::schema);

/// Ids are few, so that they meet. Those of characters and groups are of one set.
const IDS: [&str; 6] = ["a", "b", "c", "g", "h", "a>b#1"];
/// Objects and lists in each other, and the items of one.
const DEEPEST: usize = 8;
const MOST_ITEMS: usize = 5;

/// The text of a document, on one line or on many.
pub fn document(bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut document = by(bytes, &SCHEMA, 0)?;
    for (key, value) in
        [("castmap", 1.into()), ("title", "T".into()), ("characters", Value::Array(Vec::new()))]
    {
        // One byte in so many leaves out what there has to be.
        if let Some(fields) = document.as_object_mut()
            && (key != "characters" || !fields.contains_key(key))
            && !bytes.ratio(1, 64)?
        {
            fields.insert(key.into(), value);
        }
    }
    Ok(if bytes.arbitrary()? { format!("{document:#}") } else { document.to_string() })
}

/// A value that a schema allows, or any.
fn by(bytes: &mut Unstructured<'_>, schema: &'static Value, depth: usize) -> Result<Value> {
    if bytes.ratio(1, 32)? {
        return any(bytes, depth);
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        if name == "Id" {
            return Ok((*bytes.choose(&IDS)?).into());
        }
        return by(bytes, &SCHEMA["$defs"][name], depth);
    }
    for several in ["anyOf", "oneOf"] {
        if let Some(several) = schema[several].as_array() {
            let one = bytes.choose(several)?;
            return by(bytes, one, depth);
        }
    }
    if let Some(several) = schema["enum"].as_array() {
        return bytes.choose(several).cloned();
    }
    match schema["type"].as_str().unwrap_or_default() {
        "object" if depth < DEEPEST => object(bytes, schema, depth),
        "array" if depth < DEEPEST => {
            let mut items = Vec::new();
            for _ in 0..bytes.int_in_range(0..=MOST_ITEMS)? {
                items.push(by(bytes, &schema["items"], depth + 1)?);
            }
            Ok(items.into())
        }
        "integer" => Ok(bytes.int_in_range(-1..=7)?.into()),
        "boolean" => Ok(bytes.arbitrary::<bool>()?.into()),
        "string" => string(bytes),
        _ => any(bytes, depth),
    }
}

/// What there has to be, and some of what may be.
fn object(bytes: &mut Unstructured<'_>, schema: &'static Value, depth: usize) -> Result<Value> {
    let mut fields = Map::new();
    let is_required = |name: &str| {
        schema["required"].as_array().is_some_and(|names| names.iter().any(|known| known == name))
    };
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        let chance = if depth == 0 { 2 } else { 1 };
        if is_required(name) && !bytes.ratio(1, 32)? || bytes.ratio(chance, 4)? {
            fields.insert(name.clone(), by(bytes, schema, depth + 1)?);
        }
    }
    // Texts in several languages have properties of no name.
    if schema["properties"].is_null() {
        for tag in ["en", "ko", "zh-Hant"] {
            if bytes.arbitrary()? {
                fields.insert(tag.into(), string(bytes)?);
            }
        }
    }
    if bytes.ratio(1, 32)? {
        fields.insert((*bytes.choose(KEYS)?).into(), any(bytes, depth + 1)?);
    }
    Ok(fields.into())
}

/// A word that means something, or any text; now and then a long one.
fn string(bytes: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => bytes.arbitrary::<&str>()?.into(),
        1 => bytes.arbitrary::<&str>()?.repeat(bytes.int_in_range(1..=250)?).into(),
        2 => (*bytes.choose(&IDS)?).into(),
        _ => (*bytes.choose(WORDS)?).into(),
    })
}

/// Any JSON.
fn any(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => Value::Null,
        1 => bytes.arbitrary::<bool>()?.into(),
        2 => bytes.int_in_range(-1..=7)?.into(),
        3 => bytes.arbitrary::<f64>()?.into(),
        4 if depth < DEEPEST => {
            let mut items = Vec::new();
            for _ in 0..bytes.int_in_range(0..=MOST_ITEMS)? {
                items.push(any(bytes, depth + 1)?);
            }
            items.into()
        }
        5 if depth < DEEPEST => {
            let mut fields = Map::new();
            for _ in 0..bytes.int_in_range(0..=MOST_ITEMS)? {
                fields.insert((*bytes.choose(KEYS)?).into(), any(bytes, depth + 1)?);
            }
            fields.into()
        }
        _ => string(bytes)?,
    })
}
