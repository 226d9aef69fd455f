//! What the panel tells about a character, a person or a group.

use super::card::native;
use super::color::{Monogram, monogram, shade};
use super::part::{Line, Part, Spoken, Target, Writer};
use super::relation::{relation, relations};
use super::show;
use super::status::point;
use super::told::{beside, fact_lines, told};
use crate::model::Text;
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
        let mut panel = Self::default();
        panel.called(&Writer::new(state), &state.snapshot().title);
        panel
    }

    #[inline(never)]
    pub fn called(&mut self, writer: &Writer<'_>, name: &Text) {
        self.title = writer.say(name);
        self.native = native(writer, name, &self.title);
    }

    /// Adds lines, if there are any, under the title.
    #[inline(never)]
    pub fn add(&mut self, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.blocks.push(Block { title: None, lines });
        }
    }

    /// Adds lines, if there are any, under a heading.
    #[inline(never)]
    pub fn add_titled(&mut self, writer: &Writer<'_>, key: &str, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.blocks.push(Block { title: Some(writer.words().get(key).into()), lines });
        }
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
    let writer = &mut Writer::new(state);
    let mut panel = Panel::default();
    let (id, found) = match state.panel.as_ref()? {
        state::Panel::About => {
            show::about(&mut panel, writer);
            (None, true)
        }
        state::Panel::Character(id) => {
            let place = snapshot.characters.iter().position(|entry| entry.id == *id);
            (Some(id), place.inspect(|&place| character(&mut panel, writer, place)).is_some())
        }
        state::Panel::Person(id) => {
            let place = snapshot.people.iter().position(|entry| entry.id == *id);
            (Some(id), place.inspect(|&place| person(&mut panel, writer, place)).is_some())
        }
        state::Panel::Group(id) => {
            let place = snapshot.groups.iter().position(|entry| entry.id == *id);
            (Some(id), place.inspect(|&place| group(&mut panel, writer, place)).is_some())
        }
        state::Panel::Relation(id) => {
            let place = snapshot.relations.iter().position(|entry| entry.id == *id);
            (Some(id), place.inspect(|&place| relation(&mut panel, writer, place)).is_some())
        }
    };
    if !found {
        return hidden(state, id?);
    }
    let sources = show::sources(writer);
    panel.add_titled(writer, "sources", sources);
    Some(panel)
}

/// What is said of something that a link led to too early: nothing but when it may be seen.
fn hidden(state: &State, id: &Id) -> Option<Panel> {
    let appears = state.hidden_until(id)?;
    let said = state.words.fill("hidden", &[("point", &point(state, appears, false))]);
    Some(Panel { title: Spoken::plain(said), ..Panel::default() })
}

fn character(panel: &mut Panel, writer: &mut Writer<'_>, place: usize) {
    let snapshot = writer.snapshot();
    let character = &snapshot.characters[place];
    panel.called(writer, &character.name.text());
    panel.monogram = Some(monogram(writer.state, character));
    panel.portrait.clone_from(&character.portrait);
    let mut top = Vec::new();
    if character.past {
        top.push(writer.word_line("left"));
    }
    if let Some(tier) = character.tier {
        top.push(writer.word_line(&format!("tier.{}", tier.word())));
    }
    told(&mut top, writer, &character.role);
    told(&mut top, writer, &character.summary);
    panel.add(top);
    let mut actors = Vec::new();
    for casting in &character.played_by {
        let person = &snapshot.people[casting.person];
        let credited = casting.credited.as_ref().map(|name| writer.say(name).words);
        let mut line = writer.line();
        line.open(Target::Person(person.id.clone()), &person.name)
            .word_if(casting.past, "formerly")
            .word_if(casting.voice, "voice");
        if let Some(lang) = &casting.lang {
            line.plain(lang);
        }
        if let Some(credited) = credited {
            line.filled("credited", "name", &credited);
        }
        let mut line = line.cite(&casting.sources).done();
        let mut known = writer.line();
        for said in &person.known_for {
            if let Some(said) = said.lead() {
                match known.parts.is_empty() {
                    true => known.word("known-for"),
                    false => known.add(Part::Text(Spoken::plain("·"))),
                };
                known.text(&said.text).cite(&said.sources);
            }
        }
        known.end(&mut line.notes);
        actors.push(line);
    }
    panel.add_titled(writer, "played-by.label", actors);
    let mut groups = Vec::new();
    for membership in &character.groups {
        let group = &snapshot.groups[membership.group];
        let mut line = writer.line();
        line.open(Target::Group(group.id.clone()), &group.name)
            .word_if(membership.past, "formerly")
            .muted(membership.role.as_ref())
            .cite(&membership.sources);
        groups.push(line.done());
    }
    panel.add_titled(writer, "groups", groups);
    names(panel, writer, &character.name, &character.aliases);
    relations(panel, writer, Subject::Character(place), &character.relations);
    facts(panel, writer, &character.facts);
    links(panel, writer, &character.links, character.portrait.as_ref());
}

