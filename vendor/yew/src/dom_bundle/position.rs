//! Structs for keeping track where in the DOM a node belongs

use wasm_bindgen::UnwrapThrowExt;
use web_sys::{Element, Node};

/// A position in the list of children of an implicit parent [`Element`].
///
/// This can either be in front of a `DomSlot::at(next_sibling)`, or at the end of the list with
/// `DomSlot::at_end()`.
#[derive(Clone)]
pub(super) struct DomSlot(Option<Node>);

impl DomSlot {
    /// Denotes the position just before the given node in its parent's list of children.
    pub fn at(next_sibling: Node) -> Self {
        Self(Some(next_sibling))
    }

    /// Denotes the position at the end of a list of children. The parent is implicit.
    pub fn at_end() -> Self {
        Self(None)
    }

    /// Insert a [Node] at the position denoted by this slot. `parent` must be the actual parent
    /// element of the children that this slot is implicitly a part of.
    pub fn insert(&self, parent: &Element, node: &Node) {
        parent.insert_before(node, self.0.as_ref()).unwrap_throw();
    }
}
