//! What pointers and the wheel do over the chart. Unless the author says otherwise, the page keeps the wheel and the
//! single finger: only a mouse that drags, two fingers, and the wheel with Ctrl or ⌘ mean the chart.

use super::canvas::set;
use super::flight::jump;
use super::hand;
use super::settle::settle;
use crate::geom::{Point, Rect};
use crate::model::seen::Subject;
use crate::scene::chart::{Camera, Tie};
use crate::state::{Action, Gestures, Panel};
use crate::ui::tag::{marked, number};
use crate::ui::view::View;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent, PointerEvent, WheelEvent};

/// A pointer that has moved less than this, in CSS pixels, has clicked.
const STILL: f64 = 5.0;
/// How near to a tie the pointer means it, in CSS pixels.
const NEAR: f64 = 9.0;
/// How much of its size the chart gains for each pixel that a wheel turns.
const WHEEL: f64 = 0.0022;
/// Pixels of a line, where a browser counts the turns of the wheel in lines.
const LINE: f64 = 18.0;

/// Where a pointer is in the stage, in CSS pixels.
fn place(view: &View, event: &MouseEvent) -> Point {
    let corner = view.find(".stage").map(|stage| stage.get_bounding_client_rect());
    let (x, y) = corner.map_or((0.0, 0.0), |corner| (corner.left(), corner.top()));
    Point { x: f64::from(event.client_x()) - x, y: f64::from(event.client_y()) - y }
}

pub fn down(view: &Rc<View>, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    let stage = &view.local.stage;
    let mut pointers = stage.pointers.borrow_mut();
    if event.is_primary() {
        pointers.clear();
        stage.dragged.set(false);
    }
    if event.button() == 0 {
        pointers.push((event.pointer_id(), place(view, event)));
    }
    // Two fingers mean the chart, and whoever carries a card by keys has turned to the pointer.
    hand::back(view);
    let pressed = number(event, "data-node").filter(|_| pointers.len() == 1);
    stage.pressed.set(pressed);
    stage.press.take();
    if let (Some(node), "touch") = (pressed, &*event.pointer_type()) {
        hand::wait(view, node, pointers[0].1);
    }
}

pub fn moves(view: &Rc<View>, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    let stage = &view.local.stage;
    let now = place(view, event);
    let mut pointers = stage.pointers.borrow_mut();
    let Some(moved) = pointers.iter().position(|(id, _)| *id == event.pointer_id()) else {
        drop(pointers);
        if event.pointer_type() == "mouse" {
            point(view, number(event, "data-tie").or_else(|| tie_at(view, now)));
        }
        return;
    };
    let before = pointers[moved].1;
    if hand::follow(view, now) {
        return;
    }
    if now.distance(before) >= STILL {
        stage.press.take();
    }
    let Some(chart) = chart(view) else { return };
    let (camera, space) = (stage.camera.get(), stage.space.get());
    let camera = match pointers.len() {
        1 if event.pointer_type() == "touch" && view.gestures() == Gestures::Cooperative => return,
        1 => {
            if !stage.dragged.get() && now.distance(before) < STILL {
                return;
            }
            if let Some(node) = stage.pressed.get()
                && event.pointer_type() != "touch"
                && hand::lift(view, node, Some(before))
            {
                hand::follow(view, now);
                return take(view, event);
            }
            camera.moved(now.x - before.x, now.y - before.y, chart, space)
        }
        _ => {
            let other = pointers[usize::from(moved == 0)].1;
            let (wide, was) = (now.distance(other), before.distance(other).max(1.0));
            let (x, y) = ((now.x - before.x) / 2.0, (now.y - before.y) / 2.0);
            let middle = Point { x: (now.x + other.x) / 2.0, y: (now.y + other.y) / 2.0 };
            camera.moved(x, y, chart, space).zoomed(wide / was, middle, chart, space)
        }
    };
    pointers[moved].1 = now;
    drop(pointers);
    take(view, event);
    jump(view, kept(view, camera));
}

/// The same camera, or one that has not lost all who are shown. The card of a group counts as those in it do.
pub fn kept(view: &View, camera: Camera) -> Camera {
    let Some(picture) = &view.picture else { return camera };
    let (sketch, lit) = (&picture.sketch, &picture.lit);
    let shown = sketch.nodes.iter().zip(&lit.shown).filter(|(node, shown)| **shown || node.inside.is_some());
    let lone = sketch.groups.iter().filter(|group| group.corners.is_empty());
    let boxes = shown.map(|(node, _)| node.rect).chain(lone.map(|group| group.rect));
    camera.keeping(boxes, sketch.extent, view.local.stage.space.get())
}

/// From now on it is no click of what is below.
fn take(view: &View, event: &PointerEvent) {
    if !view.local.stage.dragged.replace(true)
        && let Some(frame) = view.find(".stage")
    {
        // One that is gone cannot be captured.
        let _ = frame.set_pointer_capture(event.pointer_id());
    }
}

