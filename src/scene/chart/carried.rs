//! The chart while a card is carried: its ties follow in straight lines, and all else stays.

use super::sketch::Sketch;
use super::tie::Tie;
use crate::geom::Point;
use crate::layout::curves;
use crate::model::seen::Subject;
use crate::state::Lit;

impl Sketch {
    /// The ties of a character alone, as they run while their card is at a place.
    pub fn carried(&self, lit: &Lit, character: usize, at: Point) -> (Self, Lit) {
        let (mut own, mut own_lit) = (Self::default(), Lit::default());
        let (mut rects, mut ends) = (Vec::new(), Vec::new());
        for (place, tie) in self.ties.iter().enumerate() {
            if !tie.is_of(character) {
                continue;
            }
            for end in tie.ends {
                let mut rect = match end {
                    Subject::Character(place) => self.nodes[place].rect,
                    Subject::Group(group) => {
                        let plate = self.groups.iter().find(|plate| plate.group == group);
                        plate.map(|plate| plate.rect).unwrap_or_default()
                    }
                };
                if end == Subject::Character(character) {
                    rect.middle = at;
                }
                rects.push(rect);
            }
            ends.push((rects.len() - 2, rects.len() - 1));
            own.ties.push(Tie { label: None, ..tie.clone() });
            own_lit.drawn.push(lit.drawn[place]);
            own_lit.ties.push(lit.ties[place]);
        }
        for (tie, curve) in own.ties.iter_mut().zip(curves(&rects, &ends, true)) {
            tie.curve = curve;
        }
        (own, own_lit)
    }
}
