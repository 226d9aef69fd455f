//! What panels tell about relations: a line in those of its ends, and a panel of its own.

use super::color::{Monogram, monogram, shade};
use super::panel::{Panel, character_line, facts};
use super::part::{Line, Part, Writer};
use super::sentence::{kind, sentences};
use super::status::point;
use super::told::{beside, said_line, told};
use crate::model::document::Id;
use crate::model::seen::{Relation, Subject};

/// Relations, each as a line that leads on to the other end.
pub fn relations(panel: &mut Panel, writer: &mut Writer<'_>, own: Subject, relations: &[usize]) {
    let snapshot = writer.snapshot();
    let mut lines = Vec::new();
    for &place in relations {
        let relation = &snapshot.relations[place];
        let other = if relation.from == own { relation.to } else { relation.from };
        let mut parts = Vec::new();
        let mut notes = Vec::new();
        for sentence in sentences(writer, relation) {
            match parts.is_empty() {
                true => parts.push(sentence),
                false => notes.push(vec![sentence]),
            }
        }
        let mut beneath = disagreeing(writer, relation);
        told(&mut beneath, writer, &relation.summary);
        for fact in &relation.facts {
            beneath.push(said_line(writer, fact));
        }
        for line in beneath {
            notes.push(line.parts);
        }
        foot(writer, relation).end(&mut notes);
        let monogram = Some(face(writer, other));
        lines.push(Line { monogram, target: Some(writer.target(other)), parts, notes });
    }
    panel.add_titled(writer, "relations", lines);
}

/// One relation: what is said of it, since when, and the two it is between.
pub fn relation(panel: &mut Panel, writer: &mut Writer<'_>, place: usize) {
    let snapshot = writer.snapshot();
    let relation = &snapshot.relations[place];
    let names = [writer.subject(relation.from).words, writer.subject(relation.to).words];
    panel.title.words = writer.words().fill("relation.between", &[("one", &names[0]), ("other", &names[1])]);
    let mut top = Vec::new();
    for sentence in sentences(writer, relation) {
        top.push(Line { parts: vec![sentence], ..Line::default() });
    }
    top.append(&mut disagreeing(writer, relation));
    told(&mut top, writer, &relation.summary);
    let kind = kind(writer, relation.kind);
    let mut last = foot(writer, relation);
    last.parts.insert(0, Part::Muted(kind));
    top.push(last.done());
    panel.add(top);
    let mut ends = Vec::new();
    for end in [relation.from, relation.to] {
        ends.push(match end {
            Subject::Character(place) => character_line(writer, place),
            Subject::Group(place) => {
                let monogram = Some(face(writer, end));
                let name = &snapshot.groups[place].name.text();
                Line { monogram, target: Some(writer.target(end)), ..writer.line().strong(name).done() }
            }
        });
    }
    panel.add_titled(writer, "relation.ends", ends);
    facts(panel, writer, &relation.facts);
}

/// What is said of it beside the leading statements.
fn disagreeing(writer: &mut Writer<'_>, relation: &Relation) -> Vec<Line> {
    let mut lines = Vec::new();
    beside(&mut lines, writer, &relation.label);
    if let Some(back) = &relation.back {
        beside(&mut lines, writer, &back.label);
    }
    lines
}

/// Since when it holds, and who says so.
fn foot<'w, 's>(writer: &'w mut Writer<'s>, relation: &Relation) -> super::part::Writing<'w, 's> {
    let mut sources: Vec<Id> = relation.sources.clone();
    if let Some(back) = &relation.back {
        sources.extend_from_slice(&back.sources);
    }
    if let Some(said) = relation.label.lead() {
        sources.extend_from_slice(&said.sources);
    }
    let since = (relation.since > 0).then(|| point(writer.state, relation.since, false));
    let mut foot = writer.line();
    if let Some(since) = since {
        foot.filled("since", "point", &since);
    }
    foot.cite(&sources);
    foot
}

fn face(writer: &Writer<'_>, subject: Subject) -> Monogram {
    let snapshot = writer.snapshot();
    match subject {
        Subject::Character(place) => monogram(writer.state, &snapshot.characters[place]),
        Subject::Group(place) => shade(&writer.subject(subject).words, Some((&snapshot.groups, place))),
    }
}
