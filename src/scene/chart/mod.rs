//! The chart: what stands where in it (`sketch`), what is drawn of that (`ink`), and the painters that are the same
//! on every machine (`svg`). The page paints the same shapes on a canvas.

mod camera;
mod geometry;
mod ink;
mod number;
mod sketch;
mod svg;
mod tie;

pub use camera::{Camera, MOST_SCALE};
pub use geometry::{Drawn, geometry};
pub use ink::{Ink, Look, Shape, Swatch, ink, swatch};
pub use number::number;
pub use sketch::{Node, Plate, Sketch, Words, plate_ink, sketch};
pub use svg::svg;
pub use tie::{Tie, TieLabel};
