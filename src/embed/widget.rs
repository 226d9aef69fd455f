//! One widget, as the custom element uses it.

use super::host::{self, Host};
use super::late::{self, Late, late};
use super::store::Store;
use crate::packed::{self, parts};
use crate::state::{ADDRESSED, Action, State, Theme, parse, read};
use crate::ui::{App, Message, Page, Props, is_narrow};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Element, HtmlCanvasElement};
use yew::{AppHandle, Callback};

/// The show that is shown where a page names none, packed. It goes through the same door as any other.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/show.txt"));

/// A widget in an element of the page; it lives as long as the value.
#[wasm_bindgen]
pub struct Widget {
    store: Rc<Store>,
    app: AppHandle<App>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws into `root`; `language` is what the visitor reads.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, host: Host, language: &str) -> Self {
        let mut state = State::new(language);
        if let Some(theme) = host.recall("theme").and_then(|theme| Theme::of(&theme)) {
            state.theme = theme;
        }
        state.narrow = is_narrow(root.get_bounding_client_rect().width());
        let store = Rc::new(Store::new(state, host));
        let dispatch = {
            let store = store.clone();
            Callback::from(move |action| store.visit(action))
        };
        let drawing = {
            let store = store.clone();
            Callback::from(move |is_over| store.host.drawing(is_over))
        };
        let drawn = {
            let store = store.clone();
            Callback::from(move |()| store.drawn())
        };
        let settled = {
            let store = store.clone();
            Callback::from(move |milliseconds| store.settled(milliseconds))
        };
        let take = {
            let store = store.clone();
            Callback::from(move |wanted: String| {
                if let Some(late) = late() {
                    (late.take)(&store, &wanted);
                }
            })
        };
        let lacks = {
            let store = store.clone();
            Callback::from(move |()| store.host.lacks())
        };
        let back = {
            let store = store.clone();
            Callback::from(move |()| {
                if store.state().linked {
                    follow(&store);
                }
            })
        };
        let origin = {
            let store = store.clone();
            Callback::from(move |()| store.host.origin())
        };
        let first = Page { state: store.state(), dispatch };
        let props = Props { first, drawing, drawn, settled, take, lacks, back, origin };
        let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
        // Where nothing is loaded later, it is there already.
        store.arrived();
        store.draw_in((*app).clone());
        Self { store, app }
    }

    /// Hears of the page that the element is in now, until `stay` is over, so that no page keeps it for longer.
    pub fn attach(&self, stay: AbortSignal) {
        self.app.send_message(Message::Attached(stay));
    }

    /// Says some of the interface in the page's own words: keys and words in turn, with U+0000 between them.
    pub fn speak(&self, words: &str) {
        let mut own = Vec::new();
        for pair in parts(words, b"\0").chunks_exact(2) {
            own.push((pair[0].into(), pair[1].into()));
        }
        self.store.ask(Action::Speak(Rc::new(own)));
    }

    /// Sets what an attribute says; `undefined` takes it away.
    pub fn set(&self, name: &str, value: Option<String>) {
        set(&self.store, name, value.as_deref());
    }

    /// What the property of an attribute reads now.
    pub fn get(&self, name: &str) -> String {
        read(&self.store.state(), name)
    }

    /// Whether the view is kept in the address; what is there already is followed.
    pub fn link(&self, linked: bool) {
        self.store.ask(Action::Link(linked));
        if linked {
            for name in ADDRESSED {
                if let Some(value) = self.store.host.parameter(name) {
                    set(&self.store, name, Some(&value));
                }
            }
        }
    }

    /// Shows a document, or the built-in one.
    pub fn load(&self, text: Option<String>) {
        self.store.load(text.unwrap_or_else(Self::built_in));
    }

    /// The text of the built-in document.
    pub fn built_in() -> String {
        packed::show(BUILT_IN)
    }

    /// Shows why a document could not be had.
    pub fn fail(&self, reason: &str, message: &str) {
        self.store.fail(reason, message);
    }

    /// Goes on with all that is loaded later: it is in the instance now.
    pub fn arrive(&self) {
        late::open();
        self.store.arrived();
    }

    /// Shows again what one that has broken has left in its frame and had kept, where the document is the same.
    pub fn recover(&self, old: &Element, kept: &str) {
        if let Some(late) = late() {
            (late.recover)(&self.store, old, kept);
        }
    }

    /// What was mended in the document: `[{path, line, column, message, severity}]`.
    pub fn problems(&self) -> String {
        host::problems(&self.store.state().story.problems)
    }

    /// The ids of the characters that pass filters and timeline.
    pub fn visible(&self) -> String {
        host::visible(&self.store.state())
    }

    /// Cards, ties and groups of the chart as they are drawn, in chart units.
    pub fn geometry(&self) -> String {
        late().map_or_else(String::new, |late| (late.geometry)(&self.store))
    }

    /// The chart as SVG: all of it, or what is in view.
    pub fn svg(&self, in_view: bool) -> String {
        late().map_or_else(String::new, |late| (late.svg)(&self.store, in_view))
    }

    /// The same, painted with `scale` pixels for each unit, or as many as a browser can paint.
    pub fn painted(&self, in_view: bool, scale: f64) -> Option<HtmlCanvasElement> {
        late().map(|late| (late.painted)(&self.store, in_view, scale))
    }

    /// The `most` shortest chains of relations between two: `[{ids, relations, sentences}]`.
    pub fn paths(&self, from: &str, to: &str, most: f64) -> String {
        // A number that is none is 0.
        let paths = |late: &Late| (late.paths)(&self.store.state(), [from, to], most as usize);
        late().map_or_else(String::new, paths)
    }

    /// Puts what there is to print into an element of the page.
    pub fn print(&self, frame: &Element) {
        if let Some(late) = late() {
            (late.print)(&self.store.state(), frame);
        }
    }

    /// What fits `text`, best first: `[{type, id, name, matched, score}]`.
    pub fn find(&self, text: &str) -> String {
        late().map_or_else(String::new, |late| (late.found)(&self.store.state(), text))
    }
}

fn set(store: &Store, name: &str, value: Option<&str>) {
    match parse(name, value) {
        Ok(action) => store.ask(action),
        Err(message) => store.report(&message),
    }
}

/// Shows what the address says, and where it says nothing, what the author wrote.
fn follow(store: &Store) {
    for name in ADDRESSED {
        let value = store.host.parameter(name).or_else(|| store.host.attribute(name));
        set(store, name, value.as_deref());
    }
}
