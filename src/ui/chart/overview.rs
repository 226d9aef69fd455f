//! The whole of a large chart, small, in a corner of it: where everybody is, and which part is in view. A press goes there.

use super::canvas::{ink, is_forced, set};
use super::flight::jump;
use super::gestures::kept;
use super::stage::Picture;
use crate::geom::{Point, Rect, Size};
use crate::scene::chart::{Camera, Figures};
use crate::scene::monogram;
use crate::state::FEW;
use crate::ui::tag::{Tag, el};
use crate::ui::view::View;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Event, HtmlCanvasElement, PointerEvent};

/// Its size in CSS pixels, and how many pixels of the canvas one of them has.
const SPACE: Size = Size { w: 168.0, h: 112.0 };
const DENSITY: f64 = 2.0;
/// How large somebody is in it.
const DOT: f64 = 2.0;

/// The map, where there are enough people to get lost among them.
pub fn overview(view: &Rc<View>) -> Option<Tag> {
    let picture = view.picture.as_ref()?;
    (picture.sketch.nodes.len() > FEW).then(|| {
        el("div")
            .class("overview")
            .set("aria-hidden", "true")
            .on(view, "pointerdown", press)
            .on(view, "pointermove", press)
            .with(el("canvas"))
            .with(el("i"))
    })
}

/// From the chart to the map.
fn camera(picture: &Picture) -> Camera {
    Camera::fit(picture.sketch.extent, SPACE)
}

/// Draws everybody anew, if something is another; nobody as long as they stand somewhere for now.
pub fn draw(view: &View, picture: &Picture) {
    let Some(canvas) = view.find(".overview canvas") else { return };
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    let wide = (SPACE.w * DENSITY) as u32;
    // A canvas that has come into the page has another width.
    if !view.local.stage.is_other.take() && canvas.width() == wide {
        return;
    }
    canvas.set_width(wide);
    canvas.set_height((SPACE.h * DENSITY) as u32);
    if picture.sketch.is_draft {
        return;
    }
    let Ok(Some(context)) = canvas.get_context("2d") else { return };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let camera = camera(picture);
    let (mut color, forced) = (None, is_forced());
    for (place, node) in picture.sketch.nodes.iter().enumerate() {
        if !picture.lit.shown[place] {
            continue;
        }
        let next = monogram(&view.state, &view.state.snapshot().characters[place]).color;
        if color != Some(next) {
            color = Some(next);
            context.set_fill_style_str(&ink(view, next, forced));
        }
        context.set_global_alpha(if picture.lit.nodes[place] { 1.0 } else { 0.3 });
        let Point { x, y } = camera.seen(node.rect.middle);
        let side = DOT * DENSITY;
        context.fill_rect(x * DENSITY - side / 2.0, y * DENSITY - side / 2.0, side, side);
    }
}

/// Shows which part is in view.
pub fn show(view: &View, picture: &Picture) {
    let Some(frame) = view.find(".overview i") else { return };
    let stage = &view.local.stage;
    let Rect { middle, size } = stage.window();
    let camera = camera(picture);
    let at = camera.seen(Point { x: middle.x - size.w / 2.0, y: middle.y - size.h / 2.0 });
    let mut place = Figures::default();
    place.put("", at.x).put("px ", at.y).raw("px");
    set(&frame, "translate", &place.0);
    for (name, length) in [("width", size.w), ("height", size.h)] {
        let mut length_of = Figures::default();
        set(&frame, name, &length_of.put("", length * camera.scale).raw("px").0);
    }
}

/// Goes to where it was pressed.
fn press(view: &Rc<View>, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    let (Some(picture), Some(map)) = (&view.picture, view.find(".overview")) else { return };
    if event.buttons() != 1 {
        return;
    }
    // On a narrow screen it is smaller.
    let corner = map.get_bounding_client_rect();
    let by = SPACE.w / corner.width();
    let at = Point {
        x: (f64::from(event.client_x()) - corner.left()) * by,
        y: (f64::from(event.client_y()) - corner.top()) * by,
    };
    let stage = &view.local.stage;
    let there = Camera::onto(camera(picture).under(at), stage.camera.get().scale, stage.space.get());
    jump(view, kept(view, there));
}
