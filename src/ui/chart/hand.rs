//! Cards are put somewhere: dragged with a mouse, with a finger that was held still on one, or by keys, step by step.

use super::canvas::{paint, set};
use super::flight::jump;
use super::keys::{is_letter, say, way};
use super::stage::Picture;
use crate::geom::{Point, Rect};
use crate::model::document::Id;
use crate::scene::chart::{Drawing, Figures, Look, ink, named, nearest};
use crate::state::{Action, State};
use crate::ui::late::late;
use crate::ui::tag::{marked, number};
use crate::ui::view::View;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::{Event, KeyboardEvent};

/// How long a finger rests on a card until it has it, in milliseconds: before browsers open their menus.
const LONG: u32 = 400;
/// How far an arrow key moves a card, in chart units, and with Shift.
const STEP: f64 = 20.0;
const STRIDE: f64 = 100.0;

/// The card that is carried.
#[derive(Clone, Copy)]
pub struct Held {
    pub place: usize,
    /// Where its middle is.
    pub at: Point,
    /// From the pointer to there; none for who carries it by keys.
    grip: Option<Point>,
}

/// The card that is carried, and where it stood.
fn held(view: &View) -> Option<(Held, &Picture, Rect)> {
    let held = view.local.stage.held.get()?;
    let picture = view.picture.as_ref()?;
    Some((held, picture, picture.sketch.nodes.get(held.place)?.rect))
}

/// What the hand does, by code that is loaded later: until then, whoever drags a card moves the chart.
#[derive(Clone, Copy)]
pub struct Hands {
    pub lift: fn(&View, usize, Option<Point>),
    pub carry: fn(&View, Point),
    pub put: fn(&View),
    pub back: fn(&View),
}

pub const HANDS: Hands = Hands { lift: pick_up, carry, put: put_down, back: give_back };

fn hands() -> Option<Hands> {
    Some(late()?.hands)
}

/// Picks a card up: with a pointer that is at a place on the screen, or by keys. Whether it could.
pub fn lift(view: &View, place: usize, pointer: Option<Point>) -> bool {
    let hands = hands();
    if let Some(hands) = hands {
        (hands.lift)(view, place, pointer);
    }
    hands.is_some()
}

fn pick_up(view: &View, place: usize, pointer: Option<Point>) {
    let stage = &view.local.stage;
    let Some(picture) = &view.picture else { return };
    let Some(node) = picture.sketch.nodes.get(place) else { return };
    let at = node.rect.middle;
    let grip = pointer.map(|pointer| {
        let under = stage.camera.get().under(pointer);
        Point { x: at.x - under.x, y: at.y - under.y }
    });
    stage.held.set(Some(Held { place, at, grip }));
    // Nobody wants the chart to move under their hands, nor when the card is put down.
    stage.moved.set(true);
    stage.flight.set(None);
    stage.draw(&view.state, picture, view.dark);
    view.again();
}

/// Takes a finger for a hand when it rests on a card.
pub fn wait(view: &Rc<View>, place: usize, pointer: Point) {
    let held = view.clone();
    let timeout = Timeout::new(LONG, move || {
        if lift(&held, place, Some(pointer)) {
            held.local.stage.dragged.set(true);
        }
    });
    *view.local.stage.press.borrow_mut() = Some(timeout);
}

/// Whether a pointer carries a card: then it goes along.
pub fn follow(view: &View, pointer: Point) -> bool {
    let stage = &view.local.stage;
    let Some(Held { grip: Some(grip), .. }) = stage.held.get() else { return false };
    let under = stage.camera.get().under(pointer);
    if let Some(hands) = hands() {
        (hands.carry)(view, Point { x: under.x + grip.x, y: under.y + grip.y });
    }
    true
}

/// Carries it to a place: only its element and its ties are drawn.
fn carry(view: &View, at: Point) {
    let Some((held, picture, rect)) = held(view) else { return };
    view.local.stage.held.set(Some(Held { at, ..held }));
    place(view, held.place, Rect { middle: at, ..rect });
    view.local.stage.carry(&view.state, picture, view.dark);
    paint(view);
}

/// The shapes of a card that is carried, and of its ties.
pub fn carried(state: &State, picture: &Picture, held: Held, dark: bool) -> Vec<Drawing> {
    let (own, lit) = picture.sketch.carried(&picture.lit, held.place, held.at);
    ink(state, &own, &lit, Look { dark, pointed: None }, &[], None)
}

