//! The chart by keys, card by card in space; what is said of it on the way; and the list of its keys.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse;
use crate::chart_keys::{FOCUSED, enter, focus};
use crate::documents;
use crate::page::Page;

/// What screen readers are told of the chart.
pub const TOLD: &str = "return words(one('.chart .unseen[role=status]'))";

/// Presses a key while another one is held.
pub async fn press_with(page: &Page, held: Key, key: impl Into<char>) {
    let key = key.into();
    let chain = page.browser.action_chain().key_down(held.clone()).key_down(key).key_up(key).key_up(held);
    chain.perform().await.unwrap_or_else(|error| panic!("the keys cannot be pressed: {error}"));
    page.rests().await;
}

/// Whom Shift and an arrow should lead to from the card with the focus: worked out from where the cards stand.
const NEXT: &str = "const [dx, dy] = arguments;
    const at = focused().dataset.id;
    const middles = host.geometry().cards.map(({ id, x, y, w, h }) => [id, x + w / 2, y + h / 2]);
    const [, hx, hy] = middles.find(([id]) => id === at);
    const ahead = middles.map(([id, x, y]) => {
        const along = (x - hx) * dx + (y - hy) * dy;
        const aside = Math.abs((x - hx) * dy - (y - hy) * dx);
        return { id, along, aside };
    }).filter(({ id, along, aside }) => id !== at && along > 0 && aside <= along);
    ahead.sort((a, b) => a.along + 2 * a.aside - b.along - 2 * b.aside);
    return ahead[0]?.id ?? at";

#[test]
fn shift_and_arrows_go_to_the_next_card_in_space_tied_or_not() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        let ways =
            [(Key::Left, -1, 0), (Key::Up, 0, -1), (Key::Right, 1, 0), (Key::Down, 0, 1), (Key::Right, 1, 0)];
        let everybody = page.run("return host.visible").await;
        for id in everybody.as_array().expect("a list") {
            let id = id.as_str().expect("an id");
            for (arrow, dx, dy) in &ways {
                focus(page, id).await;
                let expected = page.run_with(NEXT, &[json!(dx), json!(dy)]).await;
                press_with(page, Key::Shift, arrow.clone()).await;
                page.expect(&format!("{arrow:?} from {id}"), FOCUSED, expected).await;
            }
        }
    });
}

#[test]
fn a_live_region_says_where_one_is_and_along_which_relation() {
    browse(async |page| {
        let src = page.server.give("chain.json", documents::chain(&["a", "b", "c"]));
        page.open_chart(&[("src", &src)]).await;
        page.expect("nothing at first", TOLD, "").await;
        let polite = "const status = one('.chart .unseen[role=status]');
            return [status.ariaLive, status.innerHTML.length, status.closest('.stage')]";
        page.expect("a region that waits", polite, json!([null, 0, null])).await;
        enter(page).await;
        focus(page, "a").await;
        // Whichever way b stands.
        for arrow in [Key::Right, Key::Left, Key::Up, Key::Down] {
            if page.run(FOCUSED).await == json!("a") {
                page.press(arrow).await;
                page.rests().await;
            }
        }
        page.expect("along a tie", TOLD, "B, 2 of 3, along the relation: friend").await;
        page.set("lang", Some("ko")).await;
        for arrow in [Key::Right, Key::Left, Key::Up, Key::Down] {
            if page.run(FOCUSED).await == json!("b") {
                press_with(page, Key::Shift, arrow).await;
            }
        }
        let spots = [json!("A, 3명 중 1번째"), json!("C, 3명 중 3번째")];
        let told = page.run(TOLD).await;
        assert!(spots.contains(&told), "in space, in Korean: {told}");
    });
}

#[test]
fn what_was_said_of_somebody_goes_with_them() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        press_with(page, Key::Shift, Key::Down).await;
        page.wait("somebody is told of", "return words(one('.chart .unseen[role=status]')).length > 5").await;
        page.choose("at", "0").await;
        page.expect("nobody is told of who is not there", TOLD, "").await;
    });
}

const HELP: &str = "return one('.help').open";

/// The keys that are told of.
const KEYS: &str = "return all('.help dt').map(words)";

#[test]
fn a_question_mark_or_a_button_shows_the_keys_and_escape_gives_the_focus_back() {
    browse(async |page| {
        page.open_chart(&[("at", "all"), ("focus-on", "cheon")]).await;
        focus(page, "baek").await;
        for width in [1280, 360] {
            page.size(width, 800).await;
            if width == 360 {
                page.set("focus-on", None).await;
                page.rests().await;
                focus(page, "baek").await;
            }
            page.press("?").await;
            page.expect("it is open", HELP, true).await;
            page.expect("it has the focus", "return one('.help').contains(focused())", true).await;
            let keys = page.run(KEYS).await;
            assert!(keys.as_array().is_some_and(|keys| keys.len() > 5), "{keys}");
            page.press("+").await;
            page.press(Key::Escape).await;
            page.expect("Escape closes it", HELP, false).await;
            page.expect("the focus is back", FOCUSED, "baek").await;
            let panel = if width == 360 { "" } else { "cheon" };
            page.expect("and nothing else", "return host.focusOn", panel).await;
        }
        page.click("[data-zoom=keys]").await;
        page.expect("a button opens it too", HELP, true).await;
        let at = page.middle(".help [data-close]").await;
        page.click_at(at).await;
        page.expect("and another closes it", HELP, false).await;
        page.expect("the focus is on the first", "return focused().dataset.zoom", "keys").await;
        page.press(Key::Enter).await;
        page.expect("by a key", HELP, true).await;
        page.click_at((5.0, 5.0)).await;
        page.expect("a click beside it closes it", HELP, false).await;
    });
}

#[test]
fn a_question_mark_is_a_letter_in_a_field() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.click(".search input").await;
        page.press("?").await;
        page.expect("it is typed", "return host.q", "?").await;
        page.expect("and opens nothing", HELP, false).await;
    });
}
