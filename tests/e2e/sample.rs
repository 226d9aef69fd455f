//! A part of a large matrix, the same each time.

use crate::places;

/// At most `most` of `rows`, spread by a seeded shuffle; all of them when everything is to be tried.
pub fn sample<T>(what: &str, rows: Vec<T>, most: usize) -> Vec<T> {
    let of = rows.len();
    let mut rows = rows;
    if !places::full() && of > most {
        let mut random = Random::new();
        for place in (1..of).rev() {
            rows.swap(place, random.below(place + 1));
        }
        rows.truncate(most);
    }
    places::say(&format!("{what}: {} of {of} rows", rows.len()));
    rows
}

/// Knuth's linear congruential generator (The Art of Computer Programming, 3.3.4).
pub struct Random(u64);

impl Random {
    pub fn new() -> Self {
        Self::seeded(0x5eed)
    }

    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
