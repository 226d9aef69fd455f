//! Who has no tie and no group with others: below all others, in rows.

use crate::geom::{Point, Size};

/// Puts cards that stand alone in rows from `first` on, `columns` or more in each, from its middle outward. Who stood
/// there `before` stays.
pub fn shelve(
    before: &[Option<Point>],
    first: isize,
    columns: usize,
    pitch: Size,
    aspect: f64,
) -> Vec<Point> {
    let count = before.len();
    let square = ((count as f64 * aspect * pitch.h / pitch.w).sqrt() + 0.5) as usize;
    // On either side of the middle.
    let half = square.max(columns).max(1) as isize / 2;
    let slot = |at: Point| ((at.x / pitch.w).round() as isize, (at.y / pitch.h).round() as isize - first);
    let (mut side, mut rows) = (half, count as isize / (2 * half + 1) + 1);
    for at in before.iter().flatten() {
        let (column, row) = slot(*at);
        (side, rows) = (side.max(column.abs()), rows.max(row + 1));
    }
    let wide = 2 * side + 1;
    let mut is_taken = vec![false; (wide * (rows + count as isize / (2 * half + 1) + 1)) as usize];
    let mut slots = vec![None; count];
    for (card, at) in before.iter().enumerate() {
        let Some(at) = at else { continue };
        let (column, row) = slot(*at);
        if row >= 0 && !is_taken[(row * wide + side + column) as usize] {
            is_taken[(row * wide + side + column) as usize] = true;
            slots[card] = Some((column, row));
        }
    }
    let (mut next, mut row) = (0, 0);
    let mut places = Vec::with_capacity(count);
    for slot in slots {
        let (column, row) = slot.unwrap_or_else(|| {
            loop {
                // The middle, then one to the left, one to the right, and so on.
                let column = if next % 2 == 0 { next / 2 } else { -(next + 1) / 2 };
                let here = (column, row);
                (next, row) = if next == 2 * half { (0, row + 1) } else { (next + 1, row) };
                if !is_taken[(here.1 * wide + side + column) as usize] {
                    return here;
                }
            }
        });
        places.push(Point { x: column as f64 * pitch.w, y: (first + row) as f64 * pitch.h });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const PITCH: Size = Size { w: 10.0, h: 5.0 };

    #[test]
    fn rows_are_filled_from_the_middle_and_nobody_who_stands_moves() {
        let at = |x: f64, y: f64| Point { x, y };
        let three = shelve(&[None; 3], 2, 3, PITCH, 1.0);
        assert_eq!(three, [at(0.0, 10.0), at(-10.0, 10.0), at(10.0, 10.0)]);
        // The second is gone; one came before the third, and one after.
        let before = [Some(three[0]), None, Some(three[2]), None];
        let four = shelve(&before, 2, 3, PITCH, 1.0);
        assert_eq!(four, [three[0], three[1], three[2], at(0.0, 15.0)]);
        // The others have come one row further down.
        let pushed = shelve(&[Some(three[0]), Some(four[3])], 3, 3, PITCH, 1.0);
        assert_eq!(pushed, [at(-10.0, 15.0), four[3]]);
        assert!(shelve(&[], 0, 0, PITCH, 1.0).is_empty());
    }

    #[test]
    fn many_have_the_shape_of_the_space_and_all_have_a_place() {
        let places = shelve(&[None; 200], 0, 0, PITCH, 1.7);
        let wide = places.iter().map(|at| at.x).fold(0.0, f64::max) * 2.0 + PITCH.w;
        let high = places.iter().map(|at| at.y).fold(0.0, f64::max) + PITCH.h;
        assert!((1.2..2.4).contains(&(wide / high)), "{wide} {high}");
        for (place, at) in places.iter().enumerate() {
            assert!(!places[..place].contains(at));
        }
    }
}
