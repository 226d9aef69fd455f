//! How good the drawing is, in numbers measured from the page's `geometry()`; `cargo xtask figures` prints them.

use serde_json::Value;

use crate::browser::browse;
use crate::expected::Document;
use crate::page::Page;
use crate::places::{self, say};

type Point = (f64, f64);

/// Boxes that share less than this on a side touch, and do not overlap.
const TOUCH: f64 = 0.5;

/// A path that only clips a corner of a card does not run through it.
const CORE: f64 = 0.9;

/// Labels are counted in casts of at most so many.
const FEW: usize = 60;

/// The built-in show's cards take at least this part of their picture: one in so many.
const MOST_AREA: f64 = 6.0;

#[derive(Clone, Copy)]
struct Box {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

struct Tie {
    ends: [String; 2],
    path: Vec<Point>,
}

/// What is counted, over the characters that have a relation.
struct Figures {
    cards: usize,
    ties: usize,
    overlaps: usize,
    label_overlaps: Option<usize>,
    crossings: usize,
    through: usize,
    straight_crossings: usize,
    straight_through: usize,
    area: f64,
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

    fn overlaps(self, other: Self) -> bool {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide > TOUCH && high > TOUCH
    }

    fn area(self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    fn middle(self) -> Point {
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
}

fn pieces(path: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    path.windows(2).map(|pair| (pair[0], pair[1]))
}

/// Whether two pieces cross: the ends of each lie on both sides of the other.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

fn crossings(ties: &[Tie]) -> usize {
    let mut count = 0;
    for (place, one) in ties.iter().enumerate() {
        for other in &ties[..place] {
            if one.ends.iter().any(|end| other.ends.contains(end)) {
                continue;
            }
            for piece in pieces(&one.path) {
                count += pieces(&other.path).filter(|other| cross(piece, *other)).count();
            }
        }
    }
    count
}

fn through(ties: &[Tie], cards: &[(String, Box)]) -> usize {
    let runs = |tie: &Tie, (id, card): &(String, Box)| {
        !tie.ends.contains(id) && pieces(&tie.path).any(|piece| card.core().is_entered(piece))
    };
    ties.iter().map(|tie| cards.iter().filter(|card| runs(tie, card)).count()).sum()
}

fn pairs(boxes: &[Box]) -> usize {
    let with = |place: usize| boxes[..place].iter().filter(|other| other.overlaps(boxes[place])).count();
    (0..boxes.len()).map(with).sum()
}

impl Figures {
    /// Of what `geometry()` gives.
    fn of(geometry: &Value) -> Self {
        let id = |value: &Value| value.as_str().expect("an id").to_owned();
        let all: Vec<(String, Box)> =
            list(&geometry["cards"]).map(|card| (id(&card["id"]), Box::of(card))).collect();
        let find = |id: &str| all.iter().find(|(known, _)| known == id).map(|(_, card)| *card);
        let (mut ties, mut straight): (Vec<Tie>, Vec<Tie>) = (Vec::new(), Vec::new());
        for tie in list(&geometry["ties"]) {
            let mut ends = [id(&tie["from"]), id(&tie["to"])];
            ends.sort();
            let (Some(one), Some(other)) = (find(&ends[0]), find(&ends[1])) else { continue };
            // One for each pair.
            if ends[0] == ends[1] || ties.iter().any(|known| known.ends == ends) {
                continue;
            }
            let path = list(&tie["path"]).map(|point| (number(&point[0]), number(&point[1]))).collect();
            straight.push(Tie { ends: ends.clone(), path: vec![one.middle(), other.middle()] });
            ties.push(Tie { ends, path });
        }
        let of_ties: std::collections::BTreeSet<String> =
            list(&geometry["ties"]).flat_map(|tie| [id(&tie["from"]), id(&tie["to"])]).collect();
        let is_few = all.len() <= FEW;
        let cards: Vec<(String, Box)> = all.into_iter().filter(|(id, _)| of_ties.contains(id)).collect();
        let boxes: Vec<Box> = cards.iter().map(|(_, card)| *card).collect();
        let labels: Vec<Box> = list(&geometry["ties"])
            .map(|tie| &tie["label"])
            .filter(|label| label.is_object())
            .map(Box::of)
            .collect();
        let on_cards = |label: &Box| boxes.iter().filter(|card| card.overlaps(*label)).count();
        let whole =
            |pick: fn(&Box) -> f64, of: fn(f64, f64) -> f64| boxes.iter().map(pick).reduce(of).unwrap_or(0.0);
        let all = Box {
            left: whole(|card| card.left, f64::min),
            top: whole(|card| card.top, f64::min),
            right: whole(|card| card.right, f64::max),
            bottom: whole(|card| card.bottom, f64::max),
        };
        Self {
            cards: cards.len(),
            ties: ties.len(),
            overlaps: pairs(&boxes),
            label_overlaps: is_few.then(|| labels.iter().map(on_cards).sum::<usize>() + pairs(&labels)),
            crossings: crossings(&ties),
            through: through(&ties, &cards),
            straight_crossings: crossings(&straight),
            straight_through: through(&straight, &cards),
            area: all.area() / boxes.iter().map(|card| card.area()).sum::<f64>().max(1.0),
        }
    }

    fn say(&self, what: &str) {
        let labels = self.label_overlaps.map_or_else(|| "-".into(), |count| count.to_string());
        say(&format!(
            "figures: {what:<28} {:>4} cards {:>4} ties  overlaps {}  label overlaps {labels}  crossings {} (straight \
             {})  through {} (straight {})  area {:.2}",
            self.cards,
            self.ties,
            self.overlaps,
            self.crossings,
            self.straight_crossings,
            self.through,
            self.straight_through,
            self.area
        ));
    }
}

async fn measure(page: &Page, what: &str) -> Figures {
    let figures = Figures::of(&page.run("return host.geometry()").await);
    figures.say(what);
    figures
}

#[test]
fn figures_of_the_built_in_show() {
    browse(async |page| {
        let show = Document::built_in();
        for (width, height, is_wide) in [(1280, 900, true), (360, 740, false)] {
            page.size(width, height).await;
            page.open_chart(&[("at", "0")]).await;
            for at in 0..=show.last() {
                page.set("at", Some(&at.to_string())).await;
                page.expect("the point", "return host.at", at.to_string()).await;
                let what = format!("trauma-code {width} px at {at}");
                let figures = measure(page, &what).await;
                let Figures { cards, overlaps, label_overlaps, crossings, through, area, .. } = figures;
                assert!(cards > 0, "{what}: nobody");
                assert_eq!((overlaps, label_overlaps), (0, Some(0)), "{what}: cards and labels lie apart");
                if is_wide {
                    assert_eq!((crossings, through), (0, 0), "{what}: crossings, and ties through cards");
                    assert!(area <= MOST_AREA, "{what}: the cards take 1/{area:.1} of it");
                }
            }
        }
    });
}

#[test]
fn figures_of_the_shows_at_hand() {
    browse(async |page| {
        for name in ["game-of-thrones", "les-miserables", "death-note-ja", "mr-sunshine-cast"] {
            let Some(path) = places::shared(&format!("shows/{name}.json"), "its figures") else { continue };
            let text = std::fs::read_to_string(&path).expect("a show that can be read");
            let src = page.server.give(&format!("{name}.json"), text);
            page.open_chart(&[("src", &src), ("at", "all")]).await;
            let figures = measure(page, name).await;
            assert_eq!(figures.overlaps, 0, "{name}: cards overlap");
        }
    });
}

#[test]
fn figures_count_what_they_say() {
    let card = |id: &str, x: f64, y: f64| serde_json::json!({ "id": id, "x": x, "y": y, "w": 10, "h": 10 });
    let label = serde_json::json!({ "x": 0, "y": 5, "w": 4, "h": 4, "text": "x" });
    let tie = |from: &str, to: &str, path: Value| serde_json::json!({ "id": from, "from": from, "to": to, "path": path, "label": label });
    let figures = Figures::of(&serde_json::json!({
        "cards": [card("a", 0.0, 0.0), card("b", 90.0, 0.0), card("c", 45.0, 0.0), card("d", 45.0, 40.0),
            card("e", 49.0, 44.0), card("alone", 300.0, 0.0)],
        "ties": [
            tie("a", "b", serde_json::json!([[10, 5], [90, 5]])),
            tie("b", "a", serde_json::json!([[10, 5], [50, 60], [90, 5]])),
            tie("c", "e", serde_json::json!([[30, -5], [30, 20], [50, 44]])),
            tie("d", "e", serde_json::json!([[55, 45], [59, 45]])),
        ],
    }));
    let Figures { cards, ties, overlaps, label_overlaps, crossings, through, .. } = figures;
    assert_eq!((cards, ties, overlaps, crossings), (5, 3, 1, 1));
    // Through `c` the first; `d` is entered by the third on its way to `e`.
    assert_eq!(through, 2);
    // Four labels in one place, each on `a`.
    assert_eq!(label_overlaps, Some(4 + 6));
    assert!((figures.area - 100.0 * 54.0 / 500.0).abs() < 1e-9, "{}", figures.area);
}
