//! Reading one entry of each list of a document.

use super::super::document::*;
use super::super::places::Places;
use super::ids::{self, List};
use super::object::Fields;
use super::tree::{Node, Value};
use super::values::Reader;
use std::rc::Rc;

pub fn source(fields: &mut Fields<'_, '_>, out: &mut Source) -> bool {
    fields.read("url", &mut out.url, Reader::url);
    fields.read("date", &mut out.date, Reader::string);
    fields.read("author", &mut out.author, Reader::string);
    fields.title("title", &mut out.title, Reader::text)
}

pub fn group(fields: &mut Fields<'_, '_>, out: &mut Group) -> bool {
    fields.read("name", &mut out.name, Reader::names);
    fields.read("color", &mut out.color, Reader::color);
    fields.read("parent", &mut out.parent, Reader::group_id);
    fields.stated("summary", &mut out.summary);
    fields.sources(&mut out.sources);
    fields.when(&mut out.when);
    true
}

pub fn kind(fields: &mut Fields<'_, '_>, out: &mut Kind) -> bool {
    fields.read("color", &mut out.color, Reader::color);
    out.line = fields.word("line", Line::WORDS).and_then(Line::nth);
    fields.bool("mutual", &mut out.mutual);
    fields.title("name", &mut out.name, Reader::name_text)
}

pub fn person(fields: &mut Fields<'_, '_>, out: &mut Person) -> bool {
    fields.read("name", &mut out.name, Reader::names);
    fields.list("aliases", &mut out.aliases, Reader::alias);
    fields.read("portrait", &mut out.portraits, Reader::portraits);
    fields.stated("summary", &mut out.summary);
    fields.list("facts", &mut out.facts, Reader::fact);
    fields.list("known_for", &mut out.known_for, Reader::some_stated);
    fields.list("links", &mut out.links, Reader::link);
    true
}

pub fn character(fields: &mut Fields<'_, '_>, out: &mut Character) -> bool {
    fields.read("name", &mut out.name, Reader::names);
    fields.list("aliases", &mut out.aliases, Reader::alias);
    out.tier = fields.word("tier", Tier::WORDS).and_then(Tier::nth);
    fields.stated("role", &mut out.role);
    fields.list("groups", &mut out.groups, Reader::membership);
    fields.list("played_by", &mut out.played_by, Reader::casting);
    fields.read("portrait", &mut out.portraits, Reader::portraits);
    fields.stated("summary", &mut out.summary);
    fields.list("facts", &mut out.facts, Reader::fact);
    fields.list("links", &mut out.links, Reader::link);
    fields.when(&mut out.when);
    true
}

pub fn work(fields: &mut Fields<'_, '_>, out: &mut Work) -> bool {
    fields.text("medium", &mut out.medium);
    fields.read("year", &mut out.year, Reader::year);
    fields.list("aliases", &mut out.aliases, Reader::alias);
    fields.ids("adapts", &mut out.adapts, List::Works);
    fields.list("credits", &mut out.credits, Reader::credit);
    fields.list("facts", &mut out.facts, Reader::fact);
    fields.sources(&mut out.sources);
    fields.bool("this", &mut out.this);
    fields.title("title", &mut out.title, Reader::text)
}

/// A relation whose ends both exist, without its id.
fn relation(fields: &mut Fields<'_, '_>, out: &mut Relation) -> bool {
    let need = "the id of a character or a group";
    let is_from = fields.required("from", &mut out.from, Reader::end_id, "relation", need);
    let is_to = fields.required("to", &mut out.to, Reader::end_id, "relation", need);
    // `relation_id` reads it.
    fields.get("id");
    fields.read("kind", &mut out.kind, Reader::kind_id);
    fields.stated("label", &mut out.label);
    fields.bool("mutual", &mut out.mutual);
    fields.read("back", &mut out.back, Reader::back);
    fields.stated("summary", &mut out.summary);
    fields.list("facts", &mut out.facts, Reader::fact);
    fields.sources(&mut out.sources);
    fields.when(&mut out.when);
    is_from && is_to
}

