//! Who stands where in the chart, and what runs between them: all that does not depend on what is chosen in it.

use super::super::card::{formerly, native};
use super::super::part::{Spoken, Writer};
use super::plate::{self, Plate};
use super::tie::{self, Tie};
use crate::geom::{Point, Rect, Size};
use crate::layout::outlines;
use crate::lettering::wrap;
use crate::model::document::Id;
use crate::model::seen::Snapshot;
use crate::scene::sentence::said;
use crate::state::{Form, Lit, Panel, Passing, Shape, Stands, State, current, form, lone_groups, stands};
use std::cell::OnceCell;
use std::mem::take;

/// Space around everything, in chart units.
const MARGIN: f64 = 28.0;

/// Relations that are read out with a card; nobody listens to more. The panel has all.
const MOST_SAID: usize = 12;

/// The chart of a state, in chart units from the middle of its cells: who stays in the story stays at the same place in
/// it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// The box around everything, with a margin.
    pub extent: Rect,
    /// Whether it is laid out roughly.
    pub is_draft: bool,
    /// One for each character of the snapshot, in its order.
    pub nodes: Vec<Node>,
    /// The groups that are drawn.
    pub groups: Vec<Plate>,
    /// The relations that are drawn, in the order of the snapshot.
    pub ties: Vec<Tie>,
    /// Those that are not, because both ends are in the card of one group.
    pub inner: Vec<usize>,
}

impl Sketch {
    /// Where something is, as far as it is one box: of somebody who plays several, the first.
    pub fn rect(&self, snapshot: &Snapshot, panel: &Panel) -> Option<Rect> {
        let place = panel.place(snapshot)?;
        match panel {
            Panel::Character(_) => Some(self.nodes.get(place)?.rect),
            Panel::Person(_) => Some(self.nodes.get(*snapshot.people[place].plays.first()?)?.rect),
            Panel::Group(_) => Some(self.groups.iter().find(|plate| plate.group == place)?.rect),
            Panel::Relation(_) => {
                let tie = self.ties.iter().find(|tie| tie.relation == place)?;
                Some(tie.label.as_ref()?.rect)
            }
            Panel::About | Panel::Changes | Panel::Embed => None,
        }
    }
}

/// The card of a character.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub id: Id,
    pub rect: Rect,
    /// The group whose card stands for them.
    pub inside: Option<usize>,
    pub form: &'static Form,
    /// Of the many in a large chart, only those that are looked at have words.
    wording: OnceCell<Wording>,
}

/// What stands on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The name, then what stands below it, line by line.
    pub lines: Vec<Words>,
    /// What a screen reader says of them: name, actors, role, and how they stand to others.
    pub said: String,
}

impl Node {
    /// What stands on the card, which is that of the character at this place of the snapshot.
    pub fn wording(&self, state: &State, place: usize) -> &Wording {
        self.wording.get_or_init(|| wording(&Writer::new(state), place, self.form))
    }
}

/// A line of words that fits its box.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    pub said: Spoken,
    /// Whether it is a name.
    pub strong: bool,
}

/// Adds words in at most `most` lines that fit a room.
#[inline(never)]
pub fn add_lines(lines: &mut Vec<Words>, said: &Spoken, room: f64, most: usize, size: f64, strong: bool) {
    for words in &wrap(&said.words, room, most, size, strong) {
        lines.push(Words { said: Spoken { words: words.clone(), lang: said.lang.clone() }, strong });
    }
}

impl Sketch {
    /// What stands out in it.
    pub fn lit(&self, state: &State, passing: &Passing) -> Lit {
        let mut relations = Vec::new();
        for tie in &self.ties {
            relations.push(tie.relation);
            relations.extend_from_slice(&tie.others);
        }
        relations.extend_from_slice(&self.inner);
        let mut lit = Lit::of(state, passing, &relations);
        // A tie of several relations is lit if any of them is.
        let (mut ties, mut drawn, mut first) = (Vec::new(), Vec::new(), 0);
        for tie in &self.ties {
            let next = first + 1 + tie.others.len();
            ties.push(lit.ties[first..next].contains(&true));
            drawn.push(lit.drawn[first..next].contains(&true));
            first = next;
        }
        (lit.ties, lit.drawn) = (ties, drawn);
        for (place, node) in self.nodes.iter().enumerate() {
            if let Some(group) = node.inside
                && lit.shown[place]
            {
                lit.shown[place] = false;
                lit.folded.push(group);
            }
        }
        lit
    }

