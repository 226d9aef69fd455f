//! Where cards stand: none covers another, whatever the graph, and always in the same places.

#[path = "support/sample.rs"]
mod sample;

use castmap::geom::{Point, Rect, Size, cross};
use castmap::layout::{Graph, Options, boxes, layout};
use castmap::model::Show;
use castmap::model::seen::{Snapshot, Subject};
use std::collections::BTreeSet;

/// Chance for the tests, not that of the layout: a multiplicative generator (Park and Miller, 1988).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as usize % end.max(1)
    }
}

const GAP: Size = Size { w: 64.0, h: 56.0 };

/// Graphs of every sort that people draw, and of some that nobody does.
fn graph(seed: u64) -> Graph {
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
    Graph { cards, ties: ties.into_iter().collect(), groups, leads: vec![0.0; count] }
}

fn overlaps(boxes: &[Rect]) -> usize {
    let mut found = 0;
    for (place, one) in boxes.iter().enumerate() {
        found += boxes[..place].iter().filter(|other| one.overlaps(other)).count();
    }
    found
}

#[test]
fn no_card_covers_another() {
    for seed in 0..sample::sample("random graphs", 250, 1000).into() {
        let graph = graph(seed);
        let options = Options { aspect: [0.5, 1.5, 2.5][seed as usize % 3], effort: 30_000, seed, gap: GAP };
        let places = layout(graph.clone(), options);
        assert_eq!(places.len(), graph.cards.len());
        let boxes = boxes(&graph.cards, &places);
        assert_eq!(overlaps(&boxes), 0, "graph {seed}");
        for card in &boxes {
            let (left, top) = (card.middle.x - card.size.w / 2.0, card.middle.y - card.size.h / 2.0);
            assert!(
                left >= 0.0 && top >= 0.0 && left.is_finite() && top.is_finite(),
                "graph {seed}: {card:?}"
            );
        }
        assert_eq!(layout(graph.clone(), options), places, "graph {seed} the second time");
    }
}

#[test]
fn graphs_of_nobody_and_of_one() {
    assert_eq!(layout(Graph::default(), Options::default()), []);
    let one = Graph { cards: vec![Size { w: 120.0, h: 50.0 }], ..Graph::default() };
    assert_eq!(layout(one, Options::default()), [Point { x: 60.0, y: 25.0 }]);
}

/// What the chart of a snapshot is laid out from, with cards of one size.
fn cast(seen: &Snapshot) -> Graph {
    let mut ties = BTreeSet::new();
    for relation in &seen.relations {
        if let (Subject::Character(from), Subject::Character(to)) = (relation.from, relation.to) {
            ties.insert((from.min(to), from.max(to)));
        }
    }
    let cards = vec![Size { w: 132.0, h: 56.0 }; seen.characters.len()];
    let groups = seen.groups.iter().map(|group| group.members.clone()).collect();
    let leads = seen
        .characters
        .iter()
        .map(|character| character.tier.map_or(0.0, |tier| 1.0 - tier as u8 as f64 / 2.0));
    Graph { cards, ties: ties.into_iter().collect(), groups, leads: leads.collect() }
}

/// Crossings, and ties through strangers' cards, as METRICS.md counts them.
fn tangle(graph: &Graph, places: &[Point]) -> (usize, usize) {
    let boxes = boxes(&graph.cards, places);
    let line = |tie: usize| (places[graph.ties[tie].0], places[graph.ties[tie].1]);
    let (mut crossings, mut through) = (0, 0);
    for tie in 0..graph.ties.len() {
        let (a, b) = line(tie);
        crossings += (0..tie).filter(|&other| cross(a, b, line(other).0, line(other).1)).count();
        let (from, to) = graph.ties[tie];
        let strangers = (0..boxes.len()).filter(|&card| card != from && card != to);
        through += strangers.filter(|&card| boxes[card].scaled(0.9).is_crossed(a, b)).count();
    }
    (crossings, through)
}

#[test]
fn the_built_in_show_is_untangled() {
    let text = include_str!("../static/shows/trauma-code.json");
    let (show, _) = Show::read(text).expect("it can be read");
    for at in 0..=show.last() {
        let graph = cast(&show.as_of(at));
        let places = layout(graph.clone(), Options { effort: 3_000_000, gap: GAP, ..Options::default() });
        let (crossings, through) = tangle(&graph, &places);
        sample::say(&format!("point {at}: {crossings} crossings, {through} ties through cards"));
        assert_eq!((crossings, through), (0, 0), "at point {at}");
    }
}

#[test]
fn real_shows_are_drawn_without_overlaps() {
    let named = std::env::var_os("CASTMAP_SHARED").map(std::path::PathBuf::from);
    let shared = named.unwrap_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    for name in ["les-miserables", "death-note-ja", "game-of-thrones", "mr-sunshine-cast"] {
        let Ok(text) = std::fs::read_to_string(shared.join("shows").join(format!("{name}.json"))) else {
            sample::say(&format!(
                "SKIPPED: {name} is not in {}; say where with CASTMAP_SHARED",
                shared.display()
            ));
            continue;
        };
        let (show, _) = Show::read(&text).expect("it can be read");
        let graph = cast(&show.as_of(show.last()));
        let places = layout(graph.clone(), Options { gap: GAP, ..Options::default() });
        let (crossings, through) = tangle(&graph, &places);
        let drawn = boxes(&graph.cards, &places);
        let edge = |side: fn(&Rect) -> f64| drawn.iter().map(side).fold(0.0, f64::max);
        let (width, height) = (edge(|card| card.middle.x) + 66.0, edge(|card| card.middle.y) + 28.0);
        let area = width * height / (132.0 * 56.0 * drawn.len() as f64);
        sample::say(&format!(
            "{name}: {crossings} crossings, {through} through cards, area of {area:.1} cards"
        ));
        assert_eq!(overlaps(&drawn), 0, "{name}");
    }
}
