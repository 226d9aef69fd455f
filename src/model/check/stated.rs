//! Reading what is said of something, and what else it is called.

use super::super::document::{Alias, AliasKind, Stated, Statement};
use super::naming::is_hollow;
use super::tree::{Node, Value};
use super::values::{Item, Reader};
use std::rc::Rc;

impl<'a> Reader<'a> {
    pub fn stated(&mut self, node: Node, out: &mut Stated) {
        self.all_stated(node, out, Reader::fact, Reader::fact);
    }

    /// What something is called.
    pub fn names(&mut self, node: Node, out: &mut Stated) {
        self.all_stated(node, out, Reader::one_name, Reader::called);
    }

    /// `one` reads one of several, `only` the only one.
    fn all_stated(
        &mut self,
        node: Node,
        out: &mut Stated,
        one: Item<'a, Statement>,
        only: Item<'a, Statement>,
    ) {
        if let Value::Array = self.tree.value(node) {
            return self.list(node, &mut out.0, one);
        }
        let mut statement = Statement::default();
        if only(self, node, &mut statement) {
            out.0 = Vec::from([statement]);
        }
    }

    pub fn some_stated(&mut self, node: Node, out: &mut Stated) -> bool {
        self.stated(node, out);
        !out.0.is_empty()
    }

    /// One of several names.
    fn one_name(&mut self, node: Node, out: &mut Statement) -> bool {
        if is_hollow(self.tree, node) {
            self.fault("this name is empty; it is left out");
            return false;
        }
        self.called(node, out)
    }

    fn called(&mut self, node: Node, out: &mut Statement) -> bool {
        self.statement(node, out, true)
    }

    pub fn fact(&mut self, node: Node, out: &mut Statement) -> bool {
        self.statement(node, out, false)
    }

    /// A text alone, or with its sources and when it holds.
    fn statement(&mut self, node: Node, out: &mut Statement, is_name: bool) -> bool {
        let read = if is_name { Self::name_text } else { Self::text };
        let mut text = None;
        match self.tree.field(node, "text").and_then(|_| self.fields(node)) {
            Some(mut fields) => {
                fields.read("text", &mut text, read);
                fields.read("topic", &mut out.topic, Reader::string);
                fields.sources(&mut out.sources);
                fields.when(&mut out.when);
                fields.finish();
            }
            None => read(self, node, &mut text),
        }
        let is_there = text.is_some();
        out.text = text.unwrap_or_default();
        is_there
    }

    pub fn alias(&mut self, node: Node, out: &mut Alias) -> bool {
        if self.tree.as_str(node).is_some() {
            return self.alone(node, &mut out.text, Reader::alias_text);
        }
        self.object(node, out, |fields, out| {
            out.kind = fields.word("kind", AliasKind::WORDS).and_then(AliasKind::nth);
            fields.read("by", &mut out.by, Reader::character_id);
            fields.sources(&mut out.sources);
            fields.when(&mut out.when);
            fields.required("text", &mut out.text, Reader::alias_text, "alias", "a text")
        })
    }

    fn alias_text(&mut self, node: Node, out: &mut Option<Rc<str>>) {
        if is_hollow(self.tree, node) {
            return self.fault("this alias is empty; it is left out");
        }
        self.name(node, out);
    }
}
