//! A bent line.

use super::Point;

/// A quadratic Bézier curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Curve {
    pub from: Point,
    /// The control point, at twice the distance of the curve's own bend.
    pub bend: Point,
    pub to: Point,
}

/// Straight pieces for a bent curve: the gentle bends of a chart are off by less than a unit then. An odd
/// number: between two cards that mirror each other, a joint in the middle would only touch what it crosses.
const PIECES: usize = 9;
/// A bend of less than this many units is none.
const STRAIGHT: f64 = 0.5;

impl Curve {
    pub fn straight(from: Point, to: Point) -> Self {
        Self { from, bend: from.between(to, 0.5), to }
    }

    /// The place at a share of the way (de Casteljau).
    pub fn at(&self, t: f64) -> Point {
        self.from.between(self.bend, t).between(self.bend.between(self.to, t), t)
    }

    /// The curve as straight pieces, from end to end; two points where it is straight.
    pub fn flat(&self) -> Vec<Point> {
        let is_straight = self.bend.distance(self.from.between(self.to, 0.5)) < STRAIGHT;
        let pieces = if is_straight { 1 } else { PIECES };
        let mut points = Vec::with_capacity(pieces + 1);
        for piece in 0..=pieces {
            points.push(self.at(piece as f64 / pieces as f64));
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_begins_and_ends_where_it_says_and_bends_halfway_to_its_bend() {
        let (from, bend, to) =
            (Point { x: 0.0, y: 0.0 }, Point { x: 50.0, y: 40.0 }, Point { x: 100.0, y: 0.0 });
        let curve = Curve { from, bend, to };
        let points = curve.flat();
        assert_eq!(points.len(), PIECES + 1);
        assert_eq!((points[0], curve.at(0.5), points[PIECES]), (from, Point { x: 50.0, y: 20.0 }, to));
        assert_eq!(Curve::straight(from, to).flat(), [from, to]);
    }
}
