//! Which entries are kept: those with an id of their own and a name.

use super::super::document::Id;
use super::clean;
use super::fields::{MOST_IN_NAME, Reader, is_note};
use super::ids::{self, Ids, List};
use super::object::Object;
use super::path::Step;
use super::problems::Problems;
use super::tree::{Node, Value};
use std::rc::Rc;

impl Ids {
    /// The ids of all entries that will be kept, so that a reference can be judged where it stands.
    pub fn gather(root: &Node<'_>, language: &Rc<str>) -> Self {
        let mut scout = scout(language);
        let mut ids = Self::default();
        let Value::Object(fields) = &root.value else { return ids };
        for (key, node) in fields {
            let Some(list) = List::ALL.into_iter().find(|list| list.field() == key) else { continue };
            let Value::Array(entries) = &node.value else { continue };
            for (index, entry) in entries.iter().enumerate() {
                let Some(id) = entry.field("id").and_then(Node::as_str) else { continue };
                if ids::fault_of(id).is_none()
                    && entry.field(list.named()).is_some_and(|name| scout.names(list, name))
                {
                    ids.claim(list, id, index);
                }
            }
        }
        ids
    }
}

/// Reads in silence, before there are ids.
fn scout(language: &Rc<str>) -> Reader {
    Reader { language: language.clone(), ..Reader::new(Rc::default(), Problems::muted()) }
}

impl Reader {
    /// The entry's own id, if the entry is to be kept; otherwise the one reason is noted.
    pub fn own_id(&mut self, object: &mut Object<'_, '_>, list: List, index: usize) -> Option<Id> {
        let one = list.one();
        let named = list.named();
        let id = object.required(self, "id", Self::id, one, "a short name of its own")?;
        if self.ids.owns(list, &id, index) {
            return Some(id);
        }
        let Some(name) = object.get(named) else {
            self.fault(format!("this {one} is left out, because it has no “{named}”; give it one"));
            return None;
        };
        if scout(&self.language).names(list, name) {
            object.enter(self, "id");
            self.fault(format!("the id “{id}” is taken, so this {one} is left out; give it another one"));
        } else {
            self.step(Step::Key(named.into()), name);
            if is_hollow(name) {
                self.fault(format!("this {named} is empty, so the {one} is left out; give it one"));
            } else {
                self.names(list, name);
            }
        }
        self.leave();
        None
    }

    /// Whether an entry of `list` can be called by `node`; what is wrong with it is noted.
    fn names(&mut self, list: List, node: &Node<'_>) -> bool {
        match list {
            List::Sources | List::Works => self.text(node).is_some(),
            List::Kinds => self.name_text(node).is_some(),
            _ => !self.stated(node, MOST_IN_NAME).0.is_empty(),
        }
    }

    fn id(&mut self, node: &Node<'_>) -> Option<Id> {
        let Some(id) = node.as_str() else { return self.expected("an id as a text", node) };
        if let Some(fault) = ids::fault_of(id) {
            self.fault(format!("this id {fault}; what it names is left out"));
            return None;
        }
        Some(id.into())
    }
}

/// Whether there is nothing in a name but white space and what is stripped: such a one is reported as empty, any
/// other unreadable one for what it is.
pub fn is_hollow(node: &Node<'_>) -> bool {
    match &node.value {
        Value::String(words) => clean::clean(words).is_empty(),
        Value::Array(items) => items.iter().all(is_hollow),
        Value::Object(fields) => match node.field("text") {
            Some(text) => is_hollow(text),
            None => fields.iter().all(|(key, node)| is_note(key) || is_hollow(node)),
        },
        _ => false,
    }
}
