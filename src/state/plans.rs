//! Where everybody stands in the chart: laid out when somebody asks, once for each shape of the space.

use crate::geom::{Point, Size};
use crate::layout::{Graph, Layout, Options};
use crate::model::document::{Id, Tier};
use crate::model::seen::{Snapshot, Subject};
use std::cell::RefCell;

/// The shape of the space for a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Tall,
    Square,
    Wide,
}

impl Shape {
    /// The shape of a space so large.
    pub fn of(space: Size) -> Self {
        if space.w > space.h * 1.3 {
            Self::Wide
        } else if space.w > space.h * 0.8 {
            Self::Square
        } else {
            Self::Tall
        }
    }

    /// The width over the height that is laid out for.
    fn aspect(self) -> f64 {
        match self {
            Self::Tall => 0.6,
            Self::Square => 1.0,
            Self::Wide => 1.7,
        }
    }
}

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
const GROUP: Size = Size { w: 170.0, h: 34.0 };

/// Up to this many characters there is room for large cards and for labels between them.
pub const FEW: usize = 60;
/// Space between cards.
const GAP: Size = Size { w: 126.0, h: 88.0 };
const SMALL_GAP: Size = Size { w: 60.0, h: 56.0 };

/// Effort for a show of few: some milliseconds, and less leaves ties crossed.
const EFFORT: usize = 20_000_000;
/// For a larger one, in slices: a second or two.
const MOST_EFFORT: usize = 100_000_000;

/// How the card of a character is built.
pub fn form(snapshot: &Snapshot, character: usize) -> Form {
    match snapshot.characters[character].tier {
        _ if snapshot.characters.len() > FEW => SMALL,
        Some(Tier::Main) => LEAD,
        _ => PLAIN,
    }
}

/// The layouts of one snapshot. They follow from it alone; what is kept is only the work.
#[derive(Default)]
pub struct Plans([RefCell<Option<Layout>>; 3]);

impl std::fmt::Debug for Plans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plans")
    }
}

impl Plans {
    /// Goes on for about so much effort; whether all stand where they stay.
    pub fn settle(&self, snapshot: &Snapshot, shape: Shape, effort: usize) -> bool {
        let mut plan = self.0[shape as usize].borrow_mut();
        plan.get_or_insert_with(|| plan_of(snapshot, shape)).work(effort)
    }

    /// The middle of every card, of the groups of [`lone_groups`] behind the characters.
    pub fn places(&self, snapshot: &Snapshot, shape: Shape) -> Vec<Point> {
        let mut plan = self.0[shape as usize].borrow_mut();
        plan.get_or_insert_with(|| plan_of(snapshot, shape)).places()
    }
}

/// The groups that are an end of a relation and have nobody in them: each stands as a card of its own.
pub fn lone_groups(snapshot: &Snapshot) -> Vec<usize> {
    let mut lone = Vec::new();
    for (place, group) in snapshot.groups.iter().enumerate() {
        let own = Subject::Group(place);
        let is_end = snapshot.relations.iter().any(|relation| relation.from == own || relation.to == own);
        if is_end && current(snapshot, place).is_empty() && !group.id.is_empty() {
            lone.push(place);
        }
    }
    lone
}

/// Who belongs to a group now.
pub fn current(snapshot: &Snapshot, group: usize) -> Vec<usize> {
    let mut members = Vec::new();
    for &member in &snapshot.groups[group].members {
        let groups = &snapshot.characters[member].groups;
        if groups.iter().any(|membership| membership.group == group && !membership.past) {
            members.push(member);
        }
    }
    members
}

/// The sizes of all cards, as [`Plans::places`] counts them.
pub fn sizes(snapshot: &Snapshot) -> Vec<Size> {
    let mut sizes = Vec::new();
    for character in 0..snapshot.characters.len() {
        sizes.push(form(snapshot, character).size);
    }
    sizes.resize(sizes.len() + lone_groups(snapshot).len(), GROUP);
    sizes
}

fn plan_of(snapshot: &Snapshot, shape: Shape) -> Layout {
    let count = snapshot.characters.len();
    let lone = lone_groups(snapshot);
    let card = |end: Subject| match end {
        Subject::Character(place) => Some(place),
        // A tie to a group leads where its name is: near its members.
        Subject::Group(group) => match lone.iter().position(|&known| known == group) {
            Some(place) => Some(count + place),
            None => current(snapshot, group).first().copied(),
        },
    };
    let mut ties = Vec::new();
    // For each card the cards behind it that it is tied to.
    let mut tied = vec![Vec::new(); count + lone.len()];
    for relation in &snapshot.relations {
        let (Some(one), Some(other)) = (card(relation.from), card(relation.to)) else { continue };
        let (from, to) = (one.min(other), one.max(other));
        if from != to && !tied[from].contains(&to) {
            tied[from].push(to);
            ties.push((from, to));
        }
    }
    let mut groups = Vec::new();
    for group in 0..snapshot.groups.len() {
        groups.push(current(snapshot, group));
    }
    let mut leads = Vec::new();
    for character in &snapshot.characters {
        leads.push(match character.tier {
            Some(Tier::Main) => 1.0,
            Some(Tier::Support) => 0.5,
            _ => 0.0,
        });
    }
    leads.resize(count + lone.len(), 0.0);
    let cards = sizes(snapshot);
    let effort = if count > FEW { MOST_EFFORT } else { EFFORT };
    let gap = if count > FEW { SMALL_GAP } else { GAP };
    let options = Options { aspect: shape.aspect(), effort, gap, ..Options::default() };
    Layout::new(Graph { cards, ties, groups, leads }, options)
}

/// The id of what stands at an end of a relation.
pub fn id_of(snapshot: &Snapshot, subject: Subject) -> &Id {
    match subject {
        Subject::Character(place) => &snapshot.characters[place].id,
        Subject::Group(place) => &snapshot.groups[place].id,
    }
}
