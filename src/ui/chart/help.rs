//! The keys of the chart, in a dialog: `?` or a button opens it. The browser closes it by Escape, and gives the focus back.

use crate::ui::tag::{Nodes, Tag, button, el, marked};
use crate::ui::view::View;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};

/// What the keys are for: a word each, of the keys and what they do.
const KEYS: [&str; 11] =
    ["arrows", "shift", "enter", "escape", "zoom", "lift", "free", "fold", "undo", "search", "help"];

/// The dialog: a title, and each key beside what it does.
pub fn keys(view: &Rc<View>) -> Tag {
    let mut rows = Vec::new();
    for name in KEYS {
        if let Some((keys, effect)) = view.word_of("keys", name).split_once(": ") {
            rows.add(el("dt").text(keys));
            rows.add(el("dd").text(effect));
        }
    }
    let shut = button("close")
        .set("data-close", "")
        .set("aria-label", view.word("close"))
        .with(el("span").set("aria-hidden", "true").text("×"));
    let title = el("div")
        .set("id", "keys-title")
        .class("panel-title")
        .set("role", "heading")
        .number("aria-level", usize::from(view.state.heading_level + 1).min(6))
        .text(view.word("keys"));
    el("dialog")
        .class("help")
        .set("aria-labelledby", "keys-title")
        .on(view, "click", close)
        .on(view, "keydown", stay)
        .with(shut)
        .with(title)
        .with(el("dl").all(rows))
}

/// Asks for it.
pub fn open(view: &View) {
    view.local.help.set(true);
    view.again();
}

/// Shows it where it was asked for, as soon as it is drawn.
pub fn settle(view: &View) {
    if view.local.help.get()
        && let Some(dialog) = dialog(view)
    {
        view.local.help.set(false);
        // Fails only where it is open already.
        let _ = dialog.show_modal();
    }
}

fn dialog(view: &View) -> Option<HtmlDialogElement> {
    Some(view.find(".help")?.unchecked_into())
}

/// By its button, or by a click beside it, which meets the dialog itself.
fn close(view: &Rc<View>, event: &Event) {
    let Some(dialog) = dialog(view) else { return };
    if marked(event, "data-close").is_some() || event.target().as_ref() == Some(&dialog) {
        dialog.close();
    }
}

/// The keys are read here, and do nothing.
fn stay(_: &Rc<View>, event: &Event) {
    event.stop_propagation();
}
