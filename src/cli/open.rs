//! Opening a document: it is read and checked, and what is wrong with it is told.

use super::check::verdict;
use super::read::read;
use crate::model::{Problem, Show};
use crate::state::{Action, At, State, update};
use std::path::Path;
use std::rc::Rc;

/// A document that can be shown.
pub struct Opened {
    /// The document as it is written.
    pub text: String,
    /// The document as it is understood.
    pub show: Show,
    /// What was mended in it.
    problems: Vec<Problem>,
}

/// Opens a document; `-` is standard input. What is mended in it, and why it cannot be shown, goes to standard error.
pub fn open(file: &Path) -> Option<Opened> {
    let text = read(file)?;
    let name = file.display();
    match Show::read(&text) {
        Ok((show, problems)) => {
            for problem in &problems {
                eprintln!("{name}:{problem}");
            }
            if !problems.is_empty() {
                eprintln!("{name}: {}", verdict(problems.len()));
            }
            Some(Opened { text, show, problems })
        }
        Err(problem) => {
            eprintln!("{name}:{problem}\n{name}: refused; nothing of it can be shown");
            None
        }
    }
}

impl Opened {
    /// What a reader of `language` is shown who has reached a point; without a language the document's own, without a
    /// point its start.
    pub fn state(self, at: Option<At>, language: Option<&str>) -> State {
        let state = State::new(language.unwrap_or(&self.show.document().language));
        let state = update(state, Action::At(at));
        update(state, Action::Load(Rc::new(self.show), Rc::new(self.problems)))
    }
}
