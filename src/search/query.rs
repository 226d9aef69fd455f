//! What was typed, and where it stands in a text.

use super::fit::WAYS;
use super::key::Key;
use super::word::{Place, Word};
use std::mem::take;
use std::ops::Range;
use std::rc::Rc;

/// What was typed: as one word, and where they are several, each of them.
pub struct Query {
    pub whole: Word,
    pub words: Vec<Word>,
}

/// More words than this are only looked for together, as one: nobody types them, and each would take memory.
const MOST_WORDS: usize = 16;

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
        if (2..=MOST_WORDS).contains(&words.len()) {
            // Slips are looked for in each of them.
            whole.most = 0;
        } else {
            words.clear();
        }
        Some(Self { whole, words })
    }

    /// The whole, which is the first, or one of the words.
    pub fn word(&self, which: usize) -> &Word {
        if which == 0 { &self.whole } else { &self.words[which - 1] }
    }

    /// Where in a text the letters stand that were typed, or what they were meant to be: ranges of bytes, in order and
    /// apart.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut ends: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        ends.push(text.len());
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

/// The least piece of a text that a word still fits, in the first of so many ways in which it fits the text at all.
fn window(word: &Word, text: &str, ends: &[usize], ways: usize) -> Option<Range<usize>> {
    let fits = |way: usize, piece: &str| {
        let mut key = Key::new(&Rc::from(piece), None, true);
        key.is_guessed = true;
        WAYS[way](&key, word) > 0
    };
    let way = (0..ways).find(|&way| fits(way, text))?;
    // What more letters fit, fewer do not.
    let last = ends.partition_point(|&end| !fits(way, &text[..end]));
    let end = *ends.get(last)?;
    let first = ends[..last].partition_point(|&start| fits(way, &text[start..end]));
    // An accent that stands by itself belongs to its letter.
    let is_accent = |letter: char| ('\u{300}'..='\u{36f}').contains(&letter);
    let accents = text[end..].find(|letter| !is_accent(letter)).unwrap_or(text.len() - end);
    Some(ends[first.checked_sub(1)?]..end + accents)
}
