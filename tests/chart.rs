//! The chart as it is drawn: nothing on top of anything, what filters and selections leave lit, and the same as in the
//! list.

#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/shared.rs"]
mod shared;
#[path = "support/tangle.rs"]
mod tangle;

use castmap::model::Show;
use castmap::scene::chart::{Look, Sketch, geometry, heads, ink, settled, sketch};
use castmap::scene::list::listed;
use castmap::state::{Action, At, FEW, Facet, Lit, Panel, Passing, Reach, Shape, State, update};
use serde_json::{Value, json};
use std::rc::Rc;
use tangle::Tangle;

const BUILT_IN: &str = include_str!("../static/shows/trauma-code.json");
const SHAPES: [Shape; 3] = [Shape::Tall, Shape::Square, Shape::Wide];

/// A state of a document at a point.
fn state(text: &str, at: At, language: &str) -> State {
    let (show, _) = Show::read(text).expect("readable");
    let state = update(State::new(language), Action::At(Some(at)));
    update(state, Action::Load(Rc::new(show), Rc::default()))
}

/// The chart as far as it is laid out.
fn drawn(state: &State, shape: Shape) -> (Sketch, Lit) {
    let sketch = sketch(state, shape, false);
    let lit = sketch.lit(state, &Passing::of(state));
    (sketch, lit)
}

/// What `geometry` gives.
fn measured(state: &State, sketch: &Sketch, lit: &Lit) -> Value {
    serde_json::from_str(&geometry(state, sketch, lit)).expect("it is JSON")
}

/// The names of those who stand out, and the ids of the ties that do.
fn lit(state: &State) -> (Vec<String>, Vec<String>) {
    let (sketch, lit) = drawn(state, Shape::Wide);
    let nodes =
        sketch.nodes.iter().zip(&lit.nodes).filter(|(_, lit)| **lit).map(|(node, _)| node.id.to_string());
    let ties = sketch.ties.iter().zip(&lit.ties).filter(|(_, lit)| **lit).map(|(tie, _)| tie.id.to_string());
    (nodes.collect(), ties.collect())
}

#[test]
fn in_the_built_in_show_nothing_covers_anything() {
    let last = state(BUILT_IN, At::All, "en").snapshot().last;
    for at in 0..=last {
        for language in ["en", "ko"] {
            for shape in SHAPES {
                let state = state(BUILT_IN, At::Point(at), language);
                let (sketch, lit) = settled(&state, shape);
                let tangle = Tangle::of(&measured(&state, &sketch, &lit));
                let what = format!("point {at}, {shape:?}, {language}: {tangle:?}");
                sample::say(&what);
                assert_eq!((tangle.overlaps, tangle.labels), (0, 0), "{what}");
                assert_eq!((tangle.crossings, tangle.through), (0, 0), "{what}");
                // The bar is that of the whole story on a usual screen; elsewhere somebody may stand out until others
                // come in beside them.
                let most = if at == last && shape == Shape::Wide { 6.0 } else { 7.0 };
                assert!(tangle.area <= most, "{what}");
                let untold = sketch.ties.iter().filter(|tie| tie.label.is_none()).count();
                assert_eq!(untold, 0, "ties without their label at {what}");
            }
        }
    }
}

/// The bars of the chart, as METRICS.md of the shared folder counts: crossings, ties through cards, area in cards. Those of
/// the crowded shows stand between what there is and what the benchmark's peers reach (docs/benchmarks.md).
const CROWDED: [(&str, usize, usize, f64); 2] =
    [("les-miserables", 450, 46, 9.0), ("game-of-thrones", 540, 70, 8.0)];

#[test]
fn crowded_shows_stay_readable() {
    for (name, crossings, through, area) in CROWDED {
        let Some(text) = shared::shared_show(name) else { continue };
        let state = state(&text, At::All, "en");
        let (sketch, lit) = settled(&state, Shape::Wide);
        let tangle = Tangle::of(&measured(&state, &sketch, &lit));
        sample::say(&format!("{name}: {tangle:?}"));
        assert_eq!(tangle.overlaps, 0, "{name}");
        assert!(tangle.crossings <= crossings && tangle.through <= through, "{name}: {tangle:?}");
        assert!(tangle.area <= area, "{name}: {tangle:?}");
    }
}

