//! How wide words are, from a table: the same on every machine, and never narrower than the page's default font is.
//!
//! The table has the advance widths of DejaVu Sans, to which browsers on Linux turn for `system-ui`, and which is wider
//! than the fonts of other systems; of Noto Sans CJK for what DejaVu lacks. `tests/e2e/lettering.rs` holds it against
//! Chromium. Where a page sets another font, what is too wide is scaled to its box.

/// From the space to the tilde, in hundredths of the font's size, rounded up. Where the font sets two letters further
/// apart than they are by themselves, as a hyphen and an O, one of them has the more.
const ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 42, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 54, 100, 72, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64,
    62, 74, 69, 99, 69, 62, 69, 39, 34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98,
    64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// The same at weight 640.
const ASCII_BOLD: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 40, 44, 40, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70,
    40, 40, 84, 84, 84, 58, 100, 78, 77, 76, 83, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 85, 75, 85, 77, 72,
    71, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105,
    72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

/// Of single letters that are common, or wider than their kind: the letter, its width and its width at weight 640.
const LETTERS: [(char, u8, u8); 19] = [
    ('·', 32, 38),
    ('×', 84, 84),
    ('÷', 84, 84),
    ('–', 50, 50),
    ('—', 100, 100),
    ('‘', 32, 38),
    ('’', 32, 38),
    ('“', 52, 66),
    ('”', 52, 66),
    ('…', 100, 100),
    ('•', 59, 64),
    ('Æ', 98, 109),
    ('æ', 99, 105),
    ('Œ', 107, 117),
    ('œ', 103, 110),
    ('Ŵ', 99, 111),
    ('ŵ', 82, 93),
    ('Ħ', 92, 98),
    ('ŉ', 82, 99),
];

/// For all up to a letter, behind the row before: the widest of them, and the same at weight 640.
const KINDS: [(u32, u8, u8); 36] = [
    // Signs of Latin-1; Latin letters with marks, common and rare; phonetic letters; marks that combine, and rare ones,
    // which stand by themselves where a font lacks them.
    (0xbf, 104, 104),
    (0x17f, 80, 86),
    (0x24f, 143, 156),
    (0x2af, 106, 122),
    (0x2ff, 61, 66),
    (0x34f, 0, 0),
    (0x36f, 61, 61),
    // Greek, Cyrillic in capitals and small letters, Armenian, Hebrew, Arabic, India to Georgia.
    (0x3ff, 94, 110),
    (0x42f, 110, 133),
    (0x45f, 95, 111),
    (0x52f, 119, 141),
    (0x58f, 99, 99),
    (0x5ff, 71, 76),
    (0x6ff, 123, 138),
    (0x10ff, 121, 137),
    // Parts of Hangul, Ethiopia to Canada, Vietnamese, ancient Greek.
    (0x11ff, 92, 92),
    (0x1dff, 164, 202),
    (0x1eff, 99, 111),
    (0x1fff, 111, 126),
    // Spaces, joiners, punctuation, small figures and money, letters as signs, arrows, signs.
    (0x200a, 100, 100),
    (0x200f, 0, 0),
    (0x205f, 174, 189),
    (0x20cf, 128, 152),
    (0x218f, 138, 168),
    (0x21ff, 84, 84),
    (0x2e7f, 145, 167),
    // Signs beside Han, kana with the most that two of them are set apart, Han, Yi, Hangul, what is compatible, marks
    // that choose a form, full and half width.
    (0x303f, 100, 100),
    (0x30ff, 105, 105),
    (0x9fff, 100, 100),
    (0xabff, 136, 141),
    (0xd7ff, 92, 92),
    (0xfaff, 100, 100),
    (0xfdff, 104, 120),
    (0xfe0f, 0, 0),
    (0xffff, 100, 100),
    // Old scripts and signs, pictures.
    (0x1ffff, 161, 161),
];

/// What comes behind all: Han again.
const REST: u8 = 100;

/// In hundredths of the font's size.
fn advance(letter: char, bold: bool) -> u8 {
    let code = letter as u32;
    let pick = |regular: u8, strong: u8| if bold { strong } else { regular };
    if let Some(place) = code.checked_sub(0x20)
        && let Some((&regular, &strong)) = ASCII.get(place as usize).zip(ASCII_BOLD.get(place as usize))
    {
        return pick(regular, strong);
    }
    for (known, regular, strong) in LETTERS {
        if known == letter {
            return pick(regular, strong);
        }
    }
    for (end, regular, strong) in KINDS {
        if code <= end {
            return pick(regular, strong);
        }
    }
    REST
}

/// The width of text in a font of this size, in the size's unit; bold is a weight of up to 650.
#[inline(never)]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let mut width = 0.0;
    for letter in text.chars() {
        width += step(letter, size, bold);
    }
    width
}

/// Some browsers set every letter to a whole pixel: whichever is more counts.
fn step(letter: char, size: f64, bold: bool) -> f64 {
    let exact = f64::from(advance(letter, bold)) * size / 100.0;
    let whole = f64::from((exact + 0.5) as u32);
    exact.max(whole)
}

/// Halvings of the room in which lines are made even.
const EVEN: usize = 5;

