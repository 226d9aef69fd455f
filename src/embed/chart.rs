//! The chart for scripts of the page: in numbers, and as a picture.

use super::host::parameters;
use super::store::Store;
use crate::scene::chart::{self, Look, Poster, file_name, settled};
use crate::state::{Shape, State};
use crate::ui::{KEEP, painting};
use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

/// Cards, ties and groups as they are drawn, as JSON.
pub fn geometry(store: &Store) -> String {
    let state = store.state();
    let app = store.app();
    let app = app.as_ref().and_then(|app| app.get_component());
    let (sketch, lit) = settled(&state, app.as_deref().map_or(Shape::Wide, |app| app.shape()));
    chart::geometry(&state, &sketch, &lit)
}

/// The chart as a picture; `in_view` is what the page shows of it, where it shows it. Without marks of what changed:
/// whoever gets the picture has not seen what it is held against.
fn poster(store: &Store, in_view: bool) -> Poster {
    let state = State { since: None, ..(*store.state()).clone() };
    let app = store.app();
    let app = app.as_ref().and_then(|app| app.get_component());
    let (shape, window, dark) = match app.as_deref() {
        Some(app) => (app.shape(), app.window().filter(|_| in_view), app.is_dark()),
        None => (Shape::Wide, None, false),
    };
    let (sketch, lit) = settled(&state, shape);
    chart::poster(&state, &sketch, &lit, Look { dark, pointed: None }, window)
}

/// The picture as SVG.
pub fn svg(store: &Store, in_view: bool) -> String {
    chart::svg(&poster(store, in_view))
}

/// The picture on a canvas, with `scale` pixels for each unit, or as many as a browser can paint.
pub fn painted(store: &Store, in_view: bool, scale: f64) -> HtmlCanvasElement {
    let canvas = store.host.canvas();
    painting(&poster(store, in_view), &canvas, scale);
    canvas
}

/// Pixels of a saved picture for each unit of the chart.
const DENSITY: f64 = 2.0;

/// Does what the chart's menu offers: saves a picture, `all.png` or `view.svg`, or copies a `link`. And copies `code`, or
/// keeps what is shown, which stands behind that word.
pub fn take(store: &Store, wanted: &str) {
    let (state, host) = (store.state(), &store.host);
    let words = &state.words;
    if let Some(shown) = wanted.strip_prefix(KEEP) {
        return host.keep(shown);
    }
    if let Some(code) = wanted.strip_prefix("code ") {
        return host.copy(code, words.get("embed.done"), words.get("embed.refused"));
    }
    let (in_view, form) = match (wanted.strip_prefix("all."), wanted.strip_prefix("view.")) {
        (Some(form), _) => (false, form),
        (_, Some(form)) => (true, form),
        _ => {
            let link = host.address(&parameters(&state));
            return host.copy(
                &link,
                words.get("copy.done"),
                &[words.get("copy.refused"), " ", &link].concat(),
            );
        }
    };
    let name = [&file_name(&state), ".", form].concat();
    let done = words.fill("save.done", &[("name", &name)]);
    let picture = match form {
        "png" => JsValue::from(painted(store, in_view, DENSITY)),
        _ => JsValue::from(svg(store, in_view)),
    };
    host.save(&picture, &name, &done, words.get("save.refused"));
}
