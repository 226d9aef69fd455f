//! Relations as sentences. The one place that makes them.

use super::gap::gap;
use super::part::{Part, Spoken, Writer};
use super::particle::fitted;
use crate::model::seen::{Relation, Subject, Told};
use crate::words::{Words, pieces};

/// The sentences of a relation: what `from` says or feels, then what comes back. Each is a [`Part::Run`] in which names
/// are strong.
pub fn sentences(writer: &Writer<'_>, relation: &Relation) -> Vec<Part> {
    let Relation { from, to, kind, mutual, past, .. } = *relation;
    let mut sentences = vec![sentence(writer, [from, to], &relation.label, kind, mutual, past)];
    if let Some(back) = &relation.back {
        sentences.push(sentence(writer, [to, from], &back.label, back.kind, false, past));
    }
    sentences
}

/// The sentences of a relation as plain text: for names that only a screen reader says.
pub fn said(writer: &Writer<'_>, relation: &Relation) -> Vec<String> {
    let mut said = Vec::new();
    for sentence in sentences(writer, relation) {
        said.push(plain(&sentence));
    }
    said
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
    ends: [Subject; 2],
    label: &Told,
    kind_place: usize,
    mutual: bool,
    past: bool,
) -> Part {
    let said = label.lead();
    let past = (past || said.is_some_and(|said| said.past)) && !goes_on(writer, ends, label, kind_place);
    let kind_said = &writer.snapshot().kinds[kind_place];
    let usual = if mutual { "relation.mutual" } else { "relation" };
    let mut form = Form { words: writer.words().clone(), lang: None, key: usual.to_owned(), label: None };
    match said {
        Some(said) => {
            let label = writer.say(&said.text);
            if gap(&label.words).is_some() {
                // It is a sentence of its own language.
                form.key.clear();
                form.key.push_str("relation.said");
                form.lang.clone_from(&label.lang);
                if let Some(tag) = &label.lang {
                    form.words = form.words.speaking(tag);
                }
            }
            form.label = Some(label);
        }
        // "relation.ally", "relation.ally.mutual"
        None if kind_said.name.is_none() => {
            form.key.insert_str("relation".len(), &kind_said.id);
            form.key.insert("relation".len(), '.');
        }
        None => form.label = Some(kind(writer, kind_place)),
    }
    let mut run = Run { writer, ends, parts: Vec::new() };
    if !past {
        run.fill(&form);
        return Part::Run(run.parts);
    }
    for (place, piece) in pieces(writer.words().get("relation.past")).into_iter().enumerate() {
        match place % 2 {
            0 => run.words(piece, &None),
            _ => run.fill(&form),
        }
    }
    Part::Run(run.parts)
}

/// Whether the same is said of the same two by a relation that holds. Relations that meet are compared direction by
/// direction: where only one of the two has changed, the other is not over.
#[inline(never)]
fn goes_on(writer: &Writer<'_>, ends: [Subject; 2], label: &Told, kind: usize) -> bool {
    let snapshot = writer.snapshot();
    for end in ends {
        let Subject::Character(place) = end else { continue };
        for &place in &snapshot.characters[place].relations {
            let relation = &snapshot.relations[place];
            // Those that hold come first.
            if relation.past {
                break;
            }
            if says(relation, ends, label, kind) {
                return true;
            }
        }
        return false;
    }
    for relation in &snapshot.relations {
        if !relation.past && says(relation, ends, label, kind) {
            return true;
        }
    }
    false
}

/// Whether one of the two sides of a relation says this, and says it still.
fn says(relation: &Relation, [from, to]: [Subject; 2], label: &Told, kind: usize) -> bool {
    let (own_label, own_kind) = match &relation.back {
        _ if (relation.from, relation.to) == (from, to) => (&relation.label, relation.kind),
        Some(back) if (relation.from, relation.to) == (to, from) => (&back.label, back.kind),
        _ => return false,
    };
    let is_over = own_label.lead().is_some_and(|said| said.past);
    !is_over && own_kind == kind && own_label.text() == label.text()
}

/// What a sentence is made from.
struct Form {
    words: Words,
    /// The language of the words, where it is not the interface's.
    lang: Option<String>,
    key: String,
    label: Option<Spoken>,
}

/// A sentence that is being written.
struct Run<'w, 's> {
    writer: &'w Writer<'s>,
    ends: [Subject; 2],
    parts: Vec<Part>,
}

impl Run<'_, '_> {
    #[inline(never)]
    fn fill(&mut self, form: &Form) {
        for (place, piece) in pieces(form.words.get(&form.key)).into_iter().enumerate() {
            match piece {
                words if place % 2 == 0 => self.words(words, &form.lang),
                "from" => self.name(0),
                "to" => self.name(1),
                _ => self.label(form),
            }
        }
    }

    #[inline(never)]
    fn label(&mut self, form: &Form) {
        let Some(label) = &form.label else { return };
        match gap(&label.words) {
            Some((before, behind)) => {
                self.words(before, &label.lang);
                self.name(1);
                self.words(behind, &label.lang);
            }
            None => self.words(&label.words, &label.lang),
        }
    }

    #[inline(never)]
    fn name(&mut self, end: usize) {
        self.parts.push(Part::Strong(self.writer.subject(self.ends[end])));
    }

    #[inline(never)]
    fn words(&mut self, words: &str, lang: &Option<String>) {
        let mut fitting = words.to_owned();
        match self.parts.last_mut() {
            Some(Part::Text(last)) if last.lang == *lang => {
                last.words += words;
                return;
            }
            Some(Part::Strong(name)) => fitting = fitted(&name.words, words),
            _ => {}
        }
        if !words.is_empty() {
            self.parts.push(Part::Text(Spoken { words: fitting, lang: lang.clone() }));
        }
    }
}
