//! What a widget that has broken leaves to the one that comes in its place. It cannot be asked any more: so it has the
//! element keep what was chosen and what the camera saw, each time that is another. Not in the page, which knows nothing of
//! what is still to come. What had the focus, the element has marked in what was drawn.

use super::App;
use super::chart::jump;
use super::view::{View, focus};
use crate::scene::chart::Camera;
use crate::state::{State, Written, place, recalled, written};
use gloo::render::request_animation_frame;
use std::rc::Rc;
use web_sys::Element;
use yew::html::Scope;

/// Says what had the focus, and how to find it; see `sought` in `static/run.js`.
const FOCUS: &str = "data-focus";

/// What the element keeps begins so.
pub const KEEP: &str = "keep ";

/// Has the element keep what is shown now.
pub fn keep(view: &View) {
    if view.state.story.show.is_none() {
        return;
    }
    let stage = &view.local.stage;
    // Where it is on its way to counts.
    let camera = stage.flight.get().map_or_else(|| stage.camera.get(), |(_, goal, _)| goal);
    let mut words = Written::default();
    if stage.moved.get() {
        words.place([camera.x, camera.y, camera.scale]);
    }
    words.line();
    view.local.take.emit([KEEP, &words.0, &written(&view.state)].concat());
}

/// Shows again what was shown in an `old` frame when `text` was kept: the state for that, if it is of the same show; once
/// that is drawn, the camera and the focus go where they were.
pub fn recover(state: &State, app: &Scope<App>, old: &Element, text: &str) -> Option<State> {
    let (camera, chosen) = text.split_once('\n')?;
    let state = recalled(state, chosen)?;
    // There is none where nobody moved it.
    let camera = place(&mut camera.split(' ')).map(|[x, y, scale]| Camera { x, y, scale });
    let camera = camera.filter(|camera| camera.scale > 0.0);
    let view = app.get_component()?.view.clone();
    let (app, old) = (app.clone(), old.clone());
    // Before anything is painted, and after what there is to draw now.
    let frame = request_animation_frame(move |_| {
        let view = app.get_component().map(|app| app.view.clone());
        if let Some(view) = view {
            restore(&view, camera, &old);
        }
    });
    *view.local.stage.frame.borrow_mut() = Some(frame);
    Some(state)
}

fn restore(view: &Rc<View>, camera: Option<Camera>, old: &Element) {
    let stage = &view.local.stage;
    if let Some(camera) = camera {
        // It does not go to what is selected, as it would for whoever selects something.
        *stage.selected.borrow_mut() = (view.state.panel.clone(), view.state.toward.clone());
        jump(view, camera);
    }
    let Ok(Some(attended)) = old.query_selector(&["[", FOCUS, "]"].concat()) else { return };
    if let Some(stop) = number(&attended, "data-stop") {
        stage.place.set(stop);
        stage.wanted.set(true);
        view.again();
    } else if let Some(place) = number(&attended, "data-place") {
        view.local.place.set(place);
        view.local.wanted.set(Some(place));
        view.again();
    } else {
        let found = attended.get_attribute(FOCUS).and_then(|sought| {
            let (place, selector) = sought.split_once(' ')?;
            view.all(selector).into_iter().nth(place.parse().ok()?)
        });
        // What is not there any more leaves the focus to the first that can have it.
        focus(found.or_else(|| view.find("button")));
    }
}

fn number(element: &Element, name: &str) -> Option<usize> {
    element.get_attribute(name)?.parse().ok()
}
