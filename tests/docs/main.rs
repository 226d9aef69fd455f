//! What the documents under `docs/` say is so: their snippets are run, what they show is what comes out, and their links
//! lead somewhere.

mod authors;
mod blocks;
#[path = "../support/commands.rs"]
mod commands;
#[path = "../support/fences.rs"]
mod fences;
#[path = "../support/fields.rs"]
mod fields;
mod follow;
mod index;
#[path = "../support/links.rs"]
mod links;
mod others;
#[path = "../support/program.rs"]
mod program;
mod shell;
mod visitors;
