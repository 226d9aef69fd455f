//! Values as JSON, for what is handed to the page: one string, where objects would be a call a field.

use Value::{Number, Text, Texts};
use std::rc::Rc;

/// The value of a field.
pub enum Value<'a> {
    Text(&'a str),
    Number(usize),
    Texts(&'a [Rc<str>]),
}

/// An object of these fields. Their names are written as they are.
#[inline(never)]
pub fn object(fields: &[(&str, Value<'_>)]) -> String {
    let mut json = String::new();
    add_object(&mut json, fields);
    json
}

/// Writes an object behind what is there.
#[inline(never)]
pub fn add_object(json: &mut String, fields: &[(&str, Value<'_>)]) {
    let mut before = "{\"";
    for (name, value) in fields {
        *json += before;
        *json += name;
        *json += "\":";
        before = ",\"";
        match value {
            Text(words) => text(json, words),
            Number(number) => *json += &number.to_string(),
            Texts(all) => *json += &texts(all),
        }
    }
    json.push('}');
}

/// A list of texts.
#[inline(never)]
pub fn texts(all: &[Rc<str>]) -> String {
    let mut items = Vec::new();
    for words in all {
        let mut item = String::new();
        text(&mut item, words);
        items.push(item);
    }
    list(&items)
}

/// A list of what is JSON already.
#[inline(never)]
pub fn list(items: &[String]) -> String {
    let mut json = String::from("[");
    for item in items {
        if json.len() > 1 {
            json.push(',');
        }
        json += item;
    }
    json.push(']');
    json
}

#[inline(never)]
fn text(json: &mut String, words: &str) {
    json.push('"');
    let mut done = 0;
    for (place, byte) in words.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        *json += &words[done..place];
        json.push('\\');
        done = place;
        // JSON wants these spelt, and pages print it to consoles.
        if byte < b' ' {
            json.push_str("u00");
            for half in [byte / 16, byte % 16] {
                json.extend(char::from_digit(half.into(), 16));
            }
            done += 1;
        }
    }
    *json += &words[done..];
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Read, from_str, json};

    #[test]
    fn what_is_written_reads_back() {
        let all: [Rc<str>; 3] = ["".into(), "\"a\\\n\u{1f}b\"".into(), "é 백\u{2028}😀".into()];
        let check = |written: &str, expected: Read| {
            assert_eq!(from_str::<Read>(written).expect("it is JSON"), expected, "{written}");
        };
        for words in &all {
            check(&object(&[("a", Text(words))]), json!({ "a": **words }));
        }
        let each = all.each_ref().map(|words| &**words);
        check(&object(&[("a", Number(0)), ("b", Texts(&all))]), json!({ "a": 0, "b": each }));
        check(&object(&[("a", Number(120)), ("b", Texts(&[]))]), json!({ "a": 120, "b": [] }));
        check(&list(&[texts(&all), object(&[("a", Number(1))])]), json!([each, { "a": 1 }]));
        assert_eq!(texts(&["\t".into()]), r#"["\u0009"]"#);
        assert_eq!(list(&[]), "[]");
    }
}
