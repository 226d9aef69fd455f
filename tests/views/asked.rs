//! What is found and answered of a show at a point: the search, and how any two are connected.

use crate::charted::Chart;
use crate::heard::Heard;
use crate::random_show::MarkedShow;
use castmap::model::Show;
use castmap::model::seen::Subject;
use castmap::scene;
use castmap::state::{Action, Panel, State, chains, id_of, update};

/// So many offers, chains and words that are not to be seen yet. Whoever is looked for by a name is among the first.
const OFFERS: usize = 3;
const CHAINS: usize = 3;
const TYPED: usize = 4;

/// All that the search knows, and what it finds: by what may be seen, every second of it, for two turns; and by some of
/// what may not.
pub fn searched(heard: &mut Heard<'_>, random: &MarkedShow, state: &State, turn: usize) {
    let index = state.story.index();
    for entry in index.entries.iter().skip(turn % 2).step_by(2) {
        let terms: Vec<_> = entry.terms.iter().map(|term| &index.keys[term.key]).collect();
        heard.hear("search", &(&entry.id, &terms));
        // By one of them each: to find all by all takes minutes.
        match terms.get(entry.place % terms.len().max(1)) {
            Some(term) => find(heard, state, &term.shown),
            None => find(heard, state, &scene::called(state, entry).words),
        }
    }
    let at = state.snapshot().at;
    let later: Vec<_> = random.strings.iter().filter(|string| string.from > at).collect();
    for string in later.iter().step_by(later.len() / TYPED + 1) {
        find(heard, state, &string.words);
    }
}

/// What scripts of the page find: type, id, name, what it was found by and how well; and what a visitor is offered.
fn find(heard: &mut Heard<'_>, state: &State, typed: &str) {
    let (index, snapshot) = (state.story.index(), state.snapshot());
    for hit in state.story.find(typed).iter() {
        let entry = &index.entries[hit.entry];
        let name = match scene::title(snapshot, entry) {
            Some(title) => title.get(state.words.language(), &snapshot.language).to_owned(),
            None => scene::called(state, entry).words,
        };
        heard.hear("find", &(hit.sort.word(), &entry.id, name, index.matched(hit), hit.score));
    }
    heard.hear("offer", &scene::offers(&update(state.clone(), Action::Search(typed.into())), OFFERS));
}

/// Whether it is of account that relations that are over are shown.
pub fn has_past(state: &State) -> bool {
    state.snapshot().relations.iter().any(|relation| relation.past)
}

/// Chains as scripts of a page ask for them: from each character and group to the one behind it.
pub fn paths(heard: &mut Heard<'_>, state: &State) {
    let snapshot = state.snapshot();
    let characters = (0..snapshot.characters.len()).map(Subject::Character);
    let subjects: Vec<_> = characters.chain((0..snapshot.groups.len()).map(Subject::Group)).collect();
    for pair in subjects.windows(2) {
        for chain in chains(snapshot, true, [pair[0], pair[1]], CHAINS) {
            let stations: Vec<_> = chain.stations.iter().map(|&one| id_of(snapshot, one)).collect();
            let relations: Vec<_> =
                chain.relations.iter().map(|&place| &snapshot.relations[place].id).collect();
            heard.hear("path", &(stations, relations, scene::told(state, &chain)));
        }
    }
}

/// Asks how any two are connected, also those who are not to be seen yet, as a visitor does in the panel; how many are.
pub fn connected(heard: &mut Heard<'_>, show: &Show, state: &State) -> usize {
    let characters = &show.document().characters;
    let mut connected = 0;
    for past in if has_past(state) { &[false, true][..] } else { &[false] } {
        let state = update(state.clone(), Action::Past(*past));
        let mut chart = Chart::of(&state);
        for (place, one) in characters.iter().enumerate() {
            let open = update(state.clone(), Action::Open(Panel::Character(one.id.clone())));
            heard.hear("other", &scene::others(&open, "", OFFERS));
            for (number, other) in characters.iter().enumerate() {
                let asked = update(open.clone(), Action::Connect(other.id.clone()));
                let chains = asked.chains();
                connected += usize::from(!chains.is_empty());
                let told: Vec<_> = chains.iter().map(|chain| scene::told(&asked, chain)).collect();
                heard.hear("chain", &(scene::panel(&asked), asked.chain(), told));
                // One of them each: to draw all takes minutes.
                if number == place + 1 {
                    chart.picture(heard, &asked);
                }
            }
        }
    }
    connected
}
