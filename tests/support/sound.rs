//! What holds of every document that was read, whatever was in its text.

#![allow(dead_code, reason = "each test uses what it needs")]

#[path = "sound/written.rs"]
mod written;

use castmap::model::document::*;
use castmap::model::seen::{Subject, Told};
use castmap::model::{Problem, Show, Snapshot};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Reads a text and checks all that holds of what comes of it; returns whether it is a show.
pub fn check(text: &str) -> bool {
    match Show::read(text) {
        Ok((show, problems)) => {
            check_places(text, &problems);
            check_show(&show);
            written::check(show.document());
            true
        }
        Err(problem) => {
            assert!(problem.refusal.is_some() && !problem.message.is_empty());
            offset(text, &problem);
            false
        }
    }
}

/// Checks a document that was read, and what may be seen of it.
pub fn check_show(show: &Show) {
    check_document(show.document());
    for at in 0..=show.last().min(20) {
        check_snapshot(&show.as_of(at), show);
    }
    assert_eq!(show.as_of(u32::MAX).at, show.last());
    assert!(show.start() <= show.last());
}

/// Problems stand in the order of the text, and each at the value that its path leads to.
fn check_places(text: &str, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    let body = text.trim_start_matches('\u{feff}');
    let root: Value = serde_json::from_str(body).expect("what was read is JSON");
    // Behind so many, one says how many more there are.
    let listed = &problems[..problems.len().min(1000)];
    assert!(listed.is_sorted_by_key(|problem| (problem.line, problem.column)));
    for problem in problems {
        let rest = &body[offset(text, problem)..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let found = values.next().expect("a value begins here").expect("a value begins here");
        if let Some(pointed) = follow(&root, &problem.path) {
            assert_eq!(&found, pointed, "{problem}");
        }
        assert!(!problem.message.is_empty());
        assert!(!problem.to_string().chars().any(char::is_control), "{problem:?}");
    }
}

/// Where in the text, behind its byte-order mark, the problem stands.
fn offset(text: &str, problem: &Problem) -> usize {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert!(problem.line > 0 && problem.column > 0, "{problem}");
    let line = body.split('\n').nth(problem.line - 1).unwrap_or_else(|| panic!("no such line: {problem}"));
    let start = line.as_ptr() as usize - body.as_ptr() as usize;
    let mut columns = line.char_indices().map(|(place, _)| place).chain([line.len()]);
    start + columns.nth(problem.column - 1).unwrap_or_else(|| panic!("no such column: {problem}\n{line}"))
}

/// What a path leads to; nothing where a key in it is written as a string.
fn follow<'v>(root: &'v Value, path: &str) -> Option<&'v Value> {
    if path.contains('"') {
        return None;
    }
    let mut value = root;
    for step in path.split(['.', '[']).skip(1) {
        value = match step.strip_suffix(']') {
            Some(index) => &value[index.parse::<usize>().expect("an index")],
            None => value.get(step).expect("a path that is in the text"),
        };
    }
    Some(value)
}

/// The ids of a list, which are in form and of one thing each.
fn ids<'d>(ids: impl Iterator<Item = &'d Id>) -> HashSet<&'d str> {
    let mut known = HashSet::new();
    for id in ids {
        let form = |letter: char| letter.is_whitespace() || letter.is_control() || ",|".contains(letter);
        assert!((1..=100).contains(&id.chars().count()) && !id.contains(form), "{id:?}");
        assert!(known.insert(&**id), "{id} is twice there");
    }
    known
}

struct Known<'d> {
    last: Point,
    sources: HashSet<&'d str>,
    characters: HashSet<&'d str>,
}

impl Known<'_> {
    fn when(&self, when: &When) {
        assert!(when.since <= self.last);
        if let Some(until) = when.until {
            assert!(until <= self.last && (until == 0 || until >= when.since));
        }
    }

    fn cites(&self, sources: &[Id]) {
        sources.iter().for_each(|id| assert!(self.sources.contains(&**id), "{id} is no source"));
    }

    fn says(&self, statements: &[Statement]) {
        for statement in statements {
            assert!(statement.text.all().count() > 0);
            for (_, words) in statement.text.all() {
                assert!(!words.trim().is_empty() && words.chars().count() <= 10_000);
                assert!(!words.chars().any(char::is_control));
            }
            self.cites(&statement.sources);
            self.when(&statement.when);
        }
    }

    fn names(&self, name: &Stated) {
        assert!(!name.0.is_empty());
        self.says(&name.0);
        for statement in &name.0 {
            assert!(statement.text.all().all(|(_, words)| words.chars().count() <= 200));
        }
    }

    fn aliases(&self, aliases: &[Alias]) {
        for alias in aliases {
            assert!(!alias.text.is_empty());
            self.cites(&alias.sources);
            self.when(&alias.when);
            assert!(alias.by.as_ref().is_none_or(|id| self.characters.contains(&**id)));
        }
    }
}

