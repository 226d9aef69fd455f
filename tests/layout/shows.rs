//! How real shows are drawn, counted as METRICS.md says.

use crate::drawn::is_inside;
use crate::{overlaps, sample};
use castmap::geom::{Point, Rect, Size, cross};
use castmap::layout::{Graph, Options, boxes, curves, labels, layout, outlines};
use castmap::model::Show;
use castmap::model::seen::{Snapshot, Subject};
use std::collections::BTreeSet;

/// Up to so many characters, cards are large and labels have room.
const FEW: usize = 60;

/// What the chart of a snapshot is laid out from. A tie to a group is one to its first member.
fn cast(seen: &Snapshot) -> Graph {
    let mut ties = BTreeSet::new();
    let character = |subject| match subject {
        Subject::Character(place) => Some(place),
        Subject::Group(group) => seen.groups[group].members.first().copied(),
    };
    for relation in seen.relations.iter().filter(|relation| !relation.past) {
        if let (Some(from), Some(to)) = (character(relation.from), character(relation.to))
            && from != to
        {
            ties.insert((from.min(to), from.max(to)));
        }
    }
    let (mut cards, mut leads) = (Vec::new(), Vec::new());
    for character in &seen.characters {
        let rank = character.tier.map_or(2, |tier| tier as u8);
        cards.push(match (seen.characters.len() <= FEW, rank) {
            (true, 0) => Size { w: 214.0, h: 76.0 },
            (true, _) => Size { w: 190.0, h: 60.0 },
            (false, _) => Size { w: 150.0, h: 46.0 },
        });
        leads.push(1.0 - f64::from(rank) / 2.0);
    }
    let groups = seen.groups.iter().map(|group| group.members.clone()).collect();
    Graph { cards, ties: ties.into_iter().collect(), groups, leads }
}

/// A text on as many lines as it takes, each about `width` wide, at seven units for each letter.
fn wrapped(text: &str, width: f64) -> Size {
    let (mut lines, mut line, mut widest) = (1.0, 0.0, 0.0_f64);
    for word in text.split(' ') {
        let word = 7.0 * word.chars().count() as f64;
        if line > 0.0 && line + 7.0 + word > width {
            (lines, line) = (lines + 1.0, word);
        } else {
            line += if line > 0.0 { 7.0 + word } else { word };
        }
        widest = widest.max(line);
    }
    Size { w: widest + 6.0, h: 16.0 * lines }
}

/// What a reader has to bear.
#[derive(Debug, Default, PartialEq)]
struct Faults {
    crossings: usize,
    through: usize,
    through_names: usize,
    overlaps: usize,
    missing_labels: usize,
    strangers_in_outlines: usize,
}

struct Drawn {
    faults: Faults,
    /// Crossings and ties through cards if all were straight.
    straight: (usize, usize),
    labels: usize,
    /// The box around all cards, in cards; its width over its height.
    area: f64,
    aspect: f64,
}

fn draw(seen: &Snapshot, options: Options) -> Drawn {
    let graph = cast(seen);
    let places = layout(graph.clone(), options);
    let cards = boxes(&graph.cards, &places);
    let mut faults = Faults::default();
    let names = seen.groups.iter().map(|group| group.name.text().get("en", "en").chars().count() as f64);
    let plates: Vec<Size> = names.map(|letters| Size { w: 8.5 * letters, h: 20.0 }).collect();
    // Cards, the names of groups, and in the end labels.
    let (mut all, mut plate_of) = (cards.clone(), vec![None; plates.len()]);
    for (group, outline) in outlines(&cards, &graph.groups, &plates).into_iter().enumerate() {
        let Some(outline) = outline else { continue };
        plate_of[group] = Some(all.len());
        all.push(outline.plate);
        let strangers = (0..cards.len()).filter(|card| !graph.groups[group].contains(card));
        faults.strangers_in_outlines +=
            strangers.filter(|&card| is_inside(&outline.corners, cards[card].middle)).count();
    }
    let (mut ties, mut shapes) = (Vec::new(), Vec::new());
    let end = |subject| match subject {
        Subject::Character(place) => Some(place),
        Subject::Group(group) => plate_of[group],
    };
    for relation in seen.relations.iter().filter(|relation| !relation.past) {
        let (Some(from), Some(to)) = (end(relation.from), end(relation.to)) else { continue };
        ties.push((from, to));
        let text = relation.label.text();
        let mut offered = Vec::new();
        for width in [170.0, 135.0, 110.0] {
            let mut size = wrapped(text.get("en", "en"), width);
            if let Some(back) = &relation.back {
                let other = wrapped(back.label.text().get("en", "en"), width);
                size = Size { w: size.w.max(other.w), h: size.h + other.h };
            }
            offered.push(size);
        }
        shapes.push(if text.get("en", "en").is_empty() { Vec::new() } else { offered });
    }
    let curves = curves(&all, &ties);
    let lines: Vec<Vec<Point>> = curves.iter().map(|curve| curve.flat()).collect();
    let crosses = |one: &[Point], other: &[Point]| {
        one.windows(2).any(|a| other.windows(2).any(|b| cross(a[0], a[1], b[0], b[1])))
    };
    for (tie, line) in lines.iter().enumerate() {
        let ends = [ties[tie].0, ties[tie].1];
        for (other, run) in lines[..tie].iter().enumerate() {
            let is_apart = !ends.contains(&ties[other].0) && !ends.contains(&ties[other].1);
            faults.crossings += usize::from(is_apart && crosses(line, run));
        }
        for (card, area) in all.iter().enumerate() {
            let area = area.scaled(0.9);
            let is_through = line.windows(2).any(|piece| area.is_crossed(piece[0], piece[1]));
            if is_through && card != ties[tie].0 && card != ties[tie].1 {
                *(if card < cards.len() { &mut faults.through } else { &mut faults.through_names }) += 1;
            }
        }
    }
    let mut placed = 0;
    for (label, offered) in labels(&all, &curves, &shapes).iter().zip(&shapes) {
        match label {
            Some(label) => {
                placed += 1;
                all.push(Rect { middle: label.middle, size: offered[label.shape] });
            }
            None => faults.missing_labels += usize::from(!offered.is_empty()),
        }
    }
    faults.overlaps = overlaps(&all);
    let (mut width, mut height, mut area) = (0.0_f64, 0.0_f64, 0.0);
    for card in &cards {
        width = width.max(card.middle.x + card.size.w / 2.0);
        height = height.max(card.middle.y + card.size.h / 2.0);
        area += card.size.w * card.size.h;
    }
    let straight = tangle(&graph, &places);
    Drawn { faults, straight, labels: placed, area: width * height / area, aspect: width / height }
}

