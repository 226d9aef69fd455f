//! What a visitor arranges by hand: cards that were put somewhere, and the way back.

#[path = "support/sample.rs"]
mod sample;

use castmap::geom::{Point, Rect};
use castmap::model::Show;
use castmap::scene::chart::{Look, Sketch, geometry, poster, settled, svg};
use castmap::state::{Action, At, Shape, State, update};
use std::rc::Rc;

const BUILT_IN: &str = include_str!("../static/shows/trauma-code.json");

fn load(state: State, text: &str) -> State {
    update(state, Action::Load(Rc::new(Show::read(text).expect("readable").0), Rc::default()))
}

fn state(at: At) -> State {
    load(update(State::new("en"), Action::At(Some(at))), BUILT_IN)
}

fn pin(state: State, id: &str, x: f64, y: f64) -> State {
    update(state, Action::Pin(id.into(), Point { x, y }))
}

fn drawn(state: &State) -> Sketch {
    settled(state, Shape::Wide).0
}

fn rect(sketch: &Sketch, id: &str) -> Rect {
    sketch.nodes.iter().find(|node| *node.id == *id).expect("a card").rect
}

/// Who stands elsewhere in the second.
fn moved(before: &Sketch, after: &Sketch) -> Vec<String> {
    let others = before.nodes.iter().zip(&after.nodes);
    others.filter(|(was, is)| was.rect != is.rect).map(|(was, _)| was.id.to_string()).collect()
}

fn pins(state: &State) -> Vec<&str> {
    state.hand.pins.iter().map(|(id, _)| &**id).collect()
}

#[test]
fn a_card_stays_where_it_was_put_and_its_ties_follow() {
    let state = state(At::All);
    let before = drawn(&state);
    let yang = rect(&before, "yang").middle;
    let pinned = pin(state, "baek", yang.x + 30.0, yang.y - 12.0);
    let (after, lit) = settled(&pinned, Shape::Wide);
    assert_eq!(rect(&after, "baek").middle, Point { x: yang.x + 30.0, y: yang.y - 12.0 });
    assert_eq!(moved(&before, &after), ["baek", "yang"]);
    for (place, node) in after.nodes.iter().enumerate() {
        assert!(after.nodes[..place].iter().all(|other| !other.rect.overlaps(&node.rect)), "{}", node.id);
        assert_eq!(
            node.wording(&pinned, place).said.contains(", pinned"),
            &*node.id == "baek",
            "{}",
            node.id
        );
    }
    for tie in &after.ties {
        let relation = &pinned.snapshot().relations[tie.relation];
        for (end, at) in [(relation.from, tie.curve.from), (relation.to, tie.curve.to)] {
            if let castmap::model::seen::Subject::Character(place) = end {
                let Rect { middle, size } = after.nodes[place].rect;
                let (x, y) = ((at.x - middle.x).abs() - size.w / 2.0, (at.y - middle.y).abs() - size.h / 2.0);
                assert!(x.max(y) < 12.0, "{} ends {x} and {y} from its card", tie.id);
            }
        }
    }
    let numbers: serde_json::Value =
        serde_json::from_str(&geometry(&pinned, &after, &lit)).expect("it is JSON");
    let card = numbers["cards"].as_array().expect("a list").iter().find(|card| card["id"] == "baek");
    let left = card.and_then(|card| card["x"].as_f64()).expect("a number");
    assert!((left - (yang.x + 30.0 - 120.0)).abs() < 0.06, "{left}");
    assert_eq!(svg(&poster(&pinned, &after, &lit, Look::default(), None)), {
        let (again, lit) = settled(&pinned, Shape::Wide);
        svg(&poster(&pinned, &again, &lit, Look::default(), None))
    });
}

#[test]
fn pins_stay_through_the_timeline_and_go_with_the_document() {
    let at = Point { x: 2_000.0, y: -700.0 };
    let mut state = pin(state(At::All), "agent", at.x, at.y);
    state = update(state, Action::At(Some(At::Point(1))));
    assert!(drawn(&state).nodes.iter().all(|node| &*node.id != "agent"), "they are not there yet");
    assert_eq!(moved(&drawn(&state), &drawn(&self::state(At::Point(1)))), [""; 0]);
    for point in 1..=8 {
        state = update(state, Action::At(Some(At::Point(point))));
        let sketch = drawn(&state);
        if let Some(node) = sketch.nodes.iter().find(|node| &*node.id == "agent") {
            assert_eq!(node.rect.middle, at, "at {point}");
        }
    }
    assert_eq!(pins(&state), ["agent"]);
    state = load(state, BUILT_IN);
    assert_eq!((pins(&state).len(), state.hand.steps()), (0, 0));
}

#[test]
fn everything_can_be_undone_step_by_step() {
    let first = state(At::All);
    let mut state = pin(first.clone(), "baek", 10.0, 20.0);
    state = pin(state, "yang", 900.0, 20.0);
    state = pin(state, "baek", 30.0, 40.0);
    assert_eq!((pins(&state), state.hand.steps()), (vec!["yang", "baek"], 3));
    state = update(state, Action::Unpin("yang".into()));
    state = update(state, Action::Unpin("nobody".into()));
    assert_eq!((pins(&state), state.hand.steps()), (vec!["baek"], 4));
    state = update(state, Action::LetGo);
    state = update(state, Action::LetGo);
    assert_eq!((pins(&state).len(), state.hand.steps()), (0, 5));
    assert_eq!(moved(&drawn(&state), &drawn(&first)), [""; 0]);
    let undo = |state: State| update(state, Action::Undo);
    state = undo(undo(state));
    assert_eq!(pins(&state), ["yang", "baek"]);
    assert_eq!(rect(&drawn(&state), "baek").middle, Point { x: 30.0, y: 40.0 });
    state = undo(state);
    assert_eq!(rect(&drawn(&state), "baek").middle, Point { x: 10.0, y: 20.0 });
    state = undo(undo(undo(state)));
    assert_eq!((pins(&state).len(), state.hand.steps()), (0, 0));
    assert_eq!(moved(&drawn(&state), &drawn(&first)), [""; 0]);
}

#[test]
fn nobody_is_put_out_of_the_world() {
    let state = pin(state(At::All), "baek", 1e12, f64::NEG_INFINITY);
    assert_eq!(rect(&drawn(&state), "baek").middle, Point { x: 30_000.0, y: -30_000.0 });
    let state = pin(state, "baek", f64::NAN, 0.0);
    assert_eq!(rect(&drawn(&state), "baek").middle, Point { x: 30_000.0, y: -30_000.0 }, "that is no place");
}
