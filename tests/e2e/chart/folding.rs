//! Groups fold into one card and open again: by a button beside their name and by a key.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::focus::{FOCUSED, TOLD, enter, focus, press_with};
use crate::browser::{browse, browse_in};
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(a_button_folds_a_group_and_opens_it_again);

const TEAM: &str = ".plate[data-plate=trauma-team]";
const FOLD: &str = ".fold[data-fold=trauma-team]";

/// The ids of the cards that are drawn, of people and of groups.
const CARDS: &str = "return host.geometry().cards.map(({ id }) => id).sort()";

/// Where everybody stands who is not in the group.
const OTHERS: &str = "return host.geometry().cards.filter(({ id }) =>
    !['baek', 'yang', 'cheon', 'park', 'trauma-team'].includes(id))";

const OPEN: [&str; 10] =
    ["agent", "baek", "cheon", "choi", "daughter", "han", "hong", "kang", "park", "yang"];
const FOLDED: [&str; 7] = ["agent", "choi", "daughter", "han", "hong", "kang", "trauma-team"];

async fn is_folded(page: &Page, what: &str, folded: bool) {
    let cards = if folded { json!(FOLDED) } else { json!(OPEN) };
    page.expect(what, CARDS, cards).await;
    let drawn =
        format!("return [all('.node').length, one('{FOLD}').ariaExpanded, one('{TEAM}').matches('.lone')]");
    let seen = if folded { json!([6, "false", true]) } else { json!([10, "true", false]) };
    page.expect(&format!("{what}, drawn"), &drawn, seen).await;
    page.expect("focus is lost to nobody", "return all('.stage [tabindex=\"0\"]').length", 1).await;
}

fn a_button_folds_a_group_and_opens_it_again(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.forget_events().await;
        is_folded(page, "open at first", false).await;
        let before = page.run(OTHERS).await;
        let camera = page.camera().await;
        page.click(FOLD).await;
        is_folded(page, "folded", true).await;
        page.expect("nobody else moves", OTHERS, before.clone()).await;
        assert_eq!(page.camera().await, camera, "nor does the chart");
        page.expect("it says how many", &format!("return words(one('{TEAM}')).endsWith(' · 4')"), true).await;
        page.expect(
            "to ears as well",
            &format!("return one('{TEAM}').ariaLabel"),
            "Trauma team, folded, members: 4",
        )
        .await;
        let ends = "return host.geometry().ties.every(({ from, to }) => !['baek', 'yang', 'cheon', 'park'].some((id) => id === from || id === to))";
        page.expect("its ties are the group's", ends, true).await;
        page.expect("the picture has it", "return host.toSVG({ scope: 'all' }).includes(' · 4<')", true)
            .await;
        page.expect("the selection stays as it was", "return heard", json!([])).await;
        page.click(TEAM).await;
        page.wait("the card opens the group", "return isShown(one('[part~=panel]'))").await;
        page.expect("it is selected", "return heard.map(({ detail }) => detail.id)", json!(["trauma-team"]))
            .await;
        page.press(Key::Escape).await;
        page.rests().await;
        page.choose("at", "2").await;
        page.wait("through the timeline", &format!("return one('{TEAM}').matches('.lone')")).await;
        page.watch("8").await;
        is_folded(page, "folded as ever", true).await;
        page.click(FOLD).await;
        is_folded(page, "open again", false).await;
        page.click("[data-switch=undo]").await;
        is_folded(page, "undone", true).await;
    });
}

#[test]
fn a_key_folds_the_group_of_a_card_and_arrows_reach_its_card() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        focus(page, "yang").await;
        page.press("f").await;
        is_folded(page, "folded", true).await;
        let plate = "return focused()?.dataset.plate ?? null";
        page.expect("the focus is on its card", plate, "trauma-team").await;
        page.expect("it is said", TOLD, "Trauma team is folded into one card").await;
        // Away and back.
        let mut seen = Vec::new();
        for (there, back) in [(Key::Down, Key::Up), (Key::Up, Key::Down)] {
            press_with(page, Key::Shift, there).await;
            seen.push(page.run(FOCUSED).await);
            press_with(page, Key::Shift, back).await;
        }
        assert!(seen.iter().any(|id| *id != Value::Null), "arrows lead from it: {seen:?}");
        let reached = "return all('[data-stop]').filter((stop) => stop.tabIndex === 0).length";
        page.expect("one stop for Tab", reached, 1).await;
        page.run("one('.plate[data-plate=trauma-team]').focus()").await;
        page.press(Key::Enter).await;
        page.wait("Enter opens its panel", "return isShown(one('[part~=panel]'))").await;
        page.press(Key::Escape).await;
        page.expect("the focus is back", plate, "trauma-team").await;
        page.press("f").await;
        is_folded(page, "open", false).await;
        page.expect("the focus is on one of them", FOCUSED, "baek").await;
        page.expect("it is said, too", TOLD, "Trauma team is open again").await;
        press_with(page, Key::Control, 'z').await;
        is_folded(page, "undone", true).await;
    });
}

#[test]
fn where_nobody_would_go_into_a_card_nothing_offers_to_fold() {
    browse(async |page| {
        page.open_chart(&[("at", "3")]).await;
        let offered = "return all('.fold').map(({ dataset }) => dataset.fold).sort()";
        let all = json!(["gastroenterology", "leadership", "ministry", "trauma-team"]);
        page.expect("every group with its own", offered, all).await;
        // From here on, Han Yu-rim is of a family as well, which has his daughter.
        page.watch("8").await;
        let fewer = json!(["black-wings", "han-family", "leadership", "ministry", "trauma-team"]);
        page.expect("Gastroenterology has nobody of its own", offered, fewer).await;
        enter(page).await;
        focus(page, "han").await;
        page.press("f").await;
        page.expect("F folds the family", TOLD, "Han Yu-rim’s family is folded into one card").await;
        let plate = "return focused()?.dataset.plate ?? null";
        page.expect("where the focus goes", plate, "han-family").await;
        page.wait("now he is in one that is open", &format!("{offered}.includes('gastroenterology')")).await;
        page.press("f").await;
        page.expect("the same key opens it", CARDS, json!(OPEN)).await;
    });
}

#[test]
fn a_finger_folds_a_group() {
    browse(async |page| {
        page.open_chart_on_a_phone("").await;
        let card = "return one('.plate[data-plate=ministry]').matches('.lone')";
        for folded in [true, false] {
            let at = page.middle(".fold[data-fold=ministry]").await;
            page.fingers(&[(at, at)]).await;
            page.expect("folded by a tap, and opened", card, folded).await;
        }
    });
}
