//! The title, the search, the choices, the filters and what they leave.

use super::Page;
use super::filter::Filter;
use super::paint::spoken;
use crate::scene::{Panel, Spoken, chips, point, status};
use crate::state::{Action, Arrange, At, Facet, Passing, Theme};
use crate::words::Words;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// Everything above the cast.
pub fn toolbar(page: &Page) -> Html {
    let state = &page.state;
    let passing = Passing::of(state);
    let shown = passing.characters().len();
    html! {
        <>
            <div class="toolbar" part="toolbar">
                <div class="heading">
                    { heading(page) }
                    <button type="button" class="link" data-open="about" onclick={page.on(Action::Open(crate::state::Panel::About))}>
                        { page.word("about") }
                    </button>
                </div>
                { search(page) }
                <div class="choices">
                    { choice(page, "language", languages(page), state.words.language(), |value| Some(Action::Language(value.into()))) }
                    { choice(page, "theme", named(page, "theme", Theme::ALL.iter().map(|theme| theme.word())),
                        state.theme.word(), |value| Theme::of(value).map(Action::Theme)) }
                </div>
            </div>
            <div class="filters" part="filters" role="group" aria-label={page.word("filter")}>
                { for Facet::ALL.into_iter().filter(|facet| !state.story.facets.values(*facet).is_empty()).map(|facet| html! {
                    <Filter key={facet.name()} page={page.clone()} facet={facet} />
                }) }
                if state.snapshot().last > 0 {
                    { choice(page, "at", points(page), &state.snapshot().at.to_string(),
                        |value| value.parse().ok().map(|point| Action::At(Some(At::Point(point))))) }
                }
                { choice(page, "arrange", named(page, "arrange", Arrange::ALL.iter().map(|arrange| arrange.word())),
                    state.arrange.word(), |value| Arrange::of(value).map(Action::Arrange)) }
            </div>
            <div class="result">
                <p class="status" role="status">{ status(state, shown) }</p>
                { for chips(state).into_iter().map(|chip| html! {
                    <button type="button" class="chip" key={format!("{}:{}", chip.facet.name(), chip.value)}
                        data-chip={format!("{}:{}", chip.facet.name(), chip.value)}
                        aria-label={state.words.fill("chip.remove", &[("value", &chip.label)])}
                        onclick={page.on(Action::Toggle(chip.facet, chip.value.clone()))}>
                        { chip.label }<span class="cross" aria-hidden="true">{ "×" }</span>
                    </button>
                }) }
                if !state.filters.is_empty() {
                    <button type="button" class="link" data-clear="" onclick={page.on(Action::Clear)}>{ page.word("clear") }</button>
                }
            </div>
        </>
    }
}

/// The title of the show at the level the page wants.
fn heading(page: &Page) -> Html {
    let state = &page.state;
    let title = Panel::of_show(state);
    let mut tag = VTag::new(format!("h{}", state.heading_level));
    tag.add_attribute("class", "title");
    tag.add_child(spoken(&title.title));
    if let Some(native) = &title.native {
        let Spoken { words, lang } = native.clone();
        tag.add_child(html! { <small lang={lang}>{ words }</small> });
    }
    tag.into()
}

fn search(page: &Page) -> Html {
    let dispatch = page.dispatch.clone();
    let typed = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Search(input.value().into()));
        }
    });
    html! {
        <div class="search" part="search" role="search">
            <input type="search" value={page.state.filters.search.to_string()} oninput={typed} autocomplete="off"
                aria-label={page.word("search")} placeholder={page.word("search.hint")} />
        </div>
    }
}

/// A labelled list to choose one of.
fn choice(
    page: &Page,
    name: &'static str,
    options: Vec<(String, String)>,
    current: &str,
    action: fn(&str) -> Option<Action>,
) -> Html {
    let dispatch = page.dispatch.clone();
    let changed = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>()
            && let Some(action) = action(&select.value())
        {
            dispatch.emit(action);
        }
    });
    html! {
        <label class="choice">
            <span>{ page.word(name) }</span>
            <select data-choice={name} onchange={changed}>
                { for options.into_iter().map(|(value, label)| html! {
                    <option key={value.clone()} value={value.clone()} selected={value == current}>{ label }</option>
                }) }
            </select>
        </label>
    }
}

fn named<'w>(page: &Page, name: &str, words: impl Iterator<Item = &'w str>) -> Vec<(String, String)> {
    words.map(|word| (word.to_owned(), page.word(&format!("{name}.{word}")))).collect()
}

/// The languages of the interface, each in its own words, and the one in use.
fn languages(page: &Page) -> Vec<(String, String)> {
    let current = page.state.words.language();
    let mut tags: Vec<&str> = Words::tags().filter(|tag| *tag != page.state.words.tag()).collect();
    tags.push(current);
    tags.into_iter().map(|tag| (tag.to_owned(), Words::new(tag).get("language.own").to_owned())).collect()
}

/// Every point; those that were not reached without their titles, which would tell too much.
fn points(page: &Page) -> Vec<(String, String)> {
    (0..=page.state.snapshot().last)
        .map(|place| (place.to_string(), point(&page.state, place, true)))
        .collect()
}
