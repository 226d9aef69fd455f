//! What takes long in a chart, in slices between two frames: laying it out, its labels, and cards beyond the first ones.

use super::stage::{BATCH, Picture, SLICE};
use crate::scene::chart::{label, unlabelled};
use crate::state::Shape;
use crate::ui::Message;
use crate::ui::view::View;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::js_sys::Date;

/// How long the layout may hold up the page at a time, in milliseconds.
const BUDGET: f64 = 24.0;

/// Goes on laying out between two frames, and says when it is done.
pub fn work(view: &View, picture: &Picture) {
    let stage = &view.local.stage;
    let now = Date::now();
    let began = stage.began.get();
    match (picture.is_settled, began) {
        (true, Some(began)) => {
            stage.began.set(None);
            // Not while it is drawn: whoever hears of it may ask for what is drawn.
            let settled = view.local.settled.clone();
            *stage.told.borrow_mut() = Some(Timeout::new(0, move || settled.emit(now - began)));
        }
        (false, _) => later(view),
        _ => {}
    }
}

fn later(view: &View) {
    *view.local.stage.work.borrow_mut() = Some(soon(view, || Message::Work));
}

/// A slice of laying out.
pub fn go_on(view: &View) {
    let Some(picture) = view.picture.as_ref().filter(|picture| !picture.is_settled) else { return };
    let began = Date::now();
    let mut is_first = true;
    while Date::now() - began < BUDGET {
        if view.state.story.settle(picture.shape, SLICE) {
            // Ties and then labels are worked out in tasks of their own, before the page is drawn with them.
            if is_first && words(view, picture.shape) {
                return;
            }
            break;
        }
        is_first = false;
    }
    later(view);
}

/// Goes on with what is drawn once all have found their places; whether it can be drawn next.
fn words(view: &View, shape: Shape) -> bool {
    let (stage, state) = (&view.local.stage, &view.state);
    let bare = stage.bare.take().filter(|(of, _)| Rc::ptr_eq(of, state));
    let is_known = bare.is_some();
    if let Some((state, mut sketch)) = bare {
        label(&state, &mut sketch);
        *stage.ahead.borrow_mut() = Some((state, Rc::new(sketch)));
        *stage.work.borrow_mut() = Some(soon(view, || Message::Again));
    } else {
        *stage.bare.borrow_mut() = Some((state.clone(), unlabelled(state, shape, false)));
    }
    is_known
}

/// Sends a message in a task of its own.
fn soon(view: &View, message: fn() -> Message) -> Timeout {
    let app = view.local.app.clone();
    Timeout::new(0, move || app.send_message(message()))
}

/// Draws more cards and labels, once what there is has been seen.
pub fn fill(view: &View) {
    let stage = &view.local.stage;
    stage.room.set(stage.room.get() + BATCH);
    *stage.fill.borrow_mut() = Some(soon(view, || Message::Again));
}
