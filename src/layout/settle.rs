//! Cards find their places: by forces first, then changing places on a board until it is cheap to read.

use super::Graph;
use super::begin::beside;
use super::board::{Board, window};
use super::cells::Cells;
use super::forces::Forces;
use super::random::Random;
use crate::geom::{Point, Size};

/// The price that a single move may cost at the beginning; it sinks to nothing. Less where people stood before.
const PATIENCE: f64 = 1.2;
const PATIENCE_LATER: f64 = 0.6;
/// A small graph is settled on several boards, with so many cards on all of them together, and the best one is taken: a
/// large one needs all of the effort for itself, and the luck of one evens out.
const CARDS_OF_TRIES: usize = 120;
const MOST_TRIES: usize = 8;
/// How many columns more or less than the first each board has.
const COLUMNS: [isize; MOST_TRIES] = [0, 0, 1, -1, 0, 1, -1, 2];

/// Moves for each card of a crowd, and more for each that did not stand in the chart before.
const MOVES: usize = 4;
const MOVES_OF_NEWS: usize = 18;
/// How many cells away those of a crowd look for a place at most.
const NEAR: f64 = 2.0;

/// A graph under way.
pub struct Settling {
    aspect: f64,
    pitch: Size,
    seed: u64,
    random: Random,
    forces: Option<Forces>,
    board: Option<Board>,
    /// Boards to be tried, and those that were.
    tries: usize,
    tried: usize,
    /// Comparisons for each board, and moves that were made on this one.
    effort: usize,
    done: usize,
    patience: f64,
    /// The price of the best board so far, and where its cards stand.
    best: f64,
    places: Vec<Point>,
    graph: Graph,
    /// Where the cards begin, as cells of a window; once for all boards.
    cells: Cells,
    seats: Vec<usize>,
    /// The cards that did not stand in the chart before.
    news: Vec<usize>,
}

impl Settling {
    pub fn new(graph: Graph, pitch: Size, aspect: f64, effort: usize, seed: u64) -> Self {
        let is_new = graph.before.iter().all(Option::is_none);
        let count = graph.cards.len();
        let tries = (CARDS_OF_TRIES / count.max(1)).clamp(1, MOST_TRIES);
        // Until the first board stands.
        let cells = window(&graph, pitch, aspect, 0);
        let seats = beside(&graph, cells);
        let mut places = Vec::with_capacity(count);
        for &cell in &seats {
            places.push(cells.middle(cell));
        }
        let mut news = Vec::new();
        for (card, before) in graph.before.iter().enumerate() {
            if before.is_none() {
                news.push(card);
            }
        }
        let mut settling = Self {
            news,
            aspect,
            pitch,
            seed,
            random: Random::new(seed),
            forces: None,
            board: None,
            tries,
            tried: 0,
            effort: effort / tries,
            done: 0,
            patience: if is_new { PATIENCE } else { PATIENCE_LATER },
            best: f64::INFINITY,
            places,
            graph,
            cells,
            seats,
        };
        settling.open();
        settling
    }

    /// Begins with another board.
    fn open(&mut self) {
        self.done = 0;
        if self.news.len() == self.graph.cards.len() {
            self.forces = Some(Forces::new(&self.graph, self.aspect, self.seed + self.tried as u64));
        } else {
            let graph = std::mem::take(&mut self.graph);
            self.board = Some(Board::new(graph, self.cells, self.aspect, self.seats.clone()));
        }
    }

    /// Goes on for about so much effort; gives what is left of it.
    pub fn work(&mut self, mut effort: usize) -> usize {
        while self.tried < self.tries {
            if let Some(forces) = &mut self.forces {
                effort = forces.work(effort);
                if !forces.is_settled() {
                    return 0;
                }
                let places = &forces.places()[..self.graph.cards.len()];
                let cells = window(&self.graph, self.pitch, self.aspect, COLUMNS[self.tried]);
                let seats = cells.spread(places);
                self.forces = None;
                if self.tried == 0 {
                    self.places.clear();
                    for &cell in &seats {
                        self.places.push(cells.middle(cell));
                    }
                }
                self.board = Some(Board::new(std::mem::take(&mut self.graph), cells, self.aspect, seats));
            }
            let Some(board) = &mut self.board else { return effort };
            let each = board.work();
            let moves = match board.is_crowd {
                true => MOVES * board.count() + MOVES_OF_NEWS * self.news.len(),
                false => self.effort / each,
            };
            while self.done < moves {
                if effort == 0 {
                    return 0;
                }
                let left = 1.0 - self.done as f64 / moves as f64;
                step(board, &self.news, left, self.patience, &mut self.random);
                self.done += 1;
                effort = effort.saturating_sub(each);
            }
            // There is nothing to choose from one.
            let price = if self.tries > 1 { board.whole_price() } else { 0.0 };
            if self.tried == 0 || price < self.best {
                self.best = price;
                self.places.clone_from(&board.places);
            }
            self.tried += 1;
            self.graph = std::mem::take(&mut board.graph);
            self.board = None;
            if self.tried < self.tries {
                self.open();
            }
        }
        effort
    }

    pub fn is_settled(&self) -> bool {
        self.tried == self.tries
    }

    /// Where the cards stand: on the best board so far, or as they begin.
    pub fn places(&self) -> &[Point] {
        &self.places
    }
}

/// One move, with a share `left` of all moves to come.
///
/// Threshold accepting (Dueck and Scheuer, "Threshold accepting: a general purpose optimization algorithm appearing
/// superior to simulated annealing", 1990): a move is made unless it costs more than the threshold, which sinks. Like
/// annealing, without the exponential function, whose last digits differ between machines.
fn step(board: &mut Board, news: &[usize], left: f64, patience: f64, random: &mut Random) {
    let is_news = !news.is_empty() && random.below(2) == 0;
    let card = if is_news { news[random.below(news.len())] } else { random.below(board.count()) };
    let Some(cell) = target(board, card, left, random) else { return };
    board.try_swap(card, cell, patience * left * left * random.share());
}

/// Where a card might go: near where it is, the nearer the later, or near somebody it is tied to.
fn target(board: &Board, card: usize, left: f64, random: &mut Random) -> Option<usize> {
    let around = if random.below(2) == 0 { board.tied(card, random.below(1 << 16))? } else { card };
    let most = if board.is_crowd { NEAR } else { (board.cells.count() as f64).sqrt() / 2.0 };
    let reach = 1 + (left * most) as usize;
    let mut away = || random.below(2 * reach + 1) as isize - reach as isize;
    let (columns, rows) = (away(), away());
    board.cell_beside(around, columns, rows)
}
