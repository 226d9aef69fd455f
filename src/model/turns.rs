//! Which relations began, ended, or say something else than at an earlier point: by direction, as FORMAT has it. A
//! direction whose kind and text go on has not changed, whichever relation says it.

use super::changes::{Mark, Side, Turn};
use super::seen::{Relation, Said, Snapshot, Subject};
use crate::order::order;

/// Holds all that is said between any two, in either direction, against what was said before; in the order of the later
/// relations.
pub fn turns(before: &Snapshot, after: &Snapshot) -> Vec<Turn> {
    let mut ways = Vec::new();
    let mut old = before.relations.iter().peekable();
    for (place, now) in after.relations.iter().enumerate() {
        let was = old.next_if(|was| was.id == now.id);
        for is_back in [false, true] {
            if let Some(was) = was {
                add_ways(&mut ways, was, now, place, is_back);
            }
            let known = ways.len();
            add_ways(&mut ways, now, now, place, is_back);
            for way in &mut ways[known..] {
                way.is_now = true;
            }
        }
    }
    let mut found = Vec::new();
    let sorted = order(ways.len(), &mut |a, b| ways[a].ends.cmp(&ways[b].ends));
    for between in sorted.chunk_by(|&a, &b| ways[a].ends == ways[b].ends) {
        let between: Vec<&Way> = between.iter().map(|&place| &ways[place]).collect();
        add_turns(&mut found, &between, before, after);
    }
    let mut turns: Vec<Turn> = Vec::with_capacity(found.len());
    for place in order(found.len(), &mut |a, b| found[a].place().cmp(&found[b].place())) {
        let turn = &found[place];
        if !turns.iter().rev().take_while(|other| other.is_of(turn)).any(|other| turn.is_echo(other, after)) {
            turns.push(turn.clone());
        }
    }
    turns
}

impl Turn {
    fn place(&self) -> Option<(usize, bool)> {
        self.side().map(|side| (side.relation, side.is_back))
    }

    fn is_of(&self, other: &Self) -> bool {
        self.place().map(|(relation, _)| relation) == other.place().map(|(relation, _)| relation)
    }

    /// Whether it says, the other way round, what another one says of a mutual relation.
    fn is_echo(&self, other: &Self, after: &Snapshot) -> bool {
        let is_same = |one: &Option<Side>, other: &Option<Side>| match (one, other) {
            (Some(one), Some(other)) => {
                let is_mutual = one.relation == other.relation && after.relations[one.relation].mutual;
                is_mutual && one.said == other.said && one.is_back && !other.is_back
            }
            (one, other) => one.is_none() && other.is_none(),
        };
        is_same(&self.was, &other.was) && is_same(&self.is, &other.is)
    }
}

/// One of the things that are said in one direction at one of the two points.
struct Way {
    ends: [Subject; 2],
    kind: usize,
    side: Side,
    is_now: bool,
}

impl Way {
    /// Whether both say the same.
    fn says(&self, other: &Self) -> bool {
        let [own, others] = [self, other].map(|way| way.side.said.as_ref().map(|said| &said.text));
        self.kind == other.kind && own == others
    }
}

/// Adds what `then` says in this direction, as far as it holds: the statement that leads and those beside it. `now` is the
/// same relation as the later snapshot has it.
fn add_ways(ways: &mut Vec<Way>, then: &Relation, now: &Relation, relation: usize, is_back: bool) {
    let (label, kind) = match (&then.back, &now.back) {
        (Some(then), Some(now)) if is_back => (&then.label, now.kind),
        _ if is_back && !now.mutual => return,
        _ => (&then.label, now.kind),
    };
    if then.past {
        return;
    }
    let ends = if is_back { [now.to, now.from] } else { [now.from, now.to] };
    let mut add = |said: Option<Said>| {
        ways.push(Way { ends, kind, side: Side { relation, is_back, said }, is_now: false });
    };
    for said in label.0.iter().filter(|said| !said.past) {
        add(Some(said.clone()));
    }
    if label.0.is_empty() {
        add(None);
    }
}

/// The turns in one direction between two. What is said as before, by whichever relation, has not changed. The rest is
/// paired: what a relation says in place of what it said itself, then a relation of the same kind, then any other.
fn add_turns(turns: &mut Vec<Turn>, between: &[&Way], before: &Snapshot, after: &Snapshot) {
    let of = |is_now: bool| {
        let is_other = move |way: &&&Way| {
            way.is_now == is_now && !between.iter().any(|other| other.is_now != is_now && other.says(way))
        };
        between.iter().filter(is_other).copied().collect::<Vec<&Way>>()
    };
    let (mut old, mut new) = (of(false), of(true));
    let fits: [fn(&Way, &Way) -> bool; 3] =
        [|was, is| was.side.relation == is.side.relation, |was, is| was.kind == is.kind, |_, _| true];
    for fits in fits {
        old.retain(|was| {
            let Some(place) = new.iter().position(|is| fits(was, is)) else { return true };
            let (was, is) = (Some(was.side.clone()), Some(new.remove(place).side.clone()));
            turns.push(Turn { was, is, mark: Mark::Changed });
            false
        });
    }
    for was in old {
        // It may say something else, and that still.
        let says = |way: &&&Way| way.is_now && way.side.relation == was.side.relation;
        let mark = if between.iter().any(|way| says(&way)) { Mark::Changed } else { Mark::Gone };
        turns.push(Turn { was: Some(was.side.clone()), is: None, mark });
    }
    for is in new {
        let is_new = after.relations[is.side.relation].since > before.at;
        let mark = if is_new { Mark::New } else { Mark::Changed };
        turns.push(Turn { was: None, is: Some(is.side.clone()), mark });
    }
}
