//! One facet: a button, and a list of its values that opens below it.
//!
//! The list follows the ARIA Authoring Practices: a listbox of several choices, with a combobox above it where it
//! is long (w3.org/WAI/ARIA/apg/patterns/combobox).

use super::tag::{Nodes, Tag, button, el, value_of};
use super::view::{View, focus};
use crate::search::{fold, position};
use crate::state::{Action, Facet, Value};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlElement, KeyboardEvent, Node};

/// More values than this get a field to narrow them.
const LONG: usize = 8;

/// More values than this are not drawn at once: nobody reads them all, and typing brings up any of them.
const MOST: usize = 100;

/// The button of a facet, with its values where they are asked for.
pub fn filter(view: &Rc<View>, facet: Facet) -> Tag {
    let name = facet.name();
    let wanted = view.state.filters.of(facet).len();
    let is_open = view.local.open.get() == Some(facet);
    let opener = button("pill")
        .class_if(wanted > 0, "on")
        .set("data-facet", name)
        .says("aria-expanded", is_open)
        .set("aria-haspopup", "listbox")
        .on(view, "click", toggle)
        .text(view.word_of("filter", name))
        .with_some((wanted > 0).then(|| el("span").class("count").text(&wanted.to_string())))
        .with(el("span").class("arrow").set("aria-hidden", "true"));
    el("div")
        .class("filter")
        .key(name)
        .on(view, "focusout", leave)
        .with(opener)
        .with(el("div").class("anchor").with_some(is_open.then(|| list(view, facet))))
}

/// The values of a facet that fit what was typed.
struct Fitting<'v> {
    facet: Facet,
    values: &'v [Value],
    /// Places of those that are shown.
    shown: Vec<usize>,
    /// How many fit and are not shown.
    more: usize,
    /// Which of the shown ones the keyboard is on.
    active: usize,
    is_long: bool,
}

impl<'v> Fitting<'v> {
    fn new(view: &'v View, facet: Facet) -> Self {
        let values = view.state.story.facets.values(facet);
        let typed = fold(&view.local.typed.borrow());
        let mut shown = Vec::new();
        for (place, value) in values.iter().enumerate() {
            if typed.is_empty() || position(&fold(label(view, value)), &typed).is_some() {
                shown.push(place);
            }
        }
        let more = shown.len().saturating_sub(MOST);
        shown.truncate(MOST);
        let active = view.local.active.get().min(shown.len().saturating_sub(1));
        Self { facet, values, shown, more, active, is_long: values.len() > LONG }
    }

    /// By which of its names a value is wanted.
    fn given<'s>(&self, view: &'s View, value: &Value) -> Option<&'s Rc<str>> {
        let names_it = |text: &&Rc<str>| {
            view.state.story.facets.named(self.facet, text).any(|known| std::ptr::eq(known, value))
        };
        view.state.filters.of(self.facet).iter().find(names_it)
    }

    /// A value that was wanted by another of its names is dropped under that name.
    fn toggle(&self, value: &Value, given: Option<&Rc<str>>) -> Action {
        Action::Toggle(self.facet, given.unwrap_or(&value.key).clone())
    }
}

fn label<'v>(view: &'v View, value: &'v Value) -> &'v str {
    value.label.say(&view.state.words, &view.state.snapshot().language)
}

fn list(view: &Rc<View>, facet: Facet) -> Tag {
    let words = &view.state.words;
    let fitting = Fitting::new(view, facet);
    let counts = view.cast.passing.counts(&view.state, facet);
    let name = facet.name();
    let list_id = format!("{name}-list");
    let active_id = (!fitting.shown.is_empty()).then(|| format!("{name}-{}", fitting.active));
    let label_of_all = view.word_of("filter", name);
    let field = fitting.is_long.then(|| {
        el("input")
            .set("type", "text")
            .set("role", "combobox")
            .says("aria-expanded", true)
            .set("aria-autocomplete", "list")
            .set("aria-controls", &list_id)
            .set_some("aria-activedescendant", active_id.as_deref())
            .set("aria-label", label_of_all)
            .set("placeholder", view.word("filter.search"))
            .set("autocomplete", "off")
            .value(&view.local.typed.borrow())
            .on(view, "input", narrow)
    });
    let mut options = Vec::new();
    for (row, &place) in fitting.shown.iter().enumerate() {
        let value = &fitting.values[place];
        let given = fitting.given(view, value);
        let option = el("div")
            .key(&value.key)
            .set("id", &format!("{name}-{row}"))
            .set("role", "option")
            .set("data-value", &value.key)
            .says("aria-selected", given.is_some())
            .class("option")
            .class_if(row == fitting.active, "active")
            .class_if(counts[place] == 0, "none")
            .does(view, fitting.toggle(value, given))
            .with(el("span").class("tick").set("aria-hidden", "true"))
            .with(el("span").text(label(view, value)))
            .with(el("span").class("count").text(&counts[place].to_string()));
        options.add(option);
    }
    let focused = (!fitting.is_long).then_some("0");
    let options = el("div")
        .set("id", &list_id)
        .class("options")
        .set("role", "listbox")
        .says("aria-multiselectable", true)
        .set("aria-label", label_of_all)
        .set_some("tabindex", focused)
        .set_some("aria-activedescendant", focused.and(active_id.as_deref()))
        .on(view, "mousedown", stay)
        .all(options);
    let mut said = String::new();
    if fitting.shown.is_empty() {
        said = words.fill("filter.none", &[("text", &view.local.typed.borrow())]);
    } else if fitting.more > 0 {
        said = words.fill("filter.more", &[("count", &fitting.more.to_string())]);
    }
    el("div")
        .class("values")
        .on(view, "keydown", keys)
        .with_some(field)
        .with(options)
        .with(el("p").class("more muted").set("role", "status").text(&said))
}

