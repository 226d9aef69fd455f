//! `castmap new`: a document to start from, which explains itself.

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

/// Writes the document.
pub fn new(wanted: &New) -> ExitCode {
    if write_new(wanted.out.as_deref(), START) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
