//! What was learnt since an earlier point, and what does not hold any more: statements, names, groups, actors.

use super::changes::{Item, News, Owner};
use super::document::Point;
use super::seen::{Alias, Casting, Character, Group, Person, Relation, Said, Snapshot, Told};

/// All of it: of characters, groups, people, relations, works, and the show.
///
/// Of somebody or something new, only what is told from a later point on is news: all else comes with them.
pub fn news(before: &Snapshot, after: &Snapshot) -> Vec<News> {
    let mut news = Vec::new();
    let mut note = |of: Owner, learnt: Learnt<'_>| {
        if !learnt.items.is_empty() {
            news.push(News { of, items: learnt.items });
        }
    };
    let learnt = || Learnt { before, after, items: Vec::new() };
    let mut old = before.characters.iter().peekable();
    for (place, now) in after.characters.iter().enumerate() {
        note(Owner::Character(place), learnt().character(old.next_if(|was| was.id == now.id), now));
    }
    let mut old = before.groups.iter().peekable();
    for (place, now) in after.groups.iter().enumerate() {
        note(Owner::Group(place), learnt().group(old.next_if(|was| was.id == now.id), now));
    }
    let mut old = before.people.iter().peekable();
    for (place, now) in after.people.iter().enumerate() {
        note(Owner::Person(place), learnt().person(old.next_if(|was| was.id == now.id), now));
    }
    let mut old = before.relations.iter().peekable();
    for (place, now) in after.relations.iter().enumerate() {
        note(Owner::Relation(place), learnt().relation(old.next_if(|was| was.id == now.id), now));
    }
    // Works are always there.
    for (place, (was, now)) in before.works.iter().zip(&after.works).enumerate() {
        note(Owner::Work(place), learnt().aliases(&was.aliases, &now.aliases).said(&was.facts, &now.facts));
    }
    let (was, now) = (&before.about, &after.about);
    note(Owner::About, learnt().told(&was.summary, &now.summary, Item::Said).said(&was.facts, &now.facts));
    news
}

/// News that are being collected.
struct Learnt<'s> {
    before: &'s Snapshot,
    after: &'s Snapshot,
    items: Vec<Item>,
}

impl Learnt<'_> {
    fn character(mut self, was: Option<&Character>, now: &Character) -> Self {
        let Some(was) = was else { return self.said(&[], &now.facts) };
        self = self
            .told(&was.name, &now.name, Item::Name)
            .aliases(&was.aliases, &now.aliases)
            .told(&was.role, &now.role, Item::Said)
            .told(&was.summary, &now.summary, Item::Said);
        for membership in &now.groups {
            // A group may appear later than its members are in it.
            let since = membership.since.max(self.after.groups[membership.group].since);
            if since > self.before.at || membership.until.is_some_and(|until| until > self.before.at) {
                self.items.push(Item::Group(membership.clone()));
            }
        }
        // And so may actors.
        let mut old = was.played_by.iter().peekable();
        for casting in &now.played_by {
            let person = &self.after.people[casting.person].id;
            let is_old =
                |old: &&Casting| self.before.people[old.person].id == *person && old.since == casting.since;
            let past = old.next_if(is_old).map(|old| old.past);
            if past.is_none() || self.is_new(casting.since, past, casting.past) {
                self.items.push(Item::Actor(casting.clone()));
            }
        }
        self.said(&was.facts, &now.facts)
    }

    fn group(self, was: Option<&Group>, now: &Group) -> Self {
        let Some(was) = was else { return self };
        self.told(&was.name, &now.name, Item::Name).told(&was.summary, &now.summary, Item::Said)
    }

    fn person(mut self, was: Option<&Person>, now: &Person) -> Self {
        let Some(was) = was else { return self.said(&[], &now.facts) };
        self = self.told(&was.name, &now.name, Item::Name).aliases(&was.aliases, &now.aliases).told(
            &was.summary,
            &now.summary,
            Item::Said,
        );
        let (nothing, mut old) = (Told::default(), was.known_for.iter().peekable());
        for entry in &now.known_for {
            // Entries have no ids. In one that was there, something begins no later than at the earlier point.
            let is_old = entry.0.iter().any(|said| said.since <= self.before.at);
            let was = if is_old { old.next() } else { None };
            self = self.told(was.unwrap_or(&nothing), entry, Item::Said);
        }
        self.said(&was.facts, &now.facts)
    }

    fn relation(self, was: Option<&Relation>, now: &Relation) -> Self {
        match was {
            Some(was) => self.told(&was.summary, &now.summary, Item::Said).said(&was.facts, &now.facts),
            None => self.said(&[], &now.facts),
        }
    }

    fn told(self, was: &Told, now: &Told, item: fn(Said) -> Item) -> Self {
        self.statements(&was.0, &now.0, item)
    }

    fn said(self, was: &[Said], now: &[Said]) -> Self {
        self.statements(was, now, Item::Said)
    }

    fn statements(mut self, was: &[Said], now: &[Said], item: fn(Said) -> Item) -> Self {
        for said in self.fresh(was, now, |said| (said.since, said.past)) {
            self.items.push(item(said.clone()));
        }
        self
    }

    fn aliases(mut self, was: &[Alias], now: &[Alias]) -> Self {
        for alias in self.fresh(was, now, |alias| (alias.since, alias.past)) {
            self.items.push(Item::Alias(alias.clone()));
        }
        self
    }

    /// Those that are news; `times` says since when something holds, and whether it is past. Of the later ones, those that
    /// were there before are in the same order.
    fn fresh<'n, T>(&self, was: &[T], now: &'n [T], times: fn(&T) -> (Point, bool)) -> Vec<&'n T> {
        let (mut old, mut fresh) = (was.iter(), Vec::new());
        for entry in now {
            let (begins, is_past) = times(entry);
            let was_past = if begins > self.before.at { None } else { old.next().map(|old| times(old).1) };
            if self.is_new(begins, was_past, is_past) {
                fresh.push(entry);
            }
        }
        fresh
    }

    /// Whether something is news: it begins after the earlier point, or it held there (`was_past` says whether) and does
    /// not any more.
    fn is_new(&self, begins: Point, was_past: Option<bool>, is_past: bool) -> bool {
        begins > self.before.at || was_past == Some(false) && is_past
    }
}
