//! Cards on a board of cells, and what a reader pays for where they stand.

use super::Graph;
use crate::geom::{Point, Rect, Size, cross};

/// Cells for each card: enough free ones to move through, few enough to stay together.
const ROOM: f64 = 1.7;

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
/// What every card costs for each width away from the middle: it keeps the whole round.
const WHOLE: f64 = 0.06;
/// Ties that only touch the edge of a card do not count.
const INSIDE: f64 = 0.9;

/// A free cell.
const NOBODY: usize = usize::MAX;

/// A part of a graph on its board.
pub struct Board {
    graph: Graph,
    columns: usize,
    pitch: Size,
    /// The middle of every cell.
    middles: Vec<Point>,
    middle: Point,
    /// Who is in each cell.
    who: Vec<usize>,
    /// The cell of each card.
    cells: Vec<usize>,
    /// The ties and the groups of each card.
    ties: Vec<Vec<usize>>,
    groups: Vec<Vec<usize>>,
}

impl Board {
    /// A board about `aspect` times as wide as high, with the cards where they begin.
    pub fn new(graph: Graph, pitch: Size, aspect: f64) -> Self {
        let count = graph.cards.len();
        let cells = ((count as f64 * ROOM) as usize).max(count + 1);
        // Of cells that are pitch.w by pitch.h.
        let columns = ((cells as f64 * aspect * pitch.h / pitch.w).sqrt() as usize).clamp(1, cells);
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
            members.iter().for_each(|&card| groups[card].push(group));
        }
        let who = vec![NOBODY; middles.len()];
        let cells = vec![NOBODY; count];
        let mut board = Self { graph, columns, pitch, middles, middle, who, cells, ties, groups };
        board.begin();
        board
    }

    /// Puts the cards down one by one, each near those that it belongs to and that are there already.
    fn begin(&mut self) {
        let count = self.graph.cards.len();
        // How many ties and group mates of each card are on the board.
        let mut bonds = vec![0; count];
        for _ in 0..count {
            let rank =
                |&card: &usize| (bonds[card], (self.graph.leads[card] * 1e6) as u64, self.ties[card].len());
            // The first of equals.
            let next = (0..count).rev().filter(|&card| self.cells[card] == NOBODY).max_by_key(rank);
            let Some(card) = next else { return };
            let near = self.belonging(card);
            let cost = |cell: usize| {
                let middle = self.middles[cell];
                let away: f64 = near.iter().map(|&other| middle.distance(self.place(other))).sum();
                away + middle.distance(self.middle) * (0.2 + self.graph.leads[card])
            };
            let free = (0..self.who.len()).filter(|&cell| self.who[cell] == NOBODY);
            let Some(cell) = free.min_by(|&a, &b| cost(a).total_cmp(&cost(b))) else { return };
            self.put(card, cell);
            for &tie in &self.ties[card] {
                bonds[self.other(tie, card)] += 3;
            }
            for &group in &self.groups[card] {
                self.graph.groups[group].iter().for_each(|&mate| bonds[mate] += 1);
            }
        }
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
        self.who[cell] = card;
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
        (column < self.columns && row < self.who.len() / self.columns).then_some(row * self.columns + column)
    }

    /// A card that this one has a tie with.
    pub fn tied(&self, card: usize, which: usize) -> Option<usize> {
        let ties = &self.ties[card];
        (!ties.is_empty()).then(|| self.other(ties[which % ties.len()], card))
    }

    /// Lines and cards that are looked at to weigh one move.
    pub fn work(&self) -> usize {
        let ties = self.graph.ties.len();
        let each = 1 + 2 * ties / self.count().max(1);
        4 * each * (ties + self.count()) + 2 * ties + 8
    }

    /// The middle of each card.
    pub fn places(&self) -> Vec<Point> {
        (0..self.count()).map(|card| self.place(card)).collect()
    }

    fn place(&self, card: usize) -> Point {
        self.middles[self.cells[card]]
    }

    /// Moves a card to a cell; who is there changes places with it. Gives the cell it came from.
    pub fn swap(&mut self, card: usize, cell: usize) -> usize {
        let from = self.cells[card];
        let guest = self.who[cell];
        self.who[from] = guest;
        if guest != NOBODY {
            self.cells[guest] = from;
        }
        self.put(card, cell);
        from
    }

    /// How much dearer the board becomes when a card moves to a cell.
    pub fn weigh(&mut self, card: usize, cell: usize) -> f64 {
        let guest = self.who[cell];
        let moved = if guest == NOBODY { vec![card] } else { vec![card, guest] };
        let before = self.price(&moved);
        let from = self.swap(card, cell);
        let after = self.price(&moved);
        self.swap(card, from);
        after - before
    }

    /// All of the price that depends on where these cards stand.
    fn price(&self, cards: &[usize]) -> f64 {
        let mut price = 0.0;
        let mut ties: Vec<usize> = Vec::new();
        let mut groups: Vec<usize> = Vec::new();
        for &card in cards {
            ties.extend(&self.ties[card]);
            groups.extend(&self.groups[card]);
            let away = self.place(card).distance(self.middle) / self.pitch.w;
            price += away * (WHOLE + LEAD * self.graph.leads[card]);
        }
        for list in [&mut ties, &mut groups] {
            list.sort_unstable();
            list.dedup();
        }
        for &tie in &ties {
            let (from, to) = self.graph.ties[tie];
            let (a, b) = (self.place(from), self.place(to));
            price += a.distance(b) / self.pitch.w;
            for (other, &(c, d)) in self.graph.ties.iter().enumerate() {
                // Two of the moved ties are looked at once.
                let is_new = other > tie || ties.binary_search(&other).is_err();
                if is_new && cross(a, b, self.place(c), self.place(d)) {
                    price += CROSSING;
                }
            }
            for card in 0..self.count() {
                if card != from && card != to && self.card(card).is_crossed(a, b) {
                    price += THROUGH;
                }
            }
        }
        for (tie, &(from, to)) in self.graph.ties.iter().enumerate() {
            if ties.binary_search(&tie).is_err() {
                for &card in cards {
                    if self.card(card).is_crossed(self.place(from), self.place(to)) {
                        price += THROUGH;
                    }
                }
            }
        }
        for (group, members) in self.graph.groups.iter().enumerate() {
            let outline = self.outline(members);
            let is_moved = groups.binary_search(&group).is_ok();
            if is_moved {
                price += SPREAD * (outline.size.w + outline.size.h) / self.pitch.w;
            }
            let strangers = |card: &usize| !members.contains(card) && outline.overlaps(&self.card(*card));
            let strangers = match is_moved {
                true => (0..self.count()).filter(strangers).count(),
                false => cards.iter().copied().filter(strangers).count(),
            };
            price += STRANGER * strangers as f64;
        }
        price
    }

    fn card(&self, card: usize) -> Rect {
        Rect { middle: self.place(card), size: self.graph.cards[card] }.scaled(INSIDE)
    }

    /// The box around the members of a group.
    fn outline(&self, members: &[usize]) -> Rect {
        let mut low = Point { x: f64::INFINITY, y: f64::INFINITY };
        let mut high = Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
        for &card in members {
            let (middle, size) = (self.place(card), self.graph.cards[card]);
            low = Point { x: low.x.min(middle.x - size.w / 2.0), y: low.y.min(middle.y - size.h / 2.0) };
            high = Point { x: high.x.max(middle.x + size.w / 2.0), y: high.y.max(middle.y + size.h / 2.0) };
        }
        let middle = Point { x: (low.x + high.x) / 2.0, y: (low.y + high.y) / 2.0 };
        Rect { middle, size: Size { w: high.x - low.x, h: high.y - low.y } }
    }
}
