//! Where cards stand, how ties run and where labels find room: nothing covers anything, whatever the graph, and always in
//! the same places.

mod drawn;
mod graphs;
#[path = "../support/laid.rs"]
mod laid;
mod pinned;
#[path = "../support/sample.rs"]
mod sample;

use castmap::geom::{Point, Size};
use castmap::layout::{Graph, Layout, Options, boxes, layout};
use graphs::graph;
use laid::overlaps;

fn options(seed: u64) -> Options {
    let pitch = Size { w: 244.0, h: 136.0 };
    Options { aspect: [0.5, 1.5, 2.5][seed as usize % 3], effort: 30_000, seed, pitch }
}

#[test]
fn no_card_covers_another() {
    for seed in 0..sample::sample("random graphs", 250, 1000).into() {
        let (graph, options) = (graph(seed), options(seed));
        let check = |places: &[Point], when: &str| {
            assert_eq!(places.len(), graph.cards.len());
            let boxes = boxes(&graph.cards, places);
            assert_eq!(overlaps(&boxes), 0, "graph {seed} {when}");
            for at in places {
                assert!(at.x.is_finite() && at.y.is_finite(), "graph {seed} {when}: {at:?}");
            }
        };
        check(&Layout::new(graph.clone(), options).places(), "at first");
        let places = layout(graph.clone(), options);
        check(&places, "at last");
        assert_eq!(layout(graph.clone(), options), places, "graph {seed} the second time");
    }
}

#[test]
fn slices_do_not_change_the_result() {
    for seed in 0..sample::sample("random graphs in slices", 60, 300).into() {
        let (graph, options) = (graph(seed), options(seed));
        let whole = layout(graph.clone(), options);
        for slice in [1, 777, 10_000] {
            let mut layout = Layout::new(graph.clone(), options);
            let mut slices = 0;
            while !layout.is_settled() {
                layout.work(slice);
                slices += 1;
                assert!(slices < 100_000, "graph {seed} settles in slices of {slice}");
            }
            assert_eq!(layout.work(7), 7, "graph {seed} is done");
            assert_eq!(layout.places(), whole, "graph {seed} in slices of {slice}");
        }
    }
}

#[test]
fn graphs_of_nobody_and_of_one() {
    assert_eq!(layout(Graph::default(), Options::default()), []);
    assert!(Layout::new(Graph::default(), Options::default()).is_settled());
    let one = Graph { cards: vec![Size { w: 120.0, h: 50.0 }], ..Graph::default() };
    assert_eq!(layout(one, Options::default()), [Point::default()]);
}

/// Whether a card has neither a tie nor a group with others.
fn is_alone(graph: &Graph, card: usize) -> bool {
    let is_in = |members: &Vec<usize>| members.contains(&card) && members.iter().any(|&other| other != card);
    !graph.groups.iter().any(is_in)
        && graph.ties.iter().all(|&(one, other)| one == other || one != card && other != card)
}

#[test]
fn who_stood_in_the_chart_stays_and_newcomers_come_in_beside_theirs() {
    let (mut stayed, mut moved) = (0, 0);
    for seed in 0..sample::sample("random graphs that grow", 60, 500).into() {
        let (graph, options) = (graph(seed), options(seed));
        let before = layout(graph.clone(), options);
        // Every fourth card is new.
        let mut later = graph.clone();
        later.before = before.iter().map(|at| Some(*at)).collect();
        for card in (0..before.len()).step_by(4) {
            later.before[card] = None;
        }
        let begins = Layout::new(later.clone(), options).places();
        let after = layout(later.clone(), options);
        for (when, places) in [("at first", &begins), ("at last", &after)] {
            assert_eq!(overlaps(&boxes(&graph.cards, places)), 0, "graph {seed} {when}");
        }
        for (card, stood) in later.before.iter().enumerate() {
            let Some(stood) = stood else { continue };
            let is_at_home = begins[card].distance(*stood) < 0.01;
            // Rows of those who stand alone are below all others, with a row between: newcomers push them.
            let nearest = stood.y - 1.5 * options.pitch.h;
            let is_pushed = is_alone(&graph, card)
                && (0..before.len()).any(|other| !is_alone(&graph, other) && begins[other].y > nearest);
            assert!(is_at_home || is_pushed, "graph {seed}: {card} has not been asked to move");
            let is_still = after[card].distance(*stood) < 0.01;
            (stayed, moved) = (stayed + usize::from(is_still), moved + usize::from(!is_still));
        }
    }
    sample::say(&format!("{stayed} stayed, {moved} moved"));
    assert!(stayed > 4 * moved, "{stayed} stayed, {moved} moved");
}

#[test]
fn what_belongs_together_stands_together() {
    // Four cliques of 150 cards: too many to be untangled one by one.
    let cards = 600;
    let mut chance = graphs::Chance(5);
    let ties: std::collections::BTreeSet<(usize, usize)> = (0..3 * cards)
        .map(|_| {
            let (one, other) = (chance.below(cards), 4 * chance.below(cards / 4));
            (one, other + one % 4)
        })
        .filter(|(one, other)| one != other)
        .map(|(one, other)| (one.min(other), one.max(other)))
        .collect();
    let graph = Graph {
        cards: vec![Size { w: 160.0, h: 46.0 }; cards],
        ties: ties.into_iter().collect(),
        groups: Vec::new(),
        leads: vec![0.0; cards],
        before: Vec::new(),
    };
    let places = layout(graph, options(1));
    let (mut own, mut all) = (0.0, 0.0);
    for one in 0..cards {
        for other in (0..one).step_by(3) {
            let way = places[one].distance(places[other]);
            own += if one % 4 == other % 4 { 4.0 * way } else { 0.0 };
            all += way;
        }
    }
    assert!(own < 0.75 * all, "{} of the mean distance", own / all);
}
