//! The chart in numbers, as it is drawn: for scripts of the page and for those who measure it.

use super::figures::Figures;
use super::sketch::Sketch;
use crate::geom::{Point, Rect};
use crate::state::{Lit, State, id_of};

/// The cards, ties and groups that are drawn, as JSON in chart units: `{cards: [{id, x, y, w, h}], ties: [{id, from,
/// to, path: [[x, y]], label: {x, y, w, h, text} or null}], groups: [{id, outline: [[x, y]]}]}`.
pub fn geometry(state: &State, sketch: &Sketch, lit: &Lit) -> String {
    let snapshot = state.snapshot();
    let mut json = Json(Figures::default());
    json.raw("{\"cards\":[");
    for (node, shown) in sketch.nodes.iter().zip(&lit.shown) {
        if *shown {
            json.entry(&node.id).rect(node.rect).raw("}");
        }
    }
    for group in &sketch.groups {
        if group.is_folded && group.is_shown(lit) {
            json.entry(&group.id).rect(group.rect).raw("}");
        }
    }
    json.raw("],\"ties\":[");
    for (tie, drawn) in sketch.ties.iter().zip(&lit.drawn) {
        if !*drawn {
            continue;
        }
        json.entry(&tie.id).raw(",\"from\":").text(id_of(snapshot, tie.ends[0]));
        json.raw(",\"to\":").text(id_of(snapshot, tie.ends[1])).raw(",\"path\":").path(&tie.curve.flat());
        match &tie.label {
            Some(label) => {
                let mut words = String::new();
                for line in &label.lines {
                    if !words.is_empty() {
                        words.push(' ');
                    }
                    words.push_str(&line.said.words);
                }
                json.raw(",\"label\":{\"text\":").text(&words).rect(label.rect).raw("}}");
            }
            None => drop(json.raw(",\"label\":null}")),
        }
    }
    json.raw("],\"groups\":[");
    for group in &sketch.groups {
        if group.is_shown(lit) {
            json.entry(&group.id).raw(",\"outline\":").path(&group.corners).raw("}");
        }
    }
    json.raw("]}");
    json.0.0
}

/// JSON that is being written.
struct Json(Figures);

impl Json {
    #[inline(never)]
    fn raw(&mut self, words: &str) -> &mut Self {
        self.0.raw(words);
        self
    }

    /// A text; those of a show hold no control characters.
    #[inline(never)]
    fn text(&mut self, text: &str) -> &mut Self {
        let out = &mut self.0.0;
        out.push('"');
        for letter in text.chars() {
            if letter == '"' || letter == '\\' {
                out.push('\\');
            }
            out.push(letter);
        }
        self.raw("\"")
    }

    /// The beginning of an object in a list.
    #[inline(never)]
    fn entry(&mut self, id: &str) -> &mut Self {
        if self.0.0.ends_with('}') {
            self.raw(",");
        }
        self.raw("{\"id\":").text(id)
    }

    /// The upper left corner and the size.
    #[inline(never)]
    fn rect(&mut self, rect: Rect) -> &mut Self {
        let (w, h) = (rect.size.w, rect.size.h);
        self.0.put(",\"x\":", rect.middle.x - w / 2.0).put(",\"y\":", rect.middle.y - h / 2.0);
        self.0.put(",\"w\":", w).put(",\"h\":", h);
        self
    }

    #[inline(never)]
    fn path(&mut self, path: &[Point]) -> &mut Self {
        self.raw("[");
        for (place, point) in path.iter().enumerate() {
            self.0.put(if place > 0 { ",[" } else { "[" }, point.x).put(",", point.y).raw("]");
        }
        self.raw("]")
    }
}
