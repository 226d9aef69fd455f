//! What stands out in the chart: whom the filters leave, and how far a selection reaches.

use super::{Panel, Passing, Reach, State};
use crate::model::seen::Subject;

/// Who and what stands out; what does not is faded, or where the state hides it, not drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lit {
    /// For each character of the snapshot, whether the filters leave them in.
    pub passing: Vec<bool>,
    /// Whether they are drawn at all.
    pub shown: Vec<bool>,
    /// Whether they stand out.
    pub nodes: Vec<bool>,
    /// The same for the relations that were asked for.
    pub drawn: Vec<bool>,
    pub ties: Vec<bool>,
}

impl Lit {
    /// `relations` are those of the chart, as places in the snapshot.
    pub fn of(state: &State, passing: &Passing, relations: &[usize]) -> Self {
        let snapshot = state.snapshot();
        let count = snapshot.characters.len();
        let mut passes = vec![false; count];
        for character in passing.characters() {
            passes[character] = true;
        }
        let mut fits = vec![false; snapshot.relations.len()];
        for relation in passing.relations(state) {
            fits[relation] = true;
        }
        let shown = if state.hides { passes.clone() } else { vec![true; count] };
        let mut nodes = passes.clone();
        let near = reached(state, relations);
        if let Some(near) = &near {
            for (lit, near) in nodes.iter_mut().zip(near) {
                *lit &= *near;
            }
        }
        let own = match &state.panel {
            Some(Panel::Character(id)) if state.reach == Reach::One => {
                snapshot.characters.iter().position(|character| character.id == *id)
            }
            _ => None,
        };
        let mut lit = Self { passing: passes, shown, nodes, drawn: Vec::new(), ties: Vec::new() };
        for &place in relations {
            let relation = &snapshot.relations[place];
            let (from, to) = (relation.from, relation.to);
            let chosen = match (&state.panel, own) {
                (Some(Panel::Relation(id)), _) => relation.id == *id,
                // One step away: what the selected character is an end of.
                (_, Some(own)) => from == Subject::Character(own) || to == Subject::Character(own),
                _ => lit.is_near(near.as_ref(), from) && lit.is_near(near.as_ref(), to),
            };
            lit.drawn.push(!state.hides || fits[place] && lit.is_shown(from) && lit.is_shown(to));
            lit.ties.push(fits[place] && chosen);
        }
        lit
    }

    fn is_shown(&self, end: Subject) -> bool {
        match end {
            Subject::Character(place) => self.shown[place],
            Subject::Group(_) => true,
        }
    }

    fn is_near(&self, near: Option<&Vec<bool>>, end: Subject) -> bool {
        match (near, end) {
            (Some(near), Subject::Character(place)) => near[place],
            _ => true,
        }
    }
}

/// Whom the selection reaches; `None` where there is none, or it reaches everybody.
fn reached(state: &State, relations: &[usize]) -> Option<Vec<bool>> {
    let snapshot = state.snapshot();
    let mut near = vec![false; snapshot.characters.len()];
    match state.panel.as_ref()? {
        Panel::Character(id) => {
            let own = snapshot.characters.iter().position(|character| character.id == *id)?;
            near[own] = true;
            let steps = match state.reach {
                Reach::One => 1,
                Reach::Two => 2,
                Reach::All => return None,
            };
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
        }
        Panel::Group(id) => {
            let group = snapshot.groups.iter().find(|group| group.id == *id)?;
            for &member in &group.members {
                near[member] = true;
            }
        }
        Panel::Person(id) => {
            let person = snapshot.people.iter().find(|person| person.id == *id)?;
            for &character in &person.plays {
                near[character] = true;
            }
            // Makers play nobody.
            if person.plays.is_empty() {
                return None;
            }
        }
        Panel::Relation(id) => {
            let relation = snapshot.relations.iter().find(|relation| relation.id == *id)?;
            for end in [relation.from, relation.to] {
                match end {
                    Subject::Character(place) => near[place] = true,
                    Subject::Group(group) => {
                        for &member in &snapshot.groups[group].members {
                            near[member] = true;
                        }
                    }
                }
            }
        }
        Panel::About => return None,
    }
    Some(near)
}
