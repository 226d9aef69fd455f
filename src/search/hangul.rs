//! Hangul: what syllables are made of, and how they are typed.

use super::fold::nth;

/// The letters of a syllable, as places in the orders of Unicode: 19 initial consonants, 21 vowels, 28 final
/// consonants of which 0 is none (The Unicode Standard, 3.12, "Hangul Syllable Decomposition").
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Syllable {
    pub initial: usize,
    pub vowel: usize,
    pub last: usize,
}

const FIRST: u32 = 0xac00;

/// Consonants that begin a syllable, vowels, and consonants that end one, as they stand alone, in those orders.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const LASTS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// Letters of two strokes, and what each stroke writes, on a keyboard of two sets (KS X 5002).
const TWO: &str = "ㄳㄱㅅㄵㄴㅈㄶㄴㅎㄺㄹㄱㄻㄹㅁㄼㄹㅂㄽㄹㅅㄾㄹㅌㄿㄹㅍㅀㄹㅎㅄㅂㅅㅘㅗㅏㅙㅗㅐㅚㅗㅣㅝㅜㅓㅞㅜㅔㅟㅜㅣㅢㅡㅣ";

/// What the keys of an English keyboard write on a Korean one of two sets, from `a` on, and with the shift key the
/// few that then write another letter.
const KEYS: &str = "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ";
const SHIFTED: [(char, char); 7] =
    [('Q', 'ㅃ'), ('W', 'ㅉ'), ('E', 'ㄸ'), ('R', 'ㄲ'), ('T', 'ㅆ'), ('O', 'ㅒ'), ('P', 'ㅖ')];

fn place(letters: &str, letter: char) -> Option<usize> {
    letters.chars().position(|other| other == letter)
}

fn at(letters: &str, place: usize) -> Option<char> {
    nth(letters, 3, place)
}

/// Whether the letter stands alone: a consonant or a vowel outside of a syllable.
pub fn is_alone(letter: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&letter)
}

pub fn is_vowel(letter: char) -> bool {
    place(VOWELS, letter).is_some()
}

impl Syllable {
    pub fn of(letter: char) -> Option<Self> {
        let code = (letter as u32).checked_sub(FIRST).filter(|code| *code < 19 * 21 * 28)? as usize;
        Some(Self { initial: code / (21 * 28), vowel: code / 28 % 21, last: code % 28 })
    }

    fn letter(self) -> Option<char> {
        char::from_u32(FIRST + ((self.initial * 21 + self.vowel) * 28 + self.last) as u32)
    }
}

/// The syllables of a text, then those of another.
pub fn syllables(first: &str, then: &str) -> impl Iterator<Item = Syllable> {
    first.chars().chain(then.chars()).filter_map(Syllable::of)
}

/// The initial consonant of a syllable.
pub fn initial(letter: char) -> Option<char> {
    at(INITIALS, Syllable::of(letter)?.initial)
}

/// The strokes of each final consonant and of each vowel, as bits by the places of the initials and the vowels that have
/// one stroke, in their order.
#[rustfmt::skip]
const LAST_STROKES: [u32; 28] = [
    0x0, 0x1, 0x2, 0x201, 0x4, 0x1004, 0x4_0004, 0x8, 0x20, 0x21, 0x60, 0xa0, 0x220, 0x1_0020, 0x2_0020, 0x4_0020, 0x40,
    0x80, 0x280, 0x200, 0x400, 0x800, 0x1000, 0x4000, 0x8000, 0x1_0000, 0x2_0000, 0x4_0000,
];
#[rustfmt::skip]
const VOWEL_STROKES: [u16; 21] = [
    0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x101, 0x102, 0x2100, 0x200, 0x400, 0x410, 0x420, 0x2400, 0x800,
    0x1000, 0x3000, 0x2000,
];

/// Which strokes write a letter of Hangul: one of 33 bits for each.
pub fn stroke_set(letter: char) -> Option<u64> {
    if let Some(syllable) = Syllable::of(letter) {
        let vowel = u64::from(VOWEL_STROKES[syllable.vowel]) << 19;
        return Some(1 << syllable.initial | u64::from(LAST_STROKES[syllable.last]) | vowel);
    }
    if !is_alone(letter) {
        return None;
    }
    let vowel = place(VOWELS, letter).map(|vowel| u64::from(VOWEL_STROKES[vowel]) << 19);
    let last = || place(LASTS, letter).map(|last| u64::from(LAST_STROKES[last + 1]));
    vowel.or_else(last).or_else(|| Some(1 << place(INITIALS, letter)?))
}

