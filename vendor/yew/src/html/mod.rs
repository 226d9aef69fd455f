//! The main html module which defines components.

mod component;

use std::cell::RefCell;
use std::rc::Rc;

pub use component::*;
pub use implicit_clone::ImplicitClone;
use wasm_bindgen::JsValue;
use web_sys::Node;

use crate::virtual_dom::VNode;

/// A type which expected as a result of `view` function implementation.
pub type Html = VNode;

/// Wrapped Node reference for later use in Component lifecycle methods.
#[derive(Default, Clone)]
pub struct NodeRef(Rc<RefCell<Option<Node>>>);

impl PartialEq for NodeRef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0.as_ptr(), other.0.as_ptr())
    }
}

impl NodeRef {
    /// Get the wrapped Node reference if it exists
    pub fn get(&self) -> Option<Node> {
        self.0.borrow().clone()
    }

    /// Try converting the node reference into another form
    pub fn cast<INTO: AsRef<Node> + From<JsValue>>(&self) -> Option<INTO> {
        let node = self.get();
        node.map(Into::into).map(INTO::from)
    }

    pub(crate) fn set(&self, new_ref: Option<Node>) {
        *self.0.borrow_mut() = new_ref;
    }
}

/// A trait similar to `Into<T>` which allows conversion to a value of a `Properties` struct.
pub trait IntoPropValue<T> {
    /// Convert `self` to a value of a `Properties` struct.
    fn into_prop_value(self) -> T;
}

impl<T> IntoPropValue<T> for T {
    #[inline]
    fn into_prop_value(self) -> T {
        self
    }
}
