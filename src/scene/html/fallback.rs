//! What is said where no script runs: the title, the cast, and how they stand to each other.

use crate::scene::card::{Card, card, native};
use crate::scene::part::{Part, Spoken, Writer};
use crate::scene::sentence::{plain, sentences};
use crate::state::{State, sections};
use std::collections::BTreeSet;

/// A show in headings and lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallback {
    /// The language of the interface, and of every [`Spoken`] that names none.
    pub lang: String,
    /// Level of the title's heading, 1 to 6.
    pub level: u8,
    pub title: Spoken,
    pub native: Option<Spoken>,
    pub lists: Vec<List>,
}

/// Lines under a heading, each a [`Part::Run`].
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub title: Spoken,
    pub lines: Vec<Part>,
}

/// The cast in its sections, whoever passes the filters; then the sentences of all relations, each once: first of those
/// that hold.
pub fn fallback(state: &State) -> Fallback {
    let writer = Writer::new(state);
    let snapshot = state.snapshot();
    let word = |key: &str| Spoken::plain(writer.words().get(key));
    let title = writer.say(&snapshot.title);
    let native = native(&writer, &snapshot.title, &title);
    let mut lists = Vec::new();
    let everybody: Vec<usize> = (0..snapshot.characters.len()).collect();
    for section in sections(state, &everybody) {
        let lines = section.characters.iter().map(|&place| line(&writer, card(state, place))).collect();
        let title = section.title.map(|title| Spoken::plain(title.say(writer.words(), &snapshot.language)));
        lists.push(List { title: title.unwrap_or_else(|| word("tier.none")), lines });
    }
    if everybody.is_empty() {
        lists.push(List { title: word("tier.none"), lines: vec![Part::Text(word("empty.show"))] });
    }
    let mut lines = Vec::new();
    // What comes and goes is said of each time; here, once is enough.
    let mut told = BTreeSet::new();
    for past in [false, true] {
        for relation in snapshot.relations.iter().filter(|relation| relation.past == past) {
            for sentence in sentences(&writer, relation) {
                if told.insert(plain(&sentence)) {
                    lines.push(sentence);
                }
            }
        }
    }
    if !lines.is_empty() {
        lists.push(List { title: word("relations.all"), lines });
    }
    Fallback { lang: writer.words().tag().to_owned(), level: state.heading_level, title, native, lists }
}

/// "Name (native name), role, played by …"
fn line(writer: &Writer<'_>, card: Card) -> Part {
    let words = |words: &str| Part::Text(Spoken::plain(words));
    let mut parts = vec![Part::Strong(card.name)];
    if let Some(native) = card.native {
        parts.extend([words(" ("), Part::Text(native), words(")")]);
    }
    if let Some(role) = card.role {
        parts.extend([words(", "), Part::Text(role)]);
    }
    if let Some((before, actors, behind)) = card.actors {
        parts.extend([words(", "), words(&before)]);
        for (place, actor) in actors.into_iter().enumerate() {
            if place > 0 {
                parts.push(words(", "));
            }
            parts.push(Part::Text(actor));
        }
        parts.push(words(&behind));
    }
    if card.past {
        parts.extend([words(", "), words(writer.words().get("left"))]);
    }
    Part::Run(parts)
}
