//! Moving the chart with a mouse, its wheel and buttons; the page keeps what is not meant for the chart.

use serde_json::json;

use crate::browser::{browse, browse_in};
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::input::{Place, place};
use crate::page::Page;

in_both!(
    a_mouse_drags_the_chart_and_not_the_page,
    the_wheel_scrolls_the_page_unless_ctrl_is_held,
    a_greedy_chart_takes_the_wheel_alone
);

/// As exact as the page writes where the chart is, in CSS pixels.
const EXACT: f64 = 1.0;

/// The chart in a page that can be scrolled.
async fn embed(page: &Page, attributes: &str) {
    let text = "<p>Some words of the page around it.</p>".repeat(30);
    let body = format!("{text}<cast-map view=\"chart\" at=\"all\" {attributes}></cast-map>{text}");
    page.visit(&page.server.give("page.html", documents::page(&body))).await;
    // It starts when it comes near.
    page.run("document.querySelector('cast-map').scrollIntoView({ behavior: 'instant' })").await;
    page.ready().await;
    page.settled().await;
    page.run("one('.chart').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
    page.rests().await;
}

/// A place on the chart's bare ground.
async fn ground(page: &Page) -> Place {
    let script = "const { left, top, right, bottom } = one('.stage').getBoundingClientRect();
        for (let y = Math.max(top, 0) + 90; y < Math.min(bottom, innerHeight) - 60; y += 7)
            for (let x = left + 40; x < right - 90; x += 7) if (isBare([x, y])) return [x, y];
        return null";
    place(&page.run(script).await)
}

/// A place on it as near as there is to another one: where no card is taken along.
async fn ground_near(page: &Page, (x, y): Place) -> Place {
    let script = "const [x, y] = arguments;
        for (let away = 0; away < 900; away += 6)
            for (let turn = 0; turn < 16; turn += 1) {
                const at = [x + away * Math.cos(turn), y + away * Math.sin(turn)];
                if (isBare(at)) return at;
            }
        return null";
    place(&page.run_with(script, &[json!(x), json!(y)]).await)
}

fn near(what: &str, seen: [f64; 2], expected: [f64; 2]) {
    let off = (seen[0] - expected[0]).abs().max((seen[1] - expected[1]).abs());
    assert!(off <= EXACT, "{what}: {seen:?}, not {expected:?}");
}

fn a_mouse_drags_the_chart_and_not_the_page(engine: Engine) {
    browse_in(engine, async |page| {
        embed(page, "").await;
        let before = page.camera().await;
        let scrolled = page.run("return scrollY").await;
        let (x, y) = ground(page).await;
        page.drag((x, y), (x + 120.0, y - 70.0)).await;
        let after = page.camera().await;
        near("the chart followed", [after[0], after[1]], [before[0] + 120.0, before[1] - 70.0]);
        // That is no click.
        page.forget_events().await;
        let (x, y) = ground_near(page, (x + 120.0, y - 70.0)).await;
        page.drag((x, y), (x - 120.0, y + 70.0)).await;
        let back = page.camera().await;
        near("and back", [back[0], back[1]], [before[0], before[1]]);
        assert_eq!(
            page.run("return [scrollY, heard, String(getSelection())]").await,
            json!([scrolled, [], ""])
        );
        // A hand is not quite still.
        let (x, y) = page.middle(".node[data-id=baek]").await;
        page.drag((x, y), (x + 2.0, y + 1.0)).await;
        page.expect("two pixels are a click", "return host.focusOn", "baek").await;
    });
}

fn the_wheel_scrolls_the_page_unless_ctrl_is_held(engine: Engine) {
    browse_in(engine, async |page| {
        embed(page, "").await;
        let before = page.camera().await;
        let scrolled = page.run("return scrollY").await;
        page.wheel(ground(page).await, 60.0, false).await;
        page.wait_with("the page scrolls", "return scrollY > arguments[0] + 50", &[scrolled]).await;
        page.wait("it says how to zoom", "return isShown(one('.hint'))").await;
        let hint = "return words(one('.hint'))";
        page.expect("the hint", hint, "Hold Ctrl or ⌘ and scroll to zoom").await;
        let after = page.camera().await;
        assert_eq!(after[2], before[2], "the chart is as large as before");
        page.wait("the hint goes", "return !isShown(one('.hint'))").await;

        for (turn, grows) in [(-120.0, true), (60.0, false)] {
            let scrolled = page.run("return scrollY").await;
            let before = page.camera().await;
            let at = page.middle(".node[data-id=cheon]").await;
            page.wheel(at, turn, true).await;
            page.wait_with(
                "the chart zooms",
                "return Math.abs(camera().scale - arguments[0]) > 0.02",
                &[json!(before[2])],
            )
            .await;
            let after = page.camera().await;
            assert_eq!(after[2] > before[2], grows, "turned by {turn}: {before:?}, then {after:?}");
            let under = page.middle(".node[data-id=cheon]").await;
            near("what is under the pointer stays there", [under.0, under.1], [at.0, at.1]);
            assert_eq!(page.run("return scrollY").await, scrolled, "the page does not scroll");
        }
    });
}

fn a_greedy_chart_takes_the_wheel_alone(engine: Engine) {
    browse_in(engine, async |page| {
        embed(page, "gestures=\"greedy\"").await;
        let scrolled = page.run("return scrollY").await;
        let before = page.camera().await;
        page.wheel(ground(page).await, -100.0, false).await;
        page.wait_with("it zooms", "return camera().scale > arguments[0] + 0.02", &[json!(before[2])]).await;
        assert_eq!(page.run("return scrollY").await, scrolled, "the page does not scroll");
        assert_eq!(page.property("gestures").await, json!("greedy"));
    });
}

#[test]
fn buttons_make_it_larger_smaller_and_whole() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        let whole = page.camera().await;
        let mut last = whole[2];
        for (button, larger) in [("in", true), ("in", true), ("out", false)] {
            page.click(&format!("[data-zoom={button}]")).await;
            let script = "return Math.abs(camera().scale - arguments[0]) > 0.02";
            page.wait_with(button, script, &[json!(last)]).await;
            let now = page.camera().await;
            assert_eq!(now[2] > last, larger, "{button}: from {last} to {}", now[2]);
            last = now[2];
        }
        for _ in 0..9 {
            page.click("[data-zoom=in]").await;
        }
        let most = page.camera().await[2];
        assert!((2.0..4.0).contains(&most), "it grows up to {most}");
        page.click("[data-zoom=fit]").await;
        page.expect("everybody is in view", "return all('.node').every(isOnStage)", true).await;
        let again = page.camera().await;
        assert!((0..3).all(|place| (again[place] - whole[place]).abs() <= EXACT), "{again:?}, not {whole:?}");
        for _ in 0..9 {
            page.click("[data-zoom=out]").await;
        }
        let least = page.camera().await[2];
        assert!(least < whole[2] && least > whole[2] * 0.4, "it shrinks from {} to {least}", whole[2]);
    });
}

