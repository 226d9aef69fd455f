//! One facet: a button, and a list of its values that opens below it.
//!
//! The list follows the ARIA Authoring Practices: a listbox of several choices, with a combobox above it where it
//! is long (w3.org/WAI/ARIA/apg/patterns/combobox).

use super::Page;
use crate::search::fold;
use crate::state::{Action, Facet, Passing, Value};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, Node};
use yew::prelude::*;

/// More values than this get a field to narrow them.
const LONG: usize = 8;

/// More values than this are not drawn at once: nobody reads them all, and typing brings up any of them.
const MOST: usize = 100;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Page,
    pub facet: Facet,
}

#[component]
pub fn Filter(props: &Props) -> Html {
    let Props { page, facet } = props;
    let is_open = use_state(|| false);
    let frame = use_node_ref();
    let wanted = page.state.filters.of(*facet).len();
    let button = use_node_ref();
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let close = {
        let (is_open, button) = (is_open.clone(), button.clone());
        Callback::from(move |()| {
            is_open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                // Focus can always be moved to a button that is in the page.
                let _ = button.focus();
            }
        })
    };
    let left = {
        let (is_open, frame) = (is_open.clone(), frame.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
            let frame = frame.cast::<Node>();
            if !frame.is_some_and(|frame| frame.contains(to.as_ref())) {
                is_open.set(false);
            }
        })
    };
    html! {
        <div class="filter" ref={frame} onfocusout={left}>
            <button type="button" ref={button} class={classes!("pill", (wanted > 0).then_some("on"))} data-facet={facet.name()}
                aria-expanded={is_open.to_string()} aria-haspopup="listbox" onclick={toggle}>
                { page.word(&format!("filter.{}", facet.name())) }
                if wanted > 0 {
                    <span class="count">{ wanted }</span>
                }
                <span class="arrow" aria-hidden="true"></span>
            </button>
            <div class="anchor">
                if *is_open {
                    <Values page={page.clone()} facet={*facet} close={close} />
                }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ValuesProps {
    page: Page,
    facet: Facet,
    close: Callback<()>,
}

#[component]
fn Values(props: &ValuesProps) -> Html {
    let ValuesProps { page, facet, close } = props;
    let typed = use_state(String::new);
    let active = use_state(|| 0_usize);
    let input = use_node_ref();
    let list = use_node_ref();

    let state = &page.state;
    let values = state.story.facets.values(*facet);
    let counts = Passing::of(state).counts(state, *facet);
    let folded = fold(&typed);
    let label = |value: &Value| value.label.say(&state.words, &state.snapshot().language).to_owned();
    let fitting: Vec<usize> = (0..values.len())
        .filter(|&place| folded.is_empty() || fold(&label(&values[place])).contains(&folded))
        .collect();
    let shown = &fitting[..fitting.len().min(MOST)];
    let active_place = (*active).min(shown.len().saturating_sub(1));
    let is_long = values.len() > LONG;
    let id = |place: usize| format!("{}-{place}", facet.name());
    let list_id = format!("{}-list", facet.name());
    let wanted: Vec<bool> = {
        let mut wanted = vec![false; values.len()];
        for text in state.filters.of(*facet) {
            for value in state.story.facets.named(*facet, text) {
                if let Some(place) = values.iter().position(|known| std::ptr::eq(known, value)) {
                    wanted[place] = true;
                }
            }
        }
        wanted
    };
    // A value that was wanted by another of its names is dropped under that name.
    let toggle = |place: usize| {
        let value = &values[place];
        let given = state
            .filters
            .of(*facet)
            .iter()
            .find(|text| state.story.facets.named(*facet, text).any(|known| std::ptr::eq(known, value)));
        Action::Toggle(*facet, given.unwrap_or(&value.key).clone())
    };

    {
        let (input, list) = (input.clone(), list.clone());
        use_effect_with((), move |()| {
            if let Some(element) = input.cast::<HtmlElement>().or(list.cast()) {
                // A list that was taken away in the meantime needs no focus.
                let _ = element.focus();
            }
        });
    }
    {
        let list = list.clone();
        use_effect_with(active_place, move |place| {
            let option = list.cast::<HtmlElement>().and_then(|list| list.children().item(*place as u32));
            if let (Some(list), Some(option)) =
                (list.cast::<HtmlElement>(), option.and_then(|option| option.dyn_into::<HtmlElement>().ok()))
            {
                keep_in_view(&list, &option);
            }
        });
    }

    let keys = {
        let (active, close, dispatch) = (active.clone(), close.clone(), page.dispatch.clone());
        let last = shown.len().saturating_sub(1);
        let choose = shown.get(active_place).map(|&place| toggle(place));
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            match key.as_str() {
                "ArrowDown" => active.set((active_place + 1).min(last)),
                "ArrowUp" => active.set(active_place.saturating_sub(1)),
                "Home" if !is_long => active.set(0),
                "End" if !is_long => active.set(last),
                "PageDown" => active.set((active_place + 8).min(last)),
                "PageUp" => active.set(active_place.saturating_sub(8)),
                // While an input method composes, Enter ends the composition.
                "Enter" if event.is_composing() => return,
                "Enter" => choose.iter().for_each(|action| dispatch.emit(action.clone())),
                " " if !is_long => choose.iter().for_each(|action| dispatch.emit(action.clone())),
                "Escape" => {
                    event.stop_propagation();
                    close.emit(());
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let narrow = {
        let (typed, active) = (typed.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
                active.set(0);
            }
        })
    };
    // A click on a value leaves the focus where it is.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    let name = page.word(&format!("filter.{}", facet.name()));
    let active_id = (!shown.is_empty()).then(|| id(active_place));
    html! {
        <div class="values" onkeydown={keys}>
            if is_long {
                <input ref={input} type="text" role="combobox" aria-expanded="true" aria-autocomplete="list"
                    aria-controls={list_id.clone()} aria-activedescendant={active_id.clone()} aria-label={name.clone()}
                    placeholder={page.word("filter.search")} autocomplete="off" value={(*typed).clone()} oninput={narrow} />
            }
            <div ref={list} id={list_id} class="options" role="listbox" aria-multiselectable="true" aria-label={name}
                tabindex={(!is_long).then_some("0")} aria-activedescendant={active_id.filter(|_| !is_long)} onmousedown={stay}>
                { for shown.iter().enumerate().map(|(row, &place)| html! {
                    <div key={values[place].key.to_string()} id={id(row)} role="option" data-value={values[place].key.to_string()} aria-selected={wanted[place].to_string()}
                        class={classes!("option", (row == active_place).then_some("active"), (counts[place] == 0).then_some("none"))}
                        onclick={page.on(toggle(place))}>
                        <span class="tick" aria-hidden="true"></span>
                        <span>{ label(&values[place]) }</span>
                        <span class="count">{ counts[place] }</span>
                    </div>
                }) }
            </div>
            <p class="more muted" role="status">
                if shown.is_empty() {
                    { state.words.fill("filter.none", &[("text", &typed)]) }
                } else if fitting.len() > shown.len() {
                    { state.words.fill("filter.more", &[("count", &(fitting.len() - shown.len()).to_string())]) }
                }
            </p>
        </div>
    }
}

/// Scrolls the list, and nothing around it, so far that the option is seen whole.
fn keep_in_view(list: &HtmlElement, option: &HtmlElement) {
    let (top, height) = (option.offset_top(), option.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