impl Reader<'_> {
    fn portraits(&mut self, node: Node, out: &mut Vec<Portrait>) {
        if let Value::Array = self.tree.value(node) {
            return self.list(node, out, Reader::portrait);
        }
        let mut portrait = Portrait::default();
        if self.portrait(node, &mut portrait) {
            *out = Vec::from([portrait]);
        }
    }

    fn membership(&mut self, node: Node, out: &mut Membership) -> bool {
        if self.tree.as_str(node).is_some() {
            return self.alone(node, &mut out.group, Reader::group_id);
        }
        self.object(node, out, |fields, out| {
            fields.text("role", &mut out.role);
            fields.sources(&mut out.sources);
            fields.when(&mut out.when);
            fields.required("group", &mut out.group, Reader::group_id, "membership", "the id of a group")
        })
    }

    fn casting(&mut self, node: Node, out: &mut Casting) -> bool {
        if self.tree.as_str(node).is_some() {
            return self.alone(node, &mut out.person, Reader::person_id);
        }
        self.object(node, out, |fields, out| {
            fields.read("as", &mut out.credited, Reader::name_text);
            fields.bool("voice", &mut out.voice);
            fields.read("lang", &mut out.lang, Reader::tag);
            fields.sources(&mut out.sources);
            fields.when(&mut out.when);
            fields.required("person", &mut out.person, Reader::person_id, "casting", "the id of a person")
        })
    }

    fn credit(&mut self, node: Node, out: &mut Credit) -> bool {
        self.object(node, out, |fields, out| {
            fields.text("job", &mut out.job);
            fields.read("name_as", &mut out.name_as, Reader::name);
            fields.sources(&mut out.sources);
            fields.required("person", &mut out.person, Reader::person_id, "credit", "the id of a person")
        })
    }

    fn back(&mut self, node: Node, out: &mut Option<Back>) {
        let mut back = Back::default();
        let is_kept = self.object(node, &mut back, |fields, out| {
            fields.read("kind", &mut out.kind, Reader::kind_id);
            fields.stated("label", &mut out.label);
            fields.sources(&mut out.sources);
            true
        });
        *out = is_kept.then_some(back);
    }

    /// Every relation that leads from somebody to somebody else. Those without an id of their own are numbered.
    pub fn relations(&mut self, node: Node, out: &mut Vec<Relation>) {
        let mut taken = Places::default();
        for (index, entry) in self.tree.items(node).enumerate() {
            if let Some(id) = self.tree.field_str(entry, "id") {
                taken.claim(&id.into(), index);
            }
        }
        let mut numbers = Numbers::default();
        self.each(node, &mut |reader, node, index, left| {
            let mut entry = Relation::default();
            let is_kept = reader.object(node, &mut entry, relation);
            let own = reader.relation_id(node, index, &taken);
            if !is_kept {
                return;
            }
            let Relation { from, to, .. } = &entry;
            if from == to {
                reader.fault(format!("this relation is left out, because “{from}” stands at both its ends"));
                return;
            }
            entry.id = own.unwrap_or_else(|| numbers.next(from, to, &taken));
            out.reserve_exact(left);
            out.push(entry);
        });
    }

    /// The relation's own id; without one that is good it is called after its ends, so that it is not lost.
    fn relation_id(&mut self, relation: Node, index: usize, taken: &Places) -> Option<Id> {
        let node = self.tree.field(relation, "id")?;
        self.step(super::path::Step::Key("id"), node);
        let mut own = None;
        match self.tree.as_str(node) {
            None => self.unexpected("an id as a text", node),
            Some(id) => match ids::fault_of(id) {
                Some(fault) => self.fault(format!(
                    "this id {fault}, so it is left out; the relation is called after its ends"
                )),
                None if taken.get(id) != Some(index) => self.fault(format!(
                    "the id “{id}” is taken, so it is left out; the relation is called after its ends"
                )),
                None => own = Some(Rc::from(id)),
            },
        }
        self.leave();
        own
    }
}

/// Counts the relations without an id of their own, from each to each.
#[derive(Default)]
struct Numbers {
    pairs: Places,
    /// The last number of each of the pairs.
    last: Vec<usize>,
}

impl Numbers {
    /// The next id for a relation between the two that is not taken.
    fn next(&mut self, from: &str, to: &str, taken: &Places) -> Id {
        // No id holds “|”.
        let pair = self.pairs.add(&[from, "|", to].concat().into());
        if pair == self.last.len() {
            self.last.push(0);
        }
        loop {
            self.last[pair] += 1;
            let id: Id = [from, ">", to, "#", &self.last[pair].to_string()].concat().into();
            if !taken.has(&id) {
                return id;
            }
        }
    }
}