    /// The box of what keys lead to: the card of a character, or behind all of them that of a folded group, by their places
    /// in the snapshot; none where it is not drawn.
    pub fn stop(&self, lit: &Lit, stop: usize) -> Option<Rect> {
        let count = self.nodes.len();
        if stop < count {
            return lit.shown[stop].then_some(self.nodes[stop].rect);
        }
        let plate = self.groups.iter().find(|plate| plate.group + count == stop)?;
        (plate.is_folded && plate.is_shown(lit)).then_some(plate.rect)
    }
}

/// What is drawn for a state in a space of this shape, as far as it is laid out; roughly as long as it is not.
pub fn sketch(state: &State, shape: Shape, is_draft: bool) -> Sketch {
    let mut sketch = unlabelled(state, shape, is_draft);
    if !is_draft {
        label(state, &mut sketch);
    }
    sketch
}

/// Finds room for what the ties of a sketch of the state say.
pub fn label(state: &State, sketch: &mut Sketch) {
    let mut rects: Vec<Rect> = sketch.nodes.iter().map(|node| node.rect).collect();
    rects.extend(sketch.groups.iter().map(|group| group.rect));
    tie::label(&Writer::new(state), rects, &mut sketch.ties);
    sketch.extent = extent(sketch);
}

/// A [`sketch`] before its ties have labels, which take as long again to find room for.
pub fn unlabelled(state: &State, shape: Shape, is_draft: bool) -> Sketch {
    let snapshot = state.snapshot();
    let writer = Writer::new(state);
    let Stands { mut rects, inside, folded } = stands(state, shape);
    let count = snapshot.characters.len();
    let mut nodes = Vec::with_capacity(count);
    for (place, rect) in rects[..count].iter().enumerate() {
        let (id, form) = (snapshot.characters[place].id.clone(), form(snapshot, place));
        nodes.push(Node { id, rect: *rect, inside: inside[place], form, wording: OnceCell::new() });
    }
    let (mut members, mut names, mut plates) = (Vec::new(), Vec::new(), Vec::new());
    // In how many open groups everybody is; as a list of whole numbers, it would add to what is loaded first.
    let mut open = vec![0.0; count];
    for place in 0..snapshot.groups.len() {
        let is_folded = folded.iter().any(|(group, _)| *group == place);
        let inside = if is_folded { Vec::new() } else { current(snapshot, place) };
        for &member in &inside {
            open[member] += 1.0;
        }
        let (name, size) = plate::name(&writer, place, is_folded, &rects, &inside);
        members.push(inside);
        names.push(name);
        plates.push(size);
    }
    let mut drawn = Vec::new();
    let lone = lone_groups(snapshot);
    let around = outlines(&rects[..count], &members, &plates);
    for (place, group) in snapshot.groups.iter().enumerate() {
        let card = folded.iter().find(|(group, _)| *group == place);
        let (corners, rect) = match &around[place] {
            _ if card.is_some() => {
                members[place] = current(snapshot, place);
                (Vec::new(), card.map_or(Rect::default(), |card| card.1))
            }
            Some(outline) => (outline.corners.clone(), outline.plate),
            None => match lone.iter().position(|&group| group == place) {
                Some(number) => (Vec::new(), rects[count + number]),
                None => continue,
            },
        };
        let (members, (lines, whole)) = (take(&mut members[place]), take(&mut names[place]));
        drawn.push(Plate {
            group: place,
            id: group.id.clone(),
            corners,
            rect,
            lines,
            whole,
            is_folded: card.is_some(),
            folds: members.iter().any(|&member| open[member] < 2.0),
            members,
        });
    }
    rects.truncate(count);
    let mut inner = Vec::new();
    let ties = tie::ties(&writer, &rects, &drawn, &inside, &mut inner, is_draft);
    let mut sketch = Sketch { extent: Rect::default(), is_draft, nodes, groups: drawn, ties, inner };
    sketch.extent = extent(&sketch);
    sketch
}

