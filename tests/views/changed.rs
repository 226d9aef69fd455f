//! What is told of what changed since every earlier point, and at the stops of a walk through the points.

use crate::heard::Heard;
use crate::told;
use castmap::model::changes::Owner;
use castmap::scene::chart::{halos, sketch};
use castmap::scene::{self, changes};
use castmap::state::{Action, Panel, Passing, Shape, State, Step, update};

/// The panel, the sentence that counts, and the marks, since each earlier point; how often something had changed.
pub fn changed(heard: &mut Heard<'_>, state: &State) -> usize {
    let asked = update(state.clone(), Action::Open(Panel::Changes));
    let mut told = 0;
    // No later point is held against it, whoever asks.
    for since in (0..state.snapshot().at).chain([state.snapshot().last + 1]) {
        let open = update(asked.clone(), Action::Since(Some(since)));
        let Some(found) = open.changes() else { continue };
        told += usize::from(!found.is_empty());
        heard.hear("change", &found);
        heard.hear("what changed", &scene::panel(&open));
        heard.read("count of changes", &changes::summary(&open, &found));
        let snapshot = open.snapshot();
        let who = (0..snapshot.characters.len()).map(Owner::Character);
        let groups = (0..snapshot.groups.len()).map(Owner::Group);
        let ties = (0..snapshot.relations.len()).map(Owner::Relation);
        for owner in who.chain(groups).chain(ties) {
            heard.hear("mark", &changes::marked(&open, owner));
        }
        // With the ties that have just ended.
        let sketch = sketch(&open, Shape::Wide, false);
        let lit = sketch.lit(&open, &Passing::of(&open));
        heard.hear("sketch", &sketch);
        heard.hear("mark", &halos(&open, &sketch, &lit, false));
    }
    told
}

/// A walk from the first point to the visitor's; how many stops it has.
pub fn walked(heard: &mut Heard<'_>, state: &State) -> usize {
    let mut stops = 0;
    let mut now = update(state.clone(), Action::Open(Panel::Changes));
    for step in [Step::Go, Step::On, Step::On, Step::On, Step::On, Step::On, Step::On, Step::Back, Step::Stop]
    {
        let next = update(now.clone(), Action::Walk(step));
        // At a stop, nothing is told of a later one, though the visitor knows it.
        let at = now.snapshot().at.max(next.snapshot().at);
        let heard = &mut heard.as_of(at);
        told::page(heard, &now, &next);
        let heard = &mut heard.as_of(next.snapshot().at);
        heard.read("stop", &changes::stop(&next));
        heard.hear("what changed", &scene::panel(&next));
        stops += 1;
        now = next;
    }
    stops
}
