//! What of the state is worked out by code that is loaded later: everything about searching, and chains.

use super::chains::{Chain, chains};
use super::{Story, passing};
use crate::late::late;
use crate::model::Snapshot;
use crate::model::seen::Subject;

/// See [`crate::late`].
pub struct Late {
    /// [`Story::learn`], where it has to do something.
    pub learn: fn(&Story, usize) -> bool,
    /// Who fits what was typed.
    pub fitting: fn(&Story, &str) -> Vec<bool>,
    /// The shortest chains, as [`chains`] gives them.
    pub chains: fn(&Snapshot, bool, [Subject; 2], usize) -> Vec<Chain>,
}

late!(Late { learn: Story::work, fitting: passing::fitting, chains });
