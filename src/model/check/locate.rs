//! From JSON paths to lines and columns.
//!
//! Reading keeps no positions: a good document, which is nearly every one, should not pay for them. Where
//! there are faults, the text is walked once more, only down the paths that matter, and the position of a
//! value is the address of its raw text.

use super::path::Step;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Line and column, from 1, the column in characters, of each of `places` in `text`.
///
/// `places` is sorted and without doubles, `text` is JSON. A place that is not in the text gets the position
/// of the nearest value above it.
pub fn positions(text: &str, places: &[&[Step]]) -> Vec<(usize, usize)> {
    let body = super::tree::without_mark(text);
    let mut offsets = vec![0; places.len()];
    if let Ok(root) = serde_json::from_str::<&RawValue>(body) {
        descend(body, root.get(), places, 0, &mut offsets);
    }
    lines(body, &offsets)
}

/// Writes the offset of each place that lies in `raw`; the first `depth` steps of them lead to `raw`.
fn descend<'a>(text: &'a str, raw: &'a str, places: &[&[Step]], depth: usize, offsets: &mut [usize]) {
    offsets.fill(raw.as_ptr() as usize - text.as_ptr() as usize);
    let here = places.iter().take_while(|place| place.len() == depth).count();
    if here == places.len() {
        return;
    }
    // Text that parsed once parses again; should it not, the offset of the whole stands.
    let walk = Walk { text, places: &places[here..], depth, offsets: &mut offsets[here..] };
    let _ = walk.deserialize(&mut serde_json::Deserializer::from_str(raw));
}

struct Walk<'t, 'p> {
    text: &'t str,
    places: &'p [&'p [Step]],
    depth: usize,
    offsets: &'p mut [usize],
}

impl<'t> Walk<'t, '_> {
    /// The range of the places that go on with `step`.
    fn through(&self, step: &Step) -> Range<usize> {
        let start = self.places.partition_point(|place| place[self.depth] < *step);
        let end = self.places.partition_point(|place| place[self.depth] <= *step);
        start..end
    }

    fn enter(&mut self, range: Range<usize>, raw: &'t RawValue) {
        descend(self.text, raw.get(), &self.places[range.clone()], self.depth + 1, &mut self.offsets[range]);
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'de, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object or a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        for index in 0.. {
            let range = self.through(&Step::Index(index));
            if range.is_empty() {
                if list.next_element::<IgnoredAny>()?.is_none() {
                    break;
                }
            } else {
                match list.next_element::<&RawValue>()? {
                    Some(raw) => self.enter(range, raw),
                    None => break,
                }
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            let range = self.through(&Step::Key(key.into_owned()));
            if range.is_empty() {
                map.next_value::<IgnoredAny>()?;
            } else {
                let raw = map.next_value::<&RawValue>()?;
                self.enter(range, raw);
            }
        }
        Ok(())
    }
}

/// Line and column of each offset, in one pass over the text.
fn lines(text: &str, offsets: &[usize]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_by_key(|&index| offsets[index]);
    let mut found = vec![(0, 0); offsets.len()];
    let (mut line, mut column, mut seen) = (1, 1, 0);
    for index in order {
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
        let key = |key: &str| Step::Key(key.into());
        let places: [&[Step]; 4] = [
            &[],
            &[key("c")],
            &[key("한글"), Step::Index(1), key("b")],
            &[key("한글"), Step::Index(1), key("missing")],
        ];
        assert_eq!(positions(text, &places), [(1, 1), (3, 7), (2, 18), (2, 12)]);
    }
}
