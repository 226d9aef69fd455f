use std::rc::Rc;

use web_sys::Element;

use crate::app_handle::AppHandle;
use crate::html::Component;

/// A panic says in the console what it was and where, unless panics have no words.
fn set_default_panic_hook() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

/// The Yew Renderer.
///
/// This is the main entry point of a Yew application.
#[must_use = "Renderer does nothing unless render() is called."]
pub struct Renderer<COMP: Component> {
    root: Element,
    props: COMP::Properties,
}

impl<COMP: Component> Renderer<COMP> {
    /// Creates a [Renderer] that renders into a custom root with custom properties.
    pub fn with_root_and_props(root: Element, props: COMP::Properties) -> Self {
        Self { root, props }
    }

    /// Renders the application.
    pub fn render(self) -> AppHandle<COMP> {
        set_default_panic_hook();
        AppHandle::<COMP>::mount_with_props(self.root, Rc::new(self.props))
    }
}
