//! What the chart remembers from one drawing to the next, and what follows from the state for it.

use super::hand::Held;
use crate::geom::{Point, Size};
use crate::scene::chart::{Camera, Drawing, FAR, Landmark, Look, Sketch, ink, sketch};
use crate::state::{FEW, Lit, Panel, Passing, Shape, State, Toward};
use gloo::render::AnimationFrame;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Path2d;
use web_sys::js_sys::Date;

/// Laid out before anything is painted of a small show: all of it.
const FIRST: usize = usize::MAX;
/// Laid out at a time, and before anything of a large show is painted: a few milliseconds.
pub const SLICE: usize = 300_000;

/// Cards in the page at once; the canvas has the others as boxes.
const MOST_NODES: usize = 300;

/// Cards and labels that are put into the page at a time: more would hold it up.
pub const BATCH: usize = 60;

/// What the chart remembers.
#[derive(Default)]
pub struct Stage {
    /// The space that it has, in CSS pixels; nothing before it was measured.
    pub space: Cell<Size>,
    /// The space that it would have without a panel beside it: opening one moves nobody.
    pub whole: Cell<Size>,
    pub camera: Cell<Camera>,
    /// Whether somebody moved the camera: otherwise it fits itself to the space.
    pub moved: Cell<bool>,
    picture: RefCell<Option<Rc<Picture>>>,
    /// The card that Tab leads to.
    pub place: Cell<usize>,
    /// Whether it takes the focus once it is drawn.
    pub wanted: Cell<bool>,
    /// The tie that the pointer or the focus is on, as a place in the sketch.
    pub pointed: Cell<Option<usize>>,
    /// The pointers that are down, and where.
    pub pointers: RefCell<Vec<(i32, Point)>>,
    /// Whether they moved the chart: then letting go is no click.
    pub dragged: Cell<bool>,
    /// The card that a pointer is down on, and the wait until a finger has it.
    pub pressed: Cell<Option<usize>>,
    pub press: RefCell<Option<Timeout>>,
    /// The card that is carried.
    pub held: Cell<Option<Held>>,
    /// Where the camera comes from, where it goes, and since when, in milliseconds.
    pub flight: Cell<Option<(Camera, Camera, Option<f64>)>>,
    pub frame: RefCell<Option<AnimationFrame>>,
    /// The frame in which the shapes are painted anew.
    pub painting: RefCell<Option<AnimationFrame>>,
    /// Goes on laying out.
    pub work: RefCell<Option<Timeout>>,
    /// When the layout began, in milliseconds of the page's clock.
    pub began: Cell<Option<f64>>,
    /// How many cards and labels may be in the page, until all are.
    pub room: Cell<usize>,
    /// Makes room for more.
    pub fill: RefCell<Option<Timeout>>,
    /// Of a large chart, its words as they will be drawn next.
    pub ahead: RefCell<Option<(Rc<State>, Rc<Sketch>)>>,
    /// Takes the hint away.
    pub hint: RefCell<Option<Timeout>>,
    /// What screen readers were told last.
    pub said: RefCell<String>,
    /// What was selected when the chart was last drawn.
    pub selected: RefCell<(Option<Panel>, Option<Toward>)>,
    pub shapes: RefCell<Vec<(Drawing, Path2d)>>,
    /// What is named from far away, once it was looked at from there.
    pub landmarks: RefCell<Vec<Landmark>>,
    /// How many of them stay while a card is carried.
    still: Cell<usize>,
}

/// What one drawing of the chart is made from.
pub struct Picture {
    state: Rc<State>,
    pub sketch: Rc<Sketch>,
    pub lit: Lit,
    pub shape: Shape,
    pub is_settled: bool,
    /// The characters that have a card in the page, in the order of the snapshot.
    pub drawn: Vec<usize>,
}

impl Stage {
    /// The shape of the space; before it was measured, that of what is usually left of a page so wide.
    pub fn shape(&self, narrow: bool) -> Shape {
        let whole = self.whole.get();
        match whole.w > 0.0 {
            true => Shape::of(whole),
            false if narrow => Shape::Tall,
            false => Shape::Wide,
        }
    }

