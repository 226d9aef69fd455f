//! Where everybody stands in the chart: laid out when somebody asks, once for each shape of the space.
//!
//! A point of the timeline is laid out from the one before, so that whoever stays in the story stays in their place. All of
//! it follows from the snapshot alone, which knows since when each of its things is there: so the picture does not depend
//! on which points somebody has looked at, nor on anything that comes later.

use super::form::{FEW, pitch};
use super::graph::{changes, graph};
use crate::geom::{Point, Size};
use crate::layout::{Layout, Options};
use crate::model::document;
use crate::model::seen::Snapshot;
use std::cell::RefCell;

/// The shape of the space for a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Tall,
    Square,
    Wide,
}

impl Shape {
    /// The shape of a space so large.
    pub fn of(space: Size) -> Self {
        if space.w > space.h * 1.3 {
            Self::Wide
        } else if space.w > space.h * 0.8 {
            Self::Square
        } else {
            Self::Tall
        }
    }

    /// The width over the height that is laid out for.
    fn aspect(self) -> f64 {
        match self {
            Self::Tall => 0.6,
            Self::Square => 1.0,
            Self::Wide => 1.7,
        }
    }
}

/// Effort for a show of few: some milliseconds, and less leaves ties crossed.
const EFFORT: usize = 8_000_000;
/// For a larger one, in slices: a second or two.
const MOST_EFFORT: usize = 100_000_000;

/// Where people stood before, an effort smaller by this is enough, or by the share of those who are new.
const LATER: usize = 4;

/// The layouts of one snapshot. They follow from it alone; what is kept is only the work.
#[derive(Default)]
pub struct Plans([RefCell<Option<Plan>>; 3]);

impl std::fmt::Debug for Plans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plans")
    }
}

impl Plans {
    /// Goes on for about so much effort; whether all stand where they stay.
    pub fn settle(&self, snapshot: &Snapshot, shape: Shape, effort: usize) -> bool {
        let mut plan = self.0[shape as usize].borrow_mut();
        plan.get_or_insert_with(|| Plan::new(snapshot, shape)).work(snapshot, effort)
    }

    /// The middle of every card, from the middle of the chart, of the groups of [`lone_groups`](super::lone_groups) behind
    /// the characters.
    pub fn places(&self, snapshot: &Snapshot, shape: Shape) -> Vec<Point> {
        let mut plan = self.0[shape as usize].borrow_mut();
        plan.get_or_insert_with(|| Plan::new(snapshot, shape)).places(snapshot)
    }
}

/// A layout under way, point by point.
struct Plan {
    shape: Shape,
    /// The points at which something changes, but for those that are done.
    points: Vec<document::Point>,
    /// The layout of the first of them, and whom its cards stand for.
    layout: Layout,
    who: Vec<usize>,
    /// The size of a step from card to card in it.
    pitch: Size,
    /// Where each stood at the point before, in such steps.
    before: Vec<Option<Point>>,
    /// Where they may stand for now, as long as the last point is not reached.
    draft: Vec<Point>,
}

impl Plan {
    fn new(snapshot: &Snapshot, shape: Shape) -> Self {
        let points = changes(snapshot);
        let before = vec![None; snapshot.characters.len() + snapshot.groups.len()];
        let (layout, who, pitch) = layout(snapshot, shape, points[0], &before);
        Self { shape, points, layout, who, pitch, before, draft: Vec::new() }
    }

    fn work(&mut self, snapshot: &Snapshot, mut effort: usize) -> bool {
        loop {
            effort = self.layout.work(effort);
            if !self.layout.is_settled() {
                return false;
            }
            if self.points.len() == 1 {
                return true;
            }
            self.before.fill(None);
            for (&who, at) in self.who.iter().zip(self.layout.places()) {
                self.before[who] = Some(Point { x: at.x / self.pitch.w, y: at.y / self.pitch.h });
            }
            self.points.remove(0);
            (self.layout, self.who, self.pitch) = layout(snapshot, self.shape, self.points[0], &self.before);
        }
    }

    fn places(&mut self, snapshot: &Snapshot) -> Vec<Point> {
        if self.points.len() == 1 {
            return self.layout.places();
        }
        if self.draft.is_empty() {
            self.draft = layout(snapshot, self.shape, snapshot.at, &self.before).0.places();
        }
        self.draft.clone()
    }
}

/// The layout of a point, for whom its cards stand, and the steps from card to card.
fn layout(
    snapshot: &Snapshot,
    shape: Shape,
    at: document::Point,
    before: &[Option<Point>],
) -> (Layout, Vec<usize>, Size) {
    let (mut graph, who) = graph(snapshot, at);
    let count = graph.cards.len();
    let pitch = pitch(count);
    let mut effort = if count > FEW { MOST_EFFORT } else { EFFORT };
    let mut news = 0;
    for &who in &who {
        news += usize::from(before[who].is_none());
        graph.before.push(before[who].map(|at| Point { x: at.x * pitch.w, y: at.y * pitch.h }));
    }
    if news < count {
        effort = effort / LATER + effort / count * news;
    }
    let options = Options { aspect: shape.aspect(), effort, pitch, ..Options::default() };
    (Layout::new(graph, options), who, pitch)
}
