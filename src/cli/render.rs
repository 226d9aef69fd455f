//! `castmap render`: a document as of a point, in a form that needs no script.

use super::open::open;
use super::write::write;
use crate::scene;
use crate::scene::chart::{Look, poster, settled, svg};
use crate::state::{At, Shape, State};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Args)]
pub struct Render {
    /// The document; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    form: Form,
    /// How far readers have watched: a point of the timeline, or `all`; if absent, the document's `start`
    #[arg(long, value_name = "N", value_parser = point)]
    at: Option<At>,
    /// The language of readers; if absent, the document's own
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The file to write; if absent or `-`, standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What is made of the document. Exactly one is asked for; `render` matches on it.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Form {
    /// Cast and relations as HTML, to put between `<cast-map>` and `</cast-map>` for readers without scripts
    #[arg(long)]
    html: bool,
    /// The chart as a picture
    #[arg(long)]
    svg: bool,
}

/// Renders a document. What is mended in it goes to standard error, and the rest is rendered.
pub fn render(wanted: &Render) -> ExitCode {
    match rendered(wanted) {
        Some(text) if write(wanted.out.as_deref(), &text) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The text that was asked for. Why there is none is told on standard error.
fn rendered(wanted: &Render) -> Option<String> {
    let opened = open(&wanted.file)?;
    let name = wanted.file.display();
    let last = opened.show.last();
    if let Some(At::Point(point)) = wanted.at
        && point > last
    {
        match last {
            0 => eprintln!("{name}: --at {point} is beyond the timeline, which has no points"),
            _ => eprintln!("{name}: --at {point} is beyond the timeline, which ends at {last}"),
        }
        return None;
    }
    let state = opened.state(wanted.at, wanted.lang.as_deref());
    // One of the two is asked for: clap sees to it.
    Some(if wanted.form.html { scene::html(&state) } else { picture(&state) })
}

fn picture(state: &State) -> String {
    let (sketch, lit) = settled(state, Shape::Wide);
    svg(&poster(state, &sketch, &lit, Look::default(), None))
}

fn point(text: &str) -> Result<At, String> {
    match text {
        "all" => Ok(At::All),
        _ => text.parse().map(At::Point).map_err(|_| "it can be a point of the timeline, or all".into()),
    }
}
