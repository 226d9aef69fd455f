//! How good a drawing is, in numbers: cards on cards, ties across ties and through cards, and how much room they take.

use serde_json::Value;
use std::collections::BTreeSet;

pub type Point = (f64, f64);

/// Boxes that share less than this on a side touch, and do not overlap.
const TOUCH: f64 = 0.5;

/// A path that only clips a corner of a card does not run through it.
const CORE: f64 = 0.9;

/// Labels are counted in casts of at most so many.
const FEW: usize = 60;

#[derive(Clone, Copy)]
pub struct Box {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

pub struct Tie {
    /// Places of cards, the smaller one first.
    pub ends: [usize; 2],
    path: Vec<Point>,
}

/// The characters that have a relation, and a tie for each pair of them that has one.
pub struct Drawing {
    pub ids: Vec<String>,
    pub cards: Vec<Box>,
    pub ties: Vec<Tie>,
    /// In casts of few.
    labels: Option<Vec<Box>>,
}

/// What is counted in a drawing.
pub struct Figures {
    pub overlaps: usize,
    pub label_overlaps: Option<usize>,
    pub crossings: usize,
    pub through: usize,
    /// The room of the whole drawing, in that of its cards.
    pub area: f64,
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

impl Box {
    fn of(value: &Value) -> Self {
        let [x, y, w, h] = ["x", "y", "w", "h"].map(|name| number(&value[name]));
        Self { left: x, top: y, right: x + w, bottom: y + h }
    }

    pub fn around((x, y): Point, (wide, high): (f64, f64)) -> Self {
        Self { left: x - wide / 2.0, top: y - high / 2.0, right: x + wide / 2.0, bottom: y + high / 2.0 }
    }

    fn overlaps(self, other: Self) -> bool {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide > TOUCH && high > TOUCH
    }

