//! One card.

use super::Page;
use super::paint::{portrait, spoken};
use crate::scene;
use crate::state::{Action, Panel};
use yew::prelude::*;

/// The card of a character of the snapshot, which is at `place` among all cards; whether Tab reaches it.
pub fn card(page: &Page, character: usize, place: usize, reached: bool) -> Html {
    let card = scene::card(&page.state, character);
    let selected = page.state.panel == Some(Panel::Character(card.id.clone()));
    html! {
        <button type="button" part="card" class={classes!("card", card.past.then_some("past"), selected.then_some("selected"))}
            data-id={card.id.to_string()} data-place={place.to_string()} tabindex={if reached { "0" } else { "-1" }}
            onclick={page.on(Action::Open(Panel::Character(card.id.clone())))}>
            { portrait(page, card.portrait.as_ref(), Some(&card.monogram)) }
            <span class="who">
                <span class="name" part="name">{ spoken(&card.name) }</span>
                if let Some(native) = &card.native {
                    <span class="native" part="native">{ spoken(native) }</span>
                }
                if let Some((before, actors, behind)) = &card.actors {
                    <span class="actor" part="actor">
                        { before }
                        { for actors.iter().enumerate().map(|(place, actor)| html! {
                            <>{ if place > 0 { ", " } else { "" } }<b>{ spoken(actor) }</b></>
                        }) }
                        { behind }
                    </span>
                }
            </span>
            if let Some(role) = &card.role {
                <span class="occupation" part="occupation">{ spoken(role) }</span>
            }
            <span class="badges">
                { for card.badges.iter().map(|badge| html! {
                    <span class={classes!("badge", badge.nickname.then_some("nickname"))} part="badge">{ spoken(&badge.text) }</span>
                }) }
            </span>
        </button>
    }
}
