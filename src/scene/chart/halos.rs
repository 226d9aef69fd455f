//! What lies behind ties that are other than they were at an earlier point, as with a broad pen: a whole line where one
//! began, a broken one where it says something else, a dotted one where it ended.

use super::figures::Figures;
use super::ink::Drawing;
use super::sketch::Sketch;
use crate::geom::Curve;
use crate::model::changes::Mark;
use crate::model::document::Color;
use crate::state::{Lit, State};

const WIDTH: f64 = 11.0;
/// How much of the ground it covers, and where the tie is left aside.
const COVER: f64 = 0.62;
const FADED: f64 = 0.16;

/// The shapes behind all ties, one for each tie that is marked.
pub fn halos(state: &State, sketch: &Sketch, lit: &Lit, dark: bool) -> Vec<Drawing> {
    let mut halos = Vec::new();
    let Some(changes) = state.changes() else { return halos };
    // Names of groups may stand on it, and have to be read there.
    let color = if dark { Color(0x66, 0x4d, 0x0f) } else { Color(0xff, 0xd9, 0x66) };
    for (place, tie) in sketch.ties.iter().enumerate() {
        if !lit.drawn[place] {
            continue;
        }
        let mut mark = changes.relations[tie.relation];
        for &other in &tie.others {
            mark = mark.or(changes.relations[other]);
        }
        let dash: &[f64] = match mark {
            Some(Mark::New) => &[],
            Some(Mark::Changed) => &[16.0, 7.0],
            Some(Mark::Gone) => &[4.0, 9.0],
            None => continue,
        };
        let Curve { from, bend, to } = tie.curve;
        let mut path = Figures::default();
        path.at("M", from).at("Q", bend).at(" ", to);
        let cover = if lit.ties[place] { COVER } else { FADED };
        halos.push(Drawing { path: path.0, color, cover, width: WIDTH, dash });
    }
    halos
}
