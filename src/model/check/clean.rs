//! Makes a string of the document fit to be shown.

/// Without control characters and without bidirectional embeddings, overrides and isolates, with line breaks
/// and tabs as spaces, and without white space at either end. Joiners stay: emoji and several scripts need them.
pub fn clean(text: &str) -> String {
    let kept = text.trim().chars().filter_map(|letter| match letter {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    });
    // What is stripped may have hidden white space from the first trim.
    kept.collect::<String>().trim().to_owned()
}

/// The first `most` code points, where there are more.
pub fn cut(text: &str, most: usize) -> Option<&str> {
    text.char_indices().nth(most).map(|(end, _)| &text[..end])
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
    fn a_cut_is_between_code_points() {
        assert_eq!(cut("백강혁", 2), Some("백강"));
        assert_eq!(cut("백강혁", 3), None);
    }
}
