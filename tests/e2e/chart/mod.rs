//! The chart in a browser: moved, opened, arranged and folded by mouse, fingers and keys, told to those who listen, and
//! taken along as a picture.

mod arranging;
mod camera;
mod choices;
pub mod focus;
mod folding;
mod keys;
mod mouse;
mod overview;
mod picture;
mod saving;
mod told;
mod touch;
