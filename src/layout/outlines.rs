//! Outlines around the members of groups, with a place for each name.

use crate::geom::{Point, Rect, Size};

/// Around the members of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// A closed polygon; painters round its corners.
    pub corners: Vec<Point>,
    /// Where the group's name stands.
    pub plate: Rect,
}

/// Space between a card and the outline around it.
const PADDING: f64 = 16.0;

/// The outline of each group; none for a group without members. `plates` are the sizes of their names.
pub fn outlines(boxes: &[Rect], groups: &[Vec<usize>], plates: &[Size]) -> Vec<Option<Outline>> {
    let mut outlines = Vec::new();
    for (members, &size) in groups.iter().zip(plates) {
        let (mut low, mut high) = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
        for &member in members {
            let Some(card) = boxes.get(member) else { continue };
            let (w, h) = (card.size.w / 2.0 + PADDING, card.size.h / 2.0 + PADDING);
            low = Point { x: low.x.min(card.middle.x - w), y: low.y.min(card.middle.y - h) };
            high = Point { x: high.x.max(card.middle.x + w), y: high.y.max(card.middle.y + h) };
        }
        if low.x > high.x {
            outlines.push(None);
            continue;
        }
        let middle = Point { x: low.x + PADDING + size.w / 2.0, y: low.y + PADDING / 2.0 - size.h / 2.0 };
        low.y -= size.h;
        let corners = vec![low, Point { x: high.x, y: low.y }, high, Point { x: low.x, y: high.y }];
        outlines.push(Some(Outline { corners, plate: Rect { middle, size } }));
    }
    outlines
}
