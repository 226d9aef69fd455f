//! The search: a field, and below it what fits what is typed.

use super::late::late;
use super::pieces::{monogram, parts};
use super::popup::{self, Popup};
use super::tag::{Nodes, Tag, el, value_of};
use super::view::{View, focus};
use crate::scene::{Offer, offers};
use crate::state::Action;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// More are not offered: typing on brings up any of them.
pub const MOST: usize = 12;

/// The field, and while somebody types in it, whom and what they may mean.
pub fn search(view: &Rc<View>) -> Tag {
    let typed = &view.state.filters.search;
    let is_open = view.local.open.get() == Some(Popup::Found) && !typed.is_empty();
    let late = late().filter(|_| is_open);
    let rows = late.map_or(0, |late| (late.rows)(view));
    let field = popup::field(view, Popup::Found, rows)
        .set("type", "search")
        .value(typed)
        .set("aria-label", view.word("search"))
        .set("placeholder", view.word("search.hint"))
        .on(view, "input", narrow)
        .on(view, "click", open);
    el("div")
        .class("search popup")
        .set("part", "search")
        .set("role", "search")
        .on(view, "keydown", keys)
        .on(view, "focusout", popup::leave)
        .with(field)
        .with(el("div").class("anchor").with_some(late.map(|late| (late.found)(view))))
}

/// What fits what is typed.
pub fn found(view: &Rc<View>) -> Tag {
    let found = offers(&view.state, MOST);
    let typed = &view.state.filters.search;
    offered(view, el("div").class("values"), Popup::Found, &found, typed, view.word("search"))
}

/// Puts into a frame what is offered, or says that it is nothing, and how much more there is.
pub fn offered(
    view: &Rc<View>,
    frame: Tag,
    popup: Popup,
    (offers, more): &(Vec<Offer>, usize),
    typed: &str,
    label: &str,
) -> Tag {
    let active = popup::active(view, offers.len());
    let mut rows = Vec::new();
    for (row, offer) in offers.iter().enumerate() {
        let mut notes = Vec::new();
        for note in &offer.line.notes {
            notes.add(el("span").class("note").with(parts(view, note)));
        }
        let name = [offer.sort.word(), ":", &offer.id].concat();
        let drawn = popup::option(popup, row, row == active)
            .key(&name)
            .set("data-found", &name)
            .says("aria-selected", row == active)
            .with_some(offer.line.monogram.as_ref().map(monogram))
            .with(el("span").class("lines").with(el("span").with(parts(view, &offer.line.parts))).all(notes));
        rows.add(drawn);
    }
    let words = &view.state.words;
    let said = match (rows.is_empty(), *more) {
        (true, _) => words.fill("filter.none", &[("text", typed)]),
        (false, 0) => String::new(),
        _ => words.fill("filter.more", &[("count", &more.to_string())]),
    };
    let list = (!rows.is_empty()).then(|| popup::list(view, popup, label, rows, true));
    let status = el("p").class("more muted").set("role", "status").text(&said);
    frame.with_some(list).with(status)
}

/// How many rows are offered.
pub fn rows(view: &View) -> usize {
    view.state.story.find(&view.state.filters.search).len().min(MOST)
}

/// Goes to what is offered in a row.
pub fn choose(view: &Rc<View>, row: usize) {
    if let Some(offer) = offers(&view.state, MOST).0.into_iter().nth(row) {
        view.local.open.set(None);
        view.local.goal.set(true);
        view.dispatch.emit(Action::Go(offer.panel));
    }
}

/// Moves the focus into the field, where there is one.
pub fn reach(view: &View, event: &Event) {
    let field = view.find("[type=search]");
    if field.is_some() && !is_typing(event) {
        event.prevent_default();
        focus(field);
    }
}

/// Whether a key is a letter, in a field; on a list, browsers look for what begins with it.
pub fn is_typing(event: &Event) -> bool {
    event.target().is_some_and(|target| {
        let target = target.unchecked_into::<Element>();
        target.closest("input, select").is_ok_and(|field| field.is_some())
    })
}

fn narrow(view: &Rc<View>, event: &Event) {
    view.local.open.set(Some(Popup::Found));
    view.local.active.set(0);
    view.dispatch.emit(Action::Search(value_of(event).into()));
}

fn open(view: &Rc<View>, _: &Event) {
    if view.local.open.get() != Some(Popup::Found) {
        popup::show(view, Some(Popup::Found));
    }
}

fn keys(view: &Rc<View>, event: &Event) {
    let key = event.unchecked_ref::<KeyboardEvent>();
    let is_empty = view.state.filters.search.is_empty();
    match key.key().as_str() {
        _ if popup::is_composing(key) || is_empty => {}
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            view.local.open.set(None);
            view.dispatch.emit(Action::Search("".into()));
        }
        "ArrowDown" | "Enter" if view.local.open.get() != Some(Popup::Found) => {
            event.prevent_default();
            open(view, event);
        }
        _ => drop(popup::rules(view, key)),
    }
}
