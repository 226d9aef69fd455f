//! How much of a large set of tests is run, and what the reader of the log is told of it.

#![allow(dead_code, reason = "each test program uses its part of this")]

#[path = "say.rs"]
mod saying;

pub use saying::say;

/// How many of `full` cases to run: `few`, or all of them with CASTMAP_FULL=1. Says which.
pub fn sample(what: &str, few: u32, full: u32) -> u32 {
    let cases = if std::env::var_os("CASTMAP_FULL").is_some() { full } else { few };
    say(&format!("{what}: {cases} of {full}"));
    cases
}
