//! The door to the page: everything that JavaScript can call, and everything that calls JavaScript.
//! The only room with `#[wasm_bindgen]` in it.

mod answers;
mod chart;
mod host;
mod late;
mod store;
mod widget;

pub use widget::Widget;

/// Keeps [`Widget`] in the program: what `main` does not reach, the linker leaves out.
pub fn main() {
    let _ = Widget::new as fn(_, _, _) -> _;
}
