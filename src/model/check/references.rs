//! Ids by which one entry of a document means another one.

use super::ids::List;
use super::tree::Node;
use super::values::Reader;
use crate::model::document::Id;

impl Reader<'_> {
    /// The id of something that exists in one of `lists`; anything else is dropped.
    pub fn reference(&mut self, node: Node, lists: &[List]) -> Option<Id> {
        let Some(id) = self.tree.as_str(node) else {
            self.unexpected("an id", node);
            return None;
        };
        if lists.iter().any(|list| self.ids.has(*list, id)) {
            return Some(self.share(id));
        }
        let suggest = self.problems.may_compare(self.ids.count(lists));
        let why = self.ids.explain(lists, id, suggest);
        let outcome = match lists {
            _ if why.ends_with('?') => "",
            [List::Kinds] => "; the relation is kept without it",
            [_, _] => "; the relation is left out",
            _ => "; it is left out",
        };
        self.fault(why + outcome);
        None
    }

    pub fn character_id(&mut self, node: Node, out: &mut Option<Id>) {
        *out = self.reference(node, &[List::Characters]);
    }

    pub fn group_id(&mut self, node: Node, out: &mut Option<Id>) {
        *out = self.reference(node, &[List::Groups]);
    }

    pub fn person_id(&mut self, node: Node, out: &mut Option<Id>) {
        *out = self.reference(node, &[List::People]);
    }

    pub fn kind_id(&mut self, node: Node, out: &mut Option<Id>) {
        *out = self.reference(node, &[List::Kinds]);
    }

    /// An end of a relation.
    pub fn end_id(&mut self, node: Node, out: &mut Option<Id>) {
        *out = self.reference(node, &[List::Characters, List::Groups]);
    }
}
