//! What the documents under `docs/` say is so: their snippets are run, what they show is what comes out, and their links
//! lead somewhere.

mod authors;
#[path = "../support/fences.rs"]
mod fences;
#[path = "../support/fields.rs"]
mod fields;
mod index;
#[path = "../support/links.rs"]
mod links;
#[path = "../support/program.rs"]
mod program;
mod shell;
mod visitors;
