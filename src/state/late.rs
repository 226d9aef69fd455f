//! What of the state is worked out by code that is loaded later: everything about searching, chains, what changed, and room for
//! what was put somewhere by hand.

use super::chains::{Chain, chains};
use super::{Story, passing};
use crate::geom::{Point, Rect, Size};
use crate::late::late;
use crate::layout::{pinned, seated};
use crate::model::seen::Subject;
use crate::model::{Changes, Snapshot};

type Boxes = Vec<Rect>;
type Pin = (usize, Point);

/// See [`crate::late`].
pub struct Late {
    /// [`Story::learn`], where it has to do something.
    pub learn: fn(&Story, usize) -> bool,
    /// Who fits what was typed.
    pub fitting: fn(&Story, &str) -> Vec<bool>,
    /// Room for cards that were put somewhere, and for those of folded groups ([`pinned`], [`seated`]).
    pub pinned: fn(Boxes, &[Pin], Size) -> Boxes,
    pub seated: fn(Boxes, &[usize], &[Rect], Size) -> Boxes,
    /// The shortest chains, as [`chains`] gives them.
    pub chains: fn(&Snapshot, bool, [Subject; 2], usize) -> Vec<Chain>,
    /// What changed between two snapshots of a show.
    pub changes: fn(&Snapshot, &Snapshot) -> Changes,
}

late!(Late {
    learn: Story::work,
    fitting: passing::fitting,
    pinned,
    seated,
    chains,
    changes: Changes::between
});
