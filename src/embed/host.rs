//! What the element does for its widget, and what is handed to the page, as JSON.

use crate::json::Value::{Number, Text, Texts};
use crate::json::{Value, list, object, texts};
use crate::model::{Problem, Severity};
use crate::state::{Event, Facet, Passing, State, address};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen]
extern "C" {
    /// The custom element, as its widget knows it.
    pub type Host;

    /// Fires `cast-map-<name>` with this detail, which is JSON.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: &str);

    /// A drawing begins, or is over.
    #[wasm_bindgen(method)]
    pub fn drawing(this: &Host, is_over: bool);

    /// A document was drawn; `is_first` says whether for the first time since it was loaded.
    #[wasm_bindgen(method)]
    pub fn drawn(this: &Host, is_first: bool);

    /// The visitor asks to load again.
    #[wasm_bindgen(method)]
    pub fn retry(this: &Host);

    /// Asks for the code that is loaded later.
    #[wasm_bindgen(method)]
    pub fn lacks(this: &Host);

    /// Adds to the style inside the element.
    #[wasm_bindgen(method)]
    pub fn dress(this: &Host, style: &str);

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

    /// Saves a picture, the text of an SVG or a canvas, as a file of this name; then says that it is done, or that it
    /// may not be.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, picture: &JsValue, name: &str, done: &str, refused: &str);

    /// Keeps what is shown, for a widget that may have to come in this one's place.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Host, shown: &str);

    /// An empty canvas, in no page.
    #[wasm_bindgen(method)]
    pub fn canvas(this: &Host) -> HtmlCanvasElement;

    /// The page's address with parameters in it, as for `locate`.
    #[wasm_bindgen(method)]
    pub fn address(this: &Host, parameters: &str) -> String;

    /// Copies a text, and says how that went.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, text: &str, done: &str, refused: &str);

    /// Where castmap and the document are, as `scene::snippets::Origin` reads it.
    #[wasm_bindgen(method)]
    pub fn origin(this: &Host) -> String;

    /// The attribute as the author wrote it.
    #[wasm_bindgen(method)]
    pub fn attribute(this: &Host, name: &str) -> Option<String>;
}

impl Host {
    /// Fires `cast-map-<name>` with these fields.
    pub fn tell(&self, name: &str, fields: &[(&str, Value<'_>)]) {
        self.emit(name, &object(fields));
    }

    /// Puts the view into the page's address.
    pub fn write_address(&self, state: &State, replace: bool) {
        self.locate(&parameters(state), replace);
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

/// The view as parameters of an address, as JSON of name and value.
pub fn parameters(state: &State) -> String {
    let parameters = address(state);
    object(&parameters.each_ref().map(|(name, value)| (*name, Text(value))))
}

/// `[{path, line, column, message, severity}]`
pub fn problems(problems: &[Problem]) -> String {
    let mut items = Vec::new();
    for problem in problems {
        items.push(object(&[
            ("path", Text(&problem.path)),
            ("line", Number(problem.line)),
            ("column", Number(problem.column)),
            ("message", Text(&problem.message)),
            ("severity", Text(if problem.severity == Severity::Mended { "mended" } else { "refused" })),
        ]));
    }
    list(&items)
}

/// The ids of the characters that pass filters and timeline: `[id]`.
pub fn visible(state: &State) -> String {
    let mut ids = Vec::new();
    for place in Passing::of(state).characters() {
        ids.push(state.snapshot().characters[place].id.clone());
    }
    texts(&ids)
}
