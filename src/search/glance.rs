//! What is looked at before all else: most keys are passed over by it.

use super::key::{Key, Letters};
use super::word::Word;

/// Of each key its letters, its pairs of letters, and how its names begin: in rows, since they are gone through at
/// every letter that is typed.
#[derive(Debug, Default)]
pub struct Glances {
    letters: Vec<Letters>,
    pairs: Vec<Letters>,
    sounds: Vec<u64>,
}

impl Glances {
    /// Notes one more key, or another in the place of one.
    pub fn note(&mut self, place: usize, key: &Key) {
        if place == self.letters.len() {
            self.letters.push(key.letters);
            self.pairs.push(key.pairs);
            self.sounds.push(0);
        }
        self.sounds[place] = key.sounds();
    }

    /// Hands on each key that may fit a word in a way, by its number.
    pub fn each(&self, word: &Word, way: usize, found: &mut dyn FnMut(usize)) {
        if way == 0 {
            for (key, letters) in self.letters.iter().enumerate() {
                if word.letters.are_in(*letters) && word.pairs.are_in(self.pairs[key]) {
                    found(key);
                }
            }
            return;
        }
        for key in 0..self.letters.len() {
            if self.may_fit(key, word, way) {
                found(key);
            }
        }
    }

    /// Whether a key may fit a word in a way.
    #[inline]
    pub fn may_fit(&self, key: usize, word: &Word, way: usize) -> bool {
        match way {
            0 => word.letters.are_in(self.letters[key]) && word.pairs.are_in(self.pairs[key]),
            1 => {
                self.sounds[key] & word.sounds != 0
                    || word.meant.as_ref().is_some_and(|(meant, _)| meant.are_in(self.letters[key]))
            }
            _ => word.most > 0 && word.letters.missing(self.letters[key]) as usize <= word.most,
        }
    }
}