/// The strokes that write a letter: its consonants and vowels, those of two strokes in two.
pub fn add_strokes(strokes: &mut Vec<char>, letter: char) {
    let Some(Syllable { initial, vowel, last }) = Syllable::of(letter) else {
        return match is_alone(letter).then(|| two(letter)).flatten() {
            Some((first, second)) => strokes.extend([first, second]),
            None => strokes.push(letter),
        };
    };
    let last = last.checked_sub(1).and_then(|last| at(LASTS, last));
    for letter in [at(INITIALS, initial), at(VOWELS, vowel), last].into_iter().flatten() {
        add_strokes(strokes, letter);
    }
}

/// The two strokes of a letter that has two.
fn two(letter: char) -> Option<(char, char)> {
    let mut letters = TWO.chars();
    while let (Some(whole), Some(first), Some(second)) = (letters.next(), letters.next(), letters.next()) {
        if whole == letter {
            return Some((first, second));
        }
    }
    None
}

/// The letter that two strokes write.
fn one(first: char, second: char) -> Option<char> {
    let mut letters = TWO.chars();
    while let (Some(whole), Some(a), Some(b)) = (letters.next(), letters.next(), letters.next()) {
        if a == first && b == second {
            return Some(whole);
        }
    }
    None
}

/// What the keys that write `typed` on an English keyboard write on a Korean one.
pub fn from_keys(typed: &str) -> String {
    let mut writer = Writer::default();
    for letter in typed.chars() {
        let shifted = SHIFTED.iter().find(|(key, _)| *key == letter);
        let key = (letter.to_ascii_lowercase() as u32).wrapping_sub('a' as u32) as usize;
        writer.stroke(match shifted {
            Some((_, written)) => *written,
            None => at(KEYS, key).unwrap_or(letter),
        });
    }
    writer.finish();
    writer.written
}

/// Puts letters together to syllables, as a keyboard of two sets does.
#[derive(Default)]
struct Writer {
    written: String,
    initial: Option<char>,
    vowel: Option<char>,
    last: Option<char>,
}

impl Writer {
    fn stroke(&mut self, letter: char) {
        let is_vowel = is_vowel(letter);
        match (self.initial, self.vowel, self.last) {
            (Some(_), None, _) if is_vowel => self.vowel = Some(letter),
            (_, Some(vowel), None) if let Some(both) = one(vowel, letter) => self.vowel = Some(both),
            // The consonant that seemed to end a syllable begins the next.
            (_, _, Some(last)) if is_vowel => {
                let (stays, goes) = two(last).map_or((None, last), |(stays, goes)| (Some(stays), goes));
                self.last = stays;
                self.finish();
                (self.initial, self.vowel) = (Some(goes), Some(letter));
            }
            (Some(_), Some(_), None) if place(LASTS, letter).is_some() => self.last = Some(letter),
            (_, _, Some(last)) if let Some(both) = one(last, letter) => self.last = Some(both),
            _ => {
                self.finish();
                match letter {
                    _ if is_vowel => self.vowel = Some(letter),
                    _ if place(INITIALS, letter).is_some() => self.initial = Some(letter),
                    _ => self.written.push(letter),
                }
            }
        }
    }

    fn finish(&mut self) {
        let (initial, vowel, last) = (self.initial.take(), self.vowel.take(), self.last.take());
        let places = initial.zip(vowel).and_then(|(initial, vowel)| {
            let last = last.map_or(Some(0), |last| place(LASTS, last).map(|place| place + 1));
            Syllable { initial: place(INITIALS, initial)?, vowel: place(VOWELS, vowel)?, last: last? }
                .letter()
        });
        match places {
            Some(letter) => self.written.push(letter),
            None => self.written.extend(initial.into_iter().chain(vowel)),
        }
    }
}

