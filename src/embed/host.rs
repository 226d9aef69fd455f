//! What the element does for its widget, and values in the form that the page sees.

use crate::model::{Problem, Severity};
use crate::state::{Event, Facet, State};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The custom element, as its widget knows it.
    pub type Host;

    /// Fires `cast-map-<name>` with this detail.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: &JsValue);

    /// Something was drawn for the first time since a document was loaded.
    #[wasm_bindgen(method)]
    pub fn drawn(this: &Host);

    /// The visitor asks to load again.
    #[wasm_bindgen(method)]
    pub fn retry(this: &Host);

    /// Tells the author of the page something, in the console.
    #[wasm_bindgen(method)]
    pub fn report(this: &Host, message: &str);

    /// The attribute as the author wrote it.
    #[wasm_bindgen(method)]
    pub fn attribute(this: &Host, name: &str) -> Option<String>;
}

/// A plain object.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new plain object takes any field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// Tells the page of an event.
pub fn emit(host: &Host, event: &Event) {
    let (name, detail) = match event {
        Event::Select(sort, id) => ("select", object(&[("type", (*sort).into()), ("id", (&**id).into())])),
        Event::At(at) => ("at", object(&[("at", (*at).into())])),
        Event::View(view) => ("view", object(&[("view", view.word().into())])),
        Event::Filter(filters, count) => {
            let mut fields = vec![("q", JsValue::from_str(&filters.search))];
            for facet in Facet::ALL {
                let values: Array = filters.of(facet).iter().map(|value| JsValue::from_str(value)).collect();
                fields.push((facet.name(), values.into()));
            }
            fields.push(("count", (*count as f64).into()));
            ("filter", object(&fields))
        }
    };
    host.emit(name, &detail);
}

/// `[{path, line, column, message, severity}]`
pub fn problems(problems: &[Problem]) -> JsValue {
    let list: Array = problems
        .iter()
        .map(|problem| {
            object(&[
                ("path", problem.path.as_str().into()),
                ("line", (problem.line as f64).into()),
                ("column", (problem.column as f64).into()),
                ("message", problem.message.as_str().into()),
                ("severity", if problem.severity == Severity::Mended { "mended" } else { "refused" }.into()),
            ])
        })
        .collect();
    list.into()
}

/// `[{type, id, name, matched, score}]`, best first.
pub fn found(state: &State, typed: &str) -> JsValue {
    let index = &state.story.index;
    let language = (state.words.language(), &*state.snapshot().language);
    let list: Array = crate::search::find(index, typed)
        .iter()
        .map(|hit| {
            let entry = &index.entries[hit.entry];
            object(&[
                ("type", hit.sort.word().into()),
                ("id", (&*entry.id).into()),
                ("name", entry.name.get(language.0, language.1).into()),
                ("matched", (&*hit.matched).into()),
                ("score", hit.score.into()),
            ])
        })
        .collect();
    list.into()
}
