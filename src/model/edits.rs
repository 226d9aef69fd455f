//! How many slips lie between two words.

/// The fewest insertions, deletions, substitutions and swaps of neighbours that make `typed` out of `written`, or with
/// `begins` out of some beginning of it; none where it takes more than `most`: the optimal string alignment distance
/// (Boytsov, "Indexing methods for approximate dictionary searching", ACM Journal of Experimental Algorithmics 16, 2011).
///
/// Only cells within `most` of the diagonal are looked at (Ukkonen's cutoff): a document may make us compare many.
pub fn edits(typed: &[char], written: &[char], most: usize, begins: bool) -> Option<usize> {
    let most = most.min(LONGEST);
    let beyond = most + 1;
    let length = if begins { written.len().min(typed.len() + most) } else { written.len() };
    if length.abs_diff(typed.len()) > most || length >= LONGEST {
        return None;
    }
    // Two rows above this one, one above, and this one; only what is near the diagonal is ever read.
    // Small numbers: there is nothing to clear but three short rows.
    let mut rows = [[beyond as u8; LONGEST]; 3];
    for (edits, cell) in rows[1].iter_mut().enumerate().take(beyond) {
        *cell = edits as u8;
    }
    for (i, &letter) in typed.iter().enumerate() {
        let (first, last) = (i.saturating_sub(most), length.min(i + beyond));
        let [before, above, row] = &mut rows;
        row[first] = if first == 0 { (i + 1).min(beyond) as u8 } else { beyond as u8 };
        let mut least_of_row = row[first];
        for j in first..last {
            let other = written[j];
            let mut least = (above[j] + u8::from(letter != other)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && letter == written[j - 1] && typed[i - 1] == other {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least.min(beyond as u8);
            least_of_row = least_of_row.min(least);
        }
        // The next row looks one further.
        if last + 1 < LONGEST {
            row[last + 1] = beyond as u8;
        }
        if usize::from(least_of_row) > most {
            return None;
        }
        rows.rotate_left(1);
    }
    let ends = if begins { typed.len().saturating_sub(most)..=length } else { length..=length };
    rows[1][ends].iter().map(|&edits| edits.into()).min().filter(|&edits| edits <= most)
}

/// Words are no longer than this; what is, is like no other.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn near_the_diagonal_or_all_over_the_distance_is_the_same() {
        let words = ["", "a", "ab", "ba", "abc", "cab", "acb", "bca", "abcabc", "bacbca", "abccba", "aabbcc"];
        for (one, other) in words.iter().flat_map(|one| words.map(|other| (letters(one), letters(other)))) {
            let whole = edits(&one, &other, 100, false);
            let begins = (0..=other.len()).filter_map(|end| edits(&one, &other[..end], 100, false)).min();
            for most in 0..7 {
                let within = |edits: Option<usize>| edits.filter(|&edits| edits <= most);
                assert_eq!(edits(&one, &other, most, false), within(whole), "{one:?} {other:?} {most}");
                assert_eq!(edits(&one, &other, most, true), within(begins), "{one:?} {other:?} {most}");
            }
        }
    }

    #[test]
    fn what_is_typed_so_far_is_near_a_beginning() {
        for (typed, written, expected) in [
            ("kang", "kanghyuk", Some(0)),
            ("kagn", "kang", Some(1)),
            ("kamg", "kanghyuk", Some(1)),
            ("kangg", "kang", Some(1)),
            ("kng", "kang", Some(1)),
            ("xang", "kang", Some(1)),
            ("gnak", "kang", None),
            ("baekknaghyku", "baekkanghyuk", Some(2)),
            ("baekknaghyxx", "baekkanghyuk", None),
            ("kang", "", None),
        ] {
            assert_eq!(edits(&letters(typed), &letters(written), 2, true), expected, "{typed} {written}");
        }
    }
}
