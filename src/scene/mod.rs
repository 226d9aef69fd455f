//! What is drawn, as plain values: state in, pictures and sentences out. Painters decide nothing.

mod card;
mod chain;
pub mod changes;
pub mod chart;
mod color;
#[cfg(not(target_arch = "wasm32"))]
mod fallback;
mod found;
mod gap;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod linked;
pub mod list;
#[cfg(not(target_arch = "wasm32"))]
mod page;
mod panel;
mod part;
mod particle;
mod printed;
mod relation;
mod sentence;
mod sheet;
mod show;
pub mod snippets;
mod status;
mod told;

pub use card::{Card, card};
pub use chain::{others, told};
pub use color::{Monogram, group_ink, hex, monogram, paper, shade};
#[cfg(not(target_arch = "wasm32"))]
pub use fallback::{Fallback, List, fallback};
pub use found::{Offer, called, offers, title};
pub use gap::chart_label;
#[cfg(not(target_arch = "wasm32"))]
pub use html::{html, scripted};
#[cfg(not(target_arch = "wasm32"))]
pub use linked::linked;
#[cfg(not(target_arch = "wasm32"))]
pub use page::page;
pub use panel::{Block, Panel, panel};
pub use part::{Line, Part, Spoken, Target, Writer};
pub use printed::{Printed, printed};
pub use sentence::{plain, sentences};
pub use status::{Chip, Drop, chips, drops, point, status};
