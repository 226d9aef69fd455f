//! Cards change places until the board is cheap to read.

use super::board::Board;
use super::random::Random;

/// The price that a single move may cost at the beginning; it sinks to nothing.
const PATIENCE: f64 = 3.0;

/// Threshold accepting (Dueck and Scheuer, "Threshold accepting: a general purpose optimization algorithm appearing
/// superior to simulated annealing", 1990): a move is made unless it costs more than the threshold, which sinks. Like
/// annealing, without the exponential function, whose last digits differ between machines.
///
/// One move, with a share `left` of all moves to come.
pub fn step(board: &mut Board, left: f64, random: &mut Random) {
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
