//! What a chart is laid out from: the cards, ties and groups of a snapshot, now or at an earlier point.

use super::form::{GROUP, form, form_among};
use crate::geom::Size;
use crate::layout::Graph;
use crate::model::document::{Id, Point, Tier};
use crate::model::seen::{Group, Membership, Snapshot, Subject};

/// The points, up to that of the snapshot, at which cards, ties or groups change, in their order; never none.
pub fn changes(snapshot: &Snapshot) -> Vec<Point> {
    let mut is_change = vec![false; snapshot.at as usize + 1];
    let mut note = |point: Point| {
        if let Some(noted) = is_change.get_mut(point as usize) {
            *noted = true;
        }
    };
    for character in &snapshot.characters {
        note(character.since);
        for membership in &character.groups {
            note(membership.since);
            if let Some(until) = membership.until {
                note(until);
            }
        }
    }
    for relation in &snapshot.relations {
        note(relation.since);
    }
    for group in &snapshot.groups {
        note(group.since);
        if let Some(until) = group.until {
            note(until);
        }
    }
    let mut points = Vec::new();
    for (point, is_change) in is_change.into_iter().enumerate() {
        if is_change {
            points.push(point as Point);
        }
    }
    // Of a show of nobody.
    if points.is_empty() {
        points.push(snapshot.at);
    }
    points
}

/// The cards as of a point: characters, and behind them the groups of [`lone_groups`]. With it, whom each stands for: a
/// place among the characters of the snapshot, or behind them among its groups.
///
/// Relations that are over still count: to show them moves nobody.
pub fn graph(snapshot: &Snapshot, at: Point) -> (Graph, Vec<usize>) {
    let (count, mut graph) = (snapshot.characters.len(), Graph::default());
    let mut who = Vec::new();
    let mut card_of = vec![None; count + snapshot.groups.len()];
    for (place, character) in snapshot.characters.iter().enumerate() {
        if character.since <= at {
            card_of[place] = Some(who.len());
            who.push(place);
            graph.leads.push(match character.tier {
                Some(Tier::Main) => 1.0,
                Some(Tier::Support) => 0.5,
                _ => 0.0,
            });
        }
    }
    for &place in &who {
        graph.cards.push(form_among(who.len(), snapshot.characters[place].tier).size);
    }
    for group in 0..snapshot.groups.len() {
        let mut members = Vec::new();
        for place in members_at(snapshot, group, at) {
            members.extend(card_of[place]);
        }
        // A tie to a group leads where its name is: near its members.
        card_of[count + group] = members.first().copied();
        graph.groups.push(members);
    }
    for group in lone_at(snapshot, at) {
        card_of[count + group] = Some(who.len());
        who.push(count + group);
        graph.cards.push(GROUP);
        graph.leads.push(0.0);
    }
    // For each card the cards behind it that it is tied to.
    let mut tied = vec![Vec::new(); who.len()];
    let card = |end: Subject| match end {
        Subject::Character(place) => card_of[place],
        Subject::Group(group) => card_of[count + group],
    };
    for relation in &snapshot.relations {
        let (Some(one), Some(other)) = (card(relation.from), card(relation.to)) else { continue };
        let (from, to) = (one.min(other), one.max(other));
        if relation.since <= at && from != to && !tied[from].contains(&to) {
            tied[from].push(to);
            graph.ties.push((from, to));
        }
    }
    (graph, who)
}

/// The groups that are an end of a relation and have nobody in them: each stands as a card of its own.
pub fn lone_groups(snapshot: &Snapshot) -> Vec<usize> {
    lone_at(snapshot, snapshot.at)
}

fn lone_at(snapshot: &Snapshot, at: Point) -> Vec<usize> {
    let mut is_end = vec![false; snapshot.groups.len()];
    for relation in &snapshot.relations {
        for end in [relation.from, relation.to] {
            if let Subject::Group(group) = end
                && relation.since <= at
            {
                is_end[group] = true;
            }
        }
    }
    let mut lone = Vec::new();
    for (group, is_end) in is_end.into_iter().enumerate() {
        if is_end && !snapshot.groups[group].id.is_empty() && members_at(snapshot, group, at).is_empty() {
            lone.push(group);
        }
    }
    lone
}

/// Who belongs to a group now.
pub fn current(snapshot: &Snapshot, group: usize) -> Vec<usize> {
    members_at(snapshot, group, snapshot.at)
}

fn members_at(snapshot: &Snapshot, group: usize, at: Point) -> Vec<usize> {
    let Group { since, until, .. } = snapshot.groups[group];
    let is_there = since <= at && until.is_none_or(|until| until > at);
    let is_in = |membership: &Membership| {
        let has_left = membership.until.is_some_and(|until| until <= at);
        membership.group == group && membership.since <= at && !has_left && is_there
    };
    let mut members = Vec::new();
    for &member in &snapshot.groups[group].members {
        let character = &snapshot.characters[member];
        if character.since <= at && character.groups.iter().any(is_in) {
            members.push(member);
        }
    }
    members
}

/// The sizes of all cards, as [`graph`] counts them.
pub fn sizes(snapshot: &Snapshot) -> Vec<Size> {
    let mut sizes = Vec::new();
    for character in 0..snapshot.characters.len() {
        sizes.push(form(snapshot, character).size);
    }
    sizes.resize(sizes.len() + lone_groups(snapshot).len(), GROUP);
    sizes
}

/// The id of what stands at an end of a relation.
pub fn id_of(snapshot: &Snapshot, subject: Subject) -> &Id {
    match subject {
        Subject::Character(place) => &snapshot.characters[place].id,
        Subject::Group(place) => &snapshot.groups[place].id,
    }
}
