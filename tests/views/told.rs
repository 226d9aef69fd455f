//! What is told in words of a show at a point, to visitors, to the page around and in its address.

use crate::heard::Heard;
use castmap::model::Snapshot;
use castmap::scene::{self, list};
use castmap::state::{
    Action, Arrange, Facet, NAMES, Panel, Passing, Sort, State, address, complaints, events, read, sections,
    update,
};

/// All of it but the chart and what is asked.
pub fn told(heard: &mut Heard<'_>, state: &State) {
    let snapshot = state.snapshot();
    let everybody: Vec<usize> = (0..snapshot.characters.len()).collect();
    // The ids of what comes later are for whoever asks by one: `panel` says of them when they appear.
    heard.hear("cut", &Snapshot { hidden: Vec::new(), ..snapshot.clone() });
    let scene::Fallback { title, native, .. } = scene::fallback(state);
    heard.hear("title", &(title, native));
    for point in 0..=snapshot.last {
        heard.read("timeline", &scene::point(state, point, true));
    }
    for &place in &everybody {
        heard.hear("card", &scene::card(state, place));
    }
    for arrange in Arrange::ALL {
        let arranged = update(state.clone(), Action::Arrange(*arrange));
        heard.hear("section", &sections(&arranged, &everybody));
    }
    let writer = scene::Writer::new(state);
    for relation in &snapshot.relations {
        for sentence in scene::sentences(&writer, relation) {
            heard.hear("sentence", &(scene::plain(&sentence), sentence));
        }
    }
    listed(heard, state);
    chosen(heard, state);
    heard.read("html", &scene::html(state));
    for (_, code) in scene::snippets::forms(state, &scene::snippets::Origin::default()) {
        heard.read("snippet", &code);
    }
    heard.read("json-ld", &scene::linked(state).to_string());
    // The document itself tells everything: the element cuts it.
    heard.read("page", &scene::page(state, "", ""));
}

/// The list of relations, in every order, with those that are over.
fn listed(heard: &mut Heard<'_>, state: &State) {
    let past = update(state.clone(), Action::Past(true));
    let passing = Passing::of(&past);
    for sort in Sort::ALL {
        let sorted = update(past.clone(), Action::Sort(*sort));
        heard.hear("filter counts", &list::listed(&sorted, &passing));
    }
    for relation in list::listed(&past, &passing) {
        heard.hear("list", &list::row(&past, relation));
    }
    heard.hear("print", &scene::printed(&past));
}

/// Filters, one value after the other, and what is told of each.
fn chosen(heard: &mut Heard<'_>, state: &State) {
    let fallback = &state.snapshot().language;
    for facet in Facet::ALL {
        heard.hear("filter counts", &Passing::of(state).counts(state, facet));
        for value in state.story.facets.values(facet) {
            heard.hear("filter values", &(value, value.label.say(&state.words, fallback)));
            let filtered = update(state.clone(), Action::Toggle(facet, value.key.clone()));
            let shown = Passing::of(&filtered).characters();
            assert!(!shown.is_empty(), "{facet:?} {}", value.key);
            heard.read("filter counts", &scene::status(&filtered, shown.len()));
            heard.hear("chip", &scene::chips(&filtered));
            page(heard, state, &filtered);
            // With somebody whom it leaves out, nobody is left.
            let other = (0..state.snapshot().characters.len()).find(|place| !shown.contains(place));
            if let Some(other) = other {
                let name = scene::card(state, other).name.words;
                let searched = update(filtered, Action::Search(name.into()));
                heard.hear("drop", &scene::drops(&searched, &Passing::of(&searched)));
            }
        }
    }
    for character in &state.snapshot().characters {
        let open = update(state.clone(), Action::Open(Panel::Character(character.id.clone())));
        page(heard, state, &open);
        let no_role = Action::Want(Facet::Roles, vec![character.id.clone()]);
        heard.hear("complaint", &complaints(&update(state.clone(), no_role)));
    }
}

/// What the page around is told of what a visitor did.
pub fn page(heard: &mut Heard<'_>, before: &State, after: &State) {
    heard.hear("address", &address(after));
    heard.hear("event", &events(before, after));
    heard.hear("attribute", &NAMES.map(|name| read(after, name)));
    heard.hear("complaint", &complaints(after));
    let visible = Passing::of(after).characters();
    let ids: Vec<_> = visible.iter().map(|&place| &after.snapshot().characters[place].id).collect();
    heard.hear("visible", &ids);
}
