//! Outlines around the members of groups, with a place for each name.

use crate::geom::{Point, Rect, Size};
use crate::order::order;

/// Around the members of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// A closed polygon of upright and level lines; painters round its corners.
    pub corners: Vec<Point>,
    /// Where the group's name stands.
    pub plate: Rect,
}

/// Space between a card and the outline around it.
const PADDING: f64 = 16.0;
/// How much further out the outline runs of a group that shares a member with an earlier one.
const NESTED: f64 = 5.0;
/// Space between an outline and the name inside it.
const ABOVE_PLATE: f64 = 9.0;
/// Space between a name and the cards that it stands over.
const BELOW_PLATE: f64 = 5.0;
/// What stands beside an outline keeps this far from it.
const CLEAR: f64 = 6.0;
/// Steps in the side of an outline that are smaller than this are made even.
const STEP: f64 = 44.0;
/// The least width of an outline between two rows of cards.
const NECK: f64 = 48.0;

/// Some of the outline, between two heights.
#[derive(Clone, Copy)]
struct Band {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Band {
    fn of(card: &Rect, by: f64) -> Self {
        let (w, h) = (card.size.w / 2.0 + by, card.size.h / 2.0 + by);
        let (x, y) = (card.middle.x, card.middle.y);
        Self { left: x - w, right: x + w, top: y - h, bottom: y + h }
    }

