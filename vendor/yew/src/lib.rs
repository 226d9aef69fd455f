//! Yew 0.23.0, cut down to what a page of one component reaches. README.md says what is left out, and why.
//!
//! What is here has the names and the behaviour that it has in Yew, so that an application written for this compiles
//! against Yew as it is published.

extern crate self as yew;

mod app_handle;
pub mod callback;
mod dom_bundle;
pub mod html;
mod renderer;
mod scheduler;
pub mod virtual_dom;

pub use app_handle::AppHandle;
pub use callback::Callback;
pub use html::{Component, Context, Html, NodeRef, Properties};
pub use renderer::Renderer;
pub use virtual_dom::AttrValue;
