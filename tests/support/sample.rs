//! How much of a large set of tests is run, and what the reader of the log is told of it.

#![allow(dead_code, reason = "each test program uses its part of this")]

use std::io::Write;

/// How many of `full` cases to run: `few`, or all of them with CASTMAP_FULL=1. Says which.
pub fn sample(what: &str, few: u32, full: u32) -> u32 {
    let cases = if std::env::var_os("CASTMAP_FULL").is_some() { full } else { few };
    say(&format!("{what}: {cases} of {full}"));
    cases
}

/// Writes to the error output itself: what a passed test prints, the harness keeps.
pub fn say(text: &str) {
    // Nobody to tell is no reason to fail.
    let _ = writeln!(std::io::stderr(), "{text}");
}
