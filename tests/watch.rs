//! How far a visitor has watched: whose word counts, who is asked before the end, and the walk through the points.

use castmap::model::Show;
use castmap::state::{Action, At, Event, Panel, Play, State, Step, address, events, read, update};
use std::rc::Rc;

/// A show of so many points.
fn show(points: usize) -> Rc<Show> {
    let points = vec!["{}"; points].join(", ");
    let text = format!(
        r#"{{"castmap": 1, "title": "T", "timeline": {{"points": [{points}]}}, "characters": [
            {{"id": "ann", "name": "Ann"}}, {{"id": "bob", "name": "Bob", "since": 3}}]}}"#
    );
    Rc::new(Show::read(&text).expect("readable").0)
}

fn load(points: usize) -> State {
    update(State::new("en"), Action::Load(show(points), Rc::default()))
}

fn after(state: State, actions: &[Action]) -> State {
    actions.iter().cloned().fold(state, update)
}

fn watch(point: u32) -> Action {
    Action::Watch(At::Point(point))
}

#[test]
fn the_page_comes_before_the_visitor_and_both_before_the_start() {
    let at = |point| Action::At(Some(At::Point(point)));
    let keep = |point| Action::Keep(Some(At::Point(point)));
    let rows: [(&str, Vec<Action>, u32, bool); 9] = [
        ("nobody says anything", vec![], 1, true),
        ("an earlier visit", vec![keep(4)], 4, false),
        ("an earlier visit, of everything", vec![Action::Keep(Some(At::All))], 6, false),
        ("an attribute", vec![at(2)], 2, false),
        ("both", vec![at(2), keep(4)], 2, false),
        ("the attribute goes", vec![at(2), keep(4), Action::At(None)], 4, false),
        ("an earlier visit to a longer show", vec![keep(9)], 1, false),
        ("the visitor", vec![at(2), keep(4), watch(3)], 3, false),
        ("another document", vec![keep(4), Action::Load(show(6), Rc::default())], 1, true),
    ];
    for (what, actions, point, is_first) in rows {
        let state = after(load(6), &actions);
        assert_eq!((state.snapshot().at, state.reached()), (point, point), "{what}");
        assert_eq!(state.is_first(), is_first, "{what}");
    }
    assert!(!load(0).is_first() && !load(1).is_first(), "where all is shown, nothing is kept from anybody");
}

#[test]
fn only_the_first_leap_to_the_end_is_asked_about() {
    let yes = Action::Answer(true);
    let rows: [(&str, usize, Vec<Action>, u32, bool); 13] = [
        ("a leap", 6, vec![watch(6)], 1, true),
        ("a leap to whatever the end is", 6, vec![Action::Watch(At::All)], 1, true),
        ("a leap, but not to the end", 6, vec![watch(5)], 5, false),
        ("a step", 6, vec![watch(5), watch(6)], 6, false),
        ("the whole of a short show", 2, vec![watch(2)], 2, false),
        ("from before it", 2, vec![watch(0), watch(2)], 0, true),
        ("yes", 6, vec![watch(6), yes.clone()], 6, false),
        ("no", 6, vec![watch(6), Action::Answer(false)], 1, false),
        ("no, then somewhere else", 6, vec![watch(6), Action::Answer(false), watch(3)], 3, false),
        ("a second leap", 6, vec![watch(6), yes.clone(), watch(1), watch(6)], 6, false),
        (
            "who knows the end from an earlier visit",
            6,
            vec![Action::Keep(Some(At::All)), watch(1), watch(6)],
            6,
            false,
        ),
        ("who has the end from the page", 6, vec![Action::At(Some(At::All)), watch(1), watch(6)], 6, false),
        ("the question is left alone", 6, vec![watch(6), watch(2)], 2, false),
    ];
    for (what, points, actions, point, is_asked) in rows {
        let state = after(load(points), &actions);
        assert_eq!((state.snapshot().at, state.doubt.is_some()), (point, is_asked), "{what}");
    }
    // A page is not asked.
    assert_eq!(after(load(6), &[Action::At(Some(At::All))]).snapshot().at, 6);
    // Of another show, nobody knows the end.
    let other = after(
        load(6),
        &[watch(6), yes, Action::Load(show(7), Rc::default()), Action::At(Some(At::Point(1)))],
    );
    assert!(after(other, &[watch(7)]).doubt.is_some());
}