fn person(panel: &mut Panel, writer: &mut Writer<'_>, place: usize) {
    let snapshot = writer.snapshot();
    let person = &snapshot.people[place];
    panel.called(writer, &person.name.text());
    panel.monogram = Some(shade(&panel.title.words, None));
    panel.portrait.clone_from(&person.portrait);
    let mut top = Vec::new();
    told(&mut top, writer, &person.summary);
    panel.add(top);
    let mut plays = Vec::new();
    for &place in &person.plays {
        let mut line = character_line(writer, place);
        let role = snapshot.characters[place].role.lead();
        writer.line().muted(role.map(|role| &role.text)).end(&mut line.notes);
        plays.push(line);
    }
    panel.add_titled(writer, "plays", plays);
    let made = show::made_by(writer, place);
    panel.add_titled(writer, "works", made);
    let mut known = Vec::new();
    for entry in &person.known_for {
        told(&mut known, writer, entry);
    }
    panel.add_titled(writer, "known-for", known);
    names(panel, writer, &person.name, &person.aliases);
    facts(panel, writer, &person.facts);
    links(panel, writer, &person.links, person.portrait.as_ref());
}

fn group(panel: &mut Panel, writer: &mut Writer<'_>, place: usize) {
    let snapshot = writer.snapshot();
    let group = &snapshot.groups[place];
    panel.called(writer, &group.name.text());
    panel.monogram = Some(shade(&panel.title.words, Some((&snapshot.groups, place))));
    let mut top = Vec::new();
    if let Some(parent) = group.parent {
        let parent = &snapshot.groups[parent];
        let parent = Part::Open(Target::Group(parent.id.clone()), writer.name(&parent.name));
        top.push(writer.line().around("part-of", &parent).done());
    }
    told(&mut top, writer, &group.summary);
    // On a line of its own: they speak for the group, not for a sentence above.
    if !group.sources.is_empty() {
        top.push(writer.line().word("sources").cite(&group.sources).done());
    }
    panel.add(top);
    let mut parts = Vec::new();
    for entry in &snapshot.groups {
        if entry.parent == Some(place) {
            parts.push(writer.line().open(Target::Group(entry.id.clone()), &entry.name).done());
        }
    }
    panel.add_titled(writer, "groups", parts);
    let mut members = Vec::new();
    for &member in &group.members {
        let mut line = character_line(writer, member);
        for membership in &snapshot.characters[member].groups {
            if membership.group == place {
                writer
                    .line()
                    .word_if(membership.past, "formerly")
                    .muted(membership.role.as_ref())
                    .cite(&membership.sources)
                    .end(&mut line.notes);
            }
        }
        members.push(line);
    }
    panel.add_titled(writer, "members", members);
    let own = Subject::Group(place);
    let mut ends = Vec::new();
    for (place, relation) in snapshot.relations.iter().enumerate() {
        if relation.from == own || relation.to == own {
            ends.push(place);
        }
    }
    relations(panel, writer, own, &ends);
}

/// A character that the line leads to.
pub fn character_line(writer: &mut Writer<'_>, place: usize) -> Line {
    let character = &writer.snapshot().characters[place];
    Line {
        monogram: Some(monogram(writer.state, character)),
        target: Some(Target::Character(character.id.clone())),
        ..writer.line().strong(&character.name.text()).done()
    }
}

/// What a name was or is beside the leading one, and every alias with who uses and who writes it.
fn names(panel: &mut Panel, writer: &mut Writer<'_>, name: &Told, aliases: &[Alias]) {
    let snapshot = writer.snapshot();
    let mut lines = Vec::new();
    beside(&mut lines, writer, name);
    for alias in aliases {
        let by = alias.by.map(|by| writer.name(&snapshot.characters[by].name).words);
        let mut line = writer.line();
        line.add(Part::Text(Spoken::plain(&*alias.text)));
        if let Some(by) = by {
            line.filled("alias.by", "name", &by);
        } else if let Some(kind) = alias.kind {
            line.word(&format!("alias.{}", kind.word()));
        }
        lines.push(line.word_if(alias.past, "formerly").cite(&alias.sources).done());
    }
    panel.add_titled(writer, "aliases", lines);
}

/// Facts, for a panel.
pub fn facts(panel: &mut Panel, writer: &mut Writer<'_>, facts: &[Said]) {
    let lines = fact_lines(writer, facts);
    panel.add_titled(writer, "facts", lines);
}

pub fn links(panel: &mut Panel, writer: &mut Writer<'_>, links: &[Link], portrait: Option<&Portrait>) {
    let mut lines = Vec::new();
    for link in links {
        let label = match &link.label {
            Some(label) => writer.say(label),
            None => Spoken::plain(&*link.url),
        };
        lines.push(writer.line().add(Part::Link(link.url.to_string(), label)).done());
    }
    if let Some(credit) = portrait.and_then(|portrait| portrait.credit.as_ref()) {
        let credit = writer.say(credit).words;
        lines.push(writer.line().filled("portrait.credit", "credit", &credit).done());
    }
    panel.add_titled(writer, "links", lines);
}
