//! From which point on each thing may be seen.

use super::document::{Document, Id, Point, Stated};
use std::collections::HashMap;

/// A point that no visitor reaches: nothing ever leads there.
pub const NEVER: Point = Point::MAX;

/// The point from which on each entry of a list is visible, in the order of the list.
///
/// Nothing is visible before its own name, a relation not before both its ends; groups and people not before
/// something visible leads to them.
#[derive(Debug)]
pub struct Appearance {
    pub characters: Vec<Point>,
    pub groups: Vec<Point>,
    pub people: Vec<Point>,
    pub relations: Vec<Point>,
}

impl Appearance {
    pub fn of(document: &Document) -> Self {
        let characters: Vec<Point> = document
            .characters
            .iter()
            .map(|character| character.when.since.max(first_named(&character.name)))
            .collect();
        let allowed: Vec<Point> =
            document.groups.iter().map(|group| group.when.since.max(first_named(&group.name))).collect();

        let group_places = places(document.groups.iter().map(|group| &group.id));
        let mut ends: HashMap<&Id, Point> =
            document.groups.iter().zip(&allowed).map(|(group, &point)| (&group.id, point)).collect();
        ends.extend(
            document.characters.iter().zip(&characters).map(|(character, &point)| (&character.id, point)),
        );
        let relations: Vec<Point> = document
            .relations
            .iter()
            .map(|relation| relation.when.since.max(ends[&relation.from]).max(ends[&relation.to]))
            .collect();

        let mut groups = vec![NEVER; allowed.len()];
        let mut lead_to = |id: &Id, point: Point| {
            if let Some(&place) = group_places.get(id) {
                groups[place] = groups[place].min(point.max(allowed[place]));
            }
        };
        for (character, &point) in document.characters.iter().zip(&characters) {
            for membership in &character.groups {
                lead_to(&membership.group, point.max(membership.when.since));
            }
        }
        for (relation, &point) in document.relations.iter().zip(&relations) {
            lead_to(&relation.from, point);
            lead_to(&relation.to, point);
        }
        lead_to_parents(document, &group_places, &allowed, &mut groups);

        let people_places = places(document.people.iter().map(|person| &person.id));
        let mut people = vec![NEVER; document.people.len()];
        let mut meet = |id: &Id, point: Point| {
            if let Some(&place) = people_places.get(id) {
                people[place] = people[place].min(point.max(first_named(&document.people[place].name)));
            }
        };
        for (character, &point) in document.characters.iter().zip(&characters) {
            for casting in &character.played_by {
                meet(&casting.person, point.max(casting.when.since));
            }
        }
        for credit in document.works.iter().flat_map(|work| &work.credits) {
            meet(&credit.person, 0);
        }
        Self { characters, groups, people, relations }
    }
}

/// A visible group leads to its parent, and that one to its own. There are no circles.
fn lead_to_parents(
    document: &Document,
    places: &HashMap<&Id, usize>,
    allowed: &[Point],
    groups: &mut [Point],
) {
    for start in 0..groups.len() {
        let mut child = start;
        while let Some(&parent) = document.groups[child].parent.as_ref().and_then(|id| places.get(id)) {
            let point = groups[child].max(allowed[parent]);
            if groups[child] == NEVER || point >= groups[parent] {
                break;
            }
            groups[parent] = point;
            child = parent;
        }
    }
}

/// The point at which the first of its names is known.
fn first_named(name: &Stated) -> Point {
    name.0.iter().map(|statement| statement.when.since).min().unwrap_or(NEVER)
}

fn places<'d>(ids: impl Iterator<Item = &'d Id>) -> HashMap<&'d Id, usize> {
    ids.enumerate().map(|(place, id)| (id, place)).collect()
}
