//! Cards change places until the board is cheap to read.

use super::Graph;
use super::board::Board;
use super::random::Random;
use super::rings::rings;
use crate::geom::{Point, Size};

/// The price that a single move may cost at the beginning; it sinks to nothing.
const PATIENCE: f64 = 1.2;
/// A small part is settled on several boards, with so many cards on all of them together, and the best one is taken: a
/// large one needs all of the effort for itself, and the luck of one evens out.
const CARDS_OF_TRIES: usize = 120;
const MOST_TRIES: usize = 8;
/// How many columns more or less than the first each board has.
const COLUMNS: [isize; MOST_TRIES] = [0, 0, 1, -1, 0, 1, -1, 2];

/// More cards than this are not untangled: what a move costs grows with them, and so does the number of moves.
pub const MOST_CARDS: usize = 700;

/// A part of the graph under way.
pub struct Settling {
    /// Which cards of the whole it is made of.
    pub cards: Vec<usize>,
    pitch: Size,
    aspect: f64,
    random: Random,
    board: Board,
    tries: usize,
    tried: usize,
    /// Moves for each board, and those that were made on this one.
    moves: usize,
    done: usize,
    /// The price of the best board so far, and where its cards stand.
    best: f64,
    places: Vec<Point>,
}

impl Settling {
    pub fn new(cards: Vec<usize>, graph: Graph, pitch: Size, aspect: f64, effort: usize, seed: u64) -> Self {
        let is_many = cards.len() > MOST_CARDS;
        let places = if is_many { rings(&graph, pitch, aspect) } else { Vec::new() };
        let tries = if is_many { 0 } else { (CARDS_OF_TRIES / cards.len()).clamp(1, MOST_TRIES) };
        let board = Board::new(if is_many { Graph::default() } else { graph }, pitch, aspect, 0);
        let moves = effort / tries.max(1) / board.work();
        let random = Random::new(seed);
        let best = f64::INFINITY;
        Self { cards, pitch, aspect, random, board, tries, tried: 0, moves, done: 0, best, places }
    }

    /// Makes moves for about so much effort; gives what is left of it.
    pub fn work(&mut self, mut effort: usize) -> usize {
        let each = self.board.work();
        while self.tried < self.tries {
            while self.done < self.moves {
                if effort == 0 {
                    return 0;
                }
                step(&mut self.board, 1.0 - self.done as f64 / self.moves as f64, &mut self.random);
                self.done += 1;
                effort = effort.saturating_sub(each);
            }
            // There is nothing to choose from one.
            let price = if self.tries > 1 { self.board.whole_price() } else { 0.0 };
            if self.tried == 0 || price < self.best {
                self.best = price;
                self.places.clone_from(&self.board.places);
            }
            self.tried += 1;
            if self.tried < self.tries {
                self.done = 0;
                let graph = std::mem::take(&mut self.board.graph);
                self.board = Board::new(graph, self.pitch, self.aspect, COLUMNS[self.tried]);
            }
        }
        effort
    }

    pub fn is_settled(&self) -> bool {
        self.tried == self.tries
    }

    /// Where the cards stand: on the best board so far, or on the first while it is under way.
    pub fn places(&self) -> &[Point] {
        if self.places.is_empty() { &self.board.places } else { &self.places }
    }
}

/// One move, with a share `left` of all moves to come.
///
/// Threshold accepting (Dueck and Scheuer, "Threshold accepting: a general purpose optimization algorithm appearing
/// superior to simulated annealing", 1990): a move is made unless it costs more than the threshold, which sinks. Like
/// annealing, without the exponential function, whose last digits differ between machines.
fn step(board: &mut Board, left: f64, random: &mut Random) {
    let card = random.below(board.count());
    let Some(cell) = target(board, card, left, random) else { return };
    board.try_swap(card, cell, PATIENCE * left * left * random.share());
}

/// Where a card might go: near where it is, the nearer the later, or near somebody it is tied to.
fn target(board: &Board, card: usize, left: f64, random: &mut Random) -> Option<usize> {
    let around = if random.below(2) == 0 { board.tied(card, random.below(1 << 16))? } else { card };
    let reach = 1 + (left * (board.cell_count() as f64).sqrt() / 2.0) as usize;
    let mut away = || random.below(2 * reach + 1) as isize - reach as isize;
    let (columns, rows) = (away(), away());
    board.cell_beside(around, columns, rows)
}
