//! [AppHandle] contains the state Yew keeps to bootstrap a component in an isolated scope.

use std::ops::Deref;
use std::rc::Rc;

use web_sys::Element;

use crate::dom_bundle::BSubtree;
use crate::html::{Component, Scope};

/// An instance of an application.
pub struct AppHandle<COMP: Component> {
    /// `Scope` holder
    pub(crate) scope: Scope<COMP>,
}

impl<COMP: Component> AppHandle<COMP> {
    pub(crate) fn mount_with_props(host: Element, props: Rc<COMP::Properties>) -> Self {
        clear_element(&host);
        let app = Self { scope: Scope::new() };
        let hosting_root = BSubtree::create_root(&host);
        app.scope.mount_in_place(hosting_root, host, props);
        app
    }
}

impl<COMP: Component> Deref for AppHandle<COMP> {
    type Target = Scope<COMP>;

    fn deref(&self) -> &Self::Target {
        &self.scope
    }
}

/// Removes anything from the given element.
fn clear_element(host: &Element) {
    while let Some(child) = host.last_child() {
        host.remove_child(&child).expect("can't remove a child");
    }
}
