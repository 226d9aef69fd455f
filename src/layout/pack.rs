//! Parts beside and below each other, the largest first.

use super::settle::Settling;
use crate::geom::{Point, Size};
use crate::order::order;
use std::cmp::Ordering;

/// Space around a part, in rows and columns of cards: enough to see that it is one.
const APART: f64 = 0.35;

/// Puts the blocks in rows, about as wide as `aspect` asks for, and the cards `alone` in lines below. Gives the middle
/// of every card of the whole.
pub fn pack(cards: &[Size], blocks: &[Settling], alone: &[usize], pitch: Size, aspect: f64) -> Vec<Point> {
    let mut places = vec![Point::default(); cards.len()];
    let mut area = alone.len() as f64 * pitch.w * pitch.h;
    let mut widest = pitch.w;
    for block in blocks {
        let (_, size) = extent(block.places(), &block.cards, cards);
        area += size.w * size.h;
        widest = widest.max(size.w);
    }
    let width = widest.max((area * aspect).sqrt());
    let apart = Size { w: pitch.w * APART, h: pitch.h * APART };
    let (mut left, mut above, mut height) = (0.0, 0.0, 0.0_f64);
    for block in blocks {
        let (corner, size) = extent(block.places(), &block.cards, cards);
        if left > 0.0 && left + size.w > width {
            above += height + apart.h;
            (left, height) = (0.0, 0.0);
        }
        for (at, &card) in block.cards.iter().enumerate() {
            let place = block.places()[at];
            places[card] = Point { x: left + place.x - corner.x, y: above + place.y - corner.y };
        }
        left += size.w + apart.w;
        height = height.max(size.h);
    }
    let above = if blocks.is_empty() { 0.0 } else { above + height + apart.h };
    let columns = ((width / pitch.w) as usize).max(1);
    for (number, &card) in alone.iter().enumerate() {
        let (row, column) = ((number / columns) as f64, (number % columns) as f64);
        places[card] = Point { x: (column + 0.5) * pitch.w, y: above + (row + 0.5) * pitch.h };
    }
    let everybody = order(cards.len(), &mut |_, _| Ordering::Equal);
    let corner = extent(&places, &everybody, cards).0;
    for place in &mut places {
        *place = Point { x: place.x - corner.x, y: place.y - corner.y };
    }
    places
}

/// The upper left corner of some cards with their places, and the size of all of them.
#[inline(never)]
fn extent(places: &[Point], numbers: &[usize], cards: &[Size]) -> (Point, Size) {
    let mut low = Point { x: f64::INFINITY, y: f64::INFINITY };
    let mut high = Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
    for (at, &card) in numbers.iter().enumerate() {
        let (place, w, h) = (places[at], cards[card].w / 2.0, cards[card].h / 2.0);
        low = Point { x: low.x.min(place.x - w), y: low.y.min(place.y - h) };
        high = Point { x: high.x.max(place.x + w), y: high.y.max(place.y + h) };
    }
    (low, Size { w: high.x - low.x, h: high.y - low.y })
}
