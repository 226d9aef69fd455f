//! The chart on a phone: one finger is the page's, two are the chart's.

use serde_json::json;

use crate::browser::browse;

#[test]
fn one_finger_scrolls_the_page_past_the_chart() {
    browse(async |page| {
        page.open_chart_on_a_phone("").await;
        let camera = "const { x, y, scale } = camera();
            const { left, top } = one('.stage').getBoundingClientRect();
            return [x - left, y - top, scale].map((value) => value.toFixed(1))";
        let before = page.run(camera).await;
        page.forget_events().await;
        let mut swipes = 0;
        // From the middle of the chart, until it has gone by.
        while page.run("return one('.stage').getBoundingClientRect().bottom > 300").await == json!(true) {
            let scrolled = page.run("return scrollY").await;
            let (_, y) = page.middle(".stage").await;
            let y = y.clamp(250.0, 600.0);
            page.fingers(&[((180.0, y), (180.0, y - 200.0))]).await;
            page.wait_with("the page scrolls", "return scrollY > arguments[0] + 60", &[scrolled]).await;
            if swipes == 0 {
                page.wait("it says how to move the chart", "return isShown(one('.hint'))").await;
                let said = "return words(one('.hint'))";
                page.expect("the hint", said, "Use two fingers to move the chart").await;
            }
            swipes += 1;
            assert!(swipes < 12, "the chart cannot be scrolled past");
        }
        assert_eq!(page.run(camera).await, before, "the chart itself has not moved");
        assert_eq!(page.run("return heard").await, json!([]), "and nothing was opened");
    });
}

#[test]
fn two_fingers_pinch_and_pan_the_chart() {
    browse(async |page| {
        page.open_chart_on_a_phone("").await;
        let scrolled = page.run("return [scrollY, visualViewport.scale]").await;
        let (x, y) = page.middle(".stage").await;
        let before = page.camera().await;
        page.fingers(&[((x - 40.0, y), (x - 80.0, y)), ((x + 40.0, y), (x + 80.0, y))]).await;
        let after = page.camera().await;
        assert!((after[2] / before[2] - 2.0).abs() < 0.15, "twice as wide: from {before:?} to {after:?}");
        let under = |camera: [f64; 3]| [(x - camera[0]) / camera[2], (y - camera[1]) / camera[2]];
        let (was, now) = (under(before), under(after));
        let off = (was[0] - now[0]).abs().max((was[1] - now[1]).abs());
        assert!(off < 6.0, "what is between the fingers stays there: {was:?}, then {now:?}");

        page.fingers(&[((x - 60.0, y), (x - 20.0, y - 60.0)), ((x + 60.0, y), (x + 100.0, y - 60.0))]).await;
        let moved = page.camera().await;
        let by = [moved[0] - after[0], moved[1] - after[1]];
        assert!((by[0] - 40.0).abs() < 4.0 && (by[1] + 60.0).abs() < 4.0, "panned by {by:?}");
        assert!((moved[2] - after[2]).abs() < 0.02, "the scale stays: {after:?}, then {moved:?}");
        assert_eq!(page.run("return [scrollY, visualViewport.scale]").await, scrolled, "the page stays");
    });
}

#[test]
fn a_greedy_chart_takes_one_finger() {
    browse(async |page| {
        page.open_chart_on_a_phone("gestures=\"greedy\"").await;
        page.click("[data-zoom=in]").await;
        let before = page.camera().await;
        let scrolled = page.run("return scrollY").await;
        let (x, y) = page.middle(".stage").await;
        page.fingers(&[((x, y), (x + 50.0, y + 40.0))]).await;
        let after = page.camera().await;
        let by = [after[0] - before[0], after[1] - before[1]];
        assert!((by[0] - 50.0).abs() < 4.0 && (by[1] - 40.0).abs() < 4.0, "panned by {by:?}");
        assert_eq!(page.run("return scrollY").await, scrolled, "the page stays");
    });
}

#[test]
fn a_tap_opens_a_card_and_the_sheet_closes_again() {
    browse(async |page| {
        page.open_chart_on_a_phone("").await;
        let at = page.middle(".node[data-id=baek]").await;
        page.fingers(&[(at, at)]).await;
        page.expect("the card is open", "return host.focusOn", "baek").await;
        page.wait("as a sheet", "return isShown(one('dialog[part~=panel]'))").await;
        let (x, y) = page.middle("[part~=panel] button[data-close]").await;
        page.fingers(&[((x, y), (x, y))]).await;
        page.expect("closed", "return all('[part~=panel]').length", 0).await;
    });
}
