//! What scripts of the page ask of the cast: who fits a text, and how two are connected.

use crate::json::Value::{Number, Text, Texts};
use crate::json::{add_object, list, object};
use crate::model::Snapshot;
use crate::model::seen::Subject;
use crate::scene;
use crate::search::INITIALS;
use crate::state::{State, chains, id_of};

/// So many hits are handed to the page, and so many of those that are found by all of a text: nobody reads more, and each
/// costs time at every letter that is typed.
const MOST: usize = 25;
const MOST_EXACT: usize = 200;

/// `[{type, id, name, matched, score}]`, best first.
pub fn found(state: &State, typed: &str) -> String {
    let hits = state.story.find(typed);
    let (index, snapshot) = (state.story.index(), state.snapshot());
    let mut json = String::from("[");
    for (place, hit) in hits.iter().enumerate() {
        if place >= MOST && (hit.score < INITIALS || place >= MOST_EXACT) {
            break;
        }
        let entry = &index.entries[hit.entry];
        let (title, said);
        let name = match scene::title(snapshot, entry) {
            Some(text) => {
                title = text;
                title.get(state.words.language(), &snapshot.language)
            }
            None => {
                said = scene::called(state, entry).words;
                &said
            }
        };
        if json.len() > 1 {
            json.push(',');
        }
        add_object(
            &mut json,
            &[
                ("type", Text(hit.sort.word())),
                ("id", Text(&entry.id)),
                ("name", Text(name)),
                ("matched", Text(index.matched(hit))),
                ("score", Number(hit.score.into())),
            ],
        );
    }
    json.push(']');
    json
}

/// `[{ids, relations, sentences}]`, the shortest first; nothing where one of the two is not to be seen.
pub fn paths(state: &State, ends: [&str; 2], most: usize) -> String {
    let snapshot = state.snapshot();
    let mut items = Vec::new();
    if let (Some(from), Some(to)) = (subject(snapshot, ends[0]), subject(snapshot, ends[1])) {
        for chain in chains(snapshot, state.past, [from, to], most) {
            let (mut ids, mut relations) = (Vec::new(), Vec::new());
            for &station in &chain.stations {
                ids.push(id_of(snapshot, station).clone());
            }
            for &relation in &chain.relations {
                relations.push(snapshot.relations[relation].id.clone());
            }
            items.push(object(&[
                ("ids", Texts(&ids)),
                ("relations", Texts(&relations)),
                ("sentences", Texts(&scene::told(state, &chain))),
            ]));
        }
    }
    list(&items)
}

/// The character or the group of an id.
#[inline(never)]
fn subject(snapshot: &Snapshot, id: &str) -> Option<Subject> {
    for (place, character) in snapshot.characters.iter().enumerate() {
        if *character.id == *id {
            return Some(Subject::Character(place));
        }
    }
    for (place, group) in snapshot.groups.iter().enumerate() {
        if *group.id == *id {
            return Some(Subject::Group(place));
        }
    }
    None
}
