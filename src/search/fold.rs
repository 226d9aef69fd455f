//! One form for all the ways to type a word.

use crate::model::is_letter;

/// `text` without what people leave out when they type: case, width, accents, punctuation and spaces.
///
/// Letters keep their script, but that katakana are hiragana. What remains compares byte by byte.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = lower(narrow(letter));
        if let Some(more) = voice(letter) {
            // か and the sign behind it are が.
            let voiced = out.pop().and_then(|kana| char::from_u32(kana as u32 + more));
            out.extend(voiced);
            continue;
        }
        let letter = bare(letter);
        match plain(letter) {
            Some(base) => out.push_str(base),
            None if is_letter(letter) => out.push(letter),
            None => {}
        }
    }
    out
}

/// The letter at a place of a list of letters that take so many bytes each.
pub fn nth(letters: &str, width: usize, place: usize) -> Option<char> {
    letters.get(width.checked_mul(place)?..)?.chars().next()
}

/// Where `part`, which is not empty, first stands in `text`. For words as short as people type: the searcher of the
/// standard library is quicker with long ones, and a kilobyte longer.
#[inline(never)]
pub fn position(text: &str, part: &str) -> Option<usize> {
    // Byte by byte: it is gone through for thousands of texts at every letter that is typed.
    let stands = |place: &[u8]| place.iter().zip(part.as_bytes()).all(|(a, b)| a == b);
    text.as_bytes().windows(part.len()).position(stands)
}

/// The lower-case form of a Latin, Greek, Cyrillic or Armenian letter. `char::to_lowercase` knows more scripts, and
/// brings a table of eleven kilobytes; where both know a letter, a test holds them together.
pub fn lower(letter: char) -> char {
    let code = letter as u32;
    let to = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        // Capitals and small letters take turns, the capital first.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + (code & 1),
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        _ => code,
    };
    char::from_u32(to).unwrap_or(letter)
}

/// A full-width form of ASCII as ASCII, and katakana of either width as hiragana (Unicode, "Halfwidth and Fullwidth
/// Forms", "Katakana").
fn narrow(letter: char) -> char {
    const NARROW_KANA: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";
    let code = letter as u32;
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        'ァ'..='ヶ' => char::from_u32(code - 0x60).unwrap_or(letter),
        '\u{ff66}'..='\u{ff9d}' => nth(NARROW_KANA, 3, (code - 0xff66) as usize).unwrap_or(letter),
        _ => letter,
    }
}

/// Greek and Cyrillic letters with a sign, each before the one without.
const SIGNED: &str = "άαέεήηίιόούυώωϊιϋυΐιΰυςσёеѐейиѝиїіўуѓгќк";

/// Of Greek with all its signs, the letter of each sixteen from U+1F00 on; then of each pair of eight.
const ANCIENT: &str = "αεηιουωααηω";
const ACCENTED: &str = "αεηιουω";

/// A Greek or Cyrillic letter without its sign.
fn bare(letter: char) -> char {
    let code = letter as usize;
    let found = match code {
        0x1f70..0x1f7e => nth(ACCENTED, 2, (code - 0x1f70) / 2),
        0x1f00..0x1fb0 => nth(ANCIENT, 2, (code - 0x1f00) / 16),
        0x390..0x460 => {
            let mut places = (0..SIGNED.len() / 2).step_by(2);
            let place = places.find(|&place| nth(SIGNED, 2, place) == Some(letter));
            place.and_then(|place| nth(SIGNED, 2, place + 1))
        }
        _ => None,
    };
    found.unwrap_or(letter)
}

/// How far behind a syllable the one is that this sign makes of it, which stands by itself in narrow forms and where
/// a text is decomposed.
fn voice(letter: char) -> Option<u32> {
    match letter {
        '\u{3099}' | '\u{ff9e}' => Some(1),
        '\u{309a}' | '\u{ff9f}' => Some(2),
        _ => None,
    }
}

/// A lower-case Latin letter with accents as its base letters, or a ligature as its letters; `""` for an accent
/// that stands alone.
fn plain(letter: char) -> Option<&'static str> {
    let code = letter as usize;
    let (bases, place) = match code {
        0xaa..0x250 => (LATIN, code - 0xaa),
        0x1e00..0x1f00 => (MORE_LATIN, code - 0x1e00),
        0xfb00..0xfb03 => ("234", code - 0xfb00),
        0x300..0x370 => return Some(""),
        _ => return None,
    };
    let base = bases.get(place..=place)?;
    match base.as_bytes() {
        [digit @ b'0'..=b'9'] => PAIRS.get(usize::from(digit - b'0')).copied(),
        _ => Some(base).filter(|base| *base != "-"),
    }
}

/// What the digits in the tables below stand for.
const PAIRS: [&str; 9] = ["", "ae", "ff", "fi", "fl", "ij", "oe", "ss", "th"];

