//! The folded words of a snapshot, made once for each point.

use super::fold::fold;
use super::hangul::{self, Syllable};
use super::outline::Outline;
use crate::model::document::{Id, Tier};
use crate::model::seen::{Alias, Person, Snapshot, Told};
use crate::model::{Text, is_letter};
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
    /// How much a character matters in the story.
    pub tier: Option<Tier>,
    pub keys: Vec<Key>,
}

/// A text by which something can be found.
#[derive(Debug)]
pub struct Key {
    /// As it is shown.
    pub shown: Rc<str>,
    pub folded: String,
    /// Where in `folded` a word begins; a given name in Hangul is one.
    pub starts: Vec<usize>,
    /// The consonants of a name in Hangul from each of `starts` on, and with the family name last; nothing of others.
    pub outlines: Vec<Outline>,
    /// Where it is a name in Hangul, how many bytes of `folded` are the family name.
    pub family: Option<usize>,
    pub letters: Letters,
}

/// Which letters there are, those of Hangul as they are typed, so that most texts are seen not to have those that are
/// looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters(u64);

impl Letters {
    pub fn of(folded: &str) -> Self {
        let mut all = 0;
        for letter in folded.chars() {
            all |= hangul::stroke_set(letter).unwrap_or(1 << (33 + letter as u32 % 31));
        }
        Self(all)
    }

    /// How many of these are at least not among the others.
    pub fn missing(self, others: Self) -> u32 {
        (self.0 & !others.0).count_ones()
    }
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
        let family = family(&folded).filter(|_| starts.len() == 1);
        starts.extend(family);
        let letters = Letters::of(&folded);
        let mut key = Self { shown: shown.into(), folded, starts, outlines: Vec::new(), family, letters };
        for place in 0..key.starts.len() {
            let syllables = key.syllables(key.starts[place]).unwrap_or_default();
            key.outlines.push(Outline::of_syllables(&syllables));
        }
        if let Some(turned) = key.turned() {
            key.outlines.push(Outline::of_syllables(&turned));
        }
        key
    }

    /// The syllables from a place on, where there is nothing else.
    pub fn syllables(&self, start: usize) -> Option<Vec<Syllable>> {
        self.folded[start..].chars().map(Syllable::of).collect()
    }

    /// The syllables of a name with the family name last.
    pub fn turned(&self) -> Option<Vec<Syllable>> {
        let (mut family, mut turned) = (self.syllables(0)?, self.syllables(self.family?)?);
        family.truncate(family.len() - turned.len());
        turned.append(&mut family);
        Some(turned)
    }
}

/// Family names of two syllables, the more common of those in Statistics Korea's census of 2015.
const DOUBLE: &str = "남궁황보제갈사공선우서문독고동방";

/// How many bytes of a name in Hangul are the family name: Koreans have names of two to four syllables, five at most.
fn family(folded: &str) -> Option<usize> {
    let mut count = 0;
    for letter in folded.chars() {
        Syllable::of(letter)?;
        count += 1;
    }
    match count {
        3..=5 if DOUBLE.as_bytes().chunks(6).any(|double| folded.as_bytes().starts_with(double)) => Some(6),
        2..=4 => Some(3),
        _ => None,
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
            if let Some(entry) = index.entries.last_mut() {
                entry.tier = character.tier;
            }
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
        let keys = take(&mut keys.0);
        self.entries.push(Entry { sort, id: id.clone(), name, tier: None, keys });
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
