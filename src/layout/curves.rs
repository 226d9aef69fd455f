//! How ties run from card to card.

use super::lines::{Line, cut, touches};
use crate::geom::{Curve, Point, Rect, Size};

/// How far a tie may bend to either side, as shares of its length: as little as helps.
const BENDS: [f64; 9] = [0.0, 0.11, -0.11, 0.22, -0.22, 0.36, -0.36, 0.5, -0.5];
/// So many of them are tried together with a shift.
const FEW_BENDS: usize = 3;
/// How far the end of a tie may be shifted along its card, as shares of the width of the card.
const SHIFTS: [f64; 5] = [0.0, 0.2, -0.2, 0.36, -0.36];
/// What a shift by a whole width costs, in crossings.
const SHIFTED: f64 = 1.0;
/// Ties of one pair run this far apart, where they are furthest from each other.
const APART: f64 = 30.0;
/// Ties that only touch the edge of a card do not pass through it.
const INSIDE: f64 = 0.9;
/// What a tie through a stranger's card costs, in crossings.
const THROUGH: f64 = 5.0;
/// What a bend of a whole length costs, in crossings: a straight line is read first.
const BENT: f64 = 1.5;
/// Twice the way that a tie comes off the straight line, at most, in lengths: a curve bends half as far as its bend says.
const REACH: f64 = 0.55;
/// How often each tie is looked at again, where ties are few: others have made room by then.
const ROUNDS: usize = 2;
const FEW_TIES: usize = 100;
/// More ties than this run straight: nobody could follow one bent around so many others.
const MOST_TIES: usize = 1500;

/// A tie, as it runs now.
struct Run {
    curve: Curve,
    line: Line,
    ends: (usize, usize),
    /// How far it runs from the straight line because it is one of several of its pair.
    aside: f64,
    /// The ties of its pair, and how many of them come before.
    same: usize,
    before: usize,
    /// What it pays for its bend and its shifts.
    effort: f64,
}

/// The curve of each tie, from edge of box to edge of box. The same pair may come several times: such ties run apart.
/// `boxes` may include boxes that are no cards; ends are numbers of boxes.
///
/// Each tie in turn takes, of a few bends, the one that passes through fewest strangers and crosses fewest others; in a
/// draft all are straight.
pub fn curves(boxes: &[Rect], ties: &[(usize, usize)], is_draft: bool) -> Vec<Curve> {
    let is_many = ties.len() > MOST_TIES;
    let rounds = match ties.len() {
        _ if is_many || is_draft => 0,
        0..FEW_TIES => ROUNDS,
        _ => 1,
    };
    let mut curves = Vec::with_capacity(ties.len());
    let mut runs = Vec::new();
    for (number, &ends) in ties.iter().enumerate() {
        let (mut before, mut same) = (0, 0);
        for (other, &(from, to)) in ties.iter().enumerate() {
            if is_many {
                same = 1;
                break;
            }
            if (from, to) == ends || (to, from) == ends {
                before += usize::from(other < number);
                same += 1;
            }
        }
        let aside = APART * (before as f64 - (same as f64 - 1.0) / 2.0);
        let curve = bent(boxes, ends, aside, 0.0, (0.0, 0.0));
        curves.push(curve);
        if rounds > 0 {
            runs.push(Run { curve, line: Line::of(&curve), ends, aside, same, before, effort: 0.0 });
        }
    }
    let cards: Vec<Rect> = boxes.iter().map(|card| card.scaled(INSIDE)).collect();
    for _ in 0..rounds {
        for number in 0..runs.len() {
            improve(boxes, &cards, &mut runs, number);
        }
    }
    for (curve, run) in curves.iter_mut().zip(&runs) {
        *curve = run.curve;
    }
    curves
}

/// How many crossings, and ties through strangers, are left when the ties are drawn.
pub fn tangles(boxes: &[Rect], ties: &[(usize, usize)]) -> usize {
    let mut lines: Vec<Line> = Vec::with_capacity(ties.len());
    let mut count = 0;
    for (curve, &(from, to)) in curves(boxes, ties, false).iter().zip(ties) {
        let line = Line::of(curve);
        for (card, area) in boxes.iter().enumerate() {
            count += usize::from(card != from && card != to && line.meets(&area.scaled(INSIDE)));
        }
        for other in &lines {
            count += usize::from(cut(&line, other));
        }
        lines.push(line);
    }
    count
}

