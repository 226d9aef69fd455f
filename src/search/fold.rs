//! One form for all the ways to type a word.

/// `text` without what people leave out when they type: case, width, accents, punctuation and spaces.
///
/// Letters keep their script. What remains compares byte by byte.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        for letter in narrow(letter).to_lowercase() {
            match plain(letter) {
                Some(base) => out.push_str(base),
                None if letter.is_alphanumeric() => out.push(letter),
                None => {}
            }
        }
    }
    out
}

/// The words of `text`, each folded; white space separates them.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

/// A full-width form of ASCII as ASCII (Unicode, "Halfwidth and Fullwidth Forms").
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ => letter,
    }
}

/// A lower-case Latin letter with accents as its base letters, or a ligature as its letters; `""` for an accent
/// that stands alone.
fn plain(letter: char) -> Option<&'static str> {
    /// For each base, the lower-case letters that are it with accents.
    const BASES: &[(&str, &str)] = &[
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặª"),
        ("ae", "æǣǽ"),
        ("b", "ḃḅḇɓ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďđḋḍḏḑḓð"),
        ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệ"),
        ("f", "ḟƒ"),
        ("ff", "ﬀ"),
        ("fi", "ﬁ"),
        ("fl", "ﬂ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥħȟḣḥḧḩḫ"),
        ("i", "ìíîïĩīĭįıǐȉȋịỉ"),
        ("ij", "ĳ"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵĸ"),
        ("l", "ĺļľŀłḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňŉŋǹṅṇṉṋ"),
        ("o", "òóôõöøōŏőơǒǫǭȍȏȫȭȯȱọỏốồổỗộớờởỡợº"),
        ("oe", "œ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣſ"),
        ("ss", "ß"),
        ("t", "ţťŧțṫṭṯṱẗ"),
        ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ];
    match letter {
        '\u{300}'..='\u{36f}' => Some(""),
        '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb02}' => {
            BASES.iter().find(|(_, accented)| accented.contains(letter)).map(|&(base, _)| base)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("“Gangster” – No. 1", "gangsterno1"),
            ("ﬁn Ősz", "finosz"),
            ("…", ""),
        ] {
            assert_eq!(fold(typed), expected, "{typed}");
        }
    }
}
