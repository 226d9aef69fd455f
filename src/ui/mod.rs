//! The Yew component: state in, DOM out, what visitors do as actions. It decides nothing.
//!
//! There is one, and it draws everything: each further one, and each hook in it, would cost kilobytes.

mod ask;
mod attached;
mod attention;
mod card;
mod cards;
mod chart;
mod filter;
mod late;
mod legend;
mod list;
mod notice;
mod panel;
mod pieces;
mod popup;
mod print;
mod recovery;
mod save;
mod search;
mod tag;
mod timeline;
mod toolbar;
mod view;
mod window;

use crate::geom::Rect;
use crate::state::{Action, Shape, State, Status, Story};
use attached::Attached;
pub use chart::painting;
use gloo::timers::callback::Timeout;
#[cfg(late)]
pub use late::arrive;
use late::late;
pub use print::print;
pub use recovery::{KEEP, recover};
use std::cell::Cell;
use std::rc::Rc;
use tag::{el, row};
use view::{Local, View};
use wasm_bindgen::JsCast;
use web_sys::{AbortSignal, Event, KeyboardEvent};
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
    /// The story that the search knows, or is getting to know.
    known: Rc<Story>,
    learning: Option<Timeout>,
    /// In CSS pixels; infinite until it was measured.
    width: Rc<Cell<f64>>,
    /// What it hears of the page, while it is in one.
    attached: Option<Attached>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub first: Page,
    /// Called before each drawing, and with `true` behind it.
    pub drawing: Callback<bool>,
    /// Called whenever something was drawn.
    pub drawn: Callback<()>,
    /// Called with the milliseconds that a layout of the chart took.
    pub settled: Callback<f64>,
    /// Called with what is wanted: a picture of the chart, as `all.png` or `view.svg`, a `link`, a text to be copied behind
    /// `code `, or one to be kept behind [`KEEP`].
    pub take: Callback<String>,
    /// Called where something is asked for whose code is loaded later, and not there yet.
    pub lacks: Callback<()>,
    /// Says where castmap and the document are.
    pub origin: Callback<(), String>,
    /// Called when a visitor goes back or forth in the browser's history.
    pub back: Callback<()>,
}

