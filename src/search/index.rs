//! Everything of a snapshot that can be found, made once for each point, and in slices where it is much.

use super::glance::Glances;
use super::key::Key;
use crate::model::document::{Id, Tier};
use crate::model::seen::{Alias, Person, Snapshot, Told};
use crate::model::{Places, Text};
use std::mem::{replace, take};
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
    /// Where it stands in its list of the snapshot.
    pub place: usize,
    pub id: Id,
    /// The name stands before the rest.
    pub terms: Vec<Term>,
}

/// A text by which an entry is found, and what that text is to it.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    pub field: Field,
    /// Whether it is so no longer.
    pub past: bool,
    /// Its place in [`Index::keys`].
    pub key: usize,
}

/// What a text is to the entry that it finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// Its own name or title; of a relation, what is said of it in either direction.
    #[default]
    Name,
    Alias,
    /// What a character is, in the story or in a group.
    Role,
    /// The name of somebody who plays a character, also as it is credited.
    Actor,
    /// The name of a group that a character belongs to.
    Group,
}

/// Everything that can be found in a snapshot.
#[derive(Debug, Default)]
pub struct Index {
    /// Characters, people, groups, works and relations, each in the order of the snapshot.
    pub entries: Vec<Entry>,
    /// What sort each entry is of, and how much a character matters in the story: in rows, since they are looked up for
    /// everything that is found.
    pub sorts: Vec<Sort>,
    pub tiers: Vec<Option<Tier>>,
    /// Every text by which something is found, once.
    pub keys: Vec<Key>,
    /// For each key, the entries that go by it, in their order, each with the place of its term.
    pub postings: Vec<Vec<(u32, u32)>>,
    pub glances: Glances,
    places: Places,
    /// The names of people and groups, which their characters are found by as well.
    people: Vec<Vec<Term>>,
    groups: Vec<Vec<Term>>,
    /// The terms of the next entry, and what those that come are.
    terms: Vec<Term>,
    field: Field,
    past: bool,
    are_names: bool,
}

