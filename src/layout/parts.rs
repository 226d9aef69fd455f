//! The parts of a graph that hang together, by a tie or a group.

use super::Graph;
use crate::order::order;
use std::cmp::Ordering;

/// A part, and which cards of the whole it is made of.
#[derive(Default)]
pub struct Part {
    pub graph: Graph,
    pub cards: Vec<usize>,
}

/// The parts, the largest first, of equals the one with the first card.
pub fn parts(whole: &Graph) -> Vec<Part> {
    let count = whole.cards.len();
    // Everybody stands alone, at first.
    let mut above = order(count, &mut |_, _| Ordering::Equal);
    for &(from, to) in &whole.ties {
        join(&mut above, from, to);
    }
    for group in &whole.groups {
        for &card in group {
            join(&mut above, group[0], card);
        }
    }
    // The part of each card, and the place of the card in it.
    let mut part_of = vec![usize::MAX; count];
    let mut place_of = vec![0; count];
    let mut parts: Vec<Part> = Vec::new();
    for card in 0..count {
        let top = top(&mut above, card);
        if part_of[top] == usize::MAX {
            part_of[top] = parts.len();
            parts.push(Part::default());
        }
        part_of[card] = part_of[top];
        let part = &mut parts[part_of[card]];
        place_of[card] = part.cards.len();
        part.cards.push(card);
        part.graph.cards.push(whole.cards[card]);
        part.graph.leads.push(whole.leads.get(card).copied().unwrap_or_default());
    }
    for &(from, to) in &whole.ties {
        parts[part_of[from]].graph.ties.push((place_of[from], place_of[to]));
    }
    for group in &whole.groups {
        let Some(&first) = group.first() else { continue };
        let mut members = Vec::with_capacity(group.len());
        for &card in group {
            members.push(place_of[card]);
        }
        parts[part_of[first]].graph.groups.push(members);
    }
    let mut sorted = Vec::with_capacity(parts.len());
    for place in order(parts.len(), &mut |a, b| parts[b].cards.len().cmp(&parts[a].cards.len())) {
        sorted.push(std::mem::take(&mut parts[place]));
    }
    sorted
}

/// The card that stands for all that hang together with this one (Tarjan, "Efficiency of a good but not linear set
/// union algorithm", 1975, with path halving).
fn top(above: &mut [usize], mut card: usize) -> usize {
    while above[card] != card {
        above[card] = above[above[card]];
        card = above[card];
    }
    card
}

/// The lower number stands above the higher, so that a part's card with the lowest number stands for it.
fn join(above: &mut [usize], one: usize, other: usize) {
    let (one, other) = (top(above, one), top(above, other));
    above[one.max(other)] = one.min(other);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;

    #[test]
    fn a_part_hangs_together_by_ties_and_groups() {
        let whole = Graph {
            cards: vec![Size::default(); 7],
            ties: vec![(5, 6), (1, 3)],
            groups: vec![vec![3, 4], vec![0]],
            leads: vec![0.0, 1.0],
        };
        let found = parts(&whole);
        let cards: Vec<&[usize]> = found.iter().map(|part| &*part.cards).collect();
        assert_eq!(cards, [&[1, 3, 4][..], &[5, 6], &[0], &[2]]);
        assert_eq!(found[0].graph.ties, [(0, 1)]);
        assert_eq!(found[0].graph.groups, [[1, 2]]);
        assert_eq!(found[0].graph.leads, [1.0, 0.0, 0.0]);
        assert_eq!(found[1].graph.ties, [(0, 1)]);
        assert_eq!(found[2].graph.groups, [[0]]);
        assert!(found[3].graph.groups.is_empty());
    }
}
