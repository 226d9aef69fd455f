//! What is shown, and the one way it changes. Pure: no Yew, no storage, no clock.

mod address;
mod attribute;
mod chains;
mod choices;
mod event;
mod facets;
mod form;
mod hand;
mod late;
mod lit;
mod memory;
mod passing;
mod plans;
mod sections;
mod update;
mod watch;
mod web;

pub use address::{ADDRESSED, address};
pub use attribute::{NAMES, complaints, parse, read};
pub use chains::{Chain, MOST, chains};
pub use choices::{Arrange, Controls, Gestures, Reach, Sort, Step, Theme, View};
pub use event::{Event, events};
pub use facets::{Facet, Facets, Label, Value};
pub use form::{FEW, FOLDED, Form, form};
pub use hand::{Hand, Stands, stands};
#[cfg(late)]
pub use late::arrive;
pub use late::late;
pub use lit::Lit;
pub use memory::{Written, place, recalled, written};
pub use passing::Passing;
pub use plans::Shape;
pub use sections::{Section, sections};
pub use update::{Action, update};
pub use watch::{At, Play};
pub use web::{current, id_of, lone_groups, sizes, web};

use crate::geom;
use crate::model::document::{Id, Point};
use crate::model::seen::Subject;
use crate::model::{Changes, Problem, Show, Snapshot};
use crate::search::{self, Hit, Index};
use crate::words::Words;
use plans::Plans;
use std::cell::{OnceCell, RefCell};
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

/// A show, and all that follows from the point that was reached in it.
#[derive(Debug, Default)]
pub struct Story {
    /// None until one was read.
    pub show: Option<Rc<Show>>,
    /// What was mended in the document.
    pub problems: Rc<Vec<Problem>>,
    pub snapshot: Snapshot,
    pub facets: Facets,
    /// What the search knows, once it is whole, and until then.
    index: OnceCell<Index>,
    learning: RefCell<Index>,
    /// What was looked for last, and what was found: a search is asked for by all that is drawn with it.
    found: RefCell<(Rc<str>, Rc<Vec<Hit>>)>,
    /// The chains that were asked for last, and between whom, with past relations or without.
    chains: RefCell<Chained>,
    /// What changed since the point that was asked for last.
    changes: RefCell<Option<(Point, Rc<Changes>)>>,
    plans: Plans,
}

type Chained = (Option<([Subject; 2], bool)>, Rc<Vec<Chain>>);

/// So many chains are offered.
const FEW_CHAINS: usize = 4;

impl Story {
    /// Goes on laying out the chart for about so much effort; whether all stand where they stay.
    pub fn settle(&self, shape: Shape, effort: usize) -> bool {
        self.plans.settle(&self.snapshot, shape, effort)
    }

    /// The middle of every card of the chart, and behind the characters those of [`lone_groups`], as far as it is laid
    /// out.
    pub fn places(&self, shape: Shape) -> Vec<geom::Point> {
        self.plans.places(&self.snapshot, shape)
    }

    /// Goes on with what the search knows by so many entries; whether it knows everything then, or has no code to go on.
    pub fn learn(&self, entries: usize) -> bool {
        late().is_none_or(|late| (late.learn)(self, entries))
    }

    fn work(&self, entries: usize) -> bool {
        let whole = self.index.get().is_some() || self.learning.borrow_mut().work(&self.snapshot, entries);
        if whole {
            self.index();
        }
        whole
    }

    /// What the search knows: everything.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = self.learning.take();
            index.work(&self.snapshot, usize::MAX);
            index
        })
    }

    /// Everything that fits what was typed, best first.
    pub fn find(&self, typed: &str) -> Rc<Vec<Hit>> {
        let mut found = self.found.borrow_mut();
        if *found.0 != *typed {
            *found = (typed.into(), search::find(self.index(), typed).into());
        }
        found.1.clone()
    }

    /// The chains between two, the shortest first.
    fn chains(&self, ends: [Subject; 2], past: bool) -> Rc<Vec<Chain>> {
        let Some(late) = late() else { return Rc::default() };
        let mut known = self.chains.borrow_mut();
        if known.0 != Some((ends, past)) {
            *known = (Some((ends, past)), (late.chains)(&self.snapshot, past, ends, FEW_CHAINS).into());
        }
        known.1.clone()
    }

    fn new(show: Rc<Show>, problems: Rc<Vec<Problem>>, at: Point, words: &Words) -> Self {
        let snapshot = show.as_of(at);
        let facets = Facets::of(&snapshot, words);
        Self {
            show: Some(show),
            problems,
            snapshot,
            facets,
            index: OnceCell::new(),
            learning: RefCell::default(),
            found: RefCell::default(),
            chains: RefCell::default(),
            changes: RefCell::default(),
            plans: Plans::default(),
        }
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
