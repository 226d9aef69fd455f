//! Without a mouse, from the top of the page to a character's panel and back.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::{browse, browse_in};
use crate::cast::ids;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;

in_both!(
    from_the_top_of_the_page_to_a_panel_and_back,
    a_filter_is_set_by_keys_alone,
    on_a_narrow_screen_the_panel_is_a_sheet_that_keeps_the_focus
);

/// More stops than a page of this sort may have before its first card.
const MOST_STOPS: usize = 40;

/// What has the focus, in a few words; empty for the page itself.
const STOP: &str = "const at = focused(); if (!at || at === document.body) return '';
    const { part, dataset, localName } = at;
    return [localName, part.value, dataset.id, dataset.facet, dataset.choice, dataset.open].filter(Boolean).join(' ')";

async fn shift_tab(page: &Page) {
    let chain = page.browser.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift);
    chain.perform().await.unwrap_or_else(|error| panic!("Shift+Tab cannot be pressed: {error}"));
}

/// The stop, once it is in view and can be told from what has no focus.
async fn stop(page: &Page) -> String {
    let stop = page.run(STOP).await.as_str().unwrap_or_default().to_owned();
    if !stop.is_empty() {
        let seen = "const at = focused(); if (!at || at === document.body) return true;
            const ringed = (element) => {
                const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/, 0\\)$/.test(outlineColor);
            };
            return isInView(at) && (ringed(at) || ringed(at.parentElement))";
        page.expect(&format!("the focus on `{stop}` can be seen"), seen, true).await;
    }
    stop
}

/// Presses Tab until something that fits has the focus, and returns the stops on the way.
async fn tab_to(page: &Page, part: &str) -> Vec<String> {
    let mut stops = Vec::new();
    while stops.len() < MOST_STOPS {
        page.press(Key::Tab).await;
        let stop = stop(page).await;
        stops.push(stop.clone());
        if stop.contains(part) {
            return stops;
        }
    }
    panic!("Tab does not reach `{part}`, but only {stops:#?}");
}

async fn focus_is(page: &Page, what: &str, id: &str) {
    page.expect(what, "return focused()?.dataset.id", id).await;
    stop(page).await;
}

fn from_the_top_of_the_page_to_a_panel_and_back(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "all")]).await;
        let stops = tab_to(page, "card baek").await;
        for control in ["input", "roles", "actors", "groups", "kinds", "arrange", "about"] {
            assert!(stops.iter().any(|stop| stop.contains(control)), "{control} is no stop: {stops:?}");
        }
        let tabbable = "return all('[part~=card]').filter((card) => card.tabIndex === 0).length";
        page.expect("one card is a stop", tabbable, 1).await;
        for (key, id) in [
            (Key::Right, "yang"),
            (Key::Right, "cheon"),
            (Key::Left, "yang"),
            (Key::End, "agent"),
            (Key::Home, "baek"),
            (Key::Right, "yang"),
            (Key::Right, "cheon"),
        ] {
            page.press(key.clone()).await;
            focus_is(page, &format!("{key:?}"), id).await;
            page.expect("one card is a stop", tabbable, 1).await;
        }
        page.press(Key::Enter).await;
        let inside = "return one('[part~=panel]').contains(focused())";
        page.expect("the focus moved into the panel", inside, true).await;
        page.wait("it is Cheon's", "return words(one('[part~=panel]')).includes('Cheon Jang-mi')").await;
        page.press(Key::Tab).await;
        stop(page).await;
        page.expect("Tab stays in the panel", inside, true).await;
        page.press(Key::Escape).await;
        page.expect("Escape closes it", "return all('[part~=panel]').filter(isShown).length", 0).await;
        focus_is(page, "the focus is back on the card", "cheon").await;

        let mut back = Vec::new();
        loop {
            shift_tab(page).await;
            let stop = stop(page).await;
            if stop.is_empty() {
                break;
            }
            back.push(stop);
            assert!(back.len() < MOST_STOPS, "Shift+Tab does not reach the top, but only {back:?}");
        }
        back.reverse();
        assert_eq!(back, stops[..stops.len() - 1], "the same stops on the way back");
    });
}

