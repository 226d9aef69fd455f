//! What the panel tells about a character, a person or a group.

use super::card::native;
use super::color::{Monogram, monogram, shade};
use super::part::{Line, Part, Spoken, Target, Writer};
use super::sentence::sentences;
use super::show;
use super::status::point;
use crate::model::document::{Id, Link, Portrait};
use crate::model::seen::{Alias, Said, Subject, Told};
use crate::state::{self, State};

/// A sheet of facts about one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    pub title: Spoken,
    pub native: Option<Spoken>,
    pub monogram: Option<Monogram>,
    pub portrait: Option<Portrait>,
    pub blocks: Vec<Block>,
}

impl Panel {
    /// The title of the show, without the rest.
    pub fn of_show(state: &State) -> Self {
        let writer = Writer::new(state);
        let title = writer.say(&state.snapshot().title);
        Self { native: native(&writer, &state.snapshot().title, &title), title, ..Self::default() }
    }
}

/// Lines under a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// None for what stands directly under the title.
    pub title: Option<String>,
    pub lines: Vec<Line>,
}

/// What the open panel shows, if one is open.
pub fn panel(state: &State) -> Option<Panel> {
    let snapshot = state.snapshot();
    let mut writer = Writer::new(state);
    let found = match state.panel.as_ref()? {
        state::Panel::About => Some(show::about(&mut writer)),
        state::Panel::Character(id) => {
            let place = snapshot.characters.iter().position(|entry| entry.id == *id);
            place.map(|place| character(&mut writer, place)).or_else(|| hidden(state, id))
        }
        state::Panel::Person(id) => {
            let place = snapshot.people.iter().position(|entry| entry.id == *id);
            place.map(|place| person(&mut writer, place)).or_else(|| hidden(state, id))
        }
        state::Panel::Group(id) => {
            let place = snapshot.groups.iter().position(|entry| entry.id == *id);
            place.map(|place| group(&mut writer, place)).or_else(|| hidden(state, id))
        }
    };
    let mut panel = found?;
    panel.blocks.retain(|block| !block.lines.is_empty());
    if writer.cited.contains(&true) {
        panel.blocks.push(show::sources(&writer));
    }
    Some(panel)
}

/// What is said of something that a link led to too early: nothing but when it may be seen.
fn hidden(state: &State, id: &Id) -> Option<Panel> {
    let appears = state.hidden_until(id)?;
    let said = state.words.fill("hidden", &[("point", &point(state, appears, false))]);
    Some(Panel { title: Spoken::plain(said), ..Panel::default() })
}

fn character(writer: &mut Writer<'_>, place: usize) -> Panel {
    let snapshot = writer.snapshot();
    let character = &snapshot.characters[place];
    let title = writer.say(&character.name.text());
    let mut top = Vec::new();
    if character.past {
        top.push(Line::of(vec![writer.word("left")]));
    }
    if let Some(tier) = character.tier {
        top.push(Line::of(vec![writer.word(&format!("tier.{}", tier.word()))]));
    }
    top.extend(told(writer, &character.role));
    top.extend(told(writer, &character.summary));
    let mut actors = Vec::new();
    for casting in &character.played_by {
        let person = &snapshot.people[casting.person];
        let mut parts = vec![Part::Open(Target::Person(person.id.clone()), writer.say(&person.name.text()))];
        parts.extend(casting.past.then(|| writer.word("formerly")));
        parts.extend(casting.voice.then(|| writer.word("voice")));
        if let Some(lang) = &casting.lang {
            parts.push(Part::Muted(Spoken::plain(&**lang)));
        }
        if let Some(credited) = &casting.credited {
            let credited = writer.say(credited).words;
            parts.push(Part::Muted(Spoken::plain(writer.words().fill("credited", &[("name", &credited)]))));
        }
        parts.extend(writer.cite(&casting.sources));
        let known: Vec<Vec<Part>> = person
            .known_for
            .iter()
            .flat_map(|known| known.lead())
            .map(|said| {
                let mut parts = vec![Part::Text(writer.say(&said.text))];
                parts.extend(writer.cite(&said.sources));
                parts
            })
            .collect();
        let mut notes = Vec::new();
        if !known.is_empty() {
            let mut line = vec![writer.word("known-for")];
            for (place, parts) in known.into_iter().enumerate() {
                line.extend((place > 0).then(|| Part::Text(Spoken::plain("·"))));
                line.extend(parts);
            }
            notes.push(line);
        }
        actors.push(Line { parts, notes, ..Line::default() });
    }
    let mut groups = Vec::new();
    for membership in &character.groups {
        let group = &snapshot.groups[membership.group];
        let mut parts = vec![Part::Open(Target::Group(group.id.clone()), writer.say(&group.name.text()))];
        parts.extend(membership.past.then(|| writer.word("formerly")));
        if let Some(role) = &membership.role {
            parts.push(Part::Muted(writer.say(role)));
        }
        parts.extend(writer.cite(&membership.sources));
        groups.push(Line::of(parts));
    }
    let relations = relations(writer, Subject::Character(place), &character.relations);
    Panel {
        native: native(writer, &character.name.text(), &title),
        title,
        monogram: Some(monogram(writer.state, character)),
        portrait: character.portrait.clone(),
        blocks: vec![
            Block { title: None, lines: top },
            titled(writer, "played-by.label", actors),
            titled(writer, "groups", groups),
            names(writer, &character.name, &character.aliases),
            titled(writer, "relations", relations),
            facts(writer, &character.facts),
            links(writer, &character.links, character.portrait.as_ref()),
        ],
    }
}

