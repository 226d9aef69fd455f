//! What is known of one character, person or group, or of the show: beside the cast, or as a sheet over it.

use super::ask::ask;
use super::pieces::{line, portrait, spoken};
use super::tag::{Nodes, Tag, button, el, row};
use super::timeline;
use super::view::{View, focus};
use crate::scene::snippets::{Origin, snippets};
use crate::scene::{self, Panel};
use crate::state::{self, Action};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlDialogElement, HtmlElement};
use yew::Html;

/// The open panel: an `aside`, or where there is no room beside the cast, a modal `dialog` with the page out of
/// reach behind it.
pub fn panel(view: &Rc<View>, element: &'static str) -> Tag {
    let panel = match view.state.panel {
        Some(state::Panel::Embed) => Some(snippets(&view.state, &Origin::of(&view.local.origin.emit(())))),
        _ => scene::panel(&view.state),
    };
    el(element)
        .class("panel")
        // Of somebody that there is not, there is nothing to tell.
        .flag("hidden", panel.is_none())
        .class_if(view.state.toward.is_some() && is_chart(view), "connects")
        .set("part", "panel")
        .set("aria-labelledby", "panel-title")
        .on(view, "cancel", cancel)
        .on(view, "click", outside)
        .with_some(panel.map(|panel| inside(view, &panel)))
}

fn inside(view: &Rc<View>, panel: &Panel) -> Html {
    let level = usize::from(view.state.heading_level + 1);
    let has_face = panel.monogram.is_some() || panel.portrait.is_some();
    let mut blocks = Vec::new();
    for (place, block) in panel.blocks.iter().enumerate() {
        let mut lines = Vec::new();
        for entry in &block.lines {
            lines.add(line(view, entry).with_some(code(view, &entry.code)));
        }
        let title = block.title.as_ref().map(|title| {
            el("div")
                .class("block-title")
                .set("role", "heading")
                .number("aria-level", (level + 1).min(6))
                .text(title)
        });
        let drawn =
            el("div").class("block").class_if(block.chain.is_some(), "chained").key(&place.to_string());
        let list = el(if block.chain.is_some() { "ol" } else { "ul" }).set("role", "list").all(lines);
        let light = block.chain.map(|chain| light(view, chain, block.title.as_deref()));
        blocks.add(drawn.with_some(title).with_some(light).with(list));
    }
    let close = button("close")
        .set("data-close", "")
        .set("aria-label", view.word("close"))
        .does(view, Action::Close)
        .with(el("span").set("aria-hidden", "true").text("×"));
    let head =
        el("div")
            .class("head")
            .with_some(has_face.then(|| portrait(view, panel.portrait.as_ref(), panel.monogram.as_ref())))
            .with(
                el("div")
                    .set("id", "panel-title")
                    .class("panel-title")
                    .set("role", "heading")
                    .number("aria-level", level.min(6))
                    .set("tabindex", "-1")
                    .with(spoken(&panel.title))
                    .text(" ")
                    .with_some(panel.native.as_ref().map(|native| {
                        el("small").set_some("lang", native.lang.as_deref()).text(&native.words)
                    })),
            );
    let question = match &view.state.panel {
        Some(state::Panel::Changes) => timeline::compare(view).html(),
        _ => panel.question.as_ref().map(|question| ask(view, question).html()).unwrap_or_default(),
    };
    let status = el("p").class("outcome").set("role", "status").text(&panel.status);
    let mut rows = vec![close.html(), head.html(), status.html(), row(blocks)];
    // An answer comes before the next question.
    let is_asked = panel.status.is_empty() || view.state.panel == Some(state::Panel::Changes);
    rows.insert(if is_asked { 2 } else { 4 }, question);
    row(rows)
}

/// What is to be copied, and a button that does it.
fn code(view: &Rc<View>, code: &str) -> Option<Tag> {
    // It is read from left to right in every language, and can be reached to be scrolled.
    let text = el("code").set("dir", "ltr").set("lang", "en").set("tabindex", "0").text(code);
    let copy = button("pill").set("data-copy", "").on(view, "click", copy).text(view.word("embed.copy"));
    (!code.is_empty()).then(|| el("span").class("code").with(text).with(copy))
}

fn copy(view: &Rc<View>, event: &Event) {
    let button = event.target().map(|target| target.unchecked_into::<HtmlElement>());
    let code = button.and_then(|button| button.previous_element_sibling()?.text_content());
    view.local.take.emit(["code ", &code.unwrap_or_default()].concat());
}

/// Lights up a chain in the chart, and leads there.
fn light(view: &Rc<View>, chain: usize, title: Option<&str>) -> Tag {
    let is_lit = is_chart(view) && view.state.toward.as_ref().is_some_and(|toward| toward.chosen == chain);
    let word = view.word("chain.light");
    button("switch")
        .number("data-chain", chain)
        .says("aria-pressed", is_lit)
        .set("aria-label", &[word, ": ", title.unwrap_or_default()].concat())
        .does(view, Action::Light(chain))
        .text(word)
}

fn is_chart(view: &View) -> bool {
    view.state.view() == state::View::Chart
}

/// The dialog goes when the state says so.
fn cancel(view: &Rc<View>, event: &Event) {
    event.prevent_default();
    view.dispatch.emit(Action::Close);
}

/// What is outside of the sheet, the dialog covers: a click there meets the dialog itself.
fn outside(view: &Rc<View>, event: &Event) {
    let dialog = view.find(".sheet").map(EventTarget::from);
    if dialog.is_some() && dialog == event.target() {
        view.dispatch.emit(Action::Close);
    }
}

/// Moves the focus into the panel when a visitor opens it, and back when it closes.
pub fn settle(view: &View) {
    let frame = view.find(".panel:not([hidden])");
    let toward = view.state.toward.as_ref().map(|toward| toward.id.clone());
    let now = frame.as_ref().and(view.state.panel.clone()).map(|panel| (panel, toward, view.is_narrow()));
    let before = view.local.panel.replace(now.clone());
    if now == before {
        return;
    }
    let kind = now.map(|(_, _, modal)| modal);
    if kind != before.map(|(_, _, modal)| modal) {
        focus(view.local.opener.take());
        if kind.is_some() {
            *view.local.opener.borrow_mut() = view.focused();
        }
        if kind == Some(true)
            && let Some(dialog) = frame.clone()
        {
            // Fails only where it is open already.
            let _ = dialog.unchecked_into::<HtmlDialogElement>().show_modal();
        }
    }
    // Where nobody in the widget has the focus, the page opened the panel, and its visitor is elsewhere.
    if let Some(frame) = frame
        && view.is_attended()
    {
        focus(view.find("#panel-title"));
        frame.set_scroll_top(0);
    }
}
