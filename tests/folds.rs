//! Groups that are folded into one card: who is in it, where it stands, what it is tied to.

#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;

use castmap::model::Show;
use castmap::model::seen::Subject;
use castmap::scene::chart::{Look, Plate, Sketch, geometry, poster, settled, sketch, svg};
use castmap::state::{Action, At, Facet, Lit, Panel, Passing, Shape, State, update};
use std::rc::Rc;

/// Two groups that share b, one group inside nobody, and relations of every sort between them.
const SHOW: &str = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}, {}]},
    "groups": [{"id": "g", "name": "Guild"}, {"id": "h", "name": "House"}],
    "characters": [
        {"id": "a", "name": "Ann", "tier": "main", "groups": ["g"]},
        {"id": "b", "name": "Bob", "groups": ["g", "h"]},
        {"id": "c", "name": "Cleo", "groups": ["g"]},
        {"id": "d", "name": "Dan", "groups": ["h"]},
        {"id": "e", "name": "Eve"},
        {"id": "f", "name": "Fay", "groups": ["g"], "since": 3}],
    "relations": [
        {"id": "ac", "from": "a", "to": "c", "kind": "friend"},
        {"id": "ae", "from": "a", "to": "e", "kind": "friend"},
        {"id": "ec", "from": "e", "to": "c", "kind": "friend"},
        {"id": "ce", "from": "c", "to": "e", "kind": "rival"},
        {"id": "ad", "from": "a", "to": "d", "kind": "family"},
        {"id": "cd", "from": "c", "to": "d", "kind": "family", "until": 2},
        {"id": "ge", "from": "g", "to": "e", "kind": "enemy"},
        {"id": "fe", "from": "f", "to": "e", "kind": "ally"}]}"#;

fn state(at: At) -> State {
    shown(SHOW, at)
}

fn shown(text: &str, at: At) -> State {
    let (show, problems) = Show::read(text).expect("readable");
    assert_eq!(problems, []);
    let state = update(State::new("en"), Action::At(Some(at)));
    update(state, Action::Load(Rc::new(show), Rc::default()))
}

fn fold(state: State, id: &str) -> State {
    update(state, Action::Fold(id.into()))
}

fn drawn(state: &State) -> (Sketch, Lit) {
    settled(state, Shape::Wide)
}

/// The cards that are drawn, of groups as well.
fn cards(state: &State) -> String {
    let (sketch, lit) = drawn(state);
    let numbers: serde_json::Value =
        serde_json::from_str(&geometry(state, &sketch, &lit)).expect("it is JSON");
    let cards = numbers["cards"].as_array().expect("a list").iter();
    cards.map(|card| card["id"].as_str().unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

/// The ties, each as its ends, its kind and how many relations it is.
fn ties(state: &State) -> Vec<String> {
    let sketch = drawn(state).0;
    let snapshot = state.snapshot();
    let name = |end: Subject| match end {
        Subject::Character(place) => snapshot.characters[place].id.to_string(),
        Subject::Group(place) => snapshot.groups[place].id.to_string(),
    };
    let said = |tie: &castmap::scene::chart::Tie| {
        let kind = &snapshot.kinds[snapshot.relations[tie.relation].kind].id;
        let label = if tie.label.is_some() { "" } else { " without words" };
        format!("{}-{} {kind} {}{label}", name(tie.ends[0]), name(tie.ends[1]), 1 + tie.others.len())
    };
    sketch.ties.iter().map(said).collect()
}

fn plate<'a>(sketch: &'a Sketch, id: &str) -> &'a Plate {
    sketch.groups.iter().find(|plate| *plate.id == *id).expect("it is drawn")
}

#[test]
fn a_folded_group_is_one_card_with_the_ties_of_its_members() {
    let open = state(At::Point(2));
    assert_eq!(cards(&open), "a b c d e");
    let folded = fold(open.clone(), "g");
    // Bob is in the house as well, which is open.
    assert_eq!(cards(&folded), "b d e g");
    assert_eq!(
        ties(&folded),
        ["g-e friend 2 without words", "g-e rival 1", "g-d family 1", "g-e enemy 1"],
        "what is between members is gone"
    );
    let past = update(folded.clone(), Action::Past(true));
    assert!(ties(&past).contains(&"g-d family 2 without words".to_owned()), "{:?}", ties(&past));
    let sketch = drawn(&folded).0;
    let words: Vec<_> = plate(&sketch, "g").lines.iter().map(|line| &*line.said.words).collect();
    assert_eq!(words, ["Guild · 3"]);
    assert!(!plate(&sketch, "h").is_folded && !plate(&sketch, "h").corners.is_empty());
    // Everybody else stays.
    let before = drawn(&open).0;
    for (was, is) in before.nodes.iter().zip(&sketch.nodes).filter(|(_, is)| is.inside.is_none()) {
        assert_eq!(was.rect, is.rect, "{}", is.id);
        assert!(!is.rect.overlaps(&plate(&sketch, "g").rect));
    }
    assert_eq!(cards(&fold(folded.clone(), "h")), "e g h");
    assert_eq!(cards(&fold(folded.clone(), "g")), "a b c d e");
    assert_eq!(cards(&update(folded, Action::Undo)), "a b c d e");
}

