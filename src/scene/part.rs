//! The pieces that lines of text are made of.

use super::color::Monogram;
use crate::model::Text;
use crate::model::document::Id;
use crate::model::seen::{Snapshot, Subject, Told};
use crate::state::State;
use crate::words::Words;
use std::ops::Range;

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
    Relation(Id),
    About,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text(Spoken),
    Strong(Spoken),
    Muted(Spoken),
    /// Words with pieces that stand out, as ranges of bytes, in order and apart.
    Marked(Spoken, Vec<Range<usize>>),
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
    /// What is to be copied.
    pub code: String,
}

/// Says what a state holds in the visitor's language.
#[derive(Clone, Copy)]
pub struct Writer<'s> {
    pub state: &'s State,
}

impl<'s> Writer<'s> {
    pub fn new(state: &'s State) -> Self {
        Self { state }
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

    /// The leading text of what is told.
    #[inline(never)]
    pub fn name(&self, told: &Told) -> Spoken {
        self.say(&told.text())
    }

    /// The name of what stands at an end of a relation.
    pub fn subject(&self, subject: Subject) -> Spoken {
        let snapshot = self.snapshot();
        self.name(match subject {
            Subject::Character(place) => &snapshot.characters[place].name,
            Subject::Group(place) => &snapshot.groups[place].name,
        })
    }
}
