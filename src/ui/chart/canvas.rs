//! Paints the shapes of the chart on its canvas, and puts cards and labels where they belong.

use super::stage::{Picture, Stage};
use crate::geom::{Point, Rect};
use crate::scene::chart::{Camera, Figures};
use crate::scene::hex;
use crate::ui::view::View;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Shows what the camera sees.
pub fn paint(view: &View) {
    let stage = &view.local.stage;
    let camera = stage.camera.get();
    if let Some(world) = view.find(".world") {
        set(&world, "transform", &transform(camera));
    }
    let Some(canvas) = view.find("canvas") else { return };
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    let density = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let space = stage.space.get();
    for (now, size, resize) in [
        (canvas.width(), space.w, HtmlCanvasElement::set_width as fn(&HtmlCanvasElement, u32)),
        (canvas.height(), space.h, HtmlCanvasElement::set_height),
    ] {
        let wanted = (size * density) as u32;
        if now != wanted {
            resize(&canvas, wanted);
        }
    }
    let Ok(Some(context)) = canvas.get_context("2d") else { return };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    draw(stage, &context, camera, density);
}

fn draw(stage: &Stage, context: &CanvasRenderingContext2d, camera: Camera, density: f64) {
    let space = stage.space.get();
    // None of these fails with finite numbers.
    let _ = context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, space.w, space.h);
    let scale = camera.scale * density;
    let _ = context.set_transform(scale, 0.0, 0.0, scale, camera.x * density, camera.y * density);
    for (shape, path) in &*stage.shapes.borrow() {
        let Some(path) = path else { continue };
        let color = hex(shape.color);
        context.set_global_alpha(shape.cover);
        if shape.width == 0.0 {
            context.set_fill_style_str(&color);
            context.fill_with_path_2d(path);
        } else {
            context.set_stroke_style_str(&color);
            // Seen from afar, a line keeps about a pixel.
            context.set_line_width(shape.width.max(0.9 / camera.scale));
            let _ = context.set_line_dash(&JsValue::from(shape.dash.to_vec()));
            context.stroke_with_path(path);
        }
    }
}

/// Puts cards, names of groups and labels into their boxes, and makes words of a wider font fit.
pub fn place(view: &View, picture: &Picture) {
    let sketch = &picture.sketch;
    for element in view.all("[data-node]") {
        if let Some(node) = number_of(&element, "data-node").and_then(|place| sketch.nodes.get(place)) {
            put(&element, node.rect);
            set(&element, "--face", &pixels(node.form.face));
            set(&element, "--pad", &pixels(node.form.pad));
            set(&element, "--name", &pixels(node.form.name));
            set(&element, "--note", &pixels(node.form.note));
        }
    }
    for element in view.all("[data-tie]") {
        if let Some(tie) = number_of(&element, "data-tie").and_then(|place| sketch.ties.get(place))
            && let Some(label) = &tie.label
        {
            put(&element, label.rect);
        }
    }
    for element in view.all("[data-plate]") {
        let id = element.get_attribute("data-plate").unwrap_or_default();
        if let Some(group) = sketch.groups.iter().find(|group| *group.id == *id) {
            put(&element, group.rect);
            let ink = crate::scene::chart::plate_ink(&view.state, group, view.local.stage.dark.get());
            set(&element, "--ink", &hex(ink));
        }
    }
    for element in view.all(".fit") {
        let (room, needed) = (element.client_width(), element.scroll_width());
        if needed > room && room > 0 {
            let mut scale = Figures::default();
            scale.put("", f64::from(room) * 100.0 / f64::from(needed)).raw("%");
            set(&element, "scale", &scale.0);
        }
    }
}

/// The place in a list that an element has in an attribute.
pub fn number_of(element: &HtmlElement, name: &str) -> Option<usize> {
    element.get_attribute(name)?.parse().ok()
}

fn put(element: &HtmlElement, rect: Rect) {
    let corner = Point { x: rect.middle.x - rect.size.w / 2.0, y: rect.middle.y - rect.size.h / 2.0 };
    set(element, "translate", &[&*pixels(corner.x), " ", &pixels(corner.y)].concat());
    set(element, "width", &pixels(rect.size.w));
    set(element, "height", &pixels(rect.size.h));
}

fn pixels(value: f64) -> String {
    let mut out = Figures::default();
    out.put("", value).raw("px");
    out.0
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
