//! "Did you mean …?"

/// The candidate that `word` was most likely meant to be, if one is near enough.
///
/// Near enough is one edit in three letters, letters compared without case; the first of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let allowed = (word.len() / 3).clamp(1, 4).min(word.len());
    candidates
        // A letter takes one to four bytes: most candidates fall here, unread.
        .filter(|candidate| (word.len() - allowed..=4 * (word.len() + allowed)).contains(&candidate.len()))
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between the two:
/// the optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary searching", 2011).
fn distance(word: &[char], candidate: &str) -> usize {
    let candidate: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=candidate.len()).collect();
    for (i, &letter) in word.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &other) in candidate.iter().enumerate() {
            let mut least = (above[j] + usize::from(letter != other)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && letter == candidate[j - 1] && word[i - 1] == other {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[candidate.len()]
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
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known.into_iter()), expected, "{word}");
        }
    }
}
