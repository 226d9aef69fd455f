//! The cast as cards in sections. Only those near the viewport are in the DOM.

use super::card::card;
use super::late::late;
use super::tag::{Nodes, Tag, button, el, number};
use super::view::{View, focus};
use super::window::Block;
use crate::scene::drops;
use crate::state::Action;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// All cards of a view, or what to say where there are none.
pub fn cards(view: &Rc<View>) -> Tag {
    let list = &view.cast.list;
    if list.cards.is_empty() {
        return empty(view);
    }
    let now = drawn(view);
    let drawn = &list.blocks[now.clone()];
    let first = drawn.first().map_or(0, |block| block.cards.start);
    let end = drawn.last().map_or(0, |block| block.cards.end);
    let place = view.local.place.get();
    let reached = if (first..end).contains(&place) { place } else { first };
    let mut blocks = Vec::new();
    for place in now {
        blocks.add(block(view, place, reached));
    }
    el("div")
        .class("cards")
        .set("part", "cards")
        .on(view, "keydown", pressed)
        .on(view, "focusin", reach)
        .with(el("div").key("above").class("spacer"))
        .all(blocks)
        .with(el("div").key("below").class("spacer"))
}

fn block(view: &Rc<View>, place: usize, reached: usize) -> Tag {
    let (state, list) = (&view.state, &view.cast.list);
    let Block { section, heads, cards } = &list.blocks[place];
    let section = &list.sections[*section];
    let title = section.title.as_ref().map(|label| label.say(&state.words, &state.snapshot().language));
    let level = usize::from(state.heading_level + 1).min(6);
    let mut drawn = Vec::new();
    for place in cards.clone() {
        let character = list.cards[place];
        let item = el("li")
            .key(&state.snapshot().characters[character].id)
            .number("aria-setsize", list.cards.len())
            .number("aria-posinset", place + 1)
            .with(card(view, character, place, place == reached));
        drawn.add(item);
    }
    el("section")
        .key(&format!("{}/{}", section.key, cards.start))
        .class("section")
        .number("data-block", place)
        .with_some(title.filter(|_| *heads).map(|title| {
            el("div")
                .class("section-title")
                .set("part", "group")
                .set("role", "heading")
                .number("aria-level", level)
                .text(title)
        }))
        .with(el("ul").class("grid").set("role", "list").set_some("aria-label", title).all(drawn))
}

/// Says which filter to drop.
fn empty(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let said = if state.filters.is_empty() { "empty.show" } else { "empty" };
    let mut offers = Vec::new();
    for drop in drops(state, &view.cast.passing) {
        let (name, action) = match drop.facet {
            Some(facet) => (facet.name(), Action::Want(facet, Vec::new())),
            None => ("q", Action::Search("".into())),
        };
        let offer = button("pill").set("data-drop", name).does(view, action).text(&drop.label);
        offers.add(el("p").key(name).with(offer));
    }
    el("div").class("empty").with(el("p").with(el("strong").text(view.word(said)))).all(offers)
}

/// The blocks that are drawn. A list that has just changed may have fewer than there were.
fn drawn(view: &View) -> Range<usize> {
    let list = &view.cast.list;
    let drawn = view.local.drawn.borrow().clone();
    if drawn.is_empty() || drawn.end > list.blocks.len() { list.first() } else { drawn }
}

/// Whether other blocks should be drawn as the page is scrolled now.
pub fn look(view: &View) -> bool {
    // While a card is to take the focus, the blocks around it stay: a scroll in between would take them away.
    if view.local.wanted.get().is_some() {
        return false;
    }
    let Some(near) = near(view) else { return false };
    let other = near != drawn(view);
    *view.local.drawn.borrow_mut() = near;
    other
}

fn near(view: &View) -> Option<Range<usize>> {
    let top = -view.find(".cards")?.get_bounding_client_rect().top();
    let height = view.window()?.inner_height().ok()?.as_f64()?;
    Some(view.cast.list.near(top, top + height))
}

/// Measures what was drawn, makes room for what was not, and moves the focus where the keyboard wanted it.
pub fn settle(view: &View) {
    let (list, drawn) = (&view.cast.list, drawn(view));
    let frame = view.find(".cards");
    if let Some(frame) = &frame {
        let children = frame.children();
        for (place, block) in drawn.clone().enumerate() {
            if let Some(element) = children.item(place as u32 + 1) {
                list.measured(block, element.get_bounding_client_rect().height());
            }
        }
        room(children.item(0), list.height(0..drawn.start));
        room(frame.last_element_child(), list.height(drawn.end..list.blocks.len()));
    }
    // Where there are no cards, there is none to wait for.
    let wanted = view.local.wanted.get().filter(|place| frame.is_some() && *place < list.cards.len());
    if let Some(place) = wanted {
        let card = card_at(view, place);
        if card.is_some() {
            view.local.wanted.set(None);
            focus(card);
        } else {
            *view.local.drawn.borrow_mut() = list.around(place);
            view.again();
        }
        return;
    }
    view.local.wanted.set(None);
    if look(view) {
        // What was measured may be lower than it was guessed to be.
        view.again();
    }
}

fn room(spacer: Option<Element>, height: f64) {
    if let Some(spacer) = spacer {
        let style = spacer.unchecked_into::<HtmlElement>().style();
        // Setting a length that is one cannot fail.
        let _ = style.set_property("height", &format!("{}px", height as u64));
    }
}

/// Hands a key to the code that reads it, as in the chart.
fn pressed(view: &Rc<View>, event: &Event) {
    if let Some(late) = late() {
        (late.walk)(view, event);
    }
}

/// Goes to another card.
pub fn walk(view: &Rc<View>, event: &Event) {
    let Some(from) = number(event, "data-place") else { return };
    let (list, columns) = (&view.cast.list, view.cast.columns);
    let last = list.cards.len().saturating_sub(1);
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    // From right to left, the next card is to the left.
    let ahead = if view.find(".cards:dir(rtl)").is_some() { "ArrowLeft" } else { "ArrowRight" };
    let to = match key.as_str() {
        "ArrowLeft" | "ArrowRight" if key == ahead => from + 1,
        "ArrowLeft" | "ArrowRight" => from.saturating_sub(1),
        "ArrowDown" => from + columns,
        "ArrowUp" => from.saturating_sub(columns),
        "PageDown" => from + 3 * columns,
        "PageUp" => from.saturating_sub(3 * columns),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    let to = to.min(last);
    view.local.place.set(to);
    if list.blocks[drawn(view)].iter().any(|block| block.cards.contains(&to)) {
        focus(card_at(view, to));
    } else {
        view.local.wanted.set(Some(to));
        *view.local.drawn.borrow_mut() = list.around(to);
    }
    view.again();
}

fn reach(view: &Rc<View>, event: &Event) {
    if let Some(on) = number(event, "data-place")
        && view.local.place.replace(on) != on
    {
        view.again();
    }
}

/// A card, if it is drawn.
fn card_at(view: &View, place: usize) -> Option<HtmlElement> {
    view.find(&format!("[data-place='{place}']"))
}
