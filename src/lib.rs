//! castmap: `<cast-map>`, an interactive character-relationship chart with cast cards, for any show, on any page.
//!
//! One way through: text → [`model::Document`] → [`model::Show`] (and its [`model::Problem`]s) →
//! [`model::Snapshot`] as of a point of the story → index and state → Yew. ARCHITECTURE.md is the map.

pub mod geom;
pub mod json;
mod late;
pub mod layout;
pub mod lettering;
pub mod model;
mod order;
pub mod packed;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod scene;
pub mod search;
pub mod state;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
mod ui;
