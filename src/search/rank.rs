//! How well words fit entries.

use super::fit::{INSIDE, WAYS};
use super::index::{Field, Index, Sort};
use super::query::Query;
use super::word::Word;
use std::ops::Range;

/// How well an entry fits, and by which of its terms, in one small number: the better before the worse, the first of
/// equals, since the name stands before the aliases.
pub type Rank = u16;

/// It does not fit.
const NONE: Rank = 0;

/// Terms behind this one are not told apart.
const MOST: usize = 511;

fn rank(score: u8, term: usize) -> Rank {
    Rank::from(score) << 9 | (MOST - term.min(MOST)) as Rank
}

pub fn score(rank: Rank) -> u8 {
    (rank >> 9) as u8
}

pub fn term(rank: Rank) -> usize {
    MOST - usize::from(rank) % (MOST + 1)
}

/// How well something fits that as a whole fits so, and so each word: all must fit, the worst counts, and the term is
/// that of the first.
fn together(whole: Rank, apart: &[Rank]) -> Rank {
    let least = apart.iter().copied().min_by_key(|rank| score(*rank)).unwrap_or(NONE);
    if least == NONE || score(whole) >= score(least).min(INSIDE) {
        return whole;
    }
    rank(score(least).min(INSIDE), term(apart[0]))
}

/// How well one word fits each entry.
struct Ranks {
    all: Vec<Rank>,
    /// A bit for each entry that it fits: most are never looked at.
    fitting: Vec<u64>,
}

impl Ranks {
    /// Adds the entries that go by a key, where a word fits it in a way; whether it does, and is the name of a group. By
    /// that, its members are found only where they are asked for, by `members`.
    fn add(&mut self, index: &Index, key: usize, word: &Word, way: usize, members: bool) -> bool {
        let score = WAYS[way](&index.keys[key], word);
        if score == 0 {
            return false;
        }
        let is_group = index.keys[key].is_group;
        for &(place, term) in &index.postings[key] {
            let (place, term) = (place as usize, term as usize);
            // What a relation is called is a sentence, in which much sounds and looks like something.
            if way > 0 && index.sorts[place] == Sort::Relation {
                break;
            }
            if !members && is_group && index.entries[place].terms[term].field == Field::Group {
                continue;
            }
            self.all[place] = rank(score, term).max(self.all[place]);
            self.fitting[place / 64] |= 1 << (place % 64);
        }
        is_group
    }
}

/// All that was typed, held against all entries: as a whole, and where it is several words, each of them.
pub struct Several<'s> {
    index: &'s Index,
    query: &'s Query,
    /// Of the words, the longest leaves the fewest entries to be held against the others.
    longest: Option<usize>,
    /// Of the whole, then of each word.
    ranks: Vec<Ranks>,
    /// Whether the whole fits the name of a group.
    is_group: bool,
    /// The scores of keys that were asked for one by one, likewise.
    known: Vec<Vec<u8>>,
    /// How well each word fits the entry that is looked at.
    apart: Vec<Rank>,
}

/// So many words are looked for everywhere; nobody types more.
const FEW: usize = 4;

/// No score is so high.
const UNKNOWN: u8 = u8::MAX;

impl<'s> Several<'s> {
    pub fn new(index: &'s Index, query: &'s Query) -> Self {
        let longest = (0..query.words.len()).max_by_key(|&word| query.words[word].strokes.len());
        Self {
            index,
            query,
            longest,
            ranks: Vec::new(),
            is_group: false,
            known: Vec::new(),
            apart: Vec::new(),
        }
    }

