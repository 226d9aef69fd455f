//! What fits what was typed, best first.

use super::fit::{INSIDE, TYPO};
use super::index::{Index, Sort, Term};
use super::query::Query;
use crate::model::document::Tier;

/// Something found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub sort: Sort,
    /// Its place in [`Index::entries`].
    pub entry: usize,
    /// By which of its terms: that of the first word, where there was none for all.
    pub term: usize,
    /// From 100, whole and exact, down to 1.
    pub score: u8,
}

/// Once so many are found, and a character among them, nobody is looked for who only sounds like it; and once so many
/// are, nobody who is only an edit or two off.
const ENOUGH: [usize; 3] = [0, 50, 5];

/// Everything in which each word of `typed` stands, best first: what is written like that before what only sounds or
/// looks like it; characters before actors, groups, works and relations; the better fit; leads before others; then
/// the order of the document.
pub fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let Some(query) = Query::of(typed) else { return Vec::new() };
    let mut hits: Vec<Hit> = Vec::new();
    let mut found = vec![false; index.entries.len()];
    let mut terms = Vec::new();
    for (way, enough) in ENOUGH.into_iter().enumerate() {
        if hits.len() >= enough && hits.first().is_some_and(|hit| hit.sort == Sort::Character) {
            break;
        }
        for (place, entry) in index.entries.iter().enumerate() {
            // In what a relation is called, nobody looks for slips.
            if found[place] || way > 0 && entry.sort == Sort::Relation {
                continue;
            }
            let score = query.fit(entry, index.glances[place], way + 1, &mut terms);
            if score > 0 {
                found[place] = true;
                hits.push(Hit { sort: entry.sort, entry: place, term: terms[0], score });
            }
        }
    }
    best_first(index, &hits)
}

/// Whom of the characters the hits leave: where any is written like what was typed, those; else those who sound like it;
/// else those who are an edit or two off.
pub fn characters(hits: &[Hit]) -> impl Iterator<Item = usize> {
    let way = |hit: &Hit| usize::from(hit.score < INSIDE) + usize::from(hit.score <= TYPO);
    let characters = hits.iter().filter(|hit| hit.sort == Sort::Character);
    let best = characters.clone().map(way).min();
    characters.filter(move |hit| Some(way(hit)) == best).map(|hit| hit.entry)
}

impl Index {
    /// The text by which a hit was found, as it is shown.
    pub fn matched(&self, hit: &Hit) -> &str {
        &self.entries[hit.entry].terms[hit.term].key.shown
    }

    /// The terms by which an entry fits what was typed: one for all of it, or else one for each word.
    pub fn terms(&self, entry: usize, query: &Query) -> Vec<&Term> {
        let mut terms = Vec::new();
        query.fit(&self.entries[entry], self.glances[entry], ENOUGH.len(), &mut terms);
        terms.into_iter().map(|term| &self.entries[entry].terms[term]).collect()
    }
}

/// Sorted by counting: there are few ranks, and may be many hits (Knuth, The Art of Computer Programming 3, 5.2).
fn best_first(index: &Index, hits: &[Hit]) -> Vec<Hit> {
    let rank = |hit: &Hit| {
        let tier = index.entries[hit.entry].tier.map_or(Tier::Guest as usize, |tier| tier as usize);
        let way = usize::from(hit.score < INSIDE);
        ((way * 5 + hit.sort as usize) * 101 + usize::from(100 - hit.score)) * Tier::ALL.len() + tier
    };
    let mut ends = vec![0_usize; 2 * 5 * 101 * Tier::ALL.len() + 1];
    for hit in hits {
        ends[rank(hit) + 1] += 1;
    }
    for place in 1..ends.len() {
        ends[place] += ends[place - 1];
    }
    let mut sorted = hits.to_vec();
    // Found way by way, so that those of one rank stand in the order of the document.
    for hit in hits {
        let end = &mut ends[rank(hit)];
        sorted[*end] = *hit;
        *end += 1;
    }
    sorted
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
            .map(|hit| format!("{} {}", index.entries[hit.entry].id, index.matched(hit)))
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