    fn area(self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    pub fn middle(self) -> Point {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    fn core(self) -> Self {
        let cut = (1.0 - CORE) / 2.0;
        let (w, h) = ((self.right - self.left) * cut, (self.bottom - self.top) * cut);
        Self { left: self.left + w, top: self.top + h, right: self.right - w, bottom: self.bottom - h }
    }

    /// Whether a piece of a path enters it: what Liang and Barsky (1984) leave of the piece is not nothing.
    fn is_entered(self, (a, b): (Point, Point)) -> bool {
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        let (x, y) = (b.0 - a.0, b.1 - a.1);
        for (step, room) in
            [(-x, a.0 - self.left), (x, self.right - a.0), (-y, a.1 - self.top), (y, self.bottom - a.1)]
        {
            if step == 0.0 && room < 0.0 {
                return false;
            } else if step < 0.0 {
                from = from.max(room / step);
            } else if step > 0.0 {
                to = to.min(room / step);
            }
        }
        from < to
    }

    /// The smallest one around all of them.
    fn whole(boxes: impl Iterator<Item = Self>) -> Option<Self> {
        boxes.reduce(|one, other| Self {
            left: one.left.min(other.left),
            top: one.top.min(other.top),
            right: one.right.max(other.right),
            bottom: one.bottom.max(other.bottom),
        })
    }
}

fn pieces(path: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    path.windows(2).map(|pair| (pair[0], pair[1]))
}

/// Whether two pieces cross: the ends of each lie on both sides of the other.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// Each piece is held against those that begin before it ends, from the left to the right.
fn crossings(ties: &[Tie]) -> usize {
    let with_ends = |tie: &Tie| -> Vec<([usize; 2], (Point, Point))> {
        let turned = |(a, b): (Point, Point)| if a.0 <= b.0 { (a, b) } else { (b, a) };
        pieces(&tie.path).map(|piece| (tie.ends, turned(piece))).collect()
    };
    let mut all: Vec<_> = ties.iter().flat_map(with_ends).collect();
    all.sort_by(|(_, one), (_, other)| one.0.0.total_cmp(&other.0.0));
    let mut count = 0;
    for (place, (ends, piece)) in all.iter().enumerate() {
        let (top, bottom) = (piece.0.1.min(piece.1.1), piece.0.1.max(piece.1.1));
        for (other_ends, other) in all[place + 1..].iter().take_while(|(_, other)| other.0.0 <= piece.1.0) {
            let is_level = other.0.1.min(other.1.1) <= bottom && other.0.1.max(other.1.1) >= top;
            if is_level && !ends.iter().any(|end| other_ends.contains(end)) {
                count += usize::from(cross(*piece, *other));
            }
        }
    }
    count
}

fn through(ties: &[Tie], cards: &[Box]) -> usize {
    let runs = |tie: &Tie, (place, card): (usize, &Box)| {
        !tie.ends.contains(&place) && pieces(&tie.path).any(|piece| card.core().is_entered(piece))
    };
    ties.iter().map(|tie| cards.iter().enumerate().filter(|card| runs(tie, *card)).count()).sum()
}

fn pairs(boxes: &[Box]) -> usize {
    let with = |place: usize| boxes[..place].iter().filter(|other| other.overlaps(boxes[place])).count();
    (0..boxes.len()).map(with).sum()
}

impl Drawing {
    /// Of what `geometry()` gives.
    pub fn of(geometry: &Value) -> Self {
        let id = |value: &Value| value.as_str().expect("an id").to_owned();
        let of_ties: BTreeSet<String> =
            list(&geometry["ties"]).flat_map(|tie| [id(&tie["from"]), id(&tie["to"])]).collect();
        let tied = list(&geometry["cards"]).filter(|card| of_ties.contains(&id(&card["id"])));
        let (ids, cards): (Vec<String>, Vec<Box>) = tied.map(|card| (id(&card["id"]), Box::of(card))).unzip();
        let place = |end: &Value| ids.iter().position(|known| end == known);
        let (mut ties, mut known) = (Vec::new(), BTreeSet::new());
        for tie in list(&geometry["ties"]) {
            let (Some(one), Some(other)) = (place(&tie["from"]), place(&tie["to"])) else { continue };
            let ends = [one.min(other), one.max(other)];
            // One for each pair.
            if one != other && known.insert(ends) {
                let path = list(&tie["path"]).map(|point| (number(&point[0]), number(&point[1]))).collect();
                ties.push(Tie { ends, path });
            }
        }
        let labels = list(&geometry["ties"]).map(|tie| &tie["label"]).filter(|label| label.is_object());
        let is_few = list(&geometry["cards"]).count() <= FEW;
        let labels = is_few.then(|| labels.map(Box::of).collect());
        Self { ids, cards, ties, labels }
    }

    /// The same cast with a straight tie for each pair.
    pub fn straight(&self) -> Self {
        Self::placed(self.ids.clone(), self.cards.clone(), self.ties.iter().map(|tie| tie.ends))
    }

    /// Cards, and straight ties between their middles.
    pub fn placed(ids: Vec<String>, cards: Vec<Box>, ties: impl IntoIterator<Item = [usize; 2]>) -> Self {
        let straight = |ends: [usize; 2]| Tie { ends, path: ends.map(|end| cards[end].middle()).into() };
        let ties = ties.into_iter().map(straight).collect();
        Self { ids, cards, ties, labels: None }
    }
}

impl Figures {
    pub fn of(drawing: &Drawing) -> Self {
        let Drawing { cards, ties, .. } = drawing;
        let on_cards = |label: &Box| cards.iter().filter(|card| card.overlaps(*label)).count();
        let of_labels = |labels: &Vec<Box>| labels.iter().map(on_cards).sum::<usize>() + pairs(labels);
        let whole = Box::whole(cards.iter().copied()).map_or(0.0, Box::area);
        Self {
            overlaps: pairs(cards),
            label_overlaps: drawing.labels.as_ref().map(of_labels),
            crossings: crossings(ties),
            through: through(ties, cards),
            area: whole / cards.iter().map(|card| card.area()).sum::<f64>().max(1.0),
        }
    }
}

#[test]
fn figures_count_what_they_say() {
    use serde_json::json;
    let card = |id: &str, x: f64, y: f64| json!({ "id": id, "x": x, "y": y, "w": 10, "h": 10 });
    let label = json!({ "x": 0, "y": 5, "w": 4, "h": 4, "text": "x" });
    let tie = |from: &str, to: &str, path: Value| json!({ "id": from, "from": from, "to": to, "path": path, "label": label });
    let drawing = Drawing::of(&json!({
        "cards": [card("a", 0.0, 0.0), card("b", 90.0, 0.0), card("c", 45.0, 0.0), card("d", 45.0, 40.0),
            card("e", 49.0, 44.0), card("alone", 300.0, 0.0)],
        "ties": [
            tie("a", "b", json!([[10, 5], [90, 5]])),
            tie("b", "a", json!([[10, 5], [50, 60], [90, 5]])),
            tie("c", "e", json!([[30, -5], [30, 20], [50, 44]])),
            tie("d", "e", json!([[55, 45], [59, 45]])),
        ],
    }));
    let figures = Figures::of(&drawing);
    assert_eq!((drawing.cards.len(), drawing.ties.len()), (5, 3));
    assert_eq!((figures.overlaps, figures.crossings), (1, 1));
    // Through `c` the first; `d` is entered by the third on its way to `e`.
    assert_eq!(figures.through, 2);
    // Four labels in one place, each on `a`.
    assert_eq!(figures.label_overlaps, Some(4 + 6));
    assert!((figures.area - 100.0 * 54.0 / 500.0).abs() < 1e-9, "{}", figures.area);
    // Straight from `c` to `e`, the second tie runs down beside the middle of the first, which it does not reach.
    assert_eq!(Figures::of(&drawing.straight()).crossings, 0);
}

#[test]
fn figures_count_each_crossing_once() {
    // A star of five lines, each of which crosses every other; and a line far away.
    let ends: [(Point, Point); 6] = [
        ((0.0, 0.0), (100.0, 90.0)),
        ((0.0, 100.0), (100.0, 11.0)),
        ((52.0, 100.0), (47.0, 0.0)),
        ((100.0, 42.0), (0.0, 60.0)),
        ((20.0, 0.0), (81.0, 100.0)),
        ((300.0, 0.0), (300.0, 100.0)),
    ];
    let tie =
        |(place, (a, b)): (usize, (Point, Point))| Tie { ends: [2 * place, 2 * place + 1], path: vec![a, b] };
    let ties: Vec<Tie> = ends.into_iter().enumerate().map(tie).collect();
    assert_eq!(crossings(&ties), 10);
}
