//! This module contains the implementation of a virtual element node [VTag].

use std::rc::Rc;

use super::{AttrValue, Attributes, Key, Listener, VNode};
use crate::html::NodeRef;

/// SVG namespace string used for creating svg elements
pub const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A type for a virtual
/// [Element](https://developer.mozilla.org/en-US/docs/Web/API/Element)
/// representation.
pub struct VTag {
    /// A tag of the element.
    pub(crate) tag: AttrValue,
    /// What the `value` property of an
    /// [InputElement](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input) is to be.
    pub(crate) value: Option<AttrValue>,
    /// Child node.
    pub(crate) children: VNode,
    /// List of attached listeners.
    pub(crate) listeners: Vec<Rc<dyn Listener>>,
    /// A node reference used for DOM access in Component lifecycle methods
    pub node_ref: NodeRef,
    /// List of attributes.
    pub attributes: Attributes,
    pub key: Option<Key>,
}

impl VTag {
    /// Creates a new [VTag] instance with `tag` name (cannot be changed later in DOM).
    pub fn new(tag: impl Into<AttrValue>) -> Self {
        VTag {
            tag: tag.into(),
            value: None,
            children: VNode::default(),
            listeners: Vec::new(),
            node_ref: NodeRef::default(),
            attributes: Attributes::default(),
            key: None,
        }
    }

    /// Returns a mutable reference to the children of this [VTag], if the node can have
    /// children
    pub fn children_mut(&mut self) -> Option<&mut VNode> {
        Some(&mut self.children)
    }

    /// Sets `value` for an
    /// [InputElement](https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input)
    pub fn set_value(&mut self, value: impl Into<Option<AttrValue>>) {
        self.value = value.into();
    }

    /// Sets attributes to a virtual node.
    pub fn set_attributes(&mut self, attrs: impl Into<Attributes>) {
        self.attributes = attrs.into();
    }

    /// Add event listener on the [VTag]'s  [Element](web_sys::Element).
    /// Returns `true` if the listener has been added, `false` otherwise.
    pub fn add_listener(&mut self, listener: Rc<dyn Listener>) -> bool {
        self.listeners.push(listener);
        true
    }
}
