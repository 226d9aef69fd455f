//! The chart for scripts of the page: in numbers, and as a picture.

use super::store::Store;
use crate::scene::chart::{self, Look, settled};
use crate::state::Shape;

/// Cards, ties and groups as they are drawn, as JSON.
pub fn geometry(store: &Store) -> String {
    let state = store.state();
    let app = store.app();
    let app = app.as_ref().and_then(|app| app.get_component());
    let (sketch, lit) = settled(&state, app.as_deref().map_or(Shape::Wide, |app| app.shape()));
    chart::geometry(&state, &sketch, &lit)
}

/// The chart as SVG; `in_view` is what the page shows of it, where it shows it.
pub fn svg(store: &Store, in_view: bool) -> String {
    let state = store.state();
    let app = store.app();
    let app = app.as_ref().and_then(|app| app.get_component());
    let (shape, window, dark) = match app.as_deref() {
        Some(app) => (app.shape(), app.window().filter(|_| in_view), app.is_dark()),
        None => (Shape::Wide, None, false),
    };
    let (sketch, lit) = settled(&state, shape);
    chart::svg(&state, &sketch, &lit, Look { dark, pointed: None }, window)
}
