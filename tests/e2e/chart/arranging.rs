//! Cards are put somewhere in the chart: by a mouse, a finger and keys; and all of it is undone.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::focus::{FOCUSED, TOLD, enter, focus, press_with};
use crate::browser::{browse, browse_in};
use crate::engine::{Engine, in_both};
use crate::input::Place;
use crate::page::Page;

in_both!(a_mouse_drags_a_card_and_it_stays, keys_pick_a_card_up_move_it_and_put_it_down);

const BAEK: &str = ".node[data-id=baek]";

/// Where the cards stand, in chart units; and what is drawn agrees with it.
async fn stands(page: &Page) -> Value {
    page.rests().await;
    let agree = "const { x: left, y: top, scale } = camera();
        return host.geometry().cards.every(({ id, x, y }) => {
            const box = one(`.node[data-id=\"${id}\"]`).getBoundingClientRect();
            return Math.hypot(box.left - left - x * scale, box.top - top - y * scale) < 1;
        })";
    page.expect("cards are drawn where they stand", agree, true).await;
    page.run("return Object.fromEntries(host.geometry().cards.map(({ id, x, y }) => [id, [x, y]]))").await
}

/// The ids of those who stand elsewhere.
fn moved(before: &Value, after: &Value) -> Vec<String> {
    let before = before.as_object().expect("cards");
    before.iter().filter(|(id, at)| after[*id] != **at).map(|(id, _)| id.clone()).collect()
}

fn by(before: &Value, after: &Value, id: &str) -> (f64, f64) {
    let at = |value: &Value, axis: usize| value[id][axis].as_f64().expect("a number");
    (at(after, 0) - at(before, 0), at(after, 1) - at(before, 1))
}

fn near(what: &str, seen: (f64, f64), expected: (f64, f64)) {
    let off = (seen.0 - expected.0).abs().max((seen.1 - expected.1).abs());
    assert!(off < 2.0, "{what}: {seen:?}, not {expected:?}");
}

const PINNED: &str =
    "return all('.node').filter((node) => node.querySelector('.sign')).map((node) => node.dataset.id).sort()";

/// The buttons that take back.
const BUTTONS: &str =
    "return all('[data-switch=undo], [data-switch=free]').map((button) => button.dataset.switch)";

/// Ties end at the cards of their ends, and no card covers another.
async fn sound(page: &Page) {
    let script = "const { cards: boxes, ties } = host.geometry();
        const of = (id) => boxes.find((card) => card.id === id);
        const off = ([px, py], { x, y, w, h }) => Math.max(x - px, px - x - w, y - py, py - y - h);
        const loose = ties.filter(({ from, to, path }) => [[from, path[0]], [to, path.at(-1)]]
            .some(([id, at]) => of(id) && off(at, of(id)) > 12)).map(({ id }) => id);
        const over = boxes.flatMap((a, place) => boxes.slice(place + 1).filter((b) =>
            a.x < b.x + b.w - 1 && b.x < a.x + a.w - 1 && a.y < b.y + b.h - 1 && b.y < a.y + a.h - 1).map((b) => [a.id, b.id]));
        return [loose, over]";
    page.expect("ties follow, and nobody is covered", script, json!([[], []])).await;
}

