//! The words of a document: fit to be shown, and in memory once, however often they are said.

use super::clean;
use super::values::Reader;
use std::rc::Rc;

/// Bytes of a text that is looked for among those that came before: longer ones seldom come again.
const MOST_SHARED: usize = 32;

impl Reader<'_> {
    /// A string fit to be shown, cut at `most` code points; an empty one is none.
    pub fn words(&mut self, raw: &str, most: usize) -> Option<Rc<str>> {
        let words = clean::clean(raw);
        if words.is_empty() {
            return None;
        }
        let Some(cut) = clean::cut(&words, most) else { return Some(self.share(&words)) };
        self.fault(format!("this is longer than {most} characters and is cut there; say it in fewer"));
        Some(cut.trim_end().into())
    }

    /// The text as it is shared by all who say the same: names of languages, roles, labels and much else come often.
    pub fn share(&mut self, words: &str) -> Rc<str> {
        if words.len() > MOST_SHARED {
            return words.into();
        }
        if let Some((known, _)) = self.shared.known(words) {
            return known.clone();
        }
        let new = words.into();
        self.shared.add(&new);
        new
    }
}
