//! The words that come with the code that says them.

use crate::late::late;

/// See [`crate::late`].
pub struct Late {
    /// As the other lines.
    pub lines: &'static str,
}

late!(Late { lines: include_str!(concat!(env!("OUT_DIR"), "/late.txt")) });
