//! Which cells are free, and the nearest of them.

use super::cells::Cells;
use crate::geom::Point;

/// The free cells of a window. The next free cell to either side of one is found without looking at those between
/// (Tarjan, "Efficiency of a good but not linear set union algorithm", 1975, with path halving).
pub struct Free {
    pub cells: Cells,
    /// For each cell the next to the right that may be free, and behind each row one that always is.
    right: Vec<usize>,
    /// The same to the left, and before each row.
    left: Vec<usize>,
}

impl Free {
    /// All are free.
    pub fn new(cells: Cells) -> Self {
        let all: Vec<usize> = (0..(cells.columns + 1) * cells.rows).collect();
        Self { cells, right: all.clone(), left: all }
    }

    /// Takes the free cell that is nearest to a point; none where all are taken.
    pub fn take(&mut self, at: Point) -> Option<usize> {
        let Cells { columns, rows, .. } = self.cells;
        let middle = self.cells.row(at.y);
        let (mut best, mut least) = (None, f64::INFINITY);
        for away in 0..rows {
            let mut is_near = false;
            for row in [middle.checked_sub(away), Some(middle + away)].into_iter().flatten() {
                if row >= rows || (self.cells.height(row) - at.y).abs() >= least {
                    continue;
                }
                is_near = true;
                let start = row * (columns + 1);
                let column = self.cells.column(row, at.x);
                let right = top(&mut self.right, start + column) - start;
                let left = top(&mut self.left, start + column + 1) - start;
                for (column, is_free) in [(right, right < columns), (left.wrapping_sub(1), left > 0)] {
                    if !is_free {
                        continue;
                    }
                    let distance = self.cells.middle(row * columns + column).distance(at);
                    if distance < least {
                        (best, least) = (Some((row, column)), distance);
                    }
                }
            }
            if !is_near && best.is_some() {
                break;
            }
        }
        let (row, column) = best?;
        self.fill(row, column);
        Some(row * columns + column)
    }

    /// Takes this very cell, if it is free.
    pub fn fill(&mut self, row: usize, column: usize) {
        let place = row * (self.cells.columns + 1) + column;
        if self.right[place] == place {
            self.right[place] = place + 1;
            self.left[place + 1] = place;
        }
    }
}

fn top(above: &mut [usize], mut place: usize) -> usize {
    while above[place] != place {
        above[place] = above[above[place]];
        place = above[place];
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;

    #[test]
    fn the_nearest_free_cell_is_taken_until_there_is_none() {
        let cells = Cells::around(5, 4, Size { w: 30.0, h: 10.0 }, &[]);
        let mut free = Free::new(cells);
        let mut taken: Vec<usize> = Vec::new();
        let at = Point { x: 7.0, y: -3.0 };
        while let Some(cell) = free.take(at) {
            let away = |cell: usize| cells.middle(cell).distance(at);
            let others = (0..cells.count()).filter(|other| !taken.contains(other));
            assert_eq!(others.map(away).reduce(f64::min), Some(away(cell)));
            taken.push(cell);
        }
        taken.sort_unstable();
        assert_eq!(taken, (0..cells.count()).collect::<Vec<_>>());
    }
}
