//! Cuts a show to what may be seen at a point.
//!
//! The one place that sees both sides of the point: what it leaves out, nobody behind it can show.

use super::appearance::NEVER;
use super::check::BUILT_IN_KINDS;
use super::document::{self, Id, Point, Stated, Statement, When};
use super::seen::*;
use super::show::Show;
use std::collections::{HashMap, HashSet};

/// The show as of `at`, which is at most its last point.
pub fn cut(show: &Show, at: Point) -> Snapshot {
    let document = &show.document;
    let appearance = &show.appearance;
    let mut cut = Cut {
        at,
        characters: seen(at, document.characters.iter().map(|entry| &entry.id), &appearance.characters),
        groups: seen(at, document.groups.iter().map(|entry| &entry.id), &appearance.groups),
        people: seen(at, document.people.iter().map(|entry| &entry.id), &appearance.people),
        works: document.works.iter().enumerate().map(|(place, work)| (work.id.clone(), place)).collect(),
        kinds: HashMap::new(),
        mutual_kinds: document.kinds.iter().filter(|kind| kind.mutual).map(|kind| kind.id.clone()).collect(),
        cited: HashSet::new(),
    };
    let relations: Vec<_> = kept(at, &document.relations, &appearance.relations).collect();
    let kinds = cut.kinds(document, &relations);
    let mut timeline = document.timeline.clone();
    for point in timeline.points.iter_mut().skip(at as usize) {
        *point = document::TimelinePoint::default();
    }
    let mut snapshot = Snapshot {
        at,
        last: show.last(),
        language: document.language.clone(),
        native: document.native.clone(),
        title: document.title.clone(),
        about: cut.about(&document.about),
        timeline,
        groups: kept(at, &document.groups, &appearance.groups)
            .map(|(entry, since)| cut.group(entry, since))
            .collect(),
        kinds,
        people: kept(at, &document.people, &appearance.people).map(|(entry, _)| cut.person(entry)).collect(),
        characters: kept(at, &document.characters, &appearance.characters)
            .map(|(entry, since)| cut.character(entry, since))
            .collect(),
        relations: relations.iter().map(|&(entry, since)| cut.relation(entry, since)).collect(),
        works: document.works.iter().map(|entry| cut.work(entry)).collect(),
        hidden: hidden(show, at),
        sources: Vec::new(),
    };
    snapshot.sources =
        document.sources.iter().filter(|source| cut.cited.contains(&source.id)).cloned().collect();
    link_back(&mut snapshot);
    snapshot
}

/// The lists that follow from the other direction of a reference.
fn link_back(snapshot: &mut Snapshot) {
    for (place, character) in snapshot.characters.iter().enumerate() {
        for membership in &character.groups {
            add(&mut snapshot.groups[membership.group].members, place);
        }
        for casting in &character.played_by {
            add(&mut snapshot.people[casting.person].plays, place);
        }
    }
    for past in [false, true] {
        for (place, relation) in
            snapshot.relations.iter().enumerate().filter(|(_, relation)| relation.past == past)
        {
            for end in [relation.from, relation.to] {
                if let Subject::Character(character) = end {
                    add(&mut snapshot.characters[character].relations, place);
                }
            }
        }
    }
}

/// Adds a place that may have been the last one added.
fn add(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}

/// Places, among those that are visible, by id.
fn seen<'d>(at: Point, ids: impl Iterator<Item = &'d Id>, points: &[Point]) -> HashMap<Id, usize> {
    let visible = ids.zip(points).filter(|&(_, &point)| point <= at);
    visible.enumerate().map(|(place, (id, _))| (id.clone(), place)).collect()
}

/// The visible entries and the point at which each appeared.
fn kept<'d, T>(at: Point, entries: &'d [T], points: &'d [Point]) -> impl Iterator<Item = (&'d T, Point)> {
    entries.iter().zip(points.iter().copied()).filter(move |&(_, point)| point <= at)
}

fn hidden(show: &Show, at: Point) -> Vec<Hidden> {
    let document = &show.document;
    let appearance = &show.appearance;
    let characters = document.characters.iter().map(|entry| &entry.id).zip(&appearance.characters);
    let groups = document.groups.iter().map(|entry| &entry.id).zip(&appearance.groups);
    let people = document.people.iter().map(|entry| &entry.id).zip(&appearance.people);
    let relations = document.relations.iter().map(|entry| &entry.id).zip(&appearance.relations);
    characters
        .chain(groups)
        .chain(people)
        .chain(relations)
        .filter(|&(_, &point)| point > at && point != NEVER)
        .map(|(id, &appears)| Hidden { id: id.clone(), appears })
        .collect()
}

