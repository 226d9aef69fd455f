//! The camera moves: at once, or gliding there.

use super::canvas::paint;
use super::stage::{BATCH, Picture};
use crate::scene::chart::Camera;
use crate::ui::Message;
use crate::ui::late::late;
use crate::ui::view::{View, is_media};
use gloo::render::request_animation_frame;

/// How long the camera glides, in milliseconds: seen, and not waited for.
pub const GLIDE: f64 = 280.0;

/// More cards than so many times those in view do not stay in the page.
const MOST_LEFT: usize = 4;

/// Shows what another camera sees, from now on.
pub fn jump(view: &View, camera: Camera) {
    let stage = &view.local.stage;
    stage.flight.set(None);
    stage.camera.set(camera);
    stage.moved.set(true);
    // Somebody has gone on by themselves.
    view.local.goal.set(false);
    seen(view);
}

/// Goes to another camera on a way that can be followed; at once for those who want no motion.
pub fn glide(view: &View, camera: Camera) {
    let stage = &view.local.stage;
    if is_media("(prefers-reduced-motion: reduce)") {
        let goal = view.local.goal.get();
        jump(view, camera);
        return view.local.goal.set(goal);
    }
    stage.moved.set(true);
    stage.flight.set(Some((stage.camera.get(), camera, None)));
    next(view);
}

/// A frame of the way.
pub fn fly(view: &View, now: f64) {
    let stage = &view.local.stage;
    let Some((from, to, began)) = stage.flight.get() else { return };
    let began = began.unwrap_or(now);
    let part = ((now - began) / GLIDE).clamp(0.0, 1.0);
    // Quick at first, then slower and slower.
    let left = 1.0 - part;
    stage.camera.set(from.towards(to, 1.0 - left * left * left));
    stage.flight.set((part < 1.0).then_some((from, to, Some(began))));
    if part < 1.0 {
        next(view);
    }
    seen(view);
}

pub fn next(view: &View) {
    let app = view.local.app.clone();
    let frame = request_animation_frame(move |now| app.send_message(Message::Frame(now)));
    *view.local.stage.frame.borrow_mut() = Some(frame);
}

/// Paints, and draws other cards where others have come into view.
fn seen(view: &View) {
    paint(view);
    if let Some(picture) = &view.picture {
        look_around(view, picture);
    }
    if let Some(late) = late() {
        (late.keep)(view);
    }
}

/// Draws again where what is in view is not in the page, or much that is not.
pub fn look_around(view: &View, picture: &Picture) {
    let near = view.local.stage.near(&picture.sketch, &picture.lit, 1.0);
    let is_missing = near.iter().any(|place| !picture.drawn.contains(place));
    if is_missing || picture.drawn.len() > MOST_LEFT * near.len() + BATCH {
        view.again();
    }
}
