//! Finding somebody by what a visitor types. Knows the model only.

mod alike;
mod find;
mod fit;
mod fold;
mod glance;
mod hangul;
mod index;
mod kana;
mod key;
mod outline;
mod query;
mod rank;
mod romaja;
mod word;

pub use find::{Hit, characters, find};
pub use fit::INITIALS;
pub use fold::{fold, position};
pub use hangul::{from_keys, initial};
pub use index::{Entry, Field, Index, Sort, Term};
pub use key::Key;
pub use query::Query;
