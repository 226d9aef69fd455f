//! Whether code knows the built-in show. It is for any show, and must not.

use super::source::{Source, fault};
use serde_json::Value;

/// The ids and the names of a show.
pub struct Told {
    pub ids: Vec<String>,
    pub names: Vec<String>,
}

/// The file, and the one place that may name it.
const SHOW: (&str, &str) = ("trauma-code", "src/embed/widget.rs");

impl Told {
    pub fn built_in() -> Self {
        let text =
            std::fs::read_to_string(format!("{}/static/shows/{}.json", env!("CARGO_MANIFEST_DIR"), SHOW.0));
        Self::of(&serde_json::from_str(&text.expect("there is a built-in show")).expect("it is JSON"))
    }

    pub fn of(document: &Value) -> Self {
        let mut show = Self { ids: Vec::new(), names: Vec::new() };
        show.learn(&document["title"]);
        for list in ["characters", "people", "groups", "works", "kinds", "sources", "relations"] {
            for entry in document[list].as_array().into_iter().flatten() {
                show.ids.extend(entry["id"].as_str().map(String::from));
                if list != "sources" {
                    show.learn(&entry["name"]);
                    show.learn(&entry["title"]);
                }
            }
        }
        // A single letter may mean anything.
        show.ids.retain(|id| id.len() > 2);
        show.names.retain(|name| name.chars().count() > 2);
        show
    }

    /// Every text in a value, but for what names its sources.
    fn learn(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.names.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|value| self.learn(value)),
            Value::Object(fields) => {
                fields
                    .iter()
                    .filter(|(key, _)| *key != "sources" && *key != "topic")
                    .for_each(|(_, value)| self.learn(value));
            }
            _ => {}
        }
    }

    /// Adds what a file knows of the show.
    pub fn known(&self, source: &Source, found: &mut Vec<String>) {
        let is_rust = source.path.starts_with("src/");
        if !is_rust && !source.path.starts_with("static/") {
            return;
        }
        let mut texts: Vec<(usize, &str)> = Vec::new();
        if is_rust {
            texts.extend(source.literals.iter().map(|literal| (literal.line, &*literal.text)));
            texts.retain(|&(line, _)| !source.is_test(line));
        } else {
            let parts = |(line, text)| str::split(text, ['"', '\'', '`']).map(move |part| (line, part));
            texts.extend((1..).zip(source.text.lines()).flat_map(parts));
        }
        for (line, text) in texts {
            let is_told =
                self.ids.iter().any(|id| id == text) || self.names.iter().any(|name| text.contains(&**name));
            if is_told || text.contains(SHOW.0) && source.path != SHOW.1 {
                found.push(fault(
                    source,
                    line,
                    format!("{text:?} is of the built-in show: the code knows no show"),
                ));
            }
        }
    }
}
