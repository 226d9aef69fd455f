//! A picture of the chart on a canvas of its own. By hand: an image of the SVG is refused by pages that are strict about
//! where images come from.

use super::canvas::trace;
use crate::geom::Rect;
use crate::scene::chart::{Caption, FONTS, Figures, Item, Poster, STRONG, Tile};
use crate::scene::hex;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// More pixels on a side, and in all, than every browser paints: of a larger canvas, some make an empty picture.
const MOST_SIDE: f64 = 8192.0;
const MOST_PIXELS: f64 = 4096.0 * 4096.0;

/// Paints with `scale` pixels for each unit of the chart, or as many as every browser can, and makes the canvas as large.
pub fn painting(poster: &Poster, canvas: &HtmlCanvasElement, scale: f64) {
    let Rect { middle, size } = poster.extent;
    let scale = scale.min(MOST_SIDE / size.w.max(size.h)).min((MOST_PIXELS / (size.w * size.h)).sqrt());
    canvas.set_width(((size.w * scale) as u32).max(1));
    canvas.set_height(((size.h * scale) as u32).max(1));
    // Which of the letters that East Asian languages share look how.
    let _ = canvas.set_attribute("lang", &poster.language);
    let Ok(Some(context)) = canvas.get_context("2d") else { return };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (left, top) = (middle.x - size.w / 2.0, middle.y - size.h / 2.0);
    // It does not fail with finite numbers.
    let _ = context.set_transform(scale, 0.0, 0.0, scale, -left * scale, -top * scale);
    for item in &poster.items {
        match item {
            Item::Shape(shape) => {
                if let Ok(path) = Path2d::new_with_path_string(&shape.path) {
                    trace(&context, shape, &path, &hex(shape.color), shape.width);
                }
            }
            Item::Tile(tile) => lay(&context, tile),
            Item::Caption(caption) => write(&context, caption),
        }
    }
}

fn lay(context: &CanvasRenderingContext2d, tile: &Tile) {
    let Rect { middle, size } = tile.rect;
    context.begin_path();
    let (x, y) = (middle.x - size.w / 2.0, middle.y - size.h / 2.0);
    let _ = context.round_rect_with_f64(x, y, size.w, size.h, tile.round);
    context.set_global_alpha(tile.cover);
    context.set_fill_style_str(&hex(tile.color));
    context.fill();
    if let Some(edge) = tile.edge {
        context.set_stroke_style_str(&hex(edge));
        context.set_line_width(1.0);
        let _ = context.set_line_dash(&JsValue::from(Vec::<f64>::new()));
        context.stroke();
    }
}

fn write(context: &CanvasRenderingContext2d, caption: &Caption) {
    let mut font = Figures::default();
    if caption.is_strong {
        font.raw(STRONG).raw(" ");
    }
    context.set_font(&font.put("", caption.size).raw("px ").raw(FONTS).0);
    context.set_text_align(if caption.is_middle { "center" } else { "left" });
    context.set_global_alpha(1.0);
    context.set_fill_style_str(&hex(caption.color));
    let _ = context.fill_text(&caption.said.words, caption.at.x, caption.at.y);
}
