//! Reading what is said of something, and what else it is called.

use super::super::document::{Alias, AliasKind, Stated, Statement};
use super::fields::{MOST_IN_NAME, MOST_IN_TEXT, Reader};
use super::naming::is_hollow;
use super::tree::{Node, Value};
use std::rc::Rc;

impl Reader {
    pub fn stated(&mut self, node: &Node<'_>, most: usize) -> Stated {
        Stated(match node.value {
            Value::Array(_) if most == MOST_IN_NAME => self.list(node, Self::one_name),
            Value::Array(_) => self.list(node, Self::fact),
            _ => self.statement(node, most).into_iter().collect(),
        })
    }

    /// One of several names.
    fn one_name(&mut self, node: &Node<'_>) -> Option<Statement> {
        if is_hollow(node) {
            self.fault("this name is empty; it is left out");
            return None;
        }
        self.statement(node, MOST_IN_NAME)
    }

    pub fn fact(&mut self, node: &Node<'_>) -> Option<Statement> {
        self.statement(node, MOST_IN_TEXT)
    }

    /// A text alone, or with its sources and when it holds.
    fn statement(&mut self, node: &Node<'_>, most: usize) -> Option<Statement> {
        match &node.value {
            Value::Object(fields) if fields.iter().any(|(key, _)| key == "text") => {
                let mut object = self.object(node)?;
                let read = if most == MOST_IN_NAME { Self::name_text } else { Self::text };
                let text = object.read(self, "text", read);
                let topic = object.read(self, "topic", Self::string);
                let sources = object.sources(self);
                let when = self.when(&mut object);
                object.finish(self);
                text.map(|text| Statement { text, topic, sources, when })
            }
            _ => self.text_up_to(node, most).map(|text| Statement { text, ..Statement::default() }),
        }
    }

    pub fn alias(&mut self, node: &Node<'_>) -> Option<Alias> {
        if node.as_str().is_some() {
            return self.alias_text(node).map(|text| Alias { text, ..Alias::default() });
        }
        let mut object = self.object(node)?;
        let text = object.required(self, "text", Self::alias_text, "alias", "a text");
        let kind = object.word(self, "kind", AliasKind::WORDS).and_then(AliasKind::nth);
        let by =
            object.read(self, "by", |reader, node| reader.reference(node, &[super::ids::List::Characters]));
        let sources = object.sources(self);
        let when = self.when(&mut object);
        object.finish(self);
        text.map(|text| Alias { text, kind, by, sources, when })
    }

    fn alias_text(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        if is_hollow(node) {
            self.fault("this alias is empty; it is left out");
            return None;
        }
        self.name(node)
    }
}
