//! A document that was read: every reference in it leads somewhere.

use super::appearance::Appearance;
use super::check;
use super::document::{Document, Point};
use super::problem::Problem;
use super::seen::Snapshot;

/// A checked document. It knows the future; what is shown is a [`Snapshot`] of it.
#[derive(Debug)]
pub struct Show {
    pub(super) document: Document,
    pub(super) appearance: Appearance,
}

impl Show {
    /// Reads a castmap document, with what was mended in it, in the order of the text.
    ///
    /// # Errors
    /// The problem that refuses the document: it is not JSON, has no readable `castmap`, `title` or
    /// `characters`, or breaks a limit.
    pub fn read(text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let (document, problems) = check::document(text)?;
        let appearance = Appearance::of(&document);
        Ok((Self { document, appearance }, problems))
    }

    /// The last point of the timeline; 0 where there is none.
    pub fn last(&self) -> Point {
        // The number of points is at most the bytes of the text.
        self.document.timeline.points.len() as Point
    }

    /// The point at which a new visitor begins.
    pub fn start(&self) -> Point {
        self.document.timeline.start.unwrap_or(1).min(self.last())
    }

    /// What may be seen by a visitor who has reached the point `at`, and nothing else.
    pub fn as_of(&self, at: Point) -> Snapshot {
        super::cut::cut(self, at.min(self.last()))
    }

    /// The document as it was understood.
    pub fn document(&self) -> &Document {
        &self.document
    }
}
