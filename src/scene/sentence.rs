//! Relations as sentences. The one place that makes them.

use super::part::{Part, Spoken, Writer};
use crate::model::seen::{Relation, Subject, Told};
use crate::words::{Words, pieces};

/// The sentences of a relation: what `from` says or feels, then what comes back.
pub fn sentences(writer: &Writer<'_>, relation: &Relation) -> Vec<Part> {
    let key = if relation.mutual { "relation.mutual" } else { "relation" };
    let Relation { from, to, past, .. } = *relation;
    let mut sentences = vec![sentence(writer, key, from, to, &relation.label, relation.kind, past)];
    if let Some(back) = &relation.back {
        sentences.push(sentence(writer, "relation", to, from, &back.label, back.kind, past));
    }
    sentences
}

/// "1 relation", "9 relations": the words for `key.one` or `key.count`.
pub fn count(words: &Words, key: &str, count: usize) -> String {
    match count {
        1 => words.get(&format!("{key}.one")).to_owned(),
        _ => words.fill(&format!("{key}.count"), &[("count", &count.to_string())]),
    }
}

/// What a kind of relation is called.
pub fn kind(writer: &Writer<'_>, kind: usize) -> Spoken {
    let kind = &writer.snapshot().kinds[kind];
    match &kind.name {
        Some(name) => writer.say(name),
        None => Spoken::plain(writer.words().get(&format!("kind.{}", kind.id))),
    }
}

fn sentence(
    writer: &Writer<'_>,
    key: &str,
    from: Subject,
    to: Subject,
    label: &Told,
    kind_place: usize,
    past: bool,
) -> Part {
    let said = label.lead();
    let label = said.map_or_else(|| kind(writer, kind_place), |said| writer.say(&said.text));
    let past = past || said.is_some_and(|said| said.past);
    let form = writer.words().get(key).to_owned();
    let form = if past { writer.words().fill("relation.past", &[("sentence", &form)]) } else { form };
    let mut parts = Vec::new();
    for (place, piece) in pieces(&form).into_iter().enumerate() {
        match piece {
            "" => {}
            words if place % 2 == 0 => parts.push(Part::Text(Spoken::plain(words))),
            "from" => parts.push(Part::Strong(writer.subject(from))),
            "to" => parts.push(Part::Strong(writer.subject(to))),
            _ => parts.push(Part::Text(label.clone())),
        }
    }
    Part::Run(parts)
}
