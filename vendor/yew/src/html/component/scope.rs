//! Component scope module

use std::cell::{Ref, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use web_sys::Element;

use super::lifecycle::ComponentState;
use super::{Component, Context};
use crate::callback::Callback;
use crate::dom_bundle::BSubtree;
use crate::scheduler;

/// A context which allows sending messages to a component.
pub struct Scope<COMP: Component>(Rc<Inner<COMP>>);

struct Inner<COMP: Component> {
    /// Whatever is sent before there is a component waits for it.
    pending_messages: RefCell<Vec<COMP::Message>>,
    state: RefCell<Option<ComponentState<COMP>>>,
}

impl<COMP: Component> Clone for Scope<COMP> {
    fn clone(&self) -> Self {
        Scope(self.0.clone())
    }
}

impl<COMP: Component> Scope<COMP> {
    pub(crate) fn new() -> Self {
        Scope(Rc::new(Inner { pending_messages: RefCell::default(), state: RefCell::default() }))
    }

    /// Creates a `Callback` which will send a message to the linked
    /// component's update method when invoked.
    pub fn callback<F, IN, M>(&self, function: F) -> Callback<IN>
    where
        M: Into<COMP::Message>,
        F: Fn(IN) -> M + 'static,
    {
        let scope = self.clone();
        let closure = move |input| {
            let output = function(input);
            scope.send_message(output);
        };
        Callback::from(closure)
    }

    /// Returns the linked component if available
    pub fn get_component(&self) -> Option<impl Deref<Target = COMP> + '_> {
        let state = self.0.state.try_borrow().ok()?;
        Ref::filter_map(state, |state| state.as_ref().map(ComponentState::component)).ok()
    }

    /// Send a message to the component.
    pub fn send_message<T>(&self, msg: T)
    where
        T: Into<COMP::Message>,
    {
        let mut pending = self.0.pending_messages.borrow_mut();
        pending.push(msg.into());
        // We are the first message in queue, so we queue the update.
        if pending.len() == 1 {
            let scope = self.clone();
            scheduler::start(move || scope.update());
        }
    }

    /// Mounts a component with `props` to the specified `element` in the DOM.
    pub(crate) fn mount_in_place(&self, root: BSubtree, parent: Element, props: Rc<COMP::Properties>) {
        let scope = self.clone();
        scheduler::start(move || {
            let context = Context { scope: scope.clone(), props };
            let mut state = ComponentState::new(context, root, parent);
            state.render();
            *scope.0.state.borrow_mut() = Some(state);
        });
    }

    /// Lets the component see all messages that wait for it; it is rendered once for all of them.
    fn update(&self) {
        let mut state = self.0.state.borrow_mut();
        if let Some(state) = state.as_mut() {
            let messages = self.0.pending_messages.take();
            if state.update(messages) {
                state.render();
            }
        }
    }
}