fn a_mouse_drags_a_card_and_it_stays(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.forget_events().await;
        let before = stands(page).await;
        let camera = page.camera().await;
        let (x, y) = page.middle(BAEK).await;
        let to = (x + 170.0, y + 40.0);
        page.drag_on((x, y), to).await;
        let (hx, hy) = page.middle(BAEK).await;
        near("it is under the mouse", (hx, hy), to);
        page.expect("labels of its ties are gone", "return all('.label.faded').length > 0", true).await;
        assert_eq!(
            moved(
                &before,
                &page
                    .run(
                        "return Object.fromEntries(host.geometry().cards.map(({ id, x, y }) => [id, [x, y]]))"
                    )
                    .await
            ),
            [""; 0]
        );
        page.let_go(to).await;
        page.expect("it has a sign", PINNED, json!(["baek"])).await;
        let after = stands(page).await;
        near("it is where it was put", by(&before, &after, "baek"), (170.0 / camera[2], 40.0 / camera[2]));
        page.expect(
            "its name says so",
            "return one('.node[data-id=baek]').ariaLabel.includes(', pinned.')",
            true,
        )
        .await;
        page.expect("it is said", TOLD, "Baek Kang-hyuk is pinned here").await;
        assert_eq!(page.camera().await, camera, "the chart itself has not moved");
        sound(page).await;
        page.expect("nothing was opened or laid out", "return heard", json!([])).await;
        // On somebody else: they make room, nobody else.
        let on = page.middle(".node[data-id=yang]").await;
        let from = page.middle(BAEK).await;
        page.drag(from, on).await;
        page.wait("it is there", "return host.geometry().cards.length").await;
        let last = stands(page).await;
        // Whoever made room before is back.
        assert_eq!(moved(&before, &last), ["baek", "yang"]);
        sound(page).await;
        // Through the timeline, and back.
        page.choose("at", "2").await;
        page.expect("it stays through the timeline", PINNED, json!(["baek"])).await;
        let earlier = stands(page).await;
        near("at the same place", by(&last, &earlier, "baek"), (0.0, 0.0));
        page.watch("8").await;
        page.settled().await;
        assert_eq!(stands(page).await, last);
        let picture = page.run("return host.toSVG({ scope: 'all' }) === host.toSVG({ scope: 'all' })").await;
        assert_eq!(picture, json!(true));
        // A click is still a click, and the sign lets go.
        let at = page.middle(BAEK).await;
        page.click_at(at).await;
        page.expect("a click opens", "return host.focusOn", "baek").await;
        page.press(Key::Escape).await;
        page.rests().await;
        page.click_at(page.middle(".node[data-id=baek] .sign").await).await;
        page.expect("a click on the sign lets go", PINNED, json!([])).await;
        assert_eq!(stands(page).await, before);
    });
}

#[test]
fn what_was_arranged_is_undone_by_keys_and_buttons() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.expect("there is nothing to undo", BUTTONS, json!([])).await;
        let before = stands(page).await;
        let drag = async |id: &str, (dx, dy): Place| {
            let (x, y) = page.middle(&format!(".node[data-id={id}]")).await;
            page.drag((x, y), (x + dx, y + dy)).await;
            page.wait(id, &format!("return one('.node[data-id={id}] .sign')")).await;
        };
        drag("agent", (-200.0, 30.0)).await;
        drag("daughter", (250.0, -20.0)).await;
        page.expect("there is now", BUTTONS, json!(["undo", "free"])).await;
        focus(page, "cheon").await;
        press_with(page, Key::Control, 'z').await;
        page.expect("the last one", PINNED, json!(["agent"])).await;
        page.expect("it is said", TOLD, "Undone. Steps left to undo: 1").await;
        page.expect("the focus stays", FOCUSED, "cheon").await;
        page.click("[data-switch=undo]").await;
        page.expect("the first one", PINNED, json!([])).await;
        page.expect("nothing is left", BUTTONS, json!([])).await;
        page.expect("the focus is not lost", FOCUSED, "cheon").await;
        assert_eq!(stands(page).await, before);
        let kept = "const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true });
            focused().dispatchEvent(event);
            return event.defaultPrevented";
        assert_eq!(page.run(kept).await, json!(false), "the key is the browser's then");
        drag("agent", (-200.0, 30.0)).await;
        drag("daughter", (250.0, -20.0)).await;
        page.click("[data-switch=free]").await;
        page.expect("all are let go", PINNED, json!([])).await;
        assert_eq!(stands(page).await, before);
        page.click("[data-switch=undo]").await;
        page.expect("that is undone, too", PINNED, json!(["agent", "daughter"])).await;
        let text = page.run("return JSON.stringify(host.show)").await;
        let src = page.server.give("again.json", text.as_str().expect("a text"));
        page.set("src", Some(&src)).await;
        page.expect("another document drops them", PINNED, json!([])).await;
        page.expect("and what was before", BUTTONS, json!([])).await;
    });
}

