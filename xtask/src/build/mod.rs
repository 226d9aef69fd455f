//! Makes `dist/`: what Trunk is told, what is put around the wasm, and all that is handed out with it.

pub mod assemble;
mod css;
pub mod deliver;
pub mod dist;
mod package;
mod preview;
mod script;
mod stamp;
pub mod trunk;
mod words;
