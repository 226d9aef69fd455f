//! Places in a list, by id: the one map there is. Each type of map would be two kilobytes of its own in the wasm.

use super::document::Id;
use std::collections::HashMap;

/// Places in a list, by id or by another text.
#[derive(Debug, Default)]
pub struct Places(HashMap<Id, usize>);

impl Places {
    /// The places of `ids` in their own order.
    pub fn of<'d>(ids: impl Iterator<Item = &'d Id>) -> Self {
        let mut places = Self::default();
        for id in ids {
            places.add(id);
        }
        places
    }

    /// The place of `id`, if it has one.
    #[inline(never)]
    pub fn get(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// The place of an `id` that has one.
    #[inline(never)]
    pub fn at(&self, id: &str) -> usize {
        self.0[id]
    }

    pub fn has(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Gives `id` this place, unless it has one already; the place it has.
    #[inline(never)]
    pub fn claim(&mut self, id: &Id, place: usize) -> usize {
        if let Some(place) = self.get(id) {
            return place;
        }
        self.0.insert(id.clone(), place);
        place
    }

    /// Gives `id` the next place, unless it has one already; the place it has.
    pub fn add(&mut self, id: &Id) -> usize {
        self.claim(id, self.count())
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Every id, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|id| &**id)
    }
}
