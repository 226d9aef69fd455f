//! Makes a string of the document fit to be shown.

/// Without control characters and without bidirectional embeddings, overrides and isolates, with line breaks
/// and tabs as spaces, and without white space at either end. Joiners stay: emoji and several scripts need them.
pub fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = if is_break(letter) { ' ' } else { letter };
        let is_left = is_unseen(letter) || kept.is_empty() && letter.is_whitespace();
        if !is_left {
            kept.push(letter);
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// The first `most` code points, where there are more.
pub fn cut(text: &str, most: usize) -> Option<&str> {
    text.char_indices().nth(most).map(|(end, _)| &text[..end])
}

/// What a document says, between quotes and not too long, for a sentence about it. What cannot be seen is spelt
/// out: the sentence may go to a terminal, which obeys control characters.
pub fn quote(raw: &str) -> String {
    // An id has as many letters at most.
    match cut(raw, 100) {
        Some(shown) => format!("“{}…”", spell(shown)),
        None => format!("“{}”", spell(raw)),
    }
}

/// With what cannot be seen spelt out.
pub fn spell(raw: &str) -> String {
    let mut out = String::new();
    for letter in raw.chars() {
        if is_unseen(letter) || matches!(letter, '\u{2028}' | '\u{2029}') {
            out += "\\u{";
            // A character has six digits at most; the first of those it has is not 0.
            for place in (0..6).rev() {
                let digit = letter as u32 >> (4 * place);
                if digit > 0 || place == 0 {
                    out.extend(char::from_digit(digit % 16, 16));
                }
            }
            out.push('}');
        } else {
            out.push(letter);
        }
    }
    out
}

/// What stands where a text is broken into lines or columns.
fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
}

/// Control characters, and those that turn the direction of what follows.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_stripped_and_joiners_are_kept() {
        for (dirty, expected) in [
            ("a\u{7}b\u{0}", "ab"),
            ("one\ntwo\tthree", "one two three"),
            ("\u{202e}gnp.exe\u{202c}", "gnp.exe"),
            ("\u{2066}x\u{2069}", "x"),
            (" \u{7} \u{85} ", ""),
            ("👩\u{200d}⚕️ نمی\u{200c}خواهم", "👩\u{200d}⚕️ نمی\u{200c}خواهم"),
        ] {
            assert_eq!(clean(dirty), expected);
        }
    }

    #[test]
    fn a_quotation_is_short_and_harmless() {
        assert_eq!(quote("백강혁"), "“백강혁”");
        assert_eq!(quote("\u{1b}[2J\n\u{202e}x"), "“\\u{1b}[2J\\u{a}\\u{202e}x”");
        assert_eq!(quote(&"x".repeat(101)), format!("“{}…”", "x".repeat(100)));
    }

    #[test]
    fn a_cut_is_between_code_points() {
        assert_eq!(cut("백강혁", 2), Some("백강"));
        assert_eq!(cut("백강혁", 3), None);
    }
}
