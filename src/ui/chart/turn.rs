//! From one point of the show to another: whoever stays glides to where they stand now, newcomers and ties appear, and the
//! camera follows. Not for those who want no motion; then all of it is there at once.

use super::canvas::paint;
use super::flight::{GLIDE, next};
use crate::geom::Rect;
use crate::scene::chart::{Camera, Figures, Sketch};
use crate::ui::view::{View, is_media};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use web_sys::js_sys::{Function, JSON, Reflect};

/// More cards than these are not moved one by one.
const MOST: usize = 300;

/// What begins unseen, or less than seen.
const UNSEEN: &str = r#"[{"opacity":0},{}]"#;
const SMALL: &str = r#"[{"opacity":0,"scale":0.7},{}]"#;
const PALE: &str = r#"[{"opacity":0.3},{}]"#;

/// Moves what was just drawn from where it was in `before`, which `camera` saw.
pub fn turn(view: &View, before: &Sketch, camera: Camera) {
    let stage = &view.local.stage;
    let Some(picture) = &view.picture else { return };
    if is_media("(prefers-reduced-motion: reduce)") || before.is_draft || picture.sketch.nodes.len() > MOST {
        return;
    }
    for card in view.all(".node") {
        let place = card.get_attribute("data-node").and_then(|place| place.parse::<usize>().ok());
        let Some(node) = place.and_then(|place| picture.sketch.nodes.get(place)) else { continue };
        match before.nodes.iter().find(|old| old.id == node.id) {
            Some(old) if old.rect != node.rect => play(&card, &from(old.rect)),
            Some(_) => {}
            None => play(&card, SMALL),
        }
    }
    for label in view.all(".label, .plate") {
        play(&label, UNSEEN);
    }
    for canvas in view.all(".stage canvas") {
        play(&canvas, PALE);
    }
    let to = stage.camera.get();
    if !stage.moved.get() && to != camera {
        stage.camera.set(camera);
        stage.flight.set(Some((camera, to, None)));
        paint(view);
        next(view);
    }
}

/// From where a card stood.
fn from(rect: Rect) -> String {
    let Rect { middle, size } = rect;
    let mut frames = Figures::default();
    frames.put(r#"[{"translate":""#, middle.x - size.w / 2.0).put("px ", middle.y - size.h / 2.0);
    frames.raw(r#"px"},{}]"#);
    frames.0
}

/// From the first of two frames to the second, which is how the element stands.
fn play(element: &HtmlElement, frames: &str) {
    // web-sys has it for those builds only that ask for all that may still change.
    if let (Ok(frames), Ok(animate)) = (JSON::parse(frames), Reflect::get(element, &"animate".into())) {
        let _ = animate.unchecked_into::<Function>().call2(element, &frames, &GLIDE.into());
    }
}
