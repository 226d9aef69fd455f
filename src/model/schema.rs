//! The JSON Schema of the document, from its types. Native only: no visitor needs it.

use super::document::{Color, Document, Stated, Statement};
use super::text::Text;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The JSON Schema (draft 2020-12) of the document.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(strict));
    let mut schema = settings.into_generator().into_root_schema_for::<Document>();
    schema.insert("title".into(), json!("castmap document, version 1"));
    let mut value = schema.to_value();
    value["properties"]["castmap"] =
        json!({"const": super::document::VERSION, "description": "The version of the format."});
    value
}

/// What holds for every object of the document: no field but the known ones and the author's notes.
fn strict(schema: &mut Schema) {
    schema.remove("default");
    if schema.get("properties").is_none() {
        return;
    }
    schema.insert("additionalProperties".into(), json!(false));
    schema.insert("patternProperties".into(), json!({"^//": {}, "^\\$schema$": {}}));
    if let Some(id) = schema.get_mut("properties").and_then(|properties| properties.get_mut("id")) {
        *id = json!({"type": "string", "minLength": 1, "maxLength": 100, "pattern": r"^[^\s,|]+$"});
    }
}

/// An id alone, or an object that holds one.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum IdOr<T> {
    Id(String),
    Object(T),
}

/// A text alone, or an object that holds one.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum TextOr<T> {
    Object(T),
    Text(Text),
}

/// One, or a list.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "a shape, never a value")]
pub enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// A string in the document's language, or an object of language tag to string.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "a shape, never a value")]
enum TextShape {
    Plain(String),
    ByLanguage(BTreeMap<String, String>),
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        TextShape::json_schema(generator)
    }
}

impl JsonSchema for Stated {
    fn schema_name() -> Cow<'static, str> {
        "Stated".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OneOrMany::<TextOr<Statement>>::json_schema(generator)
    }
}

impl JsonSchema for Color {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"})
    }
}
