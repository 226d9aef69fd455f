//! Outlines, curves and labels of random graphs.

use crate::graphs::{Chance, graph};
use crate::{options, overlaps, sample};
use castmap::geom::{Curve, Point, Rect, Size};
use castmap::layout::{Outline, boxes, curves, labels, layout, outlines};

/// Whether a point is in a polygon, by the even-odd rule.
pub fn is_inside(corners: &[Point], at: Point) -> bool {
    let mut inside = false;
    for (place, a) in corners.iter().enumerate() {
        let b = corners[(place + 1) % corners.len()];
        if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}

fn corners_of(card: &Rect) -> [Point; 4] {
    let (w, h) = (card.size.w / 2.0, card.size.h / 2.0);
    [(-w, -h), (w, -h), (w, h), (-w, h)].map(|(x, y)| Point { x: card.middle.x + x, y: card.middle.y + y })
}

fn contains(outline: &Outline, card: &Rect) -> bool {
    corners_of(card).into_iter().all(|corner| is_inside(&outline.corners, corner))
}

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
        assert_eq!(outlines.len(), graph.groups.len());
        for (members, outline) in graph.groups.iter().zip(&outlines) {
            assert_eq!(outline.is_none(), members.is_empty(), "graph {seed}");
            let Some(outline) = outline else { continue };
            assert!(contains(outline, &outline.plate), "graph {seed}: the name in {outline:?}");
            for &member in members {
                assert!(contains(outline, &boxes[member]), "graph {seed}: {member} in {outline:?}");
            }
        }
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
    let on_edge = |card: &Rect, at: Point| {
        let x = 2.0 * (at.x - card.middle.x).abs() / card.size.w;
        let y = 2.0 * (at.y - card.middle.y).abs() / card.size.h;
        (x.max(y) - 1.0).abs() < 1e-6
    };
    let ties = [(0, 1), (1, 0), (0, 2), (2, 1), (1, 2)];
    for (&(from, to), curve) in ties.iter().zip(curves(&boxes, &ties, false)) {
        assert!(on_edge(&boxes[from], curve.from) && on_edge(&boxes[to], curve.to), "{from} {to}: {curve:?}");
    }
    // The first would pass through the last card.
    let bent = curves(&boxes, &ties[..1], false)[0];
    for pair in bent.flat().windows(2) {
        assert!(!boxes[3].scaled(0.9).is_crossed(pair[0], pair[1]), "{bent:?}");
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
        let mut all = boxes(&graph.cards, &places);
        let curves = curves(&all, &graph.ties, false);
        let mut chance = Chance(seed + 7);
        let mut shapes = Vec::new();
        for _ in &curves {
            let w = 30.0 + chance.below(100) as f64;
            let offered = [Size { w, h: 16.0 }, Size { w: w / 2.0 + 8.0, h: 32.0 }];
            shapes.push(offered[..chance.below(3)].to_vec());
        }
        let cards = all.len();
        let found = labels(&all, &curves, &shapes);
        assert_eq!(found.len(), curves.len());
        for (label, offered) in found.iter().zip(&shapes) {
            let Some(label) = label else {
                placed[1] += usize::from(!offered.is_empty());
                continue;
            };
            placed[0] += 1;
            all.push(Rect { middle: label.middle, size: offered[label.shape] });
        }
        assert_eq!(overlaps(&all), 0, "graph {seed} of {cards} cards");
    }
    sample::say(&format!("{} labels found room, {} did not", placed[0], placed[1]));
    assert!(placed[0] > placed[1], "{placed:?}");
}
