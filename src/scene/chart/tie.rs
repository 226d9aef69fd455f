//! The ties of the chart: where they run, what stands on them.

use super::super::gap::chart_label;
use super::super::part::{Spoken, Writer};
use super::super::sentence::{kind, said};
use super::plate::Plate;
use super::sketch::{Words, add_lines};
use crate::geom::{Curve, Point, Rect, Size};
use crate::layout::{Label, curves, labels};
use crate::lettering::width;
use crate::model::document::{Id, Line};
use crate::model::seen::{Relation, Subject, Told};
use crate::state::State;
use std::mem::take;

/// Size of the letters of labels, and from line to line.
pub const LETTER: f64 = 12.0;
pub const LEADING: f64 = 16.0;
/// Around the words of a label.
const PAD: Size = Size { w: 10.0, h: 4.0 };
/// The widths that labels are wrapped to: the widest comes first, for a label of one line.
const ROOMS: [f64; 4] = [200.0, 150.0, 116.0, 92.0];
/// And those it is shortened to, in one line, where none of these finds room.
const SHORT: [f64; 2] = [72.0, 48.0];
/// Lines for what one of the two says.
const LINES: usize = 3;

/// Where more ties than this are drawn, none has a label: they would hide each other.
const MOST_LABELS: usize = 1500;

/// A relation as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Place in the snapshot.
    pub relation: usize,
    /// Further relations of the same kind between the same two, one of them a folded group.
    pub others: Vec<usize>,
    /// What it ties: of somebody in the card of a group, the group.
    pub ends: [Subject; 2],
    pub id: Id,
    pub curve: Curve,
    /// None where there is nothing to say, or no room.
    pub label: Option<Box<TieLabel>>,
}

/// What stands on a tie.
#[derive(Clone, Debug, PartialEq)]
pub struct TieLabel {
    pub lines: Vec<Words>,
    pub rect: Rect,
}

/// Whether an arrow points at the first and at the second end of a relation.
pub fn heads(relation: &Relation) -> (bool, bool) {
    (relation.back.is_some(), !relation.mutual || relation.back.is_some())
}

impl Tie {
    /// What a screen reader says of it.
    pub fn said(&self, state: &State) -> String {
        let mut out = String::new();
        said(&mut out, &Writer::new(state), &state.snapshot().relations[self.relation]);
        out
    }

    /// Whether it is one of somebody's.
    pub fn is_of(&self, character: usize) -> bool {
        self.ends.contains(&Subject::Character(character))
    }

    /// How far a point is from it.
    pub fn distance(&self, point: Point) -> f64 {
        let mut nearest = f64::INFINITY;
        for pair in self.curve.flat().windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (x, y) = (b.x - a.x, b.y - a.y);
            // The foot of the point on the line, or the end that is nearer.
            let along = ((point.x - a.x) * x + (point.y - a.y) * y) / (x * x + y * y).max(0.001);
            let along = along.clamp(0.0, 1.0);
            nearest = nearest.min(point.distance(Point { x: a.x + x * along, y: a.y + y * along }));
        }
        nearest
    }
}

/// The lines of built-in kinds. With their colours they tell them apart, for those who see no colours too.
pub fn line_of(kind: &crate::model::seen::Kind) -> Line {
    kind.line.unwrap_or(match &*kind.id {
        "family" => Line::Double,
        "rival" | "enemy" => Line::Dashed,
        "colleague" | "member" | "other" => Line::Dotted,
        _ => Line::Solid,
    })
}

/// The relations that hold, and with them those that are over where the state wants them, between characters and the
/// names of groups. In a draft they run straight. None has a label yet.
///
/// What is tied to somebody in the card of a folded group is tied to that; `inner` are the relations within one.
pub fn ties(
    writer: &Writer<'_>,
    cards: &[Rect],
    groups: &[Plate],
    inside: &[Option<usize>],
    inner: &mut Vec<usize>,
    is_draft: bool,
) -> Vec<Tie> {
    let snapshot = writer.snapshot();
    let mut rects = cards.to_vec();
    for group in groups {
        rects.push(group.rect);
    }
    let place = |end: Subject| match end {
        Subject::Character(place) => Some(place),
        Subject::Group(group) => Some(cards.len() + groups.iter().position(|known| known.group == group)?),
    };
    let card = |end: Subject| match end {
        Subject::Character(place) => inside[place].map_or(end, Subject::Group),
        Subject::Group(_) => end,
    };
    let is_folded = |end: usize| end >= cards.len() && groups[end - cards.len()].is_folded;
    let mut drawn: Vec<Tie> = Vec::with_capacity(snapshot.relations.len());
    let mut ends = Vec::with_capacity(drawn.capacity());
    for (number, relation) in snapshot.relations.iter().enumerate() {
        let tied = [card(relation.from), card(relation.to)];
        let (Some(from), Some(to)) = (place(tied[0]), place(tied[1])) else { continue };
        if !writer.state.shows(number) {
            continue;
        }
        if from == to {
            inner.push(number);
            continue;
        }
        if is_folded(from) || is_folded(to) {
            let is_same = |tie: &&mut Tie| {
                snapshot.relations[tie.relation].kind == relation.kind
                    && (tie.ends == tied || tie.ends == [tied[1], tied[0]])
            };
            if let Some(tie) = drawn.iter_mut().find(is_same) {
                tie.others.push(number);
                continue;
            }
        }
        let (curve, id) = (Curve::default(), relation.id.clone());
        drawn.push(Tie { relation: number, others: Vec::new(), ends: tied, id, curve, label: None });
        ends.push((from, to));
    }
    let curves = curves(&rects, &ends, is_draft);
    for (tie, &curve) in drawn.iter_mut().zip(&curves) {
        tie.curve = curve;
    }
    drawn
}

