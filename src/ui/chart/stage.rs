//! What the chart remembers from one drawing to the next, and what follows from the state for it.

use super::hand::Held;
use crate::geom::{Point, Rect, Size};
use crate::scene::chart::{Camera, Drawing, FAR, Landmark, Look, Sketch, ink, lead, sketch};
use crate::state::{FEW, Lit, Panel, Passing, Shape, State, Toward};
use crate::ui::late::late;
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

/// How much more than what is seen has cards in the page, and shapes; where shapes were made for more than so many times
/// what is seen, they are made for less.
const AROUND: f64 = 1.4;
const INKED: f64 = 1.6;
const MOST_INKED: f64 = 3.2;

/// Cards and labels that are put into the page at a time: more would hold it up.
pub const BATCH: usize = 24;

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
    /// Tells that it is done.
    pub told: RefCell<Option<Timeout>>,
    /// When the layout began, in milliseconds of the page's clock.
    pub began: Cell<Option<f64>>,
    /// How many cards and labels may be in the page, until all are.
    pub room: Cell<usize>,
    /// Makes room for more.
    pub fill: RefCell<Option<Timeout>>,
    /// Of a large chart, its words as they will be drawn next.
    pub ahead: RefCell<Option<(Rc<State>, Rc<Sketch>)>>,
    /// The same before its ties have labels.
    pub bare: RefCell<Option<(Rc<State>, Sketch)>>,
    /// Takes the hint away.
    pub hint: RefCell<Option<Timeout>>,
    /// What screen readers were told last.
    pub said: RefCell<String>,
    /// What was selected when the chart was last drawn.
    pub selected: RefCell<(Option<Panel>, Option<Toward>)>,
    /// What was drawn of another point of the show, and what the camera saw of it.
    pub turned: RefCell<Option<(Rc<Sketch>, Camera)>>,
    pub shapes: RefCell<Vec<(Drawing, Path2d)>>,
    /// What they were made for of a large chart; of a small one, all of it is there.
    inked: Cell<Option<Rect>>,
    /// What is named from far away, once it was looked at from there.
    pub landmarks: RefCell<Vec<Landmark>>,
    /// Whether the map of a large chart shows another picture.
    pub is_other: Cell<bool>,
    /// How many of the shapes stay while a card is carried.
    still: Cell<usize>,
}

/// What one drawing of the chart is made from.
pub struct Picture {
    state: Rc<State>,
    pub sketch: Rc<Sketch>,
    pub lit: Lit,
    pub shape: Shape,
    pub is_settled: bool,
    /// What is in the page, as [`Stage::near`] counts it.
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
        if let Some(before) = before.as_ref().filter(|before| !same_story && before.is_of(state)) {
            *self.turned.borrow_mut() = Some((before.sketch.clone(), self.camera.get()));
        }
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
                if !Rc::ptr_eq(&before.state, state) {
                    self.is_other.set(true);
                }
                before.sketch.clone()
            }
            _ => {
                self.is_other.set(true);
                match self.ahead.take() {
                    Some((ahead, sketch)) if is_settled && is_drawn_alike(&ahead, state) => sketch,
                    _ => Rc::new(sketch(state, shape, !is_settled)),
                }
            }
        };
        if !same_story {
            self.place.set(lead(state));
            self.held.take();
            // It may name somebody who is not to be seen any more.
            self.said.take();
        }
        let lit = sketch.lit(state, passing);
        if !self.moved.get() && self.space.get().w > 0.0 {
            self.aim(state, &sketch);
        }
        let drawn = self.near(&sketch, &lit, AROUND);
        let picture = Rc::new(Picture { state: state.clone(), sketch, lit, shape, is_settled, drawn });
        *self.picture.borrow_mut() = Some(picture.clone());
        picture
    }

    /// What to put into the page of a view that is `by` times as large as what is seen: cards, and behind all of them the
    /// names of groups, by their places in the snapshot. Of a small chart that is all.
    pub fn near(&self, sketch: &Sketch, lit: &Lit, by: f64) -> Vec<usize> {
        let mut near = Vec::new();
        let all = sketch.nodes.len() <= MOST_NODES;
        let (own, window) = (self.place.get(), self.window());
        let is_in = |rect: &Rect, by: f64| all || rect.overlaps(&window.scaled(by));
        for (place, node) in sketch.nodes.iter().enumerate() {
            if lit.shown[place] && (place == own || is_in(&node.rect, AROUND)) {
                near.push(place);
            }
        }
        // Too small to be read, or about to move: the canvas draws them.
        let is_small = near.len() > MOST_NODES || self.is_far(sketch) || sketch.is_draft && !all;
        near.retain(|&place| place == own || !is_small && is_in(&sketch.nodes[place].rect, by));
        for group in &sketch.groups {
            if group.is_shown(lit) && (group.is_folded || !is_small && is_in(&group.rect, by)) {
                near.push(sketch.nodes.len() + group.group);
            }
        }
        near
    }

    /// Looks at all of a chart; where that is too small to be read, at its lead.
    pub fn aim(&self, state: &State, sketch: &Sketch) {
        let lead = sketch.nodes.get(lead(state)).map(|node| node.rect.middle);
        self.camera.set(Camera::first(sketch.extent, self.space.get(), lead));
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
        let is_large = picture.sketch.nodes.len() > FEW;
        self.inked.set(is_large.then(|| self.window().scaled(INKED)));
        self.shapes.borrow_mut().clear();
        if let (Some(_), Some(late)) = (state.since, late()) {
            self.add((late.halos)(state, &picture.sketch, &lit, dark));
        }
        self.add(ink(state, &picture.sketch, &lit, look, &picture.drawn, self.inked.get()));
        self.still.set(self.shapes.borrow().len());
        self.carry(state, picture, dark);
    }

    /// Makes them anew where the camera has left what they were made for, or sees little of it.
    pub fn keep(&self, state: &State, picture: &Picture, dark: bool) {
        let window = self.window();
        if let Some(inked) = self.inked.get()
            && (!inked.holds(&window) || inked.size.w > MOST_INKED * window.size.w)
        {
            self.draw(state, picture, dark);
        }
    }

    /// What the camera sees.
    pub fn window(&self) -> Rect {
        self.camera.get().window(self.space.get())
    }

    /// Makes the shapes anew that follow a card which is carried.
    pub fn carry(&self, state: &State, picture: &Picture, dark: bool) {
        self.shapes.borrow_mut().truncate(self.still.get());
        if let (Some(held), Some(late)) = (self.held.get(), late()) {
            self.add((late.carried)(state, picture, held, dark));
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
    one.past == other.past
        && one.since == other.since
        && Rc::ptr_eq(&one.hand, &other.hand)
        && one.words == other.words
}

impl Picture {
    /// Whether it is of the same show.
    fn is_of(&self, state: &State) -> bool {
        let shows = [&self.state, state].map(|state| state.story.show.as_ref().map(Rc::as_ptr));
        shows[0] == shows[1]
    }

    /// The card that Tab leads to: the last one that was reached, if it is drawn.
    pub fn reached(&self, stage: &Stage) -> Option<usize> {
        let place = stage.place.get();
        if self.drawn.contains(&place) && self.sketch.stop(&self.lit, place).is_some() {
            return Some(place);
        }
        self.drawn.first().copied().filter(|&first| first < self.sketch.nodes.len())
    }
}