    /// Hands on each entry that fits in the ways up to this one, in their order.
    pub fn look(&mut self, way: usize, found: &mut dyn FnMut(usize, Rank)) {
        let count = self.index.entries.len();
        self.known.clear();
        let guide = self.longest.map_or(0, |longest| longest + 1);
        // What is passed over for the longest word need not be looked at for the whole.
        let both = way == 0 && guide > 0 && self.query.word(guide).is_part_of(self.query.word(0));
        for which in 0..=self.query.words.len() {
            // Texts in which a word stands are soon found. For more, entries are looked at that fit the longest one.
            let everywhere = which == 0 || which == guide || way == 0 && which <= FEW;
            if way == 0 {
                let count = if everywhere { count } else { 0 };
                self.ranks.push(Ranks { all: vec![NONE; count], fitting: vec![0; count / 64 + 1] });
            }
            if everywhere && !(which == 0 && both) {
                let (index, word, whole) = (self.index, self.query.word(which), self.query.word(0));
                index.glances.each(word, way, &mut |key| {
                    let mut is_group = self.ranks[which].add(index, key, word, way, which > 0) && which == 0;
                    if both && which == guide && index.glances.may_fit(key, whole, way) {
                        is_group = self.ranks[0].add(index, key, whole, way, false);
                    }
                    self.is_group |= is_group;
                });
            }
        }
        // Where all words were looked for everywhere, whatever lacks one is passed over.
        let words = self.query.words.len();
        let needed = if way == 0 && (1..=FEW).contains(&words) { 1..words + 1 } else { guide..guide + 1 };
        for block in 0..=count / 64 {
            let mut left = !0;
            for which in needed.clone() {
                left &= self.ranks[which].fitting[block];
            }
            left |= self.ranks[0].fitting[block];
            while left != 0 {
                let place = block * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                let mut rank = self.ranks[0].all[place];
                if guide > 0 && self.ranks[guide].all[place] != NONE && score(rank) < INSIDE {
                    rank = self.rank(place, way);
                }
                if rank != NONE {
                    found(place, rank);
                }
            }
        }
    }

    /// How well an entry fits that fits the longest word.
    fn rank(&mut self, place: usize, way: usize) -> Rank {
        let whole = self.ranks[0].all[place];
        self.apart.clear();
        for which in 1..=self.query.words.len() {
            let known = self.ranks[which].all.get(place).copied();
            let rank = match known {
                Some(rank) if rank != NONE || way == 0 => rank,
                _ => self.best(place, which, usize::from(known.is_some())..way + 1, true),
            };
            if rank == NONE {
                return whole;
            }
            self.apart.push(rank);
        }
        // Where all of it is the name of a group of theirs, the group is meant.
        if whole == NONE && self.is_group && self.best(place, 0, 0..way + 1, true) != NONE {
            return NONE;
        }
        together(whole, &self.apart)
    }

    /// The places of the terms by which an entry fits.
    pub fn terms(&mut self, place: usize) -> Vec<usize> {
        let whole = self.best(place, 0, 0..WAYS.len(), false);
        let words = 1..=self.query.words.len();
        let apart: Vec<Rank> = words.map(|which| self.best(place, which, 0..WAYS.len(), true)).collect();
        match together(whole, &apart) == whole {
            true => vec![term(whole)],
            false => apart.into_iter().map(term).collect(),
        }
    }

    /// The best of an entry's terms for the whole or for a word in some ways, and whether the names of groups count.
    fn best(&mut self, place: usize, which: usize, ways: Range<usize>, groups: bool) -> Rank {
        let (index, word) = (self.index, self.query.word(which));
        if self.known.is_empty() {
            self.known = vec![vec![UNKNOWN; index.keys.len()]; self.query.words.len() + 1];
        }
        let known = &mut self.known[which];
        let mut best = NONE;
        for (place, term) in index.entries[place].terms.iter().enumerate() {
            if !groups && term.field == Field::Group {
                continue;
            }
            let score = &mut known[term.key];
            if *score == UNKNOWN {
                *score = 0;
                for way in ways.clone() {
                    if *score == 0 && index.glances.may_fit(term.key, word, way) {
                        *score = WAYS[way](&index.keys[term.key], word);
                    }
                }
            }
            if *score > 0 {
                best = best.max(rank(*score, place));
            }
        }
        best
    }
}
