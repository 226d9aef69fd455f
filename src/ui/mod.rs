//! The Yew components: state in, DOM out, what visitors do as actions. They decide nothing.

mod card;
mod cards;
mod filter;
mod measure;
mod notice;
mod paint;
mod panel;
mod toolbar;
mod window;

use crate::state::{Action, State, Status};
use measure::Width;
use std::rc::Rc;
use yew::prelude::*;

/// Up to this width in CSS pixels the panel is a sheet over the rest.
const NARROW: f64 = 700.0;

/// What every part of the page is drawn from.
#[derive(Clone)]
pub struct Page {
    pub state: Rc<State>,
    pub dispatch: Callback<Action>,
    /// Width of the widget in CSS pixels.
    pub width: f64,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.width == other.width
    }
}

impl Page {
    pub fn word(&self, key: &str) -> String {
        self.state.words.get(key).to_owned()
    }

    /// A handler that does `action`.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        self.dispatch.reform(move |_: E| action.clone())
    }

    fn is_narrow(&self) -> bool {
        self.width <= NARROW
    }

    pub fn has_panel_beside(&self) -> bool {
        self.state.panel.is_some() && !self.is_narrow()
    }
}

/// The root of the widget; one for the life of an element.
pub struct App {
    state: Rc<State>,
    root: NodeRef,
    width: Option<Width>,
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
    /// The width may have changed.
    Measured,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        Self { state: context.props().first.state.clone(), root: NodeRef::default(), width: None }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        if let Message::Draw(state) = message {
            self.state = state;
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let page = Page {
            state: self.state.clone(),
            dispatch: context.props().first.dispatch.clone(),
            width: self.width.as_ref().map_or(f64::INFINITY, Width::get),
        };
        let state = &self.state;
        let sheet = state.panel.is_some() && page.is_narrow();
        let condition = match state.status {
            Status::Loading => "loading",
            Status::Ready => "ready",
            Status::Failed(_) => "failed",
        };
        let close = {
            let page = page.clone();
            Callback::from(move |event: KeyboardEvent| {
                if event.key() == "Escape" && page.state.panel.is_some() {
                    page.dispatch.emit(Action::Close);
                }
            })
        };
        let ready = state.story.show.is_some();
        html! {
            <div ref={self.root.clone()} class={classes!("castmap", sheet.then_some("has-sheet"))} data-state={condition}
                data-theme={state.theme.word()} lang={state.words.tag()} onkeydown={close}>
                { notice::notice(&page) }
                <div class="main" hidden={!ready}>
                    if ready {
                        { toolbar::toolbar(&page) }
                        <div class="body">
                            <cards::Cards page={page.clone()} />
                            if state.panel.is_some() && !sheet {
                                <panel::Panel page={page.clone()} modal=false />
                            }
                        </div>
                    }
                </div>
                <div class="over">
                    if sheet {
                        <panel::Panel {page} modal=true />
                    }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first && let Some(root) = self.root.cast::<web_sys::Element>() {
            self.width = Some(Width::of(&root, context.link().callback(|()| Message::Measured)));
        }
        context.props().drawn.emit(());
    }
}