fn check_document(document: &Document) {
    let characters = ids(document.characters.iter().map(|entry| &entry.id));
    let groups = ids(document.groups.iter().map(|entry| &entry.id));
    let people = ids(document.people.iter().map(|entry| &entry.id));
    let kinds = ids(document.kinds.iter().map(|entry| &entry.id));
    let works = ids(document.works.iter().map(|entry| &entry.id));
    let built_in =
        ["family", "romance", "friend", "ally", "mentor", "colleague", "rival", "enemy", "member", "other"];
    assert!(characters.is_disjoint(&groups));
    let named: HashSet<&str> = document.relations.iter().map(|entry| &*entry.id).collect();
    assert_eq!(named.len(), document.relations.len());
    let known = Known {
        last: document.timeline.points.len() as Point,
        sources: ids(document.sources.iter().map(|entry| &entry.id)),
        characters: characters.clone(),
    };
    let is_kind =
        |id: &Option<Id>| id.as_ref().is_none_or(|id| kinds.contains(&**id) || built_in.contains(&&**id));
    assert!(document.timeline.start.is_none_or(|start| start <= known.last));
    known.says(&document.about.summary.0);
    known.says(&document.about.facts);
    for group in &document.groups {
        known.names(&group.name);
        known.says(&group.summary.0);
        known.cites(&group.sources);
        known.when(&group.when);
        assert!(group.parent.as_ref().is_none_or(|id| groups.contains(&**id)));
    }
    for person in &document.people {
        known.names(&person.name);
        known.says(&person.summary.0);
        known.says(&person.facts);
        known.aliases(&person.aliases);
        person.known_for.iter().for_each(|stated| known.says(&stated.0));
        person.portraits.iter().for_each(|portrait| known.when(&portrait.when));
    }
    for character in &document.characters {
        known.names(&character.name);
        known.says(&character.role.0);
        known.says(&character.summary.0);
        known.says(&character.facts);
        known.aliases(&character.aliases);
        known.when(&character.when);
        character.portraits.iter().for_each(|portrait| known.when(&portrait.when));
        for membership in &character.groups {
            assert!(groups.contains(&*membership.group));
            known.cites(&membership.sources);
            known.when(&membership.when);
        }
        for casting in &character.played_by {
            assert!(people.contains(&*casting.person));
            known.cites(&casting.sources);
            known.when(&casting.when);
        }
    }
    for relation in &document.relations {
        for end in [&relation.from, &relation.to] {
            assert!(characters.contains(&**end) || groups.contains(&**end));
        }
        assert_ne!(relation.from, relation.to);
        assert!(is_kind(&relation.kind));
        known.says(&relation.label.0);
        known.says(&relation.summary.0);
        known.says(&relation.facts);
        known.cites(&relation.sources);
        known.when(&relation.when);
        if let Some(back) = &relation.back {
            assert!(is_kind(&back.kind));
            known.says(&back.label.0);
            known.cites(&back.sources);
        }
    }
    for work in &document.works {
        known.aliases(&work.aliases);
        known.says(&work.facts);
        known.cites(&work.sources);
        for credit in &work.credits {
            assert!(people.contains(&*credit.person));
            known.cites(&credit.sources);
        }
        assert!(work.adapts.iter().all(|id| works.contains(&**id)));
    }
    let parents: Vec<(&str, Vec<&str>)> = document
        .groups
        .iter()
        .map(|group| (&*group.id, group.parent.iter().map(|id| &**id).collect()))
        .collect();
    let adapts: Vec<(&str, Vec<&str>)> =
        document.works.iter().map(|work| (&*work.id, work.adapts.iter().map(|id| &**id).collect())).collect();
    assert_no_circle(&parents);
    assert_no_circle(&adapts);
}

