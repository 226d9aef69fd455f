//! How long it takes until what has broken is back.

use serde_json::json;

use super::spread::Spread;
use super::{machine, visit_alone};
use crate::browser::browse;
use crate::places::say;

const ROUNDS: usize = 20;
const VIEWS: [&str; 2] = ["cards", "chart"];

#[test]
fn broken() {
    if super::peers("recover").is_none() {
        return;
    }
    browse(async |page| {
        page.early(include_str!("../breaking.js")).await;
        page.server.give("recover.js", include_str!("recover.js"));
        let mut lines = vec![
            String::new(),
            "### What has broken".into(),
            String::new(),
            format!("Measured on {}.", machine(page).await),
            format!(
                "The built-in show at its end in one element, which breaks {ROUNDS} times. It comes back by itself once: so it \
                 loads its document again after each time."
            ),
            String::new(),
            "| from the moment when it breaks | back in the page | painted |".into(),
            "|---|---:|---:|".into(),
        ];
        let mut slowest: f64 = 0.0;
        for view in VIEWS {
            let body = format!(
                "<script src=\"recover.js\"></script><cast-map loading=\"eager\" view=\"{view}\" at=\"all\"></cast-map>"
            );
            visit_alone(page, "recover", &body).await;
            page.resolve("await host.ready").await;
            let mut rounds = Vec::new();
            for _ in 0..ROUNDS {
                let figures = page.resolve("return recover(host)").await;
                assert_eq!(figures["view"], json!(view), "it has another view");
                rounds.push(["back", "painted"].map(|name| figures[name].as_f64().expect("a number")));
            }
            let [back, painted] = [0, 1].map(|place| Spread::of(rounds.iter().map(|round| round[place])));
            slowest = slowest.max(painted.median);
            lines.push(format!("| {view} | {back:.0} ms | {painted:.0} ms |"));
        }
        lines.push(String::new());
        let verdict = if slowest < 100.0 { "Reached" } else { "Not reached" };
        lines.push(format!("- Wanted: under 100 ms. {verdict}."));
        page.hear("has broken").await;
        say(&lines.join("\n"));
    });
}