pub fn up(view: &Rc<View>, event: &Event) {
    let event: &PointerEvent = event.unchecked_ref();
    let stage = &view.local.stage;
    stage.pointers.borrow_mut().retain(|(id, _)| *id != event.pointer_id());
    stage.pressed.set(None);
    stage.press.take();
    // The browser takes a pointer away for something of its own.
    if event.type_() == "pointerup" { hand::put(view) } else { hand::back(view) }
}

pub fn leave(view: &Rc<View>, _: &Event) {
    point(view, None);
}

/// Keeps the page from scrolling under two fingers, and from a single one where the chart takes it.
pub fn touch(view: &Rc<View>, event: &Event) {
    let fingers = view.local.stage.pointers.borrow().len();
    if fingers > 1 || view.local.stage.held.get().is_some() || view.gestures() == Gestures::Greedy {
        event.prevent_default();
    } else {
        hint(view, "hint.touch");
    }
}

/// Whether Ctrl or ⌘ is held. The wheel, pointers and keys tell it under the same names.
pub fn is_shortcut(event: &Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    event.ctrl_key() || event.meta_key()
}

pub fn wheel(view: &Rc<View>, event: &Event) {
    let event: &WheelEvent = event.unchecked_ref();
    if !is_shortcut(event) && view.gestures() == Gestures::Cooperative {
        return hint(view, "hint.wheel");
    }
    event.prevent_default();
    let Some(chart) = chart(view) else { return };
    let stage = &view.local.stage;
    let turned = event.delta_y() * if event.delta_mode() == 1 { LINE } else { 1.0 } * WHEEL;
    // As much smaller one way as larger the other.
    let by = if turned > 0.0 { 1.0 / (1.0 + turned) } else { 1.0 - turned };
    let zoomed = stage.camera.get().zoomed(by, place(view, event), chart, stage.space.get());
    jump(view, kept(view, zoomed));
}

/// Opens what was clicked.
pub fn choose(view: &Rc<View>, event: &Event) {
    let stage = &view.local.stage;
    if stage.dragged.replace(false) {
        return;
    }
    let Some(picture) = &view.picture else { return };
    if super::fold::click(view, event) {
        return;
    }
    if let (Some(place), Some(_)) = (number(event, "data-node"), marked(event, "data-pin")) {
        hand::unpin(view, place);
        return;
    }
    let panel = if let Some(place) = number(event, "data-node") {
        picture.sketch.nodes.get(place).map(|node| Panel::Character(node.id.clone()))
    } else if let Some(id) = marked(event, "data-plate") {
        Some(Panel::Group(id.as_str().into()))
    } else {
        let label = number(event, "data-tie");
        let tie = label.or_else(|| tie_at(view, place(view, event.unchecked_ref())));
        tie.and_then(|tie| picture.sketch.ties.get(tie)).map(|tie| opened(view, tie))
    };
    match panel {
        Some(panel) => view.dispatch.emit(Action::Open(panel)),
        None if view.state.panel.is_some() => view.dispatch.emit(Action::Close),
        None => {}
    }
}

/// What a tie leads to: where it is several relations, the folded group that they are of.
fn opened(view: &View, tie: &Tie) -> Panel {
    for end in tie.ends {
        if let (Subject::Group(group), false) = (end, tie.others.is_empty()) {
            return Panel::Group(view.state.snapshot().groups[group].id.clone());
        }
    }
    Panel::Relation(tie.id.clone())
}

/// The extent of the chart, where there is one.
pub fn chart(view: &View) -> Option<Rect> {
    Some(view.picture.as_ref()?.sketch.extent)
}

/// The tie at a place on the screen, the nearest one.
fn tie_at(view: &View, at: Point) -> Option<usize> {
    let picture = view.picture.as_ref()?;
    let camera = view.local.stage.camera.get();
    let point = camera.under(at);
    let mut nearest = (NEAR / camera.scale, None);
    for (place, tie) in picture.sketch.ties.iter().enumerate() {
        if picture.lit.drawn[place] {
            let away = tie.distance(point);
            if away < nearest.0 {
                nearest = (away, Some(place));
            }
        }
    }
    nearest.1
}

/// Draws a tie stronger, and no other, and says it whole: its label may be short, or have found no room.
pub fn point(view: &Rc<View>, tie: Option<usize>) {
    let stage = &view.local.stage;
    if stage.pointed.replace(tie) != tie {
        let pointed = view.picture.as_ref().zip(tie).and_then(|(picture, tie)| picture.sketch.ties.get(tie));
        show_hint(view, pointed.map(|tie| tie.said(&view.state)).as_deref());
        if let Some(frame) = view.find(".stage") {
            let cursor = if tie.is_some() { "pointer" } else { "" };
            set(&frame, "cursor", cursor);
        }
        settle(view);
    }
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
