//! Four times as large, and with more room between letters and lines: all is there, nothing is cut.

use serde_json::json;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::sample::sample;
use crate::states::{STATES, State, overflow, settle};

in_both!(
    four_times_as_large_all_can_be_reached,
    every_state_fits_four_times_as_large,
    with_room_between_letters_nothing_is_cut
);

/// What opens in front of the rest, and what opens it.
const OPENED: [(&str, &str, &str); 7] = [
    ("cards", "", ".card"),
    ("list", "", ".relation"),
    ("chart", "", ".node"),
    ("cards", "button[data-facet=actors]", ".values"),
    ("chart", "[data-zoom=keys]", ".help"),
    ("chart", "[data-save]", ".save .values"),
    ("cards", "[part~=card][data-id=baek]", ".panel"),
];

/// Brings a state about.
async fn open(page: &Page, (view, opener, opened): (&str, &str, &str)) {
    page.open(&[("at", "all"), ("view", view)]).await;
    if view == "chart" {
        page.settled().await;
    }
    if !opener.is_empty() {
        page.click(opener).await;
    }
    page.wait_with("it is open", "return all(arguments[0]).some(isShown)", &[json!(opened)]).await;
    settle(page).await;
}

/// What cannot be seen whole, wherever a page is scrolled: beyond the sides, or cut by what it stands in. Words of the chart
/// are looked at by themselves.
const CUT: &str = "const { clientWidth } = document.documentElement;
    const seen = all('*').filter((each) => isShown(each) && !each.closest('.stage, .overview, .unseen, select, svg'));
    const wide = seen.filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        return left < -0.5 || right > clientWidth + 0.5;
    });
    const short = seen.filter((each) => {
        const { overflowX, overflowY } = getComputedStyle(each);
        return each.scrollWidth > each.clientWidth + 1 && ['hidden', 'clip', 'auto', 'scroll'].includes(overflowX) && each.clientWidth > 1
            || each.scrollHeight > each.clientHeight + 1 && ['hidden', 'clip'].includes(overflowY) && each.clientHeight > 1;
    });
    const hung = all('.save .values').filter((each) => {
        const [menu, chart] = [each, one('.chart')].map((one) => one.getBoundingClientRect());
        return menu.left < chart.left || menu.top < chart.top;
    });
    return [wide, short, hung].map((found) => found.slice(0, 4).map((each) => `${each.localName}.${each.className}`))";

fn four_times_as_large_all_can_be_reached(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, height) in [(320, 256), (360, 640)] {
            page.size(width, height).await;
            for state in OPENED {
                open(page, state).await;
                let what = format!("{state:?} at {width} × {height}");
                fits(page, &what).await;
                let (_, _, opened) = state;
                if [".panel", ".help"].contains(&opened) {
                    page.expect(&format!("{what}: in front"), &format!("return all('{FRONT}').length"), 1)
                        .await;
                }
            }
        }
    });
}

/// What lies in front of all else.
const FRONT: &str = ".sheet, .help[open]";

/// Whether nothing is cut, and what is in front of the rest leaves room, scrolls by itself, and can be closed from
/// wherever it is scrolled to.
async fn fits(page: &Page, what: &str) {
    assert_eq!(overflow(page, what).await, None);
    page.expect(what, CUT, json!([[], [], []])).await;
    let fits = "const [front] = all(arguments[0]);
        if (!front) return true;
        const { top, bottom } = front.getBoundingClientRect();
        const [shut] = front.querySelectorAll('[data-close]');
        const closes = [0, front.scrollHeight].every((scrolled) => {
            front.scrollTop = scrolled;
            const { x, y, width, height } = shut.getBoundingClientRect();
            const reached = root.elementFromPoint(x + width / 2, y + height / 2);
            return y >= top && y + height <= bottom && shut.contains(reached);
        });
        return closes && top >= 0 && bottom <= innerHeight + 0.5
            && (front.scrollHeight <= front.clientHeight + 1 || getComputedStyle(front).overflowY === 'auto')";
    page.expect_with(&format!("{what}: in the window"), fits, &[json!(FRONT)], true.into()).await;
}

/// So many states where not everything is to be tried.
const MOST: usize = 6;

/// A window of 1280 × 1024 at 400 %, as WCAG 2.2, 1.4.10, has it.
fn every_state_fits_four_times_as_large(engine: Engine) {
    browse_in(engine, async |page| {
        page.size(320, 256).await;
        let states: Vec<State> = STATES.into_iter().filter(|state| state.is_here()).collect();
        for state in sample(&format!("states four times as large in {}", engine.name()), states, MOST) {
            state.reach(page, "light", "en").await;
            fits(page, &format!("{} {} at 320 × 256", state.show_name(), state.name)).await;
            state.leave(page);
        }
    });
}

/// As WCAG 2.2, 1.4.12, has it.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    host.setAttribute('lang', 'ko');
    host.setAttribute('lang', 'en')";

fn with_room_between_letters_nothing_is_cut(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, height) in [(1280, 900), (360, 640)] {
            page.size(width, height).await;
            for state in OPENED {
                open(page, state).await;
                page.run(SPACED).await;
                settle(page).await;
                let what = format!("{state:?} at {width} × {height}");
                assert_eq!(overflow(page, &what).await, None);
                page.expect(&what, CUT, json!([[], [], []])).await;
                // Words of the chart are scaled into their boxes.
                let out = "return all('.fit').filter((each) => {
                    const range = new Range();
                    range.selectNodeContents(each);
                    const box = each.parentElement.getBoundingClientRect();
                    return [...range.getClientRects()].some(({ left, right }) => left < box.left - 2 || right > box.right + 2);
                }).map(words)";
                page.expect(&format!("{what}: words in their boxes"), out, json!([])).await;
            }
        }
    });
}
