//! What belongs to the timeline and is opened: the question before a leap to the end, the walk through the points, what
//! this point is held against, and the marks of what changed.

use super::save::signed;
use super::tag::{Nodes, Tag, button, el, group};
use super::toolbar::choice;
use super::view::{View, focus};
use crate::model::changes::Owner;
use crate::scene::{changes, point};
use crate::state::{Action, Step};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// How long a walk stays at a stop, in milliseconds: to see who is new, and to read how much changed.
const STAY: u32 = 3_000;

/// What stands below the timeline.
pub fn below(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let below = el("div").class("below").on(view, "keydown", escape);
    below.with_some(state.doubt.is_some().then(|| doubt(view))).with_some(state.play.map(|_| walk(view)))
}

/// Whether they mean the leap to the end.
fn doubt(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let stay = state.words.fill("doubt.no", &[("point", &point(state, state.snapshot().at, false))]);
    let (no, yes) = (button("pill").set("data-answer", "no"), button("pill").set("data-answer", "yes"));
    el("div")
        .class("doubt")
        .set("role", "group")
        .set("aria-labelledby", "doubt")
        .with(el("p").set("id", "doubt").text(view.word("doubt")))
        .with(no.does(view, Action::Answer(false)).text(&stay))
        .with(yes.does(view, Action::Answer(true)).text(view.word("doubt.yes")))
}

/// The controls of a walk, with what is drawn on them.
const SIGNS: [(Step, &str); 5] = [
    (Step::Back, "M11.5 4L6 9l5.5 5"),
    (Step::Pause, "M6.5 4v10M11.5 4v10"),
    (Step::Go, "M6 3.5L14 9l-8 5.5z"),
    (Step::Next, "M6.5 4L12 9l-5.5 5"),
    (Step::Stop, "M5 5l8 8M13 5l-8 8"),
];

fn walk(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let runs = state.play.is_some_and(|play| play.runs);
    let mut buttons = Vec::new();
    for (step, sign) in SIGNS {
        // One button goes on or halts.
        if step != if runs { Step::Go } else { Step::Pause } {
            let key = if step == Step::Pause { Step::Go } else { step };
            let drawn = signed(view.word_of("walk", step.word()), sign);
            let drawn = drawn.key(key.word()).set("data-walk", step.word());
            buttons.add(drawn.does(view, Action::Walk(step)));
        }
    }
    let said = el("p").class("stop").set("role", "status").text(&changes::stop(state));
    group(view, "walk", "walk").with(el("div").class("steps").all(buttons)).with(said)
}

/// What this point is held against, and the way into the walk.
pub fn compare(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let mut points = Vec::new();
    for earlier in (0..state.snapshot().at).rev() {
        points.push((earlier.to_string(), point(state, earlier, true)));
    }
    let since = state.since.map(|since| {
        choice(view, "change.compare", points, &since.to_string(), |value| {
            Some(Action::Since(Some(value.parse().ok()?)))
        })
    });
    let play = (state.reached() > 1 && state.play.is_none()).then(|| {
        button("pill").set("data-walk", "begin").on(view, "click", begin).text(view.word("walk.begin"))
    });
    el("div").class("compare").with_some(since).with_some(play)
}

/// Where the panel lies over the rest, it makes room.
fn begin(view: &Rc<View>, _: &Event) {
    if view.is_narrow() {
        view.dispatch.emit(Action::Close);
    }
    view.dispatch.emit(Action::Walk(Step::Go));
}

fn escape(view: &Rc<View>, event: &Event) {
    if event.unchecked_ref::<KeyboardEvent>().key() != "Escape" {
        return;
    }
    event.stop_propagation();
    view.dispatch.emit(match view.state.doubt {
        Some(_) => Action::Answer(false),
        None => Action::Walk(Step::Stop),
    });
}

/// After every drawing: the focus goes to what has opened, and back; and a walk goes on in its time.
pub fn settle(view: &Rc<View>) {
    let (state, local) = (&view.state, &view.local);
    let now = (state.doubt.is_some(), state.play.is_some());
    let before = local.below.replace(now);
    let goal = match (before, now) {
        ((false, _), (true, _)) => "[data-answer=no]",
        ((true, _), (false, _)) => "[data-choice=at]",
        ((_, false), (_, true)) => "[data-walk=pause]",
        ((_, true), (_, false)) => "[data-open=changes]",
        _ => "",
    };
    // Nobody's focus is taken away from the page around.
    if !goal.is_empty() && view.is_attended() {
        focus(view.find(goal));
    }
    let runs = state.play.filter(|play| play.runs);
    let is_settled = view.picture.as_ref().is_none_or(|picture| picture.is_settled);
    let waits = local.beat.borrow().as_ref().map(|(stop, _)| *stop);
    match runs {
        None => drop(local.beat.take()),
        Some(play) if is_settled && waits != Some(play.stop) => {
            let dispatch = view.dispatch.clone();
            let next = Timeout::new(STAY, move || dispatch.emit(Action::Walk(Step::On)));
            *local.beat.borrow_mut() = Some((play.stop, next));
        }
        Some(_) => {}
    }
}

/// An element with its accessible name, where that is not what is in it, and the mark of what it stands for: where it has
/// a name of its own, the mark is part of that.
pub fn dress(view: &View, tag: Tag, of: Owner, said: &str) -> Tag {
    let mark = changes::marked(&view.state, of);
    let mut name = said.to_owned();
    if let Some((_, word)) = mark
        && !said.is_empty()
    {
        name.push_str(", ");
        name.push_str(word);
    }
    let tag = tag.set_some("aria-label", Some(&*name).filter(|name| !name.is_empty()));
    tag.with_some(mark.map(|(mark, word)| el("span").class("mark").set("data-mark", mark.word()).text(word)))
}
