//! Which entries are kept: those with an id of their own and a name.

use super::super::document::{Id, Stated};
use super::clean;
use super::ids::{self, Ids, List};
use super::object::Fields;
use super::path::Step;
use super::problems::Problems;
use super::tree::{Node, Value};
use super::values::{Reader, is_note};
use std::rc::Rc;

impl Ids {
    /// The ids of all entries that will be kept, so that a reference can be judged where it stands.
    pub fn gather(root: &Node<'_>, language: &Rc<str>) -> Self {
        let mut scout = scout(language);
        let mut ids = Self::built_in();
        let Value::Object(fields) = &root.value else { return ids };
        for (key, node) in fields {
            let Some(list) = List::ALL.into_iter().find(|list| list.field() == key) else { continue };
            let Value::Array(entries) = &node.value else { continue };
            for (index, entry) in entries.iter().enumerate() {
                let Some(id) = entry.field("id").and_then(Node::as_str) else { continue };
                if ids::fault_of(id).is_none()
                    && entry.field(list.named()).is_some_and(|name| scout.is_named(list, name))
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
    Reader::new(Rc::default(), language.clone(), Problems::muted())
}

impl Fields<'_, '_, '_> {
    /// The entry's own id, if the entry is to be kept; otherwise the one reason is noted.
    pub fn own_id(&mut self, list: List, index: usize) -> Option<Id> {
        let one = list.one();
        let named = list.named();
        let mut id = Id::default();
        if !self.required("id", &mut id, Reader::id, one, "a short name of its own") {
            return None;
        }
        if self.reader.ids.owns(list, &id, index) {
            return self.reader.ids.get(list, &id).cloned();
        }
        let Some(name) = self.get(named) else {
            self.reader.fault(format!("this {one} is left out, because it has no “{named}”; give it one"));
            return None;
        };
        if scout(&self.reader.language).is_named(list, name) {
            self.enter("id");
            self.reader
                .fault(format!("the id “{id}” is taken, so this {one} is left out; give it another one"));
        } else {
            self.reader.step(Step::Key(named.into()), name);
            if is_hollow(name) {
                self.reader.fault(format!("this {named} is empty, so the {one} is left out; give it one"));
            } else {
                self.reader.is_named(list, name);
            }
        }
        self.reader.leave();
        None
    }
}

impl Reader {
    /// Whether an entry of `list` can be called by `node`; what is wrong with it is noted.
    fn is_named(&mut self, list: List, node: &Node<'_>) -> bool {
        let mut text = None;
        match list {
            List::Sources | List::Works => self.text(node, &mut text),
            List::Kinds => self.name_text(node, &mut text),
            _ => {
                let mut names = Stated::default();
                self.names(node, &mut names);
                return !names.0.is_empty();
            }
        }
        text.is_some()
    }

    fn id(&mut self, node: &Node<'_>, out: &mut Option<Id>) {
        match node.as_str().map(|id| (id, ids::fault_of(id))) {
            None => self.unexpected("an id as a text", node),
            Some((_, Some(fault))) => self.fault(format!("this id {fault}; what it names is left out")),
            Some((id, None)) => *out = Some(id.into()),
        }
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
