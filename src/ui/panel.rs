//! What is known of one character, person or group, or of the show: beside the cast, or as a sheet over it.

use super::Page;
use super::paint::{line, portrait, spoken};
use crate::scene::{self, Spoken};
use crate::state::{Action, Panel};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ShadowRoot};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Page,
}

/// The panel where there is room beside the cast.
#[component]
pub fn Beside(props: &Props) -> Html {
    let frame = use_node_ref();
    use_focus(&frame, &props.page);
    html! {
        <aside class="panel" part="panel" aria-labelledby="panel-title" ref={frame}>{ inside(&props.page) }</aside>
    }
}

/// The panel where there is none: a modal dialog, so that the rest of the page is out of reach behind it.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let page = &props.page;
    let frame = use_node_ref();
    {
        let frame = frame.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = frame.cast::<HtmlDialogElement>() {
                // Fails only where it is open already.
                let _ = dialog.show_modal();
            }
        });
    }
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
        <dialog class="panel sheet" part="panel" aria-labelledby="panel-title" ref={frame} oncancel={cancel} onclick={outside}>
            { inside(page) }
        </dialog>
    }
}

/// Moves the focus into the panel when a visitor opens it, and back when it closes.
#[hook]
fn use_focus(frame: &NodeRef, page: &Page) {
    {
        let frame = frame.clone();
        use_effect_with((), move |()| {
            let root = root_of(&frame);
            let before = root.as_ref().and_then(ShadowRoot::active_element);
            move || {
                let Some(before) = before else { return };
                let card = before.get_attribute("data-id").map(|id| format!("[data-id={id:?}]"));
                let again = card.and_then(|card| root?.query_selector(&card).ok().flatten());
                let back = if before.is_connected() { Some(before) } else { again };
                if let Some(element) = back.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                    // Gone elements cannot take it; then it stays where the browser puts it.
                    let _ = element.focus();
                }
            }
        });
    }
    let frame = frame.clone();
    use_effect_with(page.state.panel.clone(), move |_: &Option<Panel>| {
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
