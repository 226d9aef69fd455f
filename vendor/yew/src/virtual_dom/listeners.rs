use std::borrow::Cow;

/// The [Listener] trait is an universal implementation of an event listener
/// which is used to bind Rust-listener to JS-listener (DOM).
pub trait Listener {
    /// Returns the name of the event
    fn kind(&self) -> ListenerKind;

    /// Handles an event firing
    fn handle(&self, event: web_sys::Event);

    /// Makes the event listener passive. See
    /// [addEventListener](https://developer.mozilla.org/en-US/docs/Web/API/EventTarget/addEventListener).
    fn passive(&self) -> bool;
}

/// Supported kinds of DOM event listeners
#[derive(Clone, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum ListenerKind {
    other(Cow<'static, str>),
}
