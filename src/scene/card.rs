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
    let mut actors = Vec::new();
    // Who plays them now comes first.
    for past in [false, true] {
        for casting in &character.played_by {
            if casting.past != past {
                continue;
            }
            let mut actor = writer.name(&snapshot.people[casting.person].name);
            if casting.voice {
                actor.words = [&actor.words, " (", words.get("voice"), ")"].concat();
            }
            formerly(&writer, &mut actor, past);
            if !actors.contains(&actor) {
                actors.push(actor);
            }
        }
    }
    let role = character.role.lead().map(|said| {
        let mut role = writer.say(&said.text);
        formerly(&writer, &mut role, said.past);
        role
    });
    let mut badges = Vec::new();
    for alias in &character.aliases {
        if alias.kind == Some(AliasKind::Nickname) && !alias.past {
            badges.push(Badge { text: Spoken::plain(["“", &alias.text, "”"].concat()), nickname: true });
        }
    }
    if let Some(tier) = character.tier {
        note(&mut badges, Spoken::plain(words.get(&["tier.", tier.word()].concat())));
    }
    for membership in &character.groups {
        let mut text = writer.name(&snapshot.groups[membership.group].name);
        formerly(&writer, &mut text, snapshot.is_former(membership));
        note(&mut badges, text);
    }
    let mut ties = 0;
    for &relation in &character.relations {
        ties += usize::from(!snapshot.relations[relation].past);
    }
    if ties > 0 {
        note(&mut badges, Spoken::plain(count(words, "relations", ties)));
    }
    if character.past {
        note(&mut badges, Spoken::plain(words.get("left")));
    }
    let form = pieces(words.get("played-by"));
    let piece = |place: usize| form.get(place).copied().unwrap_or_default().to_owned();
    let actors = if actors.is_empty() { None } else { Some((piece(0), actors, piece(2))) };
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

/// Says of what is over that it is.
#[inline(never)]
pub fn formerly(writer: &Writer<'_>, said: &mut Spoken, past: bool) {
    if past {
        said.words = writer.words().fill("formerly.value", &[("value", &said.words)]);
    }
}

#[inline(never)]
fn note(badges: &mut Vec<Badge>, text: Spoken) {
    badges.push(Badge { text, nickname: false });
}
