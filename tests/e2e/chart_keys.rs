//! The chart without a mouse, and as a screen reader hears it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::cast::Ids;
use crate::chart_told::press_with;
use crate::expected::Document;
use crate::page::Page;

const ARROWS: [Key; 4] = [Key::Up, Key::Down, Key::Left, Key::Right];

pub const FOCUSED: &str = "return focused()?.dataset.id ?? null";

async fn tab(page: &Page) {
    page.press(Key::Tab).await;
}

/// Presses Tab until a card of the chart has the focus; the stops of the chart on the way.
pub async fn enter(page: &Page) -> usize {
    for stops in 1..40 {
        tab(page).await;
        if page.run("return focused()?.matches('.node') ?? false").await == json!(true) {
            return stops;
        }
    }
    panic!("Tab does not reach the chart");
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

/// Puts the focus on a card, as a screen reader does.
pub async fn focus(page: &Page, id: &str) {
    page.run_with("one(`.node[data-id=\"${arguments[0]}\"]`).focus()", &[json!(id)]).await;
    page.expect("the focus is there", FOCUSED, id).await;
    page.expect("Tab leads there", "return one('.node[tabindex=\"0\"]').dataset.id", id).await;
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

/// Role and name of everything in the accessibility tree.
pub async fn heard(page: &Page) -> Vec<(String, String)> {
    let tree = page.tell("Accessibility.getFullAXTree", json!({})).await;
    let text = |node: &Value, part: &str| node[part]["value"].as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().expect("nodes");
    let shown = nodes.iter().filter(|node| node["ignored"] != json!(true));
    shown.map(|node| (text(node, "role"), text(node, "name"))).collect()
}

#[test]
fn each_card_says_name_actor_role_and_relations() {
    browse(async |page| {
        page.open_chart(&[("at", "1")]).await;
        let said = heard(page).await;
        let of = |start: &str| {
            let start = format!("{start}, played by");
            let found = said.iter().find(|(role, name)| role == "button" && name.starts_with(&start));
            found.unwrap_or_else(|| panic!("no button says {start}: {said:#?}")).1.clone()
        };
        for (name, parts) in [
            (
                "Baek Kang-hyuk",
                vec![
                    "played by Ju Ji-hoon",
                    "Trauma surgeon",
                    "Baek Kang-hyuk nicknames Yang Jae-won “Anus”",
                    "Cheon Jang-mi takes Baek Kang-hyuk for an intruder",
                    "Kang Myeong-hui chose Baek Kang-hyuk and shields him",
                    "Han Yu-rim is set against Baek Kang-hyuk",
                ],
            ),
            ("Park Gyeong-won", vec!["Park Gyeong-won works on the team of Baek Kang-hyuk"]),
        ] {
            let said = of(name);
            let missing: Vec<_> = parts.iter().filter(|part| !said.contains(*part)).collect();
            assert!(missing.is_empty(), "{said:?} does not say {missing:?}");
        }
        for id in Document::built_in().visible(1) {
            let named = format!("return one('.node[data-id=\"{id}\"]').ariaLabel.includes('. ')");
            page.expect(&format!("{id} has more than a name"), &named, true).await;
        }
        let group = |start: &str| said.iter().any(|(role, name)| role == "group" && name.starts_with(start));
        assert!(group("Chart of the characters"), "the chart has a name: {said:#?}");
        page.set("lang", Some("ko")).await;
        page.wait("in Korean", "return one('.node[data-id=baek]').ariaLabel.startsWith('백강혁')").await;
        let korean = "return one('.node[data-id=baek]').ariaLabel.includes('양재원')";
        page.expect("with Korean relations", korean, true).await;
    });
}