/// Bends and shifts a tie, if that makes it cheaper.
fn improve(boxes: &[Rect], cards: &[Rect], runs: &mut [Run], number: usize) {
    let near = near(cards, runs, number);
    let Run { ends, aside, same, before, effort, .. } = runs[number];
    // Of several of one pair only the outer ones may bend, and further out.
    let is_inner = before > 0 && before + 1 < same;
    if is_inner {
        return;
    }
    let mut best = effort + price(cards, runs, &near, &runs[number].line, f64::INFINITY);
    for from in SHIFTS {
        for to in SHIFTS {
            let shift = SHIFTED * (from.abs() + to.abs());
            // Shifts are for ties through cards: to try them all takes long.
            if shift > 0.0 && (best < THROUGH || same > 1) {
                continue;
            }
            let bends = if shift > 0.0 { FEW_BENDS } else { BENDS.len() };
            for bend in &BENDS[..bends] {
                let effort = shift + BENT * bend.abs();
                if best <= effort || same > 1 && *bend != 0.0 && bend * aside <= 0.0 {
                    continue;
                }
                let curve = bent(boxes, ends, aside, *bend, (from, to));
                let line = Line::of(&curve);
                let price = effort + price(cards, runs, &near, &line, best - effort);
                if price < best {
                    best = price;
                    runs[number] = Run { curve, line, effort, ..runs[number] };
                }
            }
        }
    }
}

/// A tie that bends by a share of its length, runs some units aside, and is shifted at its ends.
#[inline(never)]
fn bent(boxes: &[Rect], (from, to): (usize, usize), aside: f64, bend: f64, shifts: (f64, f64)) -> Curve {
    let (Some(a), Some(b)) = (boxes.get(from), boxes.get(to)) else {
        return Curve::straight(Point::default(), Point::default());
    };
    // It runs between these points, and is seen between the edges of the boxes.
    let (start, end) = (shifted(a, shifts.0), shifted(b, shifts.1));
    let length = start.distance(end).max(1.0);
    // Which side is which does not depend on the direction of the tie.
    let sign = if from < to { 1.0 } else { -1.0 };
    // The curve bends half as far as its control point stands off.
    let off = sign * (bend * length + 2.0 * aside) / length;
    if off == 0.0 {
        return Curve::straight(edge(a, start, end, 1.0), edge(b, end, start, 1.0));
    }
    let middle = start.between(end, 0.5);
    let bend = Point { x: middle.x - (end.y - start.y) * off, y: middle.y + (end.x - start.x) * off };
    let at = Rect { middle: bend, size: Size::default() };
    if a.holds(&at) || b.holds(&at) {
        // A tie that bends behind its own card would seem to begin within it.
        return Curve::straight(edge(a, start, bend, f64::MAX), edge(b, end, bend, f64::MAX));
    }
    Curve { from: edge(a, start, bend, 1.0), bend, to: edge(b, end, bend, 1.0) }
}

fn shifted(card: &Rect, by: f64) -> Point {
    Point { x: card.middle.x + by * card.size.w, y: card.middle.y }
}

/// Where the line from a point in a box through another leaves the box, at most so many times as far away.
fn edge(card: &Rect, from: Point, to: Point, most: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let Size { w, h } = card.size;
    // From the point to the edges that the line runs towards. Upright and level lines divide by nothing: that edge is
    // infinitely far.
    let x = (w / 2.0 - (from.x - card.middle.x) * dx.signum()) / dx.abs();
    let y = (h / 2.0 - (from.y - card.middle.y) * dy.signum()) / dy.abs();
    from.between(to, x.min(y).min(most))
}

/// The cards and the other ties that a tie may come near to.
struct Near {
    cards: Vec<usize>,
    runs: Vec<usize>,
}

fn near(cards: &[Rect], runs: &[Run], number: usize) -> Near {
    let (from, to) = runs[number].ends;
    let mut zone = runs[number].line.around;
    let Curve { from: start, to: end, .. } = runs[number].curve;
    let more = REACH * start.distance(end) + APART;
    zone.size = Size { w: zone.size.w + more, h: zone.size.h + more };
    let mut near = Near { cards: Vec::new(), runs: Vec::new() };
    for (card, inside) in cards.iter().enumerate() {
        if card != from && card != to && touches(&zone, inside) {
            near.cards.push(card);
        }
    }
    for (other, run) in runs.iter().enumerate() {
        if other != number && touches(&zone, &run.line.around) {
            near.runs.push(other);
        }
    }
    near
}

/// What a reader pays for a tie that runs like this, or some of it that is not less than the limit.
fn price(cards: &[Rect], runs: &[Run], near: &Near, line: &Line, limit: f64) -> f64 {
    let mut price = 0.0;
    for &card in &near.cards {
        if price < limit && line.meets(&cards[card]) {
            price += THROUGH;
        }
    }
    for &other in &near.runs {
        if price < limit && cut(line, &runs[other].line) {
            price += 1.0;
        }
    }
    price
}
