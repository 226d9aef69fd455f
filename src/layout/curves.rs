//! How ties run from card to card.

use super::lines::{Line, cut};
use crate::geom::{Curve, Point, Rect, Size};

/// How far a tie may bend to either side, as shares of its length: as little as helps.
const BENDS: [f64; 9] = [0.0, 0.11, -0.11, 0.22, -0.22, 0.36, -0.36, 0.5, -0.5];
/// Ties of one pair run this far apart, where they are furthest from each other.
const APART: f64 = 30.0;
/// Ties that only touch the edge of a card do not pass through it.
const INSIDE: f64 = 0.9;
/// What a tie through a stranger's card costs, in crossings.
const THROUGH: f64 = 4.0;
/// What a bend of a whole length costs, in crossings: a straight line is read first.
const BENT: f64 = 1.5;
/// How often each tie is looked at again: others have made room by then.
const ROUNDS: usize = 2;

/// A tie, as it runs now.
struct Run {
    curve: Curve,
    line: Line,
    ends: (usize, usize),
    /// How far it runs from the straight line because it is one of several of its pair.
    aside: f64,
}

/// The curve of each tie, from edge of box to edge of box. The same pair may come several times: such ties run apart.
/// `boxes` may include boxes that are no cards; ends are numbers of boxes.
///
/// Each tie in turn takes, of a few bends, the one that passes through fewest strangers and crosses fewest others.
pub fn curves(boxes: &[Rect], ties: &[(usize, usize)]) -> Vec<Curve> {
    let mut runs: Vec<Run> = Vec::with_capacity(ties.len());
    for (number, &ends) in ties.iter().enumerate() {
        let (mut before, mut same) = (0, 0);
        for (other, &(from, to)) in ties.iter().enumerate() {
            if (from, to) == ends || (to, from) == ends {
                before += usize::from(other < number);
                same += 1;
            }
        }
        let aside = APART * (before as f64 - (same as f64 - 1.0) / 2.0);
        let curve = bent(boxes, ends, aside, 0.0);
        runs.push(Run { curve, line: Line::of(&curve), ends, aside });
    }
    let cards: Vec<Rect> = boxes.iter().map(|card| card.scaled(INSIDE)).collect();
    for _ in 0..ROUNDS {
        for number in 0..runs.len() {
            let mut best = price(&cards, &runs, number, &runs[number].line) + BENT * runs[number].bend();
            if best < 1.0 {
                continue;
            }
            for bend in BENDS {
                let Run { ends, aside, .. } = runs[number];
                let curve = bent(boxes, ends, aside, bend);
                let line = Line::of(&curve);
                let price = price(&cards, &runs, number, &line) + BENT * bend.abs();
                if price < best {
                    best = price;
                    runs[number] = Run { curve, line, ends, aside };
                }
            }
        }
    }
    let mut curves = Vec::with_capacity(runs.len());
    for run in &runs {
        curves.push(run.curve);
    }
    curves
}

impl Run {
    /// The share of its length by which it bends.
    fn bend(&self) -> f64 {
        let Curve { from, bend, to } = self.curve;
        bend.distance(from.between(to, 0.5)) / from.distance(to).max(1.0)
    }
}

/// A tie that bends by a share of its length, and runs some units aside.
#[inline(never)]
fn bent(boxes: &[Rect], (from, to): (usize, usize), aside: f64, bend: f64) -> Curve {
    let (Some(a), Some(b)) = (boxes.get(from), boxes.get(to)) else {
        return Curve::straight(Point::default(), Point::default());
    };
    let length = a.middle.distance(b.middle).max(1.0);
    // Which side is which does not depend on the direction of the tie.
    let sign = if from < to { 1.0 } else { -1.0 };
    // The curve bends half as far as its control point stands off.
    let off = sign * (bend * length + 2.0 * aside) / length;
    let (dx, dy) = (b.middle.x - a.middle.x, b.middle.y - a.middle.y);
    let middle = a.middle.between(b.middle, 0.5);
    let bend = Point { x: middle.x - dy * off, y: middle.y + dx * off };
    if off == 0.0 {
        return Curve::straight(edge(a, b.middle), edge(b, a.middle));
    }
    Curve { from: edge(a, bend), bend, to: edge(b, bend) }
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge(card: &Rect, to: Point) -> Point {
    let (dx, dy) = ((to.x - card.middle.x).abs(), (to.y - card.middle.y).abs());
    let Size { w, h } = card.size;
    // Upright and level lines divide by nothing: infinitely far, and so not the nearer edge.
    let share = (w / 2.0 / dx).min(h / 2.0 / dy).min(1.0);
    card.middle.between(to, share)
}

/// What a reader pays for a tie that runs like this.
fn price(cards: &[Rect], runs: &[Run], number: usize, line: &Line) -> f64 {
    let (from, to) = runs[number].ends;
    let mut price = 0.0;
    for (card, inside) in cards.iter().enumerate() {
        if card != from && card != to && line.meets(inside) {
            price += THROUGH;
        }
    }
    for (other, run) in runs.iter().enumerate() {
        if other != number && cut(line, &run.line) {
            price += 1.0;
        }
    }
    price
}
