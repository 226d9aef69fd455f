//! Any people, ties and groups. Nobody stands on anybody, each in a cell, and always in the same, however the work was sliced;
//! whoever is put somewhere stands there; outlines, ties and labels keep to their own places.

#![no_main]

#[path = "../../tests/support/laid.rs"]
mod laid;

use arbitrary::Arbitrary;
use castmap::geom::{Point, Size};
use castmap::layout::{Graph, Layout, Options, boxes, curves, labels, layout, outlines};
use laid::{check_labels, check_outlines, check_pinned, is_on_edge, overlaps};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;

#[derive(Arbitrary, Debug)]
struct Input {
    /// Sizes, as shares of the pitch, and how much each belongs in the middle.
    cards: Vec<(u8, u8, u8)>,
    ties: Vec<(u8, u8)>,
    groups: Vec<Vec<u8>>,
    /// Every card whose bit is set is new at the second point.
    news: u64,
    /// Where some are put.
    pins: Vec<(u8, i16, i16)>,
    /// Sizes of labels of ties.
    labels: Vec<(u8, u8)>,
    aspect: u8,
    effort: u16,
    slice: u16,
    seed: u8,
    is_crowd: bool,
}

const MOST_CARDS: usize = 40;
const MOST_TIES: usize = 60;
const MOST_GROUPS: usize = 8;
const MOST_PINS: usize = 8;
const MOST_EFFORT: u16 = 4000;

fuzz_target!(|input: Input| {
    let Some(graph) = graph(&input) else { return };
    let pitch = pitch(&input);
    let options = Options {
        aspect: [0.6, 1.0, 1.7][usize::from(input.aspect) % 3],
        effort: (input.effort % MOST_EFFORT).into(),
        seed: input.seed.into(),
        pitch,
    };
    let first = stand(&graph, options, input.slice);
    let mut later = graph.clone();
    later.before = first
        .iter()
        .enumerate()
        .map(|(card, at)| (input.news >> (card % 64) & 1 == 0).then_some(*at))
        .collect();
    let places = stand(&later, options, input.slice);
    let rects = boxes(&graph.cards, &places);
    let mut pins: Vec<(usize, Point)> = Vec::new();
    for &(card, x, y) in input.pins.iter().take(MOST_PINS) {
        let card = usize::from(card) % rects.len();
        if pins.iter().all(|(known, _)| *known != card) {
            pins.push((card, Point { x: x.into(), y: y.into() }));
        }
    }
    check_pinned(&rects, &pins, pitch, "pinned");
    drawn(&input, &graph, &castmap::layout::pinned(rects, &pins, pitch));
});

fn pitch(input: &Input) -> Size {
    if input.is_crowd { Size { w: 220.0, h: 102.0 } } else { Size { w: 366.0, h: 164.0 } }
}

/// None of nobody. Ties are of two cards, and each pair is there once.
fn graph(input: &Input) -> Option<Graph> {
    let pitch = pitch(input);
    let cards = &input.cards[..input.cards.len().min(MOST_CARDS)];
    let count = cards.len();
    let place = |byte: u8| usize::from(byte).checked_rem(count);
    let mut ties = BTreeSet::new();
    for &(one, other) in input.ties.iter().take(MOST_TIES) {
        let (one, other) = (place(one)?, place(other)?);
        if one != other {
            ties.insert((one.min(other), one.max(other)));
        }
    }
    let mut groups = Vec::new();
    for group in input.groups.iter().take(MOST_GROUPS) {
        let members: BTreeSet<usize> = group.iter().filter_map(|&byte| place(byte)).collect();
        groups.push(members.into_iter().collect());
    }
    // More than the largest card, as the layout asks for.
    let size = |&(w, h, _): &(u8, u8, u8)| Size {
        w: 8.0 + (pitch.w - 20.0) * f64::from(w) / 255.0,
        h: 8.0 + (pitch.h - 20.0) * f64::from(h) / 255.0,
    };
    (count > 0).then(|| Graph {
        cards: cards.iter().map(size).collect(),
        ties: ties.into_iter().collect(),
        groups,
        leads: cards.iter().map(|(_, _, lead)| f64::from(*lead) / 255.0).collect(),
        before: Vec::new(),
    })
}

/// Where all stand.
fn stand(graph: &Graph, options: Options, slice: u16) -> Vec<Point> {
    check(graph, options, &Layout::new(graph.clone(), options).places());
    let places = layout(graph.clone(), options);
    check(graph, options, &places);
    let mut sliced = Layout::new(graph.clone(), options);
    let slice = usize::from(slice).max(1);
    let mut slices = 0;
    while !sliced.is_settled() {
        sliced.work(slice);
        slices += 1;
        assert!(slices < 10_000_000, "it settles");
    }
    assert_eq!(sliced.work(slice), slice, "it is done");
    assert_eq!(sliced.places(), places, "in slices of {slice}");
    places
}

/// No card covers another, and each stands in a cell of a row, half a cell further right in every second one; who is alone stands
/// in a row without that.
fn check(graph: &Graph, options: Options, places: &[Point]) {
    assert_eq!(places.len(), graph.cards.len());
    assert_eq!(overlaps(&boxes(&graph.cards, places)), 0);
    let Options { pitch, .. } = options;
    // All of them in one row, and as many again: nobody is further away.
    let most = 2.0 * graph.cards.len() as f64 + 8.0;
    for at in places {
        let (halves, row) = (2.0 * at.x / pitch.w, at.y / pitch.h);
        assert!(
            (halves - halves.round()).abs() < 1e-6 && (row - row.round()).abs() < 1e-6,
            "{at:?} is no cell"
        );
        assert!(halves.abs() < 2.0 * most && row.abs() < most, "{at:?} is far away");
    }
}

/// What is drawn around and between those who stand so.
fn drawn(input: &Input, graph: &Graph, rects: &[castmap::geom::Rect]) {
    let plates: Vec<Size> =
        (0..graph.groups.len()).map(|group| Size { w: 40.0 + 20.0 * group as f64, h: 20.0 }).collect();
    let around = outlines(rects, &graph.groups, &plates);
    check_outlines(rects, &graph.groups, &around, "outlines");
    let curves = curves(rects, &graph.ties, false);
    assert_eq!(curves.len(), graph.ties.len());
    for (&(from, to), curve) in graph.ties.iter().zip(&curves) {
        let is_tied = is_on_edge(&rects[from], curve.from) && is_on_edge(&rects[to], curve.to);
        assert!(is_tied, "{from} {to}: {curve:?} of {:?} and {:?}", rects[from], rects[to]);
        assert!(curve.flat().iter().all(|at| at.x.is_finite() && at.y.is_finite()), "{curve:?}");
    }
    let mut shapes = vec![Vec::new(); curves.len()];
    for (shape, &(w, h)) in shapes.iter_mut().zip(&input.labels) {
        let size = Size { w: 4.0 + f64::from(w), h: 4.0 + f64::from(h) / 4.0 };
        shape.extend([size, Size { w: size.w / 2.0 + 8.0, h: 2.0 * size.h }]);
    }
    check_labels(rects, &curves, &shapes, &labels(rects, &curves, &shapes), "labels");
}