impl Index {
    /// The whole index of a snapshot.
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut index = Self::default();
        index.work(snapshot, usize::MAX);
        index
    }

    /// An index of things that go by these names, folded or not.
    pub fn of_names<'a>(names: impl Iterator<Item = &'a [Rc<str>]>) -> Self {
        let mut index = Self { are_names: true, ..Self::default() };
        for (place, names) in names.enumerate() {
            for name in names {
                index.learn(name, None);
            }
            index.add(Sort::Character, place, &Id::from(""));
        }
        index
    }

    /// Goes on with the index of a snapshot, by so many entries; whether it is whole then.
    pub fn work(&mut self, snapshot: &Snapshot, entries: usize) -> bool {
        for _ in 0..entries {
            if !self.step(snapshot) {
                return true;
            }
        }
        false
    }

    /// The next entry, or the names of the next person or group; false where there is nothing left to do.
    fn step(&mut self, snapshot: &Snapshot) -> bool {
        self.field = Field::Name;
        self.are_names = true;
        if let Some(person) = snapshot.people.get(self.people.len()) {
            self.person(person);
            self.people.push(take(&mut self.terms));
            return true;
        }
        self.are_names = false;
        if let Some(group) = snapshot.groups.get(self.groups.len()) {
            self.told(&group.name);
            self.groups.push(take(&mut self.terms));
            return true;
        }
        let mut place = self.entries.len();
        if let Some(character) = snapshot.characters.get(place) {
            self.are_names = true;
            self.told(&character.name);
            self.aliases(&character.aliases);
            self.field = Field::Actor;
            for casting in &character.played_by {
                self.share(self.people[casting.person].clone(), casting.past);
                if let Some(credited) = &casting.credited {
                    self.text(credited);
                }
            }
            self.are_names = false;
            self.field = Field::Role;
            self.told(&character.role);
            for membership in &character.groups {
                self.field = Field::Group;
                self.share(self.groups[membership.group].clone(), snapshot.is_former(membership));
                self.field = Field::Role;
                if let Some(role) = &membership.role {
                    self.text(role);
                }
            }
            self.past = false;
            self.add(Sort::Character, place, &character.id);
            self.tiers[place] = character.tier;
            return true;
        }
        place -= snapshot.characters.len();
        if let Some(person) = snapshot.people.get(place) {
            self.terms.extend_from_slice(&self.people[place]);
            self.add(Sort::Actor, place, &person.id);
            return true;
        }
        place -= snapshot.people.len();
        if let Some(group) = snapshot.groups.get(place) {
            self.terms.extend_from_slice(&self.groups[place]);
            self.add(Sort::Group, place, &group.id);
            return true;
        }
        place -= snapshot.groups.len();
        if let Some(work) = snapshot.works.get(place) {
            self.text(&work.title);
            self.aliases(&work.aliases);
            self.add(Sort::Work, place, &work.id);
            return true;
        }
        place -= snapshot.works.len();
        let Some(relation) = snapshot.relations.get(place) else { return false };
        self.told(&relation.label);
        if let Some(back) = &relation.back {
            self.told(&back.label);
        }
        self.add(Sort::Relation, place, &relation.id);
        true
    }

    /// An entry of the terms so far.
    #[inline(never)]
    fn add(&mut self, sort: Sort, place: usize, id: &Id) {
        // As long as it is; the next one's terms go where these were.
        let terms = self.terms.clone();
        self.terms.clear();
        let entry = self.entries.len() as u32;
        // A role or a group may be called as somebody is who is still to come.
        let is_korean = terms.iter().any(|term| {
            !matches!(term.field, Field::Role | Field::Group) && self.keys[term.key].family.is_some()
        });
        for (place, term) in terms.iter().enumerate() {
            self.keys[term.key].is_guessed |= !is_korean;
            let known = &mut self.postings[term.key];
            // By two terms of one text it is found once.
            if known.last().is_none_or(|&(last, _)| last != entry) {
                known.push((entry, place as u32));
            }
        }
        self.entries.push(Entry { sort, place, id: id.clone(), terms });
        self.sorts.push(sort);
        self.tiers.push(None);
    }

    /// One more term.
    #[inline(never)]
    fn learn(&mut self, shown: &Rc<str>, lang: Option<&Rc<str>>) {
        let key = self.places.add(shown);
        if key == self.keys.len() {
            self.keys.push(Key::new(shown, lang, self.are_names));
            self.postings.push(Vec::new());
            self.glances.note(key, &self.keys[key]);
        } else if self.are_names && !self.keys[key].is_name {
            // What goes by it already goes on to.
            let Key { is_group, is_guessed, .. } = self.keys[key];
            self.keys[key] = Key { is_group, is_guessed, ..Key::new(shown, lang, true) };
            self.glances.note(key, &self.keys[key]);
        }
        if !self.keys[key].folded.is_empty() {
            self.terms.push(Term { field: self.field, past: self.past, key });
        }
    }

    #[inline(never)]
    fn text(&mut self, text: &Text) {
        for (tag, words) in text.all() {
            self.learn(words, Some(tag));
        }
    }

    #[inline(never)]
    fn told(&mut self, told: &Told) {
        for said in &told.0 {
            self.past = said.past;
            self.text(&said.text);
        }
        self.past = false;
    }

    #[inline(never)]
    fn aliases(&mut self, aliases: &[Alias]) {
        let field = replace(&mut self.field, Field::Alias);
        for alias in aliases {
            self.past = alias.past;
            self.learn(&alias.text, None);
        }
        (self.field, self.past) = (field, false);
    }

    fn person(&mut self, person: &Person) {
        self.told(&person.name);
        self.aliases(&person.aliases);
    }

    /// Terms of somebody or something else, which are to the entry what comes now.
    #[inline(never)]
    fn share(&mut self, terms: Vec<Term>, past: bool) {
        self.past = past;
        for term in terms {
            self.keys[term.key].is_group |= self.field == Field::Group;
            self.terms.push(Term { field: self.field, past: past || term.past, ..term });
        }
    }
}
