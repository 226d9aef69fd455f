//! How soon the chart of a show is there, beside the time that d3-force takes to lay it out.

use super::super::spread::Spread;
use super::super::{peers, verdict};
use super::clock::{self, LONG_MS, Load};
use super::peers::{CLOCK, layout, visit_layouts};
use super::{Graph, ROUNDS, report, shows};
use crate::browser::browse;
use crate::places::say;

/// Everybody should stand where they stay after so long.
const SETTLED_MS: f64 = 3000.0;

#[test]
fn times_of_two_shows() {
    let Some(peers) = peers("chart times") else { return };
    browse(async |page| {
        clock::wind(page).await;
        let mut lines = vec![
            format!(
                "From `cast-map-load` on, in {ROUNDS} loads of each show, by turns with {CLOCK} in the same browser: the \
                 time of its 300 ticks alone, without a picture."
            ),
            String::new(),
            format!("| | first picture | {CLOCK} | settled |"),
            "|---|---:|---:|---:|".into(),
        ];
        let mut bars = vec![String::new()];
        for (name, title, document) in shows("the time of its chart") {
            let src = page.server.give(&format!("{name}.json"), &document.text);
            let graph = Graph::of(&document);
            graph.give(page);
            clock::check(page, &src).await;
            visit_layouts(page, &peers).await;
            layout(page, CLOCK, 0).await;
            let (mut loads, mut others): (Vec<Load>, Vec<f64>) = (Vec::new(), Vec::new());
            for round in 1..=ROUNDS {
                say(&format!("bench chart: the time of {title}, round {round} of {ROUNDS}"));
                loads.push(clock::load(page, &src).await);
                visit_layouts(page, &peers).await;
                others.push(layout(page, CLOCK, round).await.1);
            }
            let first = Spread::of(loads.iter().map(|load| load.first));
            let settled = Spread::of(loads.iter().map(|load| load.settled));
            let other = Spread::of(others);
            lines.push(format!("| {title} | {first:.0} ms | {other:.0} ms | {settled:.0} ms |"));
            let (seen, is_free) = clock::tasks(loads.iter());
            bars.extend([
                format!(
                    "- {title}: the first picture takes {:.2} times as long as {CLOCK}. Wanted: at most as long. {}",
                    first.median / other.median,
                    verdict(first.median <= other.median)
                ),
                format!(
                    "- {title}: settled after {:.0} ms. Wanted: at most {SETTLED_MS} ms. {}",
                    settled.median,
                    verdict(settled.median <= SETTLED_MS)
                ),
                format!(
                    "- {title}: tasks over {LONG_MS} ms after `cast-map-load`: {seen}. Wanted: none. {}",
                    verdict(is_free)
                ),
            ]);
        }
        lines.extend(bars);
        report(page, "How soon it is there", lines).await;
    });
}
