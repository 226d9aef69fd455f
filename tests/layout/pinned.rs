//! Cards that are put somewhere: they stand exactly there, those in the way make room, and nobody else moves.

use super::graphs::{Chance, graph};
use super::{options, overlaps, sample};
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
        let after = pinned(before.clone(), &pins, options.pitch);
        assert_eq!(overlaps(&after), 0, "graph {seed}: {pins:?}");
        assert_eq!(pinned(before.clone(), &pins, options.pitch), after, "graph {seed} the second time");
        // Of pins that overlap, the later one holds.
        let mut held: Vec<Rect> = Vec::new();
        for &(card, middle) in pins.iter().rev() {
            let rect = Rect { middle, ..before[card] };
            if held.iter().all(|other| !Rect { size: grown(other.size), ..*other }.overlaps(&rect)) {
                assert_eq!(after[card], rect, "graph {seed}: {card} stands where it was put");
                held.push(rect);
                put += 1;
            }
        }
        for (card, (was, is)) in before.iter().zip(&after).enumerate() {
            assert_eq!(was.size, is.size);
            if pins.iter().any(|(known, _)| *known == card) || was == is {
                continue;
            }
            let in_the_way =
                held.iter().any(|other| Rect { size: grown(other.size), ..*other }.overlaps(was));
            assert!(in_the_way, "graph {seed}: nobody was put where {card} stands");
            moved += 1;
        }
    }
    sample::say(&format!("{put} put, {moved} made room"));
    assert!(put > 150 && moved > 100, "{put} put, {moved} made room");
}

/// With the space that others keep.
fn grown(size: Size) -> Size {
    Size { w: size.w + 16.0, h: size.h + 16.0 }
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
