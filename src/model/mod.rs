//! The document: its types, how it is read, what may be seen of it at a point.
//!
//! Knows no DOM, no search, no layout. `document` holds the document as it is written,
//! `check` reads one, `show` is one that was read, and `seen` is what may be known of it at a point.

mod appearance;
pub mod changes;
mod check;
mod cut;
pub mod document;
mod edits;
mod kind;
mod letter;
mod news;
mod places;
mod problem;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
pub mod seen;
mod show;
mod text;
mod turns;
mod written;

pub use changes::Changes;
#[cfg(not(target_arch = "wasm32"))]
pub use check::readdressed;
pub use edits::edits;
pub use letter::is_letter;
pub use places::Places;
pub use problem::{Problem, Refusal, Severity};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use seen::Snapshot;
pub use show::Show;
pub use text::{Text, speaks};
