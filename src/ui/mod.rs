//! The Yew component: state in, DOM out, what visitors do as actions. It decides nothing.
//!
//! There is one, and it draws everything: each further one, and each hook in it, would cost kilobytes.

mod card;
mod cards;
mod filter;
mod measure;
mod notice;
mod paint;
mod panel;
mod tag;
mod toolbar;
mod view;
mod window;

use crate::state::{Action, State, Status};
use gloo::events::{EventListener, EventListenerOptions};
use measure::Width;
use std::rc::Rc;
use tag::{el, row};
use view::{Local, View};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Component, Context, Html, Properties};

/// What the page is drawn from first.
#[derive(Clone)]
pub struct Page {
    pub state: Rc<State>,
    pub dispatch: Callback<Action>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The root of the widget; one for the life of an element.
pub struct App {
    view: Rc<View>,
    width: Option<Width>,
    _listeners: Vec<EventListener>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub first: Page,
    /// Called whenever something was drawn.
    pub drawn: Callback<()>,
}

pub enum Message {
    /// Draw this.
    Draw(Rc<State>),
    /// Draw the same state: the width or something else outside it is another.
    Again,
    /// Something scrolled, or the window changed.
    Scrolled,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let Page { state, dispatch, .. } = context.props().first.clone();
        let local = Rc::new(Local::new(context.link().clone()));
        let view = Rc::new(View::new(None, state, dispatch, f64::INFINITY, local));
        let options = EventListenerOptions::run_in_capture_phase();
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            for event in ["scroll", "resize"] {
                let app = context.link().clone();
                let scrolled = move |_: &Event| app.send_message(Message::Scrolled);
                listeners.push(EventListener::new_with_options(&window, event, options, scrolled));
            }
        }
        Self { view, width: None, _listeners: listeners }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        let view = &self.view;
        let state = match message {
            Message::Draw(state) => state,
            Message::Again => view.state.clone(),
            Message::Scrolled => return cards::look(view),
        };
        let width = self.width.as_ref().map_or(f64::INFINITY, Width::get);
        self.view = Rc::new(View::new(Some(view), state, view.dispatch.clone(), width, view.local.clone()));
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let view = &self.view;
        let state = &view.state;
        view.local.attended.set(view.focused().is_some());
        let is_open = state.panel.is_some();
        let sheet = is_open && view.is_narrow();
        let ready = state.story.show.is_some();
        let condition = match state.status {
            Status::Loading => "loading",
            Status::Ready => "ready",
            Status::Failed(_) => "failed",
        };
        let inside = ready.then(|| {
            let body = el("div")
                .class("body")
                .with(cards::cards(view))
                .with_some((is_open && !sheet).then(|| panel::panel(view, "aside")));
            row(vec![toolbar::toolbar(view), body.html()])
        });
        el("div")
            .known_as(&view.local.root)
            .class("castmap")
            .class_if(sheet, "has-sheet")
            .set("data-state", condition)
            .set("data-theme", state.theme.word())
            .set("lang", state.words.tag())
            .on(view, "keydown", close)
            .with(notice::notice(view))
            .with(el("div").class("main").flag("hidden", !ready).with_some(inside))
            .with(
                el("div").class("over").with_some(sheet.then(|| panel::panel(view, "dialog").class("sheet"))),
            )
            .html()
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let view = &self.view;
        if first && let Some(root) = view.local.root.cast() {
            self.width = Some(Width::of(&root, context.link().callback(|()| Message::Again)));
        }
        cards::settle(view);
        filter::settle(view);
        panel::settle(view);
        context.props().drawn.emit(());
    }
}

fn close(view: &Rc<View>, event: &Event) {
    if view.state.panel.is_some() && event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
        view.dispatch.emit(Action::Close);
    }
}
