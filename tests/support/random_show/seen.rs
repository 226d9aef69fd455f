//! When each thing of a show may be seen: the words of the format, point by point.

use super::NEVER;
use super::model::{End, Model, Said, Tie, Times};

/// The first point at which each thing may be seen.
pub struct Seen {
    pub characters: Vec<u32>,
    pub groups: Vec<u32>,
    pub people: Vec<u32>,
    pub relations: Vec<u32>,
    pub kinds: Vec<u32>,
}

impl Seen {
    /// Works out what may be seen at each point in turn, and remembers when each thing was first among it.
    pub fn first(model: &Model) -> Self {
        let mut first = Self {
            characters: vec![NEVER; model.characters.len()],
            groups: vec![NEVER; model.groups.len()],
            people: vec![NEVER; model.people.len()],
            relations: vec![NEVER; model.relations.len()],
            kinds: vec![NEVER; model.kinds],
        };
        for point in (0..=model.last).rev() {
            let firsts = [
                &mut first.characters,
                &mut first.groups,
                &mut first.people,
                &mut first.relations,
                &mut first.kinds,
            ];
            for (firsts, seen) in firsts.into_iter().zip(model.at(point)) {
                firsts.iter_mut().zip(seen).filter(|(_, seen)| *seen).for_each(|(first, _)| *first = point);
            }
        }
        first
    }
}

impl Model {
    /// Whether each character, group, person, relation and kind may be seen at the point.
    fn at(&self, point: u32) -> [Vec<bool>; 5] {
        let begun = |times: &Times| times.since <= point;
        // "Nothing is visible before its own name."
        let named = |names: &[Said]| names.iter().any(|name| begun(&name.times));
        let characters: Vec<bool> =
            self.characters.iter().map(|one| begun(&one.times) && named(&one.names)).collect();
        let may_be: Vec<bool> =
            self.groups.iter().map(|one| begun(&one.times) && named(&one.names)).collect();
        // "A relation not before both its ends": a relation is what leads to a group at its end.
        let there = |end: End| match end {
            End::Character(place) => characters[place],
            End::Group(place) => may_be[place],
        };
        let relations: Vec<bool> =
            self.relations.iter().map(|one| begun(&one.times) && there(one.from) && there(one.to)).collect();
        // "People and groups appear as soon as something visible leads to them, and not before."
        let mut groups = vec![false; self.groups.len()];
        loop {
            let before = groups.clone();
            for place in 0..groups.len() {
                let member = self.characters.iter().zip(&characters).any(|(one, seen)| {
                    *seen && one.groups.iter().any(|tie| tie.to == place && begun(&tie.times()))
                });
                let end = self.relations.iter().zip(&relations).any(|(one, seen)| {
                    *seen && (one.from == End::Group(place) || one.to == End::Group(place))
                });
                let child =
                    self.groups.iter().zip(&before).any(|(one, seen)| *seen && one.parent == Some(place));
                groups[place] = may_be[place] && (member || end || child);
            }
            if groups == before {
                break;
            }
        }
        let people = (0..self.people.len())
            .map(|place| {
                let plays = self.characters.iter().zip(&characters).any(|(one, seen)| {
                    *seen && one.played_by.iter().any(|tie| tie.to == place && begun(&tie.times()))
                });
                let made = self.works.iter().any(|work| work.credits.iter().any(|tie| tie.to == place));
                named(&self.people[place].names) && (plays || made)
            })
            .collect();
        let kinds = (0..self.kinds)
            .map(|kind| {
                self.relations.iter().zip(&relations).any(|(one, seen)| {
                    let back = one.back.as_ref().is_some_and(|back| back.0.or(one.kind) == Some(kind));
                    *seen && (one.kind == Some(kind) || back)
                })
            })
            .collect();
        [characters, groups, people, relations, kinds]
    }
}

impl Tie {
    /// A plain tie is an id alone: it holds from the start.
    pub fn times(&self) -> Times {
        if self.plain { Times::default() } else { self.said.times }
    }
}
