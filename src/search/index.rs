//! The folded words of a snapshot, made once for each point.

use super::fold::fold;
use crate::model::seen::{Alias, Snapshot, Told};
use crate::model::{Text, document::Id};
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
        for word in shown.split(|letter: char| !letter.is_alphanumeric()) {
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
        let actors: Vec<Vec<Key>> = snapshot
            .people
            .iter()
            .map(|person| Keys::default().told(&person.name).aliases(&person.aliases).0)
            .collect();
        let mut entries = Vec::new();
        for character in &snapshot.characters {
            let mut keys = Keys::default().told(&character.name).aliases(&character.aliases);
            for casting in &character.played_by {
                let person = &snapshot.people[casting.person];
                keys = keys.told(&person.name).aliases(&person.aliases);
                if let Some(credited) = &casting.credited {
                    keys = keys.text(credited);
                }
            }
            entries.push(Entry {
                sort: Sort::Character,
                id: character.id.clone(),
                name: character.name.text(),
                keys: keys.0,
            });
        }
        for (person, keys) in snapshot.people.iter().zip(actors) {
            entries.push(Entry { sort: Sort::Actor, id: person.id.clone(), name: person.name.text(), keys });
        }
        for group in &snapshot.groups {
            let keys = Keys::default().told(&group.name).0;
            entries.push(Entry { sort: Sort::Group, id: group.id.clone(), name: group.name.text(), keys });
        }
        for work in &snapshot.works {
            let keys = Keys::default().text(&work.title).aliases(&work.aliases).0;
            entries.push(Entry { sort: Sort::Work, id: work.id.clone(), name: work.title.clone(), keys });
        }
        for relation in &snapshot.relations {
            let mut keys = Keys::default().told(&relation.label);
            if let Some(back) = &relation.back {
                keys = keys.told(&back.label);
            }
            let name = relation.label.text();
            entries.push(Entry { sort: Sort::Relation, id: relation.id.clone(), name, keys: keys.0 });
        }
        Self { entries }
    }
}

#[derive(Default)]
struct Keys(Vec<Key>);

impl Keys {
    fn text(mut self, text: &Text) -> Self {
        self.0.extend(text.all().map(|(_, words)| Key::new(words)).filter(|key| !key.folded.is_empty()));
        self
    }

    fn told(self, told: &Told) -> Self {
        told.0.iter().fold(self, |keys, said| keys.text(&said.text))
    }

    fn aliases(mut self, aliases: &[Alias]) -> Self {
        self.0.extend(aliases.iter().map(|alias| Key::new(&alias.text)).filter(|key| !key.folded.is_empty()));
        self
    }
}
