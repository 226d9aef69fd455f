//! What the element does for its widget, and what is handed to the page, as JSON.

use crate::json::Value::{Number, Text, Texts};
use crate::json::{Value, add_object, list, object, texts};
use crate::model::seen::Subject;
use crate::model::{Problem, Severity, Snapshot};
use crate::scene;
use crate::search::INITIALS;
use crate::state::{Event, Facet, Passing, State, address, chains, id_of};
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

    /// Saves an SVG as a file of this name, as what its end says; then says that it is done, or that it may not be.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, svg: &str, name: &str, done: &str, refused: &str);

    /// Copies the page's address with parameters in it, as for `locate`, and says how that went.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, parameters: &str, done: &str, refused: &str);

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

/// So many hits are handed to the page, and so many of those that are found by all of a text: nobody reads more, and each
/// costs time at every letter that is typed.
const MOST: usize = 25;
const MOST_EXACT: usize = 200;

/// `[{type, id, name, matched, score}]`, best first.
pub fn found(state: &State, typed: &str) -> String {
    let hits = state.story.find(typed);
    let (index, snapshot) = (state.story.index(), state.snapshot());
    let mut json = String::from("[");
    for (place, hit) in hits.iter().enumerate() {
        if place >= MOST && (hit.score < INITIALS || place >= MOST_EXACT) {
            break;
        }
        let entry = &index.entries[hit.entry];
        let (title, said);
        let name = match scene::title(snapshot, entry) {
            Some(text) => {
                title = text;
                title.get(state.words.language(), &snapshot.language)
            }
            None => {
                said = scene::called(state, entry).words;
                &said
            }
        };
        if json.len() > 1 {
            json.push(',');
        }
        add_object(
            &mut json,
            &[
                ("type", Text(hit.sort.word())),
                ("id", Text(&entry.id)),
                ("name", Text(name)),
                ("matched", Text(index.matched(hit))),
                ("score", Number(hit.score.into())),
            ],
        );
    }
    json.push(']');
    json
}

/// `[{ids, relations, sentences}]`, the shortest first; nothing where one of the two is not to be seen.
pub fn paths(state: &State, ends: [&str; 2], most: usize) -> String {
    let snapshot = state.snapshot();
    let mut items = Vec::new();
    if let (Some(from), Some(to)) = (subject(snapshot, ends[0]), subject(snapshot, ends[1])) {
        for chain in chains(snapshot, state.past, [from, to], most) {
            let (mut ids, mut relations) = (Vec::new(), Vec::new());
            for &station in &chain.stations {
                ids.push(id_of(snapshot, station).clone());
            }
            for &relation in &chain.relations {
                relations.push(snapshot.relations[relation].id.clone());
            }
            items.push(object(&[
                ("ids", Texts(&ids)),
                ("relations", Texts(&relations)),
                ("sentences", Texts(&scene::told(state, &chain))),
            ]));
        }
    }
    list(&items)
}

/// The character or the group of an id.
#[inline(never)]
fn subject(snapshot: &Snapshot, id: &str) -> Option<Subject> {
    for (place, character) in snapshot.characters.iter().enumerate() {
        if *character.id == *id {
            return Some(Subject::Character(place));
        }
    }
    for (place, group) in snapshot.groups.iter().enumerate() {
        if *group.id == *id {
            return Some(Subject::Group(place));
        }
    }
    None
}

/// The ids of the characters that pass filters and timeline: `[id]`.
pub fn visible(state: &State) -> String {
    let mut ids = Vec::new();
    for place in Passing::of(state).characters() {
        ids.push(state.snapshot().characters[place].id.clone());
    }
    texts(&ids)
}