/// The groups that can be folded or opened.
fn folding(state: &State) -> String {
    let groups = drawn(state).0.groups;
    let ids: Vec<_> = groups.iter().filter(|group| group.folds).map(|group| &*group.id).collect();
    ids.join(" ")
}

#[test]
fn a_group_folds_where_that_moves_anybody() {
    let within = SHOW.replace(r#"["g", "h"]}"#, r#"["g", "h", "i"]}"#);
    let within = within.replace(r#"{"id": "h","#, r#"{"id": "i", "name": "Inn"}, {"id": "h","#);
    let open = shown(&within, At::Point(1));
    assert_eq!(folding(&open), "g h", "who is in the inn is in open groups");
    let [guild, house] = ["g", "h"].map(|id| fold(open.clone(), id));
    assert_eq!((&*folding(&guild), &*cards(&guild)), ("g h", "b d e g"));
    assert_eq!((&*folding(&house), &*cards(&house)), ("g h", "a b c e h"));
    let both = fold(guild, "h");
    assert_eq!((&*folding(&both), &*cards(&both)), ("g i h", "b e g h"), "only the inn keeps Bob out");
    let all = fold(both, "i");
    assert_eq!(cards(&all), "e g h");
    // What was folded where that moved somebody stays so, and has no button where it does not.
    assert_eq!(folding(&fold(fold(all, "g"), "h")), "g h");
}

#[test]
fn a_folded_card_tells_nothing_of_later_members_and_stays_folded() {
    let folded = fold(state(At::Point(1)), "g");
    let said = |state: &State| {
        let (sketch, lit) = drawn(state);
        format!("{sketch:?} {}", svg(&poster(state, &sketch, &lit, Look::default(), None)))
    };
    assert!(said(&folded).contains("Guild · 3") && !said(&folded).contains("Fay"));
    assert!(!ties(&folded).iter().any(|tie| tie.contains("ally")));
    let later = update(folded, Action::At(Some(At::All)));
    assert!(said(&later).contains("Guild · 4"));
    assert!(ties(&later).contains(&"g-e ally 1".to_owned()), "{:?}", ties(&later));
    let again = update(later.clone(), Action::Load(later.story.show.clone().expect("a show"), Rc::default()));
    assert_eq!(cards(&again), "a b c d e f", "another document is open");
}

#[test]
fn it_stands_out_as_its_members_do() {
    let folded = fold(state(At::All), "g");
    let is_lit = |state: &State| {
        let (sketch, lit) = drawn(state);
        (plate(&sketch, "g").is_shown(&lit), plate(&sketch, "g").is_lit(&lit))
    };
    let want =
        |state: &State, facet, value: &str| update(state.clone(), Action::Want(facet, vec![value.into()]));
    assert_eq!(is_lit(&folded), (true, true));
    assert_eq!(is_lit(&want(&folded, Facet::Roles, "main")), (true, true));
    let others = want(&folded, Facet::Groups, "h");
    let others = want(&others, Facet::Roles, "guest");
    assert_eq!(is_lit(&others), (true, false));
    assert_eq!(is_lit(&update(others, Action::Hide(true))), (false, false));
    let hidden = update(want(&folded, Facet::Roles, "main"), Action::Hide(true));
    assert_eq!((is_lit(&hidden), &*cards(&hidden)), ((true, true), "g"));
    // A selection reaches as far as it does while all is open.
    for group in [false, true] {
        let state = if group { folded.clone() } else { state(At::All) };
        let open = update(state, Action::Open(Panel::Character("c".into())));
        let open = update(open, Action::Reach(castmap::state::Reach::Two));
        let (sketch, lit) = drawn(&open);
        let names: Vec<_> =
            sketch.nodes.iter().zip(&lit.nodes).filter(|(_, lit)| **lit).map(|(node, _)| &*node.id).collect();
        assert_eq!(names, ["a", "c", "d", "e", "f"]);
    }
}

#[test]
fn nobody_is_covered_and_nobody_else_moves_whatever_is_folded() {
    let mut folded = 0;
    for seed in 0..sample::sample("random shows with folded groups", 100, 2_000).into() {
        let random = random_show::random_show(seed);
        let show = Rc::new(Show::read(&random.text).expect("readable").0);
        let state = update(State::new("en"), Action::At(Some(At::All)));
        let mut state = update(state, Action::Load(show.clone(), Rc::default()));
        let before = sketch(&state, Shape::Wide, true);
        for group in &show.document().groups {
            state = fold(state, &group.id);
            let after = sketch(&state, Shape::Wide, true);
            let lit = after.lit(&state, &Passing::of(&state));
            assert_eq!(sketch(&state, Shape::Wide, true), after, "seed {seed} the second time");
            let mut boxes = Vec::new();
            for (place, node) in after.nodes.iter().enumerate() {
                assert_eq!(lit.shown[place], node.inside.is_none());
                if node.inside.is_none() {
                    assert_eq!(node.rect, before.nodes[place].rect, "seed {seed}: {} moves", node.id);
                    boxes.push(node.rect);
                }
            }
            for plate in after.groups.iter().filter(|plate| plate.corners.is_empty()) {
                folded += usize::from(plate.is_folded);
                boxes.push(plate.rect);
            }
            for (place, one) in boxes.iter().enumerate() {
                assert!(boxes[..place].iter().all(|other| !other.overlaps(one)), "seed {seed}: {}", group.id);
            }
        }
    }
    assert!(folded > 100, "{folded}");
}
