//! Cards in rings around the one that leads: for more of them than can be untangled while somebody waits.

use super::Graph;
use crate::geom::{Point, Size};
use crate::order::order;
use std::cmp::Ordering;

/// The middle of each card. Who is tied to or in a group with the lead stands next to the middle, those next to them
/// around, and so on; the cells are laid like bricks, about `aspect` times as wide as high.
pub fn rings(graph: &Graph, pitch: Size, aspect: f64) -> Vec<Point> {
    let count = graph.cards.len();
    let columns = ((count as f64 * aspect * pitch.h / pitch.w).sqrt() as usize).max(1);
    let mut cells = Vec::new();
    for cell in 0..count {
        let (row, column) = (cell / columns, cell % columns);
        let shift = if row % 2 == 1 { 0.5 } else { 0.0 };
        cells.push(Point { x: (column as f64 + shift) * pitch.w, y: row as f64 * pitch.h });
    }
    let rows = count.div_ceil(columns);
    let middle = Point { x: columns as f64 * pitch.w / 2.0, y: rows as f64 * pitch.h / 2.0 };
    // As if the whole were as wide as high, so that the rings are of its shape.
    let squared = |cell: usize| {
        let at: Point = cells[cell];
        Point { x: at.x, y: middle.y + (at.y - middle.y) * aspect }.distance(middle)
    };
    let nearest = order(count, &mut |a, b| squared(a).partial_cmp(&squared(b)).unwrap_or(Ordering::Equal));
    let mut places = vec![Point::default(); count];
    for (&cell, card) in nearest.iter().zip(outward(graph)) {
        places[card] = cells[cell];
    }
    places
}

/// The cards in the order in which they are met from the lead outward, step by step.
fn outward(graph: &Graph) -> Vec<usize> {
    let count = graph.cards.len();
    // For each card those it belongs to: its ties, and the next in each of its groups.
    let mut near = vec![Vec::new(); count];
    for &(from, to) in &graph.ties {
        near[from].push(to);
        near[to].push(from);
    }
    for group in &graph.groups {
        for pair in group.windows(2) {
            near[pair[0]].push(pair[1]);
            near[pair[1]].push(pair[0]);
        }
    }
    let rank = |card: usize| (graph.leads[card], near[card].len());
    let mut met = vec![false; count];
    let mut outward = Vec::with_capacity(count);
    let mut done = 0;
    for start in order(count, &mut |a, b| rank(b).partial_cmp(&rank(a)).unwrap_or(Ordering::Equal)) {
        if met[start] {
            continue;
        }
        met[start] = true;
        outward.push(start);
        while done < outward.len() {
            for &other in &near[outward[done]] {
                if !met[other] {
                    met[other] = true;
                    outward.push(other);
                }
            }
            done += 1;
        }
    }
    outward
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Layout, Options, boxes};

    #[test]
    fn a_thousand_are_laid_out_at_once_and_none_covers_another() {
        let size = Size { w: 160.0, h: 46.0 };
        let ties = (1..1000).map(|card| (card, card / 3)).collect();
        let graph = Graph { cards: vec![size; 1000], ties, groups: Vec::new(), leads: vec![0.0; 1000] };
        let mut layout = Layout::new(graph, Options::default());
        assert!(layout.work(1));
        let boxes = boxes(&vec![size; 1000], &layout.places());
        for (place, card) in boxes.iter().enumerate() {
            assert!(!boxes[..place].iter().any(|other| card.overlaps(other)), "{card:?}");
        }
    }

    #[test]
    fn whoever_is_nearer_to_the_lead_stands_nearer_to_the_middle() {
        // A path of nine, led by the one in its middle.
        let size = Size { w: 10.0, h: 10.0 };
        let mut leads = vec![0.0; 9];
        leads[4] = 1.0;
        let ties = (0..8).map(|card| (card, card + 1)).collect();
        let graph = Graph { cards: vec![size; 9], ties, groups: Vec::new(), leads };
        assert_eq!(outward(&graph), [4, 3, 5, 2, 6, 1, 7, 0, 8]);
        let places = rings(&graph, size, 1.0);
        let middle = Point { x: 15.0, y: 15.0 };
        let away = |card: usize| places[card].distance(middle);
        assert!(away(4) <= away(3) && away(3) <= away(2) && away(2) <= away(0), "{places:?}");
    }
}