struct Cut {
    at: Point,
    characters: HashMap<Id, usize>,
    groups: HashMap<Id, usize>,
    people: HashMap<Id, usize>,
    works: HashMap<Id, usize>,
    kinds: HashMap<Id, usize>,
    /// Kinds of which every relation holds both ways.
    mutual_kinds: HashSet<Id>,
    cited: HashSet<Id>,
}

impl Cut {
    fn is_visible(&self, when: &When) -> bool {
        when.since <= self.at
    }

    fn is_past(&self, when: &When) -> bool {
        when.until.is_some_and(|until| until <= self.at)
    }

    fn cite(&mut self, sources: &[Id]) -> Vec<Id> {
        self.cited.extend(sources.iter().cloned());
        sources.to_vec()
    }

    fn said(&mut self, statements: &[Statement]) -> Vec<Said> {
        let at = self.at;
        let visible = statements.iter().filter(|statement| statement.when.since <= at);
        visible
            .map(|statement| Said {
                text: statement.text.clone(),
                topic: statement.topic.clone(),
                sources: self.cite(&statement.sources),
                since: statement.when.since,
                past: self.is_past(&statement.when),
            })
            .collect()
    }

    fn told(&mut self, stated: &Stated) -> Told {
        Told(self.said(&stated.0))
    }

    fn aliases(&mut self, aliases: &[document::Alias]) -> Vec<Alias> {
        let at = self.at;
        let visible = aliases.iter().filter(|alias| alias.when.since <= at);
        visible
            .map(|alias| Alias {
                text: alias.text.clone(),
                kind: alias.kind,
                by: alias.by.as_ref().and_then(|id| self.characters.get(id).copied()),
                sources: self.cite(&alias.sources),
                past: self.is_past(&alias.when),
            })
            .collect()
    }

    /// The portrait that leads, by the rule for statements.
    fn portrait(&self, portraits: &[document::Portrait]) -> Option<document::Portrait> {
        let visible = || portraits.iter().filter(|portrait| self.is_visible(&portrait.when));
        let current = visible().filter(|portrait| !self.is_past(&portrait.when)).rev();
        let lead = current.max_by_key(|portrait| portrait.when.since);
        let lead = lead.or_else(|| visible().max_by_key(|portrait| portrait.when.since))?;
        // When it ends may be the future.
        Some(document::Portrait { when: When::default(), ..lead.clone() })
    }

    fn about(&mut self, about: &document::About) -> About {
        About {
            summary: self.told(&about.summary),
            year: about.year,
            network: about.network.clone(),
            length: about.length.clone(),
            genres: about.genres.clone(),
            facts: self.said(&about.facts),
            links: about.links.clone(),
        }
    }

    /// The kinds of the visible relations: the document's in its order, then the built-in ones in theirs.
    fn kinds(
        &mut self,
        document: &document::Document,
        relations: &[(&document::Relation, Point)],
    ) -> Vec<Kind> {
        let used: HashSet<&str> = relations
            .iter()
            .flat_map(|&(relation, _)| [Some(kind_of(relation)), back_kind_of(relation)])
            .flatten()
            .collect();
        let own = document.kinds.iter().map(|kind| Kind {
            id: kind.id.clone(),
            name: Some(kind.name.clone()),
            color: kind.color,
            line: kind.line,
            mutual: kind.mutual,
        });
        let built_in = BUILT_IN_KINDS
            .iter()
            .filter(|id| !document.kinds.iter().any(|kind| &*kind.id == **id))
            .map(|&id| Kind { id: id.into(), ..Kind::default() });
        let kinds: Vec<Kind> = own.chain(built_in).filter(|kind| used.contains(&*kind.id)).collect();
        self.kinds = kinds.iter().enumerate().map(|(place, kind)| (kind.id.clone(), place)).collect();
        kinds
    }

