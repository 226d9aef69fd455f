//! This module contains fragments bundles, a [BList]

use web_sys::Element;

use super::{BNode, BSubtree, DomSlot};
use crate::virtual_dom::{Key, VList};

/// This struct represents a mounted [VList]
pub(super) struct BList {
    /// The reverse (render order) list of child [BNode]s
    rev_children: Vec<BNode>,
    /// All [BNode]s in the BList have keys
    fully_keyed: bool,
    key: Option<Key>,
}

impl BNode {
    /// Assert that a bundle node is a list, or convert it to a list with a single child
    pub(super) fn make_list(&mut self) -> &mut BList {
        if !matches!(self, Self::List(_)) {
            let b = std::mem::replace(self, BNode::List(BList::new()));
            if let BNode::List(list) = self {
                list.key = b.key().cloned();
                list.fully_keyed = list.key.is_some();
                list.rev_children.push(b);
            }
        }
        match self {
            Self::List(list) => list,
            _ => unreachable!("just been set to the variant"),
        }
    }
}

impl BList {
    /// Create a new empty [BList]
    pub const fn new() -> BList {
        BList { rev_children: vec![], fully_keyed: true, key: None }
    }

    /// Get the key of the underlying fragment
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    pub fn detach(self, root: &BSubtree, parent: &Element, parent_to_detach: bool) {
        for child in self.rev_children {
            child.detach(root, parent, parent_to_detach);
        }
    }

    pub fn shift(&self, parent: &Element, mut slot: DomSlot) -> DomSlot {
        for node in &self.rev_children {
            slot = node.shift(parent, slot);
        }
        slot
    }
}

impl VList {
    /// Diff and patch child lists: by their keys where all have one, else by their places.
    ///
    /// Nodes are written from right to left, so that each knows its next sibling. A node that stands behind (in render
    /// order: before) all that were found before it stays where it is; one that does not is moved.
    pub(super) fn reconcile(
        self,
        root: &BSubtree,
        parent: &Element,
        mut slot: DomSlot,
        blist: &mut BList,
    ) -> DomSlot {
        let fully_keyed = self.fully_keyed();
        let keyed = fully_keyed && blist.fully_keyed;
        let mut rights: Vec<Option<BNode>> =
            std::mem::take(&mut blist.rev_children).into_iter().map(Some).collect();
        let count = self.children.len();
        // The first that is still to be taken, and the first behind all that stay in place.
        let mut next = 0;
        let mut barrier = 0;
        if !keyed {
            // Remove extra nodes
            for extra in rights.drain(count.min(rights.len())..).flatten() {
                extra.detach(root, parent, false);
            }
        }
        let mut written = Vec::with_capacity(count);
        for left in self.children.into_iter().rev() {
            let found = if keyed { find(&rights, next, left.key()) } else { next };
            let ancestor = rights.get_mut(found).and_then(Option::take);
            while rights.get(next).is_some_and(Option::is_none) {
                next += 1;
            }
            let bundle = match ancestor {
                Some(mut bundle) => {
                    if found < barrier {
                        bundle.shift(parent, slot.clone());
                    } else {
                        barrier = found + 1;
                    }
                    slot = left.reconcile_node(root, parent, slot, &mut bundle);
                    bundle
                }
                None => {
                    let (first, bundle) = left.attach(root, parent, slot);
                    slot = first;
                    bundle
                }
            };
            written.push(bundle);
        }
        // Remove any extra rights
        for extra in rights.into_iter().flatten() {
            extra.detach(root, parent, false);
        }
        *blist = BList { rev_children: written, fully_keyed, key: self.key };
        slot
    }
}

/// Where the node with that key is, from a place on.
fn find(rights: &[Option<BNode>], from: usize, key: Option<&Key>) -> usize {
    let has_key = |node: &Option<BNode>| node.as_ref().is_some_and(|node| node.key() == key);
    let place = rights.iter().skip(from).position(has_key);
    place.map_or(rights.len(), |place| from + place)
}
