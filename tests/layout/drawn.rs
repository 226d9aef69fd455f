//! Outlines, curves and labels of random graphs.

use crate::graphs::{Chance, graph};
use crate::laid::{check_labels, check_outlines, corners_of, is_inside, is_on_edge, overlaps};
use crate::{options, sample};
use castmap::geom::{Curve, Point, Rect, Size};
use castmap::layout::{boxes, curves, labels, layout, outlines};

fn card(x: f64, y: f64) -> Rect {
    Rect { middle: Point { x, y }, size: Size { w: 100.0, h: 40.0 } }
}

const PLATE: Size = Size { w: 80.0, h: 20.0 };

#[test]
fn every_outline_contains_its_members_and_its_name() {
    for seed in 0..sample::sample("outlines of random graphs", 150, 1000).into() {
        let graph = graph(seed);
        let boxes = boxes(&graph.cards, &layout(graph.clone(), options(seed)));
        let plates = vec![PLATE; graph.groups.len()];
        let outlines = outlines(&boxes, &graph.groups, &plates);
        check_outlines(&boxes, &graph.groups, &outlines, &format!("graph {seed}"));
    }
}

#[test]
fn outlines_leave_strangers_out() {
    // A stranger in a corner, between two rows, at a side; the outline has so many corners.
    for (name, strangers, corners) in [
        ("nobody", vec![], 4),
        ("in a corner", vec![card(0.0, 0.0)], 6),
        ("at the other", vec![card(400.0, 200.0)], 6),
        ("both", vec![card(0.0, 0.0), card(400.0, 200.0)], 8),
        ("far away", vec![card(900.0, 0.0)], 4),
    ] {
        let mut boxes = vec![card(200.0, 0.0), card(400.0, 0.0), card(0.0, 200.0), card(200.0, 200.0)];
        boxes.extend(strangers);
        let found = outlines(&boxes, &[vec![0, 1, 2, 3]], &[PLATE]);
        let outline = found[0].as_ref().expect(name);
        assert_eq!(outline.corners.len(), corners, "{name}: {outline:?}");
        for stranger in &boxes[4..] {
            for corner in corners_of(stranger) {
                assert!(!is_inside(&outline.corners, corner), "{name}: {outline:?}");
            }
            assert!(!outline.plate.overlaps(stranger), "{name}: {outline:?}");
        }
    }
}

#[test]
fn names_of_groups_around_one_card_do_not_cover_each_other() {
    let boxes = [card(0.0, 0.0)];
    let found = outlines(&boxes, &[vec![0], vec![0], vec![]], &[PLATE; 3]);
    assert_eq!(found.iter().filter(|outline| outline.is_none()).count(), 1);
    let mut all: Vec<Rect> = found.iter().flatten().map(|outline| outline.plate).collect();
    all.extend(boxes);
    assert_eq!(overlaps(&all), 0);
}

#[test]
fn ties_of_one_pair_run_apart() {
    for (to, stranger) in [((300.0, 0.0), None), ((0.0, 200.0), None), ((300.0, 0.0), Some((150.0, 0.0)))] {
        let mut boxes = vec![card(0.0, 0.0), card(to.0, to.1)];
        boxes.extend(stranger.map(|(x, y)| card(x, y)));
        for ties in [vec![(0, 1), (1, 0)], vec![(0, 1), (0, 1), (1, 0)], vec![(0, 1); 4]] {
            let curves = curves(&boxes, &ties, false);
            assert_eq!(curves.len(), ties.len());
            for (place, one) in curves.iter().enumerate() {
                for other in &curves[..place] {
                    let apart = one.at(0.5).distance(other.at(0.5));
                    assert!(apart > 20.0, "{ties:?}: {apart} apart");
                }
            }
        }
    }
}

#[test]
fn ties_end_at_the_edges_of_their_boxes() {
    let boxes = [card(0.0, 0.0), card(300.0, 0.0), card(0.0, 200.0), card(150.0, 0.0)];
    let ties = [(0, 1), (1, 0), (0, 2), (2, 1), (1, 2)];
    for (&(from, to), curve) in ties.iter().zip(curves(&boxes, &ties, false)) {
        assert!(
            is_on_edge(&boxes[from], curve.from) && is_on_edge(&boxes[to], curve.to),
            "{from} {to}: {curve:?}"
        );
    }
    // The first would pass through the last card.
    let bent = curves(&boxes, &ties[..1], false)[0];
    for pair in bent.flat().windows(2) {
        assert!(!boxes[3].scaled(0.9).is_crossed(pair[0], pair[1]), "{bent:?}");
    }
    // Of two that stand close, as where a hand put them, none of the bends is hidden behind a card.
    let close = [card(0.0, 0.0), card(60.0, 45.0)];
    for ties in [vec![(0, 1); 2], vec![(1, 0); 2], vec![(0, 1); 4]] {
        let curves = curves(&close, &ties, false);
        for (&(from, to), curve) in ties.iter().zip(&curves) {
            let is_tied = is_on_edge(&close[from], curve.from) && is_on_edge(&close[to], curve.to);
            assert!(is_tied, "{ties:?}: {curve:?}");
        }
        assert!(curves.windows(2).all(|pair| pair[0].at(0.5).distance(pair[1].at(0.5)) > 5.0), "{curves:?}");
    }
    // An end that is not there is no reason to fail.
    assert_eq!(curves(&boxes, &[(0, 9)], false), [Curve::straight(Point::default(), Point::default())]);
}

#[test]
fn labels_cover_neither_boxes_nor_each_other() {
    let mut placed = [0, 0];
    for seed in 0..sample::sample("labels of random graphs", 60, 500).into() {
        let graph = graph(seed);
        let places = layout(graph.clone(), options(seed));
        let all = boxes(&graph.cards, &places);
        let curves = curves(&all, &graph.ties, false);
        let mut chance = Chance(seed + 7);
        let mut shapes = Vec::new();
        for _ in &curves {
            let w = 30.0 + chance.below(100) as f64;
            let offered = [Size { w, h: 16.0 }, Size { w: w / 2.0 + 8.0, h: 32.0 }];
            shapes.push(offered[..chance.below(3)].to_vec());
        }
        let found = labels(&all, &curves, &shapes);
        let counts = check_labels(&all, &curves, &shapes, &found, &format!("graph {seed}"));
        placed = [placed[0] + counts[0], placed[1] + counts[1]];
    }
    sample::say(&format!("{} labels found room, {} did not", placed[0], placed[1]));
    assert!(placed[0] > placed[1], "{placed:?}");
}

#[test]
fn a_wide_label_beside_a_short_slanted_tie_covers_nobody() {
    for (to, w, h, stranger) in [
        ((60.0, 50.0), 200.0, 30.0, (130.0, -70.0)),
        ((90.0, 50.0), 240.0, 40.0, (-30.0, 120.0)),
        ((30.0, 50.0), 240.0, 20.0, (250.0, -60.0)),
    ] {
        let boxes = [card(0.0, 0.0), card(to.0, to.1), card(stranger.0, stranger.1)];
        let (curves, shapes) = (curves(&boxes, &[(0, 1)], false), [vec![Size { w, h }]]);
        check_labels(&boxes, &curves, &shapes, &labels(&boxes, &curves, &shapes), "a slanted tie");
    }
}
