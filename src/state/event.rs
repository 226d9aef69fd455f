//! What a page is told of what its visitor did.

use super::{Filters, Panel, Passing, State, View};
use crate::model::document::{Id, Point};

/// One event; its word is the name without `cast-map-`.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Select(&'static str, Id),
    Filter(Filters, usize),
    At(Point),
    View(View),
}

/// The events between two states.
pub fn events(before: &State, after: &State) -> Vec<Event> {
    let mut events = Vec::new();
    if before.panel != after.panel
        && let Some(panel) = &after.panel
    {
        events.push(match panel {
            Panel::Character(id) => Event::Select("character", id.clone()),
            Panel::Person(id) => Event::Select("actor", id.clone()),
            Panel::Group(id) => Event::Select("group", id.clone()),
            Panel::Relation(id) => Event::Select("relation", id.clone()),
            Panel::About => Event::Select("about", "".into()),
            Panel::Changes => Event::Select("changes", "".into()),
            Panel::Embed => Event::Select("embed", "".into()),
        });
    }
    if before.filters != after.filters {
        events.push(Event::Filter(after.filters.clone(), Passing::of(after).characters().len()));
    }
    if before.snapshot().at != after.snapshot().at {
        events.push(Event::At(after.snapshot().at));
    }
    // Not where it is another because the element is: that is nobody's doing.
    if before.asked != after.asked && before.view() != after.view() {
        events.push(Event::View(after.view()));
    }
    events
}
