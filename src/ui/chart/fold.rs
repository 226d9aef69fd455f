//! Groups fold into one card, and open again: by a button beside their name, and by a key.

use super::keys::{is_letter, say};
use super::{boxed, hand, sign};
use crate::geom::{Point, Rect, Size};
use crate::scene::chart::{Plate, called, named};
use crate::state::Action;
use crate::ui::tag::{Tag, button, marked, number};
use crate::ui::view::View;
use std::rc::Rc;
use web_sys::{Event, KeyboardEvent};

/// The button beside the name of a group.
pub fn fold(view: &Rc<View>, group: &Plate) -> Tag {
    let Rect { middle, size } = group.rect;
    let button_size = Size { w: 22.0, h: 22.0 };
    // On a card in it, beside a name between the outline and the letters.
    let inset = if group.is_folded { 14.0 } else { -3.0 };
    let at = Point { x: middle.x - size.w / 2.0 + inset, y: middle.y };
    let label = named(&view.state, "fold", view.state.snapshot().characters.len() + group.group);
    button("fold")
        .key(&[&group.id, "/fold"].concat())
        .set("data-fold", &group.id)
        .style(&boxed(Rect { middle: at, size: button_size }).raw("px").0)
        .set("tabindex", "-1")
        .set("title", &label)
        .says("aria-expanded", !group.is_folded)
        .with(sign(if group.is_folded { "M5 9h8M9 5v8" } else { "M5 9h8" }))
}

/// What the card of a folded group is called.
pub fn said(view: &View, stop: usize, group: &Plate) -> String {
    let count = group.members.len().to_string();
    view.state.words.fill("fold.card", &[("name", &called(&view.state, stop)), ("count", &count)])
}

/// The key for it, on a card or a name; whether it was that.
pub fn keys(view: &Rc<View>, event: &KeyboardEvent) -> bool {
    let Some(picture) = &view.picture else { return false };
    if !is_letter(event, "f") {
        return false;
    }
    let place = number(event, "data-node");
    let plate = marked(event, "data-plate");
    let is_meant = |group: &&Plate| match place {
        _ if !group.folds => false,
        Some(place) => !group.is_folded && group.members.contains(&place),
        None => plate.as_deref() == Some(&group.id),
    };
    let Some(group) = picture.sketch.groups.iter().find(is_meant) else { return false };
    // The focus goes to what there is afterwards: the card of the group, or of the first who was in it.
    let first = picture.sketch.nodes.iter().position(|node| node.inside == Some(group.group));
    view.local.stage.place.set(first.unwrap_or(picture.sketch.nodes.len() + group.group));
    view.local.stage.wanted.set(true);
    turn(view, group);
    true
}

/// A click on the button; whether it was one.
pub fn click(view: &View, event: &Event) -> bool {
    let id = marked(event, "data-fold");
    let groups = view.picture.iter().flat_map(|picture| &picture.sketch.groups);
    let group = groups.into_iter().find(|group| id.as_deref() == Some(&group.id));
    group.inspect(|group| turn(view, group)).is_some()
}

fn turn(view: &View, group: &Plate) {
    let stop = view.state.snapshot().characters.len() + group.group;
    // A card that is carried may be one of those that go.
    hand::back(view);
    say(
        view,
        match group.is_folded {
            true => named(&view.state, "fold.opened", stop),
            false => named(&view.state, "fold.folded", stop),
        },
    );
    view.local.stage.moved.set(true);
    view.dispatch.emit(Action::Fold(group.id.clone()));
}
