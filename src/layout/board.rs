//! Cards on a board of cells.

use super::Graph;
use super::cells::Cells;
use super::price::{Span, around};
use crate::geom::{Point, Rect, Size};

/// Cells for each card: enough free ones to move through, few enough to stay together.
const ROOM: f64 = 1.7;
/// Cells more for each tie of a card beyond the first: where much is tied, ties need free cells to pass.
const ROOM_OF_TIE: f64 = 0.5;

/// More cards than this are not untangled, but only brought together: what a move costs grows with them, and so does the
/// number of moves.
const MOST_CARDS: usize = 500;

/// A free cell.
pub const NOBODY: usize = usize::MAX;

/// A graph on its board. What prices are made from is kept, and changes with every move.
pub struct Board {
    pub graph: Graph,
    pub cells: Cells,
    pub aspect: f64,
    /// Who is in each cell.
    pub who: Vec<usize>,
    /// The cell of each card, and its middle.
    cell_of: Vec<usize>,
    pub places: Vec<Point>,
    /// Where each tie runs.
    pub spans: Vec<Span>,
    /// The box around the members of each group.
    pub hulls: Vec<Rect>,
    /// The sum of the places of the members of each group.
    pub sums: Vec<Point>,
    /// Whether crossings and strangers are left out of account.
    pub is_crowd: bool,
    /// The ties of each card, and their other ends in the same order; its groups.
    ties: Vec<Vec<usize>>,
    pub tied: Vec<Vec<usize>>,
    pub groups: Vec<Vec<usize>>,
    /// Whether a tie or a group is among those that change with the move under way.
    pub is_moved: Vec<bool>,
    pub is_group_moved: Vec<bool>,
}

/// A window of cells for a graph, about `aspect` times as wide as high, give or take some columns.
pub fn window(graph: &Graph, pitch: Size, aspect: f64, more_columns: isize) -> Cells {
    let count = graph.cards.len();
    let more = (graph.ties.len() as f64 / count as f64 - 1.0).max(0.0);
    let cells = ((count as f64 * (ROOM + ROOM_OF_TIE * more)) as usize).max(count + 1);
    // Of cells that are pitch.w by pitch.h.
    let columns = ((cells as f64 * aspect * pitch.h / pitch.w).sqrt() + 0.5) as usize;
    let columns = columns.saturating_add_signed(more_columns).clamp(1, cells);
    Cells::around(columns, cells.div_ceil(columns), pitch, &graph.before)
}

impl Board {
    /// A board with the cards in these cells, no two in one.
    pub fn new(graph: Graph, cells: Cells, aspect: f64, cell_of: Vec<usize>) -> Self {
        let count = graph.cards.len();
        let (mut ties, mut groups) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        let mut tied = vec![Vec::new(); count];
        for (tie, &(from, to)) in graph.ties.iter().enumerate() {
            ties[from].push(tie);
            ties[to].push(tie);
            tied[from].push(to);
            tied[to].push(from);
        }
        for (group, members) in graph.groups.iter().enumerate() {
            for &card in members {
                groups[card].push(group);
            }
        }
        let (mut who, mut places) = (vec![NOBODY; cells.count()], Vec::with_capacity(count));
        for (card, &cell) in cell_of.iter().enumerate() {
            who[cell] = card;
            places.push(cells.middle(cell));
        }
        let mut board = Self {
            cells,
            aspect,
            who,
            cell_of,
            places,
            spans: vec![Span::default(); graph.ties.len()],
            hulls: vec![Rect::default(); graph.groups.len()],
            sums: vec![Point::default(); graph.groups.len()],
            is_crowd: count > MOST_CARDS,
            is_moved: vec![false; graph.ties.len()],
            is_group_moved: vec![false; graph.groups.len()],
            graph,
            ties,
            tied,
            groups,
        };
        for tie in 0..board.spans.len() {
            board.lay(tie);
        }
        for (group, members) in board.graph.groups.iter().enumerate() {
            board.hulls[group] = around(&board, members);
            for &card in members {
                let (at, sum) = (board.places[card], &mut board.sums[group]);
                *sum = Point { x: sum.x + at.x, y: sum.y + at.y };
            }
        }
        board
    }

