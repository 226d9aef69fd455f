//! This module contains fragments implementation.

use super::{Key, VNode};

/// This struct represents a fragment of the Virtual DOM tree.
#[derive(Default)]
pub struct VList {
    /// The list of child [VNode]s
    pub(crate) children: Vec<VNode>,

    pub key: Option<Key>,
}

impl VList {
    /// Creates a new [VList] instance with children.
    pub fn with_children(children: Vec<VNode>, key: Option<Key>) -> Self {
        VList { children, key }
    }

    /// Whether all children have keys.
    pub(crate) fn fully_keyed(&self) -> bool {
        self.children.iter().all(|child| child.key().is_some())
    }
}
