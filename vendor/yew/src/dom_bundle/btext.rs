//! This module contains the bundle implementation of text [BText].

use web_sys::{Element, Node, Text as TextNode};

use super::{document, DomSlot};
use crate::virtual_dom::{AttrValue, VText};

/// The bundle implementation to [VText]
pub(super) struct BText {
    text: AttrValue,
    text_node: TextNode,
}

impl BText {
    pub fn node(&self) -> &Node {
        &self.text_node
    }
}

impl VText {
    pub(super) fn attach(self, parent: &Element, slot: DomSlot) -> BText {
        let text_node = document().create_text_node(&self.text);
        slot.insert(parent, &text_node);
        BText { text: self.text, text_node }
    }

    pub(super) fn reconcile(self, btext: &mut BText) {
        if btext.text != self.text {
            btext.text_node.set_node_value(Some(&self.text));
            btext.text = self.text;
        }
    }
}
