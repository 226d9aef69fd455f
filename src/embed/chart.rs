//! The chart for scripts of the page: in numbers, and as a picture.

use super::host::quoted;
use super::store::Store;
use crate::scene::chart::{Drawn, Look, geometry as drawn, settled, svg as painted};
use crate::state::Shape;

/// `{cards: [{id, x, y, w, h}], ties: [{id, from, to, path, label}], groups: [{id, outline}]}`
pub fn geometry(store: &Store) -> String {
    let state = store.state();
    let shape = shape(store);
    let (sketch, lit) = settled(&state, shape);
    let mut out = String::new();
    for (name, list) in
        ["{\"cards\":[", "],\"ties\":[", "],\"groups\":["].iter().zip(drawn(&state, &sketch, &lit))
    {
        out.push_str(name);
        for (place, entry) in list.iter().enumerate() {
            out.push_str(if place > 0 { ",{\"id\":" } else { "{\"id\":" });
            out.push_str(&quoted(&entry.id));
            write(&mut out, entry);
            out.push('}');
        }
    }
    out + "]}"
}

/// What stands behind the id of an entry.
fn write(out: &mut String, entry: &Drawn) {
    match (&entry.ends, entry.rect) {
        (Some((from, to)), rect) => {
            for (name, id) in [(",\"from\":", from), (",\"to\":", to)] {
                out.push_str(name);
                out.push_str(&quoted(id));
            }
            out.push_str(",\"path\":");
            entry.write_path(out);
            out.push_str(",\"label\":");
            match rect {
                Some(rect) => {
                    out.push('{');
                    Drawn::write_box(out, rect);
                    out.push_str(",\"text\":");
                    out.push_str(&quoted(&entry.text));
                    out.push('}');
                }
                None => out.push_str("null"),
            }
        }
        (None, Some(rect)) => {
            out.push(',');
            Drawn::write_box(out, rect);
        }
        (None, None) => {
            out.push_str(",\"outline\":");
            entry.write_path(out);
        }
    }
}

/// The chart as SVG; `in_view` is what the page shows of it, where it shows it.
pub fn svg(store: &Store, in_view: bool) -> String {
    let state = store.state();
    let (sketch, lit) = settled(&state, shape(store));
    let app = store.app();
    let app = app.as_ref().and_then(|app| app.get_component());
    let (window, dark) = match app.as_deref() {
        Some(app) => (app.window().filter(|_| in_view), app.is_dark()),
        None => (None, false),
    };
    painted(&state, &sketch, &lit, Look { dark, pointed: None }, window)
}

/// The shape of the chart that the page shows, or would.
fn shape(store: &Store) -> Shape {
    let app = store.app();
    let app = app.as_ref().and_then(|app| app.get_component());
    app.as_deref().map_or(Shape::Wide, |app| app.shape())
}
