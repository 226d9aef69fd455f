//! The menu that saves the chart as a picture, and copies a link to what is shown.

use super::late::late;
use super::popup::{self, Popup};
use super::tag::{Nodes, Tag, button, el, group, marked};
use super::view::View;
use std::rc::Rc;
use web_sys::Event;

/// What it offers beside the link: the words for it, what it is called, and the form of the picture.
const PICTURES: [(&str, &str, &str); 4] = [
    ("save.all", "all.png", "PNG"),
    ("save.view", "view.png", "PNG"),
    ("save.all", "all.svg", "SVG"),
    ("save.view", "view.svg", "SVG"),
];

/// An arrow into a tray.
const SIGN: &str = "M9 2.5v8.5M5.5 7.5L9 11l3.5-3.5M3 12v3h12v-3";

/// The button, with the menu where it is asked for.
pub fn save(view: &Rc<View>) -> Tag {
    let is_open = view.local.open.get() == Some(Popup::Save);
    let opener = signed(view.word("save"), SIGN)
        .set("data-save", "")
        .says("aria-expanded", is_open)
        .on(view, "click", toggle);
    el("div")
        .class("save popup")
        .on(view, "focusout", popup::leave)
        .on(view, "keydown", popup::ruled)
        .on(view, "mousedown", popup::stay)
        .with(opener)
        .with_some(late().filter(|_| is_open).map(|late| (late.menu)(view)))
}

/// What it offers.
pub fn menu(view: &Rc<View>) -> Tag {
    let mut items = Vec::new();
    for (word, name, form) in PICTURES {
        items.add(item(view, name, &view.state.words.fill(word, &[("format", form)])));
    }
    if view.state.linked {
        items.add(item(view, "link", view.word("copy")));
    }
    group(view, "values options", "save").all(items)
}

fn item(view: &Rc<View>, name: &str, label: &str) -> Tag {
    button("option").key(name).set("data-take", name).on(view, "click", take).text(label)
}

/// A button with a sign on it in place of words. A pointer shows them, and they are its accessible name: with a label that
/// says the same, screen readers would say it twice.
pub fn signed(label: &str, sign: &'static str) -> Tag {
    button("zoom").set("title", label).with(
        el("svg").set("viewBox", "0 0 18 18").set("aria-hidden", "true").with(el("path").set("d", sign)),
    )
}

fn toggle(view: &Rc<View>, _: &Event) {
    match view.local.open.get() {
        Some(Popup::Save) => popup::close(view),
        _ => popup::show(view, Some(Popup::Save)),
    }
}

fn take(view: &Rc<View>, event: &Event) {
    if let Some(wanted) = marked(event, "data-take") {
        popup::close(view);
        view.local.take.emit(wanted);
    }
}
