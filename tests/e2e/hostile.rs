//! What style sheets of a page do to the widget: nothing, pixel by pixel, but what is offered to them.

use serde_json::json;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::pixels::Picture;
use crate::say::say;
use crate::server::Own;
use crate::sheets::SHEETS;
use crate::states::settle;

in_both!(
    a_page_changes_nothing_by_its_style,
    a_page_changes_what_it_may,
    a_page_cannot_take_the_widget_out_of_reach
);

/// Of a thousand pixels, so many may be others.
const LEEWAY: f64 = 0.001;

/// The element's own box and those around it, which a sheet of a test is not to touch.
const BOX: &str =
    "margin padding:0 border:0 outline:0 position:static float:none transform:none rotate:none filter:none
    opacity:1 box-shadow:none overflow:visible visibility:visible max-width:none max-height:none min-height:0
    animation:none transition:none clip-path:none content-visibility:visible writing-mode:horizontal-tb";

/// A page with a sheet of style, and on it one element in a box that no sheet moves.
fn page_with(sheet: &str) -> String {
    let fixed = BOX.split_whitespace().map(|one| match one.split_once(':') {
        Some(_) => format!("{one} !important; "),
        None => format!("{one}: 0 !important; "),
    });
    let fixed: String = fixed.collect();
    let own = format!("{fixed} display: block !important; width: 1000px !important; height: auto !important");
    format!(
        "<!doctype html><html lang=\"en\" style=\"{fixed}\"><head><meta charset=\"utf-8\"><title>A fan page</title>
        <script type=\"module\" src=\"/castmap.js\"></script><style>{sheet}</style></head>
        <body style=\"{fixed}\"><cast-map at=\"all\" view=\"chart\" style=\"{own}\"></cast-map>
        <div style=\"{fixed} height: 4000px !important\"></div></body></html>"
    )
}

/// Puts the element on whole pixels at the top of the window, as high as it is.
const PLACE: &str = "const { top } = host.getBoundingClientRect();
    host.style.setProperty('margin-top', `${Math.ceil(top + scrollY) - top - scrollY}px`, 'important');
    scrollTo({ top: host.getBoundingClientRect().top + scrollY, behavior: 'instant' });
    const { left, top: y, width, height } = host.getBoundingClientRect();
    return [left, y, width, height]";

async fn picture(page: &Page) -> Picture {
    settle(page).await;
    let place = page.run(PLACE).await;
    let place = [0, 1, 2, 3].map(|side| place[side].as_f64().expect("a number"));
    assert!(place[0].fract() == 0.0 && place[1] == 0.0, "the element stands between pixels: {place:?}");
    settle(page).await;
    Picture::of(page, place.map(|side| side.round() as usize)).await
}

/// The chart, the list, and the cards with a panel, each under this sheet.
async fn pictures(page: &Page, sheet: &str) -> [(&'static str, Picture); 3] {
    // What no sheet may move is said in attributes.
    page.server.allow(Own::Styles);
    page.visit(&page.server.give("hostile.html", page_with(sheet))).await;
    page.ready().await;
    page.settled().await;
    page.run("scrollTo(0, 0)").await;
    let chart = picture(page).await;
    page.run("host.view = 'list'").await;
    page.wait("the list is there", "return all('.relation').some(isShown)").await;
    let list = picture(page).await;
    page.run("host.view = 'cards'; host.focusOn = 'baek'").await;
    page.wait("the panel is there", "return isShown(one('[part~=panel]')) && isShown(one('.card'))").await;
    let cards = picture(page).await;
    [("chart", chart), ("list", list), ("cards and panel", cards)]
}

fn a_page_changes_nothing_by_its_style(engine: Engine) {
    browse_in(engine, async |page| {
        page.size(1040, 1200).await;
        page.server.allow(Own::Fonts);
        let plain = pictures(page, "").await;
        for (state, picture) in &plain {
            assert!(picture.colors() > 20, "there is nothing in the picture of the {state}");
        }
        let (mut worst, mut found) = ((0.0, String::new()), Vec::new());
        for (name, sheet) in SHEETS {
            let under = pictures(page, sheet).await;
            for ((state, before), (_, after)) in plain.iter().zip(&under) {
                let share = before.share_of_others(after);
                let what = format!("{:.3} % of the {state}, by “{name}”", share * 100.0);
                if share > LEEWAY {
                    let kept = [before.keep("before"), after.keep(&format!("after-{}", found.len()))];
                    found.push(format!("{what}: {}", kept.join(" and ")));
                }
                if share >= worst.0 {
                    worst = (share, what);
                }
            }
        }
        say(&format!("hostile sheets in {}: {}; the worst changes {}", engine.name(), SHEETS.len(), worst.1));
        assert!(found.is_empty(), "a page gets in:\n{}", found.join("\n"));
    });
}

/// What a page may set, and a sheet that sets it.
const OFFERED: [(&str, &str); 11] = [
    ("its font", "body { font-family: 'DejaVu Serif', 'Noto Serif', 'Liberation Serif', serif }"),
    ("another font for the widget", "body { font-family: monospace } cast-map { --cast-map-font: serif }"),
    ("--cast-map-accent", "cast-map { --cast-map-accent: crimson }"),
    ("--cast-map-surface", "cast-map { --cast-map-surface: wheat }"),
    ("--cast-map-text", "cast-map { --cast-map-text: navy }"),
    ("--cast-map-muted", "cast-map { --cast-map-muted: purple }"),
    ("--cast-map-line", "cast-map { --cast-map-line: red }"),
    ("--cast-map-radius", "cast-map { --cast-map-radius: 0px }"),
    ("--cast-map-height", "cast-map { --cast-map-height: 500px }"),
    ("parts", "cast-map::part(card) { background: wheat }"),
    ("dark, by the whole page", ":root { --cast-map-surface: #222; --cast-map-text: #eee }"),
];

/// The comparison sees what it is to see: whatever is offered makes another picture, and by more than is forgiven.
fn a_page_changes_what_it_may(engine: Engine) {
    browse_in(engine, async |page| {
        page.size(1040, 1200).await;
        let plain = pictures(page, "").await;
        for (name, sheet) in OFFERED {
            let under = pictures(page, sheet).await;
            let shares =
                plain.iter().zip(&under).map(|((_, before), (_, after))| before.share_of_others(after));
            let most = shares.fold(0.0, f64::max);
            assert!(most > LEEWAY, "{name} changes {:.3} % of the pixels", most * 100.0);
        }
    });
}

fn a_page_cannot_take_the_widget_out_of_reach(engine: Engine) {
    let sheet = "* { pointer-events: none !important; user-select: none !important; -webkit-user-select: none !important;
        cursor: none !important; -webkit-user-modify: read-write-plaintext-only !important }";
    browse_in(engine, async |page| {
        page.server.allow(Own::Styles);
        page.visit(&page.server.give("hostile.html", page_with(sheet))).await;
        page.ready().await;
        page.settled().await;
        let computed = "const { pointerEvents, userSelect, cursor } = getComputedStyle(one('.castmap'));
            return [pointerEvents, userSelect !== 'none', cursor]";
        page.expect("what a page takes away", computed, json!(["auto", true, "auto"])).await;
        page.run("host.view = 'cards'").await;
        page.click("[part~=card][data-id=baek]").await;
        page.wait("the panel opens", "return isShown(one('[part~=panel]'))").await;
    });
}
