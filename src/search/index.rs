//! The folded words of a snapshot, made once for each point.

use super::fold::fold;
use crate::model::seen::{Alias, Person, Snapshot, Told};
use crate::model::{Text, document::Id, is_letter};
use std::rc::Rc;

/// What sort of thing an [`Entry`] is, in the order in which they are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Character,
    Actor,
    Group,
    Work,
    Relation,
}

impl Sort {
    /// As it is called in the results of `find`.
    pub fn word(self) -> &'static str {
        ["character", "actor", "group", "work", "relation"][self as usize]
    }
}

/// Something that can be found.
#[derive(Debug)]
pub struct Entry {
    pub sort: Sort,
    pub id: Id,
    /// What it is shown as.
    pub name: Text,
    pub keys: Vec<Key>,
}

/// A text by which something can be found.
#[derive(Debug)]
pub struct Key {
    /// As it is shown.
    pub shown: Rc<str>,
    pub folded: String,
    /// Where in `folded` a word begins.
    pub starts: Vec<usize>,
}

impl Key {
    fn new(shown: &str) -> Self {
        let mut folded = String::new();
        let mut starts = Vec::new();
        for word in shown.split(|letter: char| !is_letter(letter)) {
            let word = fold(word);
            if !word.is_empty() {
                starts.push(folded.len());
                folded.push_str(&word);
            }
        }
        Self { shown: shown.into(), folded, starts }
    }
}

/// Everything that can be found in a snapshot; the characters come first, in its order.
#[derive(Debug, Default)]
pub struct Index {
    pub entries: Vec<Entry>,
}

impl Index {
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut entries = Vec::new();
        for character in &snapshot.characters {
            let mut keys = Keys::default();
            keys.told(&character.name);
            keys.aliases(&character.aliases);
            for casting in &character.played_by {
                keys.person(&snapshot.people[casting.person]);
                if let Some(credited) = &casting.credited {
                    keys.text(credited);
                }
            }
            entries.push(keys.entry(Sort::Character, &character.id, character.name.text()));
        }
        for person in &snapshot.people {
            let mut keys = Keys::default();
            keys.person(person);
            entries.push(keys.entry(Sort::Actor, &person.id, person.name.text()));
        }
        for group in &snapshot.groups {
            let mut keys = Keys::default();
            keys.told(&group.name);
            entries.push(keys.entry(Sort::Group, &group.id, group.name.text()));
        }
        for work in &snapshot.works {
            let mut keys = Keys::default();
            keys.text(&work.title);
            keys.aliases(&work.aliases);
            entries.push(keys.entry(Sort::Work, &work.id, work.title.clone()));
        }
        for relation in &snapshot.relations {
            let mut keys = Keys::default();
            keys.told(&relation.label);
            if let Some(back) = &relation.back {
                keys.told(&back.label);
            }
            entries.push(keys.entry(Sort::Relation, &relation.id, relation.label.text()));
        }
        Self { entries }
    }
}

/// The keys of one entry.
#[derive(Default)]
struct Keys(Vec<Key>);

impl Keys {
    fn add(&mut self, shown: &str) {
        let key = Key::new(shown);
        if !key.folded.is_empty() {
            self.0.push(key);
        }
    }

    fn text(&mut self, text: &Text) {
        for (_, words) in text.all() {
            self.add(words);
        }
    }

    fn told(&mut self, told: &Told) {
        for said in &told.0 {
            self.text(&said.text);
        }
    }

    fn aliases(&mut self, aliases: &[Alias]) {
        for alias in aliases {
            self.add(&alias.text);
        }
    }

    fn person(&mut self, person: &Person) {
        self.told(&person.name);
        self.aliases(&person.aliases);
    }

    fn entry(self, sort: Sort, id: &Id, name: Text) -> Entry {
        Entry { sort, id: id.clone(), name, keys: self.0 }
    }
}
