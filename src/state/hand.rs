//! What a visitor arranges in the chart by hand: cards that were put where they shall stay.

use super::form::pitch;
use super::{Panel, Shape, State, sizes};
use crate::geom::{Point, Rect};
use crate::layout::{boxes, pinned};
use crate::model::document::Id;
use std::rc::Rc;

/// What was arranged, and what was before that.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    /// Who was put where, from the middle of the chart, the last one last. They may be hidden at the point that is shown.
    pub pins: Vec<(Id, Point)>,
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

/// Puts somebody somewhere, or lets them go; of nobody, lets all go.
pub fn arrange(state: &mut State, id: Option<Id>, at: Option<Point>) {
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
    state.hand = Rc::new(Hand { pins, before: Some(state.hand.clone()) });
}

/// The boxes of all cards of the chart, of the groups of [`lone_groups`](super::lone_groups) behind the characters, as far
/// as it is laid out: who was put somewhere stands there, and others make room.
pub fn stands(state: &State, shape: Shape) -> Vec<Rect> {
    let snapshot = state.snapshot();
    let rects = boxes(&sizes(snapshot), &state.story.places(shape));
    let mut pins = Vec::new();
    for (id, at) in &state.hand.pins {
        if let Some(place) = Panel::Character(id.clone()).place(snapshot) {
            pins.push((place, *at));
        }
    }
    let pitch = pitch(rects.len());
    pinned(rects, &pins, pitch)
}
