//! The faults of a document, gathered while it is read.

use super::super::problem::{Problem, Severity};
use super::locate;
use super::path::{self, Step};
use crate::order::order;

/// The faults found so far, still without line and column.
#[derive(Default)]
pub struct Problems {
    found: Vec<(Vec<Step>, String)>,
    unlisted: usize,
    compared: usize,
    muted: bool,
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

    pub fn add(&mut self, place: &[Step], message: impl Into<String>) {
        if self.muted {
            return;
        }
        if self.found.len() < Self::MOST {
            self.found.push((place.to_vec(), message.into()));
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
        let found = &self.found;
        let by_place = order(found.len(), &mut |a, b| found[a].0.cmp(&found[b].0));
        let mut places: Vec<&[Step]> = by_place.iter().map(|&fault| found[fault].0.as_slice()).collect();
        places.dedup();
        let positions = locate::positions(text, &places);
        let position = |place: &[Step]| places.binary_search(&place).map_or((0, 0), |found| positions[found]);
        let position: Vec<(usize, usize)> = found.iter().map(|(place, _)| position(place)).collect();
        let by_position = order(found.len(), &mut |a, b| position[a].cmp(&position[b]));
        let mut problems: Vec<Problem> = by_position
            .into_iter()
            .map(|fault| Problem {
                severity: Severity::Mended,
                refusal: None,
                path: path::render(&found[fault].0),
                line: position[fault].0,
                column: position[fault].1,
                message: found[fault].1.clone(),
            })
            .collect();
        if self.unlisted > 0 {
            problems.push(Problem {
                severity: Severity::Mended,
                refusal: None,
                path: "$".into(),
                line: 1,
                column: 1,
                message: format!("{} more faults are not listed; mend these first", self.unlisted),
            });
        }
        problems
    }
}
