//! Reading one entry of each list of a document.

use super::super::document::*;
use super::super::places::Places;
use super::fields::{MOST_IN_TEXT, Read, Reader, whole};
use super::ids::{self, List};
use super::name;
use super::object::Object;
use super::tree::{Node, Value};

impl Reader {
    pub fn source_entry(&mut self, object: &mut Object<'_, '_>, id: Id) -> Option<Source> {
        Some(Source {
            id,
            title: object.text(self, "title")?,
            url: object.read(self, "url", Self::url),
            date: object.read(self, "date", Self::string),
            author: object.read(self, "author", Self::string),
        })
    }

    pub fn group(&mut self, object: &mut Object<'_, '_>, id: Id) -> Option<Group> {
        Some(Group {
            name: name(self, object),
            color: object.read(self, "color", Self::color),
            parent: object.read(self, "parent", |reader, node| reader.reference(node, &[List::Groups])),
            summary: object.stated(self, "summary"),
            sources: object.sources(self),
            when: self.when(object),
            id,
        })
    }

    pub fn kind(&mut self, object: &mut Object<'_, '_>, id: Id) -> Option<Kind> {
        Some(Kind {
            id,
            name: object.read(self, "name", Self::name_text)?,
            color: object.read(self, "color", Self::color),
            line: object.word(self, "line", Line::WORDS).and_then(Line::nth),
            mutual: object.bool(self, "mutual"),
        })
    }

    pub fn person(&mut self, object: &mut Object<'_, '_>, id: Id) -> Option<Person> {
        Some(Person {
            id,
            name: name(self, object),
            aliases: object.list(self, "aliases", Self::alias),
            portraits: self.portraits(object),
            summary: object.stated(self, "summary"),
            facts: object.list(self, "facts", Self::fact),
            known_for: object.list(self, "known_for", |reader, node| {
                Some(reader.stated(node, MOST_IN_TEXT)).filter(|stated| !stated.0.is_empty())
            }),
            links: object.list(self, "links", Self::link),
        })
    }

    fn portraits(&mut self, object: &mut Object<'_, '_>) -> Vec<Portrait> {
        let mut portraits = Vec::new();
        if let Some(node) = object.enter(self, "portrait") {
            match node.value {
                Value::Array(_) => portraits = self.list(node, Self::portrait),
                _ => portraits.extend(self.portrait(node)),
            }
            self.leave();
        }
        portraits
    }

    pub fn character(&mut self, object: &mut Object<'_, '_>, id: Id) -> Option<Character> {
        Some(Character {
            id,
            name: name(self, object),
            aliases: object.list(self, "aliases", Self::alias),
            tier: object.word(self, "tier", Tier::WORDS).and_then(Tier::nth),
            role: object.stated(self, "role"),
            groups: object.list(self, "groups", Self::membership),
            played_by: object.list(self, "played_by", Self::casting),
            portraits: self.portraits(object),
            summary: object.stated(self, "summary"),
            facts: object.list(self, "facts", Self::fact),
            links: object.list(self, "links", Self::link),
            when: self.when(object),
        })
    }

    fn membership(&mut self, node: &Node<'_>) -> Option<Membership> {
        if node.as_str().is_some() {
            let group = self.reference(node, &[List::Groups])?;
            return Some(Membership { group, ..Membership::default() });
        }
        let mut object = self.object(node)?;
        let group = object.required(
            self,
            "group",
            |reader, node| reader.reference(node, &[List::Groups]),
            "membership",
            "the id of a group",
        );
        let role = object.text(self, "role");
        let sources = object.sources(self);
        let when = self.when(&mut object);
        object.finish(self);
        group.map(|group| Membership { group, role, sources, when })
    }

    fn casting(&mut self, node: &Node<'_>) -> Option<Casting> {
        if node.as_str().is_some() {
            let person = self.reference(node, &[List::People])?;
            return Some(Casting { person, ..Casting::default() });
        }
        let mut object = self.object(node)?;
        let person = object.required(
            self,
            "person",
            |reader, node| reader.reference(node, &[List::People]),
            "casting",
            "the id of a person",
        );
        let credited = object.read(self, "as", Self::name_text);
        let voice = object.bool(self, "voice");
        let lang = object.read(self, "lang", Self::tag);
        let sources = object.sources(self);
        let when = self.when(&mut object);
        object.finish(self);
        person.map(|person| Casting { person, credited, voice, lang, sources, when })
    }

