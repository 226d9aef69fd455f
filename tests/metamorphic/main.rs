//! Statements across rooms: what must stay as it is when a document says the same in another way, or another thing where
//! nobody looks. Of random shows in which many go by one name, the built-in one, and those of the shared folder.

mod altered;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/random_show.rs"]
mod random_show;
#[path = "../support/sample.rs"]
mod sample;
#[path = "../support/seeds.rs"]
mod seeds;
#[path = "../support/shared.rs"]
mod shared;
mod shown;
#[path = "../support/sound/written.rs"]
mod written;

use altered::{
    LISTS, called_otherwise, forgotten, otherwise_after, shuffled, with, with_names, with_other_ids,
};
use castmap::model::seen::Subject;
use castmap::model::{Show, Snapshot};
use castmap::scene::fallback;
use castmap::state::{State, id_of};
use seeds::each_seed;
use serde_json::{Value, json};
use shown::{charted, drawn, found, pairs, show, shown, state, typed, ways};
use std::collections::BTreeSet;

/// Real shows: the built-in one, and those of the shared folder.
const BUILT_IN: &str = include_str!("../../static/shows/trauma-code.json");
const SHARED: [&str; 4] = ["death-note-ja", "les-miserables", "game-of-thrones", "mr-sunshine-cast"];

/// A show that a statement is tried on.
struct Tried {
    name: String,
    /// Written in full, every relation with an id.
    document: Value,
    /// How many of its texts are typed into the search.
    most: usize,
}

impl Tried {
    fn new(name: String, text: &str, most: usize) -> Self {
        let (show, _) = Show::read(text).expect("it can be read");
        // Nothing is lost on the way: the fields of an object are written in the order of their names.
        let ordered: Value = serde_json::from_str(text).expect("it is JSON");
        written::check(Show::read(&ordered.to_string()).expect("it can be read").0.document());
        Self { name, document: written::whole(show.document()), most }
    }

    fn random(seed: u64) -> Self {
        let text = random_show::random_show(seed).text;
        let mut document = serde_json::from_str(&text).expect("it is JSON");
        with_names(&mut document, seed);
        Self::new(format!("seed {seed}"), &document.to_string(), 4)
    }
}

/// Tries a statement on every show, and says on how many and how often; it counts what it has tried.
fn each_show(what: &str, attempt: impl Fn(&Tried, u64) -> usize + Sync) {
    let count: u64 = sample::sample(&format!("random shows: {what}"), 200, 10_000).into();
    let mut real = vec![Tried::new("the built-in show".to_owned(), BUILT_IN, 15)];
    for name in SHARED {
        real.extend(shared::shared_show(name).map(|text| Tried::new(name.to_owned(), &text, 3)));
    }
    let real = &real;
    let tried: usize = each_seed(count + real.len() as u64, |seed, tried: &mut usize| {
        *tried += match real.get(seed as usize) {
            Some(show) => attempt(show, seed),
            None => attempt(&Tried::random(seed), seed),
        };
    })
    .into_iter()
    .sum();
    sample::say(&format!("{what}: {tried} times"));
    assert!(tried > 200, "{what}: {tried}");
}

/// The points of a show that are looked at: of a long one, some, the first and the last.
fn points(document: &Value) -> Vec<u32> {
    let last = show(document).last();
    (0..=last).step_by(last as usize / 4 + 1).chain([last]).collect::<BTreeSet<u32>>().into_iter().collect()
}

fn last(document: &Value) -> State {
    let show = show(document);
    state(&show, show.last())
}

/// What is hidden at a point, by id.
fn hidden(state: &State) -> BTreeSet<String> {
    state.snapshot().hidden.iter().map(|hidden| hidden.id.to_string()).collect()
}

/// Who or what goes by an id.
fn subject(state: &State, id: &str) -> Subject {
    let Snapshot { characters, groups, .. } = state.snapshot();
    let character = characters.iter().position(|one| *one.id == *id).map(Subject::Character);
    let group = || groups.iter().position(|one| *one.id == *id).map(Subject::Group);
    character.or_else(group).unwrap_or_else(|| panic!("nobody is {id}"))
}

