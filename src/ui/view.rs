//! What one drawing is made from, and what the widget remembers from one drawing to the next.

use super::chart::{Picture, Stage};
use super::late::late;
use super::popup::Popup;
use super::window::{List, columns};
use super::{App, Message};
use crate::model::document::{Id, Point};
use crate::search::Index;
use crate::state::{self, Action, Facet, Gestures, Panel, Passing, State, Story, Theme};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot, Window};
use yew::html::Scope;
use yew::{Callback, NodeRef};

/// Up to this width in CSS pixels the panel is a sheet over the rest.
const NARROW: f64 = 700.0;

/// What the panel and the edges of the widget take from the width of the cards, in CSS pixels.
const PANEL: f64 = 394.0;
const PADDING: f64 = 40.0;

/// Everything that is needed to draw the widget, and to answer what a visitor does in that drawing.
pub struct View {
    pub state: Rc<State>,
    pub dispatch: Callback<Action>,
    /// Width of the widget in CSS pixels.
    pub width: f64,
    pub cast: Rc<Cast>,
    /// Whether the ground is dark.
    pub dark: bool,
    /// What the chart is drawn from, where it is shown.
    pub picture: Option<Rc<Picture>>,
    pub local: Rc<Local>,
}

/// What follows from the state and the number of columns.
pub struct Cast {
    pub passing: Passing,
    pub columns: usize,
    pub list: List,
    /// The relations of the list, in its order; none while it is not shown.
    pub relations: Vec<usize>,
}

/// What is nobody's business outside the widget.
pub struct Local {
    pub root: NodeRef,
    pub app: Scope<App>,
    /// Told how many milliseconds a layout of the chart took, once it is settled.
    pub settled: Callback<f64>,
    /// Told what is wanted of the element, as [`Props::take`](super::Props) has it.
    pub take: Callback<String>,
    /// Asked where castmap and the document are.
    pub origin: Callback<(), String>,
    pub stage: Stage,
    /// Rows of the list that are drawn, or fewer where there are fewer.
    pub rows: Cell<usize>,
    /// The blocks of cards that are drawn.
    pub drawn: RefCell<Range<usize>>,
    /// The card that the keyboard is on.
    pub place: Cell<usize>,
    /// The card that takes the focus once it is drawn.
    pub wanted: Cell<Option<usize>>,
    /// The list that is open.
    pub open: Cell<Option<Popup>>,
    /// Whether the search led to what is selected now: the cards or the chart go there.
    pub goal: Cell<bool>,
    /// Whether somebody asks for the keys, and they are not shown yet.
    pub help: Cell<bool>,
    /// What narrows the values of a filter.
    pub typed: RefCell<String>,
    /// The names of the values of one filter of a story, once they were looked through.
    pub names: RefCell<Option<(Rc<Story>, Facet, Index)>>,
    /// Which row of the open list the keyboard is on.
    pub active: Cell<usize>,
    /// The open list and that row as they were when something was last drawn.
    pub scrolled: Cell<Option<(Popup, usize)>>,
    /// The panel that was last drawn, to whom it asked for a connection, and whether it was modal.
    pub panel: RefCell<Option<(Panel, Option<Id>, bool)>>,
    /// What had the focus just before something was drawn, and what that was in, from the inside out: drawing may take
    /// it away.
    pub attended: RefCell<Vec<HtmlElement>>,
    /// Whether a question and the controls of a walk were below the timeline when something was last drawn.
    pub below: Cell<(bool, bool)>,
    /// The stop of a walk, and the wait until the next.
    pub beat: RefCell<Option<(Point, Timeout)>>,
    /// What had the focus before the panel opened.
    pub opener: RefCell<Option<HtmlElement>>,
}

impl Local {
    pub fn new(
        app: Scope<App>,
        settled: Callback<f64>,
        take: Callback<String>,
        origin: Callback<(), String>,
    ) -> Self {
        Self {
            root: NodeRef::default(),
            app,
            settled,
            take,
            origin,
            stage: Stage::default(),
            rows: Cell::default(),
            drawn: RefCell::default(),
            place: Cell::default(),
            wanted: Cell::default(),
            open: Cell::default(),
            help: Cell::default(),
            goal: Cell::default(),
            typed: RefCell::default(),
            names: RefCell::default(),
            active: Cell::default(),
            scrolled: Cell::default(),
            panel: RefCell::default(),
            attended: RefCell::default(),
            below: Cell::default(),
            beat: RefCell::default(),
            opener: RefCell::default(),
        }
    }
}

