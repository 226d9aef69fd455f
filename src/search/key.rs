//! A text by which something can be found, ready to be held against what is typed.

use super::fold::fold;
use super::hangul::{self, Syllable};
use super::kana;
use super::outline::Outline;
use crate::model::is_letter;
use std::rc::Rc;

/// A text, taken apart.
#[derive(Debug)]
pub struct Key {
    /// As it is shown.
    pub shown: Rc<str>,
    /// The language, where the document says which.
    pub lang: Option<Rc<str>>,
    pub folded: String,
    /// Where in `folded` a word begins; a given name in Hangul is one.
    pub starts: Vec<usize>,
    /// Whether it is a name: in other texts, much sounds like something.
    pub is_name: bool,
    /// Whether a group goes by it.
    pub is_group: bool,
    /// Whether anything that goes by it has no name in Hangul: otherwise there is no need to guess how a spelling in
    /// Latin letters is meant.
    pub is_guessed: bool,
    /// The consonants of a name from each of `starts` on, and of one in Hangul those with the family name last.
    pub outlines: Vec<Outline>,
    /// How kana are said, from each of `starts` on.
    pub said: Vec<String>,
    /// Where it is a name in Hangul, how many bytes of `folded` are the family name.
    pub family: Option<usize>,
    /// What begins at this byte of `folded` or behind it has nothing but syllables of Hangul.
    pub hangul_from: usize,
    pub letters: Letters,
    pub pairs: Letters,
}

/// Which letters there are, those of Hangul as they are typed, so that most texts are seen not to have those that are
/// looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters(u64);

/// A bit that no beginning of a name has.
pub const KANA: u64 = 2;

impl Letters {
    pub fn of(folded: &str) -> Self {
        let mut all = 0;
        for letter in folded.chars() {
            all |= hangul::stroke_set(letter).unwrap_or(1 << (33 + letter as u32 % 31));
        }
        Self(all)
    }

    /// The same of pairs of neighbours, in bytes: a text in which another stands has all of its pairs.
    pub fn pairs_of(folded: &str) -> Self {
        let mut all = 0;
        for pair in folded.as_bytes().windows(2) {
            // Spread over the bits, as far as one multiplication does.
            let pair = u32::from(pair[0]) << 8 | u32::from(pair[1]);
            all |= 1 << (pair.wrapping_mul(0x9e37_79b1) >> 26);
        }
        Self(all)
    }

    /// Whether all of these are among the others, as far as can be seen.
    pub fn are_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// How many of these are at least not among the others.
    pub fn missing(self, others: Self) -> u32 {
        (self.0 & !others.0).count_ones()
    }
}

impl Key {
    pub fn new(shown: &Rc<str>, lang: Option<&Rc<str>>, is_name: bool) -> Self {
        let mut folded = String::new();
        let mut starts = Vec::new();
        for word in shown.split(|letter: char| !is_letter(letter)) {
            let word = fold(word);
            if !word.is_empty() {
                starts.push(folded.len());
                folded.push_str(&word);
            }
        }
        let family = family(&folded).filter(|_| is_name && starts.len() == 1);
        starts.extend(family);
        let other = folded.char_indices().rfind(|&(_, letter)| Syllable::of(letter).is_none());
        let hangul_from = other.map_or(0, |(place, _)| place + 1);
        let mut key = Self {
            shown: shown.clone(),
            lang: lang.cloned(),
            letters: Letters::of(&folded),
            pairs: Letters::pairs_of(&folded),
            folded,
            starts,
            is_name,
            is_group: false,
            is_guessed: false,
            outlines: Vec::new(),
            said: Vec::new(),
            family,
            hangul_from,
        };
        for &start in &key.starts {
            if is_name {
                key.outlines.push(key.outline(start));
            }
            key.said.extend(kana::said(&key.folded[start..]));
        }
        let turned = key.turned().map(Outline::of_syllables);
        key.outlines.extend(turned);
        key
    }

    fn outline(&self, start: usize) -> Outline {
        match self.syllables(start) {
            Some(syllables) => Outline::of_syllables(syllables),
            None => Outline::of_latin(&self.folded[start..]),
        }
    }

    /// How its names begin and whether there is kana, each as a bit.
    pub fn sounds(&self) -> u64 {
        let kana = if self.said.is_empty() { 0 } else { KANA };
        self.outlines.iter().fold(kana, |sounds, outline| sounds | outline.glimpse())
    }

    /// The syllables from a place on, where there is nothing else.
    pub fn syllables(&self, start: usize) -> Option<impl Iterator<Item = Syllable>> {
        (start >= self.hangul_from).then(|| hangul::syllables(&self.folded[start..], ""))
    }

    /// The syllables of a name with the family name last.
    pub fn turned(&self) -> Option<impl Iterator<Item = Syllable>> {
        let (family, given) = self.folded.split_at(self.family?);
        Some(hangul::syllables(given, family))
    }
}

/// Family names of two syllables, the more common of those in Statistics Korea's census of 2015.
const DOUBLE: &str = "남궁황보제갈사공선우서문독고동방";

/// How many bytes of a name in Hangul are the family name: Koreans have names of two to four syllables, five at most.
fn family(folded: &str) -> Option<usize> {
    let mut count = 0;
    for letter in folded.chars() {
        Syllable::of(letter)?;
        count += 1;
    }
    match count {
        3..=5 if DOUBLE.as_bytes().chunks(6).any(|double| folded.as_bytes().starts_with(double)) => Some(6),
        2..=4 => Some(3),
        _ => None,
    }
}
