//! What the element does for its widget, and values in the form that the page sees: as JSON, which is one string to
//! hand over where objects would be a call a field.

use crate::model::{Problem, Severity};
use crate::search::find;
use crate::state::{Event, Facet, Passing, State, address};
use Value::{Number, Text, Texts};
use serde::{Serialize, Serializer};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The custom element, as its widget knows it.
    pub type Host;

    /// Fires `cast-map-<name>` with this detail, which is JSON.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: &str);

    /// Something was drawn for the first time since a document was loaded.
    #[wasm_bindgen(method)]
    pub fn drawn(this: &Host);

    /// The visitor asks to load again.
    #[wasm_bindgen(method)]
    pub fn retry(this: &Host);

    /// Tells the author of the page something, in the console.
    #[wasm_bindgen(method)]
    pub fn report(this: &Host, message: &str);

    /// What a visitor chose on an earlier visit, where storage is allowed.
    #[wasm_bindgen(method)]
    pub fn recall(this: &Host, name: &str) -> Option<String>;

    /// Keeps what a visitor chose, where storage is allowed.
    #[wasm_bindgen(method)]
    pub fn remember(this: &Host, name: &str, value: &str);

    /// A parameter of the page's address.
    #[wasm_bindgen(method)]
    pub fn parameter(this: &Host, name: &str) -> Option<String>;

    /// Writes parameters into the page's address, as JSON of name and value, without those whose value is empty: as
    /// a new entry of the history, or in place of the current one.
    #[wasm_bindgen(method)]
    pub fn locate(this: &Host, parameters: &str, replace: bool);

    /// The attribute as the author wrote it.
    #[wasm_bindgen(method)]
    pub fn attribute(this: &Host, name: &str) -> Option<String>;
}

/// The value of a field.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Value<'a> {
    Text(&'a str),
    Number(usize),
    Texts(&'a [Rc<str>]),
}

/// An object. One type for all of them: each with its own would be a copy of the writer in the wasm.
struct Object<'a>(&'a [(&'a str, Value<'a>)]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Host {
    /// Fires `cast-map-<name>` with these fields.
    pub fn tell(&self, name: &str, fields: &[(&str, Value<'_>)]) {
        self.emit(name, &object(fields));
    }

    /// Puts the view into the page's address.
    pub fn write_address(&self, state: &State, replace: bool) {
        let parameters = address(state);
        let parameters = parameters.each_ref().map(|(name, value)| (*name, Text(value)));
        self.locate(&object(&parameters), replace);
    }

    /// Tells the page of what a visitor did.
    pub fn tell_of(&self, event: &Event) {
        match event {
            Event::Select(sort, id) => self.tell("select", &[("type", Text(sort)), ("id", Text(id))]),
            Event::At(at) => self.tell("at", &[("at", Number(*at as usize))]),
            Event::View(view) => self.tell("view", &[("view", Text(view.word()))]),
            Event::Filter(filters, count) => {
                let mut fields = vec![("q", Text(&filters.search)), ("count", Number(*count))];
                fields.extend(Facet::ALL.map(|facet| (facet.name(), Texts(filters.of(facet)))));
                self.tell("filter", &fields);
            }
        }
    }
}

/// `[{path, line, column, message, severity}]`
pub fn problems(problems: &[Problem]) -> String {
    list(problems.iter().map(|problem| {
        object(&[
            ("path", Text(&problem.path)),
            ("line", Number(problem.line)),
            ("column", Number(problem.column)),
            ("message", Text(&problem.message)),
            ("severity", Text(if problem.severity == Severity::Mended { "mended" } else { "refused" })),
        ])
    }))
}

/// `[{type, id, name, matched, score}]`, best first.
pub fn found(state: &State, typed: &str) -> String {
    let index = &state.story.index;
    list(find(index, typed).iter().map(|hit| {
        let entry = &index.entries[hit.entry];
        object(&[
            ("type", Text(hit.sort.word())),
            ("id", Text(&entry.id)),
            ("name", Text(entry.name.get(state.words.language(), &state.snapshot().language))),
            ("matched", Text(&hit.matched)),
            ("score", Number(hit.score.into())),
        ])
    }))
}

/// The ids of the characters that pass filters and timeline: `[id]`.
pub fn visible(state: &State) -> String {
    let passing = Passing::of(state).characters();
    list(passing.into_iter().map(|place| json(&Text(&state.snapshot().characters[place].id))))
}

fn object(fields: &[(&str, Value<'_>)]) -> String {
    json(&Object(fields))
}

fn json(value: &impl Serialize) -> String {
    // Only a map whose keys are no texts, or a failing writer, could be an error.
    serde_json::to_string(value).unwrap_or_default()
}

fn list(items: impl Iterator<Item = String>) -> String {
    let mut list = String::from("[");
    for item in items {
        if list.len() > 1 {
            list.push(',');
        }
        list += &item;
    }
    list + "]"
}
