//! The command line: what an author does before a page exists.

mod beside;
mod bundle;
mod check;
mod folder;
mod inline;
mod new;
mod next;
mod open;
mod print;
mod read;
mod render;
mod write;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Tools for castmap documents.
#[derive(Parser)]
#[command(name = "castmap", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a document to start from: a small show, with notes that explain its fields
    New(new::New),
    /// Say what is wrong with documents, as file:line:column; exit with 1 if anything is
    Check {
        /// The documents; `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write a document as of a point in a form that needs no script
    Render(render::Render),
    /// Write one page of a document and castmap: it opens from disk, and makes no request of its own
    Bundle(bundle::Bundle),
    /// Write the JSON Schema of the document format
    Schema {
        /// Where to write it; without it, to standard output. What is there is written over
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
}

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::New(wanted) => new::new(&wanted),
        Command::Check { files } => check::check(&files),
        Command::Render(wanted) => render::render(&wanted),
        Command::Bundle(wanted) => bundle::bundle(&wanted),
        Command::Schema { out } => {
            let done = write::write(out.as_deref(), &format!("{:#}\n", crate::model::schema()));
            if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}