fn person(writer: &mut Writer<'_>, place: usize) -> Panel {
    let snapshot = writer.snapshot();
    let person = &snapshot.people[place];
    let title = writer.say(&person.name.text());
    let mut plays = Vec::new();
    for &place in &person.plays {
        let character = &snapshot.characters[place];
        let mut notes = Vec::new();
        if let Some(role) = character.role.lead() {
            notes.push(vec![Part::Muted(writer.say(&role.text))]);
        }
        plays.push(Line {
            monogram: Some(monogram(writer.state, character)),
            target: Some(Target::Character(character.id.clone())),
            parts: vec![Part::Strong(writer.say(&character.name.text()))],
            notes,
        });
    }
    let mut known = Vec::new();
    for entry in &person.known_for {
        known.extend(told(writer, entry));
    }
    let made = show::made_by(writer, place);
    Panel {
        native: native(writer, &person.name.text(), &title),
        monogram: Some(shade(&title.words, None)),
        title,
        portrait: person.portrait.clone(),
        blocks: vec![
            Block { title: None, lines: told(writer, &person.summary) },
            titled(writer, "plays", plays),
            titled(writer, "works", made),
            titled(writer, "known-for", known),
            names(writer, &person.name, &person.aliases),
            facts(writer, &person.facts),
            links(writer, &person.links, person.portrait.as_ref()),
        ],
    }
}

fn group(writer: &mut Writer<'_>, place: usize) -> Panel {
    let snapshot = writer.snapshot();
    let group = &snapshot.groups[place];
    let title = writer.say(&group.name.text());
    let mut top = Vec::new();
    if let Some(parent) = group.parent {
        let parent = &snapshot.groups[parent];
        top.push(Line::of(vec![
            writer.word("part-of"),
            Part::Open(Target::Group(parent.id.clone()), writer.say(&parent.name.text())),
        ]));
    }
    top.extend(told(writer, &group.summary));
    let cited = writer.cite(&group.sources);
    if !cited.is_empty() {
        top.push(Line::of(cited));
    }
    let parts = snapshot.groups.iter().filter(|entry| entry.parent == Some(place));
    let parts = parts
        .map(|entry| {
            Line::of(vec![Part::Open(Target::Group(entry.id.clone()), writer.say(&entry.name.text()))])
        })
        .collect();
    let mut members = Vec::new();
    for &member in &group.members {
        let character = &snapshot.characters[member];
        let mut notes = Vec::new();
        for membership in character.groups.iter().filter(|membership| membership.group == place) {
            let mut note = Vec::new();
            note.extend(membership.past.then(|| writer.word("formerly")));
            note.extend(membership.role.as_ref().map(|role| Part::Muted(writer.say(role))));
            note.extend(writer.cite(&membership.sources));
            notes.extend((!note.is_empty()).then_some(note));
        }
        members.push(Line {
            monogram: Some(monogram(writer.state, character)),
            target: Some(Target::Character(character.id.clone())),
            parts: vec![Part::Strong(writer.say(&character.name.text()))],
            notes,
        });
    }
    let ends: Vec<usize> = (0..snapshot.relations.len())
        .filter(|&relation| {
            let relation = &snapshot.relations[relation];
            [relation.from, relation.to].contains(&Subject::Group(place))
        })
        .collect();
    let relations = relations(writer, Subject::Group(place), &ends);
    Panel {
        native: native(writer, &group.name.text(), &title),
        monogram: Some(shade(&title.words, Some((&snapshot.groups, place)))),
        title,
        portrait: None,
        blocks: vec![
            Block { title: None, lines: top },
            titled(writer, "groups", parts),
            titled(writer, "members", members),
            titled(writer, "relations", relations),
        ],
    }
}

pub fn titled(writer: &Writer<'_>, key: &str, lines: Vec<Line>) -> Block {
    Block { title: Some(writer.words().get(key).into()), lines }
}

