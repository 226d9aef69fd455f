//! What a widget leaves to the one that comes in its place when it has broken: all that was chosen for which there is no
//! attribute. It is lines of words with a space between them: ids have no white space.

use super::{Arrange, At, Hand, Panel, Play, Reach, Sort, State, Toward, View};
use crate::geom::Point;
use std::rc::Rc;
use std::str::Split;

/// In place of a word where there is nothing to say. It is no id either: those have no comma.
const NOTHING: &str = ",";

/// What was chosen in a show, as text.
pub fn written(state: &State) -> String {
    let mut words = Written::default();
    words.add(state.asked.map_or(NOTHING, View::word));
    match state.wanted {
        Some(At::All) => words.add("all"),
        Some(At::Point(point)) => words.count(Some(point as usize)),
        None => words.add(NOTHING),
    }
    for point in [state.since, state.play.map(|play| play.stop)] {
        words.count(point.map(|point| point as usize));
    }
    for said in [state.sure, state.falling, state.hides, state.past] {
        words.count(said.then_some(1));
    }
    for word in [state.arrange.word(), state.sort.word(), state.reach.word()] {
        words.add(word);
    }
    let (kind, id) = match &state.panel {
        None => (NOTHING, NOTHING),
        Some(Panel::Character(id)) => ("character", &**id),
        Some(Panel::Person(id)) => ("person", &**id),
        Some(Panel::Group(id)) => ("group", &**id),
        Some(Panel::Relation(id)) => ("relation", &**id),
        Some(Panel::About) => ("about", NOTHING),
        Some(Panel::Changes) => ("changes", NOTHING),
        Some(Panel::Embed) => ("embed", NOTHING),
    };
    words.add(kind);
    words.add(id);
    let toward = state.toward.as_ref();
    words.add(toward.map_or(NOTHING, |toward| &toward.id));
    words.count(toward.map(|toward| toward.chosen));
    words.line();
    for id in &state.hand.folded {
        words.add(id);
    }
    words.line();
    for (id, at) in &state.hand.pins {
        words.add(id);
        words.place([at.x, at.y]);
    }
    words.line();
    words.0 + show_of(state)
}

/// The state with what was chosen when `text` was written; none where that was in another show, or is no such text.
pub fn recalled(state: &State, text: &str) -> Option<State> {
    let lines: Vec<&str> = text.split('\n').collect();
    let [chosen, folded, pins, show] = lines[..] else { return None };
    if show != show_of(state) {
        return None;
    }
    let mut state = state.clone();
    let mut words = chosen.split(' ');
    let mut next = || words.next().unwrap_or(NOTHING);
    state.asked = View::of(next());
    state.wanted = match next() {
        "all" => Some(At::All),
        point => count(point).map(|point| At::Point(point as u32)),
    };
    state.since = count(next()).map(|point| point as u32);
    // Whoever was led through the points goes on by themselves.
    state.play = count(next()).map(|stop| Play { stop: stop as u32, runs: false });
    for said in [&mut state.sure, &mut state.falling, &mut state.hides, &mut state.past] {
        *said = next() == "1";
    }
    state.arrange = Arrange::of(next())?;
    state.sort = Sort::of(next())?;
    state.reach = Reach::of(next())?;
    let (kind, id) = (next(), next());
    state.panel = match kind {
        "character" => Some(Panel::Character(id.into())),
        "person" => Some(Panel::Person(id.into())),
        "group" => Some(Panel::Group(id.into())),
        "relation" => Some(Panel::Relation(id.into())),
        "about" => Some(Panel::About),
        "changes" => Some(Panel::Changes),
        "embed" => Some(Panel::Embed),
        _ => None,
    };
    let other = next();
    state.toward = count(next()).map(|chosen| Toward { id: other.into(), chosen });
    let mut hand = Hand::default();
    for id in folded.split(' ') {
        if !id.is_empty() {
            hand.folded.push(id.into());
        }
    }
    let mut words = pins.split(' ');
    while let Some(id) = words.next().filter(|id| !id.is_empty()) {
        let [x, y] = place(&mut words)?;
        hand.pins.push((id.into(), Point { x, y }));
    }
    if !hand.pins.is_empty() || !hand.folded.is_empty() {
        // What led there is not written: one step takes it all back.
        hand.before = Some(Rc::default());
        state.hand = Rc::new(hand);
    }
    Some(state)
}

/// Lines of words, as they are written.
#[derive(Default)]
pub struct Written(pub String);

impl Written {
    fn add(&mut self, word: &str) {
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push(' ');
        }
        self.0 += word;
    }

    fn count(&mut self, count: Option<usize>) {
        match count {
            Some(count) => self.add(&count.to_string()),
            None => self.add(NOTHING),
        }
    }

    /// Numbers as their bits: nothing has to write them with a point. Half as many are enough for a screen.
    pub fn place<const N: usize>(&mut self, numbers: [f64; N]) {
        for number in numbers {
            self.count(Some((number as f32).to_bits() as usize));
        }
    }

    pub fn line(&mut self) {
        self.0.push('\n');
    }
}

fn count(word: &str) -> Option<usize> {
    word.parse().ok()
}