fn toggle(view: &Rc<View>, event: &Event) {
    let button = event
        .target()
        .and_then(|target| target.unchecked_into::<HtmlElement>().closest("[data-facet]").ok()?);
    let name = button.and_then(|button| button.get_attribute("data-facet"));
    let facet = Facet::ALL.into_iter().find(|facet| name.as_deref() == Some(facet.name()));
    show(view, facet.filter(|_| facet != view.local.open.get()));
}

/// Shows the values of one facet, or of none.
fn show(view: &View, facet: Option<Facet>) {
    let local = &view.local;
    local.open.set(facet);
    local.active.set(0);
    local.typed.take();
    view.again();
}

fn leave(view: &Rc<View>, event: &Event) {
    let Some(open) = view.local.open.get() else { return };
    let frame = opener(view, open).and_then(|button| button.parent_element());
    let to = event.unchecked_ref::<FocusEvent>().related_target().map(|to| to.unchecked_into::<Node>());
    if !frame.is_some_and(|frame| frame.contains(to.as_ref())) {
        show(view, None);
    }
}

fn opener(view: &View, facet: Facet) -> Option<HtmlElement> {
    view.find(&format!("[data-facet={}]", facet.name()))
}

fn narrow(view: &Rc<View>, event: &Event) {
    *view.local.typed.borrow_mut() = value_of(event);
    view.local.active.set(0);
    view.again();
}

/// A click on a value leaves the focus where it is.
fn stay(_: &Rc<View>, event: &Event) {
    event.prevent_default();
}

fn keys(view: &Rc<View>, event: &Event) {
    let Some(facet) = view.local.open.get() else { return };
    let fitting = Fitting::new(view, facet);
    let (active, is_long) = (fitting.active, fitting.is_long);
    let last = fitting.shown.len().saturating_sub(1);
    let event = event.unchecked_ref::<KeyboardEvent>();
    let to = match event.key().as_str() {
        "ArrowDown" => active + 1,
        "ArrowUp" => active.saturating_sub(1),
        "Home" if !is_long => 0,
        "End" if !is_long => last,
        "PageDown" => active + 8,
        "PageUp" => active.saturating_sub(8),
        // While an input method composes, Enter ends the composition.
        "Enter" if event.is_composing() => return,
        key if key == "Enter" || key == " " && !is_long => {
            if let Some(&place) = fitting.shown.get(active) {
                let value = &fitting.values[place];
                view.dispatch.emit(fitting.toggle(value, fitting.given(view, value)));
            }
            active
        }
        "Escape" => {
            event.stop_propagation();
            show(view, None);
            focus(opener(view, facet));
            0
        }
        _ => return,
    };
    event.prevent_default();
    view.local.active.set(to.min(last));
    view.again();
}

/// Moves the focus into a list that has just opened, and keeps the value in view that the keyboard is on.
pub fn settle(view: &View) {
    let list = view.find(".options");
    if list.is_none() {
        // The show may have changed to one without these values.
        view.local.open.set(None);
    }
    let now = view.local.open.get().map(|facet| (facet, view.local.active.get()));
    let before = view.local.scrolled.replace(now);
    let (Some((facet, active)), Some(list)) = (now, list) else { return };
    if before.map(|(facet, _)| facet) != Some(facet) {
        focus(view.find(".values input").or(Some(list.clone())));
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
