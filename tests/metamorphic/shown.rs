//! What is shown and found of a document at a point, across all rooms, as texts that can be held against each other.

use castmap::model::Show;
use castmap::model::document::Tier;
use castmap::model::seen::Subject;
use castmap::scene::chart::{Sketch, sketch};
use castmap::scene::list::row;
use castmap::scene::{html, plain};
use castmap::search::{Hit, Query, Sort, characters, find};
use castmap::state::{Action, At, FEW, Shape, State, chains, id_of, update};
use serde_json::Value;
use std::fmt::Write;
use std::rc::Rc;

/// The show that a document is; the document may have faults, which are mended.
pub fn show(document: &Value) -> Rc<Show> {
    Rc::new(Show::read(&document.to_string()).expect("it can be read").0)
}

/// The state of a show at a point.
pub fn state(show: &Rc<Show>, at: u32) -> State {
    let state = update(State::new("en"), Action::At(Some(At::Point(at))));
    update(state, Action::Load(show.clone(), Rc::default()))
}

/// A slice of work on a layout: so much of it depends on the same as all of it does.
const EFFORT: usize = 100_000;

/// The chart of a state, with the cards where they stand after a while.
pub fn charted(state: &State) -> Sketch {
    let is_large = state.snapshot().characters.len() > FEW;
    if !is_large {
        state.story.settle(Shape::Wide, EFFORT);
    }
    sketch(state, Shape::Wide, is_large)
}

/// Where all in a chart is, to the last digit: cards, ties and what stands on them, outlines and names of groups.
pub fn drawn(sketch: &Sketch) -> String {
    let mut out = format!("{:?}\n", sketch.extent);
    for node in &sketch.nodes {
        writeln!(out, "{:?}", node.rect).expect("a string takes it");
    }
    for tie in &sketch.ties {
        let label = tie.label.as_ref().map(|label| label.rect);
        writeln!(out, "{:?} {:?} {label:?}", tie.ends, tie.curve).expect("a string takes it");
    }
    for plate in &sketch.groups {
        writeln!(out, "{:?} {:?} {:?}", plate.members, plate.corners, plate.rect).expect("a string takes it");
    }
    out
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub struct Found {
    /// What the order goes by: the way in which it fits, the sort, the score, and how much a character matters.
    pub rank: (bool, Sort, u8, usize),
    pub id: String,
    /// By what it was found, and of the best, by which of its texts it can be.
    pub matched: String,
    pub terms: Vec<String>,
    /// Whether it is one of those who are left.
    pub stays: bool,
}

/// What is written like what was typed scores so much at least.
const WRITTEN: u8 = 40;

/// What is found by what is typed, in its order; checks that things of one rank stand in the order of the document.
pub fn found(state: &State, typed: &str) -> Vec<Found> {
    let index = state.story.index();
    let hits = find(index, typed);
    let stays: Vec<usize> = characters(&hits).collect();
    let rank = |hit: &Hit| {
        let tier = index.tiers[hit.entry].unwrap_or(Tier::Guest) as usize;
        (hit.score < WRITTEN, hit.sort, 100 - hit.score, tier)
    };
    assert!(hits.is_sorted_by_key(|hit| (rank(hit), hit.entry)), "{typed}: {hits:?}");
    let Some(query) = Query::of(typed) else { return Vec::new() };
    let terms = |hit: &Hit| match rank(hit) == rank(&hits[0]) {
        true => index.terms(hit.entry, &query),
        false => Vec::new(),
    };
    let one = |hit: &Hit| Found {
        rank: rank(hit),
        id: index.entries[hit.entry].id.to_string(),
        matched: index.matched(hit).to_owned(),
        terms: terms(hit).iter().map(|term| index.keys[term.key].shown.to_string()).collect(),
        stays: stays.contains(&hit.entry),
    };
    hits.iter().map(one).collect()
}

/// What may be typed into a search of a state: texts of its own, as they are, in part, with a slip, and two in one.
pub fn typed(state: &State, most: usize) -> Vec<String> {
    let keys = &state.story.index().keys;
    let mut shown: Vec<&str> = keys.iter().map(|key| &*key.shown).collect();
    // Not in the order of the document, which may be what is changed.
    shown.sort_unstable();
    shown.dedup();
    let mut typed = Vec::new();
    for (place, text) in shown.iter().enumerate().step_by(shown.len() / most + 1) {
        let letters: Vec<char> = text.chars().take(20).collect();
        typed.push(letters.iter().collect());
        typed.push(letters.iter().take(1 + place % 4).collect());
        let mut slip = letters.clone();
        if slip.len() > 3 {
            let last = slip.len() - 2;
            slip.swap(1 + place % last, place % last + 2 - (place % last) / last);
        }
        typed.push(slip.into_iter().collect());
        typed.push(format!("{text} {}", shown[(place * 7 + 3) % shown.len()]));
    }
    typed.extend(["gang", "han", "ㄱㅎ", "rkd", "shouta", "min lee"].map(String::from));
    typed
}

/// The shortest ways between two, as ids of stations and of relations.
pub fn ways(state: &State, ends: [Subject; 2]) -> Vec<String> {
    let snapshot = state.snapshot();
    let told = |chain: &castmap::state::Chain| {
        let stations: Vec<_> = chain.stations.iter().map(|&one| id_of(snapshot, one)).collect();
        let relations: Vec<_> = chain.relations.iter().map(|&place| &snapshot.relations[place].id).collect();
        format!("{stations:?} by {relations:?}")
    };
    chains(snapshot, true, ends, 3).iter().map(told).collect()
}

/// So many pairs of people are asked for.
const PAIRS: usize = 30;

/// Pairs of characters and groups, by their ids, so many that no show takes long.
pub fn pairs(state: &State) -> Vec<[Subject; 2]> {
    let snapshot = state.snapshot();
    let characters = (0..snapshot.characters.len()).map(Subject::Character);
    let all: Vec<_> = characters.chain((0..snapshot.groups.len()).map(Subject::Group)).collect();
    let count = all.len() * all.len();
    let picked = (0..count).step_by(count / PAIRS + 1);
    picked.map(|number| [all[number / all.len()], all[number % all.len()]]).filter(|[a, b]| a != b).collect()
}

/// Everything of a state as text: what may be seen, the sentences, the HTML, what is found, who is connected, the chart.
/// What is still hidden is told apart from it.
pub fn shown(state: &State, most: usize) -> (String, String) {
    let mut snapshot = state.snapshot().clone();
    let hidden = format!("{:?}", std::mem::take(&mut snapshot.hidden));
    let mut out = format!("{snapshot:?}\n{}\n", html(state));
    for place in 0..snapshot.relations.len() {
        let sentences: Vec<String> = row(state, place).sentences.iter().map(plain).collect();
        writeln!(out, "{sentences:?}").expect("a string takes it");
    }
    for typed in typed(state, most) {
        writeln!(out, "{typed}: {:?}", found(state, &typed)).expect("a string takes it");
    }
    for ends in pairs(state) {
        writeln!(out, "{ends:?}: {:?}", ways(state, ends)).expect("a string takes it");
    }
    out += &drawn(&charted(state));
    (out, hidden)
}
