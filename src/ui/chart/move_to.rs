//! Moves the camera: at once, or gliding there.

use super::canvas::{self, paint, set};
use super::overview;
use super::stage::{BATCH, Picture, SLICE};
use crate::geom::{Point, Rect, Size};
use crate::model::seen::Subject;
use crate::scene::chart::{Camera, label, unlabelled};
use crate::state::{FEW, Shape, State, Theme};
use crate::ui::Message;
use crate::ui::late::late;
use crate::ui::view::View;
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::HtmlElement;
use web_sys::js_sys::Date;

/// How long the camera glides, in milliseconds: seen, and not waited for.
pub const GLIDE: f64 = 280.0;

/// How long the layout may hold up the page at a time, in milliseconds.
const BUDGET: f64 = 24.0;

/// More cards than so many times those in view do not stay in the page.
const MOST_LEFT: usize = 4;

/// Shows what another camera sees, from now on.
pub fn jump(view: &View, camera: Camera) {
    let stage = &view.local.stage;
    stage.flight.set(None);
    stage.camera.set(camera);
    stage.moved.set(true);
    // Somebody has gone on by themselves.
    view.local.goal.set(false);
    seen(view);
}

/// Goes to another camera on a way that can be followed; at once for those who want no motion.
pub fn glide(view: &View, camera: Camera) {
    let stage = &view.local.stage;
    if is_media("(prefers-reduced-motion: reduce)") {
        let goal = view.local.goal.get();
        jump(view, camera);
        return view.local.goal.set(goal);
    }
    stage.moved.set(true);
    stage.flight.set(Some((stage.camera.get(), camera, None)));
    next(view);
}

/// A frame of the way.
pub fn fly(view: &View, now: f64) {
    let stage = &view.local.stage;
    let Some((from, to, began)) = stage.flight.get() else { return };
    let began = began.unwrap_or(now);
    let part = ((now - began) / GLIDE).clamp(0.0, 1.0);
    // Quick at first, then slower and slower.
    let left = 1.0 - part;
    stage.camera.set(from.towards(to, 1.0 - left * left * left));
    stage.flight.set((part < 1.0).then_some((from, to, Some(began))));
    if part < 1.0 {
        next(view);
    }
    seen(view);
}

pub fn next(view: &View) {
    let app = view.local.app.clone();
    let frame = request_animation_frame(move |now| app.send_message(Message::Frame(now)));
    *view.local.stage.frame.borrow_mut() = Some(frame);
}

/// Paints, and draws other cards where others have come into view.
fn seen(view: &View) {
    paint(view);
    if let Some(picture) = &view.picture {
        look_around(view, picture);
    }
    if let Some(late) = late() {
        (late.keep)(view);
    }
}

/// Draws again where what is in view is not in the page, or much that is not.
fn look_around(view: &View, picture: &Picture) {
    let near = view.local.stage.near(&picture.sketch, &picture.lit, 1.0);
    let is_missing = near.iter().any(|place| !picture.drawn.contains(place));
    if is_missing || picture.drawn.len() > MOST_LEFT * near.len() + BATCH {
        view.again();
    }
}

/// After every drawing: measures the space, fits what nobody has moved, paints, and goes on laying out.
pub fn settle(view: &Rc<View>) {
    let stage = &view.local.stage;
    let (Some(picture), Some(space)) = (&view.picture, space(view)) else { return };
    let before = stage.space.replace(space);
    stage.whole.set(Size { w: view.room(), h: space.h });
    if stage.shape(view.state.narrow) != picture.shape {
        // Another shape of the space is another picture.
        stage.moved.set(false);
        return view.again();
    }
    if before != space || !stage.moved.get() {
        fit(view, picture, before, space);
    }
    if picture.sketch.nodes.len() > FEW {
        // What takes long is done in a task of its own, before the page is seen.
        let app = view.local.app.clone();
        let frame = request_animation_frame(move |_| app.send_message(Message::Paint));
        *stage.painting.borrow_mut() = Some(frame);
    } else {
        show(view);
    }
    if picture.is_settled
        && let (Some((before, camera)), Some(late)) = (stage.turned.take(), late())
    {
        (late.turn)(view, &before, camera);
    }
    work(view, picture);
    let is_goal = view.local.goal.get();
    if picture.is_settled {
        view.local.goal.set(false);
    }
    let selected = (view.state.panel.clone(), view.state.toward.clone());
    if *stage.selected.borrow() != selected || is_goal {
        // As long as it is laid out, it is followed.
        if picture.is_settled {
            *stage.selected.borrow_mut() = selected;
        }
        follow(view, is_goal);
    }
}

