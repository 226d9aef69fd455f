//! What was typed, held against one entry or one text.

use super::fit::{INSIDE, WAYS};
use super::index::{Entry, Glance};
use super::key::Key;
use super::word::{Place, Word};
use std::mem::take;
use std::ops::Range;

/// What was typed: as one word, and where they are several, each of them.
pub struct Query {
    whole: Word,
    words: Vec<Word>,
}

/// The place of the best of an entry's terms, and how well it fits.
type Best = Option<(u8, usize)>;

impl Query {
    /// `None` where nothing of it is a letter.
    pub fn of(typed: &str) -> Option<Self> {
        let mut words = Vec::new();
        let mut typed_word = String::new();
        // A space at the end closes the last word.
        for letter in typed.chars().chain([' ']) {
            if letter > ' ' && letter != '\u{3000}' {
                typed_word.push(letter);
            } else if let Some(mut word) = Word::of(&take(&mut typed_word)) {
                word.place = Place::Finished;
                words.push(word);
            }
        }
        if let Some(last) = words.last_mut() {
            last.place = Place::Last;
        }
        let mut whole = Word::of(typed)?;
        if words.len() > 1 {
            // Slips are looked for in each of them.
            whole.most = 0;
        } else {
            words.clear();
        }
        Some(Self { whole, words })
    }

    /// How well an entry fits in the first so many ways, and the terms by which it does: one by which it fits as a
    /// whole, else one for each word. A score of 0 where it does not fit.
    pub fn fit(&self, entry: &Entry, glance: Glance, ways: usize, terms: &mut Vec<usize>) -> u8 {
        terms.clear();
        let together = best(entry, glance, &self.whole, ways);
        let (whole, term) = together.unwrap_or_default();
        let mut least = 0;
        if whole < INSIDE {
            for (place, word) in self.words.iter().enumerate() {
                let Some((score, term)) = best(entry, glance, word, ways) else {
                    least = 0;
                    break;
                };
                terms.push(term);
                least = if place == 0 { score.min(INSIDE) } else { score.min(least) };
            }
        }
        if whole > 0 && whole >= least {
            terms.clear();
            terms.push(term);
        }
        whole.max(least)
    }

    /// Where in a text the letters stand that were typed, or what they were meant to be: ranges of bytes, in order and
    /// apart.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut ends = vec![text.len()];
        for (place, _) in text.char_indices().rev() {
            ends.push(place);
        }
        ends.reverse();
        let mut windows = vec![window(&self.whole, text, &ends, 1)];
        if windows[0].is_none() {
            for word in &self.words {
                windows.push(window(word, text, &ends, WAYS.len()));
            }
            if windows.iter().all(Option::is_none) {
                windows.push(window(&self.whole, text, &ends, WAYS.len()));
            }
        }
        // Two words may be in one piece, and stand in another order than they were typed.
        let mut marked = vec![false; text.len() + 1];
        for window in windows.into_iter().flatten() {
            marked[window].fill(true);
        }
        let mut marks = Vec::new();
        let mut start = None;
        for (place, marked) in marked.into_iter().enumerate() {
            match (marked, start) {
                (true, None) => start = Some(place),
                (false, Some(from)) => {
                    marks.push(from..place);
                    start = None;
                }
                _ => {}
            }
        }
        marks
    }
}

/// The best of an entry's terms in the first way in which there is any; the first of equals, since the name stands
/// before the aliases.
fn best(entry: &Entry, glance: Glance, word: &Word, ways: usize) -> Best {
    for (way, score) in WAYS[..ways].iter().enumerate() {
        if !may(way, glance, word) {
            continue;
        }
        let mut best = None;
        for (place, term) in entry.terms.iter().enumerate() {
            let score = score(&term.key, word, entry.is_korean);
            if score > best.map_or(0, |(score, _)| score) {
                best = Some((score, place));
            }
        }
        if best.is_some() {
            return best;
        }
    }
    None
}

/// Whether any text of an entry may fit in a way, by its number.
fn may(way: usize, glance: Glance, word: &Word) -> bool {
    let missing = word.letters.missing(glance.letters) as usize;
    match way {
        0 => missing == 0,
        1 => {
            word.outline.is_some_and(|outline| glance.may_begin(outline))
                || word.meant.as_ref().is_some_and(|(set, _)| set.missing(glance.letters) == 0)
                || word.said.is_some() && glance.kana
        }
        _ => missing <= word.most && word.most > 0,
    }
}

/// The least piece of a text that a word still fits, in the first of so many ways in which it fits the text at all.
fn window(word: &Word, text: &str, ends: &[usize], ways: usize) -> Option<Range<usize>> {
    let fits = |way: usize, piece: &str| WAYS[way](&Key::new(piece.into(), true), word, false) > 0;
    let way = (0..ways).find(|&way| fits(way, text))?;
    // What more letters fit, fewer do not.
    let last = ends.partition_point(|&end| !fits(way, &text[..end]));
    let end = *ends.get(last)?;
    let first = ends[..last].partition_point(|&start| fits(way, &text[start..end]));
    Some(ends[first.checked_sub(1)?]..end)
}
