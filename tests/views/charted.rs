//! What is drawn of a show at a point: the chart in every form that it has, and what is heard of it.

use crate::heard::Heard;
use castmap::geom::{Point, Rect, Size};
use castmap::model::Show;
use castmap::model::document::Id;
use castmap::scene::chart::{
    Look, Sketch, called, file_name, geometry, ink, landmarks, named, nearest, poster, sketch, spot, svg,
    unlabelled,
};
use castmap::state::{Action, Lit, Passing, Shape, State, update};

/// What is drawn of a state, and of those like it but for what is chosen. That moves nothing: all is worked out once, and
/// each picture is drawn once (`main` holds that against charts that are worked out anew).
pub struct Chart {
    pub sketch: Sketch,
    /// What stood out in the pictures so far.
    pictured: Vec<Lit>,
}

impl Chart {
    /// Where cards stand is of no account here: nobody waits until they are settled.
    pub fn of(state: &State) -> Self {
        Self { sketch: sketch(state, Shape::Wide, false), pictured: Vec::new() }
    }

    /// Hears the picture of a part of the chart, on a dark ground.
    pub fn part(&self, heard: &mut Heard<'_>, state: &State) {
        let lit = self.sketch.lit(state, &Passing::of(state));
        let Rect { middle, size } = self.sketch.extent;
        let half = Rect { middle, size: Size { w: size.w / 2.0, h: size.h / 2.0 } };
        let look = Look { dark: true, pointed: None };
        heard.read("svg in view", &svg(&poster(state, &self.sketch, &lit, look, Some(half))));
    }

    /// Hears the picture of a state in which something is chosen.
    pub fn picture(&mut self, heard: &mut Heard<'_>, state: &State) {
        let lit = self.sketch.lit(state, &Passing::of(state));
        if !self.pictured.contains(&lit) {
            heard.hear("lit", &lit);
            heard.read("svg", &svg(&poster(state, &self.sketch, &lit, Look::default(), None)));
            self.pictured.push(lit);
        }
    }
}

/// The chart of a state in every form; gives what may serve for others like it.
pub fn charted(heard: &mut Heard<'_>, state: &State) -> Chart {
    let mut chart = Chart::of(state);
    let sketch = &chart.sketch;
    let lit = sketch.lit(state, &Passing::of(state));
    let count = sketch.nodes.len();
    heard.hear("draft", &unlabelled(state, Shape::Tall, true));
    for (place, node) in sketch.nodes.iter().enumerate() {
        heard.hear("accessible name", &node.wording(state, place));
        heard.read("said", &spot(state, sketch, &lit, place, sketch.ties.first()));
        heard.read("said", &nearest(state, sketch, &lit, place, node.rect.middle));
        heard.hear("carried", &sketch.carried(&lit, place, node.rect.middle));
    }
    for plate in &sketch.groups {
        let stop = count + plate.group;
        heard.read("accessible name", &called(state, stop));
        for key in ["fold", "fold.folded", "fold.opened"] {
            heard.read("accessible name", &named(state, key, stop));
        }
        if plate.is_folded {
            heard.read("said", &spot(state, sketch, &lit, stop, sketch.ties.first()));
        }
    }
    for tie in &sketch.ties {
        heard.read("accessible name", &tie.said(state));
    }
    // With the words of the cards, which are in it now.
    heard.hear("sketch", sketch);
    heard.hear("ink", &ink(state, sketch, &lit, Look { dark: true, pointed: Some(0) }, &[], None));
    for dark in [false, true] {
        heard.hear("canvas", &landmarks(state, sketch, &lit, dark));
    }
    heard.read("geometry", &geometry(state, sketch, &lit));
    heard.read("file name", &file_name(state));
    chart.picture(heard, state);
    chart
}

/// Puts everybody of the document somewhere, also those who are not to be seen yet; how many cards there are then.
pub fn pin(heard: &mut Heard<'_>, show: &Show, state: &State) -> usize {
    let mut pinned = state.clone();
    for (place, who) in show.document().characters.iter().enumerate() {
        let to = Point { x: place as f64 * 90.0 - 300.0, y: place as f64 * 35.0 - 100.0 };
        pinned = update(pinned, Action::Pin(who.id.clone(), to));
    }
    charted(heard, &pinned).sketch.nodes.len()
}

/// Folds every group of the document, one after the other, also those that are not to be seen yet; how many are cards then.
pub fn fold(heard: &mut Heard<'_>, show: &Show, state: &State) -> usize {
    let (mut state, mut folded) = (state.clone(), 0);
    for group in &show.document().groups {
        let id: Id = group.id.clone();
        let is_known = state.snapshot().groups.iter().any(|known| known.id == id);
        state = update(state, Action::Fold(id));
        // Of one that is not to be seen, nothing is another than before; the last one shows that.
        if is_known || show.document().groups.last().is_some_and(|last| last.id == group.id) {
            let chart = charted(heard, &state);
            folded += chart.sketch.groups.iter().filter(|plate| plate.is_folded).count();
        }
    }
    folded
}
