//! Ten thousand characters: all reachable, few in the page at a time.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::cast::Ids;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;

in_both!(
    the_keyboard_reaches_the_first_and_the_last_of_ten_thousand,
    the_wheel_reaches_the_last_of_ten_thousand_and_never_an_empty_screen,
    ten_thousand_are_filtered
);

/// Enough cards for the largest screen, and as few as any machine can take.
const MOST_CARDS: u64 = 400;

/// Longer than the document, so that one turn of the wheel would reach its end were it not for what follows.
const TURN: f64 = 40_000.0;

async fn open(page: &Page, text: &str, attributes: &[(&str, &str)]) {
    let path = page.server.give("many.json", text);
    page.open(&[&[("src", path.as_str())], attributes].concat()).await;
}

/// The characters in the order of their cards: by tier, then as in the document.
fn in_order(show: &Document) -> Vec<String> {
    let characters = show.json["characters"].as_array().expect("a list");
    let of = |tier: &'static str| characters.iter().filter(move |entry| entry["tier"] == tier);
    let ordered = of("main").chain(of("support")).chain(of("guest"));
    ordered.map(|entry| entry["id"].as_str().expect("an id").into()).collect()
}

async fn few_cards(page: &Page, when: &str) {
    let cards = page.run("return cards().length").await.as_u64().unwrap_or_default();
    assert!((1..MOST_CARDS).contains(&cards), "{when}, {cards} cards are in the page");
}

async fn is_focused(page: &Page, what: &str, id: &str) {
    page.expect(what, "return focused()?.dataset.id", id).await;
    page.wait(&format!("{what}, and it can be seen"), "return isInView(focused())").await;
    few_cards(page, what).await;
}

fn the_keyboard_reaches_the_first_and_the_last_of_ten_thousand(engine: Engine) {
    let Some(text) = documents::many("the keyboard among 10,000 cards") else { return };
    browse_in(engine, async |page| {
        let order = in_order(&Document::new(text.into()));
        open(page, text, &[("at", "all")]).await;
        page.expect("everybody passes", "return host.visible.length", order.len()).await;
        few_cards(page, "at the top").await;
        let (first, last) = (&order[0], &order[order.len() - 1]);
        page.click(&format!("[part~=card][data-id={first}]")).await;
        page.wait("the panel has the focus", "return one('[part~=panel]').contains(focused())").await;
        page.press(Key::Escape).await;
        is_focused(page, "after the panel is closed", first).await;
        for (key, what, id) in [
            (Key::End, "End", last),
            (Key::Left, "left of the last", &order[order.len() - 2]),
            (Key::Home, "Home", first),
            (Key::Right, "right of the first", &order[1]),
        ] {
            page.press(key).await;
            is_focused(page, what, id).await;
        }
        let before = page.run("return focused().getBoundingClientRect().top + scrollY").await;
        page.press(Key::PageDown).await;
        page.wait_with(
            "PageDown goes on",
            "return focused().dataset.id !== arguments[0]",
            &[json!(order[1])],
        )
        .await;
        let after = page.run("return focused().getBoundingClientRect().top + scrollY").await;
        assert!(
            after.as_f64() > before.as_f64().map(|top| top + 200.0),
            "PageDown moved from {before} to {after}"
        );
        few_cards(page, "after PageDown").await;
        page.press(Key::PageUp).await;
        page.press(Key::Home).await;
        is_focused(page, "PageUp and Home", first).await;
    });
}

fn the_wheel_reaches_the_last_of_ten_thousand_and_never_an_empty_screen(engine: Engine) {
    let Some(text) = documents::many("the wheel over 10,000 cards") else { return };
    browse_in(engine, async |page| {
        let order = in_order(&Document::new(text.into()));
        open(page, text, &[("at", "all")]).await;
        let last = json!(order[order.len() - 1]);
        let mut turns = 0;
        loop {
            page.wheel((640.0, 600.0), TURN, false).await;
            turns += 1;
            assert!(turns < 60, "{turns} turns of the wheel by {TURN} do not reach the end");
            // Smooth scrolling takes some frames; wherever it stops, there are cards.
            page.wait(
                "there are cards in view once the wheel rests",
                "const now = [scrollY, all('[part~=card]').filter(isInView).map((card) => card.dataset.id)].join();
                const rests = now === window.before && !now.endsWith(',');
                window.before = now;
                return rests",
            )
            .await;
            few_cards(page, "while scrolling").await;
            let script = "return all('[part~=card]').filter(isInView).some((card) => card.dataset.id === arguments[0])";
            if page.run_with(script, std::slice::from_ref(&last)).await == Value::Bool(true) {
                break;
            }
        }
    });
}

fn ten_thousand_are_filtered(engine: Engine) {
    let Some(text) = documents::many("filters over 10,000 cards") else { return };
    browse_in(engine, async |page| {
        let show = Document::new(text.into());
        open(page, text, &[("at", "all")]).await;
        let who = |fits: &dyn Fn(&Value) -> bool| -> Ids {
            let characters = show.json["characters"].as_array().expect("a list");
            let fitting = characters.iter().filter(|entry| fits(entry));
            fitting.map(|entry| entry["id"].as_str().expect("an id").into()).collect()
        };
        for (facet, value, who) in [
            ("roles", "main", who(&|entry| entry["tier"] == "main")),
            ("roles", "Surgeon", who(&|entry| entry["role"] == "Surgeon")),
            ("groups", "House 7", who(&|entry| entry["groups"][0] == "g7")),
            ("at", "0", who(&|entry| entry["since"] == 0)),
        ] {
            page.set(facet, Some(value)).await;
            page.passes(&format!("{facet}={value}"), &who).await;
            few_cards(page, value).await;
            page.set(facet, if facet == "at" { Some("all") } else { None }).await;
        }
        page.set("roles", Some("Chef")).await;
        page.set("groups", Some("g1")).await;
        let both = who(&|entry| entry["role"] == "Chef" && entry["groups"][0] == "g1");
        page.shows("Chef of House 1", &both).await;
    });
}
