//! What fits what was typed, best first.

use super::fold::{self, fold, position};
use super::index::{Entry, Index, Key, Sort};
use crate::order::order;
use std::rc::Rc;

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub sort: Sort,
    /// Its place in [`Index::entries`].
    pub entry: usize,
    /// The text that matched, as it is shown.
    pub matched: Rc<str>,
    /// From 100, whole and exact, down to 1.
    pub score: u8,
}

/// Everything in which each word of `typed` stands, best first: the whole, its beginning, the beginning of a word,
/// the inside; then characters before actors, groups, works and relations; then the order of the document.
pub fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let words = fold::words(typed);
    if words.is_empty() {
        return Vec::new();
    }
    let whole = fold(typed);
    let mut hits = Vec::new();
    for (place, entry) in index.entries.iter().enumerate() {
        if let Some((score, matched)) = best(entry, &words, &whole) {
            hits.push(Hit { sort: entry.sort, entry: place, matched, score });
        }
    }
    let sorted = order(hits.len(), &mut |a, b| {
        let (a, b) = (&hits[a], &hits[b]);
        (a.sort as u8).cmp(&(b.sort as u8)).then(b.score.cmp(&a.score))
    });
    let mut best_first = Vec::new();
    for place in sorted {
        best_first.push(hits[place].clone());
    }
    best_first
}

impl Index {
    /// For each character, whether every word of `typed` stands in one of its texts.
    pub fn characters(&self, typed: &str) -> Option<Vec<bool>> {
        let words = fold::words(typed);
        if words.is_empty() {
            return None;
        }
        let mut found = Vec::new();
        for entry in &self.entries {
            if entry.sort == Sort::Character {
                found.push(stands(entry, &words));
            }
        }
        Some(found)
    }
}

fn stands(entry: &Entry, words: &[String]) -> bool {
    words.iter().all(|word| entry.keys.iter().any(|key| position(&key.folded, word).is_some()))
}

fn best(entry: &Entry, words: &[String], whole: &str) -> Option<(u8, Rc<str>)> {
    let scored = entry.keys.iter().map(|key| (score(key, whole), key));
    // The first of equals: the name stands before the aliases.
    let together = scored.rev().max_by_key(|(score, _)| *score).filter(|(score, _)| *score > 0);
    if let Some((score, key)) = together {
        return Some((score, key.shown.clone()));
    }
    let first = stands(entry, words).then(|| words.first())??;
    let key = entry.keys.iter().find(|key| position(&key.folded, first).is_some())?;
    Some((20, key.shown.clone()))
}

fn score(key: &Key, whole: &str) -> u8 {
    match position(&key.folded, whole) {
        Some(_) if key.folded.len() == whole.len() => 100,
        Some(0) => 80,
        Some(_) if key.starts.iter().any(|&start| key.folded[start..].starts_with(whole)) => 60,
        Some(_) => 40,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Show;

    const SHOW: &str = r#"{"castmap": 1, "title": "T", "people": [{"id": "p", "name": "Ju Ji-hoon", "aliases": ["Joo"]}],
        "characters": [{"id": "a", "name": {"en": "Kang Min", "ko": "강민"}, "played_by": ["p"]},
            {"id": "b", "name": "Baek Kang-hyuk", "aliases": ["Kang"]}, {"id": "c", "name": "Akang"}],
        "groups": [{"id": "g", "name": "Kang family"}], "works": [{"id": "w", "title": "Kang"}],
        "relations": [{"from": "a", "to": "g", "label": "son of Kang"}]}"#;

    fn found(typed: &str) -> Vec<String> {
        let (show, problems) = Show::read(SHOW).unwrap();
        assert_eq!(problems, []);
        let index = Index::of(&show.as_of(0));
        find(&index, typed)
            .iter()
            .map(|hit| format!("{} {}", index.entries[hit.entry].id, hit.matched))
            .collect()
    }

    #[test]
    fn the_best_comes_first() {
        for (typed, expected) in [
            ("kang", vec!["b Kang", "a Kang Min", "c Akang", "g Kang family", "w Kang", "a>g#1 son of Kang"]),
            ("KANG HYUK", vec!["b Baek Kang-hyuk"]),
            ("hyuk baek", vec!["b Baek Kang-hyuk"]),
            ("baekkanghyuk", vec!["b Baek Kang-hyuk"]),
            ("강", vec!["a 강민"]),
            ("joo", vec!["a Joo", "p Joo"]),
            ("min ji", vec!["a Kang Min"]),
            (" - ", vec![]),
            ("nobody", vec![]),
        ] {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }
}
