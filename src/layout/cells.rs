//! The cells that cards stand in, laid like bricks: so no card covers another, and no column hides behind another.

use crate::geom::{Point, Size};
use crate::order::order;
use std::cmp::Ordering;

/// A window of cells around the middle of the chart, which is the middle of a cell. Rows are counted from above, and the
/// cells of each from the left; every second row stands half a cell further right.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    pub columns: usize,
    pub rows: usize,
    /// From the middle of a cell to that of the next.
    pub pitch: Size,
    /// The middle of the first cell. Of an even row, so that all windows have the same cells.
    corner: Point,
}

impl Cells {
    /// So many columns and rows around the middle of the chart, and as many more as it takes to have these places in it.
    pub fn around(columns: usize, rows: usize, pitch: Size, places: &[Option<Point>]) -> Self {
        let (mut left, mut top) = (columns as isize / 2, rows as isize / 2);
        let (mut right, mut bottom) = (columns as isize - 1 - left, rows as isize - 1 - top);
        for at in places.iter().flatten() {
            // Half a cell more, whichever way it is cut off.
            let (x, y) = ((at.x / pitch.w).abs() as isize + 1, (at.y / pitch.h).abs() as isize + 1);
            let (x_side, y_side) = (
                if at.x < 0.0 { &mut left } else { &mut right },
                if at.y < 0.0 { &mut top } else { &mut bottom },
            );
            (*x_side, *y_side) = (x.max(*x_side), y.max(*y_side));
        }
        top += top % 2;
        Self {
            columns: (left + right + 1) as usize,
            rows: (top + bottom + 1) as usize,
            pitch,
            corner: Point { x: -(left as f64) * pitch.w, y: -(top as f64) * pitch.h },
        }
    }

    pub fn count(&self) -> usize {
        self.columns * self.rows
    }

    /// The middle of a cell.
    pub fn middle(&self, cell: usize) -> Point {
        let (row, column) = (cell / self.columns, cell % self.columns);
        let shift = if row % 2 == 1 { 0.5 } else { 0.0 };
        Point {
            x: self.corner.x + (column as f64 + shift) * self.pitch.w,
            y: self.corner.y + row as f64 * self.pitch.h,
        }
    }

    /// The row of cells at a height, or the nearest.
    pub fn row(&self, y: f64) -> usize {
        (((y - self.corner.y) / self.pitch.h + 0.5) as usize).min(self.rows - 1)
    }

    /// The middles of the cells of a row.
    pub fn height(&self, row: usize) -> f64 {
        self.corner.y + row as f64 * self.pitch.h
    }

    /// The column of cells in a row, or the nearest.
    pub fn column(&self, row: usize, x: f64) -> usize {
        let shift = if row % 2 == 1 { 0.0 } else { 0.5 };
        (((x - self.corner.x) / self.pitch.w + shift) as usize).min(self.columns - 1)
    }

    /// A cell for each point, no two in one, spread evenly over all cells, with whoever is left of, or above, most others
    /// still so: the points are halved, and the cells with them, until each has its own.
    pub fn spread(&self, points: &[Point]) -> Vec<usize> {
        let mut cells = vec![0; points.len()];
        let all = order(points.len(), &mut |_, _| Ordering::Equal);
        self.divide(points, &all, [0, self.columns, 0, self.rows], &mut cells);
        cells
    }

    fn divide(
        &self,
        points: &[Point],
        of: &[usize],
        [left, right, top, bottom]: [usize; 4],
        cells: &mut [usize],
    ) {
        let (columns, rows) = (right - left, bottom - top);
        if let [only] = of {
            cells[*only] = (top + rows / 2) * self.columns + left + columns / 2;
        }
        if of.len() < 2 {
            return;
        }
        let is_wide = columns as f64 * self.pitch.w > rows as f64 * self.pitch.h && columns > 1 || rows == 1;
        let along = |place: usize| if is_wide { points[of[place]].x } else { points[of[place]].y };
        let mut sorted = Vec::with_capacity(of.len());
        for place in order(of.len(), &mut |a, b| along(a).partial_cmp(&along(b)).unwrap_or(Ordering::Equal)) {
            sorted.push(of[place]);
        }
        let (whole, part) = if is_wide { (columns, columns / 2) } else { (rows, rows / 2) };
        let (all, each) = (columns * rows, columns * rows / whole);
        // As many as there are cells for on either side.
        let before = (of.len() * part + whole / 2) / whole;
        let before = before.min(part * each).max((of.len() + part * each).saturating_sub(all));
        let (one, other) = sorted.split_at(before);
        let (first, second) = match is_wide {
            true => ([left, left + part, top, bottom], [left + part, right, top, bottom]),
            false => ([left, right, top, top + part], [left, right, top + part, bottom]),
        };
        self.divide(points, one, first, cells);
        self.divide(points, other, second, cells);
    }
}
