//! This module contains Yew's implementation of a reactive virtual DOM.

mod key;
mod listeners;
mod vlist;
mod vnode;
mod vtag;
mod vtext;

pub use implicit_clone::unsync::IString as AttrValue;
use wasm_bindgen::JsValue;

pub use self::key::Key;
pub use self::listeners::{Listener, ListenerKind};
pub use self::vlist::VList;
pub use self::vnode::VNode;
pub use self::vtag::{VTag, SVG_NAMESPACE};
pub use self::vtext::VText;

/// Defines if the [`Attributes`] is set as element's attribute or property and its value.
#[derive(PartialEq)]
pub enum AttributeOrProperty {
    Attribute(AttrValue),
    Property(JsValue),
}

/// A collection of attributes for an element
pub enum Attributes {
    /// Static list of attribute keys with possibility to exclude attributes and dynamic attribute
    /// values.
    Dynamic {
        /// Attribute keys. Includes both always set and optional attribute keys.
        keys: &'static [&'static str],

        /// Attribute values. Matches [keys](Attributes::Dynamic::keys). Optional attributes are
        /// designated by setting [None].
        values: Box<[Option<AttributeOrProperty>]>,
    },
}

impl Default for Attributes {
    fn default() -> Self {
        Self::Dynamic { keys: &[], values: Box::default() }
    }
}
