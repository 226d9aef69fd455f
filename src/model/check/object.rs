//! The fields of one object, and which of them nobody asked for.

use super::super::document::{Id, Stated};
use super::super::text::Text;
use super::clean::quote;
use super::fields::{MOST_IN_TEXT, Read, Reader, is_note};
use super::near::nearest;
use super::path::Step;
use super::tree::{Node, Value};

impl Reader {
    /// An object's fields.
    pub fn object<'n, 'a>(&mut self, node: &'n Node<'a>) -> Option<Object<'n, 'a>> {
        match &node.value {
            Value::Object(fields) => Some(Object { fields, known: Vec::new() }),
            _ => self.expected("an object", node),
        }
    }
}

/// The fields of an object, and which of them were asked for.
pub struct Object<'n, 'a> {
    fields: &'n [(std::borrow::Cow<'a, str>, Node<'a>)],
    known: Vec<&'static str>,
}

impl<'n, 'a> Object<'n, 'a> {
    /// The field as it stands.
    pub fn get(&mut self, name: &'static str) -> Option<&'n Node<'a>> {
        self.known.push(name);
        self.fields.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }

    /// The field, if it is there and can be read.
    #[inline(never)]
    pub fn read<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Option<T> {
        let node = self.enter(reader, name)?;
        let value = read(reader, node);
        reader.leave();
        value
    }

    /// Steps down to the field, if it is there; then [`Reader::leave`] it.
    #[inline(never)]
    pub fn enter(&mut self, reader: &mut Reader, name: &'static str) -> Option<&'n Node<'a>> {
        let node = self.get(name)?;
        reader.step(Step::Key(name.into()), node);
        Some(node)
    }

    /// The field, without which the `owner` is left out; `need` says what it is.
    pub fn required(
        &mut self,
        reader: &mut Reader,
        name: &'static str,
        read: Read<Id>,
        owner: &str,
        need: &str,
    ) -> Option<Id> {
        if self.get(name).is_none() {
            reader.fault(format!("this {owner} is left out, because it has no “{name}”; give it {need}"));
            return None;
        }
        self.read(reader, name, read)
    }

    pub fn list<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Vec<T> {
        let mut items = Vec::new();
        if let Some(node) = self.enter(reader, name) {
            items = reader.list(node, read);
            reader.leave();
        }
        items
    }

    pub fn text(&mut self, reader: &mut Reader, name: &'static str) -> Option<Text> {
        self.read(reader, name, Reader::text)
    }

    pub fn stated(&mut self, reader: &mut Reader, name: &'static str) -> Stated {
        self.stated_up_to(reader, name, MOST_IN_TEXT)
    }

    #[inline(never)]
    pub fn stated_up_to(&mut self, reader: &mut Reader, name: &'static str, most: usize) -> Stated {
        let mut stated = Stated::default();
        if let Some(node) = self.enter(reader, name) {
            stated = reader.stated(node, most);
            reader.leave();
        }
        stated
    }

    /// The place among `words` of the one that the field holds.
    pub fn word(&mut self, reader: &mut Reader, name: &'static str, words: &[&'static str]) -> Option<usize> {
        let node = self.enter(reader, name)?;
        let place = reader.word(node, words);
        reader.leave();
        place
    }

    pub fn bool(&mut self, reader: &mut Reader, name: &'static str) -> bool {
        self.read(reader, name, Reader::bool) == Some(true)
    }

    pub fn sources(&mut self, reader: &mut Reader) -> Vec<Id> {
        self.list(reader, "sources", Reader::source)
    }

    /// Notes every field that nobody asked for.
    pub fn finish(self, reader: &mut Reader) {
        for (key, node) in self.fields {
            if is_note(key) || self.known.iter().any(|known| known == key) {
                continue;
            }
            let may_compare = reader.problems.may_compare(self.known.len());
            let near = match nearest(key, if may_compare { &self.known } else { &[] }) {
                Some(near) => format!("; did you mean “{near}”?"),
                None => "; begin its name with // if it is a note".to_owned(),
            };
            reader.step(Step::Key(key.to_string().into()), node);
            reader.fault(format!("there is no field {} here, so it is passed over{near}", quote(key)));
            reader.leave();
        }
    }
}
