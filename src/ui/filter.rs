//! One facet: a button, and a list of its values that opens below it.

use super::late::late;
use super::popup::{self, Popup};
use super::tag::{Nodes, Tag, button, el, marked, value_of};
use super::view::View;
use crate::search::{Index, characters, find};
use crate::state::{Action, Facet, Value};
use std::rc::Rc;
use web_sys::Event;

/// More values than this get a field to narrow them.
const LONG: usize = 8;

/// More values than this are not drawn at once: nobody reads them all, and typing brings up any of them.
const MOST: usize = 100;

/// The button of a facet, with its values where they are asked for.
pub fn filter(view: &Rc<View>, facet: Facet) -> Tag {
    let name = facet.name();
    let wanted = view.state.filters.of(facet).len();
    let is_open = view.local.open.get() == Some(Popup::Facet(facet));
    let opener = button("pill")
        .class_if(wanted > 0, "on")
        .set("data-facet", name)
        .says("aria-expanded", is_open)
        .set("aria-haspopup", "listbox")
        .on(view, "click", toggle)
        .text(view.word_of("filter", name))
        .with_some((wanted > 0).then(|| el("span").class("count").text(&wanted.to_string())))
        .with(el("span").class("arrow").set("aria-hidden", "true"));
    el("div").class("filter popup").key(name).on(view, "focusout", popup::leave).with(opener).with(
        el("div")
            .class("anchor")
            .with_some(late().filter(|_| is_open).map(|late| (late.values)(view, facet))),
    )
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
        let mut shown = fitting(view, facet);
        let more = shown.len().saturating_sub(MOST);
        shown.truncate(MOST);
        let active = popup::active(view, shown.len());
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

/// The places of the values that fit what was typed, in any of their names.
fn fitting(view: &View, facet: Facet) -> Vec<usize> {
    let values = view.state.story.facets.values(facet);
    let typed = view.local.typed.borrow();
    if typed.trim().is_empty() {
        return (0..values.len()).collect();
    }
    let story = &view.state.story;
    let known = view.local.names.take();
    let known = known.filter(|(of, names, _)| Rc::ptr_eq(of, story) && *names == facet);
    let names =
        known.unwrap_or_else(|| (story.clone(), facet, Index::of_names(values.iter().map(Value::texts))));
    let mut fits = vec![false; values.len()];
    for place in characters(&find(&names.2, &typed)) {
        fits[place] = true;
    }
    *view.local.names.borrow_mut() = Some(names);
    // In the order in which they stand when nothing is typed.
    (0..values.len()).filter(|&place| fits[place]).collect()
}

/// The values, with a field to narrow them where they are many.
pub fn list(view: &Rc<View>, facet: Facet) -> Tag {
    let words = &view.state.words;
    let fitting = Fitting::new(view, facet);
    let counts = view.cast.passing.counts(&view.state, facet);
    let label_of_all = view.word_of("filter", facet.name());
    let popup = Popup::Facet(facet);
    let field = fitting.is_long.then(|| {
        popup::field(view, popup, fitting.shown.len())
            .set("type", "text")
            .set("aria-label", label_of_all)
            .set("placeholder", view.word("filter.search"))
            .value(&view.local.typed.borrow())
            .on(view, "input", narrow)
    });
    let mut options = Vec::new();
    for (row, &place) in fitting.shown.iter().enumerate() {
        let value = &fitting.values[place];
        let given = fitting.given(view, value);
        let option = popup::option(popup, row, row == fitting.active)
            .key(&value.key)
            .set("data-value", &value.key)
            .says("aria-selected", given.is_some())
            .class_if(counts[place] == 0, "none")
            .with(el("span").class("tick").set("aria-hidden", "true"))
            .with(el("span").text(label(view, value)))
            .with(el("span").class("count").text(&counts[place].to_string()));
        options.add(option);
    }
    let options =
        popup::list(view, popup, label_of_all, options, fitting.is_long).says("aria-multiselectable", true);
    let mut said = String::new();
    if fitting.shown.is_empty() {
        said = words.fill("filter.none", &[("text", &view.local.typed.borrow())]);
    } else if fitting.more > 0 {
        said = words.fill("filter.more", &[("count", &fitting.more.to_string())]);
    }
    el("div")
        .class("values")
        .on(view, "keydown", popup::ruled)
        .with_some(field)
        .with(options)
        .with(el("p").class("more muted").set("role", "status").text(&said))
}

/// How many values are shown, and whether there is a field above them.
pub fn rows(view: &View, facet: Facet) -> (usize, bool) {
    let fitting = Fitting::new(view, facet);
    (fitting.shown.len(), fitting.is_long)
}

/// Wants the value in a row, or no longer.
pub fn choose(view: &View, facet: Facet, row: usize) {
    let fitting = Fitting::new(view, facet);
    if let Some(&place) = fitting.shown.get(row) {
        let value = &fitting.values[place];
        view.dispatch.emit(fitting.toggle(value, fitting.given(view, value)));
    }
}

fn toggle(view: &Rc<View>, event: &Event) {
    let name = marked(event, "data-facet");
    let facet = Facet::ALL.into_iter().find(|facet| name.as_deref() == Some(facet.name()));
    let popup = facet.map(Popup::Facet).filter(|popup| Some(*popup) != view.local.open.get());
    popup::show(view, popup);
}

/// Narrows an open list to what fits what is typed.
pub fn narrow(view: &Rc<View>, event: &Event) {
    *view.local.typed.borrow_mut() = value_of(event);
    view.local.active.set(0);
    view.again();
}
