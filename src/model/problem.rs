//! What was wrong with a document, where, and how to mend it.

use std::fmt;

/// How much a [`Problem`] costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The document cannot be shown.
    Refused,
    /// The part that is wrong was left out or set right; the rest is shown.
    Mended,
}

/// Why a document cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotJson,
    NotCastmap,
    /// It breaks a limit of size or number.
    TooLarge,
}

/// One fault of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// Why the document is refused, if it is.
    pub refusal: Option<Refusal>,
    /// JSON path of the fault, or of the value meant.
    pub path: String,
    /// Line in the text, from 1; 0 where there is no text to point into.
    pub line: usize,
    /// Column in characters, from 1; 0 where there is no text to point into.
    pub column: usize,
    /// What is wrong and how to mend it, in one sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    /// `3:14: $.characters[0].tier: …`
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}: {}", self.line, self.column, self.path, self.message)
    }
}
