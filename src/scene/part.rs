//! The pieces that lines of text are made of.

use super::color::Monogram;
use crate::model::Text;
use crate::model::document::Id;
use crate::model::seen::{Snapshot, Subject};
use crate::state::State;
use crate::words::Words;

/// Words, and the language they are in where it is not the interface's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spoken {
    pub words: String,
    pub lang: Option<String>,
}

impl Spoken {
    /// Words of the interface.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), lang: None }
    }
}

/// What a click leads to, inside the widget.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Character(Id),
    Person(Id),
    Group(Id),
    About,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text(Spoken),
    Strong(Spoken),
    Muted(Spoken),
    /// The number of a source.
    Cite(usize),
    Open(Target, Spoken),
    Link(String, Spoken),
    /// Pieces that bring their own spaces.
    Run(Vec<Part>),
}

/// A line of a panel; with a target, all of it leads there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub monogram: Option<Monogram>,
    pub target: Option<Target>,
    pub parts: Vec<Part>,
    /// Smaller lines below.
    pub notes: Vec<Vec<Part>>,
}

impl Line {
    pub fn of(parts: Vec<Part>) -> Self {
        Self { parts, ..Self::default() }
    }
}

/// Writes what a state says in the visitor's language, and remembers which sources it cited.
pub struct Writer<'s> {
    pub state: &'s State,
    /// Whether each source of the snapshot was cited.
    pub cited: Vec<bool>,
}

impl<'s> Writer<'s> {
    pub fn new(state: &'s State) -> Self {
        Self { state, cited: vec![false; state.snapshot().sources.len()] }
    }

    pub fn words(&self) -> &'s Words {
        &self.state.words
    }

    pub fn snapshot(&self) -> &'s Snapshot {
        self.state.snapshot()
    }

    /// A text of the document as the visitor reads it.
    pub fn say(&self, text: &Text) -> Spoken {
        let (tag, words) = text.speak(self.words().language(), &self.snapshot().language);
        let lang = (!crate::model::speaks(tag, self.words().tag())).then(|| tag.to_owned());
        Spoken { words: words.to_owned(), lang }
    }

    /// The name of what stands at an end of a relation.
    pub fn subject(&self, subject: Subject) -> Spoken {
        let snapshot = self.snapshot();
        self.say(&match subject {
            Subject::Character(place) => snapshot.characters[place].name.text(),
            Subject::Group(place) => snapshot.groups[place].name.text(),
        })
    }

    pub fn target(&self, subject: Subject) -> Target {
        match subject {
            Subject::Character(place) => Target::Character(self.snapshot().characters[place].id.clone()),
            Subject::Group(place) => Target::Group(self.snapshot().groups[place].id.clone()),
        }
    }

    /// The numbers of sources, in their order.
    pub fn cite(&mut self, ids: &[Id]) -> Vec<Part> {
        let mut numbers = Vec::new();
        for (place, source) in self.snapshot().sources.iter().enumerate() {
            if ids.contains(&source.id) {
                self.cited[place] = true;
                numbers.push(Part::Cite(place + 1));
            }
        }
        numbers
    }

    /// Words of the interface.
    pub fn word(&self, key: &str) -> Part {
        Part::Muted(Spoken::plain(self.words().get(key)))
    }
}
