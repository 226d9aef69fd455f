//! A show for machines: linked data (JSON-LD) in the words of schema.org.

use crate::model::Text;
use crate::model::seen::{Alias, Told};
use crate::scene::part::Writer;
use crate::state::State;
use serde_json::{Map, Value, json};

/// The show, its characters, and who plays them.
///
/// With a timeline and actors it is a `TVSeries`, otherwise a `CreativeWork`, which has contributors rather than
/// actors. A `PerformanceRole` stands between the work and the person and names the character
/// (<https://schema.org/PerformanceRole>).
pub fn linked(state: &State) -> Value {
    let writer = Writer::new(state);
    let snapshot = state.snapshot();
    let mut roles = Vec::new();
    let mut characters = Vec::new();
    let is_series =
        snapshot.last > 0 && snapshot.characters.iter().any(|character| !character.played_by.is_empty());
    let (kind, part) = if is_series { ("TVSeries", "actor") } else { ("CreativeWork", "contributor") };
    for character in &snapshot.characters {
        let called = writer.name(&character.name).words;
        for casting in &character.played_by {
            let actor = &snapshot.people[casting.person];
            let mut role = json!({"@type": "PerformanceRole", "characterName": called});
            role[part] = person(&writer, &actor.name, &actor.aliases);
            roles.push(role);
        }
        characters.push(person(&writer, &character.name, &character.aliases));
    }
    let mut work = named(&writer, kind, &snapshot.title, &[]);
    work.insert("@context".into(), "https://schema.org".into());
    if let Some(year) = snapshot.about.year {
        work.insert("datePublished".into(), year.to_string().into());
    }
    for (field, list) in [(part, roles), ("character", characters)] {
        if !list.is_empty() {
            work.insert(field.into(), list.into());
        }
    }
    work.into()
}

/// Somebody, in life or in the story: schema.org has one type for both.
fn person(writer: &Writer<'_>, name: &Told, aliases: &[Alias]) -> Value {
    named(writer, "Person", &name.text(), aliases).into()
}

/// A thing, with its name as the visitor reads it, and all the others.
fn named(writer: &Writer<'_>, kind: &str, name: &Text, aliases: &[Alias]) -> Map<String, Value> {
    let shown = writer.say(name).words;
    let mut others: Vec<&str> = Vec::new();
    for other in name.all().map(|(_, words)| &**words).chain(aliases.iter().map(|alias| &*alias.text)) {
        if other != shown && !others.contains(&other) {
            others.push(other);
        }
    }
    let mut thing = Map::new();
    thing.insert("@type".into(), kind.into());
    if !others.is_empty() {
        thing.insert("alternateName".into(), others.into());
    }
    thing.insert("name".into(), shown.into());
    thing
}
