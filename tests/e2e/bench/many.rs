//! How long a hundred elements on one page take, beside one.

use serde_json::json;

use super::section::Section;
use super::spread::Spread;
use super::visit_alone;
use crate::browser::browse;
use crate::page::Page;

const MANY: usize = 100;
const ROUNDS: usize = 5;
const VIEWS: [&str; 2] = ["cards", "chart"];

/// What is measured of so many elements, in milliseconds.
const FIGURES: [(&str, &str); 4] = [
    ("first", "the first is loaded"),
    ("loaded", "all are loaded"),
    ("painted", "all are painted"),
    ("longest", "longest task"),
];

#[test]
fn hundred() {
    if super::peers("many").is_none() {
        return;
    }
    browse(async |page| {
        let mut section = Section::default();
        section.lines([
            format!(
                "The built-in show at its end, {MANY} elements on a page beside one, {ROUNDS} rounds, each on a fresh page whose \
                 code is compiled already; they start at once."
            ),
            String::new(),
            "| | one | a hundred | for each of the hundred |".into(),
            "|---|---:|---:|---:|".into(),
        ]);
        for view in VIEWS {
            let (mut one, mut all) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                one.push(measured(page, 1, view).await);
                all.push(measured(page, MANY, view).await);
            }
            for (place, (_, title)) in FIGURES.iter().enumerate() {
                let of = |rounds: &[[f64; 4]]| Spread::of(rounds.iter().map(|round| round[place]));
                let each = match place {
                    1 | 2 => format!("{:.1} ms", of(&all).median / MANY as f64),
                    _ => String::new(),
                };
                section.line(format!(
                    "| {view}: {title} | {:.0} ms | {:.0} ms | {each} |",
                    of(&one),
                    of(&all)
                ));
            }
        }
        section.publish(page, "many").await;
    });
}

async fn measured(page: &Page, count: usize, view: &str) -> [f64; 4] {
    page.server.give("many.js", include_str!("many.js"));
    // One that is there before has had the code compiled.
    visit_alone(page, "many", "<script src=\"many.js\"></script><cast-map loading=\"eager\"></cast-map>")
        .await;
    page.resolve("await host.ready").await;
    // A browser has room for a hundred instances or so, those of the page before among them; one that has to wait for room
    // would be measured as well.
    page.tell("HeapProfiler.collectGarbage", json!({})).await;
    let figures = page.resolve(&format!("return measure({count}, '{view}')")).await;
    assert_eq!(figures["alive"], json!(count), "some are not alive");
    FIGURES.map(|(name, _)| figures[name].as_f64().expect("a number"))
}
