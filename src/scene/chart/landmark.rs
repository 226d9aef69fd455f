//! What a chart says from far away, where no card can be read: the names of groups and of the most important people.

use super::sketch::Sketch;
use crate::geom::{Point, Rect, Size};
use crate::lettering::width;
use crate::model::document::Color;
use crate::order::order;
use crate::scene::chart::Camera;
use crate::scene::color::{ground_text, group_ink};
use crate::scene::part::Writer;
use crate::state::{Lit, State};

/// Below this scale cards are dots: nobody could read what stands on them.
pub const FAR: f64 = 0.32;
/// Size of the letters, in CSS pixels, and from line to line.
pub const SIGN: f64 = 12.0;
const HEIGHT: f64 = 18.0;
/// Space between two names.
const CLEAR: f64 = 6.0;
/// Names that are looked at; there is room for no more.
const MOST: usize = 400;
const MOST_SEEN: usize = 60;

/// A name over the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmark {
    pub words: String,
    /// In chart units.
    pub at: Point,
    pub color: Color,
}

/// The names, the most important first: groups by how many there are in them, then people by tier and relations. Only of
/// those who stand out.
pub fn landmarks(state: &State, sketch: &Sketch, lit: &Lit, dark: bool) -> Vec<Landmark> {
    let (snapshot, writer) = (state.snapshot(), Writer::new(state));
    let mut landmarks = Vec::new();
    let by_size =
        |a: usize, b: usize| snapshot.groups[b].members.len().cmp(&snapshot.groups[a].members.len());
    for group in order(snapshot.groups.len(), &mut |a, b| by_size(a, b)) {
        let (mut count, mut sum) = (0.0, Point::default());
        for &member in &snapshot.groups[group].members {
            if lit.nodes[member] {
                let at = sketch.nodes[member].rect.middle;
                (count, sum) = (count + 1.0, Point { x: sum.x + at.x, y: sum.y + at.y });
            }
        }
        if count > 1.0 && landmarks.len() < MOST / 2 {
            landmarks.push(Landmark {
                words: writer.name(&snapshot.groups[group].name).words,
                at: Point { x: sum.x / count, y: sum.y / count },
                color: group_ink(snapshot, group, dark),
            });
        }
    }
    let rank = |place: usize| {
        let character = &snapshot.characters[place];
        (character.tier.map_or(9, |tier| tier as usize), usize::MAX - character.relations.len())
    };
    for place in order(snapshot.characters.len(), &mut |a, b| rank(a).cmp(&rank(b))) {
        if landmarks.len() >= MOST {
            break;
        }
        if lit.nodes[place] && lit.shown[place] {
            let words = writer.name(&snapshot.characters[place].name).words;
            landmarks.push(Landmark { words, at: sketch.nodes[place].rect.middle, color: ground_text(dark) });
        }
    }
    landmarks
}

/// Which of them are seen, and where their middles are on the screen: those in view that cover none before them.
pub fn in_view(landmarks: &[Landmark], camera: Camera, space: Size) -> Vec<(usize, Point)> {
    let mut taken: Vec<Rect> = Vec::new();
    let mut seen = Vec::new();
    for (place, landmark) in landmarks.iter().enumerate() {
        let middle = camera.seen(landmark.at);
        let size = Size { w: width(&landmark.words, SIGN, true) + CLEAR, h: HEIGHT };
        let rect = Rect { middle, size };
        let (w, h) = (size.w / 2.0, size.h / 2.0);
        let is_inside = middle.x > w && middle.x < space.w - w && middle.y > h && middle.y < space.h - h;
        if is_inside && !taken.iter().any(|other| other.overlaps(&rect)) {
            taken.push(rect);
            seen.push((place, middle));
        }
        if seen.len() == MOST_SEEN {
            break;
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_view_cover_none_that_is_more_important() {
        let named = |words: &str, x: f64| Landmark {
            words: words.into(),
            at: Point { x, y: 500.0 },
            color: Color(0, 0, 0),
        };
        let camera = Camera { x: 0.0, y: 0.0, scale: 0.1 };
        let space = Size { w: 400.0, h: 100.0 };
        let all = [
            named("House", 2000.0),
            named("Covered", 2100.0),
            named("Beside", 3000.0),
            named("Outside", 9000.0),
        ];
        let seen: Vec<usize> = in_view(&all, camera, space).into_iter().map(|(place, _)| place).collect();
        assert_eq!(seen, [0, 2]);
        // Nearer, there is room for all that are in view.
        let near = Camera { x: -400.0, y: -200.0, scale: 0.5 };
        assert_eq!(in_view(&all[..2], near, Size { w: 2000.0, h: 400.0 }).len(), 1);
        let nearer = Camera { x: -1800.0, y: -400.0, scale: 1.0 };
        assert_eq!(in_view(&all[..2], nearer, Size { w: 2000.0, h: 400.0 }).len(), 2);
    }
}
