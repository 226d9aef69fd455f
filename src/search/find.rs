//! What fits what was typed, best first.

use super::fit::{INSIDE, TYPO, WAYS};
use super::index::{Entry, Field, Index, Sort, Term};
use super::query::Query;
use super::word::Word;
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
    let mut whole = vec![NONE; index.entries.len()];
    // Of several words, the longest leaves the fewest to be held against the others.
    let longest = (0..query.words.len()).max_by_key(|&word| query.words[word].strokes.len());
    let mut guide = longest.map(|_| whole.clone()).unwrap_or_default();
    let mut hits: Vec<Hit> = Vec::new();
    // Behind it, no entry fits; often, no relation does.
    let mut last = 0;
    for (way, enough) in ENOUGH.into_iter().enumerate() {
        let written = hits.iter().filter(|hit| hit.sort == Sort::Character).map(|hit| hit.score).max();
        if written.is_some_and(|score| hits.len() >= enough || way == 2 && score >= INSIDE) {
            break;
        }
        let mut end = add(index, &query.whole, way, false, &mut whole);
        if let Some(longest) = longest {
            end = end.max(add(index, &query.words[longest], way, true, &mut guide));
        }
        last = last.max(end);
        let mut known_whole = vec![UNKNOWN; index.keys.len()];
        let mut known = vec![known_whole.clone(); query.words.len()];
        let mut apart = Vec::new();
        hits.clear();
        for (place, entry) in index.entries[..last].iter().enumerate() {
            let (mut rank, guide) = (whole[place], guide.get(place).copied().unwrap_or(NONE));
            if rank == NONE && guide == NONE {
                continue;
            }
            if guide != NONE && score(rank) < INSIDE {
                apart.clear();
                for (word, known) in query.words.iter().zip(&mut known) {
                    let rank = match Some(apart.len()) == longest {
                        true => guide,
                        false => best(index, entry, word, way, true, known),
                    };
                    if rank == NONE {
                        break;
                    }
                    apart.push(rank);
                }
                // All of them must fit. Where all of it is the name of a group of theirs, the group is meant.
                let all = apart.len() == query.words.len();
                if all
                    && (rank != NONE || best(index, entry, &query.whole, way, true, &mut known_whole) == NONE)
                {
                    rank = Query::rank(rank, &apart);
                }
            }
            if rank != NONE {
                hits.push(Hit { sort: entry.sort, entry: place, term: term(rank), score: score(rank) });
            }
        }
    }
    best_first(index, &hits)
}

/// How well an entry fits, and by which of its terms, in one number: the better before the worse, the first of equals,
/// since the name stands before the aliases.
pub type Rank = u32;

pub const NONE: Rank = 0;

fn rank(score: u8, term: usize) -> Rank {
    Rank::from(score) << 16 | (0xffff - term.min(0xffff) as Rank)
}

pub fn score(rank: Rank) -> u8 {
    (rank >> 16) as u8
}

fn term(rank: Rank) -> usize {
    0xffff - (rank & 0xffff) as usize
}

/// Adds to the rank of each entry that a word fits in one more way; behind which entry none does. By the name of a `group` alone its members are not
/// found: it is found itself.
fn add(index: &Index, word: &Word, way: usize, group: bool, ranks: &mut [Rank]) -> usize {
    let mut end = 0;
    for (key, glance) in index.glances.iter().enumerate() {
        if !glance.may_fit(word, way) {
            continue;
        }
        let score = WAYS[way](&index.keys[key], word);
        if score == 0 {
            continue;
        }
        for &(entry, term) in &index.postings[key] {
            // In what a relation is called, nobody looks for slips.
            if way > 0 && index.entries[entry as usize].sort == Sort::Relation {
                break;
            }
            let is_group = || index.entries[entry as usize].terms[term as usize].field == Field::Group;
            if !group && index.keys[key].is_group && is_group() {
                continue;
            }
            let best = &mut ranks[entry as usize];
            *best = rank(score, term as usize).max(*best);
            end = end.max(entry as usize + 1);
        }
    }
    end
}

/// No score is so high.
const UNKNOWN: u8 = u8::MAX;

/// How well a word fits an entry in the ways up to this one, and whether the names of groups count; `known` has the
/// scores of keys.
fn best(index: &Index, entry: &Entry, word: &Word, last: usize, group: bool, known: &mut [u8]) -> Rank {
    let mut best = NONE;
    for (place, term) in entry.terms.iter().enumerate() {
        if !group && term.field == Field::Group {
            continue;
        }
        let score = &mut known[term.key];
        if *score == UNKNOWN {
            *score = 0;
            for (way, fit) in WAYS.iter().enumerate().take(last + 1) {
                if *score == 0 && index.glances[term.key].may_fit(word, way) {
                    *score = fit(&index.keys[term.key], word);
                }
            }
        }
        if *score > 0 {
            best = best.max(rank(*score, place));
        }
    }
    best
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
        let best = |word: &Word, group: bool| {
            best(self, entry, word, WAYS.len() - 1, group, &mut vec![UNKNOWN; self.keys.len()])
        };
        let whole = best(&query.whole, false);
        let apart: Vec<Rank> = query.words.iter().map(|word| best(word, true)).collect();
        let found = if Query::rank(whole, &apart) == whole { vec![whole] } else { apart };
        let mut terms: Vec<usize> = found.into_iter().map(term).collect();
        terms.dedup();
        terms.into_iter().filter_map(|place| entry.terms.get(place).copied()).collect()
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
