//! Where the cards of a chart stand. Graph in, positions out: it knows no name, no show, no clock and no page.
//!
//! Each part of the graph that hangs together is put on a board of cells, laid like bricks, so that cards line up, none
//! covers another, and a tie to the next row but one passes between two cards. Cards then change places as long as that
//! makes ties shorter, crosses fewer of them and keeps them off strangers (`settle`). Parts are packed in rows, and who
//! has no tie and no group with others stands in neat lines at the end (`pack`). Outlines of groups, curves of ties and
//! places of labels are worked out from the boxes that come of it.

mod board;
mod curves;
mod labels;
mod lines;
mod outlines;
mod pack;
mod parts;
mod price;
mod random;
mod rings;
mod settle;

pub use curves::curves;
pub use labels::{Label, labels};
pub use outlines::{Outline, outlines};

use crate::geom::{Point, Rect, Size};
use settle::Settling;

/// What is laid out.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The size of each card.
    pub cards: Vec<Size>,
    /// Pairs of cards with a tie, each pair once and of two cards.
    pub ties: Vec<(usize, usize)>,
    /// The cards in each group.
    pub groups: Vec<Vec<usize>>,
    /// For each card how much it belongs in the middle; 0 is not at all, 1 is the lead.
    pub leads: Vec<f64>,
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
    /// Space between cards in a row, and between rows: labels on ties stand there.
    pub gap: Size,
}

impl Default for Options {
    fn default() -> Self {
        Self { aspect: 1.5, effort: 20_000_000, seed: 1, gap: Size { w: 120.0, h: 84.0 } }
    }
}

/// A layout under way. It can be worked on in slices; the result does not depend on how it was sliced, to the bit.
pub struct Layout {
    cards: Vec<Size>,
    /// Parts with ties or groups, and who stands alone.
    blocks: Vec<Settling>,
    alone: Vec<usize>,
    pitch: Size,
    aspect: f64,
}

impl Layout {
    /// Cards stand where they begin; none covers another already.
    pub fn new(graph: Graph, options: Options) -> Self {
        let pitch = pitch(&graph.cards, options.gap);
        let (mut blocks, mut alone) = (Vec::new(), Vec::new());
        for part in parts::parts(&graph) {
            if part.cards.len() == 1 {
                alone.extend(part.cards);
                continue;
            }
            // In 64 bits: the product is too much for the 32 of wasm, and the result must be the same there.
            let effort = options.effort as u64 * part.cards.len() as u64 / graph.cards.len() as u64;
            let (aspect, seed) = (options.aspect, options.seed);
            blocks.push(Settling::new(part.cards, part.graph, pitch, aspect, effort as usize, seed));
        }
        Self { cards: graph.cards, blocks, alone, pitch, aspect: options.aspect }
    }

    /// Goes on for about so much effort, in the unit of [`Options::effort`]. True once everything is settled.
    pub fn work(&mut self, effort: usize) -> bool {
        let mut left = effort;
        for block in &mut self.blocks {
            left = block.work(left);
            if !block.is_settled() {
                return false;
            }
        }
        true
    }

    /// The middle of each card as it stands now. No card covers another; the smallest coordinates of edges are 0.
    pub fn places(&self) -> Vec<Point> {
        pack::pack(&self.cards, &self.blocks, &self.alone, self.pitch, self.aspect)
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

/// From the middle of a cell to that of the next.
fn pitch(cards: &[Size], gap: Size) -> Size {
    let mut pitch = Size { w: 0.0, h: 0.0 };
    for card in cards {
        pitch = Size { w: pitch.w.max(card.w), h: pitch.h.max(card.h) };
    }
    Size { w: pitch.w + gap.w, h: pitch.h + gap.h }
}
