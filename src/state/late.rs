//! What of the state is worked out by code that is loaded later: everything about searching, chains, what changed, and what is
//! put somewhere by hand.

use super::chains::{Chain, chains};
use super::hand::arrange;
use super::stands::{Stands, arranged};
use super::{Action, State, Step, Story, passing};
use crate::geom::Rect;
use crate::late::late;
use crate::model::document::Point;
use crate::model::seen::Subject;
use crate::model::{Changes, Snapshot};
use std::rc::Rc;

/// See [`crate::late`].
pub struct Late {
    /// [`Story::learn`], where it has to do something.
    pub learn: fn(&Story, usize) -> bool,
    /// Who fits what was typed.
    pub fitting: fn(&Story, &str) -> Vec<bool>,
    /// Room for cards that were put somewhere, and for those of folded groups.
    pub arranged: fn(&State, Vec<Rect>) -> Stands,
    /// The shortest chains, as [`chains`] gives them.
    pub chains: fn(&Snapshot, bool, [Subject; 2], usize) -> Vec<Chain>,
    /// What changed in a story since an earlier point.
    pub changes: fn(&Story, Point) -> Option<Rc<Changes>>,
    /// Puts cards somewhere, and takes that back ([`arrange`]).
    pub arrange: fn(&mut State, Action),
    /// A step of a walk through the points, and the answer to a question.
    pub walk: fn(&mut State, Step),
    pub answer: fn(&mut State, bool),
}

late!(Late {
    learn: Story::work,
    fitting: passing::fitting,
    arranged,
    arrange,
    chains,
    changes: Story::changed,
    walk: State::walk,
    answer: State::answer
});
