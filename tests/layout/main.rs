//! Where cards stand, how ties run and where labels find room: nothing covers anything, whatever the graph, and always in
//! the same places.

mod drawn;
mod graphs;
#[path = "../support/sample.rs"]
mod sample;
mod shows;

use castmap::geom::{Point, Rect, Size};
use castmap::layout::{Graph, Layout, Options, boxes, layout};
use graphs::graph;

fn overlaps(boxes: &[Rect]) -> usize {
    let mut found = 0;
    for (place, one) in boxes.iter().enumerate() {
        found += boxes[..place].iter().filter(|other| one.overlaps(other)).count();
    }
    found
}

fn options(seed: u64) -> Options {
    let gap = Size { w: 64.0, h: 56.0 };
    Options { aspect: [0.5, 1.5, 2.5][seed as usize % 3], effort: 30_000, seed, gap }
}

#[test]
fn no_card_covers_another() {
    for seed in 0..sample::sample("random graphs", 250, 1000).into() {
        let (graph, options) = (graph(seed), options(seed));
        let check = |places: &[Point], when: &str| {
            assert_eq!(places.len(), graph.cards.len());
            let boxes = boxes(&graph.cards, places);
            assert_eq!(overlaps(&boxes), 0, "graph {seed} {when}");
            for card in &boxes {
                let (left, top) = (card.middle.x - card.size.w / 2.0, card.middle.y - card.size.h / 2.0);
                assert!(
                    left >= 0.0 && top >= 0.0 && left.is_finite() && top.is_finite(),
                    "graph {seed} {when}: {card:?}"
                );
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
            while !layout.work(slice) {
                slices += 1;
                assert!(slices < 100_000, "graph {seed} settles in slices of {slice}");
            }
            assert!(layout.work(0), "graph {seed} stays settled");
            assert_eq!(layout.places(), whole, "graph {seed} in slices of {slice}");
        }
    }
}

#[test]
fn graphs_of_nobody_and_of_one() {
    assert_eq!(layout(Graph::default(), Options::default()), []);
    assert!(Layout::new(Graph::default(), Options::default()).work(0));
    let one = Graph { cards: vec![Size { w: 120.0, h: 50.0 }], ..Graph::default() };
    assert_eq!(layout(one, Options::default()), [Point { x: 60.0, y: 25.0 }]);
}
