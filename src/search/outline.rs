//! The consonants of a name, to see at a glance that two names do not sound alike.

use super::hangul::Syllable;

/// The consonants of a name, in classes of those that may be written for each other: names that sound alike have the
/// same ones, so that most others need no closer look. Four bits each, the first highest; the rest is cut off.
///
/// In two cases an r may be silent or a ㄹ, and is taken for the more common: silent before a consonant, as in Park, and
/// a ㄹ before a vowel or an h, though Hur may be followed by one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outline {
    classes: u64,
    count: u32,
    /// How it begins: [`SOFT`], [`BREATH`], or 0 where it is in some other way.
    start: u8,
}

/// Bits that no two consonants have: of names that begin with a vowel, or with a consonant that may be silent (ㄴ, ㄹ, ㅇ),
/// and of those that begin with an h, which is no consonant here, since within a name it is hardly heard.
const SOFT: u8 = 4;
const BREATH: u8 = 8;

/// The class of each initial consonant, of each that ends a syllable, and of each Latin letter.
const OF_INITIALS: &[u8; 19] = b"kknttlmpptt jjjktp ";
const OF_LASTS: &[u8; 28] = b" kkknnntlkmlllllmppttnttktpt";
const OF_LATIN: &[u8; 26] = b" pkt pk  jklmn pkltt p k j";

/// The class of what a name begins after.
const START: u8 = b'l';

impl Outline {
    const NOTHING: Self = Self { classes: 0, count: 0, start: 0 };

    pub fn of_syllables(syllables: impl Iterator<Item = Syllable>) -> Self {
        let mut outline = Self::NOTHING;
        let mut before = START;
        for (place, syllable) in syllables.enumerate() {
            if place == 0 {
                outline.start = match syllable.initial {
                    2 | 5 | 11 => SOFT,
                    18 => BREATH,
                    _ => 0,
                };
            }
            outline.add(OF_INITIALS[syllable.initial], before);
            before = OF_LASTS[syllable.last];
            outline.add(before, b' ');
        }
        outline
    }

    /// Of a spelling, or of what is typed of one so far.
    pub fn of_latin(letters: &str) -> Self {
        let mut outline = Self::NOTHING;
        let mut before = START;
        let letters = letters.as_bytes();
        outline.start = match letters.first() {
            Some(b'h') => BREATH,
            Some(first) if b"aeiouywlrn".contains(first) => SOFT,
            _ => 0,
        };
        for (place, &letter) in letters.iter().enumerate() {
            let next = letters.get(place + 1).copied();
            let class = match (letter, next) {
                (b'h', _) => continue,
                // An ng is one sound.
                (b'g', _) if before == b'n' => continue,
                (b'c', Some(b'h')) => b'j',
                // What it is shows with the next letter. An r before a consonant is the silent one of Park.
                (b'c' | b'r', None) => b' ',
                (b'r', Some(next)) if next != b'h' && class(next) != b' ' => b' ',
                _ => class(letter),
            };
            outline.add(class, before);
            before = class;
        }
        outline
    }

    /// One more consonant, after what stands right before it.
    fn add(&mut self, class: u8, before: u8) {
        // After ㄴ, ㄹ, ㅁ and ㅇ, and at the beginning, ㄹ and ㄴ come and go: 종로 is Jongro or Jongno. An ng may be one
        // sound or two.
        let silent = class == before
            || matches!(class, b'l' | b'n') && matches!(before, b'l' | b'm' | b'n')
            || class == b'k' && before == b'n';
        let code = b"kntlmpj".iter().position(|other| *other == class);
        if let Some(code) = code.filter(|_| !silent && self.count < 16) {
            self.count += 1;
            self.classes |= (code as u64 + 1) << (64 - 4 * self.count);
        }
    }

    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// The first two consonants of a name, and how it begins, as bits.
    pub fn glimpse(self) -> u64 {
        self.pair() | u64::from(self.start)
    }

    fn pair(self) -> u64 {
        1 << (self.classes >> 60 << 3 | self.classes >> 56 & 7)
    }

    /// The bits of all names that may begin like this.
    pub fn glimpses(self) -> u64 {
        match self.count {
            0 if self.start != 0 => self.start.into(),
            0 => !0,
            1 => 0xff << (self.classes >> 60 << 3),
            _ => self.pair(),
        }
    }

    /// Whether `name` may begin like this.
    pub fn begins(self, name: Self) -> bool {
        let differ = self.classes ^ name.classes;
        self.start == name.start && (self.count == 0 || differ >> (64 - 4 * self.count) == 0)
    }
}

fn class(letter: u8) -> u8 {
    OF_LATIN.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(b' ')
}

#[cfg(test)]
mod tests {
    use super::super::romaja::{Part, spells};
    use super::*;

    #[test]
    fn how_a_name_begins_is_seen_in_every_spelling() {
        for (initial, vowel) in (0..19).flat_map(|initial| (0..21).map(move |vowel| (initial, vowel))) {
            let syllable = Syllable { initial, vowel, last: 0 };
            let name = Outline::of_syllables([syllable].into_iter());
            for family in [false, true] {
                let written =
                    |part| syllable.spellings(part, true, family, false).map(|(letters, _)| letters);
                for first in written(Part::Initial) {
                    for then in written(Part::Vowel) {
                        let typed = format!("{first}{then}");
                        assert_eq!(Outline::of_latin(&typed).start, name.start, "{typed} {syllable:?}");
                    }
                }
            }
        }
    }

    /// Names of two syllables, with every final consonant before every initial one, and what may be typed of them.
    #[test]
    fn a_name_is_passed_over_in_none_of_its_spellings() {
        let syllable = |initial, last| Syllable { initial, vowel: 0, last };
        let with = |begun: &[String], syllable: Syllable, part, first, voiced| -> Vec<String> {
            let pieces = syllable.spellings(part, first, first, voiced);
            pieces.flat_map(|(piece, _)| begun.iter().map(move |begun| format!("{begun}{piece}"))).collect()
        };
        let mut held = 0;
        for first in (0..19).flat_map(|initial| (0..28).map(move |last| syllable(initial, last))) {
            let parts = [Part::Initial, Part::Vowel, Part::Last];
            let begun =
                parts.iter().fold(vec![String::new()], |begun, part| with(&begun, first, *part, true, false));
            for then in (0..19).map(|initial| syllable(initial, 0)) {
                let name = [first, then];
                let outline = Outline::of_syllables(name.into_iter());
                let typed = [false, true]
                    .into_iter()
                    .flat_map(|voiced| with(&begun, then, Part::Initial, false, voiced));
                for mut typed in typed {
                    typed.push('a');
                    // A final ㄹ that is written as an r before a consonant reads like the silent one of Park.
                    let like_park = typed
                        .trim_start_matches('r')
                        .split_once('r')
                        .is_some_and(|(_, rest)| !rest.starts_with(['a', 'h', 'r']));
                    for end in 1..=typed.len() {
                        let typed = &typed[..end];
                        if !like_park && spells(typed, &mut name.into_iter(), true).is_some() {
                            assert!(Outline::of_latin(typed).begins(outline), "{typed} {name:?}");
                            held += 1;
                        }
                    }
                }
            }
        }
        assert!(held > 100_000, "{held}");
    }
}
