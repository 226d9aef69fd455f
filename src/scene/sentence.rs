//! Relations as sentences. The one place that makes them.

use super::gap::gap;
use super::part::{Part, Spoken, Writer};
use super::particle::fitted;
use crate::model::changes::Side;
use crate::model::seen::{Relation, Said, Subject};
use crate::words::{Words, pieces};

/// The sentences of a relation: what `from` says or feels, then what comes back. Each is a [`Part::Run`] in which names
/// are strong.
pub fn sentences(writer: &Writer<'_>, relation: &Relation) -> Vec<Part> {
    let Relation { from, to, kind, mutual, past, .. } = *relation;
    let mut sentences = vec![sentence(writer, [from, to], relation.label.lead(), kind, mutual, past)];
    if let Some(back) = &relation.back {
        sentences.push(sentence(writer, [to, from], back.label.lead(), back.kind, false, past));
    }
    sentences
}

/// What one end of a relation says of the other, or has said: then it is `past`.
pub fn side(writer: &Writer<'_>, side: &Side, past: bool) -> Part {
    let relation = &writer.snapshot().relations[side.relation];
    let Relation { from, to, kind, mutual, .. } = *relation;
    let said = side.said.as_ref();
    match &relation.back {
        Some(back) if side.is_back => sentence(writer, [to, from], said, back.kind, false, past),
        _ if side.is_back => sentence(writer, [to, from], said, kind, mutual, past),
        _ => sentence(writer, [from, to], said, kind, mutual, past),
    }
}

/// The sentences of a relation as plain text, with a full stop between them and what `out` has already: for names that
/// only a screen reader says.
pub fn said(out: &mut String, writer: &Writer<'_>, relation: &Relation) {
    for sentence in sentences(writer, relation) {
        if !out.is_empty() {
            out.push_str(". ");
        }
        out.push_str(&plain(&sentence));
    }
}

/// A sentence as plain text.
pub fn plain(sentence: &Part) -> String {
    let mut text = String::new();
    if let Part::Run(parts) = sentence {
        for part in parts {
            if let Part::Text(spoken) | Part::Strong(spoken) = part {
                text += &spoken.words;
            }
        }
    }
    text
}

/// "1 relation", "9 relations": the words for `key.one` or `key.count`.
pub fn count(words: &Words, key: &str, count: usize) -> String {
    match count {
        1 => words.get(&[key, ".one"].concat()).to_owned(),
        _ => words.fill(&[key, ".count"].concat(), &[("count", &count.to_string())]),
    }
}

/// What a kind of relation is called.
pub fn kind(writer: &Writer<'_>, kind: usize) -> Spoken {
    let kind = &writer.snapshot().kinds[kind];
    match &kind.name {
        Some(name) => writer.say(name),
        None => Spoken::plain(writer.words().get(&["kind.", &kind.id].concat())),
    }
}

fn sentence(
    writer: &Writer<'_>,
    ends: [Subject; 2],
    said: Option<&Said>,
    kind_place: usize,
    mutual: bool,
    past: bool,
) -> Part {
    let past = (past || said.is_some_and(|said| said.past)) && !goes_on(writer, ends, said, kind_place);
    let label = label_of(writer, said, kind_place, mutual);
    let has_gap = gap(&label.words).is_some();
    let words = writer.words();
    // A label with a place for the other end is a sentence of its own language.
    let lang = if has_gap { label.lang.clone() } else { None };
    let form = words.speaking(lang.as_deref().unwrap_or(words.language()));
    let form = form.get(match mutual {
        _ if has_gap => "relation.said",
        true => "relation.mutual",
        false => "relation",
    });
    let whole = if past { words.get("relation.past") } else { "{sentence}" };
    let mut run = Run { writer, ends, parts: Vec::new() };
    for (place, piece) in pieces(whole).iter().enumerate() {
        if place % 2 == 0 {
            run.words(piece, &None);
            continue;
        }
        for (place, piece) in pieces(form).iter().enumerate() {
            match *piece {
                piece if place % 2 == 0 => run.words(piece, &lang),
                "from" => run.name(0),
                "to" => run.name(1),
                _ => run.label(&label),
            }
        }
    }
    Part::Run(run.parts)
}

/// The label that is said. Without one of its own, a relation is told by its kind.
fn label_of(writer: &Writer<'_>, said: Option<&Said>, place: usize, mutual: bool) -> Spoken {
    let own = &writer.snapshot().kinds[place];
    match said {
        Some(said) => writer.say(&said.text),
        None if own.name.is_some() => kind(writer, place),
        None => {
            let end = if mutual { ".mutual" } else { "" };
            Spoken::plain(writer.words().get(&["relation.", &own.id, end].concat()))
        }
    }
}

/// Whether the same is said of the same two by a relation that holds. Relations that meet are compared direction by
/// direction: where only one of the two has changed, the other is not over.
#[inline(never)]
fn goes_on(writer: &Writer<'_>, ends: [Subject; 2], said: Option<&Said>, kind: usize) -> bool {
    let snapshot = writer.snapshot();
    for end in ends {
        let Subject::Character(place) = end else { continue };
        for &place in &snapshot.characters[place].relations {
            let relation = &snapshot.relations[place];
            // Those that hold come first.
            if relation.past {
                break;
            }
            if says(relation, ends, said, kind) {
                return true;
            }
        }
        return false;
    }
    for relation in &snapshot.relations {
        if !relation.past && says(relation, ends, said, kind) {
            return true;
        }
    }
    false
}

/// Whether one of the two sides of a relation says this, and says it still.
#[inline(never)]
fn says(relation: &Relation, [from, to]: [Subject; 2], said: Option<&Said>, kind: usize) -> bool {
    let (own, own_kind) = match &relation.back {
        _ if (relation.from, relation.to) == (from, to) => (&relation.label, relation.kind),
        Some(back) if (relation.from, relation.to) == (to, from) => (&back.label, back.kind),
        _ => return false,
    };
    own_kind == kind
        && match said {
            // Also beside the statement that leads.
            Some(said) => own.0.iter().any(|own| !own.past && own.text == said.text),
            None => own.0.is_empty(),
        }
}

/// A sentence that is being written.
struct Run<'w, 's> {
    writer: &'w Writer<'s>,
    ends: [Subject; 2],
    parts: Vec<Part>,
}

impl Run<'_, '_> {
    fn label(&mut self, label: &Spoken) {
        let Some((before, behind)) = gap(&label.words) else { return self.words(&label.words, &label.lang) };
        self.words(before, &label.lang);
        self.name(1);
        self.words(behind, &label.lang);
    }

    #[inline(never)]
    fn name(&mut self, end: usize) {
        self.parts.push(Part::Strong(self.writer.subject(self.ends[end])));
    }

    #[inline(never)]
    fn words(&mut self, words: &str, lang: &Option<String>) {
        if words.is_empty() {
            return;
        }
        let mut fitting = words.to_owned();
        match self.parts.last_mut() {
            Some(Part::Text(last)) if last.lang == *lang => {
                last.words += words;
                return;
            }
            Some(Part::Strong(name)) => fitting = fitted(&name.words, words),
            _ => {}
        }
        self.parts.push(Part::Text(Spoken { words: fitting, lang: lang.clone() }));
    }
}
