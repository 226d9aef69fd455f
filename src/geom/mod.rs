//! Points, boxes and straight lines, in chart units: CSS pixels at the natural size, x to the right, y down.

mod curve;

pub use curve::Curve;

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub w: f64,
    pub h: f64,
}

/// A box, by its middle: cards grow and shrink around it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub middle: Point,
    pub size: Size,
}

impl Point {
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }

    /// A share of the way to another place.
    pub fn between(self, other: Self, share: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

impl Rect {
    /// Whether the two share more than their edges.
    pub fn overlaps(&self, other: &Self) -> bool {
        2.0 * (self.middle.x - other.middle.x).abs() < self.size.w + other.size.w
            && 2.0 * (self.middle.y - other.middle.y).abs() < self.size.h + other.size.h
    }

    /// Whether all of another is inside.
    pub fn holds(&self, other: &Self) -> bool {
        2.0 * (self.middle.x - other.middle.x).abs() <= self.size.w - other.size.w
            && 2.0 * (self.middle.y - other.middle.y).abs() <= self.size.h - other.size.h
    }

    /// The box around the two.
    pub fn with(self, other: Self) -> Self {
        let (x, w) = span([self.middle.x, other.middle.x], [self.size.w, other.size.w]);
        let (y, h) = span([self.middle.y, other.middle.y], [self.size.h, other.size.h]);
        Self { middle: Point { x, y }, size: Size { w, h } }
    }

    /// The same box, larger or smaller around its middle.
    pub fn scaled(&self, by: f64) -> Self {
        Self { middle: self.middle, size: Size { w: self.size.w * by, h: self.size.h * by } }
    }

    /// Whether the line from `a` to `b` passes through the inside of the box (separating axes: Gottschalk, Lin and
    /// Manocha, "OBBTree", 1996, for a line and a box).
    pub fn is_crossed(&self, a: Point, b: Point) -> bool {
        let (w, h) = (self.size.w / 2.0, self.size.h / 2.0);
        // Half the line, and its middle as the box sees it.
        let (dx, dy) = ((b.x - a.x) / 2.0, (b.y - a.y) / 2.0);
        let (mx, my) = ((a.x + b.x) / 2.0 - self.middle.x, (a.y + b.y) / 2.0 - self.middle.y);
        mx.abs() < w + dx.abs()
            && my.abs() < h + dy.abs()
            && (mx * dy - my * dx).abs() < w * dy.abs() + h * dx.abs()
    }
}

/// The middle and the length of what reaches over two lengths around their middles.
#[inline(never)]
fn span(middles: [f64; 2], lengths: [f64; 2]) -> (f64, f64) {
    let low = (middles[0] - lengths[0] / 2.0).min(middles[1] - lengths[1] / 2.0);
    let high = (middles[0] + lengths[0] / 2.0).max(middles[1] + lengths[1] / 2.0);
    ((low + high) / 2.0, high - low)
}

/// On which side of the line from `a` to `b` the point `c` lies: the sign of twice the triangle's area.
fn side(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether two lines cross between their ends. Lines that only touch do not.
pub fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_around_two_holds_both() {
        let rect = |x, y, w, h| Rect { middle: at(x, y), size: Size { w, h } };
        assert!(rect(17.5, 5.0, 45.0, 40.0).holds(&rect(0.0, 0.0, 10.0, 20.0)));
        assert!(!rect(17.5, 5.0, 45.0, 29.0).holds(&rect(0.0, 0.0, 10.0, 20.0)));
        assert_eq!(rect(0.0, 0.0, 10.0, 20.0).with(rect(30.0, 5.0, 20.0, 40.0)), rect(17.5, 5.0, 45.0, 40.0));
        assert_eq!(rect(1.0, 1.0, 8.0, 8.0).with(rect(2.0, 1.0, 2.0, 2.0)), rect(1.0, 1.0, 8.0, 8.0));
    }

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn lines_cross_between_their_ends() {
        let (a, b) = (at(0.0, 0.0), at(10.0, 10.0));
        for (c, d, expected) in [
            (at(0.0, 10.0), at(10.0, 0.0), true),
            (at(0.0, 10.0), at(4.0, 6.0), false),
            (at(0.0, 1.0), at(9.0, 10.0), false),
            // They touch, share an end, or lie on each other.
            (at(5.0, 5.0), at(9.0, 0.0), false),
            (a, at(9.0, 0.0), false),
            (at(2.0, 2.0), at(12.0, 12.0), false),
        ] {
            assert_eq!(cross(a, b, c, d), expected, "{c:?} {d:?}");
            assert_eq!(cross(d, c, b, a), expected, "{c:?} {d:?}");
        }
    }

    #[test]
    fn a_line_passes_through_a_box() {
        let card = Rect { middle: at(10.0, 10.0), size: Size { w: 8.0, h: 4.0 } };
        for (a, b, expected) in [
            (at(0.0, 10.0), at(20.0, 10.0), true),
            (at(10.0, 0.0), at(10.0, 20.0), true),
            (at(9.0, 9.0), at(11.0, 11.0), true),
            (at(0.0, 10.0), at(7.0, 10.0), true),
            (at(0.0, 10.0), at(5.0, 10.0), false),
            // Along an edge, past a corner.
            (at(0.0, 8.0), at(20.0, 8.0), false),
            (at(4.0, 10.0), at(9.0, 16.0), false),
            (at(0.0, 0.0), at(20.0, 5.0), false),
        ] {
            assert_eq!(card.is_crossed(a, b), expected, "{a:?} {b:?}");
            assert_eq!(card.is_crossed(b, a), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn boxes_that_touch_do_not_overlap() {
        let card = |x: f64, y: f64| Rect { middle: at(x, y), size: Size { w: 8.0, h: 4.0 } };
        assert!(card(0.0, 0.0).overlaps(&card(7.0, 3.0)));
        assert!(!card(0.0, 0.0).overlaps(&card(8.0, 0.0)));
        assert!(!card(0.0, 0.0).overlaps(&card(0.0, 4.0)));
        assert!(card(0.0, 0.0).scaled(2.0).overlaps(&card(8.0, 0.0)));
    }
}
