//! What the documents under `docs/` say is so: their snippets are run, and what they show is what comes out.

mod authors;
#[path = "../support/fences.rs"]
mod fences;
#[path = "../support/fields.rs"]
mod fields;
#[path = "../support/program.rs"]
mod program;
mod shell;
