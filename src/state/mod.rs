//! What is shown, and the one way it changes. Pure: no Yew, no storage, no clock.

mod address;
mod attribute;
mod chains;
mod choices;
mod event;
mod facets;
mod form;
mod graph;
mod hand;
mod late;
mod lit;
mod passing;
mod plans;
mod recovery;
mod sections;
mod stands;
mod story;
mod update;
mod watch;

pub use address::{ADDRESSED, address};
pub use attribute::{NAMES, complaints, parse, read};
pub use chains::{Chain, MOST, chains};
pub use choices::{Arrange, Controls, Gestures, Reach, Sort, Step, Theme, View};
pub use event::{Event, events};
pub use facets::{Facet, Facets, Label, Value};
pub use form::{FEW, FOLDED, Form, form};
pub use graph::{current, graph, id_of, lone_groups, sizes};
pub use hand::Hand;
#[cfg(late)]
pub use late::arrive;
pub use late::late;
pub use lit::Lit;
pub use passing::Passing;
pub use plans::Shape;
pub use recovery::{Written, place, recalled, written};
pub use sections::{Section, sections};
pub use stands::{Stands, stands};
pub use story::Story;
pub use update::{Action, update};
pub use watch::{At, Play};

use crate::model::Snapshot;
use crate::model::document::{Id, Point};
use crate::model::seen::Subject;
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
    /// The point that the page or the visitor asked for; otherwise what was kept counts, then the show's own start.
    pub wanted: Option<At>,
    /// What the visitor said on an earlier visit: it counts where nobody asks for a point.
    pub kept: Option<At>,
    /// A leap to the end that the visitor is asked about.
    pub doubt: Option<At>,
    /// Whether the visitor knows the end, or has said that they want to.
    pub sure: bool,
    /// The earlier point that this one is held against: what changed since is marked.
    pub since: Option<Point>,
    /// A walk through the points.
    pub play: Option<Play>,
    pub story: Rc<Story>,
    /// The view that somebody asked for; otherwise the one that fits the width.
    pub asked: Option<View>,
    /// Whether the element is too narrow for a chart to begin with.
    pub narrow: bool,
    pub controls: Controls,
    pub gestures: Gestures,
    /// Whether the view is kept in the page's address.
    pub linked: bool,
    pub arrange: Arrange,
    pub sort: Sort,
    /// Whether the list is sorted the other way round.
    pub falling: bool,
    pub filters: Filters,
    /// Whether the chart leaves out whom the filters leave out, where it would fade them.
    pub hides: bool,
    /// Whether relations that are over are shown in chart and list.
    pub past: bool,
    /// How far from the selected character the chart stays lit.
    pub reach: Reach,
    pub panel: Option<Panel>,
    /// How the panel's character is connected to somebody, where a visitor asks for that.
    pub toward: Option<Toward>,
    /// What was arranged in the chart by hand.
    pub hand: Rc<Hand>,
}

impl State {
    pub fn new(language: &str) -> Self {
        Self {
            words: Words::new(language),
            theme: Theme::Auto,
            heading_level: 2,
            status: Status::Loading,
            wanted: None,
            kept: None,
            doubt: None,
            sure: false,
            since: None,
            play: None,
            story: Rc::default(),
            asked: None,
            narrow: false,
            controls: Controls::Full,
            gestures: Gestures::Cooperative,
            linked: false,
            arrange: Arrange::Tier,
            sort: Sort::Character,
            falling: false,
            filters: Filters::default(),
            hides: false,
            past: false,
            reach: Reach::One,
            panel: None,
            toward: None,
            hand: Rc::default(),
        }
    }

    /// The view that is shown.
    pub fn view(&self) -> View {
        self.asked.unwrap_or(if self.narrow { View::Cards } else { View::Chart })
    }

    pub fn snapshot(&self) -> &Snapshot {
        &self.story.snapshot
    }

    /// The two whose connection is asked for, as far as both may be seen.
    pub fn ends(&self) -> Option<[Subject; 2]> {
        let (snapshot, panel) = (self.snapshot(), self.panel.as_ref()?);
        let other = Panel::Character(self.toward.as_ref()?.id.clone()).place(snapshot)?;
        match panel {
            Panel::Character(_) => Some([panel.place(snapshot)?, other].map(Subject::Character)),
            _ => None,
        }
    }

    /// The chains between those two, the shortest first.
    pub fn chains(&self) -> Rc<Vec<Chain>> {
        match self.ends() {
            Some(ends) => self.story.chains(ends, self.past),
            None => Rc::default(),
        }
    }

    /// The chain that stands out: the chosen one, or the two alone where there is none. None where nobody asks for it.
    pub fn chain(&self) -> Option<Chain> {
        let ends = self.ends()?;
        let chosen = self.toward.as_ref()?.chosen;
        Some(match self.story.chains(ends, self.past).get(chosen) {
            Some(chain) => chain.clone(),
            None => Chain { stations: ends.into(), relations: Vec::new() },
        })
    }

    /// Whether somebody called `id` is not to be seen yet, and from which point on.
    pub fn hidden_until(&self, id: &str) -> Option<Point> {
        self.snapshot().hidden.iter().find(|hidden| *hidden.id == *id).map(|hidden| hidden.appears)
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

/// How the panel's character is connected to another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Toward {
    pub id: Id,
    /// Which of the chains stands out: the shortest is 0.
    pub chosen: usize,
}

/// What the panel tells about.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    Character(Id),
    Person(Id),
    Group(Id),
    Relation(Id),
    About,
    /// What changed since an earlier point.
    Changes,
    /// What to paste to have this on another page.
    Embed,
}

impl Panel {
    /// Where what it tells about stands in its list of the snapshot; none where that is not to be seen, and for the
    /// show itself.
    pub fn place(&self, snapshot: &Snapshot) -> Option<usize> {
        match self {
            Self::Character(id) => snapshot.characters.iter().position(|entry| entry.id == *id),
            Self::Person(id) => snapshot.people.iter().position(|entry| entry.id == *id),
            Self::Group(id) => snapshot.groups.iter().position(|entry| entry.id == *id),
            Self::Relation(id) => snapshot.relations.iter().position(|entry| entry.id == *id),
            Self::About | Self::Changes | Self::Embed => None,
        }
    }
}
