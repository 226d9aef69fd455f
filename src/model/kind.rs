//! Which kind a relation is of, and which kinds are in use.

use super::document::{Back, Relation};
use super::places::Places;

/// Notes that a kind is in use.
#[inline(never)]
pub fn note(used: &mut Places, kind: &str) {
    if !used.has(kind) {
        used.add(&kind.into());
    }
}

/// The id of a relation's kind; `other` where it names none.
pub fn kind_of(relation: &Relation) -> &str {
    relation.kind.as_deref().unwrap_or("other")
}

/// The id of the kind of the way back: its own, or the relation's.
pub fn back_kind_of<'d>(relation: &'d Relation, back: &'d Back) -> &'d str {
    back.kind.as_deref().unwrap_or_else(|| kind_of(relation))
}
