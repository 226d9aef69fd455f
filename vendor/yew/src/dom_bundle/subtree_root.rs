//! Per-subtree state of apps

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget as HtmlEventTarget};

use super::Registry;
use crate::virtual_dom::{Listener, ListenerKind};

/// Data kept per controlled subtree. [AppHandle] serves as host. Two controlled subtrees should never overlap.
///
/// [AppHandle]: crate::AppHandle
#[derive(Clone)]
pub struct BSubtree(Rc<SubtreeData>);

/// Per subtree data
struct SubtreeData {
    host: HtmlEventTarget,
    event_registry: RefCell<Registry>,
    listening: RefCell<Vec<(ListenerKind, bool)>>,
}

impl SubtreeData {
    /// Handle a global event firing: its listeners from the innermost element outwards.
    fn handle(&self, kind: &ListenerKind, event: &Event) {
        let mut el = event.composed_path().get(0).dyn_into::<Element>().ok();
        while let Some(listening) = el {
            // Don't handle events that get fired directly on a subtree host
            if &self.host == AsRef::<HtmlEventTarget>::as_ref(&listening) || event.cancel_bubble() {
                break;
            }
            let handlers = self.event_registry.borrow().get_handlers(&listening, kind);
            for handler in handlers {
                handler.handle(event.clone());
            }
            if !event.bubbles() {
                break;
            }
            el = listening.parent_element();
        }
    }
}

impl BSubtree {
    /// Create a bundle root at the specified host element
    pub fn create_root(host_element: &HtmlEventTarget) -> Self {
        Self(Rc::new(SubtreeData {
            host: host_element.clone(),
            event_registry: RefCell::default(),
            listening: RefCell::default(),
        }))
    }

    /// Ensure the event described is handled
    pub fn ensure_handled(&self, listener: &dyn Listener) {
        let desc = (listener.kind(), listener.passive());
        let mut listening = self.0.listening.borrow_mut();
        if listening.contains(&desc) {
            return;
        }
        let this = self.0.clone();
        let ListenerKind::other(event_type) = desc.0.clone();
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(desc.1);
        listening.push(desc);
        let kind = listener.kind();
        // `Fn`: what a listener does may fire the same event (yew #2989).
        let callback: Closure<dyn Fn(Event)> = Closure::new(move |event: Event| this.handle(&kind, &event));
        self.0
            .host
            .add_event_listener_with_callback_and_add_event_listener_options(
                &event_type,
                callback.as_ref().unchecked_ref(),
                &options,
            )
            .unwrap_throw();
        // As long as the root: castmap keeps one for the life of an element.
        callback.forget();
    }

    /// Run f with access to the Registry
    #[inline]
    pub fn with_listener_registry<R>(&self, f: impl FnOnce(&mut Registry) -> R) -> R {
        f(&mut self.0.event_registry.borrow_mut())
    }
}
