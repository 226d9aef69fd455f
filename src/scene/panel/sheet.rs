//! A panel that is being written: parts make lines, lines make blocks.

use super::{Block, Panel};
use crate::model::Text;
use crate::model::document::Id;
use crate::model::seen::{Said, Told};
use crate::scene::color::Monogram;
use crate::scene::part::{Line, Part, Spoken, Target, Writer};
use crate::state::State;
use crate::words::pieces;
use std::mem::{replace, take};

/// A panel under way. Its methods are never inlined: each is called from a dozen places.
pub struct Sheet<'s> {
    pub writer: Writer<'s>,
    pub panel: Panel,
    /// Lines that no block has yet.
    lines: Vec<Line>,
    /// Whether what would begin a line begins a note below the last one.
    beneath: bool,
    /// Whether the next part begins a note: one that nothing is written to is none.
    is_new: bool,
    /// Whether each source of the snapshot was cited.
    pub cited: Vec<bool>,
}

impl<'s> Sheet<'s> {
    pub fn new(state: &'s State) -> Self {
        let cited = vec![false; state.snapshot().sources.len()];
        let (writer, panel) = (Writer::new(state), Panel::default());
        Self { writer, panel, lines: Vec::new(), beneath: false, is_new: false, cited }
    }

    /// Begins a line.
    #[inline(never)]
    pub fn line(&mut self) -> &mut Self {
        if self.beneath {
            return self.note();
        }
        self.is_new = false;
        self.lines.push(Line::default());
        self
    }

    /// Begins a note below the last line.
    #[inline(never)]
    pub fn note(&mut self) -> &mut Self {
        self.is_new = true;
        self
    }

    /// Lines are notes from now on, or lines again; whether they were notes.
    pub fn beneath(&mut self, beneath: bool) -> bool {
        replace(&mut self.beneath, beneath)
    }

    /// All of the last line leads somewhere.
    #[inline(never)]
    pub fn leads(&mut self, target: Target, monogram: Option<Monogram>) -> &mut Self {
        if let Some(line) = self.lines.last_mut() {
            (line.target, line.monogram) = (Some(target), monogram);
        }
        self
    }

    #[inline(never)]
    pub fn add(&mut self, part: Part) -> &mut Self {
        if let Some(line) = self.lines.last_mut() {
            if take(&mut self.is_new) {
                line.notes.push(Vec::new());
            }
            line.notes.last_mut().unwrap_or(&mut line.parts).push(part);
        }
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

    /// Whether nothing stands below the last line.
    pub fn is_bare(&self) -> bool {
        self.lines.last().is_none_or(|line| line.notes.is_empty())
    }

    /// Takes the last line away.
    pub fn last(&mut self) -> Line {
        self.lines.pop().unwrap_or_default()
    }

    /// What is to be copied, below the last line.
    pub fn code(&mut self, code: String) {
        if let Some(line) = self.lines.last_mut() {
            line.code = code;
        }
    }

    /// Words that are in no language, or in the interface's.
    #[inline(never)]
    pub fn plain(&mut self, words: &str) -> &mut Self {
        self.add(Part::Muted(Spoken::plain(words)))
    }

    /// The same, but not muted.
    #[inline(never)]
    pub fn loud(&mut self, words: &str) -> &mut Self {
        self.add(Part::Text(Spoken::plain(words)))
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
    pub fn around(&mut self, key: &str, part: Part) -> &mut Self {
        let mut part = Some(part);
        for (place, piece) in pieces(self.writer.words().get(key)).iter().enumerate() {
            match piece.trim() {
                _ if place % 2 == 1 => match part.take() {
                    Some(part) => self.add(part),
                    None => self,
                },
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
                self.cited[place] = true;
                self.add(Part::Cite(place + 1));
            }
        }
        self
    }

    /// A statement, with its sources.
    #[inline(never)]
    pub fn tell(&mut self, said: &Said) -> &mut Self {
        self.word_if(said.past, "formerly").text(&said.text).cite(&said.sources)
    }

    /// Makes a block of the lines so far, if there are any, directly under the title.
    #[inline(never)]
    pub fn top(&mut self) {
        self.block(None, None);
    }

    /// Makes a block of the lines so far, if there are any, under a heading.
    #[inline(never)]
    pub fn titled(&mut self, key: &str) {
        self.block(Some(self.writer.words().get(key).to_owned()), None);
    }

    /// Makes a block of the lines so far: one of the chains between two.
    pub fn chain(&mut self, title: String, place: usize) {
        self.block(Some(title), Some(place));
    }

    #[inline(never)]
    fn block(&mut self, title: Option<String>, chain: Option<usize>) {
        if !self.lines.is_empty() {
            self.panel.blocks.push(Block { title, chain, lines: take(&mut self.lines) });
        }
    }
}
