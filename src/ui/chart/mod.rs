//! The chart: cards of people over a canvas with what runs between them, and the controls to move in it.

mod canvas;
mod flight;
mod fold;
mod gestures;
pub mod hand;
pub mod help;
pub mod keys;
mod overview;
mod painting;
mod settle;
mod slices;
mod stage;
pub mod turn;

pub use flight::{fly, jump};
pub use hand::undoes;
pub use help::open as help;
pub use painting::painting;
pub use settle::{look, settle, show};
pub use slices::go_on;
pub use stage::{Picture, Stage};

use super::late::late;
use super::legend::legend;
use super::pieces::{dressed, portrait, spoken};
use super::save::{save, signed};
use super::tag::{Nodes, Tag, button, el, group, row};
use super::view::View;
use crate::geom::Rect;
use crate::model::changes::Owner;
use crate::scene::chart::{Figures, Node, Plate, Tie, TieLabel, Words};
use crate::scene::{group_ink, hex, monogram};
use crate::state::{Gestures, Panel};
use std::rc::Rc;
use yew::Html;

/// The chart, and below it what its lines mean.
pub fn chart(view: &Rc<View>) -> Tag {
    let inside = view.picture.as_ref().map(|picture| {
        let (mut plates, mut labels, mut nodes) = (Vec::new(), Vec::new(), Vec::new());
        let mut room = view.local.stage.room.get();
        for group in &picture.sketch.groups {
            if picture.drawn.contains(&(picture.sketch.nodes.len() + group.group)) {
                plates.add(plate(view, picture, group));
                if group.folds {
                    plates.add(fold::fold(view, group));
                }
            }
        }
        let reached = picture.reached(&view.local.stage);
        for &place in &picture.drawn {
            let is_card = place < picture.sketch.nodes.len();
            if is_card && (room > 0 || reached == Some(place)) {
                room = room.saturating_sub(1);
                nodes.add(node(view, picture, place, reached == Some(place)));
            }
        }
        for (place, tie) in picture.sketch.ties.iter().enumerate() {
            if let Some(on) = &tie.label
                && picture.lit.drawn[place]
                && room > 0
            {
                room -= 1;
                labels.add(label(view, picture, place, tie, on));
            }
        }
        if room == 0 {
            slices::fill(view);
        }
        el("div").class("world").all(plates).all(labels).all(nodes)
    });
    let stage = group(view, "stage", "chart")
        .class_if(view.gestures() == Gestures::Greedy, "greedy")
        .on(view, "pointerdown", gestures::down)
        .on(view, "pointermove", gestures::moves)
        .on(view, "pointerup", gestures::up)
        .on(view, "pointercancel", gestures::up)
        .on(view, "pointerleave", gestures::leave)
        .on(view, "touchmove", gestures::touch)
        .on(view, "contextmenu", hand::menu)
        .on(view, "wheel", gestures::wheel)
        .on(view, "click", gestures::choose)
        .on(view, "keydown", keys::pressed)
        .on(view, "focusin", keys::reach)
        .with(el("canvas").set("part", "tie").set("aria-hidden", "true"))
        .with_some(inside)
        .with(el("p").class("hint").set("aria-hidden", "true"));
    let tools = el("div").class("tools").with(controls(view)).with(save(view));
    let said = view.local.stage.said.borrow();
    let status = el("p").class("unseen").set("role", "status").text(&said);
    let chart = el("div").class("chart").set("part", "chart").with(stage).with(tools);
    let chart = chart
        .with_some(overview::overview(view))
        .with(status)
        .with_some(late().map(|late| (late.help)(view)));
    el("div").class("charted").with(chart).with(legend(view))
}

/// The buttons beside the chart, and what is drawn on them.
const SIGNS: [(&str, &str); 5] = [
    ("in", "M4 9h10M9 4v10"),
    ("out", "M4 9h10"),
    ("fit", "M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4"),
    ("full", "M10 3h5v5M15 3l-5 5M8 15H3v-5M3 15l5-5"),
    ("keys", "M6 7a3 3 0 1 1 4.5 2.6Q9 10.5 9 12M9 14.4v.9"),
];

fn controls(view: &Rc<View>) -> Tag {
    let mut buttons = Vec::new();
    for (name, sign) in SIGNS {
        let control = signed(view.word_of("zoom", name), sign).key(name).set("data-zoom", name);
        buttons.add(control.on(view, "click", keys::zoom));
    }
    group(view, "zooms", "zoom").all(buttons)
}

