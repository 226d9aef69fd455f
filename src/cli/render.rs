//! `castmap render`: a document as of a point, in a form that needs no script.

use super::print::print;
use super::read::read;
use crate::model::Show;
use crate::scene;
use crate::scene::chart::{Look, settled, svg};
use crate::state::{Action, At, Shape, State, update};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

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
    /// The file to write; if absent, standard output
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
        Some(text) if write(wanted, &text) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The text that was asked for. Why there is none is told on standard error.
fn rendered(wanted: &Render) -> Option<String> {
    let text = read(&wanted.file)?;
    let name = wanted.file.display();
    let (show, problems) = match Show::read(&text) {
        Ok(read) => read,
        Err(problem) => {
            eprintln!("{name}:{problem}\n{name}: refused; nothing of it can be shown");
            return None;
        }
    };
    for problem in &problems {
        eprintln!("{name}:{problem}");
    }
    let last = show.last();
    if let Some(At::Point(point)) = wanted.at
        && point > last
    {
        match last {
            0 => eprintln!("{name}: --at {point} is beyond the timeline, which has no points"),
            _ => eprintln!("{name}: --at {point} is beyond the timeline, which ends at {last}"),
        }
        return None;
    }
    let language = wanted.lang.as_deref().unwrap_or(&show.document().language);
    let state = update(State::new(language), Action::At(wanted.at));
    let state = update(state, Action::Load(Rc::new(show), Rc::new(problems)));
    // One of the two is asked for: clap sees to it.
    Some(if wanted.form.html { scene::html(&state) } else { picture(&state) })
}

fn picture(state: &State) -> String {
    let (sketch, lit) = settled(state, Shape::Wide);
    svg(state, &sketch, &lit, Look::default(), None)
}

fn write(wanted: &Render, text: &str) -> bool {
    let Some(out) = &wanted.out else { return print(text) };
    let done = std::fs::write(out, text);
    if let Err(error) = &done {
        eprintln!("{}: cannot be written: {error}", out.display());
    }
    done.is_ok()
}

fn point(text: &str) -> Result<At, String> {
    match text {
        "all" => Ok(At::All),
        _ => text.parse().map(At::Point).map_err(|_| "it can be a point of the timeline, or all".into()),
    }
}
