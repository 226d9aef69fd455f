//! The state of one element, and who is told when it changes.

use super::host::Host;
use super::late::late;
use crate::json::Value::{Number, Text};
use crate::model::{Refusal, Show};
use crate::state::{Action, At, Failure, State, Status, complaints, events, parse, update};
use crate::ui::{App, Message};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::html::Scope;

pub struct Store {
    state: RefCell<Rc<State>>,
    pub host: Host,
    app: RefCell<Option<Scope<App>>>,
    /// Whether the visitor chose the point that is shown.
    moved: Cell<bool>,
    /// Whether a document was loaded that has not been drawn.
    fresh: Cell<bool>,
    /// What the author was told already.
    told: RefCell<Vec<String>>,
}

impl Store {
    pub fn new(state: State, host: Host) -> Self {
        Self {
            state: RefCell::new(Rc::new(state)),
            host,
            app: RefCell::default(),
            moved: Cell::new(false),
            fresh: Cell::new(false),
            told: RefCell::default(),
        }
    }

    pub fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    pub fn draw_in(&self, app: Scope<App>) {
        *self.app.borrow_mut() = Some(app);
    }

    /// Something the visitor did: the page is told, and what they chose is kept.
    pub fn visit(&self, action: Action) {
        if let Action::Await = action {
            self.show(update((*self.state()).clone(), action));
            self.host.retry();
            return;
        }
        let typing = matches!(action, Action::Search(_));
        if let Action::Theme(theme) = &action {
            self.host.remember("theme", theme.word());
        }
        let before = self.state();
        self.show(update((*before).clone(), action));
        let after = self.state();
        if after.wanted != before.wanted {
            let point = match after.wanted {
                Some(At::Point(point)) => point.to_string(),
                Some(At::All) => "all".into(),
                None => String::new(),
            };
            self.host.remember(&at_key(&after), &point);
            self.moved.set(true);
        }
        for event in events(&before, &after) {
            self.host.tell_of(&event);
        }
        if after.linked {
            self.host.write_address(&after, typing);
        }
    }

    /// Something the page asked for.
    pub fn ask(&self, action: Action) {
        self.show(update((*self.state()).clone(), action));
        self.complain();
    }

    /// Reads and shows a document.
    pub fn load(&self, text: String) {
        let read = Show::read(&text);
        // The memory of a wasm never shrinks: what comes now finds room where the text was.
        drop(text);
        match read {
            Ok((show, problems)) => {
                let show = Rc::new(show);
                let problems = Rc::new(problems);
                let before = (*self.state()).clone();
                let shown = at_key(&before);
                let mut state = update(before, Action::Load(show.clone(), problems.clone()));
                let key = at_key(&state);
                if key != shown && self.moved.replace(false) {
                    // How far they have watched one show says nothing of the next.
                    state = self.at(state, self.host.attribute("at"));
                }
                if let Ok(Action::At(kept @ Some(_))) = parse("at", self.host.recall(&key).as_deref()) {
                    state = update(state, Action::Keep(kept));
                }
                self.fresh.set(true);
                self.show(state);
                self.complain();
                let document = show.document();
                let title = document.title.get(self.state().words.language(), &document.language).to_owned();
                let detail = [
                    ("title", Text(&title)),
                    ("characters", Number(document.characters.len())),
                    ("relations", Number(document.relations.len())),
                    ("problems", Number(problems.len())),
                ];
                self.host.tell("load", &detail);
            }
            Err(problem) => {
                let reason = match problem.refusal {
                    Some(Refusal::NotJson) => "not-json",
                    Some(Refusal::TooLarge) => "too-large",
                    _ => "not-castmap",
                };
                self.fail(reason, &problem.to_string());
            }
        }
    }

    /// The state at the point that an attribute or an earlier visit names; at the show's own start without one.
    fn at(&self, state: State, named: Option<String>) -> State {
        match parse("at", named.as_deref()) {
            Ok(action) => update(state, action),
            Err(_) => state,
        }
    }

    /// Shows why there is nothing to show.
    pub fn fail(&self, reason: &str, message: &str) {
        let failure = Failure { reason: reason.into(), message: message.into() };
        self.show(update((*self.state()).clone(), Action::Fail(failure)));
        self.host.tell("error", &[("reason", Text(reason)), ("message", Text(message))]);
    }

    /// Called whenever something was drawn.
    pub fn drawn(&self) {
        if self.state().status == Status::Ready {
            self.host.drawn(self.fresh.replace(false));
        }
    }

    /// Called whenever the chart has found its places.
    pub fn settled(&self, milliseconds: f64) {
        let state = self.state();
        let snapshot = state.snapshot();
        let detail = [
            ("characters", Number(snapshot.characters.len())),
            ("relations", Number(snapshot.relations.len())),
            ("ms", Number(milliseconds as usize)),
        ];
        self.host.tell("layout", &detail);
    }

    /// The part of the app that is drawn now, where there is one.
    pub fn app(&self) -> Option<Scope<App>> {
        self.app.borrow().clone()
    }

    pub fn report(&self, message: &str) {
        // Not in one borrow: whoever hears of it may ask for more.
        if !self.told.borrow().iter().any(|known| known == message) {
            self.told.borrow_mut().push(message.to_owned());
            self.host.report(message);
        }
    }

    fn complain(&self) {
        if let Some(late) = late() {
            (late.misspoken)(&self.state()).iter().for_each(|complaint| self.report(complaint));
        }
        for complaint in complaints(&self.state()) {
            self.report(&complaint);
        }
    }

    /// Called once the code is there that is loaded later.
    pub fn arrived(&self) {
        if let Some(late) = late() {
            self.host.dress(late.style);
            self.complain();
        }
        if let Some(app) = &*self.app.borrow() {
            app.send_message(Message::Arrived);
        }
    }

    /// Makes this the state, and draws it.
    pub fn show(&self, state: State) {
        let state = Rc::new(state);
        *self.state.borrow_mut() = state.clone();
        if let Some(app) = &*self.app.borrow() {
            app.send_message(Message::Draw(state));
        }
    }
}

/// Under which name the point that was reached in this show is kept.
fn at_key(state: &State) -> String {
    format!("at {}", state.snapshot().title.get("", &state.snapshot().language))
}
