//! What goes onto paper: the show and how far it is told, the cards in their sections, and how they stand to each other.

use super::card::{Card, card};
use super::chart::as_of;
use super::list::{Row, listed, row};
use super::panel::Panel;
use super::part::Spoken;
use crate::state::{Passing, State, sections};

/// A selection on paper, whichever view it is in on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    pub title: Spoken,
    pub native: Option<Spoken>,
    /// How far the show is told, where it has a timeline.
    pub told: Option<String>,
    /// Cards, each section with its heading.
    pub cast: Vec<(Option<String>, Vec<Card>)>,
    /// The heading of the relations, and these.
    pub heading: String,
    pub relations: Vec<Row>,
}

/// All that passes the filters, as of the point.
pub fn printed(state: &State) -> Printed {
    let passing = Passing::of(state);
    let mut cast = Vec::new();
    for section in sections(state, &passing.characters()) {
        let title = section.title.map(|title| title.say(&state.words, &state.snapshot().language).to_owned());
        let mut cards = Vec::new();
        for place in section.characters {
            cards.push(card(state, place));
        }
        cast.push((title, cards));
    }
    let mut relations = Vec::new();
    for place in listed(state, &passing) {
        relations.push(row(state, place));
    }
    let Panel { title, native, .. } = Panel::of_show(state);
    let heading = state.words.get("relations.all").into();
    Printed { title, native, told: as_of(state), cast, heading, relations }
}
