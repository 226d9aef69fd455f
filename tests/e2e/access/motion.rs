//! Whoever asks for no motion sees none: nothing glides, fades or breathes, and the chart is where it goes at once.

use serde_json::{Value, json};

use crate::browser::browse;
use crate::page::Page;
use crate::sample::sample;
use crate::states::{STATES, Show, State, settle};

/// So many states where not everything is to be tried.
const MOST: usize = 8;

async fn still(page: &Page, value: &str) {
    let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": value }] });
    page.tell("Emulation.setEmulatedMedia", features).await;
}

/// Notes all that moves or fades in the element from the first moment on; the bar of a load that takes long only appears.
const NOTE: &str = "{
    window.moved = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (...given) {
        const root = attach.apply(this, given);
        for (const event of ['animationstart', 'transitionrun']) {
            root.addEventListener(event, ({ target, animationName, propertyName }) => {
                if (animationName !== 'late') moved.push(`${animationName ?? propertyName} of ${target.className}`);
            }, true);
        }
        return root;
    };
}";

/// Has cards and labels stand back, or stand out again, and gives what has moved since the page was opened, that included:
/// whoever asks for what is animated has the style worked out, and the events of that come with the next frame.
const TOUCHED: &str = "all('.node, .card, .label').forEach((card) => card.classList.toggle('faded'));
    root.getAnimations();
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return [...new Set(moved)]";

#[test]
fn no_state_moves_for_those_who_want_no_motion() {
    browse(async |page| {
        page.early(NOTE).await;
        let states: Vec<State> = STATES.into_iter().filter(|state| state.show == Show::BuiltIn).collect();
        let named = |name: &str| {
            let found = states.iter().find(|state| state.name == name);
            *found.unwrap_or_else(|| panic!("there is no state {name}"))
        };
        still(page, "no-preference").await;
        for (name, moves) in [("chart", "background-color of node"), ("loading", "breathe of ghost")] {
            let state = named(name);
            state.reach(page, "light", "en").await;
            let moved = page.resolve(TOUCHED).await;
            let moved = moved.as_array().into_iter().flatten().filter_map(Value::as_str);
            let moved: Vec<&str> = moved.collect();
            assert!(moved.iter().any(|moved| moved.starts_with(moves)), "{name} moves: {moved:?}");
            state.leave(page);
        }
        still(page, "reduce").await;
        for state in sample("states without motion", states, MOST) {
            state.reach(page, "light", "en").await;
            assert_eq!(page.resolve(TOUCHED).await, json!([]), "{} has not moved", state.name);
            state.leave(page);
        }
    });
}

/// Presses a button of the chart, and gives how many places the camera was in over a third of a second.
const PLACES: &str = "const places = new Set();
    const note = () => { const { x, y, scale } = camera(); places.add([x, y, scale].map((one) => one.toFixed(2)).join()); };
    note();
    one('[data-zoom=in]').click();
    const end = performance.now() + 400;
    while (performance.now() < end) { await new Promise(requestAnimationFrame); note(); }
    return places.size";

#[test]
fn the_chart_glides_only_for_those_who_want_motion() {
    browse(async |page| {
        still(page, "reduce").await;
        page.open_chart(&[("at", "all")]).await;
        settle(page).await;
        assert_eq!(page.resolve(PLACES).await, Value::from(2), "here, and then there");
        still(page, "no-preference").await;
        page.open_chart(&[("at", "all")]).await;
        settle(page).await;
        let places = page.resolve(PLACES).await;
        assert!(places.as_u64() > Some(3), "on its way it is seen: {places}");
    });
}
