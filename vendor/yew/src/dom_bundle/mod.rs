//! Realizing a virtual dom on the actual DOM
//!
//! A bundle, borrowed from the mathematical meaning, is any structure over some base space.
//! In our case, the base space is the virtual dom we're trying to render.
//! In order to efficiently implement updates, and diffing, additional information has to be
//! kept around. This information is carried in the bundle.

mod blist;
mod bnode;
mod btag;
mod btext;
mod position;
mod subtree_root;

use blist::BList;
use bnode::BNode;
use btag::{BTag, Registry};
use btext::BText;
use position::DomSlot;
pub use subtree_root::BSubtree;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::{Document, Element};

use crate::virtual_dom::VNode;

/// A Bundle.
///
/// Each component holds a bundle that represents a realised layout, designated by a [VNode].
pub(crate) struct Bundle(BNode);

impl Bundle {
    /// Creates a new bundle.
    pub const fn new() -> Self {
        Self(BNode::List(BList::new()))
    }

    /// Applies a virtual dom layout to current bundle.
    pub fn reconcile(&mut self, root: &BSubtree, parent: &Element, next_node: VNode) {
        next_node.reconcile_node(root, parent, DomSlot::at_end(), &mut self.0);
    }
}

fn document() -> Document {
    web_sys::window().unwrap_throw().document().unwrap_throw()
}
