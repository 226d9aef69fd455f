//! This module contains the bundle version of an abstract node [BNode]

use web_sys::{Element, Node};

use super::{BList, BSubtree, BTag, BText, DomSlot};
use crate::virtual_dom::{Key, VNode};

/// The bundle implementation to [VNode].
pub(super) enum BNode {
    /// A bind between `VTag` and `Element`.
    Tag(Box<BTag>),
    /// A bind between `VText` and `TextNode`.
    Text(BText),
    /// A holder for a list of other nodes.
    List(BList),
}

impl BNode {
    /// Get the key of the underlying node
    pub fn key(&self) -> Option<&Key> {
        match self {
            Self::List(blist) => blist.key(),
            Self::Tag(btag) => btag.key(),
            Self::Text(_) => None,
        }
    }

    /// The one node of the DOM that this is, unless it is a list.
    fn node(&self) -> Option<&Node> {
        match self {
            Self::List(_) => None,
            Self::Tag(btag) => Some(btag.node()),
            Self::Text(btext) => Some(btext.node()),
        }
    }

    /// Replace an existing bundle by attaching `node` and detaching the existing one
    fn replace(&mut self, node: VNode, root: &BSubtree, parent: &Element, slot: DomSlot) -> DomSlot {
        let (node_ref, bundle) = node.attach(root, parent, slot);
        std::mem::replace(self, bundle).detach(root, parent, false);
        node_ref
    }

    /// Remove self from parent.
    ///
    /// Parent to detach is `true` if the parent element will also be detached.
    pub fn detach(self, root: &BSubtree, parent: &Element, parent_to_detach: bool) {
        if !parent_to_detach {
            if let Some(node) = self.node() {
                // Somebody else may have taken it out.
                _ = parent.remove_child(node);
            }
        }
        match self {
            Self::Tag(btag) => btag.detach(root),
            Self::Text(_) => {}
            Self::List(blist) => blist.detach(root, parent, parent_to_detach),
        }
    }

    /// Move elements to another place in their parent.
    pub fn shift(&self, parent: &Element, slot: DomSlot) -> DomSlot {
        match (self, self.node()) {
            (Self::List(blist), _) => blist.shift(parent, slot),
            (_, Some(node)) => {
                slot.insert(parent, node);
                DomSlot::at(node.clone())
            }
            (_, None) => slot,
        }
    }
}

impl VNode {
    /// Attach a virtual node to the DOM tree.
    ///
    /// Parameters:
    /// - `root`: bundle of the subtree root
    /// - `parent`: the parent node in the DOM.
    /// - `slot`: to find where to put the node.
    ///
    /// Returns a reference to the newly inserted element.
    /// The [`DomSlot`] points the first element (if there are multiple nodes created),
    /// or is the passed in `slot` if there are no element is created.
    pub(super) fn attach(self, root: &BSubtree, parent: &Element, slot: DomSlot) -> (DomSlot, BNode) {
        match self {
            VNode::VTag(vtag) => {
                let btag = vtag.attach(root, parent, slot);
                (DomSlot::at(btag.node().clone()), BNode::Tag(btag))
            }
            VNode::VText(vtext) => {
                let btext = vtext.attach(parent, slot);
                (DomSlot::at(btext.node().clone()), BNode::Text(btext))
            }
            VNode::VList(vlist) => {
                let mut blist = BList::new();
                let first = vlist.reconcile(root, parent, slot, &mut blist);
                (first, BNode::List(blist))
            }
        }
    }

    /// Scoped diff apply to other tree.
    ///
    /// Virtual rendering for the node. It uses parent node and existing
    /// children (virtual and DOM) to check the difference and apply patches to
    /// the actual DOM representation.
    ///
    /// Parameters:
    /// - `slot`: the slot in `parent`'s children where to put the node.
    /// - `bundle`: the node that this node will be replacing in the DOM. This method will remove
    ///   the `bundle` from the `parent` if it is of the wrong kind, and otherwise reuse it.
    ///
    /// Returns a reference to the newly inserted element.
    pub(super) fn reconcile_node(
        self,
        root: &BSubtree,
        parent: &Element,
        slot: DomSlot,
        bundle: &mut BNode,
    ) -> DomSlot {
        match (self, &mut *bundle) {
            // 'Forcefully' pretend the existing node is a list. Creates a
            // singleton list if it isn't already.
            (VNode::VList(vlist), _) => vlist.reconcile(root, parent, slot, bundle.make_list()),
            // If the ancestor is a tag of the same type, don't recreate, keep the
            // old tag and update its attributes and children.
            (VNode::VTag(vtag), BNode::Tag(btag)) if vtag.is_same(btag) => {
                vtag.reconcile(root, btag);
                DomSlot::at(btag.node().clone())
            }
            // Renders virtual node over existing `TextNode`, but only if value of text has changed.
            (VNode::VText(vtext), BNode::Text(btext)) => {
                vtext.reconcile(btext);
                DomSlot::at(btext.node().clone())
            }
            (node, bundle) => bundle.replace(node, root, parent, slot),
        }
    }
}
