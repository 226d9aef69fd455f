//! JSON text as a tree that still borrows from it, and knows where in it each value stands.

use std::borrow::Cow;

/// A JSON value in its place.
#[derive(Debug, PartialEq)]
pub struct Node<'a> {
    /// Offset in bytes of the value's first letter, behind a byte-order mark.
    pub at: usize,
    pub value: Value<'a>,
}

/// A JSON value.
#[derive(Debug, PartialEq)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    /// A whole number; `None` is any other one. No field of the format holds a fraction.
    Number(Option<i64>),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl Node<'_> {
    /// A field of an object.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Value::Object(fields) = &self.value else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }

    /// The text that it is.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(raw) => Some(raw),
            _ => None,
        }
    }

    /// How many items a list has.
    pub fn count(&self) -> usize {
        match &self.value {
            Value::Array(items) => items.len(),
            _ => 0,
        }
    }

    /// What it is, for a sentence: "a number".
    pub fn describe(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}
