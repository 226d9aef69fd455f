//! The fields of the JSON Schema, each as `Definition.field`: all there are, and those that a document uses.

use serde_json::Value;
use std::collections::BTreeSet;

/// Every field of every object. Those of the document itself have no definition before the full stop.
pub fn all(schema: &Value) -> BTreeSet<String> {
    let definitions = schema["$defs"].as_object().expect("definitions").iter();
    definitions
        .map(|(name, definition)| (&**name, definition))
        .chain([("", schema)])
        .flat_map(|(name, definition)| {
            let properties = definition["properties"].as_object().into_iter().flatten();
            properties.map(move |(key, _)| format!("{name}.{key}"))
        })
        .collect()
}

/// Those that a document uses.
pub fn used(document: &Value, schema: &Value) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    visit(document, schema, schema, "", &mut used);
    used
}

fn visit(value: &Value, schema: &Value, root: &Value, name: &str, used: &mut BTreeSet<String>) {
    if let Some(pointer) = schema["$ref"].as_str() {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        visit(value, root.pointer(&pointer[1..]).expect("a definition"), root, name, used);
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        visit(value, choice, root, name, used);
    }
    if let (Some(items), Some(item)) = (value.as_array(), schema.get("items")) {
        items.iter().for_each(|value| visit(value, item, root, name, used));
    }
    let (Some(fields), Some(properties)) = (value.as_object(), schema["properties"].as_object()) else {
        return;
    };
    if !fields.keys().all(|key| properties.contains_key(key) || key.starts_with(['/', '$'])) {
        // Another of several choices.
        return;
    }
    for (key, value) in fields {
        if let Some(property) = properties.get(key) {
            used.insert(format!("{name}.{key}"));
            visit(value, property, root, name, used);
        }
    }
}