    /// The picture of a state. What of the last one is still right goes into it.
    pub fn picture(&self, state: &Rc<State>, passing: &Passing) -> Rc<Picture> {
        let shape = self.shape(state.narrow);
        let before = self.picture.take();
        let same_story = before.as_ref().is_some_and(|before| Rc::ptr_eq(&before.state.story, &state.story));
        let before = before.filter(|before| same_story && before.shape == shape);
        let effort = match before {
            Some(_) => 1,
            None if state.snapshot().characters.len() > FEW => SLICE,
            None => FIRST,
        };
        if before.is_none() {
            self.began.set(Some(Date::now()));
            self.room.set(BATCH);
            self.ahead.take();
        }
        let is_settled = state.story.settle(shape, effort);
        let sketch = match before {
            Some(before) if before.is_settled == is_settled && is_drawn_alike(&before.state, state) => {
                before.sketch.clone()
            }
            _ => match self.ahead.take() {
                Some((ahead, sketch)) if is_settled && is_drawn_alike(&ahead, state) => sketch,
                _ => Rc::new(sketch(state, shape, !is_settled)),
            },
        };
        if !same_story {
            self.place.set(lead(state));
            self.held.take();
            // It may name somebody who is not to be seen any more.
            self.said.take();
        }
        let lit = sketch.lit(state, passing);
        let drawn = self.near(&sketch, &lit);
        let picture = Rc::new(Picture { state: state.clone(), sketch, lit, shape, is_settled, drawn });
        *self.picture.borrow_mut() = Some(picture.clone());
        picture
    }

    /// The cards to put into the page: those in view, the ones nearest to its middle first where they are too many.
    pub fn near(&self, sketch: &Sketch, lit: &Lit) -> Vec<usize> {
        let mut near = Vec::new();
        let all = sketch.nodes.len() <= MOST_NODES;
        let window = self.camera.get().window(self.space.get()).scaled(1.4);
        for (place, node) in sketch.nodes.iter().enumerate() {
            if lit.shown[place] && (all || node.rect.overlaps(&window) || place == self.place.get()) {
                near.push(place);
            }
        }
        if near.len() > MOST_NODES || self.is_far(sketch) || sketch.is_draft && !all {
            // Too small to be read, or about to move: the canvas draws them.
            near.retain(|&place| place == self.place.get());
        }
        near
    }

    /// Whether a large chart is seen from so far away that cards are dots.
    pub fn is_far(&self, sketch: &Sketch) -> bool {
        self.camera.get().scale < FAR && sketch.nodes.len() > FEW
    }

    /// Makes the shapes behind the cards anew.
    pub fn draw(&self, state: &State, picture: &Picture, dark: bool) {
        let look = Look { dark, pointed: self.pointed.get() };
        let mut lit = picture.lit.clone();
        if let Some(held) = self.held.get() {
            for (place, tie) in picture.sketch.ties.iter().enumerate() {
                lit.drawn[place] &= !tie.is_of(held.place);
            }
        }
        self.shapes.borrow_mut().clear();
        self.add(ink(state, &picture.sketch, &lit, look, &picture.drawn));
        self.still.set(self.shapes.borrow().len());
        self.landmarks.borrow_mut().clear();
        self.carry(state, picture, dark);
    }

    /// Makes the shapes anew that follow a card which is carried.
    pub fn carry(&self, state: &State, picture: &Picture, dark: bool) {
        self.shapes.borrow_mut().truncate(self.still.get());
        if let Some(held) = self.held.get() {
            let (own, lit) = picture.sketch.carried(&picture.lit, held.place, held.at);
            self.add(ink(state, &own, &lit, Look { dark, pointed: None }, &[]));
        }
    }

    fn add(&self, drawings: Vec<Drawing>) {
        for shape in drawings {
            if let Ok(path) = Path2d::new_with_path_string(&shape.path) {
                self.shapes.borrow_mut().push((shape, path));
            }
        }
    }
}

/// Whether the sketches of two states of a story are the same.
fn is_drawn_alike(one: &State, other: &State) -> bool {
    one.past == other.past && Rc::ptr_eq(&one.hand, &other.hand) && one.words == other.words
}

impl Picture {
    /// The card that Tab leads to: the last one that was reached, if it is drawn.
    pub fn reached(&self, stage: &Stage) -> Option<usize> {
        let place = stage.place.get();
        let is_group = place >= self.sketch.nodes.len() && self.sketch.stop(&self.lit, place).is_some();
        if is_group || self.drawn.contains(&place) { Some(place) } else { self.drawn.first().copied() }
    }
}

/// The card that a large chart begins with: of the characters of the first tier, the one with the most relations.
pub fn lead(state: &State) -> usize {
    let mut lead = (0, 0);
    for (place, character) in state.snapshot().characters.iter().enumerate() {
        let tier = character.tier.map_or(0, |tier| 3 - tier as usize);
        let rank = tier * 1_000_000 + character.relations.len() + 1;
        if rank > lead.0 {
            lead = (rank, place);
        }
    }
    lead.1
}
