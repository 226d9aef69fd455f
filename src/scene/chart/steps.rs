//! From card to card: with whom a visitor begins, and whom an arrow leads to.

use super::Sketch;
use crate::geom::Point;
use crate::model::seen::Subject;
use crate::state::{Lit, State};

/// The card that a large chart begins with: of the characters of the first tier, the one with the most relations.
pub fn lead(state: &State) -> usize {
    let mut lead = (0, 0);
    for (place, character) in state.snapshot().characters.iter().enumerate() {
        let tier = character.tier.map_or(0, |tier| 3 - tier as usize);
        let rank = tier * 1_000_000 + character.relations.len() + 1;
        if rank > lead.0 {
            lead = (rank, place);
        }
    }
    lead.1
}

/// Whom an arrow leads to from the stop `from` ([`Sketch::stop`]), `way` being a step of one in its direction: the one of
/// those tied to it that lies most that way, or else, and wherever no tie is asked for, the next card there. With it, the
/// place of the tie.
pub fn neighbour(
    state: &State,
    sketch: &Sketch,
    lit: &Lit,
    from: usize,
    way: Point,
    along_ties: bool,
) -> Option<(usize, Option<usize>)> {
    let here = sketch.stop(lit, from)?.middle;
    let count = sketch.nodes.len();
    let stop = |end: Subject| match end {
        Subject::Character(place) => place,
        Subject::Group(group) => count + group,
    };
    let mut ties = vec![None; count + state.snapshot().groups.len()];
    for (place, tie) in sketch.ties.iter().enumerate() {
        let [one, other] = tie.ends.map(stop);
        if along_ties && lit.drawn[place] && (one == from || other == from) {
            ties[if one == from { other } else { one }] = Some(place);
        }
    }
    for only_tied in [along_ties, false] {
        let mut best = (f64::INFINITY, None);
        for (place, tie) in ties.iter().enumerate() {
            let Some(rect) = sketch.stop(lit, place) else { continue };
            let (x, y) = (rect.middle.x - here.x, rect.middle.y - here.y);
            let (along, aside) = (x * way.x + y * way.y, (x * way.y - y * way.x).abs());
            // Within 45 degrees of the way; what lies straight ahead before what is nearer.
            let cost = along + 2.0 * aside;
            if place != from
                && (tie.is_some() || !only_tied)
                && along > 0.0
                && aside <= along
                && cost < best.0
            {
                best = (cost, Some((place, *tie)));
            }
        }
        if best.1.is_some() {
            return best.1;
        }
    }
    None
}
