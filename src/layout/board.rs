//! Cards on a board of cells.

use super::Graph;
use super::price::{Span, around};
use crate::geom::{Point, Rect, Size};

/// Cells for each card: enough free ones to move through, few enough to stay together.
const ROOM: f64 = 1.7;
/// Cells more for each tie of a card beyond the first: where much is tied, ties need free cells to pass.
const ROOM_OF_TIE: f64 = 0.4;

/// A free cell.
pub const NOBODY: usize = usize::MAX;

/// A part of a graph on its board. What prices are made from is kept, and changes with every move.
pub struct Board {
    pub graph: Graph,
    pub columns: usize,
    pub rows: usize,
    pub pitch: Size,
    /// The middle of every cell.
    middles: Vec<Point>,
    pub middle: Point,
    pub aspect: f64,
    /// Who is in each cell.
    pub who: Vec<usize>,
    /// The cell of each card, and its middle.
    cells: Vec<usize>,
    pub places: Vec<Point>,
    /// Where each tie runs.
    pub spans: Vec<Span>,
    /// The box around the members of each group.
    pub hulls: Vec<Rect>,
    /// The ties and the groups of each card.
    pub ties: Vec<Vec<usize>>,
    pub groups: Vec<Vec<usize>>,
    /// Whether a tie or a group is among those that change with the move under way.
    pub is_moved: Vec<bool>,
    pub is_group_moved: Vec<bool>,
}

impl Board {
    /// A board about `aspect` times as wide as high, give or take some columns, with the cards where they begin.
    pub fn new(graph: Graph, pitch: Size, aspect: f64, more_columns: isize) -> Self {
        let count = graph.cards.len();
        let more = (graph.ties.len() as f64 / count as f64 - 1.0).max(0.0);
        let cells = ((count as f64 * (ROOM + ROOM_OF_TIE * more)) as usize).max(count + 1);
        // Of cells that are pitch.w by pitch.h.
        let columns = ((cells as f64 * aspect * pitch.h / pitch.w).sqrt() + 0.5) as usize;
        let columns = columns.saturating_add_signed(more_columns).clamp(1, cells);
        let rows = cells.div_ceil(columns);
        let mut middles = Vec::new();
        for row in 0..rows {
            // Like bricks, so that no column hides behind another.
            let shift = if row % 2 == 1 { 0.5 } else { 0.0 };
            for column in 0..columns {
                middles.push(Point { x: (column as f64 + shift) * pitch.w, y: row as f64 * pitch.h });
            }
        }
        let middle =
            Point { x: (columns as f64 - 0.5) * pitch.w / 2.0, y: (rows as f64 - 1.0) * pitch.h / 2.0 };
        let mut ties = vec![Vec::new(); count];
        for (tie, &(from, to)) in graph.ties.iter().enumerate() {
            ties[from].push(tie);
            ties[to].push(tie);
        }
        let mut groups = vec![Vec::new(); count];
        for (group, members) in graph.groups.iter().enumerate() {
            for &card in members {
                groups[card].push(group);
            }
        }
        let mut board = Self {
            columns,
            rows,
            pitch,
            middle,
            aspect,
            who: vec![NOBODY; middles.len()],
            middles,
            cells: vec![NOBODY; count],
            places: vec![Point::default(); count],
            spans: vec![Span::default(); graph.ties.len()],
            hulls: vec![Rect::default(); graph.groups.len()],
            is_moved: vec![false; graph.ties.len()],
            is_group_moved: vec![false; graph.groups.len()],
            graph,
            ties,
            groups,
        };
        board.begin();
        for tie in 0..board.spans.len() {
            board.lay(tie);
        }
        for group in 0..board.hulls.len() {
            board.hulls[group] = around(&board, &board.graph.groups[group]);
        }
        board
    }

    /// Puts the cards down one by one, each near those that it belongs to and that are there already.
    fn begin(&mut self) {
        let count = self.count();
        // How many ties and group mates of each card are on the board.
        let mut bonds = vec![0; count];
        for _ in 0..count {
            let mut next = NOBODY;
            for card in 0..count {
                if self.cells[card] == NOBODY
                    && (next == NOBODY || self.rank(&bonds, card) > self.rank(&bonds, next))
                {
                    next = card;
                }
            }
            let near = self.belonging(next);
            let (mut best, mut least) = (NOBODY, f64::INFINITY);
            for cell in 0..self.who.len() {
                if self.who[cell] != NOBODY {
                    continue;
                }
                let middle = self.middles[cell];
                let mut cost = middle.distance(self.middle) * (0.2 + self.graph.leads[next]);
                for &other in &near {
                    cost += middle.distance(self.places[other]);
                }
                if cost < least {
                    (best, least) = (cell, cost);
                }
            }
            self.put(next, best);
            for &tie in &self.ties[next] {
                bonds[self.other(tie, next)] += 3;
            }
            for &group in &self.groups[next] {
                for &mate in &self.graph.groups[group] {
                    bonds[mate] += 1;
                }
            }
        }
    }

    /// Who is put down earlier: the one with more bonds to the board, then the lead, then the one with more ties.
    fn rank(&self, bonds: &[usize], card: usize) -> (usize, u64, usize) {
        (bonds[card], (self.graph.leads[card] * 1e6) as u64, self.ties[card].len())
    }

    /// Cards on the board that are tied to this one or in a group with it; the tied ones count twice.
    fn belonging(&self, card: usize) -> Vec<usize> {
        let mut near = Vec::new();
        for &tie in &self.ties[card] {
            near.extend([self.other(tie, card); 2]);
        }
        for &group in &self.groups[card] {
            near.extend_from_slice(&self.graph.groups[group]);
        }
        near.retain(|&other| other != card && self.cells[other] != NOBODY);
        near
    }

    fn other(&self, tie: usize, card: usize) -> usize {
        let (from, to) = self.graph.ties[tie];
        if from == card { to } else { from }
    }

    fn put(&mut self, card: usize, cell: usize) {
        self.cells[card] = cell;
        self.places[card] = self.middles[cell];
        self.who[cell] = card;
    }

    /// A tie runs where its ends are now.
    pub fn lay(&mut self, tie: usize) {
        let (from, to) = self.graph.ties[tie];
        self.spans[tie] = Span::new(self.places[from], self.places[to]);
    }

    pub fn count(&self) -> usize {
        self.cells.len()
    }

    pub fn cell_count(&self) -> usize {
        self.who.len()
    }

    /// The cell a few columns and rows away from that of a card, if there is one.
    pub fn cell_beside(&self, card: usize, columns: isize, rows: isize) -> Option<usize> {
        let cell = self.cells[card];
        let column = (cell % self.columns).checked_add_signed(columns)?;
        let row = (cell / self.columns).checked_add_signed(rows)?;
        (column < self.columns && row < self.rows).then_some(row * self.columns + column)
    }

    /// A card that this one has a tie with.
    pub fn tied(&self, card: usize, which: usize) -> Option<usize> {
        let ties = &self.ties[card];
        (!ties.is_empty()).then(|| self.other(ties[which % ties.len()], card))
    }

    /// Moves a card to a cell, unless that makes the board dearer by more than the threshold. Who is in the cell changes
    /// places with it.
    pub fn try_swap(&mut self, card: usize, cell: usize, threshold: f64) {
        let (from, guest) = (self.cells[card], self.who[cell]);
        if from == cell {
            return;
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

    fn swap(&mut self, card: usize, cell: usize, ties: &[usize], groups: &[usize]) {
        let (from, guest) = (self.cells[card], self.who[cell]);
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