#[test]
fn the_whole_screen_is_the_charts_on_request() {
    browse(async |page| {
        page.size(1280, 1500).await;
        embed(page, "").await;
        let before = page.run("return one('.stage').getBoundingClientRect().height").await;
        page.click("[data-zoom=full]").await;
        page.expect("full screen", "return document.fullscreenElement === host", true).await;
        page.wait_with(
            "the chart has the room",
            "const { bottom } = one('.strip').getBoundingClientRect();
            return one('.stage').getBoundingClientRect().height > arguments[0] + 200 && bottom <= innerHeight",
            &[before],
        )
        .await;
        page.expect("all of it is seen", "return all('.node').every(isOnStage)", true).await;
        page.wait("gestures are its own", "return one('.stage.greedy')").await;
        let scale = page.camera().await[2];
        page.wheel(ground(page).await, -100.0, false).await;
        page.wait_with(
            "the wheel alone zooms",
            "return camera().scale > arguments[0] + 0.02",
            &[json!(scale)],
        )
        .await;
        page.click("[data-zoom=full]").await;
        page.expect("the page is back", "return document.fullscreenElement", json!(null)).await;
    });
}

/// The point of the chart in the middle of the stage.
const MIDDLE: &str = "const [x, y] = middleOf(one('.stage'));
    const { x: left, y: top, scale } = camera();
    return [(x - left) / scale, (y - top) / scale]";

