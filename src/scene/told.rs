//! Statements and facts as lines: which one leads, which ones disagree.

use super::part::{Line, Part, Spoken, Writer};
use crate::model::seen::{Said, Told};

/// Adds the leading statement, then those beside it.
pub fn told(lines: &mut Vec<Line>, writer: &mut Writer<'_>, told: &Told) {
    if let Some(said) = told.lead() {
        lines.push(said_line(writer, said));
    }
    beside(lines, writer, told);
}

/// Adds the statements that do not lead: with a topic of the leading one they disagree with it.
pub fn beside(lines: &mut Vec<Line>, writer: &mut Writer<'_>, told: &Told) {
    let topic = told.lead().and_then(|said| said.topic.as_ref());
    for said in told.beside() {
        let mut line = said_line(writer, said);
        if topic.is_some() && said.topic.as_ref() == topic {
            line.parts.insert(0, Part::Muted(Spoken::plain(writer.words().get("disagree"))));
        }
        lines.push(line);
    }
    for said in told.formerly() {
        lines.push(said_line(writer, said));
    }
}

/// Facts; those with one topic and different sources stand together as a disagreement.
pub fn fact_lines(writer: &mut Writer<'_>, facts: &[Said]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut told_topics: Vec<&str> = Vec::new();
    for fact in facts {
        let Some(topic) = fact.topic.as_deref() else {
            lines.push(said_line(writer, fact));
            continue;
        };
        if told_topics.contains(&topic) {
            continue;
        }
        told_topics.push(topic);
        let mut disagree = false;
        let mut same = Vec::new();
        for other in facts {
            if other.topic.as_deref() == Some(topic) {
                disagree |= other.sources != fact.sources;
                same.push(said_line(writer, other));
            }
        }
        if disagree {
            let mut line = writer.word_line("disagree");
            for said in same {
                line.notes.push(said.parts);
            }
            lines.push(line);
        } else {
            lines.append(&mut same);
        }
    }
    lines
}

/// One statement, with its sources.
#[inline(never)]
pub fn said_line(writer: &mut Writer<'_>, said: &Said) -> Line {
    writer.line().word_if(said.past, "formerly").text(&said.text).cite(&said.sources).done()
}