/// The next numbers, from their bits; none where one of them is none.
pub fn place<const N: usize>(words: &mut Split<'_, char>) -> Option<[f64; N]> {
    let mut numbers = [0.0_f64; N];
    for number in &mut numbers {
        *number = f32::from_bits(count(words.next()?)? as u32).into();
        if !number.is_finite() {
            return None;
        }
    }
    Some(numbers)
}

/// What the show is called: whoever has the same id in another one is somebody else.
fn show_of(state: &State) -> &str {
    let snapshot = state.snapshot();
    snapshot.title.get("", &snapshot.language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Show;
    use crate::state::{Action, NAMES, Shape, Step, parse, read, stands, update};
    use proptest::prelude::*;
    use proptest::sample::select;

    const BUILT_IN: &str = include_str!("../../static/shows/trauma-code.json");

    fn load(state: State, text: &str) -> State {
        let (show, problems) = Show::read(text).expect("it is readable");
        update(state, Action::Load(Rc::new(show), Rc::new(problems)))
    }

    /// What comes in the place of a widget: it is told what the attributes said, then the document, then the rest.
    fn back(state: &State, text: &str) -> State {
        let mut new = State::new("en");
        for name in NAMES {
            let value = read(state, name);
            let action = parse(name, Some(&value).filter(|value| !value.is_empty()).map(String::as_str));
            new = update(new, action.expect("it is a value"));
        }
        let new = load(new, text);
        recalled(&new, &written(state)).expect("it is of this show")
    }

    fn anything() -> impl Strategy<Value = Action> {
        let id = || select(vec!["baek", "yang", "cheon", "nobody"]).prop_map(Rc::<str>::from);
        prop_oneof![
            (id(), -500.0..500.0, -500.0..500.0).prop_map(|(id, x, y)| Action::Pin(id, Point { x, y })),
            id().prop_map(Action::Unpin),
            Just(Action::Undo),
            select(vec!["trauma-team", "hospital", "none"]).prop_map(|id| Action::Fold(id.into())),
            (0..9u32).prop_map(|at| Action::Watch(At::Point(at))),
            Just(Action::Watch(At::All)),
            any::<bool>().prop_map(Action::Answer),
            (0..8u32).prop_map(|at| Action::Since(Some(at))),
            select(Step::ALL).prop_map(Action::Walk),
            select(Arrange::ALL).prop_map(Action::Arrange),
            select(Sort::ALL).prop_map(Action::Sort),
            select(Reach::ALL).prop_map(Action::Reach),
            select(View::ALL).prop_map(|view| Action::View(Some(view))),
            any::<bool>().prop_map(Action::Hide),
            any::<bool>().prop_map(Action::Past),
            id().prop_map(|id| Action::Open(Panel::Character(id))),
            select(vec![
                Panel::Person("ju-ji-hoon".into()),
                Panel::Group("trauma-team".into()),
                Panel::Relation("baek>yang#1".into()),
                Panel::About,
                Panel::Changes,
                Panel::Embed,
            ])
            .prop_map(Action::Open),
            id().prop_map(Action::Connect),
            (0..3usize).prop_map(Action::Light),
            Just(Action::Close),
            Just(Action::Search("baek".into())),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn whatever_was_done_is_shown_again(actions in prop::collection::vec(anything(), 0..30)) {
            let begun = load(State::new("en"), BUILT_IN);
            let mut state = actions.into_iter().fold(begun, update);
            let back = back(&state, BUILT_IN);
            // A question is asked again once somebody leaps again, and a walk goes on when somebody wants it to.
            state.doubt = None;
            state.play = state.play.map(|play| Play { runs: false, ..play });
            prop_assert_eq!(written(&back), written(&state));
            prop_assert_eq!(NAMES.map(|name| read(&back, name)), NAMES.map(|name| read(&state, name)));
            prop_assert_eq!(back.play, state.play);
            prop_assert_eq!(&back.panel, &state.panel);
            prop_assert_eq!(&back.toward, &state.toward);
            let is_arranged = !state.hand.pins.is_empty() || !state.hand.folded.is_empty();
            prop_assert_eq!(back.hand.steps(), usize::from(is_arranged));
            let [was, is] = [&state, &back].map(|state| stands(state, Shape::Wide));
            prop_assert_eq!(was.inside, is.inside);
            for (was, is) in was.rects.iter().zip(&is.rects) {
                prop_assert!((was.middle.x - is.middle.x).abs() < 0.01, "{:?}, not {:?}", is, was);
                prop_assert!((was.middle.y - is.middle.y).abs() < 0.01, "{:?}, not {:?}", is, was);
            }
        }

        #[test]
        fn no_text_makes_it_fail(text in r"[ ,0-9a-z\n]{0,80}") {
            let state = load(State::new("en"), BUILT_IN);
            let wrong = written(&state).replacen(',', &text, 1);
            for text in [text, wrong] {
                let state = recalled(&state, &text).unwrap_or_else(|| state.clone());
                stands(&state, Shape::Wide);
            }
        }
    }

    #[test]
    fn what_was_done_in_another_show_is_not() {
        let state = update(load(State::new("en"), BUILT_IN), Action::Open(Panel::About));
        let other =
            r#"{ "castmap": 1, "title": "Another", "characters": [{ "id": "baek", "name": "Bae" }] }"#;
        assert!(recalled(&load(State::new("en"), other), &written(&state)).is_none());
    }
}
