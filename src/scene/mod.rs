//! What is drawn, as plain values: state in, pictures and sentences out. Painters decide nothing.

mod card;
pub mod chart;
mod color;
mod gap;
pub mod list;
mod panel;
mod part;
mod particle;
mod relation;
mod sentence;
mod show;
mod status;
mod told;

pub use card::{Card, card};
pub use color::{Monogram, monogram, shade};
pub use gap::chart_label;
pub use panel::{Block, Panel, panel};
pub use part::{Line, Part, Spoken, Target, Writer};
pub use sentence::{said, sentences};
pub use status::{Chip, Drop, chips, drops, point, status};
