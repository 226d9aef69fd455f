//! "Did you mean …?"

/// The candidate that `word` was most likely meant to be, if one is near enough.
///
/// Near enough is one edit in three letters, letters compared without case; of equals the first by alphabet wins.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let allowed = (word.len() / 3).clamp(1, 4).min(word.len());
    candidates
        // A letter takes one to four bytes: most candidates fall here, unread.
        .filter(|candidate| (word.len() - allowed..=4 * (word.len() + allowed)).contains(&candidate.len()))
        .filter_map(|candidate| Some((distance(&word, candidate, allowed)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between the two, if at most `most`:
/// the optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary searching", 2011).
///
/// Only cells within `most` of the diagonal are looked at (Ukkonen's cutoff): a document may make us compare many.
fn distance(word: &[char], candidate: &str, most: usize) -> Option<usize> {
    let candidate: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=candidate.len()).collect();
    for (i, &letter) in word.iter().enumerate() {
        let mut row = vec![most + 1; candidate.len() + 1];
        row[0] = i + 1;
        for j in i.saturating_sub(most)..candidate.len().min(i + most + 1) {
            let other = candidate[j];
            let mut least = (above[j] + usize::from(letter != other)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && letter == candidate[j - 1] && word[i - 1] == other {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        if row.iter().all(|&edits| edits > most) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    Some(above[candidate.len()]).filter(|&edits| edits <= most)
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
            assert_eq!(nearest(word, known.into_iter()), expected, "{word}");
        }
    }
}
