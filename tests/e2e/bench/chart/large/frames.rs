//! How smoothly the chart of 10,000 moves: the intervals between the frames of one journey, the same for all.

use serde_json::Value;
use std::ops::Range;

use super::super::super::section::Section;
use super::super::super::spread::Spread;
use super::super::{ROUNDS, outcome};
use super::Round;
use crate::page::Page;

/// castmap's slow frames may be so many times as long as those of the better peer.
const SLOWER: f64 = 1.1;

/// The part of the frames that are no slower than a slow one.
const SLOW: f64 = 0.95;

/// How large cards are at the end of the way in, where 1 is their natural size.
const NATURAL: Range<f64> = 0.9..1.1;

/// A drag by 100 pixels moves the chart by so many.
const DRAGGED: Range<f64> = 98.0..102.0;

/// A journey: milliseconds between its frames.
pub struct Ride {
    median: f64,
    slow: f64,
    frames: usize,
    /// How many times larger the chart became on it.
    factor: f64,
    /// The chart's own size in the page.
    pub width: f64,
    pub height: f64,
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn ride(intervals: &Value, factor: f64, (width, height): (f64, f64)) -> Ride {
    let mut intervals: Vec<f64> = intervals.as_array().expect("a list").iter().map(number).collect();
    intervals.sort_by(f64::total_cmp);
    let frames = intervals.len();
    assert!(frames > 0, "the journey has frames");
    let at = |part: f64| intervals[((frames as f64 * part) as usize).min(frames - 1)];
    Ride { median: at(0.5), slow: at(SLOW), frames, factor, width, height }
}

/// castmap's, by wheel and mouse.
pub async fn by_hand(page: &Page) -> Ride {
    let script = format!("{}{}", include_str!("journey.js"), include_str!("hand.js"));
    let seen = outcome(page, "castmap's journey", &script).await;
    let [factor, largest, dragged, width, height] =
        ["factor", "largest", "dragged", "width", "height"].map(|name| number(&seen[name]));
    assert!(NATURAL.contains(&largest), "the wheel leads to where cards are read, not to {largest}");
    assert!(DRAGGED.contains(&dragged), "a mouse that drags by 100 moves the chart by {dragged}");
    ride(&seen["intervals"], factor, (width, height))
}

/// A peer's, by its own camera, as far in as castmap's.
pub async fn by_script(page: &Page, own: &Ride) -> Ride {
    let intervals = outcome(page, "a journey", &format!("return bench.ride({})", own.factor)).await;
    ride(&intervals, own.factor, (own.width, own.height))
}

pub fn tell(rounds: &[Round], section: &mut Section) {
    let own = Spread::of(rounds.iter().map(|round| round.ride.slow));
    let factor = Spread::of(rounds.iter().map(|round| round.ride.factor)).median;
    section.lines([
        String::new(),
        format!(
            "Five seconds of zooming in ({factor:.0} times, to where castmap's cards have their natural size), around, and out \
             again, in {ROUNDS} rounds by turns: castmap by the wheel and a mouse, at its own places; sigma.js by its \
             camera, where ForceAtlas2 puts everybody; force-graph by its camera, where {} does. All of it is drawn in \
             software.",
            super::super::peers::CLOCK
        ),
        String::new(),
        "| between two frames | median | 95th percentile | frames |".into(),
        "|---|---:|---:|---:|".into(),
    ]);
    let mut best: Option<(&str, f64)> = None;
    let names = rounds[0].rides.iter().map(|(name, _)| *name);
    for (place, name) in std::iter::once("castmap").chain(names).enumerate() {
        let of = |round: &Round, pick: fn(&Ride) -> f64| match place {
            0 => pick(&round.ride),
            _ => pick(&round.rides[place - 1].1),
        };
        let spread = |pick: fn(&Ride) -> f64| Spread::of(rounds.iter().map(|round| of(round, pick)));
        let (median, slow) = (spread(|ride| ride.median), spread(|ride| ride.slow));
        let frames = spread(|ride| ride.frames as f64);
        section.line(format!("| {name} | {median:.1} ms | {slow:.1} ms | {frames:.0} |"));
        if place > 0 && best.is_none_or(|(_, least)| slow.median < least) {
            best = Some((name, slow.median));
        }
    }
    let (name, best) = best.expect("there are peers");
    section.line("");
    let ratio = own.median / best;
    section.judge(
        "10,000 characters: slow frames",
        &format!("{ratio:.2} times {name}"),
        &format!("at most {SLOWER} times the better peer"),
        ratio <= SLOWER,
        &format!("castmap's 95th percentile is {ratio:.2} times that of {name}, the better peer."),
    );
    if ratio > 1.0 {
        section
            .behind(format!("slow frames among 10,000: {name} {best:.1} ms; castmap {:.1} ms.", own.median));
    }
}
