//! What those hear who move in the chart by keys, beside what a card says of itself when the focus comes to it.

use super::super::part::Writer;
use super::super::sentence::kind;
use super::tie::Tie;
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
