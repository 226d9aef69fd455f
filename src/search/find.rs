//! What fits what was typed, best first.

use super::fit::{INSIDE, TYPO, WAYS};
use super::index::{Entry, Index, Sort, Term};
use super::query::Query;
use super::word::Word;
use crate::model::document::Tier;
use crate::order::order;

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
const ENOUGH: [usize; WAYS.len()] = [0, 50, 5];

/// Everything in which each word of `typed` stands, best first: what is written like that before what only sounds or
/// looks like it; characters before actors, groups, works and relations; the better fit; leads before others; then
/// the order of the document.
pub fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let Some(Query { whole, words }) = Query::of(typed) else { return Vec::new() };
    let none = Ranks(vec![(0, 0); index.entries.len()]);
    let mut together = none.clone();
    let mut apart = vec![none; words.len()];
    let everything = vec![true; index.entries.len()];
    // What a long word does not fit needs not be held against the others.
    let longest_first = order(words.len(), &mut |a, b| words[b].strokes.len().cmp(&words[a].strokes.len()));
    let mut hits: Vec<Hit> = Vec::new();
    for (way, enough) in ENOUGH.into_iter().enumerate() {
        if hits.len() >= enough && hits.first().is_some_and(|hit| hit.sort == Sort::Character) {
            break;
        }
        together.add(index, &whole, way, &everything);
        let mut possible = everything.clone();
        for (nth, &place) in longest_first.iter().enumerate() {
            let ranks = &mut apart[place];
            // What has become possible was passed over in the ways before; nothing ever was for the first word.
            for way in if nth == 0 { way } else { 0 }..=way {
                ranks.add(index, &words[place], way, &possible);
            }
            for (possible, (score, _)) in possible.iter_mut().zip(&ranks.0) {
                *possible &= *score > 0;
            }
        }
        hits.clear();
        for (entry, &(whole, term)) in together.0.iter().enumerate() {
            let (score, as_whole) = Query::score(whole, apart.iter().map(|ranks| ranks.0[entry].0));
            if score > 0 {
                let term = if as_whole { term } else { apart[0].0[entry].1 } as usize;
                hits.push(Hit { sort: index.entries[entry].sort, entry, term, score });
            }
        }
    }
    best_first(index, &hits)
}

/// For each entry, how well a word fits it, and by which of its terms: the first of equals, since the name stands before
/// the aliases.
#[derive(Clone)]
struct Ranks(Vec<(u8, u16)>);

impl Ranks {
    /// Adds those that fit in one more way, as far as they are possible at all.
    fn add(&mut self, index: &Index, word: &Word, way: usize, possible: &[bool]) {
        for (key, postings) in index.keys.iter().zip(&index.postings) {
            if !postings.iter().any(|(entry, _)| possible[*entry as usize]) {
                continue;
            }
            let score = WAYS[way](key, word);
            if score == 0 {
                continue;
            }
            for &(entry, term) in postings {
                // In what a relation is called, nobody looks for slips.
                if way > 0 && index.entries[entry as usize].sort == Sort::Relation {
                    break;
                }
                let (best, first) = &mut self.0[entry as usize];
                let term = term.min(u16::MAX.into()) as u16;
                if score > *best || score == *best && term < *first {
                    (*best, *first) = (score, term);
                }
            }
        }
    }
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
    pub fn terms(&self, entry: &Entry, query: &Query) -> Vec<Term> {
        let best = |word: &Word| {
            let mut best = (0, 0);
            for (place, term) in entry.terms.iter().enumerate() {
                let key = &self.keys[term.key];
                let score = WAYS.iter().map(|way| way(key, word)).max().unwrap_or(0);
                if score > best.0 {
                    best = (score, place);
                }
            }
            best
        };
        let (whole, term) = best(&query.whole);
        let apart: Vec<(u8, usize)> = query.words.iter().map(best).collect();
        let (_, as_whole) = Query::score(whole, apart.iter().map(|(score, _)| *score));
        let places = if as_whole { vec![term] } else { apart.into_iter().map(|(_, term)| term).collect() };
        places.into_iter().map(|place| entry.terms[place]).collect()
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