/// Relations that lead on to the other end.
fn relations(writer: &mut Writer<'_>, own: Subject, relations: &[usize]) -> Vec<Line> {
    let snapshot = writer.snapshot();
    let mut lines = Vec::new();
    for &place in relations {
        let relation = &snapshot.relations[place];
        let other = if relation.from == own { relation.to } else { relation.from };
        let mut said = sentences(writer, relation).into_iter();
        let mut notes: Vec<Vec<Part>> = Vec::new();
        let parts = said.next().into_iter().collect();
        notes.extend(said.map(|sentence| vec![sentence]));
        for told in
            [Some(&relation.label), relation.back.as_ref().map(|back| &back.label)].into_iter().flatten()
        {
            notes.extend(beside(writer, told).into_iter().map(|line| line.parts));
        }
        notes.extend(told(writer, &relation.summary).into_iter().map(|line| line.parts));
        for fact in &relation.facts {
            notes.push(said_line(writer, fact).parts);
        }
        let mut foot = Vec::new();
        if relation.since > 0 {
            let since = point(writer.state, relation.since, false);
            foot.push(Part::Muted(Spoken::plain(writer.words().fill("since", &[("point", &since)]))));
        }
        let mut sources = relation.sources.clone();
        sources.extend(relation.back.iter().flat_map(|back| back.sources.iter().cloned()));
        sources.extend(relation.label.lead().iter().flat_map(|said| said.sources.iter().cloned()));
        foot.extend(writer.cite(&sources));
        notes.extend((!foot.is_empty()).then_some(foot));
        let monogram = match other {
            Subject::Character(place) => monogram(writer.state, &snapshot.characters[place]),
            Subject::Group(place) => shade(&writer.subject(other).words, Some((&snapshot.groups, place))),
        };
        lines.push(Line { monogram: Some(monogram), target: Some(writer.target(other)), parts, notes });
    }
    lines
}

/// What a name was or is beside the leading one, and every alias with who uses and who writes it.
fn names(writer: &mut Writer<'_>, name: &Told, aliases: &[Alias]) -> Block {
    let snapshot = writer.snapshot();
    let mut lines = beside(writer, name);
    for alias in aliases {
        let mut parts = vec![Part::Text(Spoken::plain(&*alias.text))];
        if let Some(by) = alias.by {
            let by = writer.say(&snapshot.characters[by].name.text()).words;
            parts.push(Part::Muted(Spoken::plain(writer.words().fill("alias.by", &[("name", &by)]))));
        } else if let Some(kind) = alias.kind {
            parts.push(writer.word(&format!("alias.{}", kind.word())));
        }
        parts.extend(alias.past.then(|| writer.word("formerly")));
        parts.extend(writer.cite(&alias.sources));
        lines.push(Line::of(parts));
    }
    titled(writer, "aliases", lines)
}

/// The leading statement, then those beside it.
pub fn told(writer: &mut Writer<'_>, told: &Told) -> Vec<Line> {
    let mut lines: Vec<Line> = told.lead().map(|said| said_line(writer, said)).into_iter().collect();
    lines.extend(beside(writer, told));
    lines
}

/// The statements that do not lead: with a topic of the leading one they disagree with it.
fn beside(writer: &mut Writer<'_>, told: &Told) -> Vec<Line> {
    let topic = told.lead().and_then(|said| said.topic.clone());
    let mut lines = Vec::new();
    for said in told.beside() {
        let mut line = said_line(writer, said);
        if topic.is_some() && said.topic == topic {
            line.parts.insert(0, writer.word("disagree"));
        }
        lines.push(line);
    }
    for said in told.formerly() {
        lines.push(said_line(writer, said));
    }
    lines
}

/// Facts; those with one topic and different sources stand together as a disagreement.
pub fn facts(writer: &mut Writer<'_>, facts: &[Said]) -> Block {
    let mut lines = Vec::new();
    let mut told_topics: Vec<&str> = Vec::new();
    for fact in facts {
        let Some(topic) = fact.topic.as_deref() else {
            lines.push(said_line(writer, fact));
            continue;
        };
        if told_topics.contains(&topic) {
            continue;
        }
        told_topics.push(topic);
        let same: Vec<&Said> = facts.iter().filter(|fact| fact.topic.as_deref() == Some(topic)).collect();
        let disagree = same.iter().any(|other| other.sources != fact.sources);
        if disagree {
            let notes = same.iter().map(|said| said_line(writer, said).parts).collect();
            lines.push(Line { parts: vec![writer.word("disagree")], notes, ..Line::default() });
        } else {
            lines.extend(same.into_iter().map(|said| said_line(writer, said)));
        }
    }
    titled(writer, "facts", lines)
}

fn said_line(writer: &mut Writer<'_>, said: &Said) -> Line {
    let mut parts = Vec::new();
    parts.extend(said.past.then(|| writer.word("formerly")));
    parts.push(Part::Text(writer.say(&said.text)));
    parts.extend(writer.cite(&said.sources));
    Line::of(parts)
}

pub fn links(writer: &Writer<'_>, links: &[Link], portrait: Option<&Portrait>) -> Block {
    let mut lines: Vec<Line> = links
        .iter()
        .map(|link| {
            let label = link.label.as_ref().map(|label| writer.say(label));
            let label = label.unwrap_or_else(|| Spoken::plain(&*link.url));
            Line::of(vec![Part::Link(link.url.to_string(), label)])
        })
        .collect();
    if let Some(credit) = portrait.and_then(|portrait| portrait.credit.as_ref()) {
        let credit = writer.say(credit).words;
        let said = writer.words().fill("portrait.credit", &[("credit", &credit)]);
        lines.push(Line::of(vec![Part::Muted(Spoken::plain(said))]));
    }
    titled(writer, "links", lines)
}