/// Text in at most `most` lines, none wider than `room` unless a single letter is, and about as wide as each other. The
/// last one ends with "…" where there was more. Lines end at spaces, behind hyphens and slashes, between Han and kana,
/// and in a word only where it does not fit a line: behind a dot or before a capital letter, if it has one.
pub fn wrap(text: &str, room: f64, most: usize, size: f64, bold: bool) -> Vec<String> {
    let (mut lines, torn) = broken(text, room, size, bold);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(last, room, size, bold);
        }
        return lines;
    }
    // The narrowest room that takes no more lines, and tears no more words.
    let (mut low, mut high) = (room / 2.0, room);
    for _ in 0..EVEN {
        let middle = (low + high) / 2.0;
        let (tried, tears) = broken(text, middle, size, bold);
        if tears <= torn && tried.len() == lines.len() {
            (lines, high) = (tried, middle);
        } else {
            low = middle;
        }
    }
    lines
}

/// As much of a text as has room with "…" behind it.
fn cut(text: &str, room: f64, size: f64, bold: bool) -> String {
    let mut kept = text.trim_end();
    while let Some(last) = kept.chars().next_back() {
        let clings = advance(last, bold) == 0;
        if !clings && width(kept, size, bold) + step('…', size, bold) <= room {
            break;
        }
        kept = kept[..kept.len() - last.len_utf8()].trim_end();
    }
    [kept, "…"].concat()
}

/// Lines as full as they can be, and how many words are torn for that.
fn broken(text: &str, room: f64, size: f64, bold: bool) -> (Vec<String>, usize) {
    let mut lines = Vec::new();
    let mut torn = 0;
    let (mut start, mut wide) = (0, 0.0);
    // Where the line may end, and how wide what follows has become; and the same for where a word comes apart best.
    let (mut end, mut behind) = (0, 0.0);
    let (mut seam, mut rest) = (0, 0.0);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let step = step(letter, size, bold);
        if before.is_whitespace() || before == '-' || before == '/' || is_free(before) || is_free(letter) {
            (end, behind) = (at, 0.0);
        }
        if letter.is_ascii_uppercase() && (before == '.' || before.is_ascii_lowercase()) {
            (seam, rest) = (at, 0.0);
        }
        // What takes no space belongs to the letter before it, and so does what a joiner joins.
        let clings = step == 0.0 || before == '\u{200d}';
        while wide + step > room && at > start && !letter.is_whitespace() && !clings {
            if end <= start {
                (end, behind) = if seam > start { (seam, rest) } else { (at, 0.0) };
                torn += 1;
            }
            push(&mut lines, &text[start..end]);
            (start, wide) = (end, behind);
        }
        wide += step;
        behind += step;
        rest += step;
        before = letter;
    }
    push(&mut lines, &text[start..]);
    (lines, torn)
}

fn push(lines: &mut Vec<String>, line: &str) {
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
}

/// Whether a line may end before and behind it: Han and kana know no words.
fn is_free(letter: char) -> bool {
    matches!(letter as u32, 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        && letter != 'ー'
        && letter != 'ッ'
        && letter != '・'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_these_everywhere() {
        for (text, size, bold, expected) in [
            ("", 12.0, false, 0.0),
            ("mentors", 12.0, false, 51.28),
            ("Baek", 14.0, true, 40.38),
            ("백강혁", 12.0, false, 33.12),
            ("夜神月", 14.0, true, 42.0),
            ("e\u{301}", 10.0, false, 6.2),
            ("→ …", 12.0, false, 26.08),
        ] {
            let found = width(text, size, bold);
            assert!((found - expected).abs() < 1e-9, "{text}: {found}");
        }
    }

    #[test]
    fn lines_end_where_a_reader_expects_it() {
        for (text, room, most, expected) in [
            ("", 100.0, 3, &[][..]),
            ("  ", 100.0, 3, &[]),
            ("mentors", 100.0, 3, &["mentors"]),
            ("is the first disciple of", 100.0, 3, &["is the first", "disciple of"]),
            ("gratefully acknowledges", 100.0, 1, &["gratefully…"]),
            ("a brother-in-law", 70.0, 3, &["a brother-", "in-law"]),
            ("Pneumonoultramicroscopic", 80.0, 4, &["Pneumon", "oultramic", "roscopic"]),
            ("Mme.Thenardier", 80.0, 2, &["Mme.", "Thenardier"]),
            ("MotherPlutarch", 80.0, 2, &["Mother", "Plutarch"]),
            ("Captain McDonald", 80.0, 2, &["Captain", "McDonald"]),
            ("ノートを落とした死神", 64.0, 3, &["ノートを落", "とした死神"]),
            ("해외로 함께 가겠다고 자원", 90.0, 3, &["해외로 함께", "가겠다고 자원"]),
            ("Howland Reed", 70.0, 2, &["Howland", "Reed"]),
            ("one two three four", 40.0, 2, &["one", "two…"]),
            (
                "👩\u{200d}⚕\u{fe0f}👩\u{200d}⚕\u{fe0f}",
                40.0,
                3,
                &["👩\u{200d}⚕\u{fe0f}", "👩\u{200d}⚕\u{fe0f}"],
            ),
        ] {
            assert_eq!(wrap(text, room, most, 12.0, false), expected, "{text}");
        }
    }
}
