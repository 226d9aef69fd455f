use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::dom_bundle::BSubtree;
use crate::virtual_dom::{Listener, ListenerKind};

#[wasm_bindgen]
extern "C" {
    // Duck-typing, not a real class on js-side.
    type EventTargetable;
    #[wasm_bindgen(method, getter = __yew_listener_id, structural)]
    fn listener_id(this: &EventTargetable) -> Option<u32>;
    #[wasm_bindgen(method, setter = __yew_listener_id, structural)]
    fn set_listener_id(this: &EventTargetable, id: u32);
}

/// An active set of listeners on an element
pub(super) enum ListenerRegistration {
    /// No listeners registered.
    NoReg,
    /// Added to the registry by ID
    Registered(u32),
}

impl ListenerRegistration {
    /// Listens to these from now on, and to no others.
    pub fn apply(&mut self, root: &BSubtree, el: &Element, listeners: Vec<Rc<dyn Listener>>) {
        if listeners.is_empty() {
            self.unregister(root);
            *self = Self::NoReg;
            return;
        }
        for listener in &listeners {
            root.ensure_handled(&**listener);
        }
        match self {
            // Reuse the ID
            Self::Registered(id) => root.with_listener_registry(|registry| registry.patch(*id, listeners)),
            Self::NoReg => {
                let id = root.with_listener_registry(|registry| registry.register(listeners));
                el.unchecked_ref::<EventTargetable>().set_listener_id(id);
                *self = Self::Registered(id);
            }
        }
    }

    /// Remove any registered event listeners from the registry
    pub fn unregister(&self, root: &BSubtree) {
        if let Self::Registered(id) = self {
            root.with_listener_registry(|registry| registry.unregister(*id));
        }
    }
}

/// IDs are unique among all roots: a root finds nothing under those that another gave.
static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// Multiplexing event handler registry of a root
#[derive(Default)]
pub struct Registry {
    /// Contains all registered event listeners by listener ID, which only ever grow.
    by_id: Vec<(u32, Vec<Rc<dyn Listener>>)>,
}

impl Registry {
    fn place(&self, id: u32) -> Result<usize, usize> {
        self.by_id.binary_search_by_key(&id, |entry| entry.0)
    }

    /// The listeners to events of that kind on an element. They are handed out, since what they do may end up
    /// running lifecycle methods and modify the registry.
    pub fn get_handlers(&self, listening: &Element, kind: &ListenerKind) -> Vec<Rc<dyn Listener>> {
        let mut handlers = Vec::new();
        if let Some(id) = listening.unchecked_ref::<EventTargetable>().listener_id() {
            if let Ok(place) = self.place(id) {
                for listener in &self.by_id[place].1 {
                    if listener.kind() == *kind {
                        handlers.push(listener.clone());
                    }
                }
            }
        }
        handlers
    }

    /// Register all passed listeners under a new ID
    fn register(&mut self, listeners: Vec<Rc<dyn Listener>>) -> u32 {
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        self.by_id.push((id, listeners));
        id
    }

    /// Patch an already registered set of handlers
    fn patch(&mut self, id: u32, listeners: Vec<Rc<dyn Listener>>) {
        if let Ok(place) = self.place(id) {
            self.by_id[place].1 = listeners;
        }
    }

    /// Unregister any existing listeners for ID
    fn unregister(&mut self, id: u32) {
        if let Ok(place) = self.place(id) {
            self.by_id.remove(place);
        }
    }
}
