//! From which point on each thing may be seen.

use super::document::{Document, Id, Point, Stated};
use super::places::Places;

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
        // Characters, then groups: they share one set of ids.
        let mut ends = Places::default();
        let mut named = Vec::new();
        for character in &document.characters {
            ends.add(&character.id);
            named.push(character.when.since.max(first_named(&character.name)));
        }
        for group in &document.groups {
            ends.add(&group.id);
            named.push(group.when.since.max(first_named(&group.name)));
        }
        let end = |id: &Id| ends.get(id).map_or(NEVER, |place| named[place]);
        let relations: Vec<Point> = document
            .relations
            .iter()
            .map(|relation| relation.when.since.max(end(&relation.from)).max(end(&relation.to)))
            .collect();
        let (characters, allowed) = named.split_at(document.characters.len());
        let group_place = |id: &Id| ends.get(id)?.checked_sub(characters.len());

        let mut groups = vec![NEVER; allowed.len()];
        let mut lead_to = |id: &Id, point: Point| {
            if let Some(place) = group_place(id) {
                groups[place] = groups[place].min(point.max(allowed[place]));
            }
        };
        for (character, &point) in document.characters.iter().zip(characters) {
            for membership in &character.groups {
                lead_to(&membership.group, point.max(membership.when.since));
            }
        }
        for (relation, &point) in document.relations.iter().zip(&relations) {
            lead_to(&relation.from, point);
            lead_to(&relation.to, point);
        }
        lead_to_parents(document, &group_place, allowed, &mut groups);

        let people_places = Places::of(document.people.iter().map(|person| &person.id));
        let mut people = vec![NEVER; document.people.len()];
        let mut meet = |id: &Id, point: Point| {
            if let Some(place) = people_places.get(id) {
                people[place] = people[place].min(point.max(first_named(&document.people[place].name)));
            }
        };
        for (character, &point) in document.characters.iter().zip(characters) {
            for casting in &character.played_by {
                meet(&casting.person, point.max(casting.when.since));
            }
        }
        for credit in document.works.iter().flat_map(|work| &work.credits) {
            meet(&credit.person, 0);
        }
        Self { characters: characters.to_vec(), groups, people, relations }
    }
}

/// A visible group leads to its parent, and that one to its own. There are no circles.
fn lead_to_parents(
    document: &Document,
    place: &dyn Fn(&Id) -> Option<usize>,
    allowed: &[Point],
    groups: &mut [Point],
) {
    for start in 0..groups.len() {
        let mut child = start;
        while let Some(parent) = document.groups[child].parent.as_ref().and_then(place) {
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
