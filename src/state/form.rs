//! How cards of the chart are built, and how far they stand apart.

use crate::geom::Size;
use crate::model::document::Tier;
use crate::model::seen::Snapshot;

/// How a card of the chart is built, in chart units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    pub size: Size,
    /// Width of the portrait, a square.
    pub face: f64,
    /// Space around and beside the portrait.
    pub pad: f64,
    /// Size of the letters of the name, and of what stands below it.
    pub name: f64,
    pub note: f64,
    /// Lines below the name.
    pub notes: usize,
}

/// The card of a main character.
const LEAD: Form =
    Form { size: Size { w: 240.0, h: 76.0 }, face: 54.0, pad: 10.0, name: 15.0, note: 12.0, notes: 2 };
const PLAIN: Form =
    Form { size: Size { w: 206.0, h: 60.0 }, face: 42.0, pad: 9.0, name: 14.0, note: 12.0, notes: 1 };
/// Where many have to find room.
const SMALL: Form =
    Form { size: Size { w: 160.0, h: 46.0 }, face: 30.0, pad: 8.0, name: 12.0, note: 11.0, notes: 1 };
/// A group that stands by itself: all of it is its name.
pub const GROUP: Size = Size { w: 170.0, h: 34.0 };
/// A group that is folded: its name, how many are in it, and the button that opens it.
pub const FOLDED: Size = Size { w: 206.0, h: 34.0 };

/// Up to this many characters there is room for large cards and for labels between them.
pub const FEW: usize = 60;
/// From card to card: the largest one, and space for labels.
const PITCH: Size = Size { w: LEAD.size.w + 126.0, h: LEAD.size.h + 88.0 };
const SMALL_PITCH: Size = Size { w: SMALL.size.w + 60.0, h: SMALL.size.h + 56.0 };

/// How the card of a character is built.
pub fn form(snapshot: &Snapshot, character: usize) -> &'static Form {
    form_among(snapshot.characters.len(), snapshot.characters[character].tier)
}

/// How the card of a character of a tier is built among `count` characters.
pub fn form_among(count: usize, tier: Option<Tier>) -> &'static Form {
    match tier {
        _ if count > FEW => &SMALL,
        Some(Tier::Main) => &LEAD,
        _ => &PLAIN,
    }
}

/// From card to card, among `count` characters.
pub fn pitch(count: usize) -> Size {
    if count > FEW { SMALL_PITCH } else { PITCH }
}
