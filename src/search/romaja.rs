//! Korean names in Latin letters, as people write them.
//!
//! There is no one spelling: 정 is Jeong, Jung, Chung or Joung. So no spelling is turned into another. A table says how
//! each letter of Hangul may be written, and two names sound alike where one reading fits both.
//!
//! Sources: Revised Romanization of Korean (Ministry of Culture and Tourism, proclamation 2000-8); McCune–Reischauer
//! (Transactions of the Korea Branch of the Royal Asiatic Society 29, 1939), here without its breves and apostrophes,
//! which folding takes away, and its tch for ㅉ; customary spellings of family names (National Institute of Korean
//! Language, policy discussion on how family names are romanised, 2009) and of the letters in given names.

use super::hangul::Syllable;

/// How each initial consonant is written: the Revised and as common spellings, then behind the bar the others.
#[rustfmt::skip]
const INITIALS: [&str; 19] = [
    "g k", "kk|gg k g", "n", "d|t", "tt|dd d t", "r l", "m", "b|p", "pp|bb b p", "s sh", "ss|s sh", "",
    "j|ch", "jj|j ch", "ch", "k|kh", "t|th", "p|ph", "h",
];

/// The same for vowels. Breves are gone: McCune–Reischauer's ŏ is an o, its ŭ a u.
#[rustfmt::skip]
const VOWELS: [&str; 21] = [
    "a|ah", "ae|ai ay e", "ya|yah", "yae", "eo|u o uh", "e|eh ay", "yeo|yu yo you yuh", "ye|yeh", "o|oh",
    "wa|oa", "wae", "oe|oi", "yo|yoh", "u oo|ou", "wo|weo", "we", "wi|wee ui", "yu yoo|you", "eu|u",
    "ui|eui euy i ee", "i ee|ie",
];

/// The same for the consonants that end a syllable; the first is none.
#[rustfmt::skip]
const LASTS: [&str; 28] = [
    "", "k|g", "k|g", "k", "n|nn", "n", "n", "t|d", "l|r ll", "k", "m", "l", "l", "l", "l", "l", "m|mm",
    "p|b", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

/// Some consonants by their place among the initials, some vowels by theirs.
const NIEUN: usize = 2;
const RIEUL: usize = 5;
const PIEUP: usize = 7;
const NONE: usize = 11;
const HIEUT: usize = 18;
const A: usize = 0;
const EO: usize = 4;
const YEO: usize = 6;
const U: usize = 13;
const UI: usize = 19;
const I: usize = 20;

/// Vowels before which an initial falls silent: ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ.
const SOFT: [usize; 7] = [2, 3, 6, 7, 12, 17, I];

/// Consonants after which an h is hardly heard: ㄴ ㄹ ㅁ ㅇ, where they end a syllable.
const VOICED: [usize; 4] = [4, 8, 16, 21];

/// How well a name fits what was typed; the better is the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Where in the name what was typed ends.
    pub end: End,
    /// How many of its letters are written in a less common way, up to [`ODDEST`].
    pub odd: usize,
}

/// Where a beginning ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    Name,
    Syllable,
    Within,
}

/// Names that are odder are not told apart.
pub const ODDEST: usize = 3;

/// What is typed of a name is no longer than this.
const LONGEST: usize = 31;

/// How well Latin letters spell syllables, or the beginning of them. `family` says that the first is a family name:
/// those have spellings of their own.
///
/// Walks along the syllables with all places in `typed` that the letters so far may reach, as a set for each oddity.
pub fn spells(typed: &str, syllables: &mut dyn Iterator<Item = Syllable>, family: bool) -> Option<Fit> {
    if typed.len() > LONGEST {
        return None;
    }
    let mut best = None;
    let mut places = [0_u32; ODDEST + 1];
    places[0] = 1;
    let mut voiced = false;
    for (place, syllable) in syllables.enumerate() {
        for part in [Part::Initial, Part::Vowel, Part::Last] {
            let end = if part == Part::Initial { End::Syllable } else { End::Within };
            let spellings = syllable.spellings(part, place == 0, family && place == 0, voiced);
            let mut next = [0_u32; ODDEST + 1];
            for (odd, &(mut left)) in places.iter().enumerate() {
                while left != 0 {
                    let rest = &typed[left.trailing_zeros() as usize..];
                    left &= left - 1;
                    if rest.is_empty() {
                        better(&mut best, end, odd);
                    }
                    for (piece, more) in spellings.clone() {
                        let odd = (odd + more).min(ODDEST);
                        if rest.starts_with(piece) {
                            next[odd] |= 1 << (typed.len() - rest.len() + piece.len());
                        } else if piece.starts_with(rest) {
                            better(&mut best, End::Within, odd);
                        }
                    }
                }
            }
            places = next;
            if places == [0; ODDEST + 1] {
                return best;
            }
        }
        voiced = VOICED.contains(&syllable.last);
    }
    for (odd, places) in places.iter().enumerate() {
        if places & 1 << typed.len() != 0 {
            better(&mut best, End::Name, odd);
        }
    }
    best
}

fn better(best: &mut Option<Fit>, end: End, odd: usize) {
    let fit = Fit { end, odd };
    if best.is_none_or(|best| fit < best) {
        *best = Some(fit);
    }
}

