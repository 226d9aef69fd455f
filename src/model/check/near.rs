//! "Did you mean …?"

use super::tree::{Node, Tree};
use crate::model::edits;

/// So many keys of an object are looked at: no object of the format has more fields.
pub const MOST_KEYS: usize = 40;

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
            && let Some(edits) = edits(&word, &letters(candidate), allowed, false)
            && best.is_none_or(|best| (edits, candidate) < best)
        {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How to mend an object that lacks a field: by the key that was most likely meant to be it, among the first `most`, or
/// else by what it `needs`.
#[inline(never)]
pub fn lacking(tree: &Tree<'_>, node: Node, field: &str, needs: &str, most: usize) -> String {
    let mut keys = Vec::new();
    for (key, _) in tree.pairs(node).take(most) {
        keys.push(key);
    }
    match nearest(field, &keys) {
        Some(near) => format!("did you mean it by “{near}”?"),
        None => format!("give it {needs}"),
    }
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
}
