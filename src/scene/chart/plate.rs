//! A group in the chart: its name, and what it goes with.

use super::super::card::formerly;
use super::super::part::Writer;
use super::sketch::{Words, add_lines};
use crate::geom::{Point, Rect, Size};
use crate::lettering::width;
use crate::model::document::Id;
use crate::state::{FOLDED, Lit, current};

/// The name: how high its letters are, how high its line is, and the space before and behind it, in chart units.
const LETTERS: f64 = 12.0;
const HEIGHT: f64 = 22.0;
const PAD: f64 = 9.0;
/// On the card of a folded group, on either side of its name: there is the button that opens it.
const FOLD: f64 = 26.0;
/// A longer name of a group is cut.
const ROOM: f64 = 300.0;

/// A group: the line around its members, and where its name stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// Place in the snapshot.
    pub group: usize,
    pub id: Id,
    /// A closed polygon whose corners are drawn round; empty where nobody is in the group.
    pub corners: Vec<Point>,
    /// The characters inside.
    pub members: Vec<usize>,
    pub rect: Rect,
    /// Its name, in one line.
    pub lines: Vec<Words>,
    /// All of its name, where the line has less.
    pub whole: String,
    /// Whether it is a card that stands for its members.
    pub is_folded: bool,
    /// Whether folding or opening it moves anybody: who is in another group that is open stays out of its card.
    pub folds: bool,
}

impl Plate {
    /// Whether it is drawn: it goes with the last of its members.
    pub fn is_shown(&self, lit: &Lit) -> bool {
        self.members.is_empty()
            || lit.folded.contains(&self.group)
            || self.members.iter().any(|&member| lit.shown[member])
    }

    /// Whether it or any of its members stands out.
    pub fn is_lit(&self, lit: &Lit) -> bool {
        let is_any = self.members.is_empty() || self.members.iter().any(|&member| lit.nodes[member]);
        is_any || lit.groups.contains(&self.group)
    }
}

/// The name of a group and of the one it is part of, in one line, and all of it where that is cut; and how much room it
/// takes over the cards of its `members`.
pub fn name(
    writer: &Writer<'_>,
    place: usize,
    is_folded: bool,
    rects: &[Rect],
    members: &[usize],
) -> ((Vec<Words>, String), Size) {
    let snapshot = writer.snapshot();
    let group = &snapshot.groups[place];
    let mut name = writer.name(&group.name);
    formerly(writer, &mut name, group.is_past());
    if let (Some(parent), false) = (group.parent, is_folded) {
        name.words.push_str(" · ");
        name.words.push_str(&writer.name(&snapshot.groups[parent].name).words);
    }
    let mut lines = Vec::new();
    let count = [" · ", &current(snapshot, place).len().to_string()].concat();
    // On a card, how many are in it has to stay.
    let room = match is_folded {
        true => FOLDED.w - 2.0 * FOLD - width(&count, LETTERS, true),
        false => ROOM.max(top_row(rects, members) - 2.0 * PAD),
    };
    add_lines(&mut lines, &name, room, 1, LETTERS, true);
    if lines.first().is_none_or(|line| line.said.words == name.words) {
        name.words.clear();
    }
    if let (Some(line), true) = (lines.first_mut(), is_folded) {
        line.said.words.push_str(&count);
    }
    let text = lines.first().map_or(0.0, |line| width(&line.said.words, LETTERS, true));
    ((lines, name.words), Size { w: text + 2.0 * PAD, h: HEIGHT })
}

/// How wide the members' uppermost row is: over it, there is room for a name.
fn top_row(rects: &[Rect], members: &[usize]) -> f64 {
    let top = members.iter().fold(f64::INFINITY, |top, &member| top.min(rects[member].middle.y));
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    for &member in members {
        let Rect { middle, size } = rects[member];
        if middle.y < top + size.h / 2.0 {
            (left, right) = (left.min(middle.x - size.w / 2.0), right.max(middle.x + size.w / 2.0));
        }
    }
    right - left
}
