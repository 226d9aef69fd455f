//! What those hear who move in the chart by keys, beside what a card says of itself when the focus comes to it.

use super::super::part::Writer;
use super::super::sentence::kind;
use super::sketch::Sketch;
use super::tie::Tie;
use crate::geom::Point;
use crate::state::{Lit, State};

/// Where somebody stands among those who are shown, and the kind of the relation that led there, if one did. The card says
/// whose it is with which words.
pub fn spot(state: &State, lit: &Lit, place: usize, tie: Option<&Tie>) -> String {
    let writer = Writer::new(state);
    let (mut number, mut count) = (0, 0);
    for (other, shown) in lit.shown.iter().enumerate() {
        count += usize::from(*shown);
        number += usize::from(*shown && other <= place);
    }
    let name = writer.name(&state.snapshot().characters[place].name).words;
    let kind = tie.map(|tie| kind(&writer, state.snapshot().relations[tie.relation].kind).words);
    let key = if kind.is_some() { "spot.tied" } else { "spot" };
    let kind = kind.unwrap_or_default();
    let (number, count) = (number.to_string(), count.to_string());
    state.words.fill(key, &[("name", &name), ("number", &number), ("count", &count), ("kind", &kind)])
}

/// Words with the name of a character in them.
pub fn named(state: &State, key: &str, place: usize) -> String {
    let name = Writer::new(state).name(&state.snapshot().characters[place].name).words;
    state.words.fill(key, &[("name", &name)])
}

/// Whose card is nearest to where somebody's card is carried.
pub fn nearest(state: &State, sketch: &Sketch, lit: &Lit, carried: usize, at: Point) -> String {
    let mut nearest = (f64::INFINITY, carried);
    for (place, node) in sketch.nodes.iter().enumerate() {
        let away = node.rect.middle.distance(at);
        if place != carried && lit.shown[place] && away < nearest.0 {
            nearest = (away, place);
        }
    }
    named(state, "hand.near", nearest.1)
}
