//! Finding somebody by what a visitor types. Knows the model only.

mod find;
mod fold;
mod index;

pub use find::{Hit, find};
pub use fold::{fold, position, words};
pub use index::Index;
