//! JSON text as a tree that still borrows from it. The only place that parses JSON.

use super::super::places::Places;
use super::super::problem::{Problem, Refusal, Severity};
use super::clean::quote;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

/// Bytes of text that are read; a longer document is refused.
pub const MOST_BYTES: usize = 16 << 20;

/// Objects and lists inside each other; a deeper document is refused.
pub const MOST_NESTING: usize = 100;

/// Up to here, comparing every key with every other is quicker than hashing them.
const FEW_KEYS: usize = 16;

/// A JSON value.
#[derive(Debug, PartialEq)]
pub enum Node<'a> {
    Null,
    Bool(bool),
    Number(f64),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl Node<'_> {
    /// A field of an object.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }

    /// What it is, for a sentence: "a number".
    pub fn describe(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Bool(_) => "true or false",
            Node::Number(_) => "a number",
            Node::String(_) => "a text",
            Node::Array(_) => "a list",
            Node::Object(_) => "an object",
        }
    }
}

/// Reads `text`, which may begin with a byte-order mark.
///
/// # Errors
/// A refusal where the text is too long, is not JSON, gives a key twice or nests too deep.
pub fn parse(text: &str) -> Result<Node<'_>, Problem> {
    if text.len() > MOST_BYTES {
        return Err(refusal(
            Refusal::TooLarge,
            (1, 1),
            format!(
                "this document has {} bytes and castmap reads up to {MOST_BYTES}; leave something out or split it",
                text.len()
            ),
        ));
    }
    let text = without_mark(text);
    let mut reader = serde_json::Deserializer::from_str(text);
    let parsed = Seed { depth: 0 }.deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
    parsed.map_err(|error| explain(text, &error))
}

/// The text behind a byte-order mark, if there is one.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn refusal(refusal: Refusal, (line, column): (usize, usize), message: String) -> Problem {
    Problem { severity: Severity::Refused, refusal: Some(refusal), path: "$".into(), line, column, message }
}

fn explain(text: &str, error: &serde_json::Error) -> Problem {
    // serde_json ends its message with the position, in bytes; ours is in characters.
    let full = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let said = full.strip_suffix(&position).unwrap_or(&full);
    let line = error.line().max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let mut end = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if said.starts_with(TWICE) {
        // The reader stands at the closing quote of the key; point at its beginning.
        end = opening_quote(&text[..end]).unwrap_or(end);
    }
    let column = text[start.min(end)..end].chars().count() + 1;
    let message = if error.is_data() {
        said.to_owned()
    } else {
        format!("this is not JSON: {said}; look at the commas, quotes and brackets just before this place")
    };
    let too_large = said.starts_with(TOO_DEEP);
    refusal(if too_large { Refusal::TooLarge } else { Refusal::NotJson }, (line, column), message)
}

/// Where the string begins that `text` breaks off in: its last quote without a backslash before it.
fn opening_quote(text: &str) -> Option<usize> {
    let is_open = |&(place, _): &(usize, &str)| {
        let before = &text[..place];
        (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    };
    text.rmatch_indices('"').find(is_open).map(|(place, _)| place)
}

const TWICE: &str = "the key ";
const TOO_DEEP: &str = "this document nests deeper";

struct Seed {
    depth: usize,
}

impl Seed {
    fn deeper<E: Error>(&self) -> Result<usize, E> {
        if self.depth < MOST_NESTING {
            Ok(self.depth + 1)
        } else {
            Err(E::custom(format_args!("{TOO_DEEP} than {MOST_NESTING} levels; make it flatter")))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Node<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::String(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node<'de>, E> {
        Ok(Node::String(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        let depth = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Seed { depth })? {
            items.push(item);
        }
        Ok(Node::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        let depth = self.deeper()?;
        let mut fields: Vec<(Cow<'de, str>, Node<'de>)> = Vec::new();
        let mut many = Places::default();
        while let Some(key) = map.next_key_seed(Seed { depth })? {
            let Node::String(key) = key else {
                return Err(Error::custom("a key must be a text in double quotes"));
            };
            if fields.len() == FEW_KEYS {
                for (known, _) in &fields {
                    many.add(&Rc::from(&**known));
                }
            }
            let twice = if fields.len() < FEW_KEYS {
                fields.iter().any(|(known, _)| *known == key)
            } else {
                many.add(&Rc::from(&*key)) < fields.len()
            };
            if twice {
                return Err(Error::custom(format_args!(
                    "{TWICE}{} is given twice; keep one of them",
                    quote(&key)
                )));
            }
            fields.push((key, map.next_value_seed(Seed { depth })?));
        }
        Ok(Node::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `line:column message` of what refuses the text.
    fn refused(text: &str) -> String {
        let problem = parse(text).expect_err("should be refused");
        format!("{}:{} {}", problem.line, problem.column, problem.message)
    }

    #[test]
    fn a_key_given_twice_is_refused_at_its_second_place() {
        assert_eq!(
            refused("{\"a\": 1,\n \"한\": {}, \"a\": 2}"),
            "2:11 the key “a” is given twice; keep one of them"
        );
        assert_eq!(
            refused(r#"{"a at line \\\"b": 1, "a at line \\\"b": 2}"#),
            r#"1:24 the key “a at line \"b” is given twice; keep one of them"#
        );
        let many: String = (0..40).map(|n| format!("\"k{n}\":0,")).collect();
        assert!(
            refused(&format!("{{{many}\"k39\":1}}"))
                .ends_with("the key “k39” is given twice; keep one of them")
        );
    }

    #[test]
    fn what_is_not_json_is_refused_with_the_place_in_characters() {
        assert_eq!(
            refused("{\"한글\": 1 \"b\": 2}"),
            "1:10 this is not JSON: expected `,` or `}`; look at the commas, quotes and brackets just before this place"
        );
        assert!(refused("").starts_with("1:1 this is not JSON: EOF"));
        assert!(refused("{} x").contains("trailing characters"));
    }

    #[test]
    fn nesting_ends_at_a_hundred() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(&nested(MOST_NESTING)).is_ok());
        assert!(refused(&nested(MOST_NESTING + 1)).contains("nests deeper than 100 levels"));
        assert!(refused(&"[".repeat(100_000)).contains("nests deeper"));
    }

    #[test]
    fn a_long_text_is_refused_and_a_mark_is_accepted() {
        assert!(refused(&" ".repeat(MOST_BYTES + 1)).contains("castmap reads up to 16777216"));
        assert_eq!(parse("\u{feff}[true]"), Ok(Node::Array(vec![Node::Bool(true)])));
    }
}
