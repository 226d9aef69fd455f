//! What is drawn, as plain values: state in, pictures and sentences out. Painters decide nothing.

mod card;
pub mod chart;
mod color;
mod found;
mod gap;
#[cfg(not(target_arch = "wasm32"))]
mod html;
pub mod list;
mod panel;
mod part;
mod particle;
mod printed;
mod sentence;
mod status;

pub use card::{Card, card};
pub use color::{Monogram, group_ink, hex, monogram, paper, shade};
pub use found::{Offer, called, offers, title};
pub use gap::chart_label;
#[cfg(not(target_arch = "wasm32"))]
pub use html::{Fallback, List, fallback, html, linked, page, scripted};
pub use panel::chain::{others, told};
pub use panel::{Block, Panel, changes, panel, snippets};
pub use part::{Line, Part, Spoken, Target, Writer};
pub use printed::{Printed, printed};
pub use sentence::{plain, sentences};
pub use status::{Chip, Drop, chips, drops, point, status};
