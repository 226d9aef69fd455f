//! Where everybody stands in the chart, with what a visitor arranged in it by hand.

use super::form::{FOLDED, pitch};
use super::late::late;
use super::{Panel, Shape, State, current, sizes};
use crate::geom::{Point, Rect};
use crate::layout::{boxes, pinned, seated};

/// Where everybody stands in the chart.
pub struct Stands {
    /// The boxes of all cards, of the groups of [`lone_groups`](super::lone_groups) behind the characters. Whoever is in the
    /// card of a group has its box.
    pub rects: Vec<Rect>,
    /// For each character the group whose card stands for them, if one does.
    pub inside: Vec<Option<usize>>,
    /// The groups that are folded, and their cards.
    pub folded: Vec<(usize, Rect)>,
}

/// Where everybody stands, as far as it is laid out: who was put somewhere stands there, and others make room. The card of a
/// folded group is in the middle of those for whom it stands, or as near as there is room; nobody else moves.
pub fn stands(state: &State, shape: Shape) -> Stands {
    let snapshot = state.snapshot();
    let rects = boxes(&sizes(snapshot), &state.story.places(shape));
    let is_arranged = !state.hand.pins.is_empty() || !state.hand.folded.is_empty();
    match late().filter(|_| is_arranged) {
        Some(late) => (late.arranged)(state, rects),
        None => Stands { rects, inside: vec![None; snapshot.characters.len()], folded: Vec::new() },
    }
}

/// The same for boxes that were arranged by hand.
pub fn arranged(state: &State, mut rects: Vec<Rect>) -> Stands {
    let snapshot = state.snapshot();
    let mut pins = Vec::new();
    for (id, at) in &state.hand.pins {
        if let Some(place) = Panel::Character(id.clone()).place(snapshot) {
            pins.push((place, *at));
        }
    }
    let pitch = pitch(rects.len());
    if !pins.is_empty() {
        rects = pinned(rects, &pins, pitch);
    }
    let (inside, groups) = inside(state);
    let mut folded = Vec::new();
    let mut taken = Vec::new();
    for (place, rect) in rects.iter().enumerate() {
        if inside.get(place).copied().flatten().is_none() {
            taken.push(*rect);
        }
    }
    for group in groups {
        let (mut count, mut sum) = (0.0, Point::default());
        for member in current(snapshot, group) {
            if inside[member] == Some(group) {
                let at = rects[member].middle;
                (count, sum) = (count + 1.0, Point { x: sum.x + at.x, y: sum.y + at.y });
            }
        }
        let mut card = Rect { middle: Point { x: sum.x / count, y: sum.y / count }, size: FOLDED };
        let is_taken = taken.iter().any(|other| other.overlaps(&card));
        taken.push(card);
        if is_taken {
            let last = taken.len() - 1;
            taken = seated(taken, &[last], &[], pitch);
            card = taken[taken.len() - 1];
        }
        folded.push((group, card));
    }
    for (group, card) in &folded {
        for (rect, inside) in rects.iter_mut().zip(&inside) {
            if *inside == Some(*group) {
                *rect = *card;
            }
        }
    }
    Stands { rects, inside, folded }
}

/// For each character the folded group whose card stands for them: the first one, unless they are in one that is open. With
/// it, the groups whose card stands for anybody.
fn inside(state: &State) -> (Vec<Option<usize>>, Vec<usize>) {
    let snapshot = state.snapshot();
    let count = snapshot.characters.len();
    let (mut inside, mut is_out) = (vec![None; count], vec![false; count]);
    for group in 0..snapshot.groups.len() {
        let is_folded = state.hand.folded.contains(&snapshot.groups[group].id);
        for member in current(snapshot, group) {
            if !is_folded {
                is_out[member] = true;
            } else if inside[member].is_none() {
                inside[member] = Some(group);
            }
        }
    }
    let mut groups = Vec::new();
    for (inside, is_out) in inside.iter_mut().zip(is_out) {
        if is_out {
            *inside = None;
        }
        if let Some(group) = *inside
            && !groups.contains(&group)
        {
            groups.push(group);
        }
    }
    (inside, groups)
}
