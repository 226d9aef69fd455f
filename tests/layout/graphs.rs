//! Graphs of every sort that people draw, and of some that nobody does.

use castmap::geom::Size;
use castmap::layout::Graph;
use std::collections::BTreeSet;

/// Chance for the tests, not that of the layout: a multiplicative generator (Park and Miller, 1988).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as usize % end.max(1)
    }
}

/// A graph of one of eight sorts, with groups and cards of chance.
pub fn graph(seed: u64) -> Graph {
    let mut chance = Chance(seed + 1);
    let count = chance.below(201);
    let mut ties = BTreeSet::new();
    let mut tie = |a: usize, b: usize| {
        if a != b && a < count && b < count {
            ties.insert((a.min(b), a.max(b)));
        }
    };
    match seed % 8 {
        // A star, a clique, a tree, a ladder, a ring, many parts, chance, nothing.
        0 => (1..count).for_each(|card| tie(0, card)),
        1 => (0..count.min(16)).for_each(|a| (0..a).for_each(|b| tie(a, b))),
        2 => (1..count).for_each(|card| tie(card, chance.below(card))),
        3 => {
            for card in 0..count {
                tie(card, card + 2);
                tie(card - card % 2, card - card % 2 + 1);
            }
        }
        4 => (0..count).for_each(|card| tie(card, (card + 1) % count)),
        5 => (0..count).filter(|card| card % 5 != 4).for_each(|card| tie(card, card + 1)),
        6 => (0..2 * count).for_each(|_| tie(chance.below(count), chance.below(count))),
        _ => {}
    }
    let mut groups = Vec::new();
    for _ in 0..chance.below(8) {
        let members: BTreeSet<usize> = (0..chance.below(9)).map(|_| chance.below(count)).collect();
        groups.push(members.into_iter().filter(|&card| card < count).collect());
    }
    let mut size = || Size { w: 100.0 + chance.below(80) as f64, h: 40.0 + chance.below(40) as f64 };
    let cards = (0..count).map(|_| size()).collect();
    Graph { cards, ties: ties.into_iter().collect(), groups, leads: vec![0.0; count], before: Vec::new() }
}
