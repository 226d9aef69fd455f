//! How soon the chart of a show is there, beside the time that d3-force takes to lay it out.

use super::super::peers;
use super::super::section::Section;
use super::super::spread::Spread;
use super::clock::{self, LONG_MS, Load};
use super::peers::{CLOCK, layout, visit_layouts};
use super::{Graph, ROUNDS, shows};
use crate::browser::browse;
use crate::say::say;

/// Everybody should stand where they stay after so long.
const SETTLED_MS: f64 = 3000.0;

#[test]
fn times_of_two_shows() {
    let Some(peers) = peers("chart times") else { return };
    browse(async |page| {
        clock::wind(page).await;
        let mut section = Section::default();
        section.lines([
            format!(
                "From `cast-map-load` on, in {ROUNDS} loads of each show, by turns with {CLOCK} in the same browser: the \
                 time of its 300 ticks alone, without a picture."
            ),
            String::new(),
            format!("| | first picture | {CLOCK} | settled |"),
            "|---|---:|---:|---:|".into(),
        ]);
        let mut measured = Vec::new();
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
            section.line(format!("| {title} | {first:.0} ms | {other:.0} ms | {settled:.0} ms |"));
            measured.push((title, first.median / other.median, settled.median, clock::tasks(loads.iter())));
        }
        section.line("");
        for (title, part, settled, (seen, is_free)) in measured {
            section.judge(
                &format!("{title}: first picture"),
                &format!("{part:.2} times as long"),
                &format!("at most as long as {CLOCK}"),
                part <= 1.0,
                &format!("{title}: the first picture takes {part:.2} times as long as {CLOCK}."),
            );
            section.judge(
                &format!("{title}: settled"),
                &format!("{settled:.0} ms"),
                &format!("at most {SETTLED_MS} ms"),
                settled <= SETTLED_MS,
                &format!("{title}: settled after {settled:.0} ms."),
            );
            section.judge(
                &format!("{title}: tasks over {LONG_MS} ms"),
                &seen,
                "none",
                is_free,
                &format!("{title}: tasks over {LONG_MS} ms after `cast-map-load`: {seen}."),
            );
        }
        section.publish(page, "chart times").await;
    });
}