/// The base of each letter from U+00AA on (Unicode, canonical decomposition, and what people type for the letters that
/// have none); `-` where there is none, as for capitals, which come in lower case.
const LATIN: &str = "a---------------o------------------------------------7aaaaaa1ceeeeiiiidnooooo-ouuuuy8y-a-a-a-c-c\
    -c-c-d-d-e-e-e-e-e-g-g-g-g-h-h-i-i-i-i-i-5-j-kk-l-l-l-l-l-n-n-nn-n-o-o-o-6-r-r-r-s-s-s-s-t-t-t-u\
    -u-u-u-u-u-w-y--z-z-zs------------------f--------------o--------------u-------------------------\
    ----a-i-o-u-u-u-u-u--a-a-1---g-k-o-o--j----g---n-a-1-o-a-a-e-e-i-i-o-o-r-r-u-u-s-t---h-------a-e\
    -o-o-o-o-y";

/// The same from U+1E00 on.
const MORE_LATIN: &str = "-a-b-b-b-c-d-d-d-d-d-e-e-e-e-e-f-g-h-h-h-h-h-i-i-k-k-k-l-l-l-l-m-m-m-n-n-n-n-o-o-o-o-p-p-r-r-r-r\
    -s-s-s-s-s-t-t-t-t-u-u-u-u-u-v-v-w-w-w-w-w-x-x-y-z-z-zhtwy-s-----a-a-a-a-a-a-a-a-a-a-a-a-e-e-e-e\
    -e-e-e-e-i-i-o-o-o-o-o-o-o-o-o-o-o-o-u-u-u-u-u-u-u-y-y-y-y";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_that_of_unicode() {
        let european = (0..0x2af).chain(0x370..0x3e2).chain(0x400..0x590).chain(0x1e00..0x1f00);
        for letter in european.chain(0x3000..0xa000).chain(0xac00..0xd7a4).filter_map(char::from_u32) {
            let mut expected = letter.to_lowercase();
            let expected = (expected.len() == 1).then(|| expected.next()).flatten();
            // Some letters of the phonetic alphabet and of African languages: folding them leaves them as they are.
            let rare = matches!(letter as u32, 0x181..=0x1cc | 0x1f0..=0x1f7 | 0x220 | 0x221 | 0x234..=0x2af
                | 0x37f | 0x3cf | 0x3d8..=0x3e2 | 0x4c0 | 0x1e96..=0x1e9f | 0x370..=0x37e);
            if !rare && let Some(expected) = expected {
                assert_eq!(lower(letter), expected, "{letter} {:x}", letter as u32);
            }
        }
    }

    #[test]
    fn every_accent_of_the_languages_of_europe_and_vietnam_goes() {
        for (base, accented) in [
            ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặª"),
            ("c", "çćĉċčḉ"),
            ("d", "ďđḋḍḏḑḓð"),
            ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệḕḗḛḝ"),
            ("g", "ĝğġģǧǵḡ"),
            ("h", "ĥħȟḣḥḧḩḫẖ"),
            ("i", "ìíîïĩīĭįıǐȉȋịỉḭḯ"),
            ("l", "ĺļľŀłḷḹḻḽ"),
            ("n", "ñńņňŉŋǹṅṇṉṋ"),
            ("o", "òóôõöøōŏőơǒǫǭȍȏȫȭȯȱọỏốồổỗộớờởỡợºṍṏṑṓ"),
            ("s", "śŝşšșṡṣſṥṧṩ"),
            ("t", "ţťŧțṫṭṯṱẗ"),
            ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"),
            ("y", "ýÿŷȳẏẙỳỵỷỹ"),
            ("z", "źżžẑẓẕ"),
            ("ae", "æǣǽ"),
        ] {
            for letter in accented.chars() {
                assert_eq!(fold(&letter.to_string()), base, "{letter}");
            }
        }
        assert_eq!(fold("ﬀﬁﬂĳœßþ"), "fffiflijoessth");
    }

    #[test]
    fn what_people_leave_out_does_not_matter() {
        for (typed, expected) in [
            ("Baek Kang-hyuk", "baekkanghyuk"),
            ("ＢＡＥＫ　Kang", "baekkang"),
            ("Éomer Ærlig Straße", "eomeraerligstrasse"),
            ("e\u{301}", "e"),
            ("Kang Hyŏk", "kanghyok"),
            ("백강혁", "백강혁"),
            ("松田 桃太", "松田桃太"),
            ("モモタ", "ももた"),
            ("ｶﾞﾝﾀﾞﾑ ﾊﾟ", "がんだむぱ"),
            ("か\u{3099}", "が"),
            ("Ἀθήνα Ёлка", "αθηναелка"),
            ("“Gangster” – No. 1", "gangsterno1"),
            ("ﬁn Ősz", "finosz"),
            ("…", ""),
        ] {
            assert_eq!(fold(typed), expected, "{typed}");
        }
    }
}
