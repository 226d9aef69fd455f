//! What stands out in the chart: whom the filters leave, and how far a selection reaches.

use super::{Panel, Passing, Reach, State};
use crate::model::seen::{Snapshot, Subject};

/// Who and what stands out; what does not is faded, or where the state hides it, not drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lit {
    /// For each character of the snapshot, whether they are drawn at all.
    pub shown: Vec<bool>,
    /// Whether they stand out.
    pub nodes: Vec<bool>,
    /// Groups that stand out without any of their members.
    pub groups: Vec<usize>,
    /// Folded groups that are drawn.
    pub folded: Vec<usize>,
    /// The same for the relations that were asked for.
    pub drawn: Vec<bool>,
    pub ties: Vec<bool>,
}

impl Lit {
    /// `relations` are those of the chart, as places in the snapshot.
    pub fn of(state: &State, passing: &Passing, relations: &[usize]) -> Self {
        let snapshot = state.snapshot();
        let mut nodes = marks(snapshot.characters.len(), &passing.characters());
        let fits = marks(snapshot.relations.len(), &passing.relations(state));
        let mut shown = nodes.clone();
        if !state.hides {
            shown.fill(true);
        }
        let chosen = state.panel.as_ref().and_then(|panel| panel.place(snapshot));
        // Somebody asked for this very chain: no filter takes a link out of it.
        let chain = state.chain();
        let near = match &chain {
            Some(chain) => Some(marks(nodes.len(), &ends(snapshot, &chain.stations, false))),
            None => reached(state, chosen, relations),
        };
        for (place, lit) in nodes.iter_mut().enumerate() {
            *lit = (*lit || chain.is_some()) && is_in(&near, place);
            shown[place] |= *lit;
        }
        let is_near = |end: Subject| match end {
            Subject::Character(place) => is_in(&near, place),
            Subject::Group(_) => true,
        };
        let is_shown = |end: Subject| match end {
            Subject::Character(place) => shown[place],
            Subject::Group(_) => true,
        };
        let (mut drawn, mut ties) = (Vec::new(), Vec::new());
        for &place in relations {
            let (from, to) = (snapshot.relations[place].from, snapshot.relations[place].to);
            let is_link = chain.as_ref().is_some_and(|chain| chain.relations.contains(&place));
            let is_chosen = match (&state.panel, chosen) {
                _ if chain.is_some() => is_link,
                (Some(Panel::Relation(_)), chosen) => chosen == Some(place),
                // One step away: what the selected character is an end of.
                (Some(Panel::Character(_)), Some(own)) if state.reach == Reach::One => {
                    from == Subject::Character(own) || to == Subject::Character(own)
                }
                _ => is_near(from) && is_near(to),
            };
            drawn.push(!state.hides || is_link || fits[place] && is_shown(from) && is_shown(to));
            ties.push((fits[place] || is_link) && is_chosen);
        }
        let mut groups = Vec::new();
        for station in chain.iter().flat_map(|chain| &chain.stations) {
            if let Subject::Group(group) = station {
                groups.push(*group);
            }
        }
        Self { shown, nodes, groups, folded: Vec::new(), drawn, ties }
    }
}

/// So many marks, set at these places.
#[inline(never)]
fn marks(count: usize, places: &[usize]) -> Vec<bool> {
    let mut marks = vec![false; count];
    for &place in places {
        marks[place] = true;
    }
    marks
}

/// The characters of these, with who is in the groups where that is asked for.
fn ends(snapshot: &Snapshot, subjects: &[Subject], members: bool) -> Vec<usize> {
    let mut ends = Vec::new();
    for subject in subjects {
        match *subject {
            Subject::Character(place) => ends.push(place),
            Subject::Group(group) if members => ends.extend_from_slice(&snapshot.groups[group].members),
            Subject::Group(_) => {}
        }
    }
    ends
}

/// Whether somebody is among those whom the selection reaches; where it reaches everybody, there is no list.
fn is_in(near: &Option<Vec<bool>>, place: usize) -> bool {
    near.as_ref().is_none_or(|near| near[place])
}

/// Whom the selection reaches, which stands at `chosen`; `None` where there is none, or it reaches everybody.
fn reached(state: &State, chosen: Option<usize>, relations: &[usize]) -> Option<Vec<bool>> {
    let snapshot = state.snapshot();
    let count = snapshot.characters.len();
    let chosen = chosen?;
    match state.panel.as_ref()? {
        Panel::Character(_) => {
            let steps = match state.reach {
                Reach::One => 1,
                Reach::Two => 2,
                Reach::All => return None,
            };
            let mut near = marks(count, &[chosen]);
            for _ in 0..steps {
                let before = near.clone();
                for &place in relations {
                    let relation = &snapshot.relations[place];
                    if let (Subject::Character(from), Subject::Character(to)) = (relation.from, relation.to) {
                        near[from] |= before[to];
                        near[to] |= before[from];
                    }
                }
            }
            Some(near)
        }
        Panel::Group(_) => Some(marks(count, &snapshot.groups[chosen].members)),
        Panel::Person(_) => {
            let plays = &snapshot.people[chosen].plays;
            // Makers play nobody.
            (!plays.is_empty()).then(|| marks(count, plays))
        }
        Panel::Relation(_) => {
            let relation = &snapshot.relations[chosen];
            Some(marks(count, &ends(snapshot, &[relation.from, relation.to], true)))
        }
        Panel::About | Panel::Changes | Panel::Embed => None,
    }
}
