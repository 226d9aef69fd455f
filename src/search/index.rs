//! Everything of a snapshot that can be found, made once for each point, and in slices where it is much.

use super::kana::is_kana;
use super::key::{Key, Letters};
use super::outline::Outline;
use crate::model::Text;
use crate::model::document::{Id, Tier};
use crate::model::seen::{Alias, Person, Snapshot, Told};
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
    /// Whether one of its texts is a name in Hangul.
    pub is_korean: bool,
    /// How much a character matters in the story.
    pub tier: Option<Tier>,
    pub terms: Vec<Term>,
}

/// A text by which an entry is found, and what that text is to it.
#[derive(Clone, Debug)]
pub struct Term {
    pub field: Field,
    /// Whether it is so no longer.
    pub past: bool,
    /// The language, where the document says which.
    pub lang: Option<Rc<str>>,
    /// Characters share those of the people who play them, and of their groups.
    pub key: Rc<Key>,
}

/// What a text is to the entry that it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its own name or title; of a relation, what is said of it in either direction.
    Name,
    Alias,
    /// What a character is, in the story or in a group.
    Role,
    /// The name of somebody who plays a character, also as it is credited.
    Actor,
    /// The name of a group that a character belongs to.
    Group,
}

/// What all texts of an entry have, so that most entries are passed over at a glance.
#[derive(Clone, Copy, Debug, Default)]
pub struct Glance {
    pub letters: Letters,
    /// The first consonants of its names, as bits of their classes.
    sounds: u16,
    /// Whether there is kana.
    pub kana: bool,
}

impl Glance {
    fn of(terms: &[Term]) -> Self {
        let mut glance = Self::default();
        for Term { key, .. } in terms {
            glance.letters.join(key.letters);
            glance.kana |= key.folded.chars().any(is_kana);
            for outline in &key.outlines {
                glance.sounds |= outline.first();
            }
        }
        glance
    }

    /// Whether a name may begin like this.
    pub fn may_begin(self, outline: Outline) -> bool {
        outline.is_empty() && self.sounds > 0 || self.sounds & outline.first() > 0
    }
}

/// Everything that can be found in a snapshot; the characters come first, in its order.
#[derive(Debug, Default)]
pub struct Index {
    pub entries: Vec<Entry>,
    /// One for each entry.
    pub glances: Vec<Glance>,
    /// The names of people and groups, which their characters are found by as well.
    people: Vec<Vec<Term>>,
    groups: Vec<Vec<Term>>,
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
        let mut index = Self::default();
        for (place, names) in names.enumerate() {
            let mut terms = Terms::default();
            for name in names {
                terms.add(name, None);
            }
            index.add(terms.all, Sort::Character, place, &Id::from(""));
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
        let mut terms = Terms::default();
        if let Some(person) = snapshot.people.get(self.people.len()) {
            terms.person(person);
            self.people.push(terms.all);
            return true;
        }
        if let Some(group) = snapshot.groups.get(self.groups.len()) {
            terms.told(&group.name);
            self.groups.push(terms.all);
            return true;
        }
        let mut place = self.entries.len();
        if let Some(character) = snapshot.characters.get(place) {
            terms.told(&character.name);
            terms.aliases(&character.aliases);
            terms.field = Field::Role;
            terms.told(&character.role);
            for casting in &character.played_by {
                terms.field = Field::Actor;
                terms.past = casting.past;
                terms.take(&self.people[casting.person]);
                if let Some(credited) = &casting.credited {
                    terms.text(credited);
                }
            }
            for membership in &character.groups {
                terms.field = Field::Group;
                terms.past = membership.past;
                terms.take(&self.groups[membership.group]);
                terms.field = Field::Role;
                if let Some(role) = &membership.role {
                    terms.text(role);
                }
            }
            self.add(terms.all, Sort::Character, place, &character.id);
            if let Some(entry) = self.entries.last_mut() {
                entry.tier = character.tier;
            }
            return true;
        }
        place -= snapshot.characters.len();
        if let Some(person) = snapshot.people.get(place) {
            self.add(self.people[place].clone(), Sort::Actor, place, &person.id);
            return true;
        }
        place -= snapshot.people.len();
        if let Some(group) = snapshot.groups.get(place) {
            self.add(self.groups[place].clone(), Sort::Group, place, &group.id);
            return true;
        }
        place -= snapshot.groups.len();
        if let Some(work) = snapshot.works.get(place) {
            terms.text(&work.title);
            terms.aliases(&work.aliases);
            self.add(terms.all, Sort::Work, place, &work.id);
            return true;
        }
        place -= snapshot.works.len();
        let Some(relation) = snapshot.relations.get(place) else { return false };
        terms.is_sentence = true;
        terms.told(&relation.label);
        if let Some(back) = &relation.back {
            terms.told(&back.label);
        }
        self.add(terms.all, Sort::Relation, place, &relation.id);
        true
    }

    #[inline(never)]
    fn add(&mut self, terms: Vec<Term>, sort: Sort, place: usize, id: &Id) {
        let is_korean = terms.iter().any(|term| term.key.family.is_some());
        self.glances.push(Glance::of(&terms));
        self.entries.push(Entry { sort, place, id: id.clone(), is_korean, tier: None, terms });
    }
}

/// The terms of one entry under way.
struct Terms {
    all: Vec<Term>,
    /// What those that come are.
    field: Field,
    past: bool,
    /// Whether they are no names though they stand for one.
    is_sentence: bool,
}

impl Default for Terms {
    fn default() -> Self {
        Self { all: Vec::new(), field: Field::Name, past: false, is_sentence: false }
    }
}

impl Terms {
    #[inline(never)]
    fn add(&mut self, shown: &Rc<str>, lang: Option<&Rc<str>>) {
        let is_name = !self.is_sentence && self.field != Field::Role;
        let key = Key::new(shown.clone(), is_name);
        if !key.folded.is_empty() {
            let Self { field, past, .. } = *self;
            self.all.push(Term { field, past, lang: lang.cloned(), key: key.into() });
        }
    }

    #[inline(never)]
    fn text(&mut self, text: &Text) {
        for (tag, words) in text.all() {
            self.add(words, Some(tag));
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

    fn aliases(&mut self, aliases: &[Alias]) {
        let field = std::mem::replace(&mut self.field, Field::Alias);
        for alias in aliases {
            self.past = alias.past;
            self.add(&alias.text, None);
        }
        (self.field, self.past) = (field, false);
    }

    fn person(&mut self, person: &Person) {
        self.told(&person.name);
        self.aliases(&person.aliases);
    }

    /// Those of somebody or something else, which are to this entry what comes now.
    fn take(&mut self, terms: &[Term]) {
        for term in terms {
            self.all.push(Term { field: self.field, past: self.past || term.past, ..term.clone() });
        }
    }
}
