//! The fields of one object, each read into its place, and which of them nobody asked for.
//!
//! Everything is read in place, by functions that are not generic or so short that their copies are alike: the code
//! that would move each value out of its reader and into its owner was three kilobytes of a first visit.

use super::super::document::{Id, Stated};
use super::super::text::Text;
use super::clean::quote;
use super::ids::List;
use super::near::{self, MOST_KEYS, nearest};
use super::path::Step;
use super::tree::{Node, Value};
use super::values::{Each, Item, Read, Reader, adding, is_note};
use std::rc::Rc;

/// Room for the fields that are asked for.
const KNOWN: usize = 16;

/// Reads the fields of an object into their owner; whether it is to be kept.
pub type Entry<T> = fn(&mut Fields<'_, '_>, &mut T) -> bool;

/// The fields of an object, and which of them were asked for.
pub struct Fields<'r, 'a> {
    pub reader: &'r mut Reader<'a>,
    node: Node,
    known: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads an object; whether it is to be kept.
    pub fn object<T>(&mut self, node: Node, out: &mut T, read: Entry<T>) -> bool {
        let Some(mut fields) = self.fields(node) else { return false };
        let is_kept = read(&mut fields, out);
        fields.finish();
        is_kept
    }

    #[inline(never)]
    pub fn fields<'r>(&'r mut self, node: Node) -> Option<Fields<'r, 'a>> {
        let Value::Object = self.tree.value(node) else {
            self.unexpected("an object", node);
            return None;
        };
        Some(Fields { reader: self, node, known: Vec::with_capacity(KNOWN) })
    }
}

impl<'a> Fields<'_, 'a> {
    /// The field as it stands.
    #[inline(never)]
    pub fn get(&mut self, name: &'static str) -> Option<Node> {
        self.known.push(name);
        self.reader.tree.field(self.node, name)
    }

    /// Steps down to the field, if it is there; then [`Reader::leave`] it.
    #[inline(never)]
    pub fn enter(&mut self, name: &'static str) -> Option<Node> {
        let node = self.get(name)?;
        self.reader.step(Step::Key(name), node);
        Some(node)
    }

    /// Reads the field, if it is there.
    #[inline(never)]
    pub fn read<T>(&mut self, name: &'static str, out: &mut T, read: Read<'a, T>) {
        if let Some(node) = self.enter(name) {
            read(self.reader, node, out);
            self.reader.leave();
        }
    }

    /// Reads the field, without which the `owner` is left out; `need` says what it is.
    #[inline(never)]
    pub fn required(
        &mut self,
        name: &'static str,
        out: &mut Rc<str>,
        read: Read<'a, Option<Rc<str>>>,
        owner: &str,
        need: &str,
    ) -> bool {
        let mut is_there = false;
        if let Some(node) = self.enter(name) {
            is_there = self.reader.alone(node, out, read);
            self.reader.leave();
        } else {
            let mend = self.lacking(name, need);
            self.reader.fault(format!("this {owner} is left out, because it has no “{name}”; {mend}"));
        }
        is_there
    }

    /// How to mend that the object lacks a field.
    pub fn lacking(&mut self, name: &str, needs: &str) -> String {
        let most = if self.reader.problems.may_compare(MOST_KEYS) { MOST_KEYS } else { 0 };
        near::lacking(self.reader.tree, self.node, name, needs, most)
    }

    /// Reads every item of a list that can be read.
    pub fn list<T: Default>(&mut self, name: &'static str, out: &mut Vec<T>, read: Item<'a, T>) {
        self.each(name, &mut adding(out, read));
    }

    /// Reads every item of a list.
    #[inline(never)]
    pub fn each(&mut self, name: &'static str, read: Each<'_, 'a>) {
        if let Some(node) = self.enter(name) {
            self.reader.each(node, read);
            self.reader.leave();
        }
    }

    pub fn text(&mut self, name: &'static str, out: &mut Option<Text>) {
        self.read(name, out, Reader::text);
    }

    /// A text that the entry is called by; the ids were gathered from those that have one.
    pub fn title(&mut self, name: &'static str, out: &mut Text, read: Read<'a, Option<Text>>) -> bool {
        let mut title = None;
        self.read(name, &mut title, read);
        let is_there = title.is_some();
        *out = title.unwrap_or_default();
        is_there
    }

    pub fn stated(&mut self, name: &'static str, out: &mut Stated) {
        self.read(name, out, Reader::stated);
    }

    /// The place among `words` of the one that the field holds.
    #[inline(never)]
    pub fn word(&mut self, name: &'static str, words: &[&'static str]) -> Option<usize> {
        let node = self.enter(name)?;
        let place = self.reader.word(node, words);
        self.reader.leave();
        place
    }

    pub fn bool(&mut self, name: &'static str, out: &mut bool) {
        self.read(name, out, Reader::bool);
    }

    /// Ids of entries of `list`.
    #[inline(never)]
    pub fn ids(&mut self, name: &'static str, out: &mut Vec<Id>, list: List) {
        self.each(name, &mut |reader, node, _, left| {
            out.reserve_exact(left);
            out.extend(reader.reference(node, &[list]));
        });
    }

    pub fn sources(&mut self, out: &mut Vec<Id>) {
        self.ids("sources", out, List::Sources);
    }

    /// Notes every field that nobody asked for.
    #[inline(never)]
    pub fn finish(self) {
        let Self { reader, node, known } = self;
        for (key, node) in reader.tree.pairs(node) {
            if is_note(key) || known.contains(&key) {
                continue;
            }
            let may_compare = reader.problems.may_compare(known.len());
            let near = match nearest(key, if may_compare { &known } else { &[] }) {
                Some(near) => format!("; did you mean “{near}”?"),
                None => "; begin its name with // if it is a note".to_owned(),
            };
            reader.step(Step::Key(key), node);
            reader.fault(format!("there is no field {} here, so it is passed over{near}", quote(key)));
            reader.leave();
        }
    }
}
