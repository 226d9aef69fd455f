//! Pieces of the scene as DOM.

use super::Page;
use crate::model::document::Portrait;
use crate::scene::{Line, Monogram, Part, Spoken, Target};
use crate::state::{Action, Panel};
use web_sys::HtmlElement;
use yew::prelude::*;

/// Words, marked with their language where it is not the interface's.
pub fn spoken(spoken: &Spoken) -> Html {
    match &spoken.lang {
        Some(lang) => html! { <span lang={lang.clone()}>{ &spoken.words }</span> },
        None => html! { { &spoken.words } },
    }
}

/// Pieces in a row, with spaces between them.
pub fn parts(page: &Page, parts: &[Part]) -> Html {
    parts
        .iter()
        .enumerate()
        .map(|(place, piece)| {
            let apart = place > 0 && !matches!(piece, Part::Cite(_));
            html! { <>{ if apart { " " } else { "" } }{ part(page, piece) }</> }
        })
        .collect()
}

fn part(page: &Page, part: &Part) -> Html {
    match part {
        Part::Text(words) => spoken(words),
        Part::Strong(words) => html! { <strong>{ spoken(words) }</strong> },
        Part::Muted(words) => html! { <span class="muted">{ spoken(words) }</span> },
        Part::Cite(number) => html! {
            <sup part="source"><span class="unseen">{ page.word("source") }{ " " }</span>{ number }</sup>
        },
        Part::Open(target, words) => html! {
            <button type="button" class="link" data-open={name_of(target)} onclick={page.on(open(target))}>
                { spoken(words) }
            </button>
        },
        Part::Link(url, words) => html! {
            <a href={url.clone()} target="_blank" rel="noopener noreferrer">{ spoken(words) }</a>
        },
        Part::Run(pieces) => pieces.iter().map(|piece| self::part(page, piece)).collect(),
    }
}

/// A line of a panel; one with a target is a button.
pub fn line(page: &Page, line: &Line) -> Html {
    let inside = html! {
        <>
            if let Some(letter) = &line.monogram {
                { monogram(letter) }
            }
            <span class="lines">
                <span>{ parts(page, &line.parts) }</span>
                { for line.notes.iter().map(|note| html! { <span class="note">{ parts(page, note) }</span> }) }
            </span>
        </>
    };
    match &line.target {
        Some(target) => html! {
            <li><button type="button" class="line" data-open={name_of(target)} onclick={page.on(open(target))}>{ inside }</button></li>
        },
        None => html! { <li class="line">{ inside }</li> },
    }
}

/// A letter on a colour; SVG, because a strict content security policy forbids a style.
pub fn monogram(monogram: &Monogram) -> Html {
    html! {
        <svg class="monogram" viewBox="0 0 72 72" aria-hidden="true">
            <rect width="72" height="72" rx="20" fill={monogram.color.clone()} />
            <text x="36" y="46" text-anchor="middle" fill="#fff">{ &monogram.letter }</text>
        </svg>
    }
}

/// A portrait over its monogram, which shows through while it loads and where it fails.
pub fn portrait(page: &Page, portrait: Option<&Portrait>, letter: Option<&Monogram>) -> Html {
    let hide = Callback::from(|event: Event| {
        if let Some(image) = event.target_dyn_into::<HtmlElement>() {
            image.set_hidden(true);
        }
    });
    html! {
        <span class="portrait" part="portrait">
            if let Some(letter) = letter {
                { monogram(letter) }
            }
            if let Some(portrait) = portrait {
                <img key={portrait.src.to_string()} src={portrait.src.to_string()} alt={alt(page, portrait)} loading="lazy"
                    referrerpolicy="no-referrer" onerror={hide} />
            }
        </span>
    }
}

fn alt(page: &Page, portrait: &Portrait) -> String {
    let fallback = &page.state.snapshot().language;
    portrait
        .alt
        .as_ref()
        .map(|alt| alt.get(page.state.words.language(), fallback).to_owned())
        .unwrap_or_default()
}

/// A target as tests and authors' scripts can find it.
fn name_of(target: &Target) -> String {
    match target {
        Target::Character(id) => format!("character:{id}"),
        Target::Person(id) => format!("person:{id}"),
        Target::Group(id) => format!("group:{id}"),
        Target::About => "about".into(),
    }
}

fn open(target: &Target) -> Action {
    Action::Open(match target {
        Target::Character(id) => Panel::Character(id.clone()),
        Target::Person(id) => Panel::Person(id.clone()),
        Target::Group(id) => Panel::Group(id.clone()),
        Target::About => Panel::About,
    })
}