/// Where a text begins to read like what was typed so far, and whether it ends there as well. A consonant that stands
/// alone is the initial of a syllable; the last syllable may still be on its way: it fits all that its strokes begin.
pub fn begins(text: &str, typed: &[char], from: usize) -> Option<bool> {
    let mut letters = text.get(from..)?.chars();
    let (&unfinished, finished) = typed.split_last()?;
    for &wanted in finished {
        let letter = letters.next()?;
        if letter != wanted && initial(letter) != Some(wanted) {
            return None;
        }
    }
    let letter = letters.next()?;
    let next = letters.next();
    if letter == unfinished || initial(letter) == Some(unfinished) {
        return Some(next.is_none());
    }
    // Most begin otherwise already.
    let (on_its_way, there) = (Syllable::of(unfinished)?, Syllable::of(letter)?);
    let vowel_strokes = |syllable: Syllable| VOWEL_STROKES[syllable.vowel];
    if on_its_way.initial != there.initial || vowel_strokes(on_its_way) & !vowel_strokes(there) != 0 {
        return None;
    }
    let (mut there, mut begun) = (Vec::new(), Vec::new());
    add_strokes(&mut there, letter);
    next.into_iter().for_each(|next| add_strokes(&mut there, next));
    add_strokes(&mut begun, unfinished);
    there.starts_with(&begun).then_some(false)
}

/// What was typed, in Hangul at least in part, letter by letter: two consonants that a keyboard joined, apart again.
pub fn letters(typed: &str) -> Option<Vec<char>> {
    let mut letters = Vec::new();
    let mut found = false;
    for letter in typed.chars() {
        found |= is_alone(letter) || Syllable::of(letter).is_some();
        match two(letter).filter(|_| place(VOWELS, letter).is_none()) {
            Some((first, second)) => letters.extend([first, second]),
            None => letters.push(letter),
        }
    }
    found.then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_write_what_they_write_on_a_korean_keyboard() {
        for (typed, expected) in [
            ("qorrkdgur", "백강혁"),
            ("didwodnjs", "양재원"),
            ("Rkcl", "까치"),
            ("ekfr", "닭"),
            ("ekfrdl", "닭이"),
            ("rkqtdl", "값이"),
            ("rkqtl", "갑시"),
            ("dhkd", "왕"),
            ("hk", "ㅘ"),
            ("dml", "의"),
            ("rt", "ㄱㅅ"),
            ("A1 s", "ㅁ1 ㄴ"),
            ("dmlrhk", "의과"),
        ] {
            assert_eq!(from_keys(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_typed_so_far_begins_a_name() {
        let check = |typed: &str, name: &str, expected: Option<bool>| {
            let typed_letters = letters(typed).expect("Hangul");
            assert_eq!(begins(name, &typed_letters, 0), expected, "{typed} {name}");
        };
        for typed in ["ㅂ", "배", "백", "백ㄱ", "백가", "백강", "백강혀", "ㅂㄱ", "ㅂ강"] {
            check(typed, "백강혁", Some(false));
        }
        for typed in ["백강혁", "백강ㅎ", "ㅂㄱㅎ", "ㅂ강혁", "백ㄱㅎ"] {
            check(typed, "백강혁", Some(true));
        }
        // As they stand while the next letter is on its way.
        for (typed, name) in [("각", "가구"), ("값", "갑수"), ("호", "화"), ("갑", "값"), ("ㄳ", "강수진")]
        {
            check(typed, name, Some(false));
        }
        for (typed, name) in
            [("배강", "백강혁"), ("백강헉", "백강혁"), ("ㅎ", "백강혁"), ("백강혁이", "백강혁"), ("ㅏ", "아")]
        {
            check(typed, name, None);
        }
    }

    #[test]
    fn sets_of_strokes_are_those_of_the_strokes() {
        for letter in ('가'..='힣').chain('ㄱ'..='ㅣ') {
            let mut strokes = Vec::new();
            add_strokes(&mut strokes, letter);
            let strokes = strokes.into_iter().filter_map(stroke_set).fold(0, |all, set| all | set);
            assert_eq!(stroke_set(letter), Some(strokes), "{letter}");
        }
    }

    #[test]
    fn every_syllable_comes_apart_and_together() {
        for letter in '가'..='힣' {
            let mut writer = Writer::default();
            let mut strokes = Vec::new();
            add_strokes(&mut strokes, letter);
            for stroke in strokes {
                writer.stroke(stroke);
            }
            writer.finish();
            assert_eq!(writer.written, letter.to_string());
        }
    }
}
