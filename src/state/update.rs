//! Everything that can happen, and what is shown after it.

use super::{
    Arrange, At, Controls, Facet, Failure, Filters, Gestures, Panel, Reach, Sort, State, Status, Step, Story,
    Theme, Toward, View, hand::fold, late,
};
use crate::geom::Point;
use crate::model::document::{self, Id};
use crate::model::{Problem, Show};
use crate::words::Own;
use std::rc::Rc;

/// Something a visitor or the page did.
#[derive(Clone, Debug)]
pub enum Action {
    /// A document is on its way; what is shown stays.
    Await,
    /// A document was read.
    Load(Rc<Show>, Rc<Vec<Problem>>),
    Fail(Failure),
    /// The page asks for a point; none: the visitor's own, or the show's start.
    At(Option<At>),
    /// What the visitor said on an earlier visit.
    Keep(Option<At>),
    /// The visitor says how far they have watched.
    Watch(At),
    /// Whether they mean the leap to the end that they are asked about.
    Answer(bool),
    /// Marks what changed since a point, or nothing.
    Since(Option<document::Point>),
    /// A step of a walk through the points.
    Walk(Step),
    Search(Rc<str>),
    /// Wants exactly these values of a facet.
    Want(Facet, Vec<Rc<str>>),
    /// Wants one more value of a facet, or no longer.
    Toggle(Facet, Rc<str>),
    /// Drops every filter and the search.
    Clear,
    /// None: the one that fits the width.
    View(Option<View>),
    /// The element is narrow now, or no longer.
    Narrow(bool),
    Arrange(Arrange),
    /// Sorts the list; by the same once more, the other way round.
    Sort(Sort),
    /// Whether the chart hides whom the filters leave out.
    Hide(bool),
    /// Whether past relations are shown.
    Past(bool),
    Reach(Reach),
    Open(Panel),
    /// Opens what was looked for: then nobody is left out any more by what was typed.
    Go(Panel),
    Close,
    /// Asks how the panel's character is connected to this one.
    Connect(Id),
    /// Lights up one of the chains between the two in the chart.
    Light(usize),
    /// Puts a card somewhere in the chart: there it stays.
    Pin(Id, Point),
    /// Lets go of a card that was put somewhere.
    Unpin(Id),
    /// Lets go of all of them.
    LetGo,
    /// Makes a group one card in the chart, or opens it again.
    Fold(Id),
    /// Takes back what was arranged last.
    Undo,
    Language(Rc<str>),
    /// The page says some of the interface itself.
    Speak(Rc<Own>),
    Theme(Theme),
    HeadingLevel(u8),
    Controls(Controls),
    Gestures(Gestures),
    /// Whether the view is kept in the page's address.
    Link(bool),
}

/// What is shown after `action`.
pub fn update(mut state: State, action: Action) -> State {
    match action {
        Action::Await => {
            if state.story.show.is_none() {
                state.status = Status::Loading;
            }
        }
        Action::Load(show, problems) => {
            state.status = Status::Ready;
            // Whoever has the same id in another document is somebody else.
            state.hand = Rc::default();
            (state.kept, state.doubt, state.sure, state.since, state.play) = (None, None, false, None, None);
            state.story = Rc::new(Story::unopened(show, problems));
            state.turn();
            state.since = state.usual();
        }
        Action::Fail(failure) => state.status = Status::Failed(failure),
        Action::At(at) => state.go(at),
        Action::Keep(at) => {
            state.kept = at;
            if state.wanted.is_none() {
                state.go(None);
            }
        }
        Action::Watch(at) => state.watch(at),
        Action::Answer(is_meant) => {
            if let Some(late) = late() {
                (late.answer)(&mut state, is_meant);
            }
        }
        Action::Since(point) => state.since = point,
        Action::Walk(step) => {
            if let Some(late) = late() {
                (late.walk)(&mut state, step);
            }
        }
        Action::Search(typed) => state.filters.search = typed,
        Action::Want(facet, values) => state.filters.wanted[facet as usize] = values,
        Action::Toggle(facet, value) => {
            let wanted = &mut state.filters.wanted[facet as usize];
            match wanted.iter().position(|known| *known == value) {
                Some(place) => drop(wanted.remove(place)),
                None => wanted.push(value),
            }
        }
        Action::Clear => state.filters = Filters::default(),
        Action::View(view) => state.asked = view,
        Action::Narrow(narrow) => state.narrow = narrow,
        Action::Arrange(arrange) => state.arrange = arrange,
        Action::Sort(sort) => {
            state.falling = sort == state.sort && !state.falling;
            state.sort = sort;
        }
        Action::Hide(hides) => state.hides = hides,
        Action::Past(past) => state.past = past,
        Action::Reach(reach) => state.reach = reach,
        Action::Open(panel) => open(&mut state, Some(panel)),
        Action::Go(panel) => {
            open(&mut state, Some(panel));
            state.filters.search = "".into();
        }
        Action::Close => open(&mut state, None),
        Action::Connect(id) => state.toward = Some(Toward { id, chosen: 0 }),
        Action::Light(chosen) => {
            state.asked = Some(View::Chart);
            if let Some(toward) = &mut state.toward {
                toward.chosen = chosen;
            }
        }
        Action::Pin(..) | Action::Unpin(_) | Action::LetGo | Action::Undo => {
            if let Some(late) = late() {
                (late.arrange)(&mut state, action);
            }
        }
        Action::Fold(id) => fold(&mut state, id),
        Action::Language(language) => state.words = state.words.speaking(&language),
        Action::Speak(own) => {
            state.words = state.words.saying(own);
            // Filters go by these words, too.
            if let Some(show) = state.story.show.clone() {
                let (problems, at) = (state.story.problems.clone(), state.snapshot().at);
                state.story = Rc::new(Story::new(show, problems, at, &state.words));
            }
        }
        Action::Theme(theme) => state.theme = theme,
        Action::HeadingLevel(level) => state.heading_level = level,
        Action::Controls(controls) => state.controls = controls,
        Action::Gestures(gestures) => state.gestures = gestures,
        Action::Link(linked) => state.linked = linked,
    }
    state
}

fn open(state: &mut State, panel: Option<Panel>) {
    state.panel = panel;
    state.toward = None;
    state.since = state.since.or(state.usual());
}
