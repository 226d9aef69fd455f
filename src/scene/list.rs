//! The list of relations: the same ones as in the chart, as sentences, in an order to choose.

use super::part::{Part, Spoken, Writer};
use super::sentence::{kind, sentences};
use super::status::point;
use crate::model::document::Id;
use crate::order::order;
use crate::search::fold;
use crate::state::{Passing, Sort, State};

/// A relation of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: Id,
    /// What is said of it, then what comes back.
    pub sentences: Vec<Part>,
    /// Place of the kind in the snapshot, and what it is called.
    pub kind: (usize, Spoken),
    /// From when on it holds; nothing where that is from the start.
    pub since: Option<String>,
    pub past: bool,
}

/// The relations that pass, as places in the snapshot, in the order that was chosen.
pub fn listed(state: &State, passing: &Passing) -> Vec<usize> {
    let snapshot = state.snapshot();
    let writer = Writer::new(state);
    let shown = passing.relations(state);
    let mut keys = Vec::new();
    for &place in &shown {
        let relation = &snapshot.relations[place];
        keys.push(match state.sort {
            Sort::Character => (0, fold(&writer.subject(relation.from).words)),
            Sort::Kind => (0, fold(&kind(&writer, relation.kind).words)),
            Sort::Point => (relation.since, String::new()),
        });
    }
    let mut listed = Vec::new();
    for place in order(keys.len(), &mut |a, b| keys[a].cmp(&keys[b])) {
        listed.push(shown[place]);
    }
    if state.falling {
        listed.reverse();
    }
    listed
}

/// The relation at `place`.
pub fn row(state: &State, place: usize) -> Row {
    let writer = Writer::new(state);
    let relation = &state.snapshot().relations[place];
    Row {
        id: relation.id.clone(),
        sentences: sentences(&writer, relation),
        kind: (relation.kind, kind(&writer, relation.kind)),
        since: (relation.since > 0).then(|| point(state, relation.since, false)),
        past: relation.past,
    }
}