/// The words of a card: the name in up to two lines, where there is room the native name, and the actors.
fn wording(writer: &Writer<'_>, place: usize, form: &Form) -> Wording {
    let snapshot = writer.snapshot();
    let character = &snapshot.characters[place];
    let room = form.size.w - form.face - 3.0 * form.pad;
    let name = writer.name(&character.name);
    let mut lines = Vec::new();
    add_lines(&mut lines, &name, room, 2, form.name, true);
    if form.notes > 1
        && let Some(native) = native(writer, &character.name.text(), &name)
    {
        add_lines(&mut lines, &native, room, 1, form.note, false);
    }
    let mut actors = Spoken::default();
    for casting in &character.played_by {
        if !casting.past {
            let actor = writer.name(&snapshot.people[casting.person].name);
            if !actors.words.is_empty() {
                actors.words.push_str(", ");
            }
            actors.words.push_str(&actor.words);
            actors.lang = actor.lang;
        }
    }
    add_lines(&mut lines, &actors, room, 1, form.note, false);
    let said = spoken(writer, place, &name, &actors.words);
    Wording { lines, said }
}

/// A card as it is read out.
fn spoken(writer: &Writer<'_>, place: usize, name: &Spoken, actors: &str) -> String {
    let snapshot = writer.snapshot();
    let character = &snapshot.characters[place];
    let words = writer.words();
    let mut out = name.words.clone();
    if !actors.is_empty() {
        add(&mut out, &words.fill("played-by", &[("names", actors)]));
    }
    if let Some(said) = character.role.lead() {
        let mut role = writer.say(&said.text);
        formerly(writer, &mut role, said.past);
        add(&mut out, &role.words);
    }
    if character.past {
        add(&mut out, words.get("left"));
    }
    if writer.state.hand.has(&character.id) {
        add(&mut out, words.get("pinned"));
    }
    let mut told = 0;
    for &relation in &character.relations {
        if !writer.state.shows(relation) {
            continue;
        }
        told += 1;
        if told <= MOST_SAID {
            said(&mut out, writer, &snapshot.relations[relation]);
        }
    }
    if told > MOST_SAID {
        out.push_str(". ");
        out.push_str(&words.fill("more", &[("count", &(told - MOST_SAID).to_string())]));
    }
    out
}

/// Adds words behind a comma, if there are any.
#[inline(never)]
fn add(out: &mut String, words: &str) {
    if !words.is_empty() {
        out.push_str(", ");
        out.push_str(words);
    }
}

/// The box around all cards, names, corners, ties and labels, with [`MARGIN`] around it.
fn extent(sketch: &Sketch) -> Rect {
    let (mut low, mut high) =
        (Point { x: f64::INFINITY, y: f64::INFINITY }, Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY });
    let mut reach = |Rect { middle, size }: Rect| {
        let (w, h) = (size.w / 2.0, size.h / 2.0);
        low = Point { x: low.x.min(middle.x - w), y: low.y.min(middle.y - h) };
        high = Point { x: high.x.max(middle.x + w), y: high.y.max(middle.y + h) };
    };
    for node in &sketch.nodes {
        reach(node.rect);
    }
    for group in &sketch.groups {
        reach(group.rect);
        for &middle in &group.corners {
            reach(Rect { middle, size: Size::default() });
        }
    }
    for tie in &sketch.ties {
        reach(Rect { middle: tie.curve.at(0.5), size: Size::default() });
        if let Some(label) = &tie.label {
            reach(label.rect);
        }
    }
    if low.x > high.x {
        return Rect::default();
    }
    let size = Size { w: high.x - low.x + 2.0 * MARGIN, h: high.y - low.y + 2.0 * MARGIN };
    Rect { middle: low.between(high, 0.5), size }
}
