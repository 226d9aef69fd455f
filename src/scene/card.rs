//! What a card says.

use super::color::{Monogram, monogram};
use super::part::{Spoken, Writer};
use super::sentence::count;
use crate::model::document::{AliasKind, Id, Portrait};
use crate::state::State;
use crate::words::pieces;

/// A character in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub id: Id,
    pub monogram: Monogram,
    pub portrait: Option<Portrait>,
    pub name: Spoken,
    /// The native name, where it is another.
    pub native: Option<Spoken>,
    /// "played by …", with the interface's words before and behind the names.
    pub actors: Option<(String, Vec<Spoken>, String)>,
    pub role: Option<Spoken>,
    pub badges: Vec<Badge>,
    /// Whether they have left the story.
    pub past: bool,
}

/// A short note at the foot of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Badge {
    pub text: Spoken,
    /// What somebody calls them.
    pub nickname: bool,
}

/// The card of the character at `place`.
pub fn card(state: &State, place: usize) -> Card {
    let writer = Writer::new(state);
    let words = &state.words;
    let snapshot = state.snapshot();
    let character = &snapshot.characters[place];
    let name = writer.name(&character.name);
    let native = native(&writer, &character.name.text(), &name);
    let current = character.played_by.iter().filter(|casting| !casting.past);
    let mut actors: Vec<Spoken> = Vec::new();
    for casting in current.chain(character.played_by.iter().filter(|casting| casting.past)) {
        let mut actor = writer.name(&snapshot.people[casting.person].name);
        if casting.voice {
            actor.words = format!("{} ({})", actor.words, words.get("voice"));
        }
        if casting.past {
            actor.words = words.fill("formerly.value", &[("value", &actor.words)]);
        }
        if !actors.contains(&actor) {
            actors.push(actor);
        }
    }
    let role = character.role.lead().map(|said| {
        let mut role = writer.say(&said.text);
        if said.past {
            role.words = words.fill("formerly.value", &[("value", &role.words)]);
        }
        role
    });
    let mut badges = Vec::new();
    for alias in
        character.aliases.iter().filter(|alias| alias.kind == Some(AliasKind::Nickname) && !alias.past)
    {
        badges.push(Badge { text: Spoken::plain(format!("“{}”", alias.text)), nickname: true });
    }
    if let Some(tier) = character.tier {
        badges.push(note(words.get(&format!("tier.{}", tier.word()))));
    }
    for membership in &character.groups {
        let mut text = writer.name(&snapshot.groups[membership.group].name);
        if membership.past {
            text.words = words.fill("formerly.value", &[("value", &text.words)]);
        }
        badges.push(Badge { text, nickname: false });
    }
    let ties = character.relations.iter().filter(|&&relation| !snapshot.relations[relation].past).count();
    if ties > 0 {
        badges.push(note(&count(words, "relations", ties)));
    }
    if character.past {
        badges.push(note(words.get("left")));
    }
    let actors = (!actors.is_empty()).then(|| {
        let form = pieces(words.get("played-by"));
        let piece = |place: usize| form.get(place).map_or_else(String::new, |piece| (*piece).to_owned());
        (piece(0), actors, piece(2))
    });
    Card {
        id: character.id.clone(),
        monogram: monogram(state, character),
        portrait: character.portrait.clone(),
        name,
        native,
        actors,
        role,
        badges,
        past: character.past,
    }
}

/// A name in the document's native language, where the visitor reads it in another.
pub fn native(writer: &Writer<'_>, name: &crate::model::Text, shown: &Spoken) -> Option<Spoken> {
    let tag = writer.snapshot().native.as_deref()?;
    let words = name.only(tag)?;
    (words != shown.words).then(|| Spoken { words: words.to_owned(), lang: Some(tag.to_owned()) })
}

fn note(words: &str) -> Badge {
    Badge { text: Spoken::plain(words), nickname: false }
}
