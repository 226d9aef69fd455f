//! What the lines of the chart mean, and how much of it is shown.

use super::chart::undoes;
use super::tag::{Nodes, Tag, button, el, group};
use super::view::View;
use crate::scene::chart::{Figures, Swatch, swatch};
use crate::scene::hex;
use crate::state::{Action, Facet, Panel, Reach, State};
use std::rc::Rc;
use yew::Html;

/// The kinds of relation, each a filter, and what is shown beside the people and relations of the moment.
pub fn legend(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let snapshot = state.snapshot();
    let mut kinds = Vec::new();
    let wanted = state.filters.of(Facet::Kinds);
    for value in state.story.facets.values(Facet::Kinds) {
        // A kind that only past relations are of comes with them.
        let Some(kind) = kind_of(state, &value.key) else { continue };
        let given = wanted.iter().find(|text| {
            state.story.facets.named(Facet::Kinds, text).any(|known| std::ptr::eq(known, value))
        });
        let drawn = button("kind")
            .key(&value.key)
            .set("data-kind", &value.key)
            .says("aria-pressed", given.is_some())
            .does(view, Action::Toggle(Facet::Kinds, given.unwrap_or(&value.key).clone()))
            .with(sample(&swatch(state, kind, view.dark)))
            .text(value.label.say(&state.words, &snapshot.language));
        kinds.add(drawn);
    }
    let past = snapshot.relations.iter().filter(|relation| relation.past).count();
    let mut switches = Vec::new();
    if past > 0 {
        let label = state.words.fill("past", &[("count", &past.to_string())]);
        switches.push(switch(view, "past", &label, state.past, Action::Past(!state.past)));
    }
    if snapshot.at > 0 {
        let since = if state.since.is_some() { None } else { Some(snapshot.at - 1) };
        switches.push(switch(view, "marks", view.word("marks"), state.since.is_some(), Action::Since(since)));
    }
    let is_chart = state.view() == crate::state::View::Chart;
    if is_chart && !state.filters.is_empty() {
        switches.push(switch(view, "hide", view.word("hide"), state.hides, Action::Hide(!state.hides)));
    }
    if let (true, Some(Panel::Character(_)), None) = (is_chart, &state.panel, &state.toward) {
        for reach in Reach::ALL {
            let is_on = *reach == state.reach;
            switches.push(switch(
                view,
                reach.word(),
                view.word_of("reach", reach.word()),
                is_on,
                Action::Reach(*reach),
            ));
        }
    }
    let hand = &state.hand;
    for (name, is_there) in [("undo", hand.before.is_some()), ("free", !hand.pins.is_empty())] {
        if is_chart && is_there {
            let drawn = button("switch")
                .key(name)
                .set("data-switch", name)
                .on(view, "click", undoes)
                .text(view.word_of("hand", name));
            switches.add(drawn);
        }
    }
    let (legend, switched) = (group(view, "legend", "legend"), group(view, "switches", "switches"));
    el("div").class("strip").with(legend.all(kinds)).with(switched.all(switches))
}

/// The place of a kind of relation, where any of those that are shown is of it.
fn kind_of(state: &State, id: &str) -> Option<usize> {
    let snapshot = state.snapshot();
    let is_of = |kind: usize| *snapshot.kinds[kind].id == *id;
    for (place, relation) in snapshot.relations.iter().enumerate() {
        if state.shows(place) {
            if is_of(relation.kind) {
                return Some(relation.kind);
            }
            if let Some(back) = &relation.back
                && is_of(back.kind)
            {
                return Some(back.kind);
            }
        }
    }
    None
}

/// Something that is on or off.
fn switch(view: &Rc<View>, name: &str, label: &str, is_on: bool, action: Action) -> Html {
    button("switch")
        .key(name)
        .set("data-switch", name)
        .says("aria-pressed", is_on)
        .does(view, action)
        .text(label)
        .html()
}

/// A piece of a line of the chart.
pub fn sample(swatch: &Swatch) -> Tag {
    let mut dash = Figures::default();
    for length in swatch.dash {
        dash.put(" ", *length);
    }
    let line = |y: &str, width: f64| {
        let mut said = Figures::default();
        said.put("", width);
        el("path")
            .set("d", &["M0 ", y, "H26"].concat())
            .set("stroke", &hex(swatch.color))
            .set("stroke-width", &said.0)
            .set("stroke-dasharray", &dash.0)
    };
    let sample = el("svg").class("sample").set("viewBox", "0 0 26 8").set("aria-hidden", "true");
    if swatch.double {
        // As two lines here: there is no knowing the ground below.
        sample.with(line("2.3", 1.6)).with(line("5.7", 1.6))
    } else {
        sample.with(line("4", swatch.width))
    }
}
