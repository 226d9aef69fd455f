//! A show at the point that was reached in it, and what was worked out of it: because it takes long, or is asked for often.

use super::late::late;
use super::plans::Plans;
use super::{Chain, Facets, Shape};
use crate::geom;
use crate::model::document::Point;
use crate::model::seen::Subject;
use crate::model::{Changes, Problem, Show, Snapshot};
use crate::search::{self, Hit, Index};
use crate::words::Words;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

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

    pub fn work(&self, entries: usize) -> bool {
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
    pub fn chains(&self, ends: [Subject; 2], past: bool) -> Rc<Vec<Chain>> {
        let Some(late) = late() else { return Rc::default() };
        let mut known = self.chains.borrow_mut();
        if known.0 != Some((ends, past)) {
            *known = (Some((ends, past)), (late.chains)(&self.snapshot, past, ends, FEW_CHAINS).into());
        }
        known.1.clone()
    }

    /// What changed since an earlier point.
    pub fn changed(&self, since: Point) -> Option<Rc<Changes>> {
        let mut known = self.changes.borrow_mut();
        if known.as_ref().is_none_or(|(of, _)| *of != since) {
            // Of a later point, nobody is to know.
            let before = self.show.as_ref()?.as_of(since.min(self.snapshot.at));
            *known = Some((since, Rc::new(Changes::between(&before, &self.snapshot))));
        }
        known.as_ref().map(|(_, changes)| changes.clone())
    }

    /// A show of which nothing is shown yet.
    pub fn unopened(show: Rc<Show>, problems: Rc<Vec<Problem>>) -> Self {
        Self { show: Some(show), problems, ..Self::default() }
    }

    pub fn new(show: Rc<Show>, problems: Rc<Vec<Problem>>, at: Point, words: &Words) -> Self {
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