    /// A relation whose ends both exist. `taken` says which entry has which id; `numbers` counts those without.
    pub fn relation(
        &mut self,
        node: &Node<'_>,
        index: usize,
        taken: &Places,
        numbers: &mut Numbers,
    ) -> Option<Relation> {
        let mut object = self.object(node)?;
        let end: Read<Id> = |reader, node| reader.reference(node, &[List::Characters, List::Groups]);
        let need = "the id of a character or a group";
        let from = object.required(self, "from", end, "relation", need);
        let to = object.required(self, "to", end, "relation", need);
        let mut own = None;
        if let Some(node) = object.enter(self, "id") {
            own = self.relation_id(node, index, taken);
            self.leave();
        }
        let relation = Relation {
            kind: object.read(self, "kind", |reader, node| reader.reference(node, &[List::Kinds])),
            label: object.stated(self, "label"),
            mutual: object.bool(self, "mutual"),
            back: object.read(self, "back", Self::back),
            summary: object.stated(self, "summary"),
            facts: object.list(self, "facts", Self::fact),
            sources: object.sources(self),
            when: self.when(&mut object),
            ..Relation::default()
        };
        object.finish(self);
        let (from, to) = (from?, to?);
        if from == to {
            self.fault(format!("this relation is left out, because “{from}” stands at both its ends"));
            return None;
        }
        let id = match own {
            Some(id) => id,
            None => numbers.next(&from, &to, taken),
        };
        Some(Relation { id, from, to, ..relation })
    }

    /// The relation's own id; without one that is good it is called after its ends, so that it is not lost.
    fn relation_id(&mut self, node: &Node<'_>, index: usize, taken: &Places) -> Option<Id> {
        let Some(id) = node.as_str() else { return self.expected("an id as a text", node) };
        if let Some(fault) = ids::fault_of(id) {
            self.fault(format!("this id {fault}, so it is left out; the relation is called after its ends"));
            return None;
        }
        if taken.get(id) != Some(index) {
            self.fault(format!(
                "the id “{id}” is taken, so it is left out; the relation is called after its ends"
            ));
            return None;
        }
        Some(id.into())
    }

    fn back(&mut self, node: &Node<'_>) -> Option<Back> {
        let mut object = self.object(node)?;
        let back = Back {
            kind: object.read(self, "kind", |reader, node| reader.reference(node, &[List::Kinds])),
            label: object.stated(self, "label"),
            sources: object.sources(self),
        };
        object.finish(self);
        Some(back)
    }

    pub fn work(&mut self, object: &mut Object<'_, '_>, id: Id) -> Option<Work> {
        Some(Work {
            title: object.text(self, "title")?,
            medium: object.text(self, "medium"),
            year: object.read(self, "year", Self::year),
            aliases: object.list(self, "aliases", Self::alias),
            adapts: object.list(self, "adapts", |reader, node| reader.reference(node, &[List::Works])),
            credits: object.list(self, "credits", Self::credit),
            facts: object.list(self, "facts", Self::fact),
            sources: object.sources(self),
            this: object.bool(self, "this"),
            id,
        })
    }

    fn credit(&mut self, node: &Node<'_>) -> Option<Credit> {
        let mut object = self.object(node)?;
        let person = object.required(
            self,
            "person",
            |reader, node| reader.reference(node, &[List::People]),
            "credit",
            "the id of a person",
        );
        let job = object.text(self, "job");
        let name_as = object.read(self, "name_as", Self::name);
        let sources = object.sources(self);
        object.finish(self);
        person.map(|person| Credit { person, job, name_as, sources })
    }

    /// Where a new visitor begins.
    pub fn start(&mut self, node: &Node<'_>) -> Option<Point> {
        let start = whole(node).filter(|&start| start <= self.last);
        if start.is_none() {
            self.fault("the start should be a point of the timeline; visitors begin at the first one");
        }
        start
    }
}

/// Counts the relations without an id of their own, from each to each.
#[derive(Default)]
pub struct Numbers {
    pairs: Places,
    /// The last number of each of the pairs.
    last: Vec<usize>,
}

impl Numbers {
    /// The next id for a relation between the two that is not taken.
    fn next(&mut self, from: &Id, to: &Id, taken: &Places) -> Id {
        // No id holds “|”.
        let pair = self.pairs.add(&format!("{from}|{to}").into());
        if pair == self.last.len() {
            self.last.push(0);
        }
        loop {
            self.last[pair] += 1;
            let id: Id = format!("{from}>{to}#{}", self.last[pair]).into();
            if !taken.has(&id) {
                return id;
            }
        }
    }
}
