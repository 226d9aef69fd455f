//! The order in which characters are shown, and the headings they stand under.

use super::facets::Label;
use super::{Arrange, State};
use crate::model::Text;
use crate::model::document::Tier;
use crate::search::fold;

/// Characters under one heading.
#[derive(Debug, PartialEq)]
pub struct Section {
    /// Unlike that of any other section.
    pub key: String,
    /// None where one heading for all says nothing.
    pub title: Option<Label>,
    pub characters: Vec<usize>,
}

/// The characters in sections, none of them empty; each character stands in one.
pub fn sections(state: &State, characters: &[usize]) -> Vec<Section> {
    match state.arrange {
        Arrange::Tier => by_tier(state, characters),
        Arrange::Group => by_group(state, characters),
        Arrange::Actor => by_actor(state, characters),
        Arrange::Name => {
            let mut characters = characters.to_vec();
            characters.sort_by_cached_key(|&place| {
                sort_key(state, &state.snapshot().characters[place].name.text())
            });
            some(vec![Section { key: "name".into(), title: None, characters }])
        }
    }
}

fn by_tier(state: &State, characters: &[usize]) -> Vec<Section> {
    let tiers = Tier::ALL.iter().copied().map(Some).chain([None]);
    let mut sections: Vec<Section> = tiers
        .map(|tier| {
            let word = tier.map_or("none", Tier::word);
            Section {
                key: word.into(),
                title: Some(Label::Word(format!("tier.{word}"))),
                characters: pick(characters, |place| state.snapshot().characters[place].tier == tier),
            }
        })
        .collect();
    if sections[..3].iter().all(|section| section.characters.is_empty()) {
        sections[3].title = None;
    }
    some(sections)
}

/// Each character under the first group they belong to now, or else under the first they belonged to.
fn by_group(state: &State, characters: &[usize]) -> Vec<Section> {
    let snapshot = state.snapshot();
    let home = |place: usize| {
        let groups = &snapshot.characters[place].groups;
        groups
            .iter()
            .find(|membership| !membership.past)
            .or(groups.first())
            .map(|membership| membership.group)
    };
    let titled = snapshot.groups.iter().enumerate().map(|(group, entry)| Section {
        key: entry.id.to_string(),
        title: Some(Label::Text(entry.name.text())),
        characters: pick(characters, |place| home(place) == Some(group)),
    });
    let rest = rest("no-group", pick(characters, |place| home(place).is_none()));
    some(titled.chain([rest]).collect())
}

/// Each character under the first actor who plays them now, in the order of the actors' names.
fn by_actor(state: &State, characters: &[usize]) -> Vec<Section> {
    let snapshot = state.snapshot();
    let mut played: Vec<Vec<usize>> = vec![Vec::new(); snapshot.people.len()];
    let mut alone = Vec::new();
    for &place in characters {
        let castings = &snapshot.characters[place].played_by;
        match castings.iter().find(|casting| !casting.past).or(castings.first()) {
            Some(casting) => played[casting.person].push(place),
            None => alone.push(place),
        }
    }
    let mut sections: Vec<Section> = snapshot
        .people
        .iter()
        .zip(played)
        .map(|(person, characters)| Section {
            key: person.id.to_string(),
            title: Some(Label::Text(person.name.text())),
            characters,
        })
        .filter(|section| !section.characters.is_empty())
        .collect();
    sections.sort_by_cached_key(|section| match &section.title {
        Some(Label::Text(name)) => sort_key(state, name),
        _ => String::new(),
    });
    sections.push(rest("no-actor", alone));
    some(sections)
}

/// The section of those that fit under no other heading.
fn rest(word: &str, characters: Vec<usize>) -> Section {
    // No id holds a space.
    Section { key: format!(" {word}"), title: Some(Label::Word(word.into())), characters }
}

fn pick(characters: &[usize], fits: impl Fn(usize) -> bool) -> Vec<usize> {
    characters.iter().copied().filter(|&place| fits(place)).collect()
}

fn some(mut sections: Vec<Section>) -> Vec<Section> {
    sections.retain(|section| !section.characters.is_empty());
    sections
}

/// Sorts as it is read: Hangul and kana are in alphabetical order in Unicode, and Latin letters are once folded.
fn sort_key(state: &State, name: &Text) -> String {
    fold(name.get(state.words.language(), &state.snapshot().language))
}
