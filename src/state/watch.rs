//! How far the visitor has watched, which point is shown, and what it is held against.

use super::choices::Step;
use super::late::late;
use super::{Panel, State, Story};
use crate::model::document::Point;
use crate::model::{Changes, Show};
use std::rc::Rc;

/// A point that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Point(Point),
    /// The last point.
    All,
}

/// A walk through the points that the visitor has watched, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Play {
    /// The point that is shown meanwhile.
    pub stop: Point,
    /// Whether it goes on by itself.
    pub runs: bool,
}

impl State {
    /// How far the visitor has watched: no walk goes further. Where nobody has said it, where the show begins.
    pub fn reached(&self) -> Point {
        self.story.show.as_ref().map_or(0, |show| self.reached_in(show))
    }

    fn reached_in(&self, show: &Show) -> Point {
        match self.wanted.or(self.kept) {
            Some(At::Point(point)) if point <= show.last() => point,
            Some(At::All) => show.last(),
            _ => show.start(),
        }
    }

    /// Whether the show begins somewhere because nobody has said how far they have watched.
    pub fn is_first(&self) -> bool {
        self.wanted.or(self.kept).is_none() && self.snapshot().at < self.snapshot().last
    }

    /// What changed since the point that this one is held against; nothing where there is none, or no code for it yet.
    pub fn changes(&self) -> Option<Rc<Changes>> {
        (late()?.changes)(&self.story, self.since?)
    }

    /// Whether a relation is shown, as far as it depends on whether it is over: those that are, where they are asked for,
    /// and where they ended since the point that this one is held against.
    pub fn shows(&self, relation: usize) -> bool {
        !self.snapshot().relations[relation].past
            || self.past
            || self.changes().is_some_and(|changes| changes.has_ended(relation))
    }

    /// Cuts the show to the point that is shown now.
    pub(super) fn turn(&mut self) {
        if let Some(show) = self.story.show.clone() {
            self.play = self.play.filter(|play| play.stop <= self.reached_in(&show));
            let at = self.play.map_or_else(|| self.reached_in(&show), |play| play.stop);
            self.story = Rc::new(Story::new(show, self.story.problems.clone(), at, &self.words));
        }
    }

    /// Shows what the page asks for.
    pub(super) fn go(&mut self, at: Option<At>) {
        self.wanted = at;
        (self.play, self.doubt) = (None, None);
        self.turn();
        self.since = self.usual();
    }

    /// The visitor says how far they have watched. Who leaps to the end is asked first, once.
    pub(super) fn watch(&mut self, at: At) {
        let (before, last) = (self.reached(), self.snapshot().last);
        self.sure |= before == last;
        let is_leap = (at == At::All || at == At::Point(last)) && before + 1 < last;
        if is_leap && !self.sure {
            self.doubt = Some(at);
            return;
        }
        self.go(Some(at));
        if self.snapshot().at > before {
            self.since = Some(before);
        }
    }

    /// The answer to whether they mean it.
    pub(super) fn answer(&mut self, is_meant: bool) {
        let asked = self.doubt.take();
        if let Some(at) = asked.filter(|_| is_meant) {
            self.sure = true;
            self.watch(at);
        }
    }

    /// A step of the walk.
    pub(super) fn walk(&mut self, step: Step) {
        let (first, last) = (self.reached().min(1), self.reached());
        let stop = self.play.map_or(first, |play| play.stop);
        let is_done = stop == last;
        let play = match step {
            Step::Go if self.play.is_none() || is_done => Play { stop: first, runs: first < last },
            Step::Go | Step::Pause => Play { stop, runs: step == Step::Go },
            // Somebody has halted it in the meantime.
            Step::On if !self.play.is_some_and(|play| play.runs) => return,
            Step::On => Play { stop: stop + u32::from(!is_done), runs: stop + 1 < last },
            Step::Next => Play { stop: stop + u32::from(!is_done), runs: false },
            Step::Back => Play { stop: stop.saturating_sub(1).max(first), runs: false },
            Step::Stop => return self.leave(),
        };
        let before = self.play.replace(play);
        if before.is_none_or(|before| before.stop != play.stop) {
            self.turn();
            self.since = play.stop.checked_sub(1);
        }
    }

    fn leave(&mut self) {
        self.play = None;
        self.turn();
        self.since = self.usual();
    }

    /// What the panel that tells of changes holds a point against, where nobody says it: the one before.
    pub(super) fn usual(&self) -> Option<Point> {
        let is_asked = self.panel == Some(Panel::Changes);
        self.snapshot().at.checked_sub(1).filter(|_| is_asked)
    }
}