/// Crossings, and ties through strangers' cards, of straight ties.
fn tangle(graph: &Graph, places: &[Point]) -> (usize, usize) {
    let boxes = boxes(&graph.cards, places);
    let line = |tie: usize| (places[graph.ties[tie].0], places[graph.ties[tie].1]);
    let (mut crossings, mut through) = (0, 0);
    for tie in 0..graph.ties.len() {
        let (a, b) = line(tie);
        crossings += (0..tie).filter(|&other| cross(a, b, line(other).0, line(other).1)).count();
        let (from, to) = graph.ties[tie];
        let strangers = (0..boxes.len()).filter(|&card| card != from && card != to);
        through += strangers.filter(|&card| boxes[card].scaled(0.9).is_crossed(a, b)).count();
    }
    (crossings, through)
}

#[test]
fn the_built_in_show_is_drawn_without_a_fault() {
    let text = include_str!("../../static/shows/trauma-code.json");
    let (show, _) = Show::read(text).expect("it can be read");
    for aspect in [0.6, 1.0, 1.7] {
        for at in 0..=show.last() {
            let drawn = draw(&show.as_of(at), Options { aspect, ..Options::default() });
            sample::say(&format!(
                "point {at} at {aspect}: {} labels, {:.1} cards large, aspect {:.2}",
                drawn.labels, drawn.area, drawn.aspect
            ));
            assert_eq!(drawn.faults, Faults::default(), "point {at} at {aspect}");
            assert!(drawn.area <= 6.0, "point {at} at {aspect}: {}", drawn.area);
        }
    }
}

#[test]
fn real_shows_are_drawn_without_overlaps() {
    let named = std::env::var_os("CASTMAP_SHARED").map(std::path::PathBuf::from);
    let shared = named.unwrap_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    // At most so many crossings of straight ties, and ties through cards: about what there are, and some more.
    for (name, most) in [
        ("les-miserables", (470, 190)),
        ("death-note-ja", (8, 4)),
        ("game-of-thrones", (900, 360)),
        ("mr-sunshine-cast", (0, 0)),
    ] {
        let Ok(text) = std::fs::read_to_string(shared.join("shows").join(format!("{name}.json"))) else {
            sample::say(&format!(
                "SKIPPED: {name} is not in {}; say where with CASTMAP_SHARED",
                shared.display()
            ));
            continue;
        };
        let (show, _) = Show::read(&text).expect("it can be read");
        let seen = show.as_of(show.last());
        let gap =
            if seen.characters.len() <= FEW { Options::default().gap } else { Size { w: 60.0, h: 56.0 } };
        let drawn = draw(&seen, Options { gap, ..Options::default() });
        sample::say(&format!(
            "{name}: straight {:?}, {} labels, {:.1} cards large, {:?}",
            drawn.straight, drawn.labels, drawn.area, drawn.faults
        ));
        assert_eq!(drawn.faults.overlaps, 0, "{name}");
        assert!(drawn.straight.0 <= most.0 && drawn.straight.1 <= most.1, "{name}: {:?}", drawn.straight);
    }
}
