//! What is shown, and the one way it changes. Pure: no Yew, no storage, no clock.

mod address;
mod attribute;
mod event;
mod facets;
mod passing;
mod sections;
mod update;

pub use address::{ADDRESSED, address};
pub use attribute::{NAMES, complaints, parse, read};
pub use event::{Event, events};
pub use facets::{Facet, Facets, Label, Value};
pub use passing::Passing;
pub use sections::{Section, sections};
pub use update::{Action, update};

use crate::model::document::{Id, Point};
use crate::model::{Problem, Show, Snapshot};
use crate::search::Index;
use crate::words::Words;
use std::rc::Rc;

/// Everything a picture depends on. Cheap to clone.
#[derive(Clone, Debug)]
pub struct State {
    pub words: Words,
    pub theme: Theme,
    /// Level of the show's own heading, 1 to 6.
    pub heading_level: u8,
    pub status: Status,
    /// The point that somebody asked for; otherwise the show's own start.
    pub wanted: Option<At>,
    pub story: Rc<Story>,
    pub view: View,
    pub arrange: Arrange,
    pub filters: Filters,
    pub panel: Option<Panel>,
}

impl State {
    pub fn new(language: &str) -> Self {
        Self {
            words: Words::new(language),
            theme: Theme::Auto,
            heading_level: 2,
            status: Status::Loading,
            wanted: None,
            story: Rc::default(),
            view: View::Cards,
            arrange: Arrange::Tier,
            filters: Filters::default(),
            panel: None,
        }
    }

    pub fn snapshot(&self) -> &Snapshot {
        &self.story.snapshot
    }

    /// Whether somebody called `id` is not to be seen yet, and from which point on.
    pub fn hidden_until(&self, id: &str) -> Option<Point> {
        self.snapshot().hidden.iter().find(|hidden| *hidden.id == *id).map(|hidden| hidden.appears)
    }
}

/// A show, and all that follows from the point that was reached in it.
#[derive(Debug, Default)]
pub struct Story {
    /// None until one was read.
    pub show: Option<Rc<Show>>,
    /// What was mended in the document.
    pub problems: Rc<Vec<Problem>>,
    pub snapshot: Snapshot,
    pub index: Index,
    pub facets: Facets,
}

impl Story {
    fn new(show: Rc<Show>, problems: Rc<Vec<Problem>>, at: Point, words: &Words) -> Self {
        let snapshot = show.as_of(at);
        let index = Index::of(&snapshot);
        let facets = Facets::of(&snapshot, words);
        Self { show: Some(show), problems, snapshot, index, facets }
    }
}

/// How far loading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    Loading,
    Ready,
    Failed(Failure),
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// One of the reasons of the `cast-map-error` event.
    pub reason: Rc<str>,
    /// What the author of the page should know.
    pub message: Rc<str>,
}

/// A point that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Point(Point),
    /// The last point.
    All,
}

/// Defines a choice that an attribute or a control offers by a word.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }
    };
}

choice! {
    /// One of the ways to look at the same selection.
    View { Cards = "cards", }
}

choice! {
    /// The colours.
    Theme { Auto = "auto", Light = "light", Dark = "dark", }
}

choice! {
    /// The sections that cards stand in.
    Arrange { Tier = "tier", Group = "group", Actor = "actor", Name = "name", }
}

/// What a character has to fit: one of the values of each facet that has any, and the search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    pub search: Rc<str>,
    /// The wanted values of each [`Facet`], as ids or texts.
    pub wanted: [Vec<Rc<str>>; 4],
}

impl Filters {
    pub fn of(&self, facet: Facet) -> &[Rc<str>] {
        &self.wanted[facet as usize]
    }

    /// Whether everybody fits.
    pub fn is_empty(&self) -> bool {
        self.search.is_empty() && self.wanted.iter().all(Vec::is_empty)
    }
}

/// What the panel tells about.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    Character(Id),
    Person(Id),
    Group(Id),
    About,
}
