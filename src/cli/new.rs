//! `castmap new`: a document to start from, which explains itself.

use super::next::{command, wrote};
use super::write::write_new;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// A small show whose `//` keys say what each field is for.
const START: &str = include_str!("../../static/start.json");

#[derive(Args)]
pub struct New {
    /// The file to write, which must not be there yet; if absent or `-`, standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the document, and says what comes next.
pub fn new(wanted: &New) -> ExitCode {
    let out = wanted.out.as_deref();
    if !write_new(out, START) {
        return ExitCode::FAILURE;
    }
    wrote(out, |out| {
        format!("put your own show in it, and have each fault named by: {}", command("check", out))
    });
    ExitCode::SUCCESS
}
