//! The chart by keys: from card to card along ties and in space, and the list of its keys.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::Key;

use super::focus::{FOCUSED, enter, focus, press_with};
use crate::browser::browse;
use crate::cast::Ids;
use crate::expected::Document;
use crate::page::Page;

const ARROWS: [Key; 4] = [Key::Up, Key::Down, Key::Left, Key::Right];

async fn tab(page: &Page) {
    page.press(Key::Tab).await;
}

/// The card with the focus, once all of it is in view: by the camera, with nothing scrolled.
async fn seen(page: &Page, what: &str) -> String {
    let script = "const at = focused();
        const ring = getComputedStyle(at).outlineStyle;
        const still = [one('.stage'), one('.chart'), one('.world')].every((e) => e.scrollTop === 0 && e.scrollLeft === 0);
        return at.matches('.node') && isOnStage(at) && ring !== 'none' && still";
    page.expect(&format!("{what}: the focus can be seen"), script, true).await;
    page.run(FOCUSED).await.as_str().unwrap_or_default().to_owned()
}

/// Presses an arrow; who has the focus then.
async fn press(page: &Page, arrow: &Key) -> String {
    page.press(arrow.clone()).await;
    page.rests().await;
    seen(page, &format!("{arrow:?}")).await
}

#[test]
fn tab_enters_the_chart_once() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.expect("one stop", "return all('.stage [tabindex=\"0\"]').length", 1).await;
        enter(page).await;
        assert_eq!(seen(page, "Tab").await, "baek", "the lead comes first");
        tab(page).await;
        page.expect("then out of it", "return one('.stage').contains(focused())", false).await;
        page.expect("to the zoom", "return focused().dataset.zoom", "in").await;
    });
}

#[test]
fn arrows_follow_ties_from_the_lead_and_with_shift_reach_everybody() {
    browse(async |page| {
        let show = Document::built_in();
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        let tied = show.tied("baek", 8);
        let mut reached = Ids::from(["baek".to_owned()]);
        let mut waiting: Vec<String> = vec!["baek".into()];
        let middle = "const [x, y] = middleOf(focused()); const c = camera(); return [(x - c.x) / c.scale, (y - c.y) / c.scale]";
        let mut moves = BTreeSet::new();
        while let Some(from) = waiting.pop() {
            for (place, arrow) in ARROWS.iter().enumerate() {
                // Somebody else may be tied to all neighbours and lie more that way: Shift leads past them.
                focus(page, &from).await;
                press_with(page, Key::Shift, arrow.clone()).await;
                page.rests().await;
                let next = seen(page, &format!("Shift and {arrow:?}")).await;
                if reached.insert(next.clone()) {
                    waiting.push(next);
                }
                focus(page, &from).await;
                let here = page.run(middle).await;
                let to = press(page, arrow).await;
                if to == from {
                    continue;
                }
                let there = page.run(middle).await;
                let by =
                    |axis: usize| there[axis].as_f64().unwrap_or(0.0) - here[axis].as_f64().unwrap_or(0.0);
                let along = [-by(1), by(1), -by(0), by(0)][place];
                assert!(along > 0.0, "{arrow:?} leads from {from} to {to}, by {} {}", by(0), by(1));
                if from == "baek" {
                    assert!(
                        tied.contains(&to),
                        "{arrow:?} leads from the lead to {to}, who has no tie to him"
                    );
                }
                moves.insert(format!("{from}>{to}"));
                if reached.insert(to.clone()) {
                    waiting.push(to);
                }
            }
        }
        assert_eq!(reached, show.visible(8), "by {moves:?}");
    });
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
fn enter_opens_escape_closes_and_escape_again_leaves() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        focus(page, "cheon").await;
        for key in [Key::Enter, Key::Space] {
            page.press(key).await;
            page.expect("the panel has the focus", "return one('[part~=panel]').contains(focused())", true)
                .await;
            page.expect("it is hers", "return host.focusOn", "cheon").await;
            page.press(Key::Escape).await;
            page.expect("Escape closes it", "return all('[part~=panel]').length", 0).await;
            page.expect("the focus is back on the card", FOCUSED, "cheon").await;
        }
        page.press(Key::Escape).await;
        page.expect("Escape again leaves", "return focused().dataset.view", "chart").await;
        page.press(Key::Tab).await;
        page.expect("the chart is as it was", "return one('.node[tabindex=\"0\"]').dataset.id", "cheon")
            .await;
    });
}

#[test]
fn keys_zoom_and_arrows_bring_the_card_into_view() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        let whole = page.camera().await;
        let mut last = whole[2];
        for (key, larger) in [("+", true), ("=", true), ("-", false), ("+", true), ("+", true), ("+", true)] {
            page.press(key).await;
            let script = "return Math.abs(camera().scale - arguments[0]) > 0.02";
            page.wait_with(&format!("{key} zooms"), script, &[json!(last)]).await;
            let now = page.camera().await[2];
            assert_eq!(now > last, larger, "{key}: from {last} to {now}");
            last = now;
        }
        let mut moved = false;
        for arrow in [Key::Left, Key::Up, Key::Right, Key::Right, Key::Down, Key::Down, Key::Left, Key::Left]
        {
            let before = page.camera().await;
            press(page, &arrow).await;
            moved |= page.camera().await != before;
        }
        assert!(moved, "so large, some card was out of view");
        page.press("0").await;
        page.wait("0 shows all", "return all('.node').every(isOnStage)").await;
        assert!((page.camera().await[2] - whole[2]).abs() < 0.01);
        assert_eq!(page.run("return [scrollX, scrollY]").await, json!([0, 0]), "the page has not scrolled");
    });
}

#[test]
fn shortcuts_of_the_browser_are_left_alone() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        let script = "const kept = [];
            for (const key of ['+', '-', '0', 'ArrowLeft'])
                for (const held of ['ctrlKey', 'metaKey', 'altKey']) {
                    const event = new KeyboardEvent('keydown', { key, [held]: true, bubbles: true, composed: true, cancelable: true });
                    focused().dispatchEvent(event);
                    if (event.defaultPrevented) kept.push(`${held} ${key}`);
                }
            return kept";
        assert_eq!(page.run(script).await, json!([]));
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