    fn join(&mut self, other: Self) {
        self.left = self.left.min(other.left);
        self.right = self.right.max(other.right);
        self.top = self.top.min(other.top);
        self.bottom = self.bottom.max(other.bottom);
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Among more cards than this, members of a group stand all over.
const MOST_CARDS: usize = 700;

/// The outline of each group; none for a group without members, and none at all among so many cards that members stand
/// all over. `plates` are the sizes of their names.
///
/// An outline is the box around the members, less a bite out of its left or right side wherever strangers stand in it.
pub fn outlines(boxes: &[Rect], groups: &[Vec<usize>], plates: &[Size]) -> Vec<Option<Outline>> {
    let mut outlines = Vec::with_capacity(groups.len());
    if boxes.len() > MOST_CARDS {
        outlines.resize_with(groups.len(), || None);
        return outlines;
    }
    let mut names: Vec<Band> = Vec::new();
    for (group, members) in groups.iter().enumerate() {
        let size = plates.get(group).copied().unwrap_or_default();
        let rows = rows(boxes, members);
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            outlines.push(None);
            continue;
        };
        // Strangers with the space that belongs to them, and with that of outlines of their own.
        let (mut strangers, mut apart) = (Vec::new(), Vec::new());
        for (number, card) in boxes.iter().enumerate() {
            if !members.contains(&number) {
                strangers.push(Band::of(card, CLEAR));
                let mut outline = Band::of(card, PADDING + CLEAR);
                outline.top -= size.h;
                apart.push(outline);
            }
        }
        // Around who is in an earlier group too, the later outline runs further out.
        let mut padding = PADDING;
        for earlier in &groups[..group] {
            padding += if earlier.iter().any(|card| members.contains(card)) { NESTED } else { 0.0 };
        }
        let plate = plate(first, last, size, &strangers, &names);
        names.push(Band::of(&plate, 0.0));
        let corners = corners(bands(rows, &plate, padding, &strangers, &apart));
        outlines.push(Some(Outline { corners, plate }));
    }
    outlines
}

/// The rows in which the members stand, from top to bottom: no two share a height.
fn rows(boxes: &[Rect], members: &[usize]) -> Vec<Band> {
    let mut cards = Vec::new();
    for &member in members {
        if let Some(card) = boxes.get(member) {
            cards.push(Band::of(card, 0.0));
        }
    }
    let mut rows: Vec<Band> = Vec::new();
    for next in order(cards.len(), &mut |a, b| cards[a].top.total_cmp(&cards[b].top)) {
        match rows.last_mut() {
            Some(row) if cards[next].top < row.bottom => row.join(cards[next]),
            _ => rows.push(cards[next]),
        }
    }
    rows
}

/// Where the name finds room: over the first row or below the last, at the left or at the right.
fn plate(first: &Band, last: &Band, size: Size, strangers: &[Band], names: &[Band]) -> Rect {
    let (over, below) = (first.top - BELOW_PLATE - size.h / 2.0, last.bottom + BELOW_PLATE + size.h / 2.0);
    let mut best = (usize::MAX, Rect::default());
    for (row, y, is_left) in
        [(first, over, true), (first, over, false), (last, below, true), (last, below, false)]
    {
        let x = if is_left { row.left + size.w / 2.0 } else { row.right - size.w / 2.0 };
        let plate = Rect { middle: Point { x, y }, size };
        let room = Band::of(&plate, 0.0);
        let mut cost = 0;
        for stranger in strangers {
            cost += usize::from(room.meets(stranger));
        }
        for name in names {
            cost += usize::from(room.meets(name));
        }
        if cost < best.0 {
            best = (cost, plate);
        }
    }
    best.1
}

/// The bands of the outline, from top to bottom, each at the end of the one before.
fn bands(rows: Vec<Band>, plate: &Rect, padding: f64, strangers: &[Band], apart: &[Band]) -> Vec<Band> {
    let mut whole = Band::of(plate, 0.0);
    let mut bands: Vec<Band> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut band = Band { left: row.left - padding, right: row.right + padding, ..*row };
        // Half of the space between two rows, where it is narrow.
        let next = rows.get(number + 1);
        let space = next.map_or(padding, |next| padding.min((next.top - row.bottom) / 2.0));
        band.bottom += space;
        band.top = match bands.last() {
            Some(above) => (row.top - padding).max(above.bottom),
            None => row.top - padding,
        };
        let is_over = number == 0 && plate.middle.y < row.top;
        if is_over || next.is_none() && plate.middle.y > row.bottom {
            let mut around = Band::of(plate, ABOVE_PLATE);
            around.left -= padding - ABOVE_PLATE;
            around.right += padding - ABOVE_PLATE;
            band.join(around);
        }
        whole.join(band);
        if let Some(&above) = bands.last()
            && above.bottom < band.top
        {
            bands.push(neck(above, band, strangers));
        }
        bands.push(band);
    }
    // As far out as the whole, where nobody stands in the way.
    for band in &mut bands {
        widen(band, whole.left, band.right, apart);
        widen(band, band.left, whole.right, apart);
    }
    // Steps that are too small to mean anything are none.
    for at in 1..2 * bands.len() {
        // Down, then up again.
        let one = if at < bands.len() { at } else { 2 * bands.len() - 1 - at };
        let other = if at < bands.len() { at - 1 } else { (one + 1).min(bands.len() - 1) };
        let (beside, band) = (bands[other], &mut bands[one]);
        if band.left - beside.left < STEP {
            widen(band, band.left.min(beside.left), band.right, strangers);
        }
        if beside.right - band.right < STEP {
            widen(band, band.left, band.right.max(beside.right), strangers);
        }
    }
    bands
}

/// Makes a band wider, unless it would meet somebody whom it does not meet yet.
fn widen(band: &mut Band, left: f64, right: f64, strangers: &[Band]) {
    let wider = Band { left, right, ..*band };
    for stranger in strangers {
        if stranger.meets(&wider) && !stranger.meets(band) {
            return;
        }
    }
    *band = wider;
}

/// What joins two rows: as wide as both, less the strangers between them.
fn neck(above: Band, below: Band, strangers: &[Band]) -> Band {
    let (left, right) = (above.left.max(below.left), above.right.min(below.right));
    let mut neck = Band { left, right, top: above.bottom, bottom: below.top };
    if right - left < NECK {
        // They stand side by side, or hardly over each other.
        (neck.left, neck.right) = (right.min(left) - NECK / 2.0, left.max(right) + NECK / 2.0);
    }
    for stranger in strangers {
        if stranger.meets(&neck) {
            let (left, right) = (stranger.left - neck.left, neck.right - stranger.right);
            if left > right && left >= NECK {
                neck.right = stranger.left;
            } else if right >= NECK {
                neck.left = stranger.right;
            }
        }
    }
    neck
}

/// Around the bands: down on the right, up on the left.
fn corners(bands: Vec<Band>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    for band in &bands {
        turn(&mut corners, band.right, band.top, band.bottom);
    }
    for band in bands.iter().rev() {
        turn(&mut corners, band.left, band.bottom, band.top);
    }
    corners
}

/// Goes on along an upright line; one that goes on straight has no corner.
fn turn(corners: &mut Vec<Point>, x: f64, from: f64, to: f64) {
    match corners.last_mut() {
        Some(last) if last.x == x => last.y = to,
        _ => corners.extend([Point { x, y: from }, Point { x, y: to }]),
    }
}
