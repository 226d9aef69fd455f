//! Parts beside and below each other, the largest first.

use crate::geom::{Point, Size};

/// A part that was laid out: a place for each of its cards.
pub struct Block {
    pub places: Vec<Point>,
    pub cards: Vec<usize>,
}

/// Space around a part, in rows and columns of cards: enough to see that it is one.
const APART: f64 = 0.35;

/// Puts the blocks in rows, about as wide as `aspect` asks for, and the cards `alone` in lines below. Gives the middle
/// of every card of the whole.
pub fn pack(
    cards: &[Size],
    mut blocks: Vec<Block>,
    alone: Vec<usize>,
    pitch: Size,
    aspect: f64,
) -> Vec<Point> {
    let mut places = vec![Point::default(); cards.len()];
    let extents: Vec<(Point, Size)> = blocks.iter().map(|block| extent(block, cards)).collect();
    let lines = alone.len() as f64 * pitch.w * pitch.h;
    let area: f64 = extents.iter().map(|(_, size)| size.w * size.h).sum::<f64>() + lines;
    let widest = extents.iter().map(|(_, size)| size.w).fold(pitch.w, f64::max);
    let width = widest.max((area * aspect).sqrt());
    let apart = Size { w: pitch.w * APART, h: pitch.h * APART };
    let (mut left, mut above, mut height) = (0.0, 0.0, 0.0_f64);
    for (block, (corner, size)) in blocks.iter_mut().zip(extents) {
        if left > 0.0 && left + size.w > width {
            above += height + apart.h;
            (left, height) = (0.0, 0.0);
        }
        for (&card, place) in block.cards.iter().zip(&block.places) {
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
    let all = Block { places, cards: (0..cards.len()).collect() };
    let corner = extent(&all, cards).0;
    all.places.iter().map(|place| Point { x: place.x - corner.x, y: place.y - corner.y }).collect()
}

/// The upper left corner of a block, and its size.
fn extent(block: &Block, cards: &[Size]) -> (Point, Size) {
    let mut low = Point { x: f64::INFINITY, y: f64::INFINITY };
    let mut high = Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
    for (&card, place) in block.cards.iter().zip(&block.places) {
        let (w, h) = (cards[card].w / 2.0, cards[card].h / 2.0);
        low = Point { x: low.x.min(place.x - w), y: low.y.min(place.y - h) };
        high = Point { x: high.x.max(place.x + w), y: high.y.max(place.y + h) };
    }
    if block.cards.is_empty() {
        return (Point::default(), Size::default());
    }
    (low, Size { w: high.x - low.x, h: high.y - low.y })
}
