//! What stands in place of the cast while there is none.

use super::Page;
use crate::state::{Action, Status};
use yew::prelude::*;

/// Says that the cast is on its way, or why it does not come. Always an element: an empty place between
/// conditionals panics in Yew 0.23 (yew #4092).
pub fn notice(page: &Page) -> Html {
    match &page.state.status {
        Status::Ready => html! { <div class="notice" hidden=true></div> },
        Status::Loading => html! {
            <div class="notice" role="status">
                <p class="muted">{ page.word("loading") }</p>
                <div class="ghosts" aria-hidden="true">
                    { for (0..6).map(|_| html! { <span class="ghost"></span> }) }
                </div>
            </div>
        },
        Status::Failed(failure) => html! {
            <div class="notice failure" part="message" role="alert">
                <p><strong>{ page.word(&format!("failure.{}", failure.reason)) }</strong></p>
                <p class="muted" lang="en">{ &*failure.message }</p>
                <button type="button" class="pill" data-retry="" onclick={page.on(Action::Await)}>
                    { page.word("failure.retry") }
                </button>
            </div>
        },
    }
}
