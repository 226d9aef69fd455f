//! How tangled a chart is, as METRICS.md of the shared folder counts it.

use castmap::geom::{Point, Rect, Size, cross};
use serde_json::Value;

/// Half a unit on a side is no overlap.
const TOUCH: f64 = 0.5;
/// A tie that only touches the edge of a card does not pass through it.
const INSIDE: f64 = 0.9;

/// Figures of a drawing, over characters that have a relation.
#[derive(Debug, PartialEq)]
pub struct Tangle {
    /// Pairs of cards.
    pub overlaps: usize,
    /// Pairs of a label and a card, or of two labels.
    pub labels: usize,
    /// Crossings of ties without a common end, as they are drawn, one tie for each pair of characters.
    pub crossings: usize,
    /// Pairs of a tie and a card of neither end.
    pub through: usize,
    /// The box around all cards over the sum of theirs.
    pub area: f64,
}

impl Tangle {
    /// Of what `geometry` gives.
    pub fn of(geometry: &Value) -> Self {
        let list = |name: &str| geometry[name].as_array().cloned().unwrap_or_default();
        let ties = list("ties");
        let is_end = |id: &Value| ties.iter().any(|tie| tie["from"] == *id || tie["to"] == *id);
        let cards: Vec<(String, Rect)> = list("cards")
            .iter()
            .filter(|card| is_end(&card["id"]))
            .map(|card| (text(&card["id"]), rect(card)))
            .collect();
        let mut pairs: Vec<(String, String, Vec<Point>)> = Vec::new();
        for tie in &ties {
            let (from, to) = (text(&tie["from"]), text(&tie["to"]));
            let known = |(a, b, _): &(String, String, Vec<Point>)| {
                (*a == from && *b == to) || (*a == to && *b == from)
            };
            if !pairs.iter().any(known) {
                pairs.push((from, to, path(&tie["path"])));
            }
        }
        let overlap = |one: &Rect, other: &Rect| {
            let x = (one.size.w + other.size.w) / 2.0 - (one.middle.x - other.middle.x).abs();
            let y = (one.size.h + other.size.h) / 2.0 - (one.middle.y - other.middle.y).abs();
            x > TOUCH && y > TOUCH
        };
        let mut found = Self { overlaps: 0, labels: 0, crossings: 0, through: 0, area: 0.0 };
        for (place, (_, card)) in cards.iter().enumerate() {
            found.overlaps += cards[..place].iter().filter(|(_, other)| overlap(card, other)).count();
        }
        let labels: Vec<Rect> =
            ties.iter().map(|tie| &tie["label"]).filter(|label| label.is_object()).map(rect).collect();
        for (place, label) in labels.iter().enumerate() {
            found.labels += labels[..place].iter().filter(|other| overlap(label, other)).count();
            found.labels += cards.iter().filter(|(_, card)| overlap(label, card)).count();
        }
        for (place, (from, to, path)) in pairs.iter().enumerate() {
            for (one, other, second) in &pairs[..place] {
                if [one, other].iter().any(|id| *id == from || *id == to) {
                    continue;
                }
                for a in path.windows(2) {
                    found.crossings += second.windows(2).filter(|b| cross(a[0], a[1], b[0], b[1])).count();
                }
            }
            for (id, card) in &cards {
                let card = card.scaled(INSIDE);
                let enters = path.windows(2).any(|piece| card.is_crossed(piece[0], piece[1]));
                found.through += usize::from(id != from && id != to && enters);
            }
        }
        let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        let mut sum = 0.0;
        for (_, Rect { middle, size }) in &cards {
            low = (low.0.min(middle.x - size.w / 2.0), low.1.min(middle.y - size.h / 2.0));
            high = (high.0.max(middle.x + size.w / 2.0), high.1.max(middle.y + size.h / 2.0));
            sum += size.w * size.h;
        }
        if sum > 0.0 {
            found.area = (high.0 - low.0) * (high.1 - low.1) / sum;
        }
        found
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("an id").into()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn rect(value: &Value) -> Rect {
    let [x, y, w, h] = ["x", "y", "w", "h"].map(|name| number(&value[name]));
    Rect { middle: Point { x: x + w / 2.0, y: y + h / 2.0 }, size: Size { w, h } }
}

fn path(value: &Value) -> Vec<Point> {
    let points = value.as_array().expect("a path").iter();
    points.map(|point| Point { x: number(&point[0]), y: number(&point[1]) }).collect()
}
