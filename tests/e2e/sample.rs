//! A part of a large matrix, the same each time.

use crate::places;
use crate::random::Random;
use crate::say::say;

/// Of whatever is drawn where nobody asked for another.
pub const SEED: u64 = 0x5eed;

/// At most `most` of `rows`, spread by a seeded shuffle; all of them when everything is to be tried.
pub fn sample<T>(what: &str, rows: Vec<T>, most: usize) -> Vec<T> {
    let of = rows.len();
    let mut rows = rows;
    if !places::full() && of > most {
        let mut random = Random::seeded(SEED);
        for place in (1..of).rev() {
            rows.swap(place, random.below(place + 1));
        }
        rows.truncate(most);
    }
    say(&format!("{what}: {} of {of} rows", rows.len()));
    rows
}
