//! The tag on a page: with what is shown before it, with the document in it, in the colours of the page.

use serde_json::json;

use super::blocks::{all, pasted, shows_the_cast};
use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::server::{Answer, Own};

in_both!(every_page_shows_the_cast);

const CODE: &str = "/castmap_bg.wasm";

/// Whether what the author wrote inside the tag can be seen.
const WRITTEN: &str = "const [first] = document.querySelectorAll('cast-map > p'); return isShown(first)";

fn every_page_shows_the_cast(engine: Engine) {
    let blocks = all("page");
    let how_many = |part: &str| blocks.iter().filter(|block| block.contains(part)).count();
    // The text tells of each of these, in a block of its own.
    assert_eq!([how_many("<p>"), how_many("application/json"), how_many("<style>")], [1, 1, 1]);
    browse_in(engine, async |page| {
        page.server.allow(Own::Styles);
        for block in &blocks {
            let path = pasted(&page.server, block);
            let asked = page.server.asked("/my-show.json");
            if block.contains("<p>") {
                is_there_until_ready(page, &path).await;
            } else {
                page.visit(&path).await;
            }
            shows_the_cast(page).await;
            let fetched = page.server.asked("/my-show.json") - asked;
            assert_eq!(fetched, usize::from(!block.contains("application/json")), "{block}");
            if block.contains("<style>") {
                is_dressed(page, block).await;
            }
            if block.contains("<p>") {
                page.expect("what was written is covered", WRITTEN, false).await;
                is_there_again(page, &path).await;
            }
        }
    });
}

async fn is_there_until_ready(page: &Page, path: &str) {
    page.server.hold(CODE);
    page.visit(path).await;
    page.expect("what was written is there first", WRITTEN, true).await;
    page.server.release(CODE);
}

/// What was written comes back where castmap cannot run.
async fn is_there_again(page: &Page, path: &str) {
    page.expects("Failed to load resource");
    page.expects("castmap_bg.wasm answers 404");
    let server = &page.server;
    server.answer(CODE, Answer::of(404, "text/plain", ""));
    page.visit(path).await;
    page.expect("it fails", "return state()", "failed").await;
    page.expect("what was written is back", WRITTEN, true).await;
    server.forget(CODE);
}

/// What the block sets is what the element has.
async fn is_dressed(page: &Page, block: &str) {
    let set = |name: &str| {
        let rest = block.split_once(&format!("--cast-map-{name}: ")).map(|(_, rest)| rest);
        rest.and_then(|rest| rest.split(';').next()).unwrap_or_else(|| panic!("no {name} in {block}"))
    };
    page.settled().await;
    let height = set("height").trim_end_matches("px").parse::<u64>().expect("pixels");
    page.expect("the height", "return one('[part~=chart]').offsetHeight", height).await;
    let font = "return getComputedStyle(one('.title')).fontFamily";
    page.expect("the font", font, set("font")).await;
    page.click("[data-view=cards]").await;
    page.expect("a card's corner", "return getComputedStyle(one('[part~=card]')).borderRadius", "4px").await;
    // The colour of what is chosen and of links.
    let accent = "const probe = document.createElement('i');
        probe.style.color = arguments[0];
        document.body.append(probe);
        const wanted = getComputedStyle(probe).color;
        return all('*').some((element) => {
            const { color, backgroundColor, borderTopColor } = getComputedStyle(element);
            return [color, backgroundColor, borderTopColor].includes(wanted);
        })";
    page.wait_with("something has the accent", accent, &[json!(set("accent"))]).await;
}
