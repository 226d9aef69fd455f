//! A word as it was typed, ready to be held against many.

use super::fold::fold;
use super::hangul::{self, is_alone};
use super::kana;
use super::key::{KANA, Letters};
use super::outline::Outline;

/// Where a word stands in what was typed.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// It is all there is.
    Alone,
    /// Others follow: nothing of it is missing.
    Finished,
    Last,
}

/// A word that was typed, or several as if they were one.
pub struct Word {
    pub folded: String,
    pub place: Place,
    /// Its letters, where there is Hangul among them.
    pub hangul: Option<Vec<char>>,
    /// What its keys would have written on a Korean keyboard, where that is Hangul.
    pub meant: Option<(Letters, Vec<char>)>,
    /// How it is said, where it may be Japanese in Latin letters.
    pub said: Option<String>,
    /// Its consonants, where it may be a name in Latin letters.
    pub outline: Option<Outline>,
    /// The bits of the names that may sound like it (`Key::sounds`).
    pub sounds: u64,
    /// Its letters or strokes, and which there are.
    pub strokes: Vec<char>,
    pub letters: Letters,
    /// Pairs of neighbours that there must be where the word stands.
    pub pairs: Letters,
    /// How many edits it may be off.
    pub most: usize,
}

impl Word {
    /// `typed` as one word; `None` where nothing of it is a letter.
    pub fn of(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        if folded.is_empty() {
            return None;
        }
        let latin = folded.bytes().all(|letter| letter.is_ascii_lowercase());
        let keys = hangul::from_keys(typed);
        let meant = if latin { hangul::letters(&keys).filter(|letters| is_korean(letters)) } else { None };
        let mut strokes = Vec::new();
        write_strokes(&mut strokes, &folded, usize::MAX);
        let hangul = hangul::letters(&folded);
        // What is still on its way has other neighbours later.
        let pairs = Letters::pairs_of(if hangul.is_some() { "" } else { &folded });
        let outline = latin.then(|| Outline::of_latin(&folded));
        Some(Self {
            hangul,
            meant: meant.map(|letters| (Letters::of(&keys), letters)),
            said: latin.then(|| kana::same(&folded)),
            sounds: outline.map_or(0, |outline| outline.glimpses() | KANA),
            outline,
            letters: Letters::of(&folded),
            pairs,
            most: most(strokes.len()),
            strokes,
            folded,
            place: Place::Alone,
        })
    }

    /// Whether every text that is passed over for this word, at a glance, is passed over for the other as well.
    pub fn is_part_of(&self, other: &Self) -> bool {
        self.letters.are_in(other.letters) && self.pairs.are_in(other.pairs)
    }
}

/// Whether keys of another language would hardly have written this: syllables, and behind them at most the initial of
/// one that is on its way.
fn is_korean(letters: &[char]) -> bool {
    let Some((&last, finished)) = letters.split_last() else { return false };
    let syllables = if is_alone(last) { finished } else { letters };
    !syllables.is_empty() && !syllables.iter().any(|&letter| is_alone(letter)) && !hangul::is_vowel(last)
}

/// How many edits a word of so many letters may be off.
fn most(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Puts the letters of a text into a list, those of Hangul as they are typed: at least so many, where there are so many.
pub fn write_strokes(strokes: &mut Vec<char>, folded: &str, least: usize) {
    strokes.clear();
    for letter in folded.chars() {
        if strokes.len() >= least {
            break;
        }
        hangul::add_strokes(strokes, letter);
    }
}