fn keys_pick_a_card_up_move_it_and_put_it_down(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all"), ("focus-on", "cheon")]).await;
        // It would take the focus from whoever is in the widget by then.
        page.wait("the panel is there", "return isShown(one('#panel-title'))").await;
        enter(page).await;
        focus(page, "baek").await;
        let before = stands(page).await;
        page.press("m").await;
        page.expect(
            "it is picked up",
            "return all('.node.held').map((node) => node.dataset.id)",
            json!(["baek"]),
        )
        .await;
        let said =
            "return words(one('.chart .unseen[role=status]')).startsWith('Baek Kang-hyuk is picked up.')";
        page.expect("it is said", said, true).await;
        for key in [Key::Right, Key::Right, Key::Down] {
            page.press(key).await;
        }
        press_with(page, Key::Shift, Key::Up).await;
        page.wait(
            "it says where",
            "return words(one('.chart .unseen[role=status]')).startsWith('Moved, near ')",
        )
        .await;
        page.press(Key::Escape).await;
        page.expect("given back", "return all('.node.held').length", 0).await;
        page.expect("the panel stays", "return host.focusOn", "cheon").await;
        page.expect("it is said, too", TOLD, "Baek Kang-hyuk is back in place").await;
        assert_eq!(stands(page).await, before);
        page.press("m").await;
        for key in [Key::Right, Key::Right, Key::Down] {
            page.press(key).await;
        }
        press_with(page, Key::Shift, Key::Up).await;
        page.press(Key::Enter).await;
        page.expect("put down", PINNED, json!(["baek"])).await;
        page.expect("and not opened", "return host.focusOn", "cheon").await;
        page.expect("the focus is on it", FOCUSED, "baek").await;
        let after = stands(page).await;
        near("by four steps", by(&before, &after, "baek"), (40.0, -80.0));
        sound(page).await;
        page.press(Key::Delete).await;
        page.expect("Delete lets it go", PINNED, json!([])).await;
        page.expect("that is said", TOLD, "Baek Kang-hyuk is not pinned any more").await;
        assert_eq!(stands(page).await, before);
        page.press("m").await;
        page.press(Key::Right).await;
        page.press(Key::Tab).await;
        page.expect("who goes away leaves it", "return all('.node.held').length", 0).await;
        assert_eq!(stands(page).await, before);
        focus(page, "baek").await;
        page.press("m").await;
        for _ in 0..30 {
            press_with(page, Key::Shift, Key::Right).await;
        }
        page.expect("it is in view however far", "return isOnStage(focused())", true).await;
        page.press("m").await;
        page.expect("the same key puts it down", PINNED, json!(["baek"])).await;
        assert_eq!(page.run("return [scrollX, scrollY]").await, json!([0, 0]));
    });
}

#[test]
fn a_finger_that_rests_on_a_card_takes_it_along_and_the_page_stays() {
    browse(async |page| {
        for attributes in ["", "gestures=\"greedy\""] {
            page.open_chart_on_a_phone(attributes).await;
            page.forget_events().await;
            let before = stands(page).await;
            let camera = page.camera().await;
            let scrolled = page.run("return scrollY").await;
            let (x, y) = page.middle(BAEK).await;
            page.carry((x, y), (x + 40.0, y + 60.0)).await;
            page.expect("it is pinned", PINNED, json!(["baek"])).await;
            let after = stands(page).await;
            near("where it was put", by(&before, &after, "baek"), (40.0 / camera[2], 60.0 / camera[2]));
            assert_eq!(page.run("return scrollY").await, scrolled, "the page stays");
            assert_eq!(page.camera().await, camera, "the chart stays");
            page.expect("nothing was opened", "return heard", json!([])).await;
            // Without a rest, the finger is the page's or the chart's, on a card, too.
            let (x, y) = page.middle(BAEK).await;
            page.fingers(&[((x, y), (x, y - 80.0))]).await;
            if attributes.is_empty() {
                page.wait_with("the page scrolls", "return scrollY > arguments[0] + 20", &[scrolled]).await;
            } else {
                let now = page.camera().await;
                assert!((now[1] - camera[1] + 80.0).abs() < 4.0, "the chart pans: {camera:?}, then {now:?}");
            }
            assert_eq!(stands(page).await, after, "and nobody is taken along");
            // One that rests and goes nowhere pins nobody.
            let at = page.middle(".node[data-id=cheon]").await;
            page.carry(at, at).await;
            page.rests().await;
            page.expect("nobody else is pinned", PINNED, json!(["baek"])).await;
        }
    });
}
