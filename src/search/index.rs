//! The folded words of a snapshot, made once for each point.

use super::fold::fold;
use crate::model::seen::{Alias, Person, Snapshot, Told};
use crate::model::{Text, document::Id, is_letter};
use std::mem::take;
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
        let mut index = Self::default();
        let mut keys = Keys::default();
        for character in &snapshot.characters {
            keys.told(&character.name);
            keys.aliases(&character.aliases);
            for casting in &character.played_by {
                keys.person(&snapshot.people[casting.person]);
                if let Some(credited) = &casting.credited {
                    keys.text(credited);
                }
            }
            index.add(&mut keys, Sort::Character, &character.id, character.name.text());
        }
        for person in &snapshot.people {
            keys.person(person);
            index.add(&mut keys, Sort::Actor, &person.id, person.name.text());
        }
        for group in &snapshot.groups {
            keys.told(&group.name);
            index.add(&mut keys, Sort::Group, &group.id, group.name.text());
        }
        for work in &snapshot.works {
            keys.text(&work.title);
            keys.aliases(&work.aliases);
            index.add(&mut keys, Sort::Work, &work.id, work.title.clone());
        }
        for relation in &snapshot.relations {
            keys.told(&relation.label);
            if let Some(back) = &relation.back {
                keys.told(&back.label);
            }
            index.add(&mut keys, Sort::Relation, &relation.id, relation.label.text());
        }
        index
    }

    /// One more entry, found by all of `keys`; they are gone then.
    #[inline(never)]
    fn add(&mut self, keys: &mut Keys, sort: Sort, id: &Id, name: Text) {
        self.entries.push(Entry { sort, id: id.clone(), name, keys: take(&mut keys.0) });
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

    #[inline(never)]
    fn text(&mut self, text: &Text) {
        for (_, words) in text.all() {
            self.add(words);
        }
    }

    #[inline(never)]
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
}