/// Fails at the first line in which two texts differ.
fn same(one: &str, other: &str, what: &str) {
    if one != other {
        let lines = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        let cut = |line: &str| {
            let (one, other) = lines.unwrap_or_default();
            let from = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
            line.chars().skip(from.saturating_sub(60)).take(200).collect::<String>()
        };
        let (one, other) = lines.unwrap_or(("one is longer", ""));
        panic!("{what}:\n{}\nis not\n{}", cut(one), cut(other));
    }
}

/// A document with a list in another order, where there is one.
fn reordered(document: &Value, list: &str, seed: u64) -> Option<Value> {
    let other = shuffled(document, list, seed);
    (other != *document).then_some(other)
}

/// Whatever the order of the lists, the same are found by the same of their texts, and those of one rank stand in the
/// order of the document: nothing else may differ but in which of its languages a text is said to be that has several.
#[test]
fn the_order_of_lists_decides_only_between_equals() {
    each_show("searches in other orders", |tried, seed| {
        let own = last(&tried.document);
        let sorted = |state: &State, typed: &str| {
            let mut found = found(state, typed);
            found.sort_by(|a, b| a.partial_cmp(b).expect("nothing in it is no number"));
            found
        };
        let typed = typed(&own, tried.most);
        let expected: Vec<_> = typed.iter().map(|typed| sorted(&own, typed)).collect();
        let mut some = 0;
        for list in &LISTS[..5] {
            let Some(other) = reordered(&tried.document, list, seed) else { continue };
            let other = last(&other);
            for (typed, expected) in typed.iter().zip(&expected) {
                assert_eq!(&sorted(&other, typed), expected, "{}, other {list}: {typed}", tried.name);
                some += usize::from(expected.len() > 1);
            }
        }
        some
    });
}

/// The chart knows no people, works and sources, and each character's own words do not depend on where these stand.
#[test]
fn the_order_of_people_works_and_sources_moves_nothing() {
    each_show("charts and sentences in other orders", |tried, seed| {
        let own = last(&tried.document);
        let (chart, said) = (drawn(&charted(&own)), fallback(&own));
        let mut some = 0;
        for list in ["people", "works", "sources"] {
            let Some(other) = reordered(&tried.document, list, seed) else { continue };
            let other = last(&other);
            same(&chart, &drawn(&charted(&other)), &format!("{}, other {list}", tried.name));
            assert_eq!(fallback(&other), said, "{}, other {list}", tried.name);
            some += 1;
        }
        some
    });
}

#[test]
fn a_stranger_changes_nothing_between_others() {
    let stranger = json!({"id": "a-stranger", "name": "Wvumpf Xyrrfgh", "role": "Qvzx"});
    each_show("strangers", |tried, seed| {
        let own = last(&tried.document);
        let asked: Vec<_> =
            pairs(&own).into_iter().map(|ends| ends.map(|end| id_of(own.snapshot(), end))).collect();
        let ways_of = |state: &State| -> Vec<_> {
            asked.iter().map(|ids| ways(state, ids.map(|id| subject(state, id)))).collect()
        };
        let ways = ways_of(&own);
        let is_connected = ways.iter().any(|ways| !ways.is_empty());
        let typed = typed(&own, tried.most);
        let expected: Vec<_> = typed.iter().map(|typed| found(&own, typed)).collect();
        let mut compared = 0;
        for (list, place) in [("characters", 0), ("characters", usize::MAX), ("people", seed as usize % 7)] {
            let other = last(&with(&tried.document, list, place, stranger.clone()));
            assert_eq!(
                other.snapshot().characters.len() - own.snapshot().characters.len(),
                usize::from(list == "characters")
            );
            assert_eq!(ways_of(&other), ways, "{}", tried.name);
            for (typed, expected) in typed.iter().zip(&expected) {
                let found = found(&other, typed);
                // Whoever asks for the stranger is answered otherwise.
                if found.iter().all(|one| one.id != "a-stranger") {
                    assert_eq!(&found, expected, "{}: {typed}", tried.name);
                    compared += usize::from(!found.is_empty());
                }
            }
        }
        // Where nobody is connected, there are no ways to compare.
        if is_connected { compared } else { 0 }
    });
}

