//! Where the labels of ties stand.

use crate::geom::{Curve, Point, Rect, Size};

/// A label that found room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Which of the shapes that were offered.
    pub shape: usize,
    pub middle: Point,
}

/// For each tie, one of the shapes that are offered for its label and a place for it; none where there is no room that
/// covers no box and no other label. An empty offer is a tie without a label.
pub fn labels(boxes: &[Rect], curves: &[Curve], shapes: &[Vec<Size>]) -> Vec<Option<Label>> {
    let mut taken = boxes.to_vec();
    let mut labels = Vec::new();
    for (curve, shapes) in curves.iter().zip(shapes) {
        let mut label = None;
        'tries: for (shape, &size) in shapes.iter().enumerate() {
            for step in 0..13 {
                let away = ((step + 1) / 2) as f64 * 0.05;
                let t = if step % 2 == 0 { 0.5 + away } else { 0.5 - away };
                let room = Rect { middle: curve.at(t), size };
                if !taken.iter().any(|other| other.overlaps(&room)) {
                    taken.push(room);
                    label = Some(Label { shape, middle: room.middle });
                    break 'tries;
                }
            }
        }
        labels.push(label);
    }
    labels
}
