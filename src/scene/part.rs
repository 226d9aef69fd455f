//! The pieces that lines of text are made of.

use super::color::Monogram;
use crate::model::Text;
use crate::model::document::Id;
use crate::model::seen::{Snapshot, Subject, Told};
use crate::state::State;
use crate::words::{Words, pieces};

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

    pub fn target(&self, subject: Subject) -> Target {
        match subject {
            Subject::Character(place) => Target::Character(self.snapshot().characters[place].id.clone()),
            Subject::Group(place) => Target::Group(self.snapshot().groups[place].id.clone()),
        }
    }

    /// A line to write.
    pub fn line(&mut self) -> Writing<'_, 's> {
        Writing { writer: self, parts: Vec::new() }
    }

    /// A line with nothing but words of the interface.
    #[inline(never)]
    pub fn word_line(&mut self, key: &str) -> Line {
        let mut line = self.line();
        line.word(key);
        line.done()
    }
}

/// A line that is being written. Its methods are never inlined: each is called from a dozen places.
pub struct Writing<'w, 's> {
    writer: &'w mut Writer<'s>,
    pub parts: Vec<Part>,
}

impl Writing<'_, '_> {
    #[inline(never)]
    pub fn add(&mut self, part: Part) -> &mut Self {
        self.parts.push(part);
        self
    }

    #[inline(never)]
    pub fn text(&mut self, text: &Text) -> &mut Self {
        self.add(Part::Text(self.writer.say(text)))
    }

    #[inline(never)]
    pub fn strong(&mut self, text: &Text) -> &mut Self {
        self.add(Part::Strong(self.writer.say(text)))
    }

    #[inline(never)]
    pub fn muted(&mut self, text: Option<&Text>) -> &mut Self {
        match text {
            Some(text) => self.add(Part::Muted(self.writer.say(text))),
            None => self,
        }
    }

    /// Words that are in no language, or in the interface's.
    #[inline(never)]
    pub fn plain(&mut self, words: &str) -> &mut Self {
        self.add(Part::Muted(Spoken::plain(words)))
    }

    /// Words of the interface.
    #[inline(never)]
    pub fn word(&mut self, key: &str) -> &mut Self {
        self.plain(self.writer.words().get(key))
    }

    #[inline(never)]
    pub fn word_if(&mut self, condition: bool, key: &str) -> &mut Self {
        if condition { self.word(key) } else { self }
    }

    /// Words of the interface around a value.
    #[inline(never)]
    pub fn filled(&mut self, key: &str, place: &str, value: &str) -> &mut Self {
        self.plain(&self.writer.words().fill(key, &[(place, value)]))
    }

    /// Words of the interface around a part.
    #[inline(never)]
    pub fn around(&mut self, key: &str, part: &Part) -> &mut Self {
        for (place, piece) in pieces(self.writer.words().get(key)).into_iter().enumerate() {
            match piece.trim() {
                _ if place % 2 == 1 => self.add(part.clone()),
                "" => self,
                words => self.plain(words),
            };
        }
        self
    }

    #[inline(never)]
    pub fn open(&mut self, target: Target, name: &Told) -> &mut Self {
        self.add(Part::Open(target, self.writer.name(name)))
    }

    /// The numbers of sources, in their order.
    #[inline(never)]
    pub fn cite(&mut self, ids: &[Id]) -> &mut Self {
        for (place, source) in self.writer.snapshot().sources.iter().enumerate() {
            if ids.contains(&source.id) {
                self.writer.cited[place] = true;
                self.parts.push(Part::Cite(place + 1));
            }
        }
        self
    }

    /// What was written, if anything was, at the end of `lines`.
    #[inline(never)]
    pub fn end(&mut self, lines: &mut Vec<Vec<Part>>) {
        if !self.parts.is_empty() {
            lines.push(self.take());
        }
    }

    #[inline(never)]
    pub fn take(&mut self) -> Vec<Part> {
        std::mem::take(&mut self.parts)
    }

    #[inline(never)]
    pub fn done(&mut self) -> Line {
        Line { parts: self.take(), ..Line::default() }
    }
}
