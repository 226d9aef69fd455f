//! How ties run from card to card.

use crate::geom::{Curve, Point, Rect};

/// The curve of each tie, from edge of box to edge of box. The same pair may come several times: such ties run apart.
/// `boxes` may include boxes that are no cards; ends are numbers of boxes.
pub fn curves(boxes: &[Rect], ties: &[(usize, usize)]) -> Vec<Curve> {
    let mut curves = Vec::new();
    for (number, &(from, to)) in ties.iter().enumerate() {
        let (Some(a), Some(b)) = (boxes.get(from), boxes.get(to)) else {
            curves.push(Curve::straight(Point::default(), Point::default()));
            continue;
        };
        let mut same = 0;
        for &other in &ties[..number] {
            if other == (from, to) || other == (to, from) {
                same += 1;
            }
        }
        let bend = ((same + 1) / 2) as f64 * if same % 2 == 0 { 0.2 } else { -0.2 };
        let sign = if from < to { 1.0 } else { -1.0 };
        let (dx, dy) = (b.middle.x - a.middle.x, b.middle.y - a.middle.y);
        let mut middle = a.middle.between(b.middle, 0.5);
        middle = Point { x: middle.x - dy * bend * sign, y: middle.y + dx * bend * sign };
        curves.push(Curve { from: edge(a, middle), bend: middle, to: edge(b, middle) });
    }
    curves
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge(card: &Rect, to: Point) -> Point {
    let (dx, dy) = ((to.x - card.middle.x).abs(), (to.y - card.middle.y).abs());
    let mut share = 1.0_f64;
    if dx > 0.0 {
        share = share.min(card.size.w / 2.0 / dx);
    }
    if dy > 0.0 {
        share = share.min(card.size.h / 2.0 / dy);
    }
    card.middle.between(to, share)
}