#[test]
fn labels_cover_neither_cards_nor_each_other_in_any_real_show_of_few() {
    for name in ["death-note-ja", "les-miserables", "game-of-thrones", "mr-sunshine-cast"] {
        let Some(text) = shared::shared_show(name) else { continue };
        let last = state(&text, At::All, "en").snapshot().last;
        let (mut looked, mut labels) = (0, 0);
        for at in 0..=last {
            for language in ["en", "ko"] {
                let state = state(&text, At::Point(at), language);
                if state.snapshot().characters.len() > FEW {
                    continue;
                }
                let (sketch, lit) = settled(&state, Shape::Wide);
                let tangle = Tangle::of(&measured(&state, &sketch, &lit));
                assert_eq!((tangle.overlaps, tangle.labels), (0, 0), "{name} at {at} in {language}");
                looked += 1;
                labels += sketch.ties.iter().filter(|tie| tie.label.is_some()).count();
            }
        }
        sample::say(&format!("{name}: {looked} charts of at most {FEW} people, with {labels} labels"));
    }
}

/// Everybody is tied to everybody, and each tie has much to say.
fn crowd(people: usize) -> String {
    let (mut characters, mut relations) = (Vec::new(), Vec::new());
    for one in 0..people {
        characters.push(json!({"id": format!("p{one}"), "name": format!("Person {one}")}));
        for other in 0..one {
            let said =
                format!("{one} has told {other} a secret that nobody else may know before it is too late");
            let ends = [one, other].map(|end| format!("p{end}"));
            relations.push(json!({"from": ends[0], "to": ends[1], "kind": "friend", "label": said}));
        }
    }
    json!({"castmap": 1, "title": "T", "characters": characters, "relations": relations}).to_string()
}

#[test]
fn a_label_without_room_is_shortened_before_it_is_left_out() {
    let mut counts = Vec::new();
    for people in [4, 16] {
        let state = state(&crowd(people), At::All, "en");
        let (sketch, lit) = settled(&state, Shape::Wide);
        let tangle = Tangle::of(&measured(&state, &sketch, &lit));
        assert_eq!((tangle.overlaps, tangle.labels), (0, 0), "{people} people");
        let (mut whole, mut short) = (0, 0);
        for tie in &sketch.ties {
            let Some(label) = &tie.label else { continue };
            if label.lines.len() > 1 {
                whole += 1;
                continue;
            }
            short += 1;
            assert!(label.lines[0].said.words.ends_with('…'), "{:?}", label.lines);
            // Whoever points at it, or hears of it, is told all.
            assert!(tie.said(&state).contains("before it is too late"), "{}", tie.said(&state));
        }
        counts.push((sketch.ties.len(), whole, short));
    }
    sample::say(&format!("ties, and how many have a label, and a short one: {counts:?}"));
    let [(ties, whole, short), (_, _, shorter)] = counts[..] else { panic!("{counts:?}") };
    assert_eq!((whole, short), (ties, 0), "there is room among few");
    assert!(shorter > 0, "there is none among many: {counts:?}");
}

/// Four people in a row of relations, one past relation, and a group.
const ROW: &str = r#"{"castmap": 1, "title": "T <1>", "timeline": {"points": [{}, {}]},
    "groups": [{"id": "g", "name": "The group"}, {"id": "h", "name": "The other"}],
    "characters": [
        {"id": "a", "name": "Ann", "tier": "main", "groups": ["g"]},
        {"id": "b", "name": "Bob & Co", "tier": "support", "groups": ["g"]},
        {"id": "c", "name": "Cleo", "tier": "support"},
        {"id": "d", "name": "Dan", "tier": "guest"}],
    "relations": [
        {"id": "ab", "from": "a", "to": "b", "kind": "friend"},
        {"id": "bc", "from": "b", "to": "c", "kind": "rival", "label": "envies …", "back": {"label": "ignores …"}},
        {"id": "cd", "from": "c", "to": "d", "kind": "friend", "mutual": true},
        {"id": "ad", "from": "a", "to": "d", "kind": "enemy", "until": 1},
        {"id": "dh", "from": "d", "to": "h", "kind": "member"}]}"#;

/// Checks who and what stands out after some actions.
fn check(actions: &[Action], nodes: &str, ties: &str) {
    let mut state = state(ROW, At::All, "en");
    for action in actions {
        state = update(state, action.clone());
    }
    let (lit_nodes, lit_ties) = lit(&state);
    assert_eq!((lit_nodes.join(" "), lit_ties.join(" ")), (nodes.into(), ties.into()), "{actions:?}");
}

