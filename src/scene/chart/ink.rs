//! What lies behind the cards, as shapes to fill and to draw: outlines of groups, ties and their arrows.

use super::figures::Figures;
use super::plate::Plate;
use super::sketch::Sketch;
use super::tie::{heads, line_of};
use crate::geom::{Curve, Point, Rect, Size};
use crate::model::document::{Color, Line};
use crate::scene::color::{group_ink, kind_ink, monogram, paper};
use crate::state::{Lit, State};

/// What a look at the chart depends on, beside what was chosen in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// Whether it is drawn on a dark ground.
    pub dark: bool,
    /// The tie that the pointer or the keyboard is on, as a place in [`Sketch::ties`].
    pub pointed: Option<usize>,
}

/// A path, in the language of SVG's `d`, that is filled or drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    pub path: String,
    pub color: Color,
    /// How much of what is behind the colour covers, from 0 to 1.
    pub cover: f64,
    /// Of the line, in chart units; nothing where it is filled.
    pub width: f64,
    pub dash: &'static [f64],
}

/// A kind of tie as a legend shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Swatch {
    pub color: Color,
    pub width: f64,
    pub dash: &'static [f64],
    pub double: bool,
}

/// How round the corners of outlines are.
const ROUND: f64 = 22.0;
/// Arrows: how long, and half of how wide.
const ARROW: f64 = 10.0;
const ARROW_SIDE: f64 = 4.5;
/// Ties that filters or a selection leave aside. Their cards keep names that can be read; a line only has to be found.
const FADED: f64 = 0.16;
/// More lit ties than this, or faded ones, are drawn so thinly that cards can be told behind them, until a choice leaves
/// fewer. What covers as little is as thin as can be: lines of a pixel are painted many times as quickly.
const MOST_TIES: usize = 1500;
pub const THIN: f64 = 0.12;
/// How much the ground of a name covers of a line that runs through it.
const GROUND: f64 = 0.8;
const WIDTH: f64 = 2.0;
/// More for the tie that is pointed at.
const POINTED: f64 = 1.5;
/// A double line is a thick one with a thinner one of the ground's colour on it.
const DOUBLE: f64 = 2.6;

/// The shapes of a sketch, from back to front. The characters of `cards` have a card of another making; the others are
/// boxes. What is surely outside of the window is left out; none is all of it.
pub fn ink(
    state: &State,
    sketch: &Sketch,
    lit: &Lit,
    look: Look,
    cards: &[usize],
    window: Option<Rect>,
) -> Vec<Drawing> {
    let snapshot = state.snapshot();
    let mut shapes = Shapes::default();
    for group in &sketch.groups {
        if group.corners.is_empty() || is_away(window, &group.corners) || !group.is_shown(lit) {
            continue;
        }
        let color = group_ink(snapshot, group.group, look.dark);
        let path = rounded(&group.corners);
        let part = if group.is_lit(lit) { 1.0 } else { 0.4 };
        for (cover, width) in [(0.07, 0.0), (0.42, 1.2)] {
            shapes.layer();
            shapes.add(&path, color, cover * part, width, &[]);
        }
    }
    // A name has ground of its own where the line around another group runs through it.
    shapes.layer();
    for plate in &sketch.groups {
        let is_crossed = |other: &Plate| {
            other.group != plate.group && other.is_shown(lit) && crosses(&other.corners, &plate.rect)
        };
        if plate.is_shown(lit) && !is_away(window, &plate.corners) && sketch.groups.iter().any(is_crossed) {
            shapes.add(&boxed(&plate.rect), paper(look.dark), GROUND, 0.0, &[]);
        }
    }
    let mut counts = [0, 0];
    for &lit in &lit.ties {
        counts[usize::from(lit)] += 1;
    }
    // The lit ties lie over the others.
    for above in [false, true] {
        shapes.layer();
        let is_crowd = counts[usize::from(above)] > MOST_TIES;
        let strong = if is_crowd { THIN } else { 1.0 };
        for (place, tie) in sketch.ties.iter().enumerate() {
            let is_lit = lit.ties[place];
            let Curve { from, bend, to } = tie.curve;
            if is_lit != above || !lit.drawn[place] || is_away(window, &[from, bend, to]) {
                continue;
            }
            let relation = &snapshot.relations[tie.relation];
            let cover = match () {
                () if !is_lit => FADED.min(strong),
                () if relation.past => 0.6 * strong,
                () => strong,
            };
            let swatch = swatch(state, relation.kind, look.dark);
            let Swatch { color, width, dash, .. } = swatch;
            let more = if look.pointed == Some(place) { POINTED } else { 0.0 };
            let mut line = Figures::default();
            line.at("M", from);
            if is_crowd || sketch.is_draft {
                // Nobody sees in which way a single one of them leads; and dashes take long to paint.
                shapes.add(&line.at("L", to).0, color, cover, width, &[]);
                continue;
            }
            let path = line.at("Q", bend).at(" ", to);
            shapes.add(&path.0, color, cover, width + more, dash);
            if swatch.double {
                shapes.add(&path.0, paper(look.dark), 1.0, 1.0 + more / 2.0, dash);
            }
            let (first, second) = if tie.others.is_empty() { heads(relation) } else { (false, false) };
            if first {
                let kind = relation.back.as_ref().map_or(relation.kind, |back| back.kind);
                shapes.add(&arrow(bend, from), kind_ink(snapshot, kind, look.dark), cover, 0.0, &[]);
            }
            if second {
                shapes.add(&arrow(bend, to), color, cover, 0.0, &[]);
            }
        }
    }
    shapes.layer();
    for (place, node) in sketch.nodes.iter().enumerate() {
        // Both are in the order of the snapshot.
        let is_in = window.is_none_or(|window| window.overlaps(&node.rect));
        if is_in && lit.shown[place] && cards.binary_search(&place).is_err() {
            let cover = if lit.nodes[place] { 1.0 } else { 0.4 };
            let color = monogram(state, &snapshot.characters[place]).color;
            shapes.add(&boxed(&node.rect), color, cover, 0.0, &[]);
        }
    }
    shapes.all
}

