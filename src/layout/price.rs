//! What a reader pays for where the cards of a board stand.

use super::board::{Board, NOBODY};
use super::boxes;
use super::curves::tangles;
use super::outlines::outlines;
use crate::geom::{Point, Rect, Size, cross};
use crate::order::order;
use std::cmp::Ordering;

/// What two ties that cross cost, in widths of a card with its gap.
const CROSSING: f64 = 4.2;
/// What a tie through a stranger's card costs: it reads as if it ended there.
const THROUGH: f64 = 11.0;
/// What a stranger among the members of a group costs: nobody could draw a line around them.
const STRANGER: f64 = 3.0;
/// What a group costs for each cell of its width and its height: side by side is better than one row lower.
const SPREAD: f64 = 0.6;
/// In a crowd, what each member of a group costs for each width away from its middle.
const MATES: f64 = 1.0;
/// What the lead costs for each width away from the middle.
const LEAD: f64 = 0.5;
/// What every card costs for each width away from the middle: it keeps the whole together and in its shape.
const WHOLE: f64 = 0.1;
/// What it costs for each width away from where somebody stood before.
const STAY: f64 = 1.0;
/// What the room for one card costs, what the whole costs for being once more as wide or as high as it should be, and
/// what each crossing and each tie through a stranger costs that is left when the ties may bend.
const TANGLE: f64 = 8.0;
const AREA: f64 = 1.0;
const SHAPE: f64 = 12.0;
/// Only so many ties are drawn to count that: of more, none, since it takes long.
const DRAWN: usize = 60;
/// About the size of a group's name.
const NAME: Size = Size { w: 150.0, h: 20.0 };
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
        let each = 1 + 2 * ties / count.max(1);
        if self.is_crowd {
            return 10 * each;
        }
        72 + 90 * each + 3 * (each + 1) * ties / 2 + 18 * self.hulls.len()
    }

    /// All of the price that depends on where these cards stand, or some of it that is more than the limit. Their ties
    /// and groups are marked as moved.
    pub fn price(&self, cards: &[usize], ties: &[usize], groups: &[usize], limit: f64) -> f64 {
        let mut price = 0.0;
        for &card in cards {
            price += self.price_of_place(card, self.places[card]);
        }
        // What is soon found out first: most moves are too dear by that alone.
        for &tie in ties {
            let span = &self.spans[tie];
            price += span.a.distance(span.b) / self.cells.pitch.w;
        }
        for &group in groups {
            let Size { w, h } = self.hulls[group].size;
            price += SPREAD * (w / self.cells.pitch.w + h / self.cells.pitch.h);
        }
        if price > limit {
            return price;
        }
        for &tie in ties {
            price += self.tangle(tie);
            if price > limit {
                return price;
            }
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
            price += STRANGER * self.strangers(group, &self.hulls[group]);
        }
        price
    }

    /// What a card costs at a place, whoever else stands where.
    fn price_of_place(&self, card: usize, at: Point) -> f64 {
        let wide = self.cells.pitch.w;
        let away = (at.x * at.x / self.aspect + at.y * at.y * self.aspect).sqrt() / wide;
        let price = away * (WHOLE + LEAD * self.graph.leads[card]);
        match self.graph.before[card] {
            Some(home) => price + STAY * at.distance(home) / wide,
            None => price,
        }
    }

    /// How much more a card of a crowd costs at another place than where it stands: how far it is from those it belongs to.
    pub fn rise_in_crowd(&self, card: usize, to: Point) -> f64 {
        let at = self.places[card];
        let (mut before, mut after) = (0.0, 0.0);
        for &other in &self.tied[card] {
            let other = self.places[other];
            (before, after) = (before + at.distance(other), after + to.distance(other));
        }
        for &group in &self.groups[card] {
            let (sum, by) = (self.sums[group], 1.0 / self.graph.groups[group].len() as f64);
            let middle = Point { x: sum.x * by, y: sum.y * by };
            (before, after) = (before + MATES * at.distance(middle), after + MATES * to.distance(middle));
        }
        let wide = self.cells.pitch.w;
        self.price_of_place(card, to) + after / wide - (self.price_of_place(card, at) + before / wide)
    }

    /// The price of the whole board, by which boards are told apart: also how much room it takes, and in which shape.
    pub fn whole_price(&mut self) -> f64 {
        let all = |count| order(count, &mut |_, _| Ordering::Equal);
        let (cards, ties, groups) = (all(self.count()), all(self.spans.len()), all(self.hulls.len()));
        self.is_moved.fill(true);
        self.is_group_moved.fill(true);
        let around = around(self, &cards).size;
        let shape = around.w / around.h / self.aspect;
        let area = around.w * around.h / (self.cells.pitch.w * self.cells.pitch.h);
        // Names of groups are in the way as well.
        let mut boxes = boxes(&self.graph.cards, &self.places);
        for outline in outlines(&boxes, &self.graph.groups, &vec![NAME; self.hulls.len()]) {
            boxes.extend(outline.map(|outline| outline.plate));
        }
        let ties_drawn = if ties.len() <= DRAWN { &self.graph.ties[..] } else { &[] };
        let tangles = tangles(&boxes, ties_drawn);
        let price = self.price(&cards, &ties, &groups, f64::INFINITY);
        price + TANGLE * tangles as f64 + AREA * area + SHAPE * shape.max(1.0 / shape)
    }

    /// The price of what a tie crosses and passes through.
    fn tangle(&self, tie: usize) -> f64 {
        let span = self.spans[tie];
        let mut price = 0.0;
        for (other, run) in self.spans.iter().enumerate() {
            // Two of the moved ties are looked at once.
            if span.crosses(run) && (other > tie || !self.is_moved[other]) {
                price += CROSSING;
            }
        }
        let (from, to) = self.graph.ties[tie];
        // Row by row: only the cells around the line can hold a card that it passes through.
        let (first, last) = (self.cells.row(span.low.y), self.cells.row(span.high.y));
        let slope = (span.b.x - span.a.x) / (span.b.y - span.a.y);
        for row in first..=last {
            let (mut left, mut right) = (span.low.x, span.high.x);
            if first < last {
                let x = span.a.x + (self.cells.height(row) - span.a.y) * slope;
                let reach = (slope * self.cells.pitch.h / 2.0).abs();
                (left, right) = (left.max(x - reach), right.min(x + reach));
            }
            for column in self.cells.column(row, left)..=self.cells.column(row, right) {
                let card = self.who[row * self.cells.columns + column];
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
        for row in self.cells.row(hull.middle.y - h)..=self.cells.row(hull.middle.y + h) {
            for column in
                self.cells.column(row, hull.middle.x - w)..=self.cells.column(row, hull.middle.x + w)
            {
                let card = self.who[row * self.cells.columns + column];
                if card != NOBODY && hull.overlaps(&self.card(card)) && !self.groups[card].contains(&group) {
                    count += 1.0;
                }
            }
        }
        count
    }

    fn card(&self, card: usize) -> Rect {
        Rect { middle: self.places[card], size: self.graph.cards[card] }.scaled(INSIDE)
    }
}

/// The box around cards.
pub fn around(board: &Board, cards: &[usize]) -> Rect {
    let mut low = Point { x: f64::INFINITY, y: f64::INFINITY };
    let mut high = Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
    for &card in cards {
        let (middle, size) = (board.places[card], board.graph.cards[card]);
        low = Point { x: low.x.min(middle.x - size.w / 2.0), y: low.y.min(middle.y - size.h / 2.0) };
        high = Point { x: high.x.max(middle.x + size.w / 2.0), y: high.y.max(middle.y + size.h / 2.0) };
    }
    Rect { middle: low.between(high, 0.5), size: Size { w: high.x - low.x, h: high.y - low.y } }
}
