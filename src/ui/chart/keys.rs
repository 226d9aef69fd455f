//! The chart by keyboard: along ties and, where none leads that way, to the next card; larger, smaller, all of it.

use super::flight::{glide, jump};
use super::gestures::{chart, is_shortcut, kept, point};
use super::{fold, hand, help};
use crate::geom::Point;
use crate::scene::chart::{Camera, neighbour, spot};
use crate::ui::late::late;
use crate::ui::tag::{marked, number};
use crate::ui::view::{View, focus};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// How much one press makes the chart larger.
const STEP: f64 = 1.35;

/// Hands a key to the code that reads it. Where that is not there yet, the focus that the key needs has asked for it.
pub fn pressed(view: &Rc<View>, event: &Event) {
    if let Some(late) = late() {
        (late.press)(view, event);
    }
}

pub fn keys(view: &Rc<View>, event: &Event) {
    let event: &KeyboardEvent = event.unchecked_ref();
    if is_shortcut(event) && !event.shift_key() && is_letter(event, "z") && hand::undo(view) {
        return event.prevent_default();
    }
    if is_shortcut(event) || event.alt_key() {
        return;
    }
    let stage = &view.local.stage;
    stage.dragged.set(false);
    if hand::keys(view, event) || fold::keys(view, event) {
        return event.prevent_default();
    }
    let key = event.key();
    match key.as_str() {
        "+" | "=" => larger(view, STEP),
        "-" => larger(view, 1.0 / STEP),
        "0" => whole(view),
        // What is selected goes first; then the focus leaves the chart.
        "Escape" if view.state.panel.is_none() => leave(view),
        _ => {
            let Some(way) = way(&key) else { return };
            go(view, stage.place.get(), way, !event.shift_key());
        }
    }
    event.prevent_default();
}

/// Whether a key has this letter on it, whatever script it writes now.
pub fn is_letter(event: &KeyboardEvent, letter: &str) -> bool {
    let (key, code) = (event.key(), event.code());
    let key = if key.len() > 1 { code.strip_prefix("Key").unwrap_or_default() } else { &key };
    key.eq_ignore_ascii_case(letter)
}

/// Where an arrow key points.
pub fn way(key: &str) -> Option<Point> {
    let (x, y) = match key {
        "ArrowRight" => (1.0, 0.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowUp" => (0.0, -1.0),
        _ => return None,
    };
    Some(Point { x, y })
}

/// Takes the focus out of the chart: to the views where the page wants them, or else to the buttons beside it.
fn leave(view: &View) {
    focus(view.find("[data-view][aria-pressed=true]").or_else(|| view.find("[data-zoom]")));
}

/// Moves the focus to the next card on a way, and the chart so that it is seen; says where that is.
fn go(view: &Rc<View>, from: usize, way: Point, along_ties: bool) {
    let stage = &view.local.stage;
    let Some(picture) = &view.picture else { return };
    let Some((place, tie)) = neighbour(&view.state, &picture.sketch, &picture.lit, from, way, along_ties)
    else {
        return;
    };
    let Some(rect) = picture.sketch.stop(&picture.lit, place) else { return };
    stage.place.set(place);
    let camera = stage.camera.get().showing(rect, picture.sketch.extent, stage.space.get());
    if camera != stage.camera.get() {
        jump(view, camera);
    }
    stage.wanted.set(true);
    let tie = tie.map(|tie| &picture.sketch.ties[tie]);
    say(view, spot(&view.state, &picture.sketch, &picture.lit, place, tie));
}

/// Has screen readers say something, once it is drawn.
pub fn say(view: &View, words: String) {
    *view.local.stage.said.borrow_mut() = words;
    view.again();
}

/// Gives the focus to the card that the keyboard went to, once it is drawn.
pub fn settle(view: &View) {
    let stage = &view.local.stage;
    if stage.wanted.replace(false) {
        let place = stage.place.get().to_string();
        focus(view.find(&["[data-stop='", &place, "']"].concat()));
    }
}

pub fn reach(view: &Rc<View>, event: &Event) {
    point(view, number(event, "data-tie"));
    if let Some(place) = number(event, "data-stop")
        && view.local.stage.place.replace(place) != place
    {
        hand::back(view);
        view.again();
    }
}

/// The buttons beside the chart.
pub fn zoom(view: &Rc<View>, event: &Event) {
    match marked(event, "data-zoom").as_deref() {
        Some("in") => larger(view, STEP),
        Some("out") => larger(view, 1.0 / STEP),
        Some("fit") => whole(view),
        Some("keys") => help::open(view),
        Some(_) => full(view),
        None => {}
    }
}

fn larger(view: &Rc<View>, by: f64) {
    let Some(chart) = chart(view) else { return };
    let stage = &view.local.stage;
    let space = stage.space.get();
    let middle = Point { x: space.w / 2.0, y: space.h / 2.0 };
    glide(view, kept(view, stage.camera.get().zoomed(by, middle, chart, space)));
}

fn whole(view: &Rc<View>) {
    let Some(chart) = chart(view) else { return };
    glide(view, Camera::fit(chart, view.local.stage.space.get()));
}

/// Fills the screen with the widget, or gives it back to the page.
fn full(view: &View) {
    let (Some(page), Some(root)) = (view.page(), view.local.root.cast::<Element>()) else { return };
    if view.is_full() {
        page.exit_fullscreen();
    } else {
        // A frame that may not stays as it is.
        let _ = root.request_fullscreen();
    }
}
