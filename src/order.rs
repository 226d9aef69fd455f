//! Sorting, once. Every call of a generic sort is a sort of its own in the wasm, at two to four kilobytes each.

use std::cmp::Ordering;

/// The numbers below `count`, sorted by `compare`; equals stay in order.
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_order() {
        let words = ["pear", "fig", "plum", "nut"];
        let by_length = order(words.len(), &mut |a, b| words[a].len().cmp(&words[b].len()));
        assert_eq!(by_length, [1, 3, 0, 2]);
    }
}
