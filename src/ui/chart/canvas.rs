//! Paints the shapes of the chart on its canvas, and moves what is over it.

use super::overview;
use super::stage::Picture;
use crate::model::document::Color;
use crate::scene::chart::{Camera, Drawing, FONTS, Figures, SIGN, THIN, in_view, landmarks};
use crate::scene::{hex, paper};
use crate::ui::view::{View, is_media};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Path2d};

/// Shows what the camera sees.
pub fn paint(view: &View) {
    let stage = &view.local.stage;
    let camera = stage.camera.get();
    if let Some(world) = view.find(".world") {
        set(&world, "transform", &transform(camera));
    }
    let (Some(picture), Some(canvas)) = (&view.picture, view.find("canvas")) else { return };
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    let density = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let space = stage.space.get();
    // This clears it, too.
    canvas.set_width((space.w * density) as u32);
    canvas.set_height((space.h * density) as u32);
    let Ok(Some(context)) = canvas.get_context("2d") else { return };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    stage.keep(&view.state, picture, view.dark);
    draw(view, &context, camera, density);
    if stage.is_far(&picture.sketch) {
        name(view, picture, &context, density);
    }
    overview::show(view, picture);
}

/// Writes the names that are read from far away.
fn name(view: &View, picture: &Picture, context: &CanvasRenderingContext2d, density: f64) {
    let stage = &view.local.stage;
    let mut names = stage.landmarks.borrow_mut();
    if names.is_empty() {
        *names = landmarks(&view.state, &picture.sketch, &picture.lit, view.dark);
    }
    let _ = context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0);
    let mut font = Figures::default();
    context.set_font(&font.put("600 ", SIGN).raw("px ").raw(FONTS).0);
    context.set_text_align("center");
    context.set_text_baseline("middle");
    context.set_global_alpha(1.0);
    let _ = context.set_line_dash(&JsValue::from(Vec::<f64>::new()));
    context.set_line_join("round");
    context.set_line_width(HALO);
    let forced = is_forced();
    context.set_stroke_style_str(&ink(view, paper(view.dark), forced));
    for (place, at) in in_view(&names, stage.camera.get(), stage.space.get()) {
        let landmark = &names[place];
        context.set_fill_style_str(&ink(view, landmark.color, forced));
        let _ = context.stroke_text(&landmark.words, at.x, at.y);
        let _ = context.fill_text(&landmark.words, at.x, at.y);
    }
}

/// What keeps a name apart from what is behind it, in CSS pixels.
const HALO: f64 = 4.0;

/// Whether the visitor's own colours stand for those of the page. A canvas does not adapt by itself.
pub fn is_forced() -> bool {
    is_media("(forced-colors: active)")
}

/// A colour for the canvas; where they are `forced`, that of the ground or of what is on it.
#[inline(never)]
pub fn ink(view: &View, color: Color, forced: bool) -> String {
    match forced {
        true if color == paper(view.dark) => "Canvas".into(),
        true => "CanvasText".into(),
        false => hex(color),
    }
}

fn draw(view: &View, context: &CanvasRenderingContext2d, camera: Camera, density: f64) {
    let forced = is_forced();
    let scale = camera.scale * density;
    // It does not fail with finite numbers.
    let _ = context.set_transform(scale, 0.0, 0.0, scale, camera.x * density, camera.y * density);
    for (shape, path) in &*view.local.stage.shapes.borrow() {
        // Seen from afar, a line keeps about a pixel; a thin one never has more.
        let width = if shape.cover > THIN { shape.width } else { 0.0 };
        trace(context, shape, path, &ink(view, shape.color, forced), width.max(0.9 / camera.scale));
    }
}

/// Fills a shape, or draws its line so wide.
pub fn trace(context: &CanvasRenderingContext2d, shape: &Drawing, path: &Path2d, color: &str, width: f64) {
    context.set_global_alpha(shape.cover);
    if shape.width == 0.0 {
        context.set_fill_style_str(color);
        context.fill_with_path_2d(path);
    } else {
        context.set_stroke_style_str(color);
        context.set_line_width(width);
        let _ = context.set_line_dash(&JsValue::from(shape.dash.to_vec()));
        context.stroke_with_path(path);
    }
}

/// Makes words of a wider font fit their boxes.
pub fn fit(view: &View) {
    for element in view.all(".fit") {
        let (room, needed) = (element.client_width(), element.scroll_width());
        if needed > room && room > 0 {
            let mut scale = Figures::default();
            scale.put("", f64::from(room) * 100.0 / f64::from(needed)).raw("%");
            set(&element, "scale", &scale.0);
        }
    }
}

fn transform(camera: Camera) -> String {
    let mut out = Figures::default();
    // A tenth would be too coarse for a scale.
    let millionths = (camera.scale * 1e6 + 0.5) as u64;
    out.put("translate(", camera.x).put("px,", camera.y).put("px) scale(", millionths as f64).raw("e-6)");
    out.0
}

/// Sets a property of an element's style. A value that is well formed is not refused.
#[inline(never)]
pub fn set(element: &HtmlElement, name: &str, value: &str) {
    let _ = element.style().set_property(name, value);
}
