//! What those hear who move in the chart by keys, beside what a card says of itself when the focus comes to it.

use super::super::part::Writer;
use super::super::sentence::kind;
use super::sketch::Sketch;
use super::tie::Tie;
use crate::geom::Point;
use crate::state::{Lit, State};

/// Which of the cards that are shown this one is, and the kind of the relation that led there, if one did. The card says
/// whose it is with which words. `stop` is as [`Sketch::stop`] counts.
pub fn spot(state: &State, sketch: &Sketch, lit: &Lit, stop: usize, tie: Option<&Tie>) -> String {
    let (mut number, mut count) = (0, 0);
    for other in 0..sketch.nodes.len() + state.snapshot().groups.len() {
        let is_shown = usize::from(sketch.stop(lit, other).is_some());
        count += is_shown;
        number += if other <= stop { is_shown } else { 0 };
    }
    let kind = tie.map(|tie| kind(&Writer::new(state), state.snapshot().relations[tie.relation].kind).words);
    let key = if kind.is_some() { "spot.tied" } else { "spot" };
    let (name, kind) = (called(state, stop), kind.unwrap_or_default());
    let (number, count) = (number.to_string(), count.to_string());
    state.words.fill(key, &[("name", &name), ("number", &number), ("count", &count), ("kind", &kind)])
}

/// The name of a character, or behind all of them of a group.
pub fn called(state: &State, stop: usize) -> String {
    let snapshot = state.snapshot();
    let name = match snapshot.characters.get(stop) {
        Some(character) => &character.name,
        None => &snapshot.groups[stop - snapshot.characters.len()].name,
    };
    Writer::new(state).name(name).words
}

/// Words with the name of a character in them, or behind all of them of a group.
pub fn named(state: &State, key: &str, stop: usize) -> String {
    state.words.fill(key, &[("name", &called(state, stop))])
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
