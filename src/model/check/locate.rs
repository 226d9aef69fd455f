//! From JSON paths to lines and columns.
//!
//! Reading keeps no positions: a good document, which is nearly every one, should not pay for them. Where there
//! are faults, the text, which is JSON by then, is walked once more, and only the paths that matter are entered.

use super::path::Step;
use super::tree::{self, Node};
use crate::order::order;
use std::borrow::Cow;
use std::ops::Range;

/// Line and column, from 1, the column in characters, of each of `places` in `text`.
///
/// `places` is sorted and without doubles, `text` is JSON. A place that is not in the text gets the position
/// of the nearest value above it.
pub fn positions(text: &str, places: &[&[Step]]) -> Vec<(usize, usize)> {
    let text = tree::without_mark(text);
    let mut offsets = vec![0; places.len()];
    let mut walk = Walk { text, at: 0 };
    walk.space();
    walk.enter(places, 0, &mut offsets);
    lines(text, &offsets)
}

/// A walk through text that is JSON.
struct Walk<'t> {
    text: &'t str,
    /// Offset of the byte that is next.
    at: usize,
}

impl<'t> Walk<'t> {
    /// Walks over the value that is next, and writes the offset of each place in it: the first `depth` steps of
    /// `places` lead to it.
    fn enter(&mut self, places: &[&[Step]], depth: usize, offsets: &mut [usize]) {
        offsets.fill(self.at);
        let here = places.iter().take_while(|place| place.len() == depth).count();
        let (places, offsets) = (&places[here..], &mut offsets[here..]);
        let open = self.next();
        if places.is_empty() || !matches!(open, b'[' | b'{') {
            return self.skip();
        }
        self.at += 1;
        for index in 0.. {
            self.space();
            if matches!(self.next(), b']' | b'}') {
                self.at += 1;
                return;
            }
            let step = if open == b'[' { Step::Index(index) } else { Step::Key(self.key()) };
            let range = through(places, depth, &step);
            self.enter(&places[range.clone()], depth + 1, &mut offsets[range]);
            self.space();
            if self.next() == b',' {
                self.at += 1;
            }
        }
    }

    /// Walks over a key and its colon.
    fn key(&mut self) -> Cow<'static, str> {
        let start = self.at;
        self.skip();
        let key = match tree::parse(&self.text[start..self.at]) {
            Ok(Node::String(key)) => key.into_owned(),
            _ => String::new(),
        };
        self.space();
        self.at += 1;
        self.space();
        key.into()
    }

    /// Walks over the value that is next.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.next() {
                b'"' => self.string(),
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                0 => return,
                // A number, a word, or what stands between values.
                _ => self.over(|byte| !b"\"[]{},: \t\r\n".contains(&byte)),
            }
            if depth == 0 {
                return;
            }
            self.over(|byte| b",: \t\r\n".contains(&byte));
        }
    }

    fn string(&mut self) {
        self.at += 1;
        loop {
            self.over(|byte| byte != b'"' && byte != b'\\');
            match self.next() {
                b'\\' => self.at += 2,
                _ => {
                    self.at += 1;
                    return;
                }
            }
        }
    }

    fn space(&mut self) {
        self.over(|byte| b" \t\r\n".contains(&byte));
    }

    fn over(&mut self, goes_on: impl Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at.min(self.text.len())..];
        self.at += rest.iter().position(|&byte| !goes_on(byte)).unwrap_or(rest.len());
    }

    /// The next byte; 0, which no JSON text holds, at the end.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }
}

/// The range of the sorted `places` that go on with `step` after `depth` steps.
fn through(places: &[&[Step]], depth: usize, step: &Step) -> Range<usize> {
    let start = places.partition_point(|place| place[depth] < *step);
    let end = places.partition_point(|place| place[depth] <= *step);
    start..end
}

/// Line and column of each offset, in one pass over the text.
fn lines(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let mut found = vec![(0, 0); offsets.len()];
    let (mut line, mut column, mut seen) = (1, 1, 0);
    for index in order(offsets.len(), &mut |a, b| offsets[a].cmp(&offsets[b])) {
        let passed = &text[seen..offsets[index]];
        seen = offsets[index];
        match passed.rsplit_once('\n') {
            Some((above, last)) => {
                line += 1 + above.matches('\n').count();
                column = 1 + last.chars().count();
            }
            None => column += passed.chars().count(),
        }
        found[index] = (line, column);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_line_and_character() {
        let text = "{\n \"한글\": [1, {\"b\": true}],\n \"c\": 4 }";
        let key = |key: &'static str| Step::Key(key.into());
        let places: [&[Step]; 4] = [
            &[],
            &[key("c")],
            &[key("한글"), Step::Index(1), key("b")],
            &[key("한글"), Step::Index(1), key("missing")],
        ];
        assert_eq!(positions(text, &places), [(1, 1), (3, 7), (2, 18), (2, 12)]);
    }
}