/// A sign of lines.
fn sign(path: &str) -> Tag {
    el("svg")
        .class("sign")
        .set("viewBox", "0 0 18 18")
        .set("aria-hidden", "true")
        .with(el("path").set("d", path))
}

/// A card; the words are broken into lines already, so that they are the same in every picture of the show.
fn node(view: &Rc<View>, picture: &Picture, place: usize, reached: bool) -> Tag {
    let node: &Node = &picture.sketch.nodes[place];
    let character = &view.state.snapshot().characters[place];
    let chosen = Some(Panel::Character(node.id.clone()));
    let wording = node.wording(&view.state, place);
    let held = view.local.stage.held.get().filter(|held| held.place == place);
    let mut style = boxed(held.map_or(node.rect, |held| Rect { middle: held.at, ..node.rect }));
    let is_pinned = view.state.hand.has(&node.id);
    // Those who see it know it by a sign; it is let go by a click on that.
    let pin = is_pinned.then(|| sign("M9 11v5M5 11h8M6.5 11V4.5M11.5 11V4.5M5.5 3.5h7").set("data-pin", ""));
    style.put("px;--cm-face:", node.form.face).put("px;--cm-pad:", node.form.pad);
    style.put("px;--cm-name:", node.form.name).put("px;--cm-note:", node.form.note).raw("px");
    let card = button("node")
        .key(&node.id)
        .class_if(!picture.lit.nodes[place], "faded")
        .class_if(character.past, "past")
        .class_if(held.is_some(), "held")
        .class_if(view.state.panel == chosen, "selected")
        .set("part", "card node")
        .set("data-id", &node.id)
        .number("data-node", place)
        .number("data-stop", place)
        .style(&style.0)
        .set("tabindex", if reached { "0" } else { "-1" })
        .with(portrait(view, character.portrait.as_ref(), Some(&monogram(&view.state, character))))
        .with(el("span").class("lines").with(written(&wording.lines)))
        .with_some(pin);
    dressed(view, card, Owner::Character(place), &wording.said)
}

/// The beginning of a style that puts an element into a box.
#[inline(never)]
fn boxed(rect: Rect) -> Figures {
    let Rect { middle, size } = rect;
    let mut style = Figures::default();
    style.put("translate:", middle.x - size.w / 2.0).put("px ", middle.y - size.h / 2.0);
    style.put("px;width:", size.w).put("px;height:", size.h);
    style
}

/// Lines of words, each made to fit its box.
#[inline(never)]
fn written(lines: &[Words]) -> Html {
    let mut written = Vec::new();
    for line in lines {
        written.add(el("span").class("fit").class_if(line.strong, "strong").with(spoken(&line.said)));
    }
    row(written)
}

fn label(view: &View, picture: &Picture, place: usize, tie: &Tie, label: &TieLabel) -> Tag {
    let relation = &view.state.snapshot().relations[tie.relation];
    // Under a card that is carried, the tie moves away.
    let is_held = view.local.stage.held.get().is_some_and(|held| tie.is_of(held.place));
    let drawn = button("label")
        .key(&tie.id)
        .class_if(!picture.lit.ties[place] || is_held, "faded")
        .class_if(relation.past, "past")
        .set("part", "tie-label")
        .number("data-tie", place)
        .style(&boxed(label.rect).raw("px").0)
        .set("tabindex", "-1")
        .with(written(&label.lines));
    dressed(view, drawn, Owner::Relation(tie.relation), &tie.said(&view.state))
}

fn plate(view: &View, picture: &Picture, group: &Plate) -> Tag {
    let ink = hex(group_ink(view.state.snapshot(), group.group, view.dark));
    let is_lit = group.is_lit(&picture.lit);
    let stop = picture.sketch.nodes.len() + group.group;
    let is_reached = group.is_folded && picture.reached(&view.local.stage) == Some(stop);
    let plate = button("plate")
        .key(&group.id)
        .class_if(!is_lit, "faded")
        .class_if(group.corners.is_empty(), "lone")
        .set("part", "group")
        .set("data-plate", &group.id)
        .style(&boxed(group.rect).raw("px;--cm-ink:").raw(&ink).0)
        .set("tabindex", if is_reached { "0" } else { "-1" })
        .with(written(&group.lines));
    let of = Owner::Group(group.group);
    if group.is_folded {
        dressed(view, plate.number("data-stop", stop), of, &fold::said(view, stop, group))
    } else {
        dressed(view, plate, of, &group.whole)
    }
}
