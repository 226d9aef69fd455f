//! What fits what was typed, best first.

use super::fit::{INSIDE, TYPO, WAYS};
use super::index::{Index, Sort, Term};
use super::query::Query;
use super::rank::{Several, score, term};
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

/// Once so many are found, and a character among them, nobody is looked for who only sounds like it: a list that is
/// offered is full. And once so many are, or any character who is written like it, nobody who is only an edit or two off.
const ENOUGH: [usize; WAYS.len()] = [0, 12, 5];

/// Everything in which each word of `typed` stands, best first: what is written like that before what only sounds or
/// looks like it; characters before actors, groups, works and relations; the better fit; leads before others; then
/// the order of the document.
pub fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let Some(query) = Query::of(typed) else { return Vec::new() };
    let mut several = Several::new(index, &query);
    let mut hits: Vec<Hit> = Vec::new();
    for (way, enough) in ENOUGH.into_iter().enumerate() {
        let written = hits.iter().filter(|hit| hit.sort == Sort::Character).map(|hit| hit.score).max();
        if written.is_some_and(|score| hits.len() >= enough || way == 2 && score >= INSIDE) {
            break;
        }
        hits.clear();
        several.look(way, &mut |place, rank| {
            let sort = index.sorts[place];
            hits.push(Hit { sort, entry: place, term: term(rank), score: score(rank) });
        });
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
        &self.keys[self.entries[hit.entry].terms[hit.term].key].shown
    }

    /// The terms by which an entry fits what was typed: one for all of it, or else one for each word.
    pub fn terms(&self, place: usize, query: &Query) -> Vec<Term> {
        let mut found: Vec<usize> = Several::new(self, query).terms(place);
        found.dedup();
        let terms = &self.entries[place].terms;
        found.into_iter().filter_map(|place| terms.get(place).copied()).collect()
    }
}

/// Sorted by counting: there are few ranks, and may be many hits (Knuth, The Art of Computer Programming 3, 5.2).
fn best_first(index: &Index, hits: &[Hit]) -> Vec<Hit> {
    let rank = |hit: &Hit| {
        let tier = index.tiers[hit.entry].map_or(Tier::Guest as usize, |tier| tier as usize);
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
    use std::rc::Rc;

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
    fn a_space_more_hides_nobody() {
        let names = ["Baek Kang-hyuk", "백강혁", "Ga 강min", "がぎx", "か゛か゛き x"];
        let index = Index::of_names([names.map(Rc::from)].iter().map(|names| &names[..]));
        for name in names {
            let letters: Vec<char> = name.chars().collect();
            for place in 1..letters.len() {
                let typed: String =
                    letters[..place].iter().chain(&[' ']).chain(&letters[place..]).copied().collect();
                let scores: Vec<u8> = find(&index, &typed).iter().map(|hit| hit.score).collect();
                assert_eq!(scores, [100], "{typed}");
            }
        }
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