/// A part of a syllable.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    Initial,
    Vowel,
    Last,
}

impl Syllable {
    /// How a letter of it may be written.
    pub fn spellings(self, part: Part, first: bool, family: bool, voiced: bool) -> Spellings {
        let (bare, open) = (self.initial == NONE, self.last == 0);
        // Before an i or a y, an initial ㄹ or ㄴ has fallen silent in the south; in family names it is often written.
        let soft = SOFT.contains(&self.vowel);
        let (table, more) = match part {
            Part::Initial => (
                INITIALS[self.initial],
                match self.initial {
                    NONE if family && soft => "l r rh",
                    NIEUN if family => "r l",
                    RIEUL if first && soft => "n ",
                    RIEUL if first || voiced => "n",
                    // Hardly heard: 원해 is Won-hae or Won-ae.
                    HIEUT if voiced => " ",
                    _ => END,
                },
            ),
            Part::Vowel => (
                match self.vowel {
                    // Jung is 정, but Ju is not 저.
                    EO if open => "eo|o uh",
                    YEO if open => "yeo|yo yuh",
                    vowel => VOWELS[vowel],
                },
                match self.vowel {
                    I if bare => "yi yee",
                    U if bare => "woo wu",
                    UI if bare => "yi",
                    // Hur and Her, as 허 is written.
                    EO if family && open => "ur er",
                    // The r of Park is silent.
                    A if family && self.initial == PIEUP && self.last == 1 => "ar",
                    _ => END,
                },
            ),
            Part::Last => (LASTS[self.last], END),
        };
        Spellings { tables: [table, more], table: 0, next: 0 }
    }
}

/// No further spelling.
const END: &str = "-";

/// Spellings, those of the first table before those of the second, each with how odd it is.
#[derive(Clone)]
pub struct Spellings {
    tables: [&'static str; 2],
    /// Which of them, or the part of the first behind the bar.
    table: usize,
    next: usize,
}

impl Iterator for Spellings {
    type Item = (&'static str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let table = self.tables[self.table / 2];
        if table == END || self.table > 2 {
            return None;
        }
        let odd = usize::from(self.table > 0);
        let (from, letters) = (self.next, table.as_bytes());
        let mut to = from;
        while letters.get(to).is_some_and(u8::is_ascii_lowercase) {
            to += 1;
        }
        self.next = to + 1;
        match letters.get(to) {
            Some(b'|') => self.table = 1,
            None => (self.table, self.next) = (if self.table < 2 { 2 } else { 3 }, 0),
            _ => {}
        }
        Some((&table[from..to], odd))
    }
}

#[cfg(test)]
mod tests {
    use super::super::hangul::syllables;
    use super::super::outline::Outline;
    use super::*;

    fn fit(spelling: &str, name: &str) -> Option<Fit> {
        spells(spelling, &mut syllables(name, ""), true)
    }

    #[test]
    fn customary_spellings_are_of_the_name() {
        for (name, spellings) in [
            ("주지훈", "jujihoon joojihoon jujihun chuchihun joojeehoon"),
            ("추영우", "chooyoungwoo chuyoungwoo chooyeongwoo chuyongu"),
            ("백강혁", "baekkanghyuk baekganghyeok paekkanghyok paikkanghyuk baek baekka baekkanghy b"),
            ("박지성", "parkjisung pakchisong bakjiseong"),
            ("이정재", "leejungjae yijeongjae rheechungjae ijeongjae leejungjai"),
            ("정명훈", "chungmyungwhun jungmyeonghoon chongmyonghun"),
            ("김원해", "kimwonhae kimwonae gimwonhae"),
            ("유아인", "yooahin yuain ryuain"),
            ("노무현", "rohmoohyun nomuhyeon nohmuhyon"),
            ("임윤아", "imyoona limyoona rimyuna yimyuna"),
            ("최조은", "choijoeun choejoeun choijoun"),
            ("우희", "woohee uhui wooheui"),
            ("강명희", "kangmyeonghui kangmyunghee gangmyeonghee"),
            ("허준", "hurjun heojun huhjoon herjun"),
            ("류승범", "ryuseungbeom yooseungbum ryoosungbum"),
            ("장나라", "jangnara changnara jangna"),
            ("강남길", "kangnamgil gangnamkil"),
            ("정림", "jeongnim jungrim chunglim"),
        ] {
            for spelling in spellings.split(' ') {
                if spelling == "chungmyungwhun" {
                    // The w of Whun follows no rule.
                    assert_eq!(fit(spelling, name), None);
                    continue;
                }
                let fit = fit(spelling, name);
                let outline = Outline::of_latin(spelling).begins(Outline::of_syllables(syllables(name, "")));
                assert!(fit.is_some() && outline, "{spelling} {name}: {fit:?}, outline {outline}");
            }
        }
    }

    #[test]
    fn other_names_are_other_names() {
        for (name, spelling) in [
            ("주지훈", "chojihun"),
            ("추영우", "jooyoungwoo"),
            ("백강혁", "baekjanghyuk"),
            ("강명희", "kangmihee"),
            ("하영", "hayoungx"),
            ("하영", "hae"),
        ] {
            assert_eq!(fit(spelling, name), None, "{spelling} {name}");
        }
    }
}