#[test]
fn a_step_ahead_marks_what_changed_and_a_step_back_nothing() {
    let open = Action::Open(Panel::Changes);
    let rows: [(&str, Vec<Action>, Option<u32>); 9] = [
        ("at first", vec![], None),
        ("ahead", vec![watch(4)], Some(1)),
        ("further", vec![watch(4), watch(5)], Some(4)),
        ("back", vec![watch(4), watch(2)], None),
        ("a page goes ahead", vec![Action::At(Some(At::Point(4)))], None),
        ("somebody asks", vec![open.clone()], Some(0)),
        ("somebody asks after a step", vec![watch(4), open.clone()], Some(1)),
        ("back, with the panel open", vec![watch(4), open.clone(), watch(3)], Some(2)),
        ("to where nothing is, with the panel open", vec![open, watch(0)], None),
    ];
    for (what, actions, since) in rows {
        assert_eq!(after(load(6), &actions).since, since, "{what}");
    }
}

#[test]
fn a_walk_goes_from_the_first_point_to_where_the_visitor_is_and_no_further() {
    let mut state = after(load(6), &[watch(4)]);
    let mut stops = Vec::new();
    let mut told = Vec::new();
    for step in [Step::Go, Step::On, Step::On, Step::On, Step::On] {
        let next = update(state.clone(), Action::Walk(step));
        told.extend(events(&state, &next));
        state = next;
        let play = state.play.expect("it goes on");
        assert_eq!(play.stop, state.snapshot().at);
        assert_eq!(state.since, Some(play.stop - 1), "each stop is held against the one before");
        assert_eq!((state.reached(), &*read(&state, "at")), (4, &*play.stop.to_string()));
        assert_eq!(address(&state)[1], ("at", "4".into()), "a walk leads the address nowhere");
        stops.push((play.stop, play.runs));
    }
    assert_eq!(stops, [(1, true), (2, true), (3, true), (4, false), (4, false)]);
    assert_eq!(told, [1, 2, 3, 4].map(Event::At));

    let rows: [(&str, &[Step], Option<Play>); 10] = [
        ("halted", &[Step::Go, Step::On, Step::Pause], Some(Play { stop: 2, runs: false })),
        ("gone on", &[Step::Go, Step::On, Step::Pause, Step::Go], Some(Play { stop: 2, runs: true })),
        (
            "once more",
            &[Step::Go, Step::On, Step::On, Step::On, Step::Go],
            Some(Play { stop: 1, runs: true }),
        ),
        ("by hand", &[Step::Go, Step::Next], Some(Play { stop: 2, runs: false })),
        ("back", &[Step::Go, Step::Next, Step::Next, Step::Back], Some(Play { stop: 2, runs: false })),
        ("not before the first", &[Step::Go, Step::Back], Some(Play { stop: 1, runs: false })),
        (
            "by hand to the end",
            &[Step::Go, Step::Next, Step::Next, Step::Next, Step::Next],
            Some(Play { stop: 4, runs: false }),
        ),
        (
            "halted, and the time was up",
            &[Step::Go, Step::Pause, Step::On],
            Some(Play { stop: 1, runs: false }),
        ),
        ("left", &[Step::Go, Step::On, Step::Stop], None),
        ("left before it began", &[Step::Stop], None),
    ];
    for (what, steps, expected) in rows {
        let mut walked = after(load(6), &[watch(4)]);
        for &step in steps {
            walked = update(walked, Action::Walk(step));
        }
        assert_eq!(walked.play, expected, "{what}");
        assert_eq!(walked.snapshot().at, expected.map_or(4, |play| play.stop), "{what}");
    }
}

#[test]
fn whoever_says_something_else_ends_a_walk() {
    let walk = [watch(4), Action::Walk(Step::Go), Action::Walk(Step::On)];
    for (what, action, point) in [
        ("the visitor", watch(5), 5),
        ("the page", Action::At(Some(At::Point(3))), 3),
        ("another document", Action::Load(show(2), Rc::default()), 1),
    ] {
        let state = update(after(load(6), &walk), action);
        assert_eq!((state.play, state.snapshot().at), (None, point), "{what}");
    }
    let there = update(after(load(6), &walk), watch(4));
    assert_eq!(
        (there.play, there.snapshot().at),
        (None, 4),
        "who says the same as before is where they were"
    );
}

#[test]
fn there_is_nothing_to_walk_through_where_there_is_one_point_or_none() {
    for points in [0, 1] {
        let state = after(load(points), &[Action::Walk(Step::Go), Action::Walk(Step::On)]);
        let stop = points as u32;
        assert_eq!(state.play, Some(Play { stop, runs: false }));
        assert_eq!(state.snapshot().at, stop);
    }
}
