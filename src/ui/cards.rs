//! The cast as cards in sections. Only those near the viewport are in the DOM.

use super::Page;
use super::card::card;
use super::window::{Block, List, columns};
use crate::scene::drops;
use crate::state::{Action, Passing};
use gloo::events::{EventListener, EventListenerOptions};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the panel and the edges of the widget take from the width of the cards, in CSS pixels.
const PANEL: f64 = 394.0;
const PADDING: f64 = 40.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Page,
}

#[component]
pub fn Cards(props: &Props) -> Html {
    let page = &props.page;
    let columns = columns(page.width - if page.has_panel_beside() { PANEL } else { 0.0 } - PADDING);
    let list = use_memo((page.clone(), columns), |(page, columns)| {
        List::of(&page.state, &Passing::of(&page.state).characters(), *columns)
    });
    let drawn = use_state_eq(|| 0..0_usize);
    // The card that the keyboard is on.
    let place = use_state_eq(|| 0_usize);
    let wanted = use_mut_ref(|| None::<usize>);
    let frame = use_node_ref();

    // A list that has just changed may have fewer blocks than were drawn.
    let now: Range<usize> =
        if drawn.is_empty() || drawn.end > list.blocks.len() { list.first() } else { (*drawn).clone() };

    {
        let (list, drawn, frame) = (list.clone(), drawn.clone(), frame.clone());
        use_effect_with(ByAddress(list), move |ByAddress(list)| {
            let look = {
                let list = list.clone();
                move || {
                    if let Some(near) = near(&frame, &list) {
                        drawn.set(near);
                    }
                }
            };
            look();
            watch(look)
        });
    }
    {
        let (list, frame, wanted, drawn, now) =
            (list.clone(), frame.clone(), wanted.clone(), drawn.clone(), now.clone());
        use_effect(move || {
            if let Some(frame) = frame.cast::<Element>() {
                settle(&frame, &list, &now);
            }
            if let Some(place) = wanted.take() {
                focus(&frame, place);
            } else if let Some(near) = near(&frame, &list) {
                // What was measured may be lower than it was guessed to be.
                drawn.set(near);
            }
        });
    }

    let keys = {
        let (list, place, wanted, drawn, now, frame) =
            (list.clone(), place.clone(), wanted.clone(), drawn.clone(), now.clone(), frame.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(from) = place_of(&event) else { return };
            let last = list.cards.len().saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowRight" => from + 1,
                "ArrowLeft" => from.saturating_sub(1),
                "ArrowDown" => from + columns,
                "ArrowUp" => from.saturating_sub(columns),
                "PageDown" => from + 3 * columns,
                "PageUp" => from.saturating_sub(3 * columns),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            let to = to.min(last);
            place.set(to);
            if now.clone().any(|block| list.blocks[block].cards.contains(&to)) {
                focus(&frame, to);
            } else {
                *wanted.borrow_mut() = Some(to);
                drawn.set(list.around(to));
            }
        })
    };
    let focused = {
        let place = place.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(on) = place_of(&event) {
                place.set(on);
            }
        })
    };

    if list.cards.is_empty() {
        return empty(page);
    }
    let cards = list.blocks[now.clone()].first().map_or(0, |block| block.cards.start)
        ..list.blocks[now.clone()].last().map_or(0, |block| block.cards.end);
    let reached = if cards.contains(&*place) { *place } else { cards.start };
    html! {
        <div class="cards" part="cards" ref={frame} onkeydown={keys} onfocusin={focused}>
            <div class="spacer"></div>
            { for now.clone().map(|place| block(page, &list, place, reached)) }
            <div class="spacer"></div>
        </div>
    }
}

/// A list that is another one only where it was made anew.
struct ByAddress(Rc<List>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn block(page: &Page, list: &Rc<List>, place: usize, reached: usize) -> Html {
    let Block { section, heads, cards } = &list.blocks[place];
    let section = &list.sections[*section];
    let state = &page.state;
    let title = section.title.as_ref().map(|label| label.say(&state.words, &state.snapshot().language));
    let level = (state.heading_level + 1).min(6);
    html! {
        <section key={format!("{}/{}", section.key, cards.start)} class="section" data-block={place.to_string()}>
            if let Some(title) = title.filter(|_| *heads) {
                <div class="section-title" part="group" role="heading" aria-level={level.to_string()}>{ title }</div>
            }
            <ul class="grid" role="list" aria-label={title.map(str::to_owned)}>
                { for cards.clone().map(|place| html! {
                    <li key={state.snapshot().characters[list.cards[place]].id.to_string()}
                        aria-setsize={list.cards.len().to_string()} aria-posinset={(place + 1).to_string()}>
                        { card(page, list.cards[place], place, place == reached) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Says which filter to drop.
fn empty(page: &Page) -> Html {
    let state = &page.state;
    let passing = Passing::of(state);
    let said = if state.filters.is_empty() { "empty.show" } else { "empty" };
    html! {
        <div class="empty">
            <p><strong>{ page.word(said) }</strong></p>
            { for drops(state, &passing).into_iter().map(|drop| {
                let (name, action) = match drop.facet {
                    Some(facet) => (facet.name(), Action::Want(facet, Vec::new())),
                    None => ("q", Action::Search("".into())),
                };
                html! {
                    <p key={name}><button type="button" class="pill" data-drop={name} onclick={page.on(action)}>{ drop.label }</button></p>
                }
            }) }
        </div>
    }
}

/// The blocks that should be drawn as the page is scrolled now.
fn near(frame: &NodeRef, list: &List) -> Option<Range<usize>> {
    let top = -frame.cast::<Element>()?.get_bounding_client_rect().top();
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    Some(list.near(top, top + height))
}

/// Calls `look` whenever something scrolls or the window changes, until the result is dropped.
fn watch(look: impl Fn() + Clone + 'static) -> impl FnOnce() {
    let options = EventListenerOptions::run_in_capture_phase();
    let listeners: Vec<EventListener> = web_sys::window()
        .into_iter()
        .flat_map(|window| {
            ["scroll", "resize"].map(|event| {
                let look = look.clone();
                EventListener::new_with_options(&window, event, options, move |_| look())
            })
        })
        .collect();
    move || drop(listeners)
}

/// Measures what was drawn and makes room for what was not.
fn settle(frame: &Element, list: &List, drawn: &Range<usize>) {
    let children = frame.children();
    for (place, block) in drawn.clone().enumerate() {
        if let Some(element) = children.item(place as u32 + 1) {
            list.measured(block, element.get_bounding_client_rect().height());
        }
    }
    let room = |element: Option<Element>, blocks: Range<usize>| {
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Setting a length that is one cannot fail.
            let _ = element.style().set_property("height", &format!("{}px", list.height(blocks) as u64));
        }
    };
    room(children.item(0), 0..drawn.start);
    room(frame.last_element_child(), drawn.end..list.blocks.len());
}

fn focus(frame: &NodeRef, place: usize) {
    let card = frame
        .cast::<Element>()
        .and_then(|frame| frame.query_selector(&format!("[data-place='{place}']")).ok().flatten())
        .and_then(|card| card.dyn_into::<HtmlElement>().ok());
    if let Some(card) = card {
        // A card in the page takes the focus.
        let _ = card.focus();
    }
}

/// The place of the card that an event came from.
fn place_of(event: &Event) -> Option<usize> {
    let card = event.target_dyn_into::<Element>()?.closest("[data-place]").ok()??;
    card.get_attribute("data-place")?.parse().ok()
}
