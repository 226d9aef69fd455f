//! Curves as lines of straight pieces with a box around them, so that most of what is far apart is told so at once.

use crate::geom::{Curve, Point, Rect, Size, cross};

pub struct Line {
    pub points: Vec<Point>,
    pub around: Rect,
}

impl Line {
    pub fn of(curve: &Curve) -> Self {
        let points = curve.flat();
        let around = around(&points);
        Self { points, around }
    }

    /// Whether it passes through the inside of a box.
    pub fn meets(&self, card: &Rect) -> bool {
        if touches(&self.around, card) {
            for pair in self.points.windows(2) {
                if card.is_crossed(pair[0], pair[1]) {
                    return true;
                }
            }
        }
        false
    }
}

/// Whether two lines cross. Lines that begin or end in one point do not, there.
pub fn cut(one: &Line, other: &Line) -> bool {
    if touches(&one.around, &other.around) {
        for a in one.points.windows(2) {
            if touches(&around(a), &other.around) {
                for b in other.points.windows(2) {
                    if cross(a[0], a[1], b[0], b[1]) {
                        return true;
                    }
                }
            }
        }
    }
    false
}

/// The box around points.
fn around(points: &[Point]) -> Rect {
    let (mut low, mut high) = (points[0], points[0]);
    for point in points {
        low = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
        high = Point { x: high.x.max(point.x), y: high.y.max(point.y) };
    }
    Rect { middle: low.between(high, 0.5), size: Size { w: high.x - low.x, h: high.y - low.y } }
}

/// Like [`Rect::overlaps`], but so that level and upright lines, which are boxes without a height or width, count.
pub fn touches(one: &Rect, other: &Rect) -> bool {
    2.0 * (one.middle.x - other.middle.x).abs() <= one.size.w + other.size.w
        && 2.0 * (one.middle.y - other.middle.y).abs() <= one.size.h + other.size.h
}
