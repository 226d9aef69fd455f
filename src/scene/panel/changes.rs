//! What changed since an earlier point, in words: the panel, one sentence for those who listen, and marks.

use super::relation::{between, face, subject_line};
use super::sheet::Sheet;
use crate::model::changes::{Changes, Item, Mark, Owner, Turn};
use crate::model::seen::Subject;
use crate::scene::part::{Part, Target};
use crate::scene::sentence::{count, side};
use crate::scene::status::point;
use crate::state::State;

/// The panel: who is new and who is gone, which relations began, changed and ended, and what was learnt.
pub fn changes(sheet: &mut Sheet<'_>) {
    let writer = sheet.writer;
    let state = writer.state;
    sheet.panel.title.words = title(state);
    let changes = state.changes().unwrap_or_default();
    if state.play.is_none() {
        // A walk has a place of its own that says it.
        sheet.panel.status = if state.since.is_some() { summary(state, &changes) } else { String::new() };
    }
    for (subjects, key) in [(&changes.come, "change.come"), (&changes.gone, "change.gone")] {
        for &subject in subjects {
            who(sheet, subject);
        }
        sheet.titled(key);
    }
    for (mark, key) in
        [(Mark::New, "change.new"), (Mark::Changed, "change.turned"), (Mark::Gone, "change.ended")]
    {
        for turn in changes.turns.iter().filter(|turn| turn.mark == mark) {
            turned(sheet, turn);
        }
        sheet.titled(key);
    }
    for news in &changes.news {
        owner(sheet, news.of);
        for item in &news.items {
            learnt(sheet.note(), item);
        }
    }
    sheet.titled("change.learnt");
}

/// "What changed in Episode 5", or since an earlier point.
fn title(state: &State) -> String {
    let at = state.snapshot().at;
    let words = &state.words;
    match state.since {
        Some(since) if since + 1 == at => words.fill("change.in", &[("point", &point(state, at, true))]),
        Some(0) => words.fill("change.all", &[("at", &point(state, at, false))]),
        Some(since) => {
            let points = [("since", &*point(state, since, false)), ("at", &point(state, at, false))];
            words.fill("change.between", &points)
        }
        None => words.get("change.nothing").into(),
    }
}

/// How much changed: "1 new, 3 new relations".
pub fn summary(state: &State, changes: &Changes) -> String {
    let turns = |mark: Mark| changes.turns.iter().filter(|turn| turn.mark == mark).count();
    let learnt = changes.news.iter().map(|news| news.items.len()).sum();
    let counts = [
        ("sum.come", changes.come.len()),
        ("sum.gone", changes.gone.len()),
        ("sum.new", turns(Mark::New)),
        ("sum.turned", turns(Mark::Changed)),
        ("sum.ended", turns(Mark::Gone)),
        ("sum.learnt", learnt),
    ];
    let mut said = String::new();
    for (key, number) in counts {
        if number > 0 {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said += &count(&state.words, key, number);
        }
    }
    if said.is_empty() { state.words.get("change.none").into() } else { said }
}

/// A stop of a walk: the point, and how much changed there.
pub fn stop(state: &State) -> String {
    let changes = state.changes().unwrap_or_default();
    let name = point(state, state.snapshot().at, true);
    [&name, ": ", &summary(state, &changes)].concat()
}

/// What the mark of somebody or something is called; nothing where it has none.
pub fn marked(state: &State, owner: Owner) -> Option<(Mark, &str)> {
    let mark = state.changes()?.mark_of(owner)?;
    let list = if let Owner::Relation(_) = owner { "mark.tie." } else { "mark.who." };
    Some((mark, state.words.get(&[list, mark.word()].concat())))
}

/// Somebody or a group, and what they are.
fn who(sheet: &mut Sheet<'_>, subject: Subject) {
    let snapshot = sheet.writer.snapshot();
    subject_line(sheet, subject).note();
    match subject {
        Subject::Character(place) => {
            if let Some(role) = snapshot.characters[place].role.lead() {
                sheet.tell(role);
            }
        }
        Subject::Group(_) => drop(sheet.word("filter.groups")),
    }
}

/// A relation that began, ended, or says something else: what it says now, and what it said.
fn turned(sheet: &mut Sheet<'_>, turn: &Turn) {
    let writer = sheet.writer;
    let Some(now) = turn.side() else { return };
    let relation = &writer.snapshot().relations[now.relation];
    let from = if now.is_back { relation.to } else { relation.from };
    sheet.line().leads(Target::Relation(relation.id.clone()), Some(face(&writer, from)));
    sheet.add(side(&writer, now, turn.is.is_none())).note();
    if let (Some(was), Some(_)) = (&turn.was, &turn.is) {
        sheet.add(side(&writer, was, true));
    }
}

/// Whom or what something was learnt of.
fn owner(sheet: &mut Sheet<'_>, owner: Owner) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    match owner {
        Owner::Character(place) => drop(subject_line(sheet, Subject::Character(place))),
        Owner::Group(place) => drop(subject_line(sheet, Subject::Group(place))),
        Owner::Person(place) => {
            let person = &snapshot.people[place];
            sheet.line().leads(Target::Person(person.id.clone()), None).strong(&person.name.text());
        }
        Owner::Relation(place) => {
            let relation = &snapshot.relations[place];
            sheet.line().leads(Target::Relation(relation.id.clone()), Some(face(&writer, relation.from)));
            sheet.loud(&between(&writer, relation));
        }
        Owner::Work(place) => {
            sheet.line().leads(Target::About, None).strong(&snapshot.works[place].title);
        }
        Owner::About => drop(sheet.line().leads(Target::About, None).strong(&snapshot.title)),
    }
}

fn learnt(sheet: &mut Sheet<'_>, item: &Item) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    match item {
        Item::Name(said) => {
            called(sheet, Part::Strong(writer.say(&said.text)), said.past).cite(&said.sources);
        }
        Item::Said(said) => drop(sheet.tell(said)),
        Item::Alias(alias) => {
            let name = Part::Text(super::Spoken::plain(["“", &alias.text, "”"].concat()));
            called(sheet, name, alias.past);
            if let Some(by) = alias.by {
                let name = writer.name(&snapshot.characters[by].name).words;
                sheet.plain("·").filled("alias.by", "name", &name);
            }
            sheet.cite(&alias.sources);
        }
        Item::Group(membership) => {
            let name = Part::Strong(writer.name(&snapshot.groups[membership.group].name));
            sheet.word_if(snapshot.is_former(membership), "formerly").around("part-of", name);
            sheet.muted(membership.role.as_ref()).cite(&membership.sources);
        }
        Item::Actor(casting) => {
            let name = Part::Strong(writer.name(&snapshot.people[casting.person].name));
            sheet.word_if(casting.past, "formerly").around("played-by", name).cite(&casting.sources);
        }
    }
}

/// What somebody is called, or was.
fn called<'w, 's>(sheet: &'w mut Sheet<'s>, name: Part, past: bool) -> &'w mut Sheet<'s> {
    sheet.around(if past { "change.called.once" } else { "change.called" }, name)
}
