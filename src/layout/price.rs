//! What a reader pays for where the cards of a board stand.

use super::board::{Board, NOBODY};
use crate::geom::{Point, Rect, Size, cross};

/// What two ties that cross cost, in widths of a card with its gap.
const CROSSING: f64 = 2.5;
/// What a tie through a stranger's card costs: it reads as if it ended there.
const THROUGH: f64 = 5.0;
/// What a stranger among the members of a group costs: nobody could draw a line around them.
const STRANGER: f64 = 3.0;
/// What a group costs for each width of half the way around it.
const SPREAD: f64 = 0.6;
/// What the lead costs for each width away from the middle.
const LEAD: f64 = 0.5;
/// What every card costs for each width away from the middle: it keeps the whole together and in its shape.
const WHOLE: f64 = 0.06;
/// Ties that only touch the edge of a card do not count.
const INSIDE: f64 = 0.9;

/// Where a tie runs, with the box around it: most ties are told apart by their boxes.
#[derive(Clone, Copy, Default)]
pub struct Span {
    a: Point,
    b: Point,
    low: Point,
    high: Point,
}

impl Span {
    pub fn new(a: Point, b: Point) -> Self {
        let low = Point { x: a.x.min(b.x), y: a.y.min(b.y) };
        let high = Point { x: a.x.max(b.x), y: a.y.max(b.y) };
        Self { a, b, low, high }
    }

    fn crosses(&self, other: &Self) -> bool {
        self.low.x < other.high.x
            && other.low.x < self.high.x
            && self.low.y < other.high.y
            && other.low.y < self.high.y
            && cross(self.a, self.b, other.a, other.b)
    }
}

impl Board {
    /// Comparisons made to weigh one move; a tie that is far away from another is a quarter of one.
    pub fn work(&self) -> usize {
        let (ties, count) = (self.spans.len(), self.count());
        let each = 1 + 2 * ties / count;
        16 + 20 * each + each * ties / 2 + ties / 2 + 4 * self.hulls.len()
    }

    /// All of the price that depends on where these cards stand. Their ties and groups are marked as moved.
    pub fn price(&self, cards: &[usize], ties: &[usize], groups: &[usize]) -> f64 {
        let mut price = 0.0;
        for &card in cards {
            let place = self.places[card];
            let (dx, dy) = (place.x - self.middle.x, place.y - self.middle.y);
            let away = (dx * dx / self.aspect + dy * dy * self.aspect).sqrt() / self.pitch.w;
            price += away * (WHOLE + LEAD * self.graph.leads[card]);
        }
        for &tie in ties {
            price += self.price_of_tie(tie);
        }
        for &card in cards {
            let inside = self.card(card);
            let (w, h) = (inside.size.w / 2.0, inside.size.h / 2.0);
            let low = Point { x: inside.middle.x - w, y: inside.middle.y - h };
            let high = Point { x: inside.middle.x + w, y: inside.middle.y + h };
            for (tie, span) in self.spans.iter().enumerate() {
                // Those that moved were looked at above.
                if span.low.x < high.x
                    && low.x < span.high.x
                    && span.low.y < high.y
                    && low.y < span.high.y
                    && !self.is_moved[tie]
                    && inside.is_crossed(span.a, span.b)
                {
                    price += THROUGH;
                }
            }
            for (group, hull) in self.hulls.iter().enumerate() {
                if !self.is_group_moved[group] && hull.overlaps(&inside) {
                    price += STRANGER;
                }
            }
        }
        for &group in groups {
            let hull = &self.hulls[group];
            price += SPREAD * (hull.size.w + hull.size.h) / self.pitch.w;
            price += STRANGER * self.strangers(group, hull);
        }
        price
    }

    fn price_of_tie(&self, tie: usize) -> f64 {
        let span = self.spans[tie];
        let mut price = span.a.distance(span.b) / self.pitch.w;
        for (other, run) in self.spans.iter().enumerate() {
            // Two of the moved ties are looked at once.
            if span.crosses(run) && (other > tie || !self.is_moved[other]) {
                price += CROSSING;
            }
        }
        let (from, to) = self.graph.ties[tie];
        // Row by row: only the cells around the line can hold a card that it passes through.
        let (first, last) = (self.row(span.low.y), self.row(span.high.y));
        let slope = (span.b.x - span.a.x) / (span.b.y - span.a.y);
        for row in first..=last {
            let (mut left, mut right) = (span.low.x, span.high.x);
            if first < last {
                let x = span.a.x + (row as f64 * self.pitch.h - span.a.y) * slope;
                let reach = (slope * self.pitch.h / 2.0).abs();
                (left, right) = (left.max(x - reach), right.min(x + reach));
            }
            for column in self.column(row, left)..=self.column(row, right) {
                let card = self.who[row * self.columns + column];
                if card != NOBODY && card != from && card != to && self.card(card).is_crossed(span.a, span.b)
                {
                    price += THROUGH;
                }
            }
        }
        price
    }

    /// How many cards that are no members stand in the box around a group.
    fn strangers(&self, group: usize, hull: &Rect) -> f64 {
        let (w, h) = (hull.size.w / 2.0, hull.size.h / 2.0);
        let mut count = 0.0;
        for row in self.row(hull.middle.y - h)..=self.row(hull.middle.y + h) {
            for column in self.column(row, hull.middle.x - w)..=self.column(row, hull.middle.x + w) {
                let card = self.who[row * self.columns + column];
                if card != NOBODY && hull.overlaps(&self.card(card)) && !self.groups[card].contains(&group) {
                    count += 1.0;
                }
            }
        }
        count
    }

    /// The row of cells at a height.
    fn row(&self, y: f64) -> usize {
        ((y / self.pitch.h + 0.5) as usize).min(self.rows - 1)
    }

    /// The column of cells in a row.
    fn column(&self, row: usize, x: f64) -> usize {
        let shift = if row % 2 == 1 { 0.0 } else { 0.5 };
        ((x / self.pitch.w + shift) as usize).min(self.columns - 1)
    }

    fn card(&self, card: usize) -> Rect {
        Rect { middle: self.places[card], size: self.graph.cards[card] }.scaled(INSIDE)
    }
}

/// The box around the members of a group.
pub fn hull(board: &Board, group: usize) -> Rect {
    let mut low = Point { x: f64::INFINITY, y: f64::INFINITY };
    let mut high = Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
    for &card in &board.graph.groups[group] {
        let (middle, size) = (board.places[card], board.graph.cards[card]);
        low = Point { x: low.x.min(middle.x - size.w / 2.0), y: low.y.min(middle.y - size.h / 2.0) };
        high = Point { x: high.x.max(middle.x + size.w / 2.0), y: high.y.max(middle.y + size.h / 2.0) };
    }
    Rect { middle: low.between(high, 0.5), size: Size { w: high.x - low.x, h: high.y - low.y } }
}
