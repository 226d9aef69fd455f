//! The JSON Schema of the document, from its types. Native only: no visitor needs it.

use super::document::{Color, Document, Stated, Statement, VERSION};
use super::text::Text;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// The JSON Schema (draft 2020-12) of the document.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>().to_value();
    polish(&mut schema);
    schema["title"] = json!("castmap document, version 1");
    schema["$defs"]["Id"] = json!({
        "description": "1 to 100 characters without white space, control characters, comma and |.",
        "type": "string", "minLength": 1, "maxLength": 100, "pattern": r"^[^\s,|\u0000-\u001f\u007f-\u009f]+$"
    });
    schema["$defs"]["Address"] = json!({
        "description": "An https:, http: or mailto: address, or a relative path.",
        "type": "string", "minLength": 1
    });
    schema["$defs"]["LanguageTag"] = json!({
        "description": "The tag of a language: en, ko, zh-Hant.",
        "type": "string", "maxLength": 35, "pattern": TAG
    });
    let properties = &mut schema["properties"];
    properties["castmap"]["const"] = json!(VERSION);
    // The limits that refuse a document.
    properties["characters"]["maxItems"] = json!(20_000);
    properties["relations"]["maxItems"] = json!(100_000);
    properties["groups"]["maxItems"] = json!(1_000);
    schema
}

/// The form of a language tag.
const TAG: &str = "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$";

/// Says what the types cannot: that null is nothing, which fields hold ids and addresses, and that an object has no
/// field but the known ones and the author's notes.
fn polish(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(polish),
        Value::Object(fields) => {
            fields.values_mut().for_each(polish);
            for machine in ["default", "format"] {
                // A property of that name is an object.
                if fields.get(machine).is_some_and(|value| !value.is_object()) {
                    fields.remove(machine);
                }
            }
            if fields.get("required").is_some_and(|required| *required == json!([])) {
                fields.remove("required");
            }
            without_null(fields);
            if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                properties.iter_mut().for_each(|(name, property)| shape(name, property));
                fields.insert("additionalProperties".into(), json!(false));
                fields.insert("patternProperties".into(), json!({NOTE: {}}));
            }
        }
        _ => {}
    }
}

/// What is the author's own affair.
const NOTE: &str = r"^(//|\$schema$)";

/// An optional field is absent, never null.
fn without_null(fields: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = fields.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [kind] = &types[..] {
            let kind = kind.clone();
            fields.insert("type".into(), kind);
        }
    }
    if let Some(Value::Array(choices)) = fields.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({"type": "null"}));
        if let [Value::Object(choice)] = &choices[..] {
            let choice = choice.clone();
            fields.remove("anyOf");
            fields.extend(choice);
        }
    }
}

/// What the field `name` holds, where its type is no more than a string or a number.
fn shape(name: &str, property: &mut Value) {
    let shape = match name {
        "id" | "by" | "kind" | "parent" | "group" | "person" | "from" | "to" | "sources" | "adapts" => "Id",
        "url" | "src" => "Address",
        "language" | "native" | "lang" => "LanguageTag",
        "year" => {
            property["minimum"] = json!(-999_999);
            property["maximum"] = json!(999_999);
            return;
        }
        _ => return,
    };
    let Value::Object(property) = property else { return };
    let plain = json!("string");
    if property.get("type") == Some(&plain) {
        property.remove("type");
        property.insert("$ref".into(), json!(format!("#/$defs/{shape}")));
    } else if property.get("items").is_some_and(|items| items.get("type") == Some(&plain)) {
        property.insert("items".into(), json!({"$ref": format!("#/$defs/{shape}")}));
    }
}

/// An id alone, or an object that holds one.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum IdOr<T> {
    Id(#[schemars(extend("$ref" = "#/$defs/Id"))] String),
    Object(T),
}

/// A name alone, or an object that holds one.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum NameOr<T> {
    Name(String),
    Object(T),
}

/// A text alone, or an object that holds one.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum TextOr<T> {
    Object(T),
    Text(Text),
}

/// One, or a list.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = json!({"type": "string", "maxLength": 10_000});
        json_schema!({
            "description": "Words in the document's language, or an object of language tag to words.",
            "anyOf": [
                words,
                {
                    "type": "object",
                    "patternProperties": {TAG: words, NOTE: {}},
                    "not": {"anyOf": STATEMENT_FIELDS.map(|field| json!({"required": [field]}))},
                    "additionalProperties": false
                }
            ]
        })
    }
}

/// They have the form of a language tag and are none.
const STATEMENT_FIELDS: [&str; 5] = ["text", "topic", "sources", "since", "until"];

impl JsonSchema for Stated {
    fn schema_name() -> Cow<'static, str> {
        "Stated".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = OneOrMany::<TextOr<Statement>>::json_schema(generator);
        schema.insert(
            "description".into(),
            json!("One statement, or several: over time, or from several sources."),
        );
        schema
    }
}

impl JsonSchema for Color {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A colour: #rgb or #rrggbb.",
            "type": "string",
            "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"
        })
    }
}
