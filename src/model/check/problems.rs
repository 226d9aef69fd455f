//! The faults of a document, gathered while it is read.

use super::super::problem::{Problem, Severity};
use super::locate;
use super::path::{self, Step};
use crate::order::order;
use std::mem::take;

/// The faults found so far, still without line and column.
#[derive(Default)]
pub struct Problems {
    found: Vec<Fault>,
    unlisted: usize,
    compared: usize,
    muted: bool,
}

struct Fault {
    /// Offset in bytes of the value that is wrong.
    at: usize,
    path: String,
    message: String,
}

impl Problems {
    /// A document can be wrong in millions of places; nobody reads more than the first of them,
    /// and keeping them all would cost more memory than the document.
    pub const MOST: usize = 1000;

    /// Looking for a near miss compares with every name there is. A hundred faults among two thousand ids get
    /// their suggestion, and the worst document costs a fraction of a second.
    const MOST_COMPARED: usize = 200_000;

    /// Takes what is reported and forgets it: for reading ahead.
    pub fn muted() -> Self {
        Self { muted: true, ..Self::default() }
    }

    /// Notes a fault of the value that begins at the offset `at` and to which the steps of `place` lead.
    pub fn add<'s>(&mut self, at: usize, place: impl Iterator<Item = &'s Step<'s>>, message: String) {
        if self.muted {
            return;
        }
        if self.found.len() < Self::MOST {
            self.found.push(Fault { at, path: path::render(place), message });
        } else {
            self.unlisted += 1;
        }
    }

    /// Whether a near miss may still be looked for among so many `candidates`.
    pub fn may_compare(&mut self, candidates: usize) -> bool {
        if self.muted || self.found.len() == Self::MOST {
            return false;
        }
        self.compared += candidates;
        self.compared <= Self::MOST_COMPARED
    }

    /// Every fault with its line and column in `text`, in the order of the text.
    pub fn locate(self, text: &str) -> Vec<Problem> {
        let mut found = self.found;
        let by_offset = order(found.len(), &mut |a, b| found[a].at.cmp(&found[b].at));
        let mut offsets = Vec::new();
        for &fault in &by_offset {
            offsets.push(found[fault].at);
        }
        let positions = locate::positions(text, &offsets);
        let mut problems = Vec::new();
        for (place, &position) in positions.iter().enumerate() {
            let Fault { path, message, .. } = &mut found[by_offset[place]];
            problems.push(mended(position, take(path), take(message)));
        }
        if self.unlisted > 0 {
            let message = format!("{} more faults are not listed; mend these first", self.unlisted);
            problems.push(mended((1, 1), "$".into(), message));
        }
        problems
    }
}

fn mended((line, column): (usize, usize), path: String, message: String) -> Problem {
    Problem { severity: Severity::Mended, refusal: None, path, line, column, message }
}