#[test]
fn what_is_chosen_stands_out() {
    let open = |id: &str| Action::Open(Panel::Character(id.into()));
    let want = |facet, value: &str| Action::Want(facet, vec![value.into()]);
    check(&[], "a b c d", "ab bc cd dh");
    check(&[Action::Past(true)], "a b c d", "ab bc cd ad dh");
    check(&[want(Facet::Roles, "support")], "b c", "ab bc cd");
    check(&[want(Facet::Kinds, "friend")], "a b c d", "ab cd");
    check(&[want(Facet::Groups, "g")], "a b", "ab bc");
    check(&[open("b")], "a b c", "ab bc");
    check(&[open("b"), Action::Reach(Reach::Two)], "a b c d", "ab bc cd dh");
    check(&[open("a"), Action::Reach(Reach::Two)], "a b c", "ab bc");
    check(&[open("b"), Action::Reach(Reach::All)], "a b c d", "ab bc cd dh");
    check(&[open("b"), want(Facet::Roles, "support")], "b c", "ab bc");
    check(&[Action::Open(Panel::Relation("cd".into()))], "c d", "cd");
    check(&[Action::Open(Panel::Group("g".into()))], "a b", "ab");
    check(&[Action::Open(Panel::About)], "a b c d", "ab bc cd dh");
}