/// Puts the element of a card into a box.
fn place(view: &View, node: usize, Rect { middle, size }: Rect) {
    if let Some(card) = view.find(&["[data-node='", &node.to_string(), "']"].concat()) {
        let mut to = Figures::default();
        to.put("", middle.x - size.w / 2.0).put("px ", middle.y - size.h / 2.0).raw("px");
        set(&card, "translate", &to.0);
    }
}

/// Puts it down where it is: there it stays.
pub fn put(view: &View) {
    if let Some(hands) = hands() {
        (hands.put)(view);
    }
}

fn put_down(view: &View) {
    let Some((held, picture, rect)) = held(view) else { return };
    if held.at == rect.middle {
        return back(view);
    }
    view.local.stage.held.set(None);
    say(view, named(&view.state, "hand.put", held.place));
    view.dispatch.emit(Action::Pin(picture.sketch.nodes[held.place].id.clone(), held.at));
}

/// Gives it back to where it was.
pub fn back(view: &View) {
    if let Some(hands) = hands() {
        (hands.back)(view);
    }
}

fn give_back(view: &View) {
    if let Some((held, _, rect)) = held(view) {
        place(view, held.place, rect);
        view.local.stage.held.set(None);
        say(view, named(&view.state, "hand.back", held.place));
    }
}

/// The keys for those who have picked a card up, and the one that does; whether it was one of them.
pub fn keys(view: &Rc<View>, event: &KeyboardEvent) -> bool {
    let stage = &view.local.stage;
    let key = event.key();
    let Some((held, picture, rect)) = held(view) else {
        let Some(place) = number(event, "data-node") else { return false };
        if is_letter(event, "m") {
            lift(view, place, None);
            say(view, named(&view.state, "hand.lifted", place));
            return true;
        }
        return (key == "Delete" || key == "Backspace") && unpin(view, place);
    };
    match key.as_str() {
        // What is open stays open.
        "Escape" => {
            event.stop_propagation();
            back(view);
        }
        "Enter" => put(view),
        "Tab" => {
            back(view);
            return false;
        }
        _ if is_letter(event, "m") => put(view),
        _ => {
            let Some(way) = way(&key) else { return false };
            let step = if event.shift_key() { STRIDE } else { STEP };
            let at = Point { x: held.at.x + way.x * step, y: held.at.y + way.y * step };
            carry(view, at);
            let seen = picture.sketch.extent.with(Rect { middle: at, ..rect });
            let camera = stage.camera.get().showing(Rect { middle: at, ..rect }, seen, stage.space.get());
            if camera != stage.camera.get() {
                jump(view, camera);
            }
            say(view, nearest(&view.state, &picture.sketch, &picture.lit, held.place, at));
        }
    }
    true
}

/// Lets go of a card that was put somewhere; whether it was.
pub fn unpin(view: &View, place: usize) -> bool {
    let id: &Id = &view.state.snapshot().characters[place].id;
    let is_pinned = view.state.hand.has(id);
    if is_pinned {
        say(view, named(&view.state, "hand.freed", place));
        view.dispatch.emit(Action::Unpin(id.clone()));
    }
    is_pinned
}

/// Gives back what is carried, or undoes what was arranged last; whether there was anything.
pub fn undo(view: &View) -> bool {
    let steps = view.state.hand.steps();
    if view.local.stage.held.get().is_some() {
        back(view);
    } else if steps > 0 {
        let left = (steps - 1).to_string();
        say(view, view.state.words.fill("hand.undone", &[("count", &left)]));
        view.dispatch.emit(Action::Undo);
    } else {
        return false;
    }
    true
}

/// The buttons below the chart. The focus goes to the chart before one is gone.
pub fn undoes(view: &Rc<View>, event: &Event) {
    let is_undo = marked(event, "data-switch").as_deref() == Some("undo");
    if !is_undo || view.state.hand.steps() < 2 {
        view.local.stage.wanted.set(true);
    }
    if is_undo {
        undo(view);
    } else {
        say(view, view.word("hand.freed.all").into());
        view.dispatch.emit(Action::LetGo);
    }
}

/// A finger that rests on a card opens no menu.
pub fn menu(view: &Rc<View>, event: &Event) {
    if view.local.stage.press.borrow().is_some() {
        event.prevent_default();
    }
}
