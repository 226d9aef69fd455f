//! Random shows in which every string says from which point on it may be seen.
//!
//! `mod random_show;` under a `#[path]`, then [`random_show`] for a document and [`leaks`] for what an output at a
//! point must not have in it. When something may be seen is worked out here from the words of the format, point by
//! point, and owes nothing to castmap's own code.

#![allow(dead_code, reason = "each test uses what it needs")]

#[path = "random_show/model.rs"]
mod model;
#[path = "random_show/seen.rs"]
mod seen;
#[path = "random_show/write.rs"]
mod write;

use model::Model;
use std::collections::VecDeque;

/// A show whose strings carry marks.
pub struct MarkedShow {
    /// The document. It has no faults.
    pub text: String,
    /// The last point.
    pub last: u32,
    /// Every marked string in it.
    pub strings: Vec<Marked>,
    /// Id and point of every character, group, person and relation that may be seen at some point.
    pub appear: Vec<(String, u32)>,
}

/// A string of a show.
pub struct Marked {
    pub words: String,
    /// The point from which on it may be seen; [`NEVER`] for no point.
    pub from: u32,
    /// Whether it is to be found in what is seen; of several portraits, one is shown.
    pub kept: bool,
}

/// The mark of what no point leads to.
pub const NEVER: u32 = 99;

/// A show of the seed's own. The same seed makes the same show.
pub fn random_show(seed: u64) -> MarkedShow {
    random_show_without_ends_after(seed, u32::MAX)
}

/// The same show, without any `until` later than the point `known`.
pub fn random_show_without_ends_after(seed: u64, known: u32) -> MarkedShow {
    Model::random(&mut Random::Seed(seed)).write(known)
}

/// The show that these choices make, without any `until` later than the point `known`: for those who choose by themselves.
pub fn show_of(choices: &[u8], known: u32) -> MarkedShow {
    Model::random(&mut Random::Choices(choices.iter().copied().collect())).write(known)
}

/// The marks in `output` that are of later points than `at`.
pub fn leaks(output: &str, at: u32) -> Vec<String> {
    marks(output, at).0
}

/// The marks in `output` that are of later points than `at`, and how many others there are. Marks outlive lower case, and
/// the loss of spaces and punctuation.
pub fn marks(output: &str, at: u32) -> (Vec<String>, usize) {
    let output = output.to_lowercase();
    let (mut later, mut others) = (Vec::new(), 0);
    for (place, _) in output.match_indices("x7k") {
        let Some(mark) = output[place..].get(..6).filter(|mark| mark.ends_with('z')) else { continue };
        match mark[3..5].parse::<u32>() {
            Ok(point) if point > at => later.push(mark.to_owned()),
            Ok(_) => others += 1,
            Err(_) => {}
        }
    }
    (later, others)
}

/// What decides where there is a choice.
enum Random {
    /// Knuth's MMIX generator.
    Seed(u64),
    /// A byte for each; where there is none left, the first there is.
    Choices(VecDeque<u8>),
}

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        let number = match self {
            Self::Seed(state) => {
                *state =
                    state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (*state >> 33) as u32
            }
            Self::Choices(bytes) => bytes.pop_front().unwrap_or_default().into(),
        };
        number % limit.max(1)
    }

    fn one_in(&mut self, chances: u32) -> bool {
        self.below(chances) == 0
    }

    fn many<T>(&mut self, most: u32, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }
}
