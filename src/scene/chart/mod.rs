//! The chart: what stands where in it (`sketch`), what is drawn of that (`ink`), and the painter that is the same on
//! every machine (`svg`), with a frame around its picture (`frame`). The page paints the same shapes on a canvas.

mod camera;
mod carried;
mod figures;
mod frame;
mod geometry;
mod halos;
mod heard;
mod ink;
mod landmark;
mod plate;
mod poster;
mod sketch;
mod steps;
mod svg;
mod tie;

pub use camera::{Camera, MOST_SCALE};
pub use figures::Figures;
pub use frame::{as_of, file_name};
pub use geometry::geometry;
pub use halos::halos;
pub use heard::{called, named, nearest, spot};
pub use ink::{Drawing, Look, Swatch, THIN, ink, swatch};
pub use landmark::{FAR, Landmark, SIGN, in_view, landmarks};
pub use plate::Plate;
pub use poster::{Caption, Item, Poster, Tile, poster};
pub use sketch::{Node, Sketch, Words, label, sketch, unlabelled};
pub use steps::{lead, neighbour};
pub use svg::{FONTS, STRONG, svg};
pub use tie::{Tie, TieLabel, heads};

use crate::state::{Lit, Passing, Shape, State};

/// The chart of a state once everybody stands where they stay, and what is lit in it.
pub fn settled(state: &State, shape: Shape) -> (Sketch, Lit) {
    while !state.story.settle(shape, usize::MAX) {}
    let sketch = sketch(state, shape, false);
    let lit = sketch.lit(state, &Passing::of(state));
    (sketch, lit)
}
