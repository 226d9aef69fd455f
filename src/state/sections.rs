//! The order in which characters are shown, and the headings they stand under.

use super::facets::Label;
use super::{Arrange, State};
use crate::model::Text;
use crate::model::document::Tier;
use crate::order::order;
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
            let names = characters.iter().map(|&place| state.snapshot().characters[place].name.text());
            let sorted = alphabetically(state, names.collect());
            let characters = sorted.into_iter().map(|place| characters[place]).collect();
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
    let names = snapshot.people.iter().map(|person| person.name.text());
    let mut sections: Vec<Section> = alphabetically(state, names.collect())
        .into_iter()
        .map(|place| Section {
            key: snapshot.people[place].id.to_string(),
            title: Some(Label::Text(snapshot.people[place].name.text())),
            characters: std::mem::take(&mut played[place]),
        })
        .collect();
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

/// The places of names in the order in which they are read: Hangul and kana stand in alphabetical order in
/// Unicode, and Latin letters do once they are folded.
fn alphabetically(state: &State, names: Vec<Text>) -> Vec<usize> {
    let language = &state.snapshot().language;
    let keys: Vec<String> =
        names.iter().map(|name| fold(name.get(state.words.language(), language))).collect();
    order(keys.len(), &mut |a, b| keys[a].cmp(&keys[b]))
}
