//! What holds of cards that were laid out, of outlines around them and of labels between them, whatever the graph.

#![allow(dead_code, reason = "each test uses what it needs")]

use castmap::geom::{Curve, Point, Rect, Size};
use castmap::layout::{Label, Outline, pinned};

/// How many pairs of boxes overlap.
pub fn overlaps(boxes: &[Rect]) -> usize {
    let mut found = 0;
    for (place, one) in boxes.iter().enumerate() {
        found += boxes[..place].iter().filter(|other| one.overlaps(other)).count();
    }
    found
}

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

pub fn corners_of(card: &Rect) -> [Point; 4] {
    let (w, h) = (card.size.w / 2.0, card.size.h / 2.0);
    [(-w, -h), (w, -h), (w, h), (-w, h)].map(|(x, y)| Point { x: card.middle.x + x, y: card.middle.y + y })
}

pub fn contains(outline: &Outline, card: &Rect) -> bool {
    corners_of(card).into_iter().all(|corner| is_inside(&outline.corners, corner))
}

/// Each outline is around the members of its group and the name.
pub fn check_outlines(boxes: &[Rect], groups: &[Vec<usize>], outlines: &[Option<Outline>], what: &str) {
    assert_eq!(outlines.len(), groups.len());
    for (members, outline) in groups.iter().zip(outlines) {
        assert_eq!(outline.is_none(), members.is_empty(), "{what}");
        let Some(outline) = outline else { continue };
        assert!(contains(outline, &outline.plate), "{what}: the name in {outline:?}");
        for &member in members {
            // Where two rows touch, the outline runs along the edge of a card.
            assert!(contains(outline, &boxes[member].scaled(0.999)), "{what}: {member} in {outline:?}");
        }
    }
}

/// Whether a point is on the edge of a card.
pub fn is_on_edge(card: &Rect, at: Point) -> bool {
    let x = 2.0 * (at.x - card.middle.x).abs() / card.size.w;
    let y = 2.0 * (at.y - card.middle.y).abs() / card.size.h;
    (x.max(y) - 1.0).abs() < 1e-6
}

/// No label covers a box or another label; how many found room, and how many did not.
pub fn check_labels(
    boxes: &[Rect],
    curves: &[Curve],
    shapes: &[Vec<Size>],
    found: &[Option<Label>],
    what: &str,
) -> [usize; 2] {
    let (mut all, mut placed) = (boxes.to_vec(), [0, 0]);
    assert_eq!(found.len(), curves.len());
    for (label, offered) in found.iter().zip(shapes) {
        let Some(label) = label else {
            placed[1] += usize::from(!offered.is_empty());
            continue;
        };
        placed[0] += 1;
        all.push(Rect { middle: label.middle, size: offered[label.shape] });
    }
    assert_eq!(overlaps(&all), 0, "{what} of {} cards", boxes.len());
    placed
}

/// With the space that others keep.
fn grown(size: Size) -> Size {
    Size { w: size.w + 16.0, h: size.h + 16.0 }
}

/// Cards that were put somewhere stand exactly there, those in the way make room, and nobody else moves; how many were put, and
/// how many made room.
pub fn check_pinned(before: &[Rect], pins: &[(usize, Point)], pitch: Size, what: &str) -> [usize; 2] {
    let (mut put, mut moved) = (0, 0);
    let after = pinned(before.to_vec(), pins, pitch);
    assert_eq!(overlaps(&after), 0, "{what}: {pins:?}");
    assert_eq!(pinned(before.to_vec(), pins, pitch), after, "{what} the second time");
    // Of pins that overlap, the later one holds.
    let mut held: Vec<Rect> = Vec::new();
    for &(card, middle) in pins.iter().rev() {
        let rect = Rect { middle, ..before[card] };
        if held.iter().all(|other| !Rect { size: grown(other.size), ..*other }.overlaps(&rect)) {
            assert_eq!(after[card], rect, "{what}: {card} stands where it was put");
            held.push(rect);
            put += 1;
        }
    }
    for (card, (was, is)) in before.iter().zip(&after).enumerate() {
        assert_eq!(was.size, is.size);
        if pins.iter().any(|(known, _)| *known == card) || was == is {
            continue;
        }
        let in_the_way = held.iter().any(|other| Rect { size: grown(other.size), ..*other }.overlaps(was));
        assert!(in_the_way, "{what}: nobody was put where {card} stands");
        moved += 1;
    }
    [put, moved]
}
