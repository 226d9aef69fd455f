//! Compiles for wasm, and works on the wasm and on wasm-bindgen's glue: what is loaded later goes out, the rest is made
//! smaller and fit for many instances.

pub mod compile;
pub mod glue;
pub mod likeness;
pub mod locals;
pub mod names;
pub mod split;
