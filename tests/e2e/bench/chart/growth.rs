//! How the time of the chart grows with the number of characters.

use super::super::line::slope;
use super::super::peers;
use super::super::section::Section;
use super::super::spread::Spread;
use super::ROUNDS;
use super::clock::{self, Load};
use crate::browser::browse;
use crate::documents;
use crate::say::say;

const SIZES: [usize; 5] = [1_000, 2_000, 5_000, 10_000, 20_000];

/// The slope of n log n is one; what is measured is never quite on a line.
const MOST_SLOPE: f64 = 1.05;

/// From the last size but one to the last, the time may grow so many times as much as n log n does: there, what is dear
/// for small charts hides nothing.
const MOST_AT_LAST: f64 = 1.1;

#[test]
fn growth_to_twenty_thousand() {
    if peers("chart growth").is_none() {
        return;
    }
    browse(async |page| {
        clock::wind(page).await;
        let mut sources = Vec::new();
        for size in SIZES {
            let Some(text) = documents::made_up(size, "the growth of the chart") else { return };
            sources.push(page.server.give(&format!("made-{size}.json"), text));
        }
        let mut loads: Vec<Vec<Load>> = SIZES.map(|_| Vec::new()).into();
        for round in 1..=ROUNDS {
            for ((src, loads), size) in sources.iter().zip(&mut loads).zip(SIZES) {
                say(&format!("bench chart: the growth, {size} characters, round {round} of {ROUNDS}"));
                loads.push(clock::load(page, src).await);
            }
        }
        let mut section = Section::default();
        section.lines([
            format!(
                "Shows with twice as many relations as characters, from `cast-map-load` on, in {ROUNDS} loads of each, by \
                 turns."
            ),
            String::new(),
            "| characters | first picture | settled | settled ÷ (n log₂ n) |".into(),
            "|---:|---:|---:|---:|".into(),
        ]);
        let (mut points, mut medians) = (Vec::new(), Vec::new());
        for (size, loads) in SIZES.iter().zip(&loads) {
            let first = Spread::of(loads.iter().map(|load| load.first));
            let settled = Spread::of(loads.iter().map(|load| load.settled));
            let work = n_log_n(*size);
            points.push((logarithm(work), logarithm(settled.median)));
            medians.push(settled.median);
            section.line(format!(
                "| {size} | {first:.0} ms | {settled:.0} ms | {:.2} µs |",
                settled.median / work * 1000.0
            ));
        }
        let slope = slope(&points);
        let [.., before, last] = SIZES;
        let grown = medians[SIZES.len() - 1] / medians[SIZES.len() - 2];
        let expected = n_log_n(last) / n_log_n(before);
        section.line("");
        section.judge(
            "growth: the power of n log n",
            &format!("{slope:.2}"),
            &format!("at most {MOST_SLOPE}"),
            slope <= MOST_SLOPE,
            &format!(
                "The time until it has settled grows with the power {slope:.2} of n log n (a line through the logarithms, by \
                 least squares): no faster than n log n is at most 1, and {MOST_SLOPE} for what is measured."
            ),
        );
        section.judge(
            "growth: at last, beside n log n",
            &format!("{:.2} times as much", grown / expected),
            &format!("at most {MOST_AT_LAST} times as much as n log n"),
            grown <= MOST_AT_LAST * expected,
            &format!(
                "From {before} characters to {last} it grows {grown:.2} times, and n log n {expected:.2} times."
            ),
        );
        section.publish(page, "chart growth").await;
    });
}

#[expect(clippy::disallowed_methods, reason = "nothing is drawn with it")]
fn logarithm(of: f64) -> f64 {
    of.log2()
}

fn n_log_n(size: usize) -> f64 {
    size as f64 * logarithm(size as f64)
}
