//! A page that goes from right to left: what stands around the chart is mirrored, the chart is not, and each text runs as
//! its own letters do.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::states::overflow;

in_both!(
    the_widget_is_mirrored_and_the_chart_is_not,
    cards_and_panel_are_mirrored_and_arrows_follow,
    texts_run_as_their_letters_do
);

/// In an element that goes from right to left by its own attribute, or by that of the page.
async fn open(page: &Page, attributes: &str, on_page: bool) {
    let (around, own) = if on_page { (" dir=\"rtl\"", "") } else { ("", " dir=\"rtl\"") };
    let body = format!("<cast-map lang=\"en\" at=\"all\"{own} {attributes}></cast-map>");
    let page_of = documents::page(&body).replace("<html", &format!("<html{around}"));
    page.visit(&page.server.give("rtl.html", page_of)).await;
    page.ready().await;
}

fn the_widget_is_mirrored_and_the_chart_is_not(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, on_page) in [(1280, true), (360, false)] {
            page.size(width, 900).await;
            open(page, "view=\"chart\"", false).await;
            page.settled().await;
            page.rests().await;
            let in_view = page.run("return all('.node').filter(isOnStage).length").await;
            let geometry = page.run("return JSON.stringify(host.geometry())").await;
            open(page, "view=\"chart\"", on_page).await;
            page.settled().await;
            page.rests().await;
            page.expect("the chart is the same", "return JSON.stringify(host.geometry())", geometry).await;
            let places = "const [frame, tools] = ['.chart', '.tools'].map((each) => one(each).getBoundingClientRect());
                const off = host.geometry().cards.map(({ id, x }) =>
                    Math.abs(one(`.node[data-id=${id}]`).getBoundingClientRect().left - seenAt([x, 0])[0]));
                return [tools.left - frame.left < 20, all('.node').filter(isOnStage).length, Math.max(...off) < 1.5,
                    one('.node .portrait').getBoundingClientRect().left < one('.node .lines').getBoundingClientRect().left]";
            let where_it_is =
                format!("tools, cards in view, where they are drawn, faces on their left, at {width} px");
            page.expect(&where_it_is, places, json!([true, in_view, true, true])).await;
            assert_eq!(overflow(page, "a chart from right to left").await, None);
            // One that nothing else covers.
            let free = "one('.stage').scrollIntoView();
                return all('.node').find((node) => {
                    const [x, y] = middleOf(node);
                    return isInView(node) && isOnStage(node) && node.contains(root.elementFromPoint(x, y));
                }).dataset.id";
            let free = page.run(free).await;
            let free = free.as_str().expect("a card that can be clicked");
            page.click_at(page.middle(&format!(".node[data-id={free}]")).await).await;
            page.expect("a click meets the card that is seen there", "return host.focusOn", free).await;
        }
        page.size(1280, 900).await;
        open(page, "view=\"chart\"", true).await;
        page.settled().await;
        let before = page.camera().await;
        let bare = "const box = one('.stage').getBoundingClientRect();
            for (let y = 8; y < box.height; y += 9) for (let x = 60; x < box.width; x += 9) {
                const place = [box.left + x, box.top + y];
                if (isBare(place) && isBare([place[0] + 40, place[1]])) return place;
            }";
        let from = crate::input::place(&page.run(bare).await);
        page.drag(from, (from.0 + 30.0, from.1)).await;
        let after = page.camera().await;
        assert!(
            (after[0] - before[0] - 30.0).abs() < 1.0,
            "the chart follows the hand: {before:?}, {after:?}"
        );
    });
}

fn cards_and_panel_are_mirrored_and_arrows_follow(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "view=\"cards\" focus-on=\"baek\"", true).await;
        let places = "const left = (selector) => one(selector).getBoundingClientRect().left;
            return [left('.panel') < left('.cards'), left('.views') < left('.title'), left('.panel .close') < left('.panel-title'),
                left('.card .who') < left('.card .portrait')]";
        page.expect("what is left of what", places, json!([true, true, true, true])).await;
        assert_eq!(overflow(page, "cards from right to left").await, None);
        open(page, "view=\"cards\"", true).await;
        page.run("one('.card[data-id=baek]').focus()").await;
        page.press(Key::Left).await;
        page.expect("the next card is to the left", "return focused().dataset.id", "yang").await;
        page.press(Key::Right).await;
        page.expect("and the one before to the right", "return focused().dataset.id", "baek").await;
        page.size(360, 780).await;
        for view in ["cards", "list"] {
            open(page, &format!("view=\"{view}\" focus-on=\"baek\""), false).await;
            page.wait("the sheet is there", "return isShown(one('.sheet'))").await;
            assert_eq!(overflow(page, view).await, None);
        }
    });
}

/// Where a letter of a text is, from the left.
const LETTERS: &str = "const [selector, letter] = arguments;
    const walk = document.createTreeWalker(one(selector), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const place = walk.currentNode.data.indexOf(letter);
        if (place < 0) continue;
        const range = new Range();
        range.setStart(walk.currentNode, place);
        range.setEnd(walk.currentNode, place + 1);
        return range.getBoundingClientRect().left;
    }";

fn texts_run_as_their_letters_do(engine: Engine) {
    let show = documents::SMALL
        .replace("\"Ann\"", "\"نور (N.)\"")
        .replace("Captain", "Captain, at sea!")
        .replace("Cook", "طباخ!");
    browse_in(engine, async |page| {
        let src = page.server.give("mixed.json", show);
        for on_page in [true, false] {
            open(page, &format!("view=\"cards\" src=\"{src}\""), on_page).await;
            for (what, selector, left, right) in [
                ("an English sentence on an Arabic page", ".card[data-id=ann] .occupation", "C", "!"),
                ("an Arabic one", ".card[data-id=bob] .occupation", "!", "ط"),
                ("a name with Latin letters behind it", ".card[data-id=ann] .name", "N", "ن"),
            ] {
                let at = async |letter: &str| {
                    let found = page.run_with(LETTERS, &[json!(selector), json!(letter)]).await;
                    found.as_f64().unwrap_or_else(|| panic!("{what}: there is no {letter}"))
                };
                assert!(at(left).await < at(right).await, "{what}: {left} is not to the left of {right}");
            }
        }
    });
}