/// Takes away whatever leads nowhere any more, until nothing is left (Kahn's algorithm): a circle would be.
fn assert_no_circle(edges: &[(&str, Vec<&str>)]) {
    let mut into: HashMap<&str, Vec<&str>> = HashMap::new();
    for (from, to) in edges {
        to.iter().for_each(|to| into.entry(to).or_default().push(from));
    }
    let mut left: HashMap<&str, usize> = edges.iter().map(|(from, to)| (*from, to.len())).collect();
    let mut free: Vec<&str> = left.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut gone = 0;
    while let Some(id) = free.pop() {
        gone += 1;
        for from in into.get(id).into_iter().flatten() {
            let count = left.get_mut(from).expect("an id of the list");
            *count -= 1;
            if *count == 0 {
                free.push(from);
            }
        }
    }
    assert_eq!(gone, edges.len(), "there is a circle");
}

fn check_snapshot(snapshot: &Snapshot, show: &Show) {
    let sources: HashSet<&str> = snapshot.sources.iter().map(|source| &*source.id).collect();
    let cites = |ids: &[Id]| assert!(ids.iter().all(|id| sources.contains(&**id)), "a source is not there");
    let says = |told: &Told| {
        told.0.iter().for_each(|said| {
            cites(&said.sources);
            assert!(said.since <= snapshot.at);
        });
        assert_eq!(told.lead().is_none(), told.0.is_empty());
    };
    for (place, character) in snapshot.characters.iter().enumerate() {
        assert!(!character.name.0.is_empty() && character.since <= snapshot.at);
        [&character.name, &character.role, &character.summary].into_iter().for_each(says);
        character.facts.iter().for_each(|fact| cites(&fact.sources));
        for alias in &character.aliases {
            cites(&alias.sources);
            assert!(alias.by.is_none_or(|by| by < snapshot.characters.len()));
        }
        for membership in &character.groups {
            cites(&membership.sources);
            assert!(snapshot.groups[membership.group].members.contains(&place));
        }
        for casting in &character.played_by {
            cites(&casting.sources);
            assert!(snapshot.people[casting.person].plays.contains(&place));
        }
        // Those that hold, then the past ones.
        let order = |place: &usize| (snapshot.relations[*place].past, *place);
        assert!(character.relations.is_sorted_by(|one, next| order(one) < order(next)));
        for &relation in &character.relations {
            let relation = &snapshot.relations[relation];
            assert!([relation.from, relation.to].contains(&Subject::Character(place)));
        }
    }
    for (place, group) in snapshot.groups.iter().enumerate() {
        assert!(!group.name.0.is_empty() && group.since <= snapshot.at);
        says(&group.name);
        cites(&group.sources);
        assert!(group.parent.is_none_or(|parent| parent < snapshot.groups.len() && parent != place));
        assert!(group.members.is_sorted_by(|one, next| one < next));
        for &member in &group.members {
            assert!(snapshot.characters[member].groups.iter().any(|membership| membership.group == place));
        }
    }
    for (place, person) in snapshot.people.iter().enumerate() {
        assert!(!person.name.0.is_empty() && person.plays.is_sorted_by(|one, next| one < next));
        says(&person.name);
        for &played in &person.plays {
            assert!(snapshot.characters[played].played_by.iter().any(|casting| casting.person == place));
        }
    }
    for (place, relation) in snapshot.relations.iter().enumerate() {
        assert!(relation.kind < snapshot.kinds.len() && relation.since <= snapshot.at);
        assert_ne!(relation.from, relation.to);
        says(&relation.label);
        cites(&relation.sources);
        assert!(
            relation.back.as_ref().is_none_or(|back| back.kind < snapshot.kinds.len() && !relation.mutual)
        );
        for end in [relation.from, relation.to] {
            match end {
                Subject::Character(character) => {
                    assert!(snapshot.characters[character].relations.contains(&place));
                }
                Subject::Group(group) => assert!(group < snapshot.groups.len()),
            }
        }
    }
    for work in &snapshot.works {
        assert!(work.adapts.iter().all(|&other| other < snapshot.works.len()));
        for credit in &work.credits {
            assert!(credit.person < snapshot.people.len());
            cites(&credit.sources);
        }
    }
    assert!(
        snapshot.hidden.iter().all(|hidden| hidden.appears > snapshot.at && hidden.appears <= show.last())
    );
    assert_eq!(snapshot.timeline.points.len(), show.last() as usize);
}