/// Whether a window sees nothing of the box around these.
#[inline(never)]
fn is_away(window: Option<Rect>, points: &[Point]) -> bool {
    let (Some(window), Some(&first)) = (window, points.first()) else { return false };
    let mut around = spot(first);
    for &point in points {
        around = around.with(spot(point));
    }
    !window.overlaps(&around)
}

/// Whether the line around a group, whose sides are level or upright, runs through a box.
fn crosses(corners: &[Point], rect: &Rect) -> bool {
    let mut before = corners.last();
    corners.iter().any(|corner| {
        let from = before.replace(corner).unwrap_or(corner);
        spot(*from).with(spot(*corner)).overlaps(rect)
    })
}

fn spot(middle: Point) -> Rect {
    Rect { middle, size: Size::default() }
}

fn boxed(Rect { middle, size }: &Rect) -> String {
    let corner = Point { x: middle.x - size.w / 2.0, y: middle.y - size.h / 2.0 };
    let mut path = Figures::default();
    path.at("M", corner).put("h", size.w).put("v", size.h).put("h", -size.w).raw("z");
    path.0
}

/// Shapes that are being collected. Those that look alike become one path, within a layer and up to a length: what is over
/// what does not matter there.
#[derive(Default)]
struct Shapes {
    all: Vec<Drawing>,
    /// Where the layer begins.
    layer: usize,
}

/// A longer path takes longer to paint than two.
const LONGEST: usize = 8_000;

impl Shapes {
    fn layer(&mut self) {
        self.layer = self.all.len();
    }

    #[inline(never)]
    fn add(&mut self, path: &str, color: Color, cover: f64, width: f64, dash: &'static [f64]) {
        for drawing in &mut self.all[self.layer..] {
            if drawing.color == color
                && drawing.cover == cover
                && drawing.width == width
                && drawing.dash == dash
                && drawing.path.len() < LONGEST
            {
                return drawing.path.push_str(path);
            }
        }
        self.all.push(Drawing { path: path.to_owned(), color, cover, width, dash });
    }
}

/// How ties of a kind of the snapshot are drawn.
pub fn swatch(state: &State, kind: usize, dark: bool) -> Swatch {
    let snapshot = state.snapshot();
    let line = line_of(&snapshot.kinds[kind]);
    let (width, dash): (f64, &[f64]) = match line {
        Line::Solid => (WIDTH, &[]),
        Line::Dashed => (WIDTH, &[8.0, 5.0]),
        Line::Dotted => (WIDTH, &[2.0, 5.0]),
        Line::Double => (WIDTH + DOUBLE, &[]),
    };
    Swatch { color: kind_ink(snapshot, kind, dark), width, dash, double: line == Line::Double }
}

/// A triangle that points from `from` at `tip`.
#[inline(never)]
fn arrow(from: Point, tip: Point) -> String {
    let length = from.distance(tip).max(0.001);
    let (x, y) = ((tip.x - from.x) / length, (tip.y - from.y) / length);
    let corner = |side: f64| Point {
        x: tip.x - x * ARROW - y * side * ARROW_SIDE,
        y: tip.y - y * ARROW + x * side * ARROW_SIDE,
    };
    let mut path = Figures::default();
    path.at("M", tip).at("L", corner(1.0)).at("L", corner(-1.0)).raw("Z");
    path.0
}

/// A closed polygon with round corners: at each, a curve from side to side.
#[inline(never)]
fn rounded(corners: &[Point]) -> String {
    let mut path = Figures::default();
    for (place, &corner) in corners.iter().enumerate() {
        let before = corners[(place + corners.len() - 1) % corners.len()];
        let after = corners[(place + 1) % corners.len()];
        let near = |other: Point| {
            let away = corner.distance(other).max(0.001);
            let part = (ROUND / away).min(0.5);
            Point { x: corner.x + (other.x - corner.x) * part, y: corner.y + (other.y - corner.y) * part }
        };
        path.at(if place == 0 { "M" } else { "L" }, near(before)).at("Q", corner).at(" ", near(after));
    }
    path.raw("Z");
    path.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_runs_through_what_is_on_it() {
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(|(x, y)| Point { x, y });
        for (x, y, expected) in
            [(5.0, 0.0, true), (0.0, 5.0, true), (9.0, 9.5, true), (5.0, 5.0, false), (20.0, 0.0, false)]
        {
            let name = Rect { middle: Point { x, y }, size: Size { w: 4.0, h: 2.0 } };
            assert_eq!(crosses(&corners, &name), expected, "a name at {x}, {y}");
        }
        assert!(!crosses(&[], &spot(Point::default())), "there is no line");
    }
}
