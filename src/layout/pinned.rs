//! Cards that were put somewhere by hand, and those that make room for them.

use super::cells::Cells;
use super::free::Free;
use crate::geom::{Point, Rect, Size};

/// Others keep this far from a card that was put among them.
const CLEAR: f64 = 8.0;

/// The boxes of cards, some of which were put elsewhere: each of `pins` says which and where its middle is now, the last
/// one put last. `pitch` is that of the layout they come from.
///
/// They stand exactly there; of two that would overlap, the one that was put later. Whoever is in their way gets the nearest
/// free cell. Nobody else moves.
pub fn pinned(mut boxes: Vec<Rect>, pins: &[(usize, Point)], pitch: Size) -> Vec<Rect> {
    let mut is_pinned = vec![false; boxes.len()];
    let (mut held, mut loose): (Vec<Rect>, Vec<usize>) = (Vec::new(), Vec::new());
    for &(card, middle) in pins.iter().rev() {
        boxes[card].middle = middle;
        is_pinned[card] = true;
        let mut around = boxes[card];
        if held.iter().any(|other| other.overlaps(&around)) {
            loose.push(card);
        } else {
            around.size = Size { w: around.size.w + 2.0 * CLEAR, h: around.size.h + 2.0 * CLEAR };
            held.push(around);
        }
    }
    for (card, rect) in boxes.iter().enumerate() {
        if !is_pinned[card] && held.iter().any(|other| other.overlaps(rect)) {
            loose.push(card);
        }
    }
    seated(boxes, &loose, &held, pitch)
}

/// The boxes of cards, where each of those that are `loose` has the free cell that is nearest to where it would stand; `held`
/// is space that is not free either.
pub fn seated(mut boxes: Vec<Rect>, loose: &[usize], held: &[Rect], pitch: Size) -> Vec<Rect> {
    let mut places = Vec::new();
    let (mut lowest, mut largest) = (0.0_f64, Size::default());
    for rect in &boxes {
        places.push(Some(rect.middle));
        lowest = lowest.max(rect.middle.y);
        largest = Size { w: largest.w.max(rect.size.w), h: largest.h.max(rect.size.h) };
    }
    if loose.is_empty() {
        return boxes;
    }
    // Below all of them there is a cell for each in any case.
    places.push(Some(Point { x: 0.0, y: lowest + pitch.h * (loose.len() + 1) as f64 }));
    let cells = Cells::around(1, 1, pitch, &places);
    let mut free = Free::new(cells);
    for (card, rect) in boxes.iter().enumerate() {
        if !loose.contains(&card) {
            fill(&mut free, *rect, largest);
        }
    }
    for rect in held {
        fill(&mut free, *rect, largest);
    }
    for &card in loose {
        if let Some(cell) = free.take(boxes[card].middle) {
            boxes[card].middle = cells.middle(cell);
        }
    }
    boxes
}

/// Takes the cells in which a card of a size would overlap a box.
fn fill(free: &mut Free, rect: Rect, size: Size) {
    let cells = free.cells;
    let (x, y) = ((rect.size.w + size.w) / 2.0, (rect.size.h + size.h) / 2.0);
    let Point { x: left, y: top } = rect.middle;
    for row in cells.row(top - y)..=cells.row(top + y) {
        for column in cells.column(row, left - x)..=cells.column(row, left + x) {
            let middle = cells.middle(row * cells.columns + column);
            if (Rect { middle, size }).overlaps(&rect) {
                free.fill(row, column);
            }
        }
    }
}