/// Finds room for what ties say, as far as they are not too many. `rects` are the boxes that are in the way. What finds
/// none is shortened, where that helps; the chart says it whole where somebody points at it.
pub fn label(writer: &Writer<'_>, mut rects: Vec<Rect>, drawn: &mut [Tie]) {
    if drawn.len() > MOST_LABELS {
        return;
    }
    let curves: Vec<Curve> = drawn.iter().map(|tie| tie.curve).collect();
    for (rooms, most) in [(&ROOMS[..], LINES), (&SHORT, 1)] {
        let (mut shapes, mut offers) = (Vec::new(), Vec::new());
        for tie in &*drawn {
            let relation = &writer.snapshot().relations[tie.relation];
            let (mut offered, mut sizes) = (Vec::new(), Vec::new());
            if tie.others.is_empty() && tie.label.is_none() {
                offer(&mut offered, &mut sizes, writer, relation, &tie.curve, (rooms, most));
            }
            offers.push(offered);
            shapes.push(sizes);
        }
        for (place, label) in labels(&rects, &curves, &shapes).iter().enumerate() {
            if let Some(Label { shape, middle }) = *label {
                let rect = Rect { middle, size: shapes[place][shape] };
                let lines = take(&mut offers[place][shape]);
                drawn[place].label = Some(Box::new(TieLabel { lines, rect }));
                rects.push(rect);
            }
        }
    }
}

/// The forms that a label can take in rooms so wide, with at most so many lines each: as lines, each of another size.
fn offer(
    offers: &mut Vec<Vec<Words>>,
    sizes: &mut Vec<Size>,
    writer: &Writer<'_>,
    relation: &Relation,
    curve: &Curve,
    (rooms, most): (&[f64], usize),
) {
    let mut said = vec![label_of(writer, &relation.label, relation.kind)];
    if let Some(back) = &relation.back {
        // Two labels on one tie: each begins with an arrow that points where the tie leads.
        let (there, here) = arrows(curve);
        said.push(label_of(writer, &back.label, back.kind));
        said[0].words.insert_str(0, there);
        said[1].words.insert_str(0, here);
    }
    for &room in rooms {
        let mut lines = Vec::new();
        for said in &said {
            add_lines(&mut lines, said, room, most, LETTER, false);
        }
        let mut widest = 0.0_f64;
        for line in &lines {
            widest = widest.max(width(&line.said.words, LETTER, false));
        }
        let size = Size { w: widest + PAD.w, h: lines.len() as f64 * LEADING + PAD.h };
        if !lines.is_empty() && !sizes.contains(&size) {
            offers.push(lines);
            sizes.push(size);
        }
    }
}

fn label_of(writer: &Writer<'_>, label: &Told, place: usize) -> Spoken {
    let Some(said) = label.lead() else { return Spoken::plain(chart_label(&kind(writer, place).words)) };
    let words = writer.say(&said.text).words;
    let words = chart_label(&words);
    // That the whole relation is over, the tie says.
    if said.past {
        return Spoken::plain(writer.words().fill("relation.past", &[("sentence", words)]));
    }
    Spoken::plain(words)
}

/// An arrow along the curve, and one back.
fn arrows(curve: &Curve) -> (&'static str, &'static str) {
    let (x, y) = (curve.to.x - curve.from.x, curve.to.y - curve.from.y);
    // Steeper than two in one is up or down, flatter than one in two is left or right.
    let (steep, flat) = (y.abs() > 2.0 * x.abs(), x.abs() > 2.0 * y.abs());
    match (x > 0.0, y > 0.0) {
        (_, true) if steep => ("↓ ", "↑ "),
        (_, false) if steep => ("↑ ", "↓ "),
        (true, _) if flat => ("→ ", "← "),
        (false, _) if flat => ("← ", "→ "),
        (true, true) => ("↘ ", "↖ "),
        (true, false) => ("↗ ", "↙ "),
        (false, true) => ("↙ ", "↗ "),
        (false, false) => ("↖ ", "↘ "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::seen::Kind;

    #[test]
    fn kinds_that_are_far_apart_have_other_lines() {
        let line = |id: &str| {
            line_of(&Kind { id: Id::from(id), name: None, color: None, line: None, mutual: false })
        };
        let alike =
            ["family", "rival enemy", "colleague member other", "romance friend ally mentor"].map(|kinds| {
                let lines: Vec<Line> = kinds.split(' ').map(line).collect();
                assert!(lines.iter().all(|other| *other == lines[0]), "{kinds}: {lines:?}");
                lines[0]
            });
        for (place, line) in alike.iter().enumerate() {
            assert!(!alike[..place].contains(line), "{alike:?}");
        }
    }
}
