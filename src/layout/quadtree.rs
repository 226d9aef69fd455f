//! How all push one away, without asking each of them.

use crate::geom::Point;

/// A square whose side is less than this share of its distance counts as one body.
const FAR: f64 = 1.0;
/// Squares are quartered so often at most: bodies that are closer together stay one.
const DEEPEST: usize = 24;
/// Nobody is pushed as if from nearer than this, squared.
const NEAREST: f64 = 1e-6;

/// A square, and all in it as one body.
#[derive(Clone, Copy, Default)]
struct Square {
    mass: f64,
    /// The sum of the places in it, each times its mass.
    x: f64,
    y: f64,
    /// The first of its four quarters, which stand in a row; 0 where it is whole.
    quarters: usize,
}

/// Bodies in squares within squares (Barnes and Hut, "A hierarchical O(N log N) force-calculation algorithm", 1986).
pub struct Quadtree {
    squares: Vec<Square>,
    corner: Point,
    side: f64,
}

impl Quadtree {
    /// Of bodies with places and masses.
    pub fn new(places: &[Point], masses: &[f64]) -> Self {
        let (mut corner, mut end) = (places[0], places[0]);
        for at in places {
            corner = Point { x: corner.x.min(at.x), y: corner.y.min(at.y) };
            end = Point { x: end.x.max(at.x), y: end.y.max(at.y) };
        }
        let side = (end.x - corner.x).max(end.y - corner.y);
        let mut tree = Self { squares: vec![Square::default()], corner, side };
        for (at, &mass) in places.iter().zip(masses) {
            tree.add(*at, mass);
        }
        tree
    }

    fn add(&mut self, at: Point, mass: f64) {
        let (mut place, mut corner, mut side) = (0, self.corner, self.side);
        for _ in 0..DEEPEST {
            let before = self.squares[place];
            self.squares[place] = Square {
                mass: before.mass + mass,
                x: before.x + at.x * mass,
                y: before.y + at.y * mass,
                quarters: before.quarters,
            };
            if before.mass == 0.0 {
                return;
            }
            side /= 2.0;
            if before.quarters == 0 {
                // The one who has been alone in it goes down first.
                let first = self.squares.len();
                self.squares[place].quarters = first;
                self.squares.resize(first + 4, Square::default());
                let alone = Point { x: before.x / before.mass, y: before.y / before.mass };
                self.squares[first + quarter(&mut corner.clone(), side, alone)] = before;
            }
            place = self.squares[place].quarters + quarter(&mut corner, side, at);
        }
        let deepest = &mut self.squares[place];
        deepest.mass += mass;
        deepest.x += at.x * mass;
        deepest.y += at.y * mass;
    }

    /// The sum over all bodies of the way from there to here, times the mass, over the square of the distance.
    pub fn push(&self, at: Point) -> Point {
        let mut sum = Point::default();
        let mut open = vec![(0, self.side)];
        while let Some((place, side)) = open.pop() {
            let square = &self.squares[place];
            if square.mass == 0.0 {
                continue;
            }
            let (x, y) = (at.x - square.x / square.mass, at.y - square.y / square.mass);
            let away = x * x + y * y;
            if square.quarters == 0 || side * side < FAR * FAR * away {
                let by = square.mass / away.max(NEAREST);
                sum = Point { x: sum.x + x * by, y: sum.y + y * by };
            } else {
                for quarter in 0..4 {
                    open.push((square.quarters + quarter, side / 2.0));
                }
            }
        }
        sum
    }
}

/// In which quarter something is; the corner becomes that of the quarter.
fn quarter(corner: &mut Point, half: f64, at: Point) -> usize {
    let (right, below) = (at.x >= corner.x + half, at.y >= corner.y + half);
    if right {
        corner.x += half;
    }
    if below {
        corner.y += half;
    }
    usize::from(right) + 2 * usize::from(below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;

    #[test]
    fn far_bodies_push_about_as_they_do_one_by_one() {
        let mut random = Random::new(1);
        let places: Vec<Point> =
            (0..500).map(|_| Point { x: random.share() * 100.0, y: random.share() * 60.0 }).collect();
        let masses: Vec<f64> = (0..500).map(|body| 1.0 + f64::from(body % 3)).collect();
        let tree = Quadtree::new(&places, &masses);
        let (mut off, mut whole) = (0.0, 0.0);
        for &at in &places {
            let mut exact = Point::default();
            for (other, mass) in places.iter().zip(&masses) {
                let (x, y) = (at.x - other.x, at.y - other.y);
                let by = mass / (x * x + y * y).max(NEAREST);
                exact = Point { x: exact.x + x * by, y: exact.y + y * by };
            }
            off += tree.push(at).distance(exact);
            whole += exact.distance(Point::default());
        }
        assert!(off < 0.05 * whole, "{off} of {whole}");
    }

    #[test]
    fn bodies_in_one_place_do_no_harm() {
        let places = vec![Point { x: 3.0, y: 4.0 }; 50];
        let tree = Quadtree::new(&places, &[1.0; 50]);
        assert_eq!(tree.push(places[0]), Point::default());
        let push = tree.push(Point { x: 13.0, y: 4.0 });
        assert!((push.x - 5.0).abs() < 1e-9 && push.y.abs() < 1e-9, "{push:?}");
    }
}
