//! How long it takes until what has broken is back.

use serde_json::json;

use super::section::Section;
use super::spread::Spread;
use super::visit_alone;
use crate::browser::browse;

const ROUNDS: usize = 20;
const VIEWS: [&str; 2] = ["cards", "chart"];
const MOST_MS: f64 = 100.0;

#[test]
fn broken() {
    if super::peers("recover").is_none() {
        return;
    }
    browse(async |page| {
        page.early(include_str!("../breaking.js")).await;
        page.server.give("recover.js", include_str!("recover.js"));
        let mut section = Section::default();
        section.lines([
            format!(
                "The built-in show at its end in one element, which breaks {ROUNDS} times. It comes back by itself once: so it \
                 loads its document again after each time."
            ),
            String::new(),
            "| from the moment when it breaks | back in the page | painted |".into(),
            "|---|---:|---:|".into(),
        ]);
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
            section.line(format!("| {view} | {back:.0} ms | {painted:.0} ms |"));
        }
        section.line("");
        section.judge(
            "an element that has broken: painted again",
            &format!("{slowest:.0} ms"),
            &format!("under {MOST_MS} ms"),
            slowest < MOST_MS,
            &format!("The slower view is painted again after {slowest:.0} ms."),
        );
        page.hear("has broken").await;
        section.publish(page, "recover").await;
    });
}
