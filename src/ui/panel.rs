//! What is known of one character, person or group, or of the show: beside the cast, or as a sheet over it.

use super::Page;
use super::paint::{line, portrait, spoken};
use crate::scene::{self, Spoken};
use crate::state::{self, Action};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ShadowRoot};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Page,
    /// Whether there is no room beside the cast: then it is a modal dialog, and the page is out of reach behind it.
    pub modal: bool,
}

#[component]
pub fn Panel(props: &Props) -> Html {
    let Props { page, modal } = props;
    let frame = use_node_ref();
    use_focus(&frame, page);
    // The dialog goes when the state says so.
    let cancel = page.dispatch.reform(|event: Event| {
        event.prevent_default();
        Action::Close
    });
    let outside = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                dispatch.emit(Action::Close);
            }
        })
    };
    html! {
        <@{if *modal { "dialog" } else { "aside" }} class={classes!("panel", modal.then_some("sheet"))} part="panel"
            aria-labelledby="panel-title" ref={frame} oncancel={cancel} onclick={outside}>
            { inside(page) }
        </@>
    }
}

/// Moves the focus into the panel when a visitor opens it, and back when it closes.
#[hook]
fn use_focus(frame: &NodeRef, page: &Page) {
    {
        let frame = frame.clone();
        use_effect_with((), move |()| {
            let before = root_of(&frame).and_then(|root| root.active_element());
            if let Some(dialog) = frame.cast::<HtmlDialogElement>() {
                // Fails only where it is open already.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(element) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                    // An element that is gone cannot take it; then it stays where the browser puts it.
                    let _ = element.focus();
                }
            }
        });
    }
    let frame = frame.clone();
    use_effect_with(page.state.panel.clone(), move |_: &Option<state::Panel>| {
        // Nobody in the widget has the focus: the page opened the panel, and its visitor is elsewhere.
        if root_of(&frame).and_then(|root| root.active_element()).is_none() {
            return;
        }
        let title = frame
            .cast::<Element>()
            .and_then(|frame| frame.query_selector("#panel-title").ok().flatten())
            .and_then(|title| title.dyn_into::<HtmlElement>().ok());
        if let Some(title) = title {
            // A heading with a tabindex takes it.
            let _ = title.focus();
        }
        if let Some(frame) = frame.cast::<Element>() {
            frame.set_scroll_top(0);
        }
    });
}

fn root_of(frame: &NodeRef) -> Option<ShadowRoot> {
    frame.cast::<Element>()?.get_root_node().dyn_into().ok()
}

fn inside(page: &Page) -> Html {
    let level = page.state.heading_level + 1;
    let Some(panel) = scene::panel(&page.state) else {
        return html! { <div hidden=true></div> };
    };
    html! {
        <>
            <button type="button" class="close" data-close="" aria-label={page.word("close")} onclick={page.on(Action::Close)}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
            <div class="head">
                if panel.monogram.is_some() || panel.portrait.is_some() {
                    { portrait(page, panel.portrait.as_ref(), panel.monogram.as_ref()) }
                }
                <div id="panel-title" class="panel-title" role="heading" aria-level={level.min(6).to_string()} tabindex="-1">
                    { spoken(&panel.title) }
                    if let Some(Spoken { words, lang }) = panel.native {
                        <small lang={lang}>{ words }</small>
                    }
                </div>
            </div>
            { for panel.blocks.iter().enumerate().map(|(place, block)| html! {
                <div class="block" key={place}>
                    if let Some(title) = &block.title {
                        <div class="block-title" role="heading" aria-level={(level + 1).min(6).to_string()}>{ title }</div>
                    }
                    <ul role="list">{ for block.lines.iter().map(|entry| line(page, entry)) }</ul>
                </div>
            }) }
        </>
    }
}
