//! Numbers in pictures: to a tenth, and written alike on every machine.

use crate::geom::Point;

/// A text with numbers in it that is being written.
#[derive(Default)]
pub struct Figures(pub String);

impl Figures {
    #[inline(never)]
    pub fn raw(&mut self, words: &str) -> &mut Self {
        self.0.push_str(words);
        self
    }

    /// Adds words and behind them a number, to a tenth, without the zero of a whole one.
    #[inline(never)]
    pub fn put(&mut self, words: &str, value: f64) -> &mut Self {
        self.0.push_str(words);
        let tenths = (value.abs() * 10.0 + 0.5) as u64;
        if value < 0.0 && tenths > 0 {
            self.0.push('-');
        }
        self.0.push_str(&(tenths / 10).to_string());
        if !tenths.is_multiple_of(10) {
            self.0.push('.');
            self.0.push(char::from(b'0' + (tenths % 10) as u8));
        }
        self
    }

    /// Adds words and behind them a point: `M1 2.5`.
    #[inline(never)]
    pub fn at(&mut self, words: &str, point: Point) -> &mut Self {
        self.put(words, point.x).put(" ", point.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_a_tenth() {
        for (value, expected) in [
            (0.0, "x0"),
            (-0.04, "x0"),
            (-0.05, "x-0.1"),
            (1.25, "x1.3"),
            (12.0, "x12"),
            (12.96, "x13"),
            (-3.5, "x-3.5"),
        ] {
            let mut out = Figures::default();
            out.put("x", value);
            assert_eq!(out.0, expected);
        }
    }
}
