//! Many figures as three.

use std::fmt;

/// The least, the median and the most of some figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub least: f64,
    pub median: f64,
    pub most: f64,
}

impl Spread {
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let count = figures.len();
        assert!(count > 0, "nothing was measured");
        let median = (figures[(count - 1) / 2] + figures[count / 2]) / 2.0;
        Self { least: figures[0], median, most: figures[count - 1] }
    }
}

/// `2.00 (1.00 to 4.00)`, or with the digits that are asked for.
impl fmt::Display for Spread {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let digits = to.precision().unwrap_or(2);
        write!(to, "{:.digits$} ({:.digits$} to {:.digits$})", self.median, self.least, self.most)
    }
}

#[test]
fn a_spread_has_its_median_in_the_middle() {
    for (figures, expected) in [
        (&[3.0, 1.0, 2.0][..], "2.0 (1.0 to 3.0)"),
        (&[4.0, 1.0], "2.5 (1.0 to 4.0)"),
        (&[7.0], "7.0 (7.0 to 7.0)"),
    ] {
        assert_eq!(format!("{:.1}", Spread::of(figures.iter().copied())), expected);
    }
}
