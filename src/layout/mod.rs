//! Where the cards of a chart stand. Graph in, positions out: it knows no name, no show, no clock and no page.
//!
//! Each part of the graph that hangs together is put on a board of cells, laid like bricks, so that cards line up, none
//! covers another, and a tie to the next row but one passes between two cards. Cards then change places as long as that
//! makes ties shorter, crosses fewer of them and keeps them off strangers (`settle`). Parts are packed in rows, and who
//! has no tie and no group stands in neat lines at the end (`pack`).

mod board;
mod pack;
mod parts;
mod random;
mod settle;

use crate::geom::{Point, Rect, Size};
use board::Board;
use random::Random;

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
}

impl Default for Options {
    fn default() -> Self {
        Self { aspect: 1.5, effort: 20_000_000, seed: 1 }
    }
}

/// Space between cards in a row, for labels on ties.
const GAP_X: f64 = 64.0;
/// Space between rows of cards.
const GAP_Y: f64 = 56.0;

/// The middle of each card. No card covers another; the smallest coordinates of edges are 0.
///
/// The result depends on the arguments only, to the bit, on every machine.
pub fn layout(graph: &Graph, options: &Options) -> Vec<Point> {
    let pitch = pitch(&graph.cards);
    let mut blocks = Vec::new();
    let mut alone = Vec::new();
    for part in parts::parts(graph) {
        if part.cards.len() == 1 {
            alone.extend(part.cards);
            continue;
        }
        let mut random = Random::new(options.seed);
        let effort = options.effort * part.cards.len() / graph.cards.len();
        let mut board = Board::new(part.graph, pitch, options.aspect);
        settle::settle(&mut board, effort, &mut random);
        blocks.push(pack::Block { places: board.places(), cards: part.cards });
    }
    pack::pack(&graph.cards, blocks, alone, pitch, options.aspect)
}

/// The boxes of cards at their places.
pub fn boxes(cards: &[Size], places: &[Point]) -> Vec<Rect> {
    places.iter().zip(cards).map(|(&middle, &size)| Rect { middle, size }).collect()
}

/// From the middle of a cell to that of the next.
fn pitch(cards: &[Size]) -> Size {
    let mut pitch = Size { w: 0.0, h: 0.0 };
    for card in cards {
        pitch = Size { w: pitch.w.max(card.w), h: pitch.h.max(card.h) };
    }
    Size { w: pitch.w + GAP_X, h: pitch.h + GAP_Y }
}