impl View {
    /// The drawing after `before`.
    pub fn new(
        before: Option<&Self>,
        state: Rc<State>,
        dispatch: Callback<Action>,
        width: f64,
        local: Rc<Local>,
    ) -> Self {
        let beside = if state.panel.is_some() && width > NARROW { PANEL } else { 0.0 };
        let columns = columns(width - beside - PADDING);
        let same = before.filter(|view| Rc::ptr_eq(&view.state, &state) && view.cast.columns == columns);
        let cast = match same {
            Some(view) => view.cast.clone(),
            None => {
                let passing = Passing::of(&state);
                let list = List::of(&state, &passing.characters(), columns);
                let relations = match state.view() {
                    state::View::List => late().map_or_else(Vec::new, |late| (late.listed)(&state, &passing)),
                    _ => Vec::new(),
                };
                Rc::new(Cast { passing, columns, list, relations })
            }
        };
        // The chart goes there itself, once it knows where that is.
        if state.view() != state::View::Chart && local.goal.take() {
            let goal = state.panel.as_ref().and_then(|panel| match panel {
                Panel::Character(_) => panel.place(state.snapshot()),
                _ => None,
            });
            let place = cast.list.cards.iter().position(|&character| Some(character) == goal);
            if let Some(place) = place {
                // The card takes the focus, and has it again once the panel is closed.
                local.place.set(place);
                local.wanted.set(Some(place));
                *local.drawn.borrow_mut() = cast.list.around(place);
            }
        }
        let ready = state.story.show.is_some() && state.view() == state::View::Chart;
        let picture = ready.then(|| local.stage.picture(&state, &cast.passing));
        let dark = is_dark(&state);
        Self { state, dispatch, width, cast, dark, picture, local }
    }

    #[inline(never)]
    pub fn word(&self, key: &str) -> &str {
        self.state.words.get(key)
    }

    /// What one of a list of things is called: `view.chart`.
    #[inline(never)]
    pub fn word_of(&self, list: &str, name: &str) -> &str {
        self.word(&[list, ".", name].concat())
    }

    /// In full screen there is no page to scroll.
    pub fn gestures(&self) -> Gestures {
        if self.is_full() { Gestures::Greedy } else { self.state.gestures }
    }

    /// Whether something fills the screen.
    pub fn is_full(&self) -> bool {
        self.page().is_some_and(|page| page.fullscreen_element().is_some())
    }

    /// The page around the widget.
    pub fn page(&self) -> Option<Document> {
        self.local.root.get()?.owner_document()
    }

    /// The window of that page.
    pub fn window(&self) -> Option<Window> {
        self.page()?.default_view()
    }

    /// The width for cards or chart where there is no panel beside them, in CSS pixels.
    pub fn room(&self) -> f64 {
        self.width - PADDING
    }

    pub fn is_narrow(&self) -> bool {
        self.width <= NARROW
    }

    /// Whether it shows something that is drawn by code that is loaded later.
    pub fn lacks(&self) -> bool {
        let state = &self.state;
        state.panel.is_some()
            || state.view() == state::View::List
            || !state.filters.search.is_empty()
            || state.hand.steps() > 0
            || state.since.is_some()
            || state.doubt.is_some()
            || self.local.open.get().is_some()
            || self.local.help.get()
    }

    /// Draws again, because something in [`Local`] is another.
    #[inline(never)]
    pub fn again(&self) {
        self.local.app.send_message(Message::Again);
    }

    /// An element of the widget.
    #[inline(never)]
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.local.root.cast::<Element>()?.query_selector(selector).ok()??;
        // Nobody looks for the parts of a picture, and all else is HTML.
        Some(found.unchecked_into())
    }

    /// All elements of the widget that fit.
    #[inline(never)]
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let mut all = Vec::new();
        let root = self.local.root.cast::<Element>();
        if let Some(found) = root.and_then(|root| root.query_selector_all(selector).ok()) {
            for place in 0..found.length() {
                all.extend(found.item(place).map(|element| element.unchecked_into::<HtmlElement>()));
            }
        }
        all
    }

    /// Whether a visitor is in the widget, or was just before it was drawn.
    pub fn is_attended(&self) -> bool {
        !self.local.attended.borrow().is_empty() || self.focused().is_some()
    }

    /// The element that has the focus, where it is in the widget.
    #[inline(never)]
    pub fn focused(&self) -> Option<HtmlElement> {
        let root: ShadowRoot = self.local.root.get()?.get_root_node().unchecked_into();
        Some(root.active_element()?.unchecked_into())
    }
}

/// Gives the focus to an element. One that is gone, or takes none, leaves it where it is.
#[inline(never)]
pub fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Whether the ground is dark.
pub fn is_dark(state: &State) -> bool {
    match state.theme {
        Theme::Auto => is_media("(prefers-color-scheme: dark)"),
        theme => theme == Theme::Dark,
    }
}

/// Whether a media query holds.
pub fn is_media(query: &str) -> bool {
    let found = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    found.is_some_and(|found| found.matches())
}
