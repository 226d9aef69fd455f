//! Where cards begin on their board.

use super::Graph;
use super::cells::Cells;
use super::free::Free;
use crate::geom::Point;
use crate::order::order;
use std::cmp::Ordering;

/// The cell of each card: who stood in the chart before stays; each newcomer goes as near as there is room to those that
/// they are tied to, or else to those in their groups, or else to the middle.
pub fn beside(graph: &Graph, cells: Cells) -> Vec<usize> {
    let count = graph.cards.len();
    let mut near = vec![Vec::new(); count];
    // To be tied counts as much as to be in two groups with somebody.
    for &(from, to) in &graph.ties {
        near[from].extend([to; 2]);
        near[to].extend([from; 2]);
    }
    let mut groups = vec![Vec::new(); count];
    for (group, members) in graph.groups.iter().enumerate() {
        for &card in members {
            groups[card].push(group);
        }
    }
    let mut cell_of = vec![usize::MAX; count];
    let mut free = Free::new(cells);
    // How many of each group stand, and the sum of where.
    let mut mates = vec![(0.0, Point::default()); graph.groups.len()];
    let is_new = |card: usize| graph.before.get(card).copied().flatten().is_none();
    // Who has been there goes first, then the leads, then who has most ties.
    let rank = |card: usize| (is_new(card), -graph.leads[card], -(near[card].len() as f64));
    for card in order(count, &mut |a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(Ordering::Equal)) {
        let (mut weight, mut sum) = (0.0, Point::default());
        match graph.before.get(card).copied().flatten() {
            Some(at) => (weight, sum) = (1.0, at),
            None => {
                for &other in &near[card] {
                    if cell_of[other] != usize::MAX {
                        let at = cells.middle(cell_of[other]);
                        (weight, sum) = (weight + 1.0, Point { x: sum.x + at.x, y: sum.y + at.y });
                    }
                }
                for &group in &groups[card] {
                    let (standing, at) = mates[group];
                    if standing > 0.0 {
                        let by = 1.0 / standing;
                        (weight, sum) = (weight + 1.0, Point { x: sum.x + at.x * by, y: sum.y + at.y * by });
                    }
                }
            }
        }
        let by = if weight > 0.0 { 1.0 / weight } else { 0.0 };
        let wanted = Point { x: sum.x * by, y: sum.y * by };
        let Some(cell) = free.take(wanted) else { continue };
        cell_of[card] = cell;
        let at = cells.middle(cell);
        for &group in &groups[card] {
            let (standing, sum) = mates[group];
            mates[group] = (standing + 1.0, Point { x: sum.x + at.x, y: sum.y + at.y });
        }
    }
    cell_of
}
