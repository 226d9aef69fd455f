//! Any document at any points, one after the other. What may be seen is of its point and nothing of a later one; whichever way led
//! to a point, what is seen there is the same, and nobody learns there when something will end.

#![no_main]

#[path = "../made/document.rs"]
mod made;
#[path = "../../tests/support/random_show.rs"]
mod random_show;

use arbitrary::{Result, Unstructured};
use castmap::model::{Show, Snapshot};
use castmap::scene;
use castmap::state::{Action, At, Panel, Passing, Play, State, Step, address, complaints, update};
use libfuzzer_sys::fuzz_target;
use random_show::{leaks, show_of};
use std::rc::Rc;

/// So many points, or steps of a walk, at most.
const MOST_STEPS: usize = 12;
/// Choices that a show with marks is made of.
const CHOICES: usize = 400;

fuzz_target!(|bytes: &[u8]| {
    // What there is no more of is nothing.
    let _ = attempt(&mut Unstructured::new(bytes));
});

fn attempt(bytes: &mut Unstructured<'_>) -> Result<()> {
    let steps: Vec<(u8, u8)> = (0..bytes.int_in_range(0..=MOST_STEPS)?)
        .map(|_| Ok((bytes.arbitrary()?, bytes.arbitrary()?)))
        .collect::<Result<_>>()?;
    if bytes.ratio(1, 3)? {
        if let Ok((show, _)) = Show::read(&made::document(bytes)?) {
            go(&Rc::new(show), &steps, &|_| {});
        }
        return Ok(());
    }
    let known = bytes.int_in_range(0..=7)?;
    let choices = bytes.bytes(bytes.len().min(CHOICES))?;
    let marked = show_of(choices, u32::MAX);
    let (show, problems) = Show::read(&marked.text).expect("a show with marks can be read");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(show.last(), marked.last);
    let show = Rc::new(show);
    go(&show, &steps, &|state| heard(state));
    let at = show.as_of(known);
    for string in marked.strings.iter().filter(|string| string.kept && string.from <= at.at) {
        assert!(format!("{at:?}").contains(&string.words), "{} is lost at {}", string.words, at.at);
    }
    let (cut_short, _) = Show::read(&show_of(choices, at.at).text).expect("it can be read");
    assert_eq!(at, cut_short.as_of(at.at), "somebody learns when something ends");
    Ok(())
}

/// Goes to one point after the other, by every door that leads to one, and looks there.
fn go(show: &Rc<Show>, steps: &[(u8, u8)], look: &dyn Fn(&State)) {
    let mut state = update(State::new("en"), Action::Load(show.clone(), Rc::default()));
    for &(how, point) in steps {
        // Some are beyond the last.
        let point = u32::from(point) % (show.last() + 3);
        let at = if how % 5 == 4 { At::All } else { At::Point(point) };
        state = update(
            state,
            match how / 5 % 12 {
                0..=2 => Action::At((how % 5 != 3).then_some(at)),
                3 | 4 => Action::Watch(at),
                5 => Action::Answer(how % 2 == 0),
                6 => Action::Keep(Some(at)),
                7 => Action::Open(Panel::Changes),
                8 => Action::Since(Some(point)),
                _ => Action::Walk(Step::ALL[usize::from(how) % Step::ALL.len()]),
            },
        );
        let reached = state.reached();
        assert!(reached <= show.last());
        match state.play {
            // A walk goes no further than the visitor did.
            Some(Play { stop, .. }) => assert!(stop <= reached && state.snapshot().at == stop),
            None => assert_eq!(state.snapshot().at, reached),
        }
        same(show, &state);
        look(&state);
    }
}

/// The same is seen as by who goes there at once.
fn same(show: &Rc<Show>, state: &State) {
    let at = state.snapshot().at;
    assert_eq!(*state.snapshot(), show.as_of(at));
    let direct = update(State::new("en"), Action::At(Some(At::Point(at))));
    let direct = update(direct, Action::Load(show.clone(), Rc::default()));
    assert_eq!(format!("{:?}", state.story.facets), format!("{:?}", direct.story.facets));
    assert_eq!(Passing::of(state).characters(), Passing::of(&direct).characters());
}

/// Nothing that is seen has a mark of a later point.
fn heard(state: &State) {
    let snapshot = state.snapshot();
    let hear = |what: &str, said: String| {
        let later = leaks(&said, snapshot.at);
        assert!(later.is_empty(), "{what} at {} says {later:?}", snapshot.at);
    };
    // The ids of what comes later are for whoever asks by one.
    hear("the cut", format!("{:?}", Snapshot { hidden: Vec::new(), ..snapshot.clone() }));
    hear("facets", format!("{:?}", state.story.facets));
    hear("changes", format!("{:?}", state.changes()));
    hear("a panel", format!("{:?}", scene::panel(state)));
    hear("the address", format!("{:?} {:?}", address(state), complaints(state)));
    for place in 0..snapshot.characters.len() {
        hear("a card", format!("{:?}", scene::card(state, place)));
    }
}
