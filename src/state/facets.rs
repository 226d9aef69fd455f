//! The values that characters can be filtered by.

use crate::model::document::Tier;
use crate::model::seen::{Snapshot, Told};
use crate::model::{Places, Text};
use crate::search::fold;
use crate::words::Words;
use std::rc::Rc;

/// A way to sort characters out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Roles,
    Actors,
    Groups,
    Kinds,
}

impl Facet {
    pub const ALL: [Self; 4] = [Self::Roles, Self::Actors, Self::Groups, Self::Kinds];

    /// The attribute that holds its wanted values.
    pub fn name(self) -> &'static str {
        ["roles", "actors", "groups", "kinds"][self as usize]
    }
}

/// What a value or a section is called.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// By the document.
    Text(Text),
    /// By the interface, under this key.
    Word(String),
}

impl Label {
    /// As a visitor reads it; `fallback` is the document's language.
    pub fn say<'s>(&'s self, words: &'s Words, fallback: &str) -> &'s str {
        match self {
            Self::Text(text) => text.get(words.language(), fallback),
            Self::Word(key) => words.get(key),
        }
    }
}

/// A value of a facet, and whom it fits.
#[derive(Debug)]
pub struct Value {
    /// As an attribute or the address names it.
    pub key: Rc<str>,
    pub label: Label,
    /// Every text it goes by, folded.
    texts: Vec<String>,
    /// In the order of the snapshot, each once.
    pub characters: Vec<usize>,
}

/// The values of every facet that fit somebody visible.
#[derive(Debug, Default)]
pub struct Facets([Vec<Value>; 4]);

impl Facets {
    pub fn of(snapshot: &Snapshot, words: &Words) -> Self {
        Self([roles(snapshot, words), actors(snapshot), groups(snapshot), kinds(snapshot, words)])
    }

    pub fn values(&self, facet: Facet) -> &[Value] {
        &self.0[facet as usize]
    }

    /// The values that `wanted` names, by key or by any text in any language.
    pub fn named(&self, facet: Facet, wanted: &str) -> impl Iterator<Item = &Value> {
        let folded = fold(wanted);
        self.values(facet)
            .iter()
            .filter(move |value| *value.key == *wanted || !folded.is_empty() && value.texts.contains(&folded))
    }
}

/// Tiers, then occupations in the order in which they are first held.
fn roles(snapshot: &Snapshot, words: &Words) -> Vec<Value> {
    let mut values: Vec<Value> = Tier::ALL
        .iter()
        .map(|tier| {
            let key = format!("tier.{}", tier.word());
            let mut texts: Vec<String> = words.everywhere(&key).into_iter().map(fold).collect();
            texts.push(tier.word().into());
            let holds = |place: &usize| snapshot.characters[*place].tier == Some(*tier);
            let characters = (0..snapshot.characters.len()).filter(holds).collect();
            Value { key: tier.word().into(), label: Label::Word(key), texts, characters }
        })
        .collect();
    // Of the occupations, behind the tiers.
    let mut places = Places::default();
    for (character, entry) in snapshot.characters.iter().enumerate() {
        for said in &entry.role.0 {
            let text = said.text.get(&snapshot.language, "");
            let place = Tier::ALL.len() + places.add(&fold(text).into());
            if place == values.len() {
                // “|” separates values in an attribute; folding makes it and a space the same.
                let key = text.split('|').collect::<Vec<_>>().join(" ").into();
                let label = Label::Text(said.text.clone());
                values.push(Value { key, label, texts: Vec::new(), characters: Vec::new() });
            }
            let value = &mut values[place];
            learn(&mut value.texts, &said.text);
            add(&mut value.characters, character);
        }
    }
    fitting(values)
}

fn actors(snapshot: &Snapshot) -> Vec<Value> {
    let values = snapshot.people.iter().map(|person| {
        let mut texts = folded(&person.name);
        texts.extend(person.aliases.iter().map(|alias| fold(&alias.text)));
        Value {
            key: person.id.clone(),
            label: Label::Text(person.name.text()),
            texts,
            characters: person.plays.clone(),
        }
    });
    fitting(values.collect())
}

/// Who belongs to a part of a group belongs to the whole.
fn groups(snapshot: &Snapshot) -> Vec<Value> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); snapshot.groups.len()];
    for (character, entry) in snapshot.characters.iter().enumerate() {
        for membership in &entry.groups {
            let mut place = Some(membership.group);
            while let Some(above) = place {
                add(&mut members[above], character);
                place = snapshot.groups[above].parent;
            }
        }
    }
    let values = snapshot.groups.iter().zip(members).map(|(group, characters)| {
        let label = Label::Text(group.name.text());
        Value { key: group.id.clone(), label, texts: folded(&group.name), characters }
    });
    fitting(values.collect())
}

fn kinds(snapshot: &Snapshot, words: &Words) -> Vec<Value> {
    let mut values: Vec<Value> = snapshot
        .kinds
        .iter()
        .map(|kind| {
            let word = format!("kind.{}", kind.id);
            let (label, texts) = match &kind.name {
                Some(name) => (Label::Text(name.clone()), name.all().map(|(_, words)| fold(words)).collect()),
                None => {
                    let texts = words.everywhere(&word).into_iter().map(fold).collect();
                    (Label::Word(word), texts)
                }
            };
            Value { key: kind.id.clone(), label, texts, characters: Vec::new() }
        })
        .collect();
    for (character, entry) in snapshot.characters.iter().enumerate() {
        for &relation in &entry.relations {
            let relation = &snapshot.relations[relation];
            add(&mut values[relation.kind].characters, character);
            if let Some(back) = &relation.back {
                add(&mut values[back.kind].characters, character);
            }
        }
    }
    fitting(values)
}

/// Without the values that fit nobody.
fn fitting(mut values: Vec<Value>) -> Vec<Value> {
    values.retain(|value| !value.characters.is_empty());
    values
}

fn folded(told: &Told) -> Vec<String> {
    let mut texts = Vec::new();
    for said in &told.0 {
        learn(&mut texts, &said.text);
    }
    texts
}

fn learn(texts: &mut Vec<String>, text: &Text) {
    for (_, words) in text.all() {
        let folded = fold(words);
        if !texts.contains(&folded) {
            texts.push(folded);
        }
    }
}

/// Adds a place that may have been the last one added.
fn add(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