#[test]
fn down_and_up_move_by_rows() {
    browse(async |page| {
        page.open(&[("at", "all"), ("roles", "support|guest")]).await;
        tab_to(page, "card han").await;
        let place = "const { left, top } = focused().getBoundingClientRect(); return [left, top + scrollY]";
        let start = page.run(place).await;
        page.press(Key::Down).await;
        page.expect("another card", "return focused().dataset.id !== 'han'", true).await;
        let below = page.run(place).await;
        assert_eq!(below[0], start[0], "the same column");
        assert!(below[1].as_f64() > start[1].as_f64(), "a lower row: {start} then {below}");
        page.press(Key::Up).await;
        focus_is(page, "up again", "han").await;
    });
}

fn a_filter_is_set_by_keys_alone(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "all")]).await;
        for (facet, who) in [("roles", "baek yang cheon"), ("groups", "baek yang cheon han choi hong park")] {
            tab_to(page, facet).await;
            page.press(Key::Enter).await;
            page.wait(&format!("{facet} is open"), "return all('[role=listbox] [role=option]').length").await;
            page.press(Key::Down).await;
            let active = "const at = focused();
                const id = at.getAttribute('aria-activedescendant');
                const option = at.closest('[role=option]') ?? (id && root.getElementById(id));
                return option && option.dataset.value";
            let value = page.wait("an option is the active one", active).await;
            page.press(Key::Up).await;
            let before = page.wait("another is the active one", active).await;
            assert_ne!(before, value, "the arrows move");
            page.press(Key::Enter).await;
            page.shows(&format!("the first of {facet} was chosen"), &ids(who)).await;
            page.press(Key::Enter).await;
            page.shows("and chosen no longer", &Document::built_in().visible(u64::MAX)).await;
            page.press(Key::Escape).await;
            let back = format!("return focused() === one('button[data-facet={facet}]')");
            page.expect("Escape returns to the button", &back, true).await;
            page.run("document.activeElement.blur()").await;
        }
    });
}

#[test]
fn the_panel_leads_on_and_escape_returns_to_the_card() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        tab_to(page, "card baek").await;
        page.press(Key::Enter).await;
        page.wait("the panel is open", "return isShown(one('[part~=panel]'))").await;
        tab_to(page, "person:ju-ji-hoon").await;
        page.press(Key::Enter).await;
        let actor = "const panel = one('[part~=panel]');
            return words(panel).includes('Jirisan') && panel.contains(focused())";
        page.expect("the actor's panel is open and has the focus", actor, true).await;
        page.press(Key::Escape).await;
        focus_is(page, "Escape returns to the card", "baek").await;
    });
}

fn on_a_narrow_screen_the_panel_is_a_sheet_that_keeps_the_focus(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, role, modal) in [(360, "dialog", true), (1280, "complementary", false)] {
            page.size(width, 800).await;
            page.open(&[("at", "all")]).await;
            page.click("[part~=card][data-id=yang]").await;
            let panel = "const panel = one('[part~=panel]');
                const role = panel.getAttribute('role') ?? { aside: 'complementary', dialog: 'dialog' }[panel.localName];
                return [role, panel.matches(':modal, [aria-modal=true]')]";
            page.expect(&format!("the panel at {width} px"), panel, json!([role, modal])).await;
            if modal {
                for _ in 0..12 {
                    page.press(Key::Tab).await;
                    let outside = "const at = focused(); return at === document.body || one('[part~=panel]').contains(at)";
                    page.expect("Tab does not reach what lies under the sheet", outside, true).await;
                }
            }
            page.click("[part~=panel] button[data-close]").await;
            page.expect("closing returns to the card", "return focused()?.dataset.id", "yang").await;
        }
    });
}