/// Makes the shapes of what is drawn, and paints them.
pub fn show(view: &View) {
    let Some(picture) = &view.picture else { return };
    view.local.stage.draw(&view.state, picture, view.dark);
    view.local.stage.landmarks.borrow_mut().clear();
    canvas::fit(view);
    overview::draw(view, picture);
    paint(view);
}

/// The space of the chart in CSS pixels; none while it is not shown.
fn space(view: &View) -> Option<Size> {
    let rect = view.find(".stage")?.get_bounding_client_rect();
    (rect.width() >= 1.0 && rect.height() >= 1.0).then(|| Size { w: rect.width(), h: rect.height() })
}

/// Whether the chart has another space than it was drawn for.
pub fn look(view: &View) -> bool {
    space(view).is_some_and(|space| space != view.local.stage.space.get())
}

fn fit(view: &View, picture: &Picture, before: Size, space: Size) {
    let stage = &view.local.stage;
    if stage.moved.get() && before.w > 0.0 {
        // What was in the middle stays there.
        let camera = stage.camera.get();
        let middle = camera.under(Point { x: before.w / 2.0, y: before.h / 2.0 });
        return stage.camera.set(Camera::onto(middle, camera.scale, space));
    }
    stage.aim(&view.state, &picture.sketch);
    look_around(view, picture);
}

/// Goes on laying out between two frames, and says when it is done.
fn work(view: &View, picture: &Picture) {
    let stage = &view.local.stage;
    let now = Date::now();
    let began = stage.began.get();
    match (picture.is_settled, began) {
        (true, Some(began)) => {
            stage.began.set(None);
            // Not while it is drawn: whoever hears of it may ask for what is drawn.
            let settled = view.local.settled.clone();
            *stage.told.borrow_mut() = Some(Timeout::new(0, move || settled.emit(now - began)));
        }
        (false, _) => later(view),
        _ => {}
    }
}

fn later(view: &View) {
    *view.local.stage.work.borrow_mut() = Some(soon(view, || Message::Work));
}

/// A slice of laying out.
pub fn go_on(view: &View) {
    let Some(picture) = view.picture.as_ref().filter(|picture| !picture.is_settled) else { return };
    let began = Date::now();
    let mut is_first = true;
    while Date::now() - began < BUDGET {
        if view.state.story.settle(picture.shape, SLICE) {
            // Ties and then labels are worked out in tasks of their own, before the page is drawn with them.
            if is_first && words(view, picture.shape) {
                return;
            }
            break;
        }
        is_first = false;
    }
    later(view);
}

/// Goes on with what is drawn once all have found their places; whether it can be drawn next.
fn words(view: &View, shape: Shape) -> bool {
    let (stage, state) = (&view.local.stage, &view.state);
    let bare = stage.bare.take().filter(|(of, _)| Rc::ptr_eq(of, state));
    let is_known = bare.is_some();
    if let Some((state, mut sketch)) = bare {
        label(&state, &mut sketch);
        *stage.ahead.borrow_mut() = Some((state, Rc::new(sketch)));
        *stage.work.borrow_mut() = Some(soon(view, || Message::Again));
    } else {
        *stage.bare.borrow_mut() = Some((state.clone(), unlabelled(state, shape, false)));
    }
    is_known
}

