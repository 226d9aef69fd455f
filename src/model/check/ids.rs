//! The ids of a document, gathered before anything refers to them.

use super::super::document::Id;
use super::super::places::Places;
use super::clean::quote;
use super::near::nearest;

/// Lists whose entries have an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Characters,
    Groups,
    People,
    Sources,
    Kinds,
    Works,
}

impl List {
    pub const ALL: [Self; 6] =
        [Self::Characters, Self::Groups, Self::People, Self::Sources, Self::Kinds, Self::Works];

    /// The field of the document that holds the list.
    pub fn field(self) -> &'static str {
        ["characters", "groups", "people", "sources", "kinds", "works"][self as usize]
    }

    /// The field by which an entry is called.
    pub fn named(self) -> &'static str {
        if matches!(self, Self::Sources | Self::Works) { "title" } else { "name" }
    }

    /// One entry, for a sentence.
    pub fn one(self) -> &'static str {
        ["character", "group", "person", "source", "kind of relation", "work"][self as usize]
    }
}

/// The kinds of relation that a document need not list.
pub const BUILT_IN_KINDS: [&str; 10] =
    ["family", "romance", "friend", "ally", "mentor", "colleague", "rival", "enemy", "member", "other"];

/// Which entry has which id.
#[derive(Default)]
pub struct Ids([Places; 6]);

impl Ids {
    /// Notes that the entry at `index` of `list` is called `id`, unless another one is.
    pub fn claim(&mut self, list: List, id: &str, index: usize) {
        let taken = match list {
            List::Characters => self.has(List::Groups, id),
            List::Groups => self.has(List::Characters, id),
            _ => false,
        };
        if !taken {
            self.0[list as usize].claim(&Id::from(id), index);
        }
    }

    /// Whether the entry at `index` of `list` is the one that `id` belongs to.
    pub fn owns(&self, list: List, id: &str, index: usize) -> bool {
        self.index(list, id) == Some(index)
    }

    /// Where in `list` the entry called `id` stands.
    pub fn index(&self, list: List, id: &str) -> Option<usize> {
        self.0[list as usize].get(id)
    }

    /// Whether `id` may be referred to.
    pub fn has(&self, list: List, id: &str) -> bool {
        self.0[list as usize].has(id) || list == List::Kinds && BUILT_IN_KINDS.contains(&id)
    }

    /// How many ids there are in `lists`.
    pub fn count(&self, lists: &[List]) -> usize {
        lists.iter().map(|list| self.0[*list as usize].count()).sum()
    }

    /// Why `id` leads to nothing in any of `lists`, as the end of a sentence; `suggest` looks for a near miss.
    pub fn explain(&self, lists: &[List], id: &str, suggest: bool) -> String {
        let quoted = quote(id);
        if let Some(other) = List::ALL.into_iter().find(|list| !lists.contains(list) && self.has(*list, id)) {
            return format!("{quoted} is a {}, not a {}", other.one(), names(lists));
        }
        let mut known = Vec::new();
        if suggest {
            lists.iter().for_each(|list| known.extend(self.0[*list as usize].ids()));
            known.extend_from_slice(if lists.contains(&List::Kinds) { &BUILT_IN_KINDS } else { &[] });
        }
        match nearest(id, &known) {
            Some(near) => format!("there is no {} {quoted}; did you mean {}?", names(lists), quote(near)),
            None => format!("there is no {} {quoted}", names(lists)),
        }
    }
}

fn names(lists: &[List]) -> String {
    lists.iter().map(|list| list.one()).collect::<Vec<_>>().join(" or ")
}

/// What is wrong with the form of an id, if anything is.
pub fn fault_of(id: &str) -> Option<&'static str> {
    if id.is_empty() {
        Some("is empty")
    } else if id.len() > 100 && id.chars().count() > 100 {
        Some("is longer than 100 characters")
    } else if id
        .contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, ',' | '|'))
    {
        Some("has white space, a control character, a comma or a “|” in it")
    } else {
        None
    }
}