#[test]
fn other_names_in_the_same_boxes_move_nothing() {
    each_show("other names", |tried, _| {
        let other = called_otherwise(&tried.document, &["characters", "people"]);
        let (own, renamed) = (show(&tried.document), show(&other));
        let points = points(&tried.document);
        for &at in &points {
            let (own, renamed) = (state(&own, at), state(&renamed, at));
            assert!(own.snapshot().characters.is_empty() || own.snapshot() != renamed.snapshot());
            same(&drawn(&charted(&own)), &drawn(&charted(&renamed)), &format!("{} at {at}", tried.name));
        }
        points.len()
    });
}

#[test]
fn what_is_written_again_is_shown_again() {
    each_show("written again", |tried, _| {
        let own = show(&tried.document);
        let other = show(&written::whole(own.document()));
        assert_eq!(written::whole(other.document()), tried.document, "{}", tried.name);
        let points = points(&tried.document);
        for &at in &points {
            let (own, other) = (state(&own, at), state(&other, at));
            assert_eq!(own.snapshot(), other.snapshot(), "{} at {at}", tried.name);
            let (own, other) = (shown(&own, tried.most), shown(&other, tried.most));
            same(&own.0, &other.0, &format!("{} at {at}", tried.name));
        }
        points.len()
    });
}

#[test]
fn what_comes_after_a_point_can_be_anything() {
    each_show("futures", |tried, seed| {
        let own = show(&tried.document);
        let points = points(&tried.document);
        for &at in &points {
            let what = format!("{} at {at}", tried.name);
            let seen = state(&own, at);
            let (expected, to_come) = shown(&seen, tried.most);
            let hidden_here = hidden(&seen);
            let other = state(&show(&otherwise_after(&tried.document, at, &hidden_here)), at);
            let (text, still) = shown(&other, tried.most);
            same(&expected, &text, &format!("{what}, with another future"));
            assert_eq!(to_come, still, "{what}");
            let cut = forgotten(&tried.document, at, &hidden_here);
            let (text, still) = shown(&state(&show(&cut), at), tried.most);
            same(&expected, &text, &format!("{what}, without a future"));
            assert_eq!(still, "[]", "{what}");
            // Cut at a later point first, and then here.
            let later = at + 1 + seed as u32 % 3;
            if later <= own.last() {
                let once = forgotten(&tried.document, later, &hidden(&state(&own, later)));
                let once = show(&once);
                let twice = forgotten(&written::whole(once.document()), at, &hidden(&state(&once, at)));
                let mut wanted = seen.snapshot().clone();
                wanted.hidden.clear();
                assert_eq!(show(&twice).as_of(at), wanted, "{what}, cut at {later} before");
            }
        }
        points.len()
    });
}

#[test]
fn ids_are_nothing_but_ids() {
    each_show("other ids", |tried, _| {
        let (document, before) = with_other_ids(&tried.document);
        let (own, other) = (show(&tried.document), show(&document));
        let points = points(&tried.document);
        for &at in &points {
            let (own, other) = (shown(&state(&own, at), tried.most), shown(&state(&other, at), tried.most));
            // Each of the other ids begins and ends alike, and is put back.
            let back = |text: &str| {
                let mut pieces = text.split("z0z");
                let mut out = pieces.next().unwrap_or_default().to_owned();
                while let (Some(id), Some(rest)) = (pieces.next(), pieces.next()) {
                    out += before.get(&format!("z0z{id}z0z")).map_or(id, String::as_str);
                    out += rest;
                }
                out
            };
            same(&own.0, &back(&other.0), &format!("{} at {at}", tried.name));
            assert_eq!(own.1, back(&other.1), "{} at {at}", tried.name);
        }
        points.len()
    });
}