    fn group(&mut self, group: &document::Group, since: Point) -> Group {
        Group {
            id: group.id.clone(),
            name: self.told(&group.name),
            color: group.color,
            parent: group.parent.as_ref().and_then(|id| self.groups.get(id).copied()),
            summary: self.told(&group.summary),
            sources: self.cite(&group.sources),
            since,
            past: self.is_past(&group.when),
            members: Vec::new(),
        }
    }

    fn person(&mut self, person: &document::Person) -> Person {
        Person {
            id: person.id.clone(),
            name: self.told(&person.name),
            aliases: self.aliases(&person.aliases),
            portrait: self.portrait(&person.portraits),
            summary: self.told(&person.summary),
            facts: self.said(&person.facts),
            known_for: person
                .known_for
                .iter()
                .map(|stated| self.told(stated))
                .filter(|told| !told.0.is_empty())
                .collect(),
            links: person.links.clone(),
            plays: Vec::new(),
        }
    }

    fn character(&mut self, character: &document::Character, since: Point) -> Character {
        let at = self.at;
        let mut groups = Vec::new();
        for membership in character.groups.iter().filter(|membership| membership.when.since <= at) {
            let Some(&group) = self.groups.get(&membership.group) else { continue };
            groups.push(Membership {
                group,
                role: membership.role.clone(),
                sources: self.cite(&membership.sources),
                past: self.is_past(&membership.when),
            });
        }
        let mut played_by = Vec::new();
        for casting in character.played_by.iter().filter(|casting| casting.when.since <= at) {
            let Some(&person) = self.people.get(&casting.person) else { continue };
            played_by.push(Casting {
                person,
                credited: casting.credited.clone(),
                voice: casting.voice,
                lang: casting.lang.clone(),
                sources: self.cite(&casting.sources),
                past: self.is_past(&casting.when),
            });
        }
        Character {
            id: character.id.clone(),
            name: self.told(&character.name),
            aliases: self.aliases(&character.aliases),
            tier: character.tier,
            role: self.told(&character.role),
            groups,
            played_by,
            portrait: self.portrait(&character.portraits),
            summary: self.told(&character.summary),
            facts: self.said(&character.facts),
            links: character.links.clone(),
            since,
            past: self.is_past(&character.when),
            relations: Vec::new(),
        }
    }

    fn end(&self, id: &Id) -> Subject {
        match self.characters.get(id) {
            Some(&place) => Subject::Character(place),
            None => Subject::Group(self.groups[id]),
        }
    }

    fn relation(&mut self, relation: &document::Relation, since: Point) -> Relation {
        Relation {
            id: relation.id.clone(),
            from: self.end(&relation.from),
            to: self.end(&relation.to),
            kind: self.kinds[kind_of(relation)],
            label: self.told(&relation.label),
            mutual: relation.back.is_none()
                && (relation.mutual || self.mutual_kinds.contains(kind_of(relation))),
            back: relation.back.as_ref().map(|back| Back {
                kind: self.kinds[back_kind_of(relation).unwrap_or("other")],
                label: self.told(&back.label),
                sources: self.cite(&back.sources),
            }),
            summary: self.told(&relation.summary),
            facts: self.said(&relation.facts),
            sources: self.cite(&relation.sources),
            since,
            past: self.is_past(&relation.when),
        }
    }

    fn work(&mut self, work: &document::Work) -> Work {
        let mut credits = Vec::new();
        for credit in &work.credits {
            let Some(&person) = self.people.get(&credit.person) else { continue };
            credits.push(Credit {
                person,
                job: credit.job.clone(),
                name_as: credit.name_as.clone(),
                sources: self.cite(&credit.sources),
            });
        }
        Work {
            id: work.id.clone(),
            title: work.title.clone(),
            medium: work.medium.clone(),
            year: work.year,
            aliases: self.aliases(&work.aliases),
            adapts: work.adapts.iter().map(|id| self.works[id]).collect(),
            credits,
            facts: self.said(&work.facts),
            sources: self.cite(&work.sources),
            this: work.this,
        }
    }
}

/// The id of a relation's kind; `other` where it names none.
fn kind_of(relation: &document::Relation) -> &str {
    relation.kind.as_deref().unwrap_or("other")
}

/// The id of the kind of the way back, if there is one: its own, or the relation's.
fn back_kind_of(relation: &document::Relation) -> Option<&str> {
    relation.back.as_ref().map(|back| back.kind.as_deref().unwrap_or_else(|| kind_of(relation)))
}
