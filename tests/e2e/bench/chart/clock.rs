//! How long castmap takes from the document read to the first picture and to the settled one.

use serde_json::Value;

use super::super::spread::Spread;
use super::{outcome, visit_chart};
use crate::page::Page;

/// Browsers tell of tasks that are longer than this.
pub const LONG_MS: f64 = 50.0;

/// One load of castmap, in milliseconds.
pub struct Load {
    /// From the last byte of the document to `cast-map-load`.
    pub reading: f64,
    /// From there to `ready`, and to `cast-map-layout`.
    pub first: f64,
    pub settled: f64,
    /// What held the page up for long after `cast-map-load`.
    pub tasks: Vec<f64>,
}

/// Has the clock in every page from now on.
pub async fn wind(page: &Page) {
    page.early(include_str!("clock.js")).await;
}

/// Opens a document as a chart and waits until it has settled.
pub async fn load(page: &Page, src: &str) -> Load {
    visit_chart(page, Some(src)).await;
    let times = outcome(page, src, "return window.clock").await;
    let ms = |name: &str| times[name].as_f64().unwrap_or_else(|| panic!("{src}: no {name} in {times}"));
    let number = |value: &Value, name: &str| value[name].as_f64().expect("a time");
    let tasks = times["tasks"].as_array().expect("a list").iter();
    let after = tasks.filter(|task| number(task, "start") >= ms("loaded"));
    Load {
        reading: ms("reading"),
        first: ms("first"),
        settled: ms("settled"),
        tasks: after.map(|task| number(task, "ms")).collect(),
    }
}

/// Opens it once without counting the time, and fails where the first picture has not everybody. The browser is warm
/// then.
pub async fn check(page: &Page, src: &str) {
    page.early("window.isCounted = true").await;
    visit_chart(page, Some(src)).await;
    let times = outcome(page, src, "return window.clock").await;
    assert_eq!(times["drawn"], times["characters"], "{src}: the first picture has everybody");
    page.early("window.isCounted = false").await;
}

/// What was seen of tasks that held the page up, and whether there was none.
pub fn tasks<'a>(loads: impl Iterator<Item = &'a Load>) -> (String, bool) {
    let (mut all, mut count) = (Vec::new(), 0);
    for load in loads {
        all.extend(&load.tasks);
        count += 1;
    }
    let words = match all.len() {
        0 => "none was seen".into(),
        seen => {
            format!("{seen} seen in {count} loads, the longest of {:.0} ms", Spread::of(all.clone()).most)
        }
    };
    (words, all.is_empty())
}
