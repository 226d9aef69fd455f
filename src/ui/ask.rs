//! The question how somebody is connected to others: a button in their panel, and below it whom to choose from.

use super::filter::narrow;
use super::popup::{self, Popup};
use super::search::{MOST, offered};
use super::tag::{Tag, button, el};
use super::view::View;
use crate::scene::others;
use crate::state::Action;
use std::rc::Rc;
use web_sys::Event;

/// The button, and while it is asked, a field and the others that fit what is typed.
pub fn ask(view: &Rc<View>, question: &str) -> Tag {
    let is_open = view.local.open.get() == Some(Popup::Others);
    let opener = button("pill")
        .set("data-ask", "")
        .says("aria-expanded", is_open)
        .set("aria-haspopup", "listbox")
        .on(view, "click", toggle)
        .text(question)
        .with(el("span").class("arrow").set("aria-hidden", "true"));
    el("div")
        .class("ask popup")
        .on(view, "focusout", popup::leave)
        .with(opener)
        .with_some(is_open.then(|| list(view, question)))
}

fn list(view: &Rc<View>, question: &str) -> Tag {
    let typed = view.local.typed.borrow();
    let found = others(&view.state, &typed, MOST);
    let field = popup::field(view, Popup::Others, found.0.len())
        .set("type", "text")
        .set("aria-label", question)
        .set("placeholder", view.word("search.hint"))
        .value(&typed)
        .on(view, "input", narrow);
    let frame = el("div").class("values").on(view, "keydown", popup::ruled).with(field);
    offered(view, frame, Popup::Others, &found, &typed, question)
}

/// How many rows are offered.
pub fn rows(view: &View) -> usize {
    others(&view.state, &view.local.typed.borrow(), MOST).0.len()
}

/// Asks how the two are connected.
pub fn choose(view: &View, row: usize) {
    let found = others(&view.state, &view.local.typed.borrow(), MOST).0;
    if let Some(offer) = found.get(row) {
        popup::show(view, None);
        view.dispatch.emit(Action::Connect(offer.id.clone()));
    }
}

fn toggle(view: &Rc<View>, _: &Event) {
    let is_open = view.local.open.get() == Some(Popup::Others);
    popup::show(view, (!is_open).then_some(Popup::Others));
}
