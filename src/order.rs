//! Sorting, once, and shortly: the sort of the standard library is quicker, and five kilobytes longer at every call.

use std::cmp::Ordering;
use std::mem::swap;

/// The numbers below `count`, sorted by `compare`; equals stay in order.
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = places.clone();
    // Merge sort from the bottom up (Knuth, "The Art of Computer Programming" 3, 5.2.4): runs of this length are
    // sorted, and two neighbours become one.
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(2 * run) {
            let (middle, end) = ((start + run).min(count), (start + 2 * run).min(count));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let is_left = right == end || left < middle && compare(places[left], places[right]).is_le();
                let next = if is_left { &mut left } else { &mut right };
                *place = places[*next];
                *next += 1;
            }
        }
        swap(&mut places, &mut merged);
        run *= 2;
    }
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

    #[test]
    fn any_number_is_sorted_like_the_standard_library_does() {
        for count in 0..70 {
            let keys: Vec<usize> = (0..count).map(|place| place * 7919 % 31).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|&place| keys[place]);
            assert_eq!(order(count, &mut |a, b| keys[a].cmp(&keys[b])), expected, "{count}");
        }
    }
}
