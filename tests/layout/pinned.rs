//! Cards that are put somewhere: they stand exactly there, those in the way make room, and nobody else moves.

use super::graphs::{Chance, graph};
use super::{laid, options, sample};
use crate::laid::overlaps;
use castmap::geom::{Point, Rect, Size};
use castmap::layout::{boxes, layout, pinned};

/// Some pins of chance, each of another card, many of them where somebody stands.
fn pins(boxes: &[Rect], chance: &mut Chance) -> Vec<(usize, Point)> {
    let mut pins: Vec<(usize, Point)> = Vec::new();
    for _ in 0..chance.below(9) {
        let (card, other) = (chance.below(boxes.len()), chance.below(boxes.len()));
        let mut away = || chance.below(400) as f64 - 200.0;
        let Point { x, y } = boxes[other].middle;
        if pins.iter().all(|(known, _)| *known != card) {
            pins.push((card, Point { x: x + away(), y: y + away() / 2.0 }));
        }
    }
    pins
}

#[test]
fn pinned_cards_stand_where_they_were_put_and_only_those_in_the_way_move() {
    let (mut put, mut moved) = (0, 0);
    for seed in 0..sample::sample("random graphs with pins", 80, 2000).into() {
        let (graph, options) = (graph(seed), options(seed));
        if graph.cards.is_empty() {
            continue;
        }
        let mut chance = Chance(seed + 77);
        let before = boxes(&graph.cards, &layout(graph.clone(), options));
        let pins = pins(&before, &mut chance);
        let counts = laid::check_pinned(&before, &pins, options.pitch, &format!("graph {seed}"));
        (put, moved) = (put + counts[0], moved + counts[1]);
    }
    sample::say(&format!("{put} put, {moved} made room"));
    assert!(put > 150 && moved > 100, "{put} put, {moved} made room");
}

#[test]
fn whoever_makes_room_goes_to_the_nearest_free_cell() {
    let (size, pitch) = (Size { w: 100.0, h: 40.0 }, Size { w: 200.0, h: 300.0 });
    let at = |x: f64, y: f64| Rect { middle: Point { x, y }, size };
    let row = vec![at(0.0, 0.0), at(200.0, 0.0), at(400.0, 0.0)];
    assert_eq!(pinned(row.clone(), &[], pitch), row);
    // Where the one that was put left a cell, the other one takes it.
    let after = pinned(row.clone(), &[(0, Point { x: 190.0, y: 10.0 })], pitch);
    assert_eq!(after, [at(190.0, 10.0), at(0.0, 0.0), at(400.0, 0.0)]);
    let far = pinned(row.clone(), &[(0, Point { x: -9_000.0, y: 30_000.0 })], pitch);
    assert_eq!(far[1..], row[1..]);
    let all = [(0, Point::default()), (1, Point::default()), (2, Point::default())];
    let after = pinned(row, &all, pitch);
    assert_eq!((after[2], overlaps(&after)), (at(0.0, 0.0), 0));
}
