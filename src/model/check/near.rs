//! "Did you mean …?"

/// The candidate that `word` was most likely meant to be, if one is near enough.
///
/// Near enough is one edit in three letters, letters compared without case; of equals the first by alphabet wins.
pub fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = letters(word);
    let allowed = (word.len() / 3).clamp(1, 4).min(word.len());
    let mut best = None;
    for &candidate in candidates {
        // A letter takes one to four bytes: most candidates fall here, unread.
        if (word.len() - allowed..=4 * (word.len() + allowed)).contains(&candidate.len())
            && let Some(edits) = distance(&word, candidate, allowed)
            && best.is_none_or(|best| (edits, candidate) < best)
        {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The letters, without case.
#[inline(never)]
fn letters(word: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for letter in word.chars() {
        letters.push(letter.to_ascii_lowercase());
    }
    letters
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between the two, if at most `most`:
/// the optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary searching", 2011).
///
/// Only cells within `most` of the diagonal are looked at (Ukkonen's cutoff): a document may make us compare many.
fn distance(word: &[char], candidate: &str, most: usize) -> Option<usize> {
    let candidate = letters(candidate);
    let (length, beyond) = (candidate.len(), most + 1);
    if length.abs_diff(word.len()) > most {
        return None;
    }
    let mut before = vec![beyond; length + 1];
    let mut row = before.clone();
    let mut above = before.clone();
    for (edits, cell) in above.iter_mut().enumerate() {
        *cell = edits;
    }
    for (i, &letter) in word.iter().enumerate() {
        let (first, last) = (i.saturating_sub(most), length.min(i + beyond));
        row[first] = if first == 0 { i + 1 } else { beyond };
        for j in first..last {
            let other = candidate[j];
            let mut least = (above[j] + usize::from(letter != other)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && letter == candidate[j - 1] && word[i - 1] == other {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        if row[first..=last].iter().all(|&edits| edits > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    Some(above[length]).filter(|&edits| edits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let known = ["baek", "yang", "trauma-team", "name", "played_by"];
        for (word, expected) in [
            ("beak", Some("baek")),
            ("Yang", Some("yang")),
            ("trauma_team", Some("trauma-team")),
            ("playedby", Some("played_by")),
            ("nmae", Some("name")),
            ("nam", Some("name")),
            ("trauma-teams", Some("trauma-team")),
            ("rauma-taem", Some("trauma-team")),
            ("trauma", None),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known), expected, "{word}");
        }
    }

    #[test]
    fn near_the_diagonal_or_all_over_the_distance_is_the_same() {
        let words = ["", "a", "ab", "ba", "abc", "cab", "acb", "bca", "abcabc", "bacbca", "abccba", "aabbcc"];
        for (one, other) in words.iter().flat_map(|one| words.map(|other| (one, other))) {
            let word: Vec<char> = one.chars().collect();
            let whole = distance(&word, other, 100);
            for most in 0..7 {
                let expected = whole.filter(|&edits| edits <= most);
                assert_eq!(distance(&word, other, most), expected, "{one} {other} {most}");
            }
        }
    }
}
