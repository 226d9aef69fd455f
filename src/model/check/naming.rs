//! Which entries are kept: those with an id of their own and a name.

use super::super::document::{Id, Stated};
use super::clean;
use super::ids::{self, Ids, List};
use super::object::Fields;
use super::path::Step;
use super::problems::Problems;
use super::tree::{Node, ROOT, Tree, Value};
use super::values::{Reader, is_note};
use std::rc::Rc;

impl Ids {
    /// The ids of all entries that will be kept, so that a reference can be judged where it stands.
    pub fn gather(tree: &Tree<'_>, language: &Rc<str>) -> Self {
        let mut scout = scout(tree, language);
        let mut ids = Self::default();
        for (key, node) in tree.pairs(ROOT) {
            let Some(list) = List::ALL.into_iter().find(|list| list.field() == key) else { continue };
            for (index, entry) in tree.items(node).enumerate() {
                let Some(id) = tree.field_str(entry, "id") else { continue };
                if ids::fault_of(id).is_none()
                    && tree.field(entry, list.named()).is_some_and(|name| scout.is_named(list, name))
                {
                    ids.claim(list, id, index);
                }
            }
        }
        ids
    }
}

/// Reads in silence, before there are ids.
fn scout<'a>(tree: &'a Tree<'a>, language: &Rc<str>) -> Reader<'a> {
    Reader::new(tree, Rc::default(), language.clone(), Problems::muted())
}

impl Fields<'_, '_> {
    /// The entry's own id, if the entry is to be kept; otherwise the one reason is noted.
    pub fn own_id(&mut self, list: List, index: usize) -> Option<Id> {
        let one = list.one();
        let named = list.named();
        let mut id = Id::default();
        if !self.required("id", &mut id, Reader::id, one, "a short name of its own") {
            return None;
        }
        if self.reader.ids.owns(list, &id, index) {
            return Some(id);
        }
        let Some(name) = self.get(named) else {
            let mend = self.lacking(named, "one");
            self.reader.fault(format!("this {one} is left out, because it has no “{named}”; {mend}"));
            return None;
        };
        if scout(self.reader.tree, &self.reader.language).is_named(list, name) {
            self.enter("id");
            self.reader
                .fault(format!("the id “{id}” is taken, so this {one} is left out; give it another one"));
        } else {
            self.reader.step(Step::Key(named), name);
            if is_hollow(self.reader.tree, name) {
                self.reader.fault(format!("this {named} is empty, so the {one} is left out; give it one"));
            } else {
                self.reader.is_named(list, name);
            }
        }
        self.reader.leave();
        None
    }
}

impl Reader<'_> {
    /// Whether an entry of `list` can be called by `node`; what is wrong with it is noted.
    fn is_named(&mut self, list: List, node: Node) -> bool {
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

    fn id(&mut self, node: Node, out: &mut Option<Id>) {
        let Some(id) = self.tree.as_str(node) else { return self.unexpected("an id as a text", node) };
        match ids::fault_of(id) {
            Some(fault) => self.fault(format!("this id {fault}; what it names is left out")),
            None => *out = Some(self.share(id)),
        }
    }
}

/// Whether there is nothing in a name but white space and what is stripped: such a one is reported as empty, any
/// other unreadable one for what it is.
pub fn is_hollow(tree: &Tree<'_>, node: Node) -> bool {
    match tree.value(node) {
        Value::String(words) => clean::clean(words).is_empty(),
        Value::Array => tree.items(node).all(|item| is_hollow(tree, item)),
        Value::Object => match tree.field(node, "text") {
            Some(text) => is_hollow(tree, text),
            None => tree.pairs(node).all(|(key, node)| is_note(key) || is_hollow(tree, node)),
        },
        _ => false,
    }
}
