//! What the toolbar says of the selection.

use super::part::Writer;
use crate::model::document::Point;
use crate::state::{Facet, Passing, State};
use std::rc::Rc;

/// A filter that is on.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    pub facet: Facet,
    pub value: Rc<str>,
    /// "Role: Nurse"
    pub label: String,
}

/// A filter without which somebody would fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Drop {
    /// None is the search.
    pub facet: Option<Facet>,
    pub label: String,
}

/// "3 of 10 characters"
pub fn status(state: &State, shown: usize) -> String {
    let all = state.snapshot().characters.len();
    let words = &state.words;
    match (shown == all, all) {
        (true, 1) => words.get("count.one").into(),
        (true, _) => words.fill("count.all", &[("all", &all.to_string())]),
        _ => words.fill("count", &[("shown", &shown.to_string()), ("all", &all.to_string())]),
    }
}

/// Every wanted value, in the order of the facets.
pub fn chips(state: &State) -> Vec<Chip> {
    let mut chips = Vec::new();
    for facet in Facet::ALL {
        for value in state.filters.of(facet) {
            let name = state.words.get(&["filter.", facet.name()].concat());
            let label = [name, ": ", &shown(state, facet, value)].concat();
            chips.push(Chip { facet, value: value.clone(), label });
        }
    }
    chips
}

/// For an empty result, the filters that empty it.
pub fn drops(state: &State, passing: &Passing) -> Vec<Drop> {
    let label = |value: &str, count: usize| {
        state.words.fill("empty.drop", &[("value", value), ("count", &count.to_string())])
    };
    let mut drops = Vec::new();
    if !state.filters.search.is_empty() && passing.without_search() > 0 {
        drops.push(Drop { facet: None, label: label(&state.filters.search, passing.without_search()) });
    }
    for facet in Facet::ALL {
        let wanted = state.filters.of(facet);
        if !wanted.is_empty() && passing.without(facet) > 0 {
            let mut values = String::new();
            for value in wanted {
                if !values.is_empty() {
                    values.push_str(", ");
                }
                values.push_str(&shown(state, facet, value));
            }
            drops.push(Drop { facet: Some(facet), label: label(&values, passing.without(facet)) });
        }
    }
    drops
}

/// "Episode 5", with its title where it has been reached and `titled` is set.
pub fn point(state: &State, point: Point, titled: bool) -> String {
    let snapshot = state.snapshot();
    let writer = Writer::new(state);
    if point == 0 {
        return state.words.get("at.none").into();
    }
    // The unit may be in another language than the interface, and so is then the order of the two.
    let (words, unit) = match &snapshot.timeline.unit {
        Some(unit) => {
            let (tag, unit) = unit.speak(state.words.language(), &snapshot.language);
            (state.words.speaking(tag), unit)
        }
        None => (state.words.clone(), state.words.get("unit")),
    };
    let entry = snapshot.timeline.points.get(point as usize - 1);
    let label = entry.and_then(|entry| entry.label.as_ref()).map(|label| writer.say(label).words);
    let number = point.to_string();
    let name = label.unwrap_or_else(|| words.fill("at.point", &[("unit", unit), ("number", &number)]));
    match entry.and_then(|entry| entry.title.as_ref()) {
        Some(title) if titled => [&name, " · ", &writer.say(title).words].concat(),
        _ => name,
    }
}

/// A wanted value as the visitor reads it; one that is not to be seen yet says when it is, and one that is not known stays
/// as it was given.
fn shown(state: &State, facet: Facet, wanted: &str) -> String {
    let value = state.story.facets.named(facet, wanted).next();
    match (value, state.hidden_until(wanted)) {
        (Some(value), _) => value.label.say(&state.words, &state.snapshot().language).to_owned(),
        (None, Some(appears)) => state.words.fill("later", &[("point", &point(state, appears, false))]),
        (None, None) => wanted.to_owned(),
    }
}
