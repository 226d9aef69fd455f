//! What is compiled in as `build.rs` packs it, and how it is unpacked.

/// Stands in the show for a text in both languages. JSON has no such letter.
pub const MARK: u8 = 1;

/// What stands before, between and after the words of such a text.
pub const PAIR: [&str; 3] = ["{\"en\":\"", "\",\"ko\":\"", "\"}"];

/// Beginnings of the keys of words that only code says which is loaded later (`src/late.rs`): they come with it.
pub const LATE: [&str; 32] = [
    "alias.",
    "as-of",
    "chain",
    "change.",
    "close",
    "copy.",
    "credited",
    "disagree",
    "doubt",
    "embed.",
    "facts",
    "group.over",
    "hand.back",
    "hand.lifted",
    "hand.near",
    "hand.put",
    "hidden",
    "keys",
    "known-for",
    "links",
    "list",
    "mark.",
    "members",
    "part-of",
    "plays",
    "portrait.credit",
    "save.",
    "sort.",
    "spot",
    "sum.",
    "walk",
    "works",
];

/// What stands between the marks, all of them ASCII.
#[inline(never)]
pub fn parts<'t>(text: &'t str, marks: &[u8]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, byte) in text.bytes().enumerate() {
        if marks.contains(&byte) {
            parts.push(&text[start..place]);
            start = place + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The show as a document: the first line, into which the first and the second half of the other lines are put.
pub fn show(packed: &str) -> String {
    let lines = parts(packed, b"\n");
    let half = lines.len() / 2;
    let mut json = String::new();
    for (place, part) in parts(lines[0], &[MARK]).into_iter().enumerate() {
        if place > 0 {
            for piece in &[PAIR[0], lines[place], PAIR[1], lines[half + place], PAIR[2]] {
                json += piece;
            }
        }
        json += part;
    }
    json
}
