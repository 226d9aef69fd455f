//! What panels tell about relations: a line in those of its ends, and a panel of its own.

use super::sheet::Sheet;
use super::statements::{beside, told};
use super::{character_line, facts};
use crate::model::seen::{Relation, Subject};
use crate::scene::color::{Monogram, monogram, shade};
use crate::scene::part::{Part, Target, Writer};
use crate::scene::sentence::{kind, sentences};
use crate::scene::status::point;

/// Relations, each as a line that leads on to the other end.
pub fn relations(sheet: &mut Sheet<'_>, own: Subject, relations: &[usize]) {
    let writer = sheet.writer;
    for &place in relations {
        let relation = &writer.snapshot().relations[place];
        let other = if relation.from == own { relation.to } else { relation.from };
        sheet.line().leads(target(&writer, other), Some(face(&writer, other)));
        for sentence in sentences(&writer, relation) {
            sheet.add(sentence).note();
        }
        sheet.beneath(true);
        disagreeing(sheet, relation);
        for fact in &relation.facts {
            sheet.line().tell(fact);
        }
        foot(sheet.line(), relation);
        sheet.beneath(false);
    }
    sheet.titled("relations");
}

/// One relation: what is said of it, since when, and the two it is between.
pub fn relation(sheet: &mut Sheet<'_>, place: usize) {
    let writer = sheet.writer;
    let relation = &writer.snapshot().relations[place];
    sheet.panel.title.words = between(&writer, relation);
    for sentence in sentences(&writer, relation) {
        sheet.line().add(sentence);
    }
    disagreeing(sheet, relation);
    sheet.line().add(Part::Muted(kind(&writer, relation.kind)));
    foot(sheet, relation);
    sheet.top();
    for end in [relation.from, relation.to] {
        subject_line(sheet, end);
    }
    sheet.titled("relation.ends");
    facts(sheet, &relation.facts);
}

/// What is said of it beside the leading statements, and what is told of it.
#[inline(never)]
fn disagreeing(sheet: &mut Sheet<'_>, relation: &Relation) {
    beside(sheet, &relation.label);
    if let Some(back) = &relation.back {
        beside(sheet, &back.label);
    }
    told(sheet, &relation.summary);
}

/// Since when it holds, and who says so.
#[inline(never)]
fn foot(sheet: &mut Sheet<'_>, relation: &Relation) {
    let mut sources = relation.sources.clone();
    if let Some(back) = &relation.back {
        sources.extend_from_slice(&back.sources);
    }
    if let Some(said) = relation.label.lead() {
        sources.extend_from_slice(&said.sources);
    }
    if relation.since > 0 {
        sheet.filled("since", "point", &point(sheet.writer.state, relation.since, false));
    }
    sheet.cite(&sources);
}

/// "Ann and Bob"
pub fn between(writer: &Writer<'_>, relation: &Relation) -> String {
    let names = [writer.subject(relation.from).words, writer.subject(relation.to).words];
    writer.words().fill("relation.between", &[("one", &names[0]), ("other", &names[1])])
}

/// A character or a group that the line leads to.
pub fn subject_line<'w, 's>(sheet: &'w mut Sheet<'s>, subject: Subject) -> &'w mut Sheet<'s> {
    match subject {
        Subject::Character(place) => character_line(sheet, place),
        Subject::Group(place) => {
            let writer = sheet.writer;
            let name = &writer.snapshot().groups[place].name.text();
            sheet.line().leads(target(&writer, subject), Some(face(&writer, subject))).strong(name)
        }
    }
}

pub fn target(writer: &Writer<'_>, subject: Subject) -> Target {
    match subject {
        Subject::Character(place) => Target::Character(writer.snapshot().characters[place].id.clone()),
        Subject::Group(place) => Target::Group(writer.snapshot().groups[place].id.clone()),
    }
}

pub fn face(writer: &Writer<'_>, subject: Subject) -> Monogram {
    let snapshot = writer.snapshot();
    match subject {
        Subject::Character(place) => monogram(writer.state, &snapshot.characters[place]),
        Subject::Group(place) => shade(&writer.subject(subject).words, Some((&snapshot.groups, place))),
    }
}