/// Sends a message in a task of its own.
fn soon(view: &View, message: fn() -> Message) -> Timeout {
    let app = view.local.app.clone();
    Timeout::new(0, move || app.send_message(message()))
}

/// Draws more cards and labels, once what there is has been seen.
pub fn fill(view: &View) {
    let stage = &view.local.stage;
    stage.room.set(stage.room.get() + BATCH);
    *stage.fill.borrow_mut() = Some(soon(view, || Message::Again));
}

/// Brings what was selected into view: the panel may have taken its place. What was looked for comes near as well.
fn follow(view: &View, is_goal: bool) {
    let stage = &view.local.stage;
    let (Some(picture), Some(panel)) = (&view.picture, &view.state.panel) else { return };
    let (camera, chart, space) = (stage.camera.get(), picture.sketch.extent, stage.space.get());
    let to = if let Some(chain) = view.state.chain() {
        let Some(rect) = extent(picture, &chain.stations) else { return };
        camera.around(rect, chart, uncovered(view, space))
    } else {
        let Some(rect) = picture.sketch.rect(view.state.snapshot(), panel) else { return };
        if is_goal { camera.reaching(rect, chart, space) } else { camera.showing(rect, chart, space) }
    };
    if to != camera {
        glide(view, to);
    }
}

/// The box around all of these.
fn extent(picture: &Picture, stations: &[Subject]) -> Option<Rect> {
    let mut all: Option<Rect> = None;
    for &station in stations {
        let rect = match station {
            Subject::Character(place) => picture.sketch.nodes.get(place).map(|node| node.rect),
            Subject::Group(place) => {
                let plate = picture.sketch.groups.iter().find(|plate| plate.group == place);
                plate.map(|plate| plate.rect)
            }
        };
        if let Some(rect) = rect {
            all = Some(all.map_or(rect, |all| all.with(rect)));
        }
    }
    all
}

/// Above a chain that a sheet is scrolled to, in CSS pixels.
const PAD: i32 = 14;

/// The width of what the buttons beside the chart cover, in CSS pixels.
const ZOOMS: f64 = 54.0;

/// What buttons and a sheet leave of the chart's space. Where there is a sheet, page and sheet are scrolled to what is
/// lit.
fn uncovered(view: &View, space: Size) -> Size {
    let space = Size { w: space.w - ZOOMS, h: space.h };
    let (Some(sheet), Some(stage)) = (view.find(".sheet"), view.find(".stage")) else { return space };
    stage.scroll_into_view();
    if let Some(lit) = view.find("[data-chain][aria-pressed=true]") {
        sheet.set_scroll_top(lit.offset_top() - PAD);
    }
    let covered = stage.get_bounding_client_rect().bottom() - sheet.get_bounding_client_rect().top();
    Size { w: space.w, h: (space.h - covered.max(0.0)).max(space.h / 4.0) }
}

/// Whether the ground is dark.
pub fn is_dark(state: &State) -> bool {
    match state.theme {
        Theme::Auto => is_media("(prefers-color-scheme: dark)"),
        theme => theme == Theme::Dark,
    }
}

/// Whether a media query holds.
pub fn is_media(query: &str) -> bool {
    let found = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    found.is_some_and(|found| found.matches())
}

/// Says for a moment how the chart is moved.
pub fn hint(view: &View, key: &str) {
    let Some(hint) = show_hint(view, Some(view.word(key))) else { return };
    let timeout = Timeout::new(1_400, move || set(&hint, "opacity", "0"));
    *view.local.stage.hint.borrow_mut() = Some(timeout);
}

/// Shows some words over the chart, or takes them away.
pub fn show_hint(view: &View, words: Option<&str>) -> Option<HtmlElement> {
    let hint = view.find(".hint")?;
    view.local.stage.hint.take();
    if words.is_some() {
        hint.set_text_content(words);
    }
    set(&hint, "opacity", if words.is_some() { "1" } else { "0" });
    Some(hint)
}
