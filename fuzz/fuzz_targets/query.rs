//! Anything typed into the search: in the built-in show at any point and in both languages, and beside any name. What is found is
//! there, best first; what is marked are pieces of the text, in order, apart and between letters.

#![no_main]

#[path = "../made/built_in.rs"]
mod built_in;
#[path = "../../tests/support/found.rs"]
mod found;

use arbitrary::Arbitrary;
use built_in::{Said, built_in};
use castmap::scene::{Part, offers, status};
use castmap::search::{Query, Sort};
use castmap::state::{Action, At, Passing, State, update};
use libfuzzer_sys::fuzz_target;
use std::rc::Rc;

#[derive(Arbitrary, Debug)]
struct Input {
    at: u8,
    korean: bool,
    typed: Vec<Said>,
    /// A name that somebody else has.
    name: Said,
}

/// So many are offered.
const OFFERS: usize = 6;

thread_local! {
    /// The built-in show at each point, in each language.
    static STATES: Vec<[State; 2]> = {
        let at = |point| ["en", "ko"].map(|language| {
            let state = update(State::new(language), Action::Load(built_in(), Rc::default()));
            update(state, Action::At(Some(At::Point(point))))
        });
        (0..=built_in().last()).map(at).collect()
    };
}

fuzz_target!(|input: Input| {
    let typed: Vec<String> = input.typed.iter().map(Said::text).collect();
    let typed = typed.join(" ");
    found::check(&typed, &input.name.text());
    STATES.with(|states| {
        let state = &states[usize::from(input.at) % states.len()][usize::from(input.korean)];
        in_show(update(state.clone(), Action::Search(typed.as_str().into())), &typed);
    });
});

fn in_show(state: State, typed: &str) {
    let snapshot = state.snapshot();
    let index = state.story.index();
    let hits = state.story.find(typed);
    found::check_hits(index, typed, &hits);
    for hit in hits.iter() {
        let entry = &index.entries[hit.entry];
        let is_there = match entry.sort {
            Sort::Character => snapshot.characters[entry.place].id == entry.id,
            Sort::Actor => snapshot.people[entry.place].id == entry.id,
            Sort::Group => snapshot.groups[entry.place].id == entry.id,
            Sort::Work => snapshot.works[entry.place].id == entry.id,
            Sort::Relation => snapshot.relations[entry.place].id == entry.id,
        };
        assert!(is_there, "{} is not there", entry.id);
        if let Some(query) = Query::of(typed) {
            found::check_marks(&query, index.matched(hit));
        }
    }
    let (offered, more) = offers(&state, OFFERS);
    assert_eq!((offered.len(), offered.len() + more), (hits.len().min(OFFERS), hits.len()));
    for offer in &offered {
        for part in offer.line.parts.iter().chain(offer.line.notes.iter().flatten()) {
            marked(part);
        }
    }
    let shown = Passing::of(&state).characters();
    assert!(shown.is_sorted_by(|one, next| one < next) && shown.len() <= snapshot.characters.len());
    assert!(!status(&state, shown.len()).is_empty());
}

/// Marks that are drawn.
fn marked(part: &Part) {
    match part {
        Part::Marked(said, marks) => found::check_pieces(&said.words, marks),
        Part::Run(parts) => parts.iter().for_each(marked),
        _ => {}
    }
}
