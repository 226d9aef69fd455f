//! How a test brings the focus to a card of the chart and presses keys there, and where it reads what is told of it.

use serde_json::json;
use thirtyfour::Key;

use crate::page::Page;

/// Whose card has the focus.
pub const FOCUSED: &str = "return focused()?.dataset.id ?? null";

/// What screen readers are told of the chart.
pub const TOLD: &str = "return words(one('.chart .unseen[role=status]'))";

/// Presses Tab until a card of the chart has the focus; the stops of the chart on the way.
pub async fn enter(page: &Page) -> usize {
    for stops in 1..40 {
        page.press(Key::Tab).await;
        if page.run("return focused()?.matches('.node') ?? false").await == json!(true) {
            return stops;
        }
    }
    panic!("Tab does not reach the chart");
}

/// Puts the focus on a card, as a screen reader does.
pub async fn focus(page: &Page, id: &str) {
    page.run_with("one(`.node[data-id=\"${arguments[0]}\"]`).focus()", &[json!(id)]).await;
    page.expect("the focus is there", FOCUSED, id).await;
    page.expect("Tab leads there", "return one('.node[tabindex=\"0\"]').dataset.id", id).await;
}

/// Presses a key while another one is held.
pub async fn press_with(page: &Page, held: Key, key: impl Into<char>) {
    let key = key.into();
    let chain = page.browser.action_chain().key_down(held.clone()).key_down(key).key_up(key).key_up(held);
    chain.perform().await.unwrap_or_else(|error| panic!("the keys cannot be pressed: {error}"));
    page.rests().await;
}
