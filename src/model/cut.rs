//! Cuts a show to what may be seen at a point.
//!
//! The one place that sees both sides of the point: what it leaves out, nobody behind it can show.

use super::appearance::NEVER;
use super::check::BUILT_IN_KINDS;
use super::document::{self, Id, Point, Stated, Statement, When};
use super::kind::{back_kind_of, kind_of, note};
use super::places::Places;
use super::seen::*;
use super::show::Show;

/// The show as of `at`, which is at most its last point.
pub fn cut(show: &Show, at: Point) -> Snapshot {
    let Show { document, appearance } = show;
    let mut cut = Cut { at, ..Cut::default() };
    for (entry, &point) in document.characters.iter().zip(&appearance.characters) {
        if cut.has_appeared(&entry.id, point) {
            cut.characters.add(&entry.id);
        }
    }
    for (entry, &point) in document.groups.iter().zip(&appearance.groups) {
        if cut.has_appeared(&entry.id, point) {
            cut.groups.add(&entry.id);
        }
    }
    for (entry, &point) in document.people.iter().zip(&appearance.people) {
        if cut.has_appeared(&entry.id, point) {
            cut.people.add(&entry.id);
        }
    }
    let mut relations = Vec::new();
    for (entry, &point) in document.relations.iter().zip(&appearance.relations) {
        if cut.has_appeared(&entry.id, point) {
            relations.push(entry);
        }
    }
    for work in &document.works {
        cut.works.add(&work.id);
    }
    let mut snapshot = Snapshot {
        at,
        last: show.last(),
        language: document.language.clone(),
        native: document.native.clone(),
        title: document.title.clone(),
        about: cut.about(&document.about),
        timeline: document.timeline.clone(),
        kinds: cut.kinds(&document.kinds, &relations),
        hidden: std::mem::take(&mut cut.hidden),
        groups: Vec::with_capacity(cut.groups.count()),
        people: Vec::with_capacity(cut.people.count()),
        characters: Vec::with_capacity(cut.characters.count()),
        relations: Vec::with_capacity(relations.len()),
        works: Vec::new(),
        sources: Vec::new(),
    };
    for point in snapshot.timeline.points.iter_mut().skip(at as usize) {
        *point = document::TimelinePoint::default();
    }
    for (entry, &since) in document.groups.iter().zip(&appearance.groups) {
        if since <= at {
            snapshot.groups.push(cut.group(entry, since));
        }
    }
    for (entry, &since) in document.people.iter().zip(&appearance.people) {
        if since <= at {
            snapshot.people.push(cut.person(entry));
        }
    }
    for (entry, &since) in document.characters.iter().zip(&appearance.characters) {
        if since <= at {
            snapshot.characters.push(cut.character(entry, since));
        }
    }
    for (entry, &since) in document.relations.iter().zip(&appearance.relations) {
        if since <= at {
            snapshot.relations.push(cut.relation(entry, since));
        }
    }
    for work in &document.works {
        snapshot.works.push(cut.work(work));
    }
    for source in &document.sources {
        if cut.cited.has(&source.id) {
            snapshot.sources.push(source.clone());
        }
    }
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

#[derive(Default)]
struct Cut {
    at: Point,
    /// Places in the lists of the snapshot.
    characters: Places,
    groups: Places,
    people: Places,
    works: Places,
    kinds: Places,
    /// Kinds of which every relation holds both ways.
    mutual_kinds: Places,
    cited: Places,
    hidden: Vec<Hidden>,
}

impl Cut {
    /// Whether what is called `id` and appears at `point` may be seen; otherwise notes when it will be.
    fn has_appeared(&mut self, id: &Id, point: Point) -> bool {
        if point > self.at && point != NEVER {
            self.hidden.push(Hidden { id: id.clone(), appears: point });
        }
        point <= self.at
    }

    fn is_visible(&self, when: &When) -> bool {
        when.since <= self.at
    }

    fn is_past(&self, when: &When) -> bool {
        when.until.is_some_and(|until| until <= self.at)
    }

    fn cite(&mut self, sources: &[Id]) -> Vec<Id> {
        for source in sources {
            self.cited.add(source);
        }
        sources.to_vec()
    }

    fn said(&mut self, statements: &[Statement]) -> Vec<Said> {
        let mut said = Vec::with_capacity(statements.len());
        for statement in statements {
            if self.is_visible(&statement.when) {
                said.push(Said {
                    text: statement.text.clone(),
                    topic: statement.topic.clone(),
                    sources: self.cite(&statement.sources),
                    since: statement.when.since,
                    past: self.is_past(&statement.when),
                });
            }
        }
        said
    }

    fn told(&mut self, stated: &Stated) -> Told {
        Told(self.said(&stated.0))
    }

    fn aliases(&mut self, aliases: &[document::Alias]) -> Vec<Alias> {
        let mut visible = Vec::with_capacity(aliases.len());
        for alias in aliases {
            if self.is_visible(&alias.when) {
                visible.push(Alias {
                    text: alias.text.clone(),
                    kind: alias.kind,
                    by: alias.by.as_ref().and_then(|id| self.characters.get(id)),
                    sources: self.cite(&alias.sources),
                    since: alias.when.since,
                    past: self.is_past(&alias.when),
                });
            }
        }
        visible
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
    fn kinds(&mut self, own: &[document::Kind], relations: &[&document::Relation]) -> Vec<Kind> {
        let mut used = Places::default();
        for relation in relations {
            note(&mut used, kind_of(relation));
            if let Some(back) = &relation.back {
                note(&mut used, back_kind_of(relation, back));
            }
        }
        let mut kinds = Vec::new();
        for kind in own.iter().filter(|kind| used.has(&kind.id)) {
            self.kinds.add(&kind.id);
            if kind.mutual {
                self.mutual_kinds.add(&kind.id);
            }
            kinds.push(Kind {
                id: kind.id.clone(),
                name: Some(kind.name.clone()),
                color: kind.color,
                line: kind.line,
                mutual: kind.mutual,
            });
        }
        for id in BUILT_IN_KINDS {
            if used.has(id) && !self.kinds.has(id) {
                let id = Id::from(id);
                self.kinds.add(&id);
                kinds.push(Kind { id, ..Kind::default() });
            }
        }
        kinds
    }

    fn group(&mut self, group: &document::Group, since: Point) -> Group {
        Group {
            id: group.id.clone(),
            name: self.told(&group.name),
            color: group.color,
            parent: group.parent.as_ref().and_then(|id| self.groups.get(id)),
            summary: self.told(&group.summary),
            sources: self.cite(&group.sources),
            since,
            until: group.when.until.filter(|&until| until <= self.at),
            members: Vec::new(),
        }
    }

    fn person(&mut self, person: &document::Person) -> Person {
        let mut known_for = Vec::new();
        for stated in &person.known_for {
            let told = self.told(stated);
            if !told.0.is_empty() {
                known_for.push(told);
            }
        }
        Person {
            id: person.id.clone(),
            name: self.told(&person.name),
            aliases: self.aliases(&person.aliases),
            portrait: self.portrait(&person.portraits),
            summary: self.told(&person.summary),
            facts: self.said(&person.facts),
            known_for,
            links: person.links.clone(),
            plays: Vec::new(),
        }
    }

    fn character(&mut self, character: &document::Character, since: Point) -> Character {
        let mut groups = Vec::with_capacity(character.groups.len());
        for membership in &character.groups {
            if !self.is_visible(&membership.when) {
                continue;
            }
            let Some(group) = self.groups.get(&membership.group) else { continue };
            groups.push(Membership {
                group,
                role: membership.role.clone(),
                sources: self.cite(&membership.sources),
                since: membership.when.since,
                until: membership.when.until.filter(|&until| until <= self.at),
            });
        }
        let mut played_by = Vec::with_capacity(character.played_by.len());
        for casting in &character.played_by {
            if !self.is_visible(&casting.when) {
                continue;
            }
            let Some(person) = self.people.get(&casting.person) else { continue };
            played_by.push(Casting {
                person,
                credited: casting.credited.clone(),
                voice: casting.voice,
                lang: casting.lang.clone(),
                sources: self.cite(&casting.sources),
                since: casting.when.since,
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
            Some(place) => Subject::Character(place),
            None => Subject::Group(self.groups.at(id)),
        }
    }

    fn relation(&mut self, relation: &document::Relation, since: Point) -> Relation {
        Relation {
            id: relation.id.clone(),
            from: self.end(&relation.from),
            to: self.end(&relation.to),
            kind: self.kinds.at(kind_of(relation)),
            label: self.told(&relation.label),
            mutual: relation.back.is_none() && (relation.mutual || self.mutual_kinds.has(kind_of(relation))),
            back: relation.back.as_ref().map(|back| Back {
                kind: self.kinds.at(back_kind_of(relation, back)),
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
            let Some(person) = self.people.get(&credit.person) else { continue };
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
            adapts: work.adapts.iter().map(|id| self.works.at(id)).collect(),
            credits,
            facts: self.said(&work.facts),
            sources: self.cite(&work.sources),
            this: work.this,
        }
    }
}
