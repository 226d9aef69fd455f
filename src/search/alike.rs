//! Whether two spellings in Latin letters may be of one Korean name.

use super::hangul::Syllable;
use super::romaja::{Fit, Part, spells};

/// So many readings of a spelling are looked at.
const MOST: usize = 24;

/// How well `typed` may spell the name that is written as `written`, or its beginning.
pub fn sounds_alike(typed: &str, written: &str) -> Option<Fit> {
    let mut reader = Reader { written, name: Vec::new(), readings: Vec::new(), dead: Vec::new() };
    reader.read(0);
    let mut best: Option<Fit> = None;
    for reading in &reader.readings {
        let fit = spells(typed, &mut reading.iter().copied(), true);
        best = match (best, fit) {
            (Some(best), Some(fit)) => Some(best.min(fit)),
            (best, fit) => best.or(fit),
        };
    }
    best
}

/// Reads a spelling as Hangul, in every way that the tables allow, the likely ones first.
struct Reader<'a> {
    written: &'a str,
    name: Vec<Syllable>,
    readings: Vec<Vec<Syllable>>,
    /// Places from which on there is no reading: without them, the ways to fail at the end double with each letter.
    dead: Vec<usize>,
}

fn is_consonant(letter: u8) -> bool {
    !matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w')
}

/// How many letters from a place on are consonants, or are not.
fn run(letters: &[u8], from: usize, consonants: bool) -> usize {
    letters[from..].iter().take_while(|&&letter| is_consonant(letter) == consonants).count()
}

impl Reader<'_> {
    /// The syllables from a place on.
    fn read(&mut self, from: usize) {
        if from == self.written.len() {
            self.readings.push(self.name.clone());
            return;
        }
        if self.dead.contains(&from) {
            return;
        }
        let known = self.readings.len();
        let letters = self.written.as_bytes();
        let vowel = from + run(letters, from, true);
        // All consonants before the vowel, in the first way and in the first of the less common.
        let mut odds = 0..2;
        let initials = |odd| {
            (0..19).find(|&initial| is_written(initial, 0, 0, Part::Initial, &self.written[from..vowel], odd))
        };
        let both: [Option<usize>; 2] = [odds.next().and_then(initials), odds.next().and_then(initials)];
        for initial in both.into_iter().flatten() {
            for last_from in (vowel + 1..=vowel + run(letters, vowel, false)).rev() {
                let consonants = run(letters, last_from, true);
                for to in last_from..=last_from + consonants {
                    // Consonants that nothing follows all belong to the last syllable.
                    if to < last_from + consonants && last_from + consonants == letters.len() {
                        continue;
                    }
                    self.with(initial, vowel..last_from, last_from..to);
                }
            }
        }
        if self.readings.len() == known {
            self.dead.push(from);
        }
    }

    /// All readings with a syllable of this initial, a vowel and a last consonant of these letters, and what follows.
    fn with(&mut self, initial: usize, vowel: std::ops::Range<usize>, last: std::ops::Range<usize>) {
        let (vowel, to) = (&self.written[vowel], last.end);
        // A letter of another script has several bytes: no syllable ends within it.
        let Some(consonant) = self.written.get(last) else { return };
        let found = |odd| (0..28).find(|&last| is_written(initial, 0, last, Part::Last, consonant, odd));
        let Some(last) = found(0).or_else(|| found(1)) else { return };
        for place in 0..21 {
            let fits = is_written(initial, place, last, Part::Vowel, vowel, 0)
                || is_written(initial, place, last, Part::Vowel, vowel, 1);
            if fits && self.readings.len() < MOST {
                self.name.push(Syllable { initial, vowel: place, last });
                self.read(to);
                self.name.pop();
            }
        }
    }
}

/// Whether a part of a syllable may be written as these letters, and that oddly.
fn is_written(initial: usize, vowel: usize, last: usize, part: Part, letters: &str, odd: usize) -> bool {
    let mut spellings = Syllable { initial, vowel, last }.spellings(part, false, false, false);
    spellings.any(|spelling| spelling == (letters, odd))
}

#[cfg(test)]
mod tests {
    use super::super::outline::Outline;
    use super::*;

    #[test]
    fn two_spellings_are_of_one_name() {
        let fit = |typed: &str, written: &str| {
            let found = sounds_alike(typed, written);
            let outline = Outline::of_latin(typed).begins(Outline::of_latin(written));
            assert!(outline || found.is_none(), "{typed} {written}: the outline is another");
            found
        };
        for (typed, written) in [
            ("chuchihun", "jujihoon"),
            ("jooji", "jujihoon"),
            ("chooyoungwoo", "chuyeongu"),
            ("kangmyunghui", "kangmyeonghee"),
            ("chongmyonghun", "jungmyunghoon"),
            ("kimwonae", "kimwonhae"),
            ("pakkyongwon", "bakgyeongwon"),
            ("hahn", "han"),
            ("ahn", "an"),
        ] {
            assert!(fit(typed, written).is_some(), "{typed} {written}");
        }
        for (typed, written) in [
            ("baek", "kang"),
            ("jojihoon", "jujihoon"),
            ("jonsnow", "arya"),
            ("hayoung", "haeun"),
            ("a", ""),
            ("kang", "xyz"),
        ] {
            assert_eq!(fit(typed, written), None, "{typed} {written}");
        }
    }
}
