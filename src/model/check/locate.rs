//! From offsets to lines and columns.

use super::super::problem::{Problem, Refusal, Severity};

/// The problem that refuses a document for what stands at the offset `at`.
pub fn refusal(text: &str, at: usize, path: String, refusal: Refusal, message: String) -> Problem {
    let (line, column) = positions(text, &[at])[0];
    Problem { severity: Severity::Refused, refusal: Some(refusal), path, line, column, message }
}

/// Line and column, from 1, the column in characters, of each of the `offsets`, which do not go back: one pass over
/// the text.
pub fn positions(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let (mut line, mut column, mut seen) = (1, 1, 0);
    let mut found = Vec::new();
    for &offset in offsets {
        for letter in text[seen..offset].chars() {
            (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        seen = offset;
        found.push((line, column));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_line_and_character() {
        let text = "{\n \"한글\": [1, {\"b\": true}],\n \"c\": 4 }";
        let offsets = ["{\n", "{\"b\"", "true", "true", "4 }"].map(|piece| text.find(piece).unwrap());
        assert_eq!(positions(text, &offsets), [(1, 1), (2, 12), (2, 18), (2, 18), (3, 7)]);
    }
}
