//! Words that cannot be told from what is behind them, be that painted on a canvas: the window is photographed without
//! them, and each is held against the pixels where it stands. axe gives up where there is a canvas.

use serde::Deserialize;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::pixels::Picture;
use crate::states::settle;

in_both!(pale_words_are_found);

/// As WCAG 2.2, 1.4.3, has it for words that are not large.
const LEAST: f64 = 4.5;

/// Of the pixels behind words, so many have to be far enough from their colour: a line may run behind a letter.
const SHARE: f64 = 0.8;

/// Some words in the window.
#[derive(Deserialize)]
struct Run {
    words: String,
    /// Left, top, right and lower edge, in pixels.
    edges: [usize; 4],
    color: [f64; 3],
    /// 0 to 1, with how much of it what it stands in lets through.
    opacity: f64,
}

/// Words in the window that cannot be read, each with its contrast.
pub async fn pale(page: &Page) -> Vec<String> {
    let runs = page.run(include_str!("words.js")).await;
    let runs: Vec<Run> = serde_json::from_value(runs).expect("the script gives runs of words");
    page.run(WITHOUT_WORDS).await;
    let window = Picture::of(page, [0, 0, usize::MAX, usize::MAX]).await;
    page.run(WITH_WORDS).await;
    let mut found = Vec::new();
    for Run { words, edges: [left, top, right, bottom], color, opacity } in runs {
        let mut contrasts = Vec::new();
        for y in top..bottom.min(window.height) {
            for x in left..right.min(window.width) {
                let ground = window.at(x, y);
                let ink = [0, 1, 2].map(|part| color[part] * opacity + ground[part] * (1.0 - opacity));
                contrasts.push(contrast(ink, ground));
            }
        }
        contrasts.sort_by(f64::total_cmp);
        let count = contrasts.len() as f64;
        let Some(&seen) = contrasts.get((count * (1.0 - SHARE)) as usize) else { continue };
        if seen < LEAST {
            found.push(format!("“{words}” has a contrast of {seen:.2}, at {left}, {top}"));
        }
    }
    found
}

/// All words see-through, at once.
const WITHOUT_WORDS: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { color: transparent !important; -webkit-text-fill-color: transparent !important;
        text-decoration-color: transparent !important; transition: none !important }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]";
const WITH_WORDS: &str = "root.adoptedStyleSheets = [...root.adoptedStyleSheets].slice(0, -1)";

/// As WCAG 2.2 defines it; 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[expect(clippy::disallowed_methods, reason = "the standard's own formula")]
fn luminance(color: [f64; 3]) -> f64 {
    let [red, green, blue] = color.map(|value| {
        let value = value / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn contrasts_are_those_of_wcag() {
    for (one, other, expected) in [
        ([0.0; 3], [255.0; 3], 21.0),
        ([119.0; 3], [255.0; 3], 4.48),
        ([118.0; 3], [255.0; 3], 4.54),
        ([7.0; 3], [7.0; 3], 1.0),
    ] {
        let found = contrast(one, other);
        assert!((found - expected).abs() < 0.005, "{one:?} and {other:?}: {found}");
    }
}

fn pale_words_are_found(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all"), ("lang", "en")]).await;
        let label = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('.world > .label { background: none !important; color: #888 !important }');
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
            return all('.label').some(isShown)";
        page.expect("a chart has labels", label, true).await;
        settle(page).await;
        let found = pale(page).await;
        assert!(!found.is_empty(), "grey labels on light ground");
    });
}
