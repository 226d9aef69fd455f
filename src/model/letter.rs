//! Which characters are letters.

/// Whether it is a letter or a digit, rather than white space, punctuation, a symbol or a control character.
///
/// `char::is_alphanumeric` knows more, and brings tables that are a hundredth of a first visit. Here stand the ranges
/// (Unicode 16, general categories P, S, Z and C) of the scripts that names are written in; signs of others, and all
/// marks, count as letters, on both sides of a comparison.
#[inline(never)]
pub fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter >= '\u{aa}' && !is_sign(letter)
}

fn is_sign(letter: char) -> bool {
    let code = letter as u32;
    let next = SIGNS.partition_point(|&(_, last)| u32::from(last) < code);
    SIGNS.get(next).is_some_and(|&(first, _)| u32::from(first) <= code) || (0x1f000..0x1fc00).contains(&code)
}

/// Signs behind ASCII, from the first of each range to its last, in their order.
const SIGNS: &[(u16, u16)] = &[
    (0xab, 0xb1),
    (0xb4, 0xb4),
    (0xb6, 0xb8),
    (0xbb, 0xbb),
    (0xbf, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2c2, 0x2c5),
    (0x2d2, 0x2df),
    (0x2e5, 0x2eb),
    (0x2ed, 0x2ed),
    (0x2ef, 0x2ff),
    // Greek, Cyrillic, Armenian.
    (0x375, 0x375),
    (0x37e, 0x37e),
    (0x384, 0x385),
    (0x387, 0x387),
    (0x3f6, 0x3f6),
    (0x482, 0x482),
    (0x55a, 0x55f),
    (0x589, 0x58f),
    // Hebrew, Arabic.
    (0x5be, 0x5be),
    (0x5c0, 0x5c0),
    (0x5c3, 0x5c3),
    (0x5c6, 0x5c6),
    (0x5f3, 0x60f),
    (0x61b, 0x61f),
    (0x66a, 0x66d),
    (0x6d4, 0x6d4),
    (0x6dd, 0x6de),
    (0x6e9, 0x6e9),
    (0x6fd, 0x6fe),
    // Devanagari and its neighbours, Thai.
    (0x964, 0x965),
    (0x970, 0x970),
    (0xe3f, 0xe3f),
    (0xe4f, 0xe4f),
    (0xe5a, 0xe5b),
    // General punctuation, currencies, arrows, shapes.
    (0x1ffd, 0x206f),
    (0x207a, 0x207e),
    (0x208a, 0x208e),
    (0x20a0, 0x2101),
    (0x2190, 0x245f),
    (0x249c, 0x24e9),
    (0x2500, 0x2775),
    (0x2794, 0x2bff),
    (0x2e00, 0x2e2e),
    (0x2e30, 0x3004),
    // Chinese, Japanese and Korean, and the forms of their width.
    (0x3008, 0x3020),
    (0x3030, 0x3030),
    (0x303d, 0x303f),
    (0x309b, 0x309c),
    (0x30a0, 0x30a0),
    (0x30fb, 0x30fb),
    (0xfdfc, 0xfe6b),
    (0xfeff, 0xff0f),
    (0xff1a, 0xff20),
    (0xff3b, 0xff40),
    (0xff5b, 0xff65),
    (0xffe0, 0xffff),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_lost() {
        let lost: Vec<char> = ('\0'..=char::MAX)
            .filter(|&letter| letter.is_alphanumeric() && !is_letter(letter))
            // Letters in circles and squares.
            .filter(|letter| {
                !('\u{1f100}'..='\u{1f1ff}').contains(letter) && !('\u{24b6}'..='\u{24e9}').contains(letter)
            })
            .filter(|letter| !('\u{1fbf0}'..='\u{1fbf9}').contains(letter))
            .collect();
        assert_eq!(lost, []);
    }

    #[test]
    fn it_agrees_with_the_standard_library_where_there_are_no_marks() {
        for letters in
            ['\0'..='\u{2ff}', '\u{370}'..='\u{482}', '\u{48a}'..='\u{590}', '\u{3008}'..='\u{3020}']
        {
            for letter in letters {
                // What is not assigned counts as a letter.
                let is_assigned = !matches!(letter, '\u{378}'..='\u{383}' | '\u{38b}' | '\u{38d}' | '\u{3a2}' | '\u{530}' | '\u{557}'..='\u{559}' | '\u{58b}' | '\u{58c}' | '\u{590}');
                assert!(!is_assigned || letter.is_alphanumeric() == is_letter(letter), "{letter:?}");
            }
        }
    }

    #[test]
    fn signs_can_be_searched() {
        let ends: Vec<u16> = SIGNS.iter().flat_map(|&(first, last)| [first, last]).collect();
        assert!(ends.is_sorted() && SIGNS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn signs_of_every_script_are_none() {
        for letter in
            "…–—‘’“”„«»·•、。「」『』〜・！？（）：؛،؟۔״׳־।॥๏€₩♥★→☎😀🇰\u{200d}\u{200c}\u{feff}\u{ad}\u{fe0f}"
                .chars()
        {
            assert!(!is_letter(letter), "{letter:?}");
        }
    }
}
