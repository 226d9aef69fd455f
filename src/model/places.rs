//! Places in a list, by id: the one map there is. Each type of map would be two kilobytes of its own in the wasm.
//!
//! A hash says in which of many crit-bit trees (Bernstein, "Crit-bit trees", cr.yp.to/critbit.html) an id is: there, a
//! fork asks for one bit, and on the way down only bits are asked for in which the ids beneath differ. So most ids are
//! found at once, and no choice of ids makes it slow: those of one hash still have a tree.

use super::document::Id;
use std::mem::take;

/// Places in a list, by id or by another text.
#[derive(Debug, Default)]
pub struct Places {
    /// Every id and its place, in the order in which they came.
    known: Vec<(Id, usize)>,
    /// Of all trees.
    forks: Vec<Fork>,
    /// Where the way down begins, for the hash of that number; as many as a power of two, or none.
    roots: Vec<usize>,
}

/// Where the ids beneath part ways.
#[derive(Debug)]
struct Fork {
    /// The first bit in which they differ, by its number.
    bit: usize,
    /// Where those go on in which it is 0, and those in which it is 1: to the fork of that number, or from `LEAF` on
    /// to that one of the known ids.
    ways: [usize; 2],
}

const LEAF: usize = 1 << 31;
/// The root of a tree without ids: it is no fork, and no id.
const NONE: usize = LEAF - 1;

/// How many ids there are to each tree, at most; and how many trees there are at first.
const EACH: usize = 2;
const FIRST: usize = 8;

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
        Some(self.known(id)?.1)
    }

    /// The one that is `id`, as it was added, and its place.
    pub fn known(&self, id: &str) -> Option<&(Id, usize)> {
        self.nearest(self.tree(id), id).filter(|(near, _)| **near == *id)
    }

    /// The place of an `id` that has one.
    pub fn at(&self, id: &str) -> usize {
        self.get(id).unwrap_or_default()
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
        if self.known.len() >= EACH * self.roots.len() {
            let known = take(&mut self.known);
            self.forks.clear();
            self.roots = vec![NONE; FIRST.max(2 * self.roots.len())];
            for (id, place) in known {
                self.put(id, place);
            }
        }
        self.put(id.clone(), place);
        place
    }

    /// Puts an id into its tree that is in none.
    #[inline(never)]
    fn put(&mut self, id: Id, place: usize) {
        let leaf = LEAF + self.known.len();
        let tree = self.tree(&id);
        match self.nearest(tree, &id) {
            None => self.roots[tree] = leaf,
            Some((near, _)) => {
                let bit = first_difference(near, &id);
                self.insert(&id, tree, bit, leaf);
            }
        }
        self.known.push((id, place));
    }

    /// Gives `id` the next place, unless it has one already; the place it has.
    pub fn add(&mut self, id: &Id) -> usize {
        self.claim(id, self.count())
    }

    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// Every id, in the order in which they came.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(id, _)| &**id)
    }

    /// The number of the tree for an id: its hash (FNV-1a, 32 bits; Fowler, Noll and Vo, RFC 9923), as far as there are
    /// trees.
    fn tree(&self, id: &str) -> usize {
        let mut hash = 0x811c_9dc5_u32;
        for &letter in id.as_bytes() {
            hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
        }
        (hash ^ hash >> 16) as usize & self.roots.len().wrapping_sub(1)
    }

    /// The one in its tree that `id` is, if it is any.
    #[inline(never)]
    fn nearest(&self, tree: usize, id: &str) -> Option<&(Id, usize)> {
        let mut way = *self.roots.get(tree)?;
        while let Some(fork) = self.forks.get(way) {
            way = fork.ways[is_set(id, fork.bit)];
        }
        self.known.get(way.wrapping_sub(LEAF))
    }

    /// Forks the way to the ids that differ from `id` first in this bit.
    fn insert(&mut self, id: &str, tree: usize, bit: usize, leaf: usize) {
        let new = self.forks.len();
        let mut way = self.roots[tree];
        let mut above = None;
        while let Some(fork) = self.forks.get(way)
            && fork.bit < bit
        {
            let side = is_set(id, fork.bit);
            above = Some((way, side));
            way = fork.ways[side];
        }
        let mut ways = [way; 2];
        ways[is_set(id, bit)] = leaf;
        self.forks.push(Fork { bit, ways });
        match above {
            Some((fork, side)) => self.forks[fork].ways[side] = new,
            None => self.roots[tree] = new,
        }
    }
}

/// Bits of a letter and of the mark that there is one. They are counted by sixteen a letter, the highest first.
fn letter(id: &str, place: usize) -> u16 {
    id.as_bytes().get(place).map_or(0, |&letter| 0x100 | u16::from(letter))
}

fn is_set(id: &str, bit: usize) -> usize {
    usize::from(letter(id, bit / 16) << (bit % 16) & 0x8000 != 0)
}

/// The first bit in which two ids differ that are not the same.
fn first_difference(one: &str, other: &str) -> usize {
    let mut place = 0;
    loop {
        let difference = letter(one, place) ^ letter(other, place);
        if difference != 0 {
            return 16 * place + difference.leading_zeros() as usize;
        }
        place += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_keeps_its_first_place() {
        let mut places = Places::default();
        assert_eq!((places.get(""), places.get("a")), (None, None));
        let ids = ["b", "a", "", "ab", "abc", "\0", "é", "백강혁", "백", "a-b", "B"];
        for (place, id) in ids.iter().enumerate() {
            assert_eq!(places.get(id), None, "{id} before");
            assert_eq!(places.add(&(*id).into()), place);
        }
        for (place, id) in ids.iter().enumerate() {
            assert_eq!(places.claim(&(*id).into(), 99), place);
            assert_eq!(places.get(id), Some(place), "{id}");
        }
        assert!(["a\0", "c", "abcd", "백강", "\u{e8}"].iter().all(|id| !places.has(id)));
        assert_eq!(places.ids().collect::<Vec<_>>(), ids);
    }

    #[test]
    fn many_ids_are_told_apart() {
        // Numbers by sevens around a prime: they come in no order.
        let ids: Vec<Id> = (0..9973).map(|number| format!("c{}", number * 7 % 9973).into()).collect();
        let places = Places::of(ids.iter());
        assert_eq!(places.count(), ids.len());
        for (place, id) in ids.iter().enumerate() {
            assert_eq!(places.at(id), place, "{id}");
        }
    }
}
