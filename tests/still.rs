//! Through the timeline, who stays in the story stays in place; and a point looks the same from wherever one comes.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/shared.rs"]
mod shared;

use castmap::geom::Point;
use castmap::model::{Show, Snapshot};
use castmap::state::{Action, At, Shape, State, form, graph, update};
use std::collections::BTreeMap;
use std::rc::Rc;

const SHAPES: [Shape; 3] = [Shape::Wide, Shape::Tall, Shape::Square];

fn state(show: &Rc<Show>, at: u32) -> State {
    let state = update(State::new("en"), Action::At(Some(At::Point(at))));
    update(state, Action::Load(show.clone(), Rc::default()))
}

/// Where everybody stands at a point, with the width of their card.
fn places(show: &Rc<Show>, at: u32, shape: Shape) -> BTreeMap<String, (Point, f64)> {
    let state = state(show, at);
    while !state.story.settle(shape, usize::MAX) {}
    let snapshot = state.snapshot();
    let characters = snapshot.characters.iter().enumerate().zip(state.story.places(shape));
    characters.map(|((place, who), at)| (who.id.to_string(), (at, form(snapshot, place).size.w))).collect()
}

/// How far those move who stay, from point to point, in widths of their card, in order.
fn moves(show: &Rc<Show>, shape: Shape) -> Vec<f64> {
    let mut moves = Vec::new();
    let mut before = BTreeMap::new();
    for at in 0..=show.last() {
        let now = places(show, at, shape);
        for (id, (here, wide)) in &now {
            if let Some((there, _)) = before.get(id) {
                moves.push(here.distance(*there) / wide);
            }
        }
        before = now;
    }
    moves.sort_by(f64::total_cmp);
    moves
}

#[test]
fn who_stays_in_the_story_stays_in_place() {
    let shapes = sample::sample("shapes of the space", 1, 3) as usize;
    let built_in = Some(include_str!("../static/shows/trauma-code.json").to_owned());
    for (name, text) in [
        ("the built-in show", built_in),
        ("Death Note", shared::shared_show("death-note-ja")),
        ("Mr. Sunshine", shared::shared_show("mr-sunshine-cast")),
        ("a made-up show of 300", Some(made_up::made_up(300))),
        ("a made-up show of 1,000", Some(made_up::made_up(1_000))),
    ] {
        let Some(text) = text else { continue };
        let show = Rc::new(Show::read(&text).expect("it can be read").0);
        for shape in SHAPES.into_iter().take(shapes) {
            let moves = moves(&show, shape);
            let (median, ninth) = (moves[moves.len() / 2], moves[moves.len() * 9 / 10]);
            let moved = moves.iter().filter(|&&way| way > 0.01).count();
            sample::say(&format!(
                "{name}, {shape:?}: {} stay, {moved} of them move; the median by {median:.2} widths of a card, nine \
                 in ten by at most {ninth:.2}",
                moves.len()
            ));
            assert!(median < 1.0, "{name}, {shape:?}: the median moves by {median}");
        }
    }
}

/// What is laid out at a point, with the ids of whom the cards stand for.
fn laid_out(snapshot: &Snapshot, at: u32) -> (castmap::layout::Graph, Vec<String>) {
    let (graph, who) = graph(snapshot, at);
    let count = snapshot.characters.len();
    let id = |who: usize| match who.checked_sub(count) {
        Some(group) => snapshot.groups[group].id.to_string(),
        None => snapshot.characters[who].id.to_string(),
    };
    (graph, who.into_iter().map(id).collect())
}

#[test]
fn a_point_is_laid_out_from_the_same_seen_from_any_later_one() {
    let shows = sample::sample("random shows seen from later points", 500, 10_000);
    let mut compared = 0;
    for seed in 0..shows.into() {
        let random = random_show::random_show(seed);
        let (show, _) = Show::read(&random.text).expect("it can be read");
        for at in 0..=random.last {
            let later = show.as_of(at);
            for earlier in 0..at {
                let own = laid_out(&show.as_of(earlier), earlier);
                let mut seen = laid_out(&later, earlier);
                // Groups that come later are there, with nobody in them.
                seen.0.groups.retain(|members| !members.is_empty());
                let mut own = own;
                own.0.groups.retain(|members| !members.is_empty());
                assert_eq!(seen, own, "seed {seed}: {earlier} seen from {at}");
                compared += own.0.ties.len();
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn slices_of_work_do_not_change_the_picture() {
    let show = Rc::new(Show::read(&made_up::made_up(150)).expect("it can be read").0);
    let whole = places(&show, 4, Shape::Wide);
    for slice in [300_000, 7_000_000] {
        let state = state(&show, 4);
        while !state.story.settle(Shape::Wide, slice) {
            // A draft is looked at meanwhile.
            assert_eq!(state.story.places(Shape::Wide).len(), whole.len());
        }
        let sliced = state.snapshot().characters.iter().zip(state.story.places(Shape::Wide));
        for (who, at) in sliced {
            assert_eq!(whole[&*who.id].0, at, "{} in slices of {slice}", who.id);
        }
    }
}
