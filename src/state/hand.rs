//! What a visitor arranges in the chart by hand: cards that were put where they shall stay, groups that are folded.

use super::{Action, State};
use crate::geom::Point;
use crate::model::document::Id;
use std::rc::Rc;

/// What was arranged, and what was before that.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    /// Who was put where, from the middle of the chart, the last one last. They may be hidden at the point that is shown.
    pub pins: Vec<(Id, Point)>,
    /// The groups each of which is one card.
    pub folded: Vec<Id>,
    /// What undoing leads back to.
    pub before: Option<Rc<Hand>>,
}

/// Nobody is put further from the middle than this, in chart units.
const FAR: f64 = 30_000.0;

impl Hand {
    /// Whether somebody was put somewhere.
    pub fn has(&self, id: &Id) -> bool {
        self.pins.iter().any(|(known, _)| known == id)
    }

    /// How often it can be undone.
    pub fn steps(&self) -> usize {
        let (mut steps, mut hand) = (0, self);
        while let Some(before) = &hand.before {
            (steps, hand) = (steps + 1, before);
        }
        steps
    }
}

/// Puts somebody somewhere, lets them or all go, or takes back what was arranged last.
pub fn arrange(state: &mut State, action: Action) {
    match action {
        Action::Pin(id, at) => put(state, Some(id), Some(at)),
        Action::Unpin(id) => put(state, Some(id), None),
        Action::LetGo => put(state, None, None),
        _ => {
            if let Some(before) = state.hand.before.clone() {
                state.hand = before;
            }
        }
    }
}

/// Puts somebody somewhere, or lets them go; of nobody, lets all go.
fn put(state: &mut State, id: Option<Id>, at: Option<Point>) {
    if at.is_some_and(|at| at.x.is_nan() || at.y.is_nan()) {
        return;
    }
    let mut pins = state.hand.pins.clone();
    pins.retain(|(known, _)| id.as_ref().is_some_and(|id| known != id));
    let is_less = pins.len() < state.hand.pins.len();
    if let (Some(id), Some(Point { x, y })) = (id, at) {
        pins.push((id, Point { x: x.clamp(-FAR, FAR), y: y.clamp(-FAR, FAR) }));
    } else if !is_less {
        return;
    }
    let folded = state.hand.folded.clone();
    state.hand = Rc::new(Hand { pins, folded, before: Some(state.hand.clone()) });
}

/// Folds a group, or opens it again.
pub fn fold(state: &mut State, id: Id) {
    let (pins, mut folded) = (state.hand.pins.clone(), state.hand.folded.clone());
    match folded.iter().position(|known| *known == id) {
        Some(place) => drop(folded.remove(place)),
        None => folded.push(id),
    }
    state.hand = Rc::new(Hand { pins, folded, before: Some(state.hand.clone()) });
}
