//! Finding somebody by what a visitor types. Knows the model only.

mod find;
mod fold;
mod hangul;
mod index;
mod outline;
mod romaja;
mod word;

pub use find::{Hit, find};
pub use fold::{fold, position};
pub use hangul::{from_keys, initial};
pub use index::{Entry, Index};