#[test]
fn a_chain_stands_out_whatever_the_filters_say() {
    let open = |id: &str| Action::Open(Panel::Character(id.into()));
    let to = |id: &str| Action::Connect(id.into());
    let support = Action::Want(Facet::Roles, vec!["support".into()]);
    check(&[open("a"), to("c")], "a b c", "ab bc");
    check(&[open("c"), to("a")], "a b c", "ab bc");
    check(&[open("a"), to("d"), Action::Reach(Reach::All)], "a b c d", "ab bc cd");
    check(&[open("a"), to("d"), Action::Past(true)], "a d", "ad");
    check(&[open("a"), to("d"), Action::Past(true), Action::Light(1)], "a b c d", "ab bc cd");
    check(&[support.clone(), open("a"), to("d")], "a b c d", "ab bc cd");
    check(&[open("a"), to("d"), Action::Past(true), support.clone(), Action::Hide(true)], "a d", "ad");
    // Without a chain so far on, the two alone; without a second one, the first as ever.
    check(&[open("a"), to("d"), Action::Light(1)], "a d", "");
    check(&[open("a"), to("nobody")], "a b", "ab");
    check(&[open("a"), to("a")], "a", "");
    // Whatever else is opened, the question is over.
    check(&[open("a"), to("d"), open("b")], "a b c", "ab bc");
    check(&[open("a"), to("d"), Action::Go(Panel::About)], "a b c d", "ab bc cd dh");
    check(&[open("a"), to("d"), Action::Close, open("a")], "a b", "ab");

    let actions = [support, Action::Hide(true), open("a"), to("d"), Action::Past(true)];
    let state = actions.into_iter().fold(state(ROW, At::All, "en"), update);
    let (sketch, lit) = drawn(&state, Shape::Wide);
    let ids = |geometry: &Value, list: &str| {
        let entries = geometry[list].as_array().expect("a list").iter();
        entries.map(|entry| entry["id"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let geometry = measured(&state, &sketch, &lit);
    assert_eq!((ids(&geometry, "cards"), ids(&geometry, "ties")), ("a b c d".into(), "ab bc cd ad".into()));
}

#[test]
fn a_group_stands_out_where_a_chain_passes_it() {
    let text = r#"{"castmap": 1, "title": "T", "groups": [{"id": "g", "name": "The group"}],
        "characters": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C", "groups": ["g"]}],
        "relations": [{"id": "ag", "from": "a", "to": "g"}, {"id": "gb", "from": "g", "to": "b"},
            {"id": "ac", "from": "a", "to": "c"}, {"id": "cb", "from": "c", "to": "b"}]}"#;
    let state = update(state(text, At::All, "en"), Action::Open(Panel::Character("a".into())));
    let ground = |state: &State| {
        let (sketch, lit) = drawn(state, Shape::Wide);
        ink(state, &sketch, &lit, Look::default(), &[], None)[0].cover
    };
    let by_group = update(state.clone(), Action::Connect("b".into()));
    assert_eq!(lit(&by_group), (vec!["a".into(), "b".into()], vec!["ag".into(), "gb".into()]));
    let by_member = update(by_group.clone(), Action::Light(1));
    assert_eq!(lit(&by_member), (vec!["a".into(), "b".into(), "c".into()], vec!["ac".into(), "cb".into()]));
    assert!(ground(&by_group) == ground(&by_member) && ground(&by_group) > 0.06);
    // With the two alone, it is faded.
    let none = update(by_group, Action::Connect("a".into()));
    assert!(ground(&none) < 0.06);
}

#[test]
fn what_a_window_sees_is_drawn_alike_and_the_rest_is_left_out() {
    let state = state(ROW, At::All, "en");
    let (sketch, lit) = drawn(&state, Shape::Wide);
    let shapes = |window| ink(&state, &sketch, &lit, Look::default(), &[], window);
    let length = |window| shapes(window).iter().map(|shape| shape.path.len()).sum::<usize>();
    assert_eq!(shapes(Some(sketch.extent)), shapes(None));
    let one = length(Some(sketch.nodes[0].rect));
    assert!(0 < one && one < length(None), "{one} of {}", length(None));
}

#[test]
fn what_the_filters_leave_out_can_be_hidden() {
    let state = update(state(ROW, At::All, "en"), Action::Want(Facet::Roles, vec!["support".into()]));
    let (sketch, lit) = drawn(&state, Shape::Wide);
    let faded = measured(&state, &sketch, &lit);
    let state = update(state, Action::Hide(true));
    let (sketch, lit) = drawn(&state, Shape::Wide);
    let hidden = measured(&state, &sketch, &lit);
    let ids = |geometry: &Value, list: &str| {
        let entries = geometry[list].as_array().expect("a list").iter();
        entries.map(|entry| entry["id"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((ids(&faded, "cards"), ids(&faded, "ties")), ("a b c d".into(), "ab bc cd dh".into()));
    assert_eq!((ids(&hidden, "cards"), ids(&hidden, "ties")), ("b c".into(), "bc".into()));
    // They stand where they stood.
    assert_eq!(hidden["cards"][0], faded["cards"][1]);
}

#[test]
fn ties_have_arrows_and_labels_as_their_relations_do() {
    let state = state(ROW, At::All, "en");
    let (sketch, _) = drawn(&state, Shape::Wide);
    let relations = &state.snapshot().relations;
    let heads: Vec<_> = sketch.ties.iter().map(|tie| (&*tie.id, heads(&relations[tie.relation]))).collect();
    assert_eq!(
        heads,
        [("ab", (false, true)), ("bc", (true, true)), ("cd", (false, false)), ("dh", (false, true))]
    );
    let label = |place: usize| {
        let lines = sketch.ties[place].label.iter().flat_map(|label| &label.lines);
        lines.map(|line| &*line.said.words).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(label(0), "friend");
    let both = label(1);
    let arrow = |letter: &char| "←↑→↓↖↗↘↙".contains(*letter);
    assert!(both.contains("envies") && both.contains("ignores"), "{both}");
    assert_eq!(both.chars().filter(arrow).count(), 2, "{both}");
    assert_eq!(sketch.ties[1].said(&state), "Bob & Co envies Cleo. Cleo ignores Bob & Co");
    assert!(
        sketch.groups.iter().any(|group| &*group.id == "h" && group.corners.is_empty()),
        "a group of nobody"
    );
}

#[test]
fn the_list_has_the_relations_that_are_lit_in_the_chart() {
    let shows: u64 = sample::sample("random shows in chart and list", 100, 2_000).into();
    let mut agreed = 0;
    for seed in 0..shows {
        let random = random_show::random_show(seed);
        let state = state(&random.text, At::Point(random.last), "en");
        for past in [false, true] {
            let state = update(state.clone(), Action::Past(past));
            let mut states = vec![state.clone()];
            for facet in Facet::ALL {
                for value in state.story.facets.values(facet) {
                    states.push(update(state.clone(), Action::Toggle(facet, value.key.clone())));
                }
            }
            for state in states {
                let (sketch, lit) = drawn(&state, Shape::Wide);
                let lit = sketch.ties.iter().zip(&lit.ties).filter(|(_, lit)| **lit);
                let lit: Vec<usize> = lit.map(|(tie, _)| tie.relation).collect();
                let mut list = listed(&state, &Passing::of(&state));
                list.sort_unstable();
                assert_eq!(lit, list, "seed {seed}, {:?}", state.filters);
                agreed += usize::from(!list.is_empty());
            }
        }
    }
    assert!(agreed > 100, "{agreed}");
}
