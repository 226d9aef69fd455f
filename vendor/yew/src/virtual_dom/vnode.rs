//! This module contains the implementation of abstract virtual node.

use super::{Key, VList, VTag, VText};

/// Bind virtual element to a DOM reference.
#[must_use = "html does not do anything unless returned to Yew for rendering."]
pub enum VNode {
    /// A bind between `VTag` and `Element`.
    VTag(Box<VTag>),
    /// A bind between `VText` and `TextNode`.
    VText(VText),
    /// A holder for a list of other nodes.
    VList(VList),
}

impl VNode {
    pub fn key(&self) -> Option<&Key> {
        match self {
            VNode::VList(vlist) => vlist.key.as_ref(),
            VNode::VTag(vtag) => vtag.key.as_ref(),
            VNode::VText(_) => None,
        }
    }
}

impl Default for VNode {
    fn default() -> Self {
        VNode::VList(VList::default())
    }
}

impl From<VText> for VNode {
    fn from(vtext: VText) -> Self {
        VNode::VText(vtext)
    }
}

impl From<VList> for VNode {
    fn from(vlist: VList) -> Self {
        VNode::VList(vlist)
    }
}

impl From<VTag> for VNode {
    fn from(vtag: VTag) -> Self {
        VNode::VTag(Box::new(vtag))
    }
}
