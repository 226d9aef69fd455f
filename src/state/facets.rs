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
    texts: Vec<Rc<str>>,
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
        self.values(facet).iter().filter(move |value| {
            *value.key == *wanted || !folded.is_empty() && value.texts.iter().any(|text| **text == *folded)
        })
    }
}

impl Value {
    fn new(key: &str, label: Label) -> Self {
        Self { key: key.into(), label, texts: Vec::new(), characters: Vec::new() }
    }

    /// Every text it goes by, folded.
    pub fn texts(&self) -> &[Rc<str>] {
        &self.texts
    }

    /// One more text that it goes by.
    #[inline(never)]
    fn learn(&mut self, words: &str) {
        let folded = Rc::from(fold(words));
        if !self.texts.contains(&folded) {
            self.texts.push(folded);
        }
    }

    fn learn_all(&mut self, text: &Text) {
        for (_, words) in text.all() {
            self.learn(words);
        }
    }

    /// What the interface calls it, in every language.
    fn learn_word(&mut self, words: &Words, key: &str) {
        for said in words.everywhere(key) {
            self.learn(said);
        }
    }

    /// Notes that it fits a character, which may have been the last one noted.
    fn fit(&mut self, character: usize) {
        if self.characters.last() != Some(&character) {
            self.characters.push(character);
        }
    }
}

/// Tiers, then occupations in the order in which they are first held.
fn roles(snapshot: &Snapshot, words: &Words) -> Vec<Value> {
    let mut values = Vec::new();
    for tier in Tier::ALL {
        let key = format!("tier.{}", tier.word());
        let mut value = Value::new(tier.word(), Label::Word(key.clone()));
        value.learn_word(words, &key);
        value.learn(tier.word());
        values.push(value);
    }
    // Of the occupations, behind the tiers.
    let mut places = Places::default();
    for (character, entry) in snapshot.characters.iter().enumerate() {
        if let Some(tier) = entry.tier {
            values[tier as usize].fit(character);
        }
        for said in &entry.role.0 {
            let text = said.text.get(&snapshot.language, "");
            let place = Tier::ALL.len() + places.add(&fold(text).into());
            if place == values.len() {
                // “|” separates values in an attribute; folding makes it and a space the same.
                let mut key = String::new();
                for letter in text.chars() {
                    key.push(if letter == '|' { ' ' } else { letter });
                }
                values.push(Value::new(&key, Label::Text(said.text.clone())));
            }
            values[place].learn_all(&said.text);
            values[place].fit(character);
        }
    }
    fitting(values)
}

fn actors(snapshot: &Snapshot) -> Vec<Value> {
    let mut values = Vec::new();
    for person in &snapshot.people {
        let mut value = named(&person.id, &person.name);
        for alias in &person.aliases {
            value.learn(&alias.text);
        }
        value.characters.clone_from(&person.plays);
        values.push(value);
    }
    fitting(values)
}

/// Who belongs to a part of a group belongs to the whole.
fn groups(snapshot: &Snapshot) -> Vec<Value> {
    let mut values = Vec::new();
    for group in &snapshot.groups {
        values.push(named(&group.id, &group.name));
    }
    for (character, entry) in snapshot.characters.iter().enumerate() {
        for membership in &entry.groups {
            let mut place = Some(membership.group);
            while let Some(above) = place {
                values[above].fit(character);
                place = snapshot.groups[above].parent;
            }
        }
    }
    fitting(values)
}

fn kinds(snapshot: &Snapshot, words: &Words) -> Vec<Value> {
    let mut values = Vec::new();
    for kind in &snapshot.kinds {
        let word = format!("kind.{}", kind.id);
        let label = kind.name.clone().map_or_else(|| Label::Word(word.clone()), Label::Text);
        let mut value = Value::new(&kind.id, label);
        match &kind.name {
            Some(name) => value.learn_all(name),
            None => value.learn_word(words, &word),
        }
        values.push(value);
    }
    for (character, entry) in snapshot.characters.iter().enumerate() {
        for &relation in &entry.relations {
            let relation = &snapshot.relations[relation];
            values[relation.kind].fit(character);
            if let Some(back) = &relation.back {
                values[back.kind].fit(character);
            }
        }
    }
    fitting(values)
}

/// A value that goes by every name of something.
fn named(id: &str, name: &Told) -> Value {
    let mut value = Value::new(id, Label::Text(name.text()));
    for said in &name.0 {
        value.learn_all(&said.text);
    }
    value
}

/// Without the values that fit nobody.
fn fitting(mut values: Vec<Value>) -> Vec<Value> {
    values.retain(|value| !value.characters.is_empty());
    values
}
