//! What stands in place of the cast while there is none.

use super::tag::{Tag, button, el};
use super::view::View;
use crate::state::{Action, Status};
use std::rc::Rc;

/// Says that the cast is on its way, or why it does not come.
pub fn notice(view: &Rc<View>) -> Tag {
    // It takes the focus of its button, while it tries again.
    let notice = el("div").class("notice").set("tabindex", "-1");
    match &view.state.status {
        Status::Ready => notice.flag("hidden", true),
        Status::Loading => {
            let ghosts = (0..6).map(|_| el("span").class("ghost").html()).collect();
            notice
                .set("role", "status")
                .with(el("p").class("muted").text(view.word("loading")))
                .with(el("div").class("ghosts").set("aria-hidden", "true").all(ghosts))
        }
        Status::Failed(failure) => {
            let said = view.word_of("failure", &failure.reason);
            notice
                .class("failure")
                .set("part", "message")
                .set("role", "alert")
                .with(el("p").with(el("strong").text(said)))
                .with(el("p").class("muted").set("lang", "en").text(&failure.message))
                .with(
                    button("pill")
                        .set("data-retry", "")
                        .does(view, Action::Await)
                        .text(view.word("failure.retry")),
                )
        }
    }
}
