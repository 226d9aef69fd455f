//! Where the labels of ties stand.

use super::lines::Line;
use crate::geom::{Curve, Point, Rect, Size};
use crate::order::order;

/// A label that found room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Which of the shapes that were offered.
    pub shape: usize,
    pub middle: Point,
}

/// Shares of the way along its tie at which a label may stand, the best first.
const STEPS: [f64; 11] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.24, 0.76, 0.17, 0.83];
/// What it costs to stand a whole length away from the middle of the tie; to stand beside it; to take a later shape;
/// to stand on another tie, which reads as if it belonged to that one.
const AWAY: f64 = 4.0;
const BESIDE: f64 = 1.0;
const SHAPE: f64 = 0.3;
const ON_TIE: f64 = 2.0;
/// Space between labels and everything that they may not cover.
const CLEAR: f64 = 3.0;
/// How often labels move again to make room for others.
const ROUNDS: usize = 3;

/// A place where a label might stand.
struct Room {
    shape: usize,
    place: Rect,
    price: f64,
}

/// For each tie, one of the shapes that are offered for its label and a place for it; none where there is no room that
/// covers no box and no other label. An empty offer is a tie without a label.
///
/// The label with the fewest places chooses first; one that finds none may send those away that can stand elsewhere.
pub fn labels(boxes: &[Rect], curves: &[Curve], shapes: &[Vec<Size>]) -> Vec<Option<Label>> {
    if shapes.iter().all(Vec::is_empty) {
        return vec![None; curves.len()];
    }
    let mut lines = Vec::with_capacity(curves.len());
    for curve in curves {
        lines.push(Line::of(curve));
    }
    let mut rooms: Vec<Vec<Room>> = Vec::with_capacity(curves.len());
    for (number, curve) in curves.iter().enumerate() {
        let offered = shapes.get(number).map_or(&[][..], |offered| offered);
        rooms.push(rooms_of(boxes, &lines, number, curve, offered));
    }
    // Which of its rooms each label has taken.
    let mut taken: Vec<Option<usize>> = vec![None; rooms.len()];
    for round in 0..ROUNDS {
        for label in order(rooms.len(), &mut |a, b| rooms[a].len().cmp(&rooms[b].len())) {
            taken[label] = None;
            taken[label] = best(&rooms, &taken, label);
            if taken[label].is_none() && round > 0 {
                push(&rooms, &mut taken, label);
            }
        }
    }
    let mut labels = Vec::with_capacity(rooms.len());
    for (label, room) in taken.iter().enumerate() {
        labels.push(room.map(|room| {
            let Room { shape, place, .. } = rooms[label][room];
            Label { shape, middle: place.middle }
        }));
    }
    labels
}

/// Where the label of a tie covers no box, the cheapest first.
fn rooms_of(boxes: &[Rect], lines: &[Line], number: usize, curve: &Curve, offered: &[Size]) -> Vec<Room> {
    let mut rooms = Vec::new();
    if offered.is_empty() {
        return rooms;
    }
    let mut largest = Size::default();
    for size in offered {
        largest = Size { w: largest.w.max(size.w), h: largest.h.max(size.h) };
    }
    // Whatever a room of this tie could cover. Beside a slanted tie, a wide label reaches further up, by a quarter of its width
    // at most: half of it times sine and cosine.
    let mut zone = lines[number].around;
    let (w, h) = (largest.w + largest.h / 4.0 + CLEAR, largest.h + largest.w / 4.0 + CLEAR);
    zone.size = Size { w: zone.size.w + 2.0 * w, h: zone.size.h + 2.0 * h };
    let mut near = Vec::new();
    for card in boxes {
        if card.overlaps(&zone) {
            near.push(card);
        }
    }
    let mut others = Vec::new();
    for (other, line) in lines.iter().enumerate() {
        if other != number && line.meets(&zone) {
            others.push(line);
        }
    }
    for (shape, &size) in offered.iter().enumerate() {
        for t in STEPS {
            let on = curve.at(t);
            let (before, after) = (curve.at(t - 0.05), curve.at(t + 0.05));
            // Beside the tie, so that its box just touches the line.
            let (dx, dy) = (after.x - before.x, after.y - before.y);
            let length = (dx * dx + dy * dy).sqrt().max(0.001);
            let off = (size.w * (dy / length).abs() + size.h * (dx / length).abs()) / 2.0 + CLEAR;
            for side in [0.0, 1.0, -1.0] {
                let by = side * off / length;
                let place = Rect { middle: Point { x: on.x - dy * by, y: on.y + dx * by }, size };
                let around = with_space(&place);
                if near.iter().any(|card| card.overlaps(&around)) {
                    continue;
                }
                let mut price = AWAY * (t - 0.5).abs() + BESIDE * side.abs() + SHAPE * shape as f64;
                for line in &others {
                    if line.meets(&place) {
                        price += ON_TIE;
                    }
                }
                rooms.push(Room { shape, place, price });
            }
        }
    }
    rooms
}

fn with_space(place: &Rect) -> Rect {
    let Size { w, h } = place.size;
    Rect { middle: place.middle, size: Size { w: w + 2.0 * CLEAR, h: h + 2.0 * CLEAR } }
}

/// The cheapest room of a label that covers no other label.
fn best(rooms: &[Vec<Room>], taken: &[Option<usize>], label: usize) -> Option<usize> {
    let mut best = None;
    let mut least = f64::MAX;
    for (number, room) in rooms[label].iter().enumerate() {
        if room.price < least && covered(rooms, taken, &room.place, 1).0 == 0 {
            least = room.price;
            best = Some(number);
        }
    }
    best
}

/// How many labels one at this place would cover, counted up to `most`, and the last of them.
fn covered(rooms: &[Vec<Room>], taken: &[Option<usize>], place: &Rect, most: usize) -> (usize, usize) {
    let around = with_space(place);
    let (mut count, mut last) = (0, 0);
    for (other, room) in taken.iter().enumerate() {
        if let Some(room) = room
            && rooms[other][*room].place.overlaps(&around)
        {
            (count, last) = (count + 1, other);
            if count == most {
                break;
            }
        }
    }
    (count, last)
}

/// Takes a room in which only one other label stands, if that one finds room elsewhere.
fn push(rooms: &[Vec<Room>], taken: &mut [Option<usize>], label: usize) {
    for (number, room) in rooms[label].iter().enumerate() {
        if let (1, other) = covered(rooms, taken, &room.place, 2) {
            let old = taken[other];
            (taken[label], taken[other]) = (Some(number), None);
            taken[other] = best(rooms, taken, other);
            if taken[other].is_some() {
                return;
            }
            (taken[label], taken[other]) = (None, old);
        }
    }
}