    fn put(&mut self, card: usize, cell: usize) {
        let (before, at) = (self.places[card], self.cells.middle(cell));
        self.cell_of[card] = cell;
        self.places[card] = at;
        self.who[cell] = card;
        for &group in &self.groups[card] {
            let sum = &mut self.sums[group];
            *sum = Point { x: sum.x + at.x - before.x, y: sum.y + at.y - before.y };
        }
    }

    /// A tie runs where its ends are now.
    fn lay(&mut self, tie: usize) {
        let (from, to) = self.graph.ties[tie];
        self.spans[tie] = Span::new(self.places[from], self.places[to]);
    }

    pub fn count(&self) -> usize {
        self.cell_of.len()
    }

    /// The cell a few columns and rows away from that of a card, if there is one.
    pub fn cell_beside(&self, card: usize, columns: isize, rows: isize) -> Option<usize> {
        let (cell, of) = (self.cell_of[card], &self.cells);
        let column = (cell % of.columns).checked_add_signed(columns)?;
        let row = (cell / of.columns).checked_add_signed(rows)?;
        (column < of.columns && row < of.rows).then_some(row * of.columns + column)
    }

    /// A card that this one has a tie with.
    pub fn tied(&self, card: usize, which: usize) -> Option<usize> {
        let tied = &self.tied[card];
        (!tied.is_empty()).then(|| tied[which % tied.len()])
    }

    /// Moves a card to a cell, unless that makes the board dearer by more than the threshold. Who is in the cell changes
    /// places with it.
    pub fn try_swap(&mut self, card: usize, cell: usize, threshold: f64) {
        let (from, guest) = (self.cell_of[card], self.who[cell]);
        if from == cell {
            return;
        }
        if self.is_crowd {
            return self.swap_in_crowd(card, cell, threshold);
        }
        let pair = [card, guest];
        let moved = if guest == NOBODY { &pair[..1] } else { &pair[..] };
        let (mut ties, mut groups) = (Vec::new(), Vec::new());
        for &one in moved {
            collect(&mut ties, &mut self.is_moved, &self.ties[one]);
            collect(&mut groups, &mut self.is_group_moved, &self.groups[one]);
        }
        let limit = threshold + self.price(moved, &ties, &groups, f64::INFINITY);
        self.swap(card, cell, &ties, &groups);
        if self.price(moved, &ties, &groups, limit) > limit {
            self.swap(card, from, &ties, &groups);
        }
        for tie in ties {
            self.is_moved[tie] = false;
        }
        for group in groups {
            self.is_group_moved[group] = false;
        }
    }

    /// The same where only lengths count.
    fn swap_in_crowd(&mut self, card: usize, cell: usize, threshold: f64) {
        let guest = self.who[cell];
        let mut gain = self.rise_in_crowd(card, self.cells.middle(cell));
        if guest != NOBODY {
            gain += self.rise_in_crowd(guest, self.places[card]);
        }
        if gain <= threshold {
            self.swap(card, cell, &[], &[]);
        }
    }

    fn swap(&mut self, card: usize, cell: usize, ties: &[usize], groups: &[usize]) {
        let (from, guest) = (self.cell_of[card], self.who[cell]);
        if guest == NOBODY {
            self.who[from] = NOBODY;
        } else {
            self.put(guest, from);
        }
        self.put(card, cell);
        for &tie in ties {
            self.lay(tie);
        }
        for &group in groups {
            self.hulls[group] = around(self, &self.graph.groups[group]);
        }
    }
}

/// Adds what is not marked yet, and marks it.
fn collect(list: &mut Vec<usize>, is_in: &mut [bool], more: &[usize]) {
    for &one in more {
        if !is_in[one] {
            is_in[one] = true;
            list.push(one);
        }
    }
}
