//! The chart in numbers, as it is drawn: for scripts of the page and for those who measure it.

use super::number::number;
use super::sketch::Sketch;
use crate::geom::{Point, Rect};
use crate::model::document::Id;
use crate::state::{Lit, State, id_of};

/// A box, a line or an area of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub id: Id,
    /// The ids at its two ends, for a tie.
    pub ends: Option<(Id, Id)>,
    /// The box of a card, or of a tie's label.
    pub rect: Option<Rect>,
    pub text: String,
    /// A tie from end to end, or a group's outline.
    pub path: Vec<Point>,
}

/// The cards, ties and groups that are drawn.
pub fn geometry(state: &State, sketch: &Sketch, lit: &Lit) -> [Vec<Drawn>; 3] {
    let snapshot = state.snapshot();
    let mut cards = Vec::new();
    for (node, _) in sketch.nodes.iter().zip(&lit.shown).filter(|(_, shown)| **shown) {
        cards.push(Drawn {
            id: node.id.clone(),
            ends: None,
            rect: Some(node.rect),
            text: String::new(),
            path: Vec::new(),
        });
    }
    let mut ties = Vec::new();
    for (tie, _) in sketch.ties.iter().zip(&lit.drawn).filter(|(_, drawn)| **drawn) {
        ties.push(Drawn {
            id: tie.id.clone(),
            ends: Some((id_of(snapshot, tie.from).clone(), id_of(snapshot, tie.to).clone())),
            rect: tie.label.as_ref().map(|label| label.rect),
            text: tie.label.as_ref().map(|label| label.lines.join(" ")).unwrap_or_default(),
            path: tie.curve.flat(),
        });
    }
    let mut groups = Vec::new();
    for group in sketch.groups.iter().filter(|group| group.is_shown(lit)) {
        groups.push(Drawn {
            id: group.id.clone(),
            ends: None,
            rect: None,
            text: String::new(),
            path: group.corners.clone(),
        });
    }
    [cards, ties, groups]
}

impl Drawn {
    /// `"x":…,"y":…,"w":…,"h":…`: the upper left corner and the size.
    pub fn write_box(out: &mut String, rect: Rect) {
        let (w, h) = (rect.size.w, rect.size.h);
        for (name, value) in [
            ("\"x\":", rect.middle.x - w / 2.0),
            (",\"y\":", rect.middle.y - h / 2.0),
            (",\"w\":", w),
            (",\"h\":", h),
        ] {
            out.push_str(name);
            number(out, value);
        }
    }

    /// `[[x,y],…]`
    pub fn write_path(&self, out: &mut String) {
        out.push('[');
        for (place, point) in self.path.iter().enumerate() {
            out.push_str(if place > 0 { ",[" } else { "[" });
            number(out, point.x);
            out.push(',');
            number(out, point.y);
            out.push(']');
        }
        out.push(']');
    }
}