#[test]
fn another_size_keeps_the_middle_or_fits_what_nobody_moved() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        for (width, height) in [(1600, 1000), (1000, 760), (1280, 900)] {
            page.size(width, height).await;
            page.wait("everybody in view", "return all('.node').every(isOnStage)").await;
        }
        page.rests().await;
        page.click("[data-zoom=in]").await;
        page.click("[data-zoom=in]").await;
        page.rests().await;
        let (x, y) = ground(page).await;
        page.drag((x, y), (x - 130.0, y + 60.0)).await;
        page.rests().await;
        let before = place(&page.run(MIDDLE).await);
        let scale = page.camera().await[2];
        for (width, height) in [(1500, 1000), (1100, 800)] {
            let stage = page.run("return one('.stage').clientWidth").await;
            page.size(width, height).await;
            page.wait_with(
                "the stage changes",
                "return one('.stage').clientWidth !== arguments[0]",
                &[stage],
            )
            .await;
            page.rests().await;
            let after = place(&page.run(MIDDLE).await);
            near("the middle", [after.0, after.1], [before.0, before.1]);
            assert!((page.camera().await[2] - scale).abs() < 0.001, "the scale stays");
        }
    });
}

#[test]
fn however_wildly_it_is_moved_the_cast_is_in_view() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        let seen = "const frame = one('.stage').getBoundingClientRect();
            return all('.node').filter((node) => {
                const box = node.getBoundingClientRect();
                return box.right > frame.left && box.left < frame.right && box.bottom > frame.top && box.top < frame.bottom;
            }).length";
        for zoom in ["fit", "in", "in", "out", "out", "out", "out"] {
            page.click(&format!("[data-zoom={zoom}]")).await;
            // While it glides, a card may come to where ground was, and be carried away in its stead.
            page.rests().await;
            for (x, y) in [(900.0, 0.0), (0.0, 900.0), (-900.0, 0.0), (0.0, -900.0), (-900.0, 900.0)] {
                for _ in 0..3 {
                    let from = ground_near(page, (640.0 - x / 2.0, 560.0 - y / 4.0)).await;
                    page.drag(from, (from.0 + x, from.1 + y / 2.0)).await;
                }
                page.wait(&format!("somebody is in view after {zoom} and {x}, {y}"), seen).await;
            }
        }
        page.click("[data-zoom=fit]").await;
        page.wait("all are found again", "return all('.node').every(isOnStage)").await;
    });
}

#[test]
fn it_glides_unless_the_visitor_wants_no_motion() {
    browse(async |page| {
        for still in [false, true] {
            if still {
                page.still().await;
            }
            page.open_chart(&[("at", "all")]).await;
            page.rests().await;
            let seen = page
                .resolve(
                    "const scales = [];
                    one('[data-zoom=in]').click();
                    for (let frame = 0; frame < 40; frame += 1) {
                        scales.push(camera().scale);
                        await new Promise((next) => requestAnimationFrame(next));
                    }
                    return new Set(scales.map((scale) => scale.toFixed(4))).size",
                )
                .await;
            let steps = seen.as_u64().expect("a number");
            assert!(
                if still { steps == 1 } else { steps > 3 },
                "motion unwanted: {still}; {steps} sizes seen"
            );
        }
    });
}
