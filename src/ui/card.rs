//! One card.

use super::pieces::{dressed, portrait, spoken};
use super::tag::{Nodes, Tag, button, el, row, text};
use super::view::View;
use crate::model::changes::Owner;
use crate::scene;
use crate::state::{Action, Panel};
use std::rc::Rc;

/// The card of a character of the snapshot, which is at `place` among all cards; whether Tab reaches it.
pub fn card(view: &Rc<View>, character: usize, place: usize, reached: bool) -> Tag {
    let card = scene::card(&view.state, character);
    let panel = Panel::Character(card.id.clone());
    let actors = card.actors.as_ref().map(|(before, actors, behind)| {
        let mut names = Vec::new();
        for actor in actors {
            if !names.is_empty() {
                names.push(text(", "));
            }
            names.add(el("b").with(spoken(actor)));
        }
        let said = el("span").class("actor").set("part", "actor");
        said.text(before).with(row(names)).text(behind)
    });
    let mut badges = Vec::new();
    for badge in &card.badges {
        let drawn = el("span").class("badge").class_if(badge.nickname, "nickname").set("part", "badge");
        badges.add(drawn.with(spoken(&badge.text)));
    }
    let drawn = button("card")
        .class_if(card.past, "past")
        .class_if(view.state.panel.as_ref() == Some(&panel), "selected")
        .set("part", "card")
        .set("data-id", &card.id)
        .number("data-place", place)
        .set("tabindex", if reached { "0" } else { "-1" })
        .does(view, Action::Open(panel))
        .with(portrait(view, card.portrait.as_ref(), Some(&card.monogram)))
        .with(
            el("span")
                .class("who")
                .with(el("span").class("name").set("part", "name").with(spoken(&card.name)))
                .with_some(
                    card.native
                        .as_ref()
                        .map(|native| el("span").class("native").set("part", "native").with(spoken(native))),
                )
                .with_some(actors),
        )
        .with_some(
            card.role
                .as_ref()
                .map(|role| el("span").class("occupation").set("part", "occupation").with(spoken(role))),
        )
        .with(el("span").class("badges").all(badges));
    dressed(view, drawn, Owner::Character(character), "")
}
