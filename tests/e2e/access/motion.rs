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

/// What moves or fades; the bar of a load that takes long only appears.
const MOVING: &str =
    "const moving = root.getAnimations().filter(({ animationName }) => animationName !== 'late');
    return moving.map(({ animationName, transitionProperty, effect }) =>
        `${animationName ?? transitionProperty} of ${effect.target.className}`)";

#[test]
fn no_state_moves_for_those_who_want_no_motion() {
    browse(async |page| {
        still(page, "reduce").await;
        let states: Vec<State> = STATES.into_iter().filter(|state| state.show == Show::BuiltIn).collect();
        for state in sample("states without motion", states, MOST) {
            state.reach(page, "light", "en").await;
            page.expect(&format!("{} stands still", state.name), MOVING, json!([])).await;
            // What is touched changes at once.
            page.run("all('.node, .card, .label').forEach((card) => card.classList.toggle('faded'))").await;
            page.expect(&format!("{} changes at once", state.name), MOVING, json!([])).await;
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
