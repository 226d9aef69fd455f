//! Where the cards of a chart stand. Graph in, positions out: it knows no name, no show, no clock and no page.
//!
//! Cards stand in cells that are laid like bricks, so that they line up, none covers another, and a tie to the next row
//! but one passes between two cards (`cells`). Forces on ever finer webs say where each would like to be (`coarse`,
//! `quadtree`, `forces`), and each gets a cell as near as may be; who has stood in the chart before stays, and others come
//! in beside those they belong to (`begin`). Cards then change places as long as that makes ties shorter, crosses fewer of
//! them and keeps them off strangers (`board`, `price`, `settle`). Who has no tie and no group with others stands in rows
//! below (`alone`). Cards may be put elsewhere by hand: those in the way make room (`pinned`). Outlines of groups, curves of ties and places of labels are worked out from the boxes that come of it.

mod alone;
mod begin;
mod board;
mod cells;
mod coarse;
mod curves;
mod forces;
mod free;
mod labels;
mod lines;
mod outlines;
mod pinned;
mod price;
mod quadtree;
mod random;
mod settle;

pub use curves::curves;
pub use labels::{Label, labels};
pub use outlines::{Outline, outlines};
pub use pinned::{pinned, seated};

use crate::geom::{Point, Rect, Size};
use alone::shelve;
use settle::Settling;

/// What is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// The size of each card.
    pub cards: Vec<Size>,
    /// Pairs of cards with a tie, each pair once and of two cards.
    pub ties: Vec<(usize, usize)>,
    /// The cards in each group.
    pub groups: Vec<Vec<usize>>,
    /// For each card how much it belongs in the middle; 0 is not at all, 1 is the lead.
    pub leads: Vec<f64>,
    /// Where each card stood in the chart before, if it did: there it stays, if that is not too dear. Empty where none did.
    pub before: Vec<Option<Point>>,
}

/// How it is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The width of the space over its height.
    pub aspect: f64,
    /// Places tried, in comparisons of a line with a line or a card: twenty million take a small part of a second.
    pub effort: usize,
    /// Another number gives another picture of the same graph.
    pub seed: u64,
    /// From the middle of a card to that of the next in a row, and from row to row: more than the largest card, so that
    /// labels on ties have room between.
    pub pitch: Size,
}

impl Default for Options {
    fn default() -> Self {
        Self { aspect: 1.5, effort: 20_000_000, seed: 1, pitch: Size { w: 320.0, h: 150.0 } }
    }
}

/// A layout under way. It can be worked on in slices; the result does not depend on how it was sliced, to the bit.
pub struct Layout {
    count: usize,
    options: Options,
    /// The cards with a tie or a group, and those without.
    tied: Vec<usize>,
    alone: Vec<usize>,
    /// Where the lone ones stood before.
    before: Vec<Option<Point>>,
    settling: Option<Settling>,
}

impl Layout {
    /// Cards stand where they begin; none covers another already.
    pub fn new(graph: Graph, options: Options) -> Self {
        let count = graph.cards.len();
        let mut is_tied = vec![false; count];
        for &(from, to) in &graph.ties {
            (is_tied[from], is_tied[to]) = (true, true);
        }
        for members in graph.groups.iter().filter(|members| members.len() > 1) {
            for &card in members {
                is_tied[card] = true;
            }
        }
        let (mut tied, mut alone, mut before) = (Vec::new(), Vec::new(), Vec::new());
        // Where each stands in the graph of those with ties.
        let mut place_of = vec![0; count];
        let mut part = Graph::default();
        for (card, size) in graph.cards.iter().enumerate() {
            let stood = graph.before.get(card).copied().flatten();
            if !is_tied[card] {
                alone.push(card);
                before.push(stood);
                continue;
            }
            place_of[card] = tied.len();
            tied.push(card);
            part.cards.push(*size);
            part.leads.push(graph.leads.get(card).copied().unwrap_or_default());
            part.before.push(stood);
        }
        for (from, to) in graph.ties {
            part.ties.push((place_of[from], place_of[to]));
        }
        for members in graph.groups {
            if members.len() > 1 {
                part.groups.push(members.iter().map(|&card| place_of[card]).collect());
            }
        }
        let Options { aspect, effort, seed, pitch } = options;
        let settling = (!tied.is_empty()).then(|| Settling::new(part, pitch, aspect, effort, seed));
        Self { count, options, tied, alone, before, settling }
    }

    /// Goes on for about so much effort, in the unit of [`Options::effort`]; gives what is left of it.
    pub fn work(&mut self, effort: usize) -> usize {
        self.settling.as_mut().map_or(effort, |settling| settling.work(effort))
    }

    /// Whether all cards stand where they stay.
    pub fn is_settled(&self) -> bool {
        self.settling.as_ref().is_none_or(Settling::is_settled)
    }

    /// The middle of each card as it stands now, from the middle of the chart. No card covers another.
    pub fn places(&self) -> Vec<Point> {
        let Options { aspect, pitch, .. } = self.options;
        let tied = self.settling.as_ref().map_or(&[][..], |settling| settling.places());
        let mut places = vec![Point::default(); self.count];
        let (mut lowest, mut side) = (0.0_f64, 0.0_f64);
        for (at, &card) in tied.iter().zip(&self.tied) {
            places[card] = *at;
            (lowest, side) = (lowest.max(at.y), side.max(at.x.abs()));
        }
        let (first, columns) = match tied.is_empty() {
            true => (0, 0),
            false => ((lowest / pitch.h).round() as isize + 2, (2.0 * side / pitch.w) as usize + 1),
        };
        for (at, &card) in shelve(&self.before, first, columns, pitch, aspect).iter().zip(&self.alone) {
            places[card] = *at;
        }
        places
    }
}

/// The middle of each card, worked out at once; see [`Layout::places`].
///
/// The result depends on the arguments only, to the bit, on every machine.
pub fn layout(graph: Graph, options: Options) -> Vec<Point> {
    let mut layout = Layout::new(graph, options);
    layout.work(usize::MAX);
    layout.places()
}

/// The boxes of cards at their places.
pub fn boxes(cards: &[Size], places: &[Point]) -> Vec<Rect> {
    places.iter().zip(cards).map(|(&middle, &size)| Rect { middle, size }).collect()
}