pub enum Message {
    /// Draw this.
    Draw(Rc<State>),
    /// Draw the same state: the width or something else outside it is another.
    Again,
    /// Something scrolled, or the window changed.
    Scrolled,
    /// A frame in which the chart moves, at this time.
    Frame(f64),
    /// There is time to go on with the layout of the chart.
    Work,
    /// A frame in which the chart is painted anew.
    Paint,
    /// There is time to make the search ready, before somebody asks.
    Learn,
    /// The code is there that is loaded later.
    Arrived,
    /// The element came into a page, and stays there so long.
    Attached(AbortSignal),
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let Page { state, dispatch, .. } = context.props().first.clone();
        let Props { settled, take, origin, .. } = context.props();
        let app = context.link().clone();
        let local = Rc::new(Local::new(app, settled.clone(), take.clone(), origin.clone()));
        let view = Rc::new(View::new(None, state, dispatch, f64::INFINITY, local));
        let width = Rc::new(Cell::new(f64::INFINITY));
        Self { view, known: Rc::default(), learning: None, width, attached: None }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let view = &self.view.clone();
        let state = match message {
            Message::Draw(state) => state,
            Message::Again => view.state.clone(),
            Message::Arrived => {
                if self.has_news() {
                    self.learn(context);
                }
                if let (Some(late), false) = (late(), view.lacks()) {
                    (late.keep)(view);
                    return false;
                }
                // As if it were another: all that follows from it is worked out again, and by another hand, the chart as
                // well: a group may be folded by now, and ties may have just ended.
                let hand = Rc::new((*view.state.hand).clone());
                Rc::new(State { hand, ..(*view.state).clone() })
            }
            Message::Attached(stay) => {
                let Props { back, .. } = context.props();
                let root = view.local.root.cast();
                self.attached =
                    root.map(|root| Attached::to(&root, context.link(), back, &self.width, &stay));
                return false;
            }
            Message::Work => {
                chart::go_on(view);
                return false;
            }
            Message::Paint => {
                chart::show(view);
                return false;
            }
            Message::Scrolled => {
                return chart::look(view)
                    || late().is_some_and(|late| (late.look)(view))
                    || cards::look(view);
            }
            Message::Frame(now) => {
                chart::fly(view, now);
                return false;
            }
            Message::Learn => {
                if !self.known.learn(ENTRIES) {
                    self.learn(context);
                }
                return false;
            }
        };
        let (dispatch, local) = (view.dispatch.clone(), view.local.clone());
        self.view = Rc::new(View::new(Some(view), state, dispatch, self.width.get(), local));
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().drawing.emit(false);
        let view = &self.view;
        let state = &view.state;
        attention::note(view);
        let panel = late().filter(|_| state.panel.is_some()).map(|late| late.panel);
        let sheet = view.is_narrow().then_some(panel).flatten();
        let beside = if sheet.is_none() { panel } else { None };
        let ready = state.story.show.is_some();
        let condition = match state.status {
            Status::Loading => "loading",
            Status::Ready => "ready",
            Status::Failed(_) => "failed",
        };
        let inside = ready.then(|| {
            let main = match state.view() {
                crate::state::View::Chart => chart::chart(view),
                crate::state::View::Cards => cards::cards(view),
                crate::state::View::List => late().map_or_else(|| el("div"), |late| (late.list)(view)),
            };
            let body = el("div")
                .class("body")
                .with(main.key(state.view().word()))
                .with_some(beside.map(|panel| panel(view, "aside")));
            row(vec![toolbar::toolbar(view), body.html()])
        });
        el("div")
            .known_as(&view.local.root)
            .class("castmap")
            .class_if(sheet.is_some(), "has-sheet")
            .set("data-state", condition)
            .set("data-theme", state.theme.word())
            .set("lang", state.words.tag())
            .on(view, "keydown", keys)
            .with(notice::notice(view))
            .with(el("div").class("main").flag("hidden", !ready).with_some(inside))
            .with(el("div").class("over").with_some(sheet.map(|panel| panel(view, "dialog").class("sheet"))))
            .with(el("p").class("told").set("role", "status"))
            .html()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let view = &self.view;
        let narrow = is_narrow(view.width);
        if narrow != view.state.narrow && view.width.is_finite() && view.width > 0.0 {
            view.dispatch.emit(Action::Narrow(narrow));
        }
        toolbar::settle(view);
        cards::settle(view);
        chart::settle(view);
        if let Some(late) = late() {
            (late.settle)(view);
        }
        attention::settle(view);
        if late().is_none() {
            if view.lacks() {
                context.props().lacks.emit(());
            }
        } else if self.has_news() {
            self.learn(context);
        }
        context.props().drawing.emit(true);
        context.props().drawn.emit(());
    }
}

/// Entries of the search that are made ready between two frames.
const ENTRIES: usize = 600;

/// Narrower than this, in CSS pixels, a chart is not what a visitor wants first.
const CHART: f64 = 600.0;

/// Whether a widget so wide begins with cards.
pub fn is_narrow(width: f64) -> bool {
    // One that is not shown yet has no width.
    width > 0.0 && width < CHART
}

impl App {
    /// Whether the search is to get to know another story. The layout of the chart goes first.
    fn has_news(&self) -> bool {
        let view = &self.view;
        let is_settled = view.picture.as_ref().is_none_or(|picture| picture.is_settled);
        is_settled && !Rc::ptr_eq(&self.known, &view.state.story)
    }

    /// Goes on making the search ready when nothing else is to do.
    fn learn(&mut self, context: &Context<Self>) {
        self.known = self.view.state.story.clone();
        let app = context.link().clone();
        self.learning = Some(Timeout::new(0, move || app.send_message(Message::Learn)));
    }

    /// The part of the chart that is in view, in chart units.
    pub fn window(&self) -> Option<Rect> {
        self.view.picture.as_ref().map(|_| self.view.local.stage.window())
    }

    /// Whether the chart is drawn on dark ground.
    pub fn is_dark(&self) -> bool {
        self.view.dark
    }

    /// The shape of the chart's space.
    pub fn shape(&self) -> Shape {
        self.view.local.stage.shape(self.view.state.narrow)
    }
}

fn keys(view: &Rc<View>, event: &Event) {
    let key = event.unchecked_ref::<KeyboardEvent>();
    match key.key().as_str() {
        "Escape" if view.state.panel.is_some() => view.dispatch.emit(Action::Close),
        "?" if view.picture.is_some() && !search::is_typing(event) => chart::help(view),
        "/" if !key.ctrl_key() && !key.meta_key() && !key.alt_key() => search::reach(view, event),
        _ => {}
    }
}
