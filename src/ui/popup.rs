//! A list that opens below a field or a button, for the filters, for the search, and for the question
//! whom somebody is connected to; and the menu of the chart.
//!
//! A list follows the ARIA Authoring Practices: a listbox, with a combobox above it where something is typed
//! (w3.org/WAI/ARIA/apg/patterns/combobox). One is open at most.

use super::late::late;
use super::tag::{Tag, el, number};
use super::view::{View, focus};
use super::{ask, filter, search};
use crate::state::Facet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::Html;

/// Which list is open.
#[derive(Clone, Copy, PartialEq)]
pub enum Popup {
    /// The values of a filter.
    Facet(Facet),
    /// What the search found.
    Found,
    /// Whom somebody may be connected to.
    Others,
    /// What can be done with the chart: no list, but buttons.
    Save,
}

impl Popup {
    /// What the ids of its list and rows begin with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.name(),
            Self::Found => "found",
            Self::Others => "others",
            Self::Save => "save",
        }
    }
}

/// Opens a list, or closes the one that is open.
pub fn show(view: &View, popup: Option<Popup>) {
    let local = &view.local;
    local.open.set(popup);
    local.active.set(0);
    local.typed.take();
    view.again();
}

/// The field that rules a list of so many rows; without rows, there is no list to open.
pub fn field(view: &View, popup: Popup, rows: usize) -> Tag {
    let is_open = view.local.open.get() == Some(popup) && rows > 0;
    let name = popup.name();
    el("input")
        .set("role", "combobox")
        .says("aria-expanded", is_open)
        .set("aria-autocomplete", "list")
        .set_some("aria-controls", is_open.then(|| list_id(name)).as_deref())
        .set_some("aria-activedescendant", is_open.then(|| active_id(view, name, rows)).as_deref())
        .set("autocomplete", "off")
}

/// The list itself. Without a field, it takes the focus.
pub fn list(view: &Rc<View>, popup: Popup, label: &str, rows: Vec<Html>, has_field: bool) -> Tag {
    let name = popup.name();
    let active = (!has_field && !rows.is_empty()).then(|| active_id(view, name, rows.len()));
    el("div")
        .set("id", &list_id(name))
        .class("options")
        .set("role", "listbox")
        .set("aria-label", label)
        .set_some("tabindex", (!has_field).then_some("0"))
        .set_some("aria-activedescendant", active.as_deref())
        .on(view, "mousedown", stay)
        .on(view, "click", pick)
        .all(rows)
}

/// A row of a list.
pub fn option(popup: Popup, row: usize, is_active: bool) -> Tag {
    el("div")
        .set("id", &row_id(popup.name(), row))
        .set("role", "option")
        .class("option")
        .class_if(is_active, "active")
        .number("data-row", row)
}

/// The row of so many that the keyboard is on.
pub fn active(view: &View, rows: usize) -> usize {
    view.local.active.get().min(rows.saturating_sub(1))
}

fn list_id(name: &str) -> String {
    [name, "-list"].concat()
}

fn row_id(name: &str, row: usize) -> String {
    [name, "-", &row.to_string()].concat()
}

fn active_id(view: &View, name: &str, rows: usize) -> String {
    row_id(name, active(view, rows))
}

/// A click leaves the focus where it is.
pub fn stay(_: &Rc<View>, event: &Event) {
    event.prevent_default();
}

fn pick(view: &Rc<View>, event: &Event) {
    if let Some(row) = number(event, "data-row") {
        choose(view, row);
    }
}

fn choose(view: &Rc<View>, row: usize) {
    match view.local.open.get() {
        Some(Popup::Facet(facet)) => filter::choose(view, facet, row),
        Some(Popup::Found) => search::choose(view, row),
        Some(Popup::Others) => ask::choose(view, row),
        Some(Popup::Save) | None => {}
    }
}

/// Closes the list once the focus is no longer in it, its field or its button.
pub fn leave(view: &Rc<View>, event: &Event) {
    let Some(from) = event.target() else { return };
    let frame = from.unchecked_into::<Element>().closest(".popup").ok().flatten();
    let to = event.unchecked_ref::<FocusEvent>().related_target().map(|to| to.unchecked_into::<Node>());
    if view.local.open.get().is_some() && !frame.is_some_and(|frame| frame.contains(to.as_ref())) {
        show(view, None);
    }
}

/// Whether an input method has the key: Enter, say, ends a composition. Safari says so only by the code.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    const PROCESSED: u32 = 229;
    event.is_composing() || event.key_code() == PROCESSED
}

/// Lets the open list have a key; whether it was one for that.
pub fn rules(view: &Rc<View>, event: &KeyboardEvent) -> bool {
    late().is_some_and(|late| (late.keys)(view, event))
}

/// Moves along the rows and chooses one; whether the key was one for that.
pub fn keys(view: &Rc<View>, event: &KeyboardEvent) -> bool {
    let Some(popup) = view.local.open.get() else { return false };
    let (rows, has_field) = match popup {
        Popup::Facet(facet) => filter::rows(view, facet),
        Popup::Found => (search::rows(view), true),
        Popup::Others => (ask::rows(view), true),
        Popup::Save => return false,
    };
    let (active, last) = (active(view, rows), rows.saturating_sub(1));
    let to = match event.key().as_str() {
        _ if is_composing(event) => return false,
        "ArrowDown" => active + 1,
        "ArrowUp" => active.saturating_sub(1),
        "Home" if !has_field => 0,
        "End" if !has_field => last,
        "PageDown" => active + 8,
        "PageUp" => active.saturating_sub(8),
        key if key == "Enter" || key == " " && !has_field => {
            choose(view, active);
            active
        }
        _ => return false,
    };
    event.prevent_default();
    if view.local.open.get().is_some() {
        view.local.active.set(to.min(last));
        view.again();
    }
    true
}

/// The keys of a list that opens below a button: Escape gives the focus back to that.
pub fn ruled(view: &Rc<View>, event: &Event) {
    let key = event.unchecked_ref::<KeyboardEvent>();
    if !rules(view, key) && !is_composing(key) && key.key() == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        close(view);
    }
}

/// Closes what a button opened, and gives that the focus.
pub fn close(view: &View) {
    let button = view.find(".popup > [aria-expanded=true]");
    show(view, None);
    focus(button);
}

/// Moves the focus into the list below a button that has just opened, and keeps the row in view that the keyboard is on.
pub fn settle(view: &View) {
    let list = view.find(".options");
    // What is drawn by code that is not there yet, opens with that.
    let now = view.local.open.get().filter(|_| late().is_some());
    if view.find(".values").is_none() && now.is_some_and(|popup| popup != Popup::Found) {
        // The show may have changed to one without these values, or the panel with the question is closed.
        view.local.open.set(None);
    }
    let now = now.map(|popup| (popup, view.local.active.get()));
    let before = view.local.scrolled.replace(now);
    let (Some((popup, active)), Some(list)) = (now, list) else { return };
    if before.map(|(popup, _)| popup) != Some(popup) && popup != Popup::Found {
        focus(view.find(".values input, .values button").or(Some(list.clone())));
    }
    if before != now
        && let Some(option) = list.children().item(active as u32).or_else(|| list.last_element_child())
    {
        keep_in_view(&list, option.unchecked_ref());
    }
}

/// Scrolls the list, and nothing around it, so far that the option is seen whole.
fn keep_in_view(list: &HtmlElement, option: &HtmlElement) {
    let (top, height) = (option.offset_top(), option.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
