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
    let snapshot = state.snapshot();
    let mut sections = Vec::new();
    // For each character of the snapshot, the section it stands in.
    let mut homes = vec![0; snapshot.characters.len()];
    match state.arrange {
        Arrange::Tier => {
            for tier in Tier::ALL {
                sections.push(heading(tier.word(), Label::Word(format!("tier.{}", tier.word()))));
            }
            for (home, character) in homes.iter_mut().zip(&snapshot.characters) {
                *home = character.tier.map_or(sections.len(), |tier| tier as usize);
            }
            sections.push(heading("none", Label::Word("tier.none".into())));
        }
        // Under the first group they belong to now.
        Arrange::Group => {
            for group in &snapshot.groups {
                sections.push(heading(&group.id, Label::Text(group.name.text())));
            }
            for (home, character) in homes.iter_mut().zip(&snapshot.characters) {
                let group = character.groups.iter().find(|membership| !snapshot.is_former(membership));
                *home = group.map_or(sections.len(), |membership| membership.group);
            }
            // No id holds a space.
            sections.push(heading(" no-group", Label::Word("no-group".into())));
        }
        // Under the first actor who plays them now, in the order of the actors' names.
        Arrange::Actor => {
            let names = snapshot.people.iter().map(|person| person.name.text());
            let mut ranks = vec![0; snapshot.people.len()];
            for place in alphabetically(state, names.collect()) {
                ranks[place] = sections.len();
                let person = &snapshot.people[place];
                sections.push(heading(&person.id, Label::Text(person.name.text())));
            }
            for (home, character) in homes.iter_mut().zip(&snapshot.characters) {
                let castings = &character.played_by;
                let casting = castings.iter().find(|casting| !casting.past).or(castings.first());
                *home = casting.map_or(sections.len(), |casting| ranks[casting.person]);
            }
            sections.push(heading(" no-actor", Label::Word("no-actor".into())));
        }
        Arrange::Name => {
            let names = characters.iter().map(|&place| snapshot.characters[place].name.text());
            let sorted = alphabetically(state, names.collect());
            let characters = sorted.into_iter().map(|place| characters[place]).collect();
            return some(vec![Section { key: "name".into(), title: None, characters }]);
        }
    }
    for &place in characters {
        sections[homes[place]].characters.push(place);
    }
    let mut sections = some(sections);
    if let [only] = &mut sections[..]
        && state.arrange == Arrange::Tier
        && only.key == "none"
    {
        only.title = None;
    }
    sections
}

fn heading(key: &str, title: Label) -> Section {
    Section { key: key.into(), title: Some(title), characters: Vec::new() }
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
