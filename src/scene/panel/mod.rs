//! What the panel tells: here of a character, a person or a group, in the files beside of everything else.

mod about;
pub mod chain;
pub mod changes;
mod relation;
pub mod sheet;
pub mod snippets;
mod statements;

use crate::model::Text;
use crate::model::document::{Id, Link, Portrait};
use crate::model::seen::{Alias, Membership, Said, Snapshot, Subject, Told};
use crate::scene::card::native;
use crate::scene::color::{Monogram, monogram, shade};
use crate::scene::part::{Line, Part, Spoken, Target, Writer};
use crate::scene::status::point;
use crate::state::{self, State};
use changes::changes;
use relation::{relation, relations};
use sheet::Sheet;
use snippets::{Origin, snippets};
use statements::{beside, told};

/// A sheet of facts about one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    pub title: Spoken,
    pub native: Option<Spoken>,
    pub monogram: Option<Monogram>,
    pub portrait: Option<Portrait>,
    /// What the question is called with which a visitor asks how they are connected to others.
    pub question: Option<String>,
    /// What came out of that.
    pub status: String,
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
}

/// Lines under a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// None for what stands directly under the title.
    pub title: Option<String>,
    /// The place of the chain that it tells of.
    pub chain: Option<usize>,
    pub lines: Vec<Line>,
}

/// What the open panel shows, if one is open. What is pasted elsewhere is without addresses here: [`snippets`] takes them.
pub fn panel(state: &State) -> Option<Panel> {
    let panel = state.panel.as_ref()?;
    let sheet = &mut Sheet::new(state);
    match (panel, panel.place(state.snapshot())) {
        (state::Panel::About, _) => about::about(sheet),
        (state::Panel::Changes, _) => changes(sheet),
        (state::Panel::Embed, _) => return Some(snippets(state, &Origin::default())),
        (state::Panel::Character(_), Some(place)) => {
            sheet.panel.question = chain::question(&sheet.writer, place);
            match state.ends() {
                Some(ends) => chain::chains(sheet, place, ends),
                None => character(sheet, place),
            }
        }
        (state::Panel::Person(_), Some(place)) => person(sheet, place),
        (state::Panel::Group(_), Some(place)) => group(sheet, place),
        (state::Panel::Relation(_), Some(place)) => relation(sheet, place),
        (
            state::Panel::Character(id)
            | state::Panel::Person(id)
            | state::Panel::Group(id)
            | state::Panel::Relation(id),
            None,
        ) => return hidden(state, id),
    }
    about::sources(sheet);
    Some(std::mem::take(&mut sheet.panel))
}

/// What is said of something that a link led to too early: nothing but when it may be seen.
fn hidden(state: &State, id: &Id) -> Option<Panel> {
    let appears = state.hidden_until(id)?;
    let said = state.words.fill("hidden", &[("point", &point(state, appears, false))]);
    let sheet = &mut Sheet::new(state);
    sheet.panel.title = Spoken::plain(said);
    sheet.line().word("hidden.how");
    sheet.top();
    Some(std::mem::take(&mut sheet.panel))
}

fn character(sheet: &mut Sheet<'_>, place: usize) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    let character = &snapshot.characters[place];
    sheet.panel.called(&writer, &character.name.text());
    sheet.panel.monogram = Some(monogram(writer.state, character));
    sheet.panel.portrait.clone_from(&character.portrait);
    if character.past {
        sheet.line().word("left");
    }
    if let Some(tier) = character.tier {
        sheet.line().word(&["tier.", tier.word()].concat());
    }
    told(sheet, &character.role);
    told(sheet, &character.summary);
    sheet.top();
    for casting in &character.played_by {
        let person = &snapshot.people[casting.person];
        sheet
            .line()
            .open(Target::Person(person.id.clone()), &person.name)
            .word_if(casting.past, "formerly")
            .word_if(casting.voice, "voice");
        if let Some(lang) = &casting.lang {
            sheet.plain(lang);
        }
        if let Some(credited) = &casting.credited {
            sheet.filled("credited", "name", &writer.say(credited).words);
        }
        sheet.cite(&casting.sources).note();
        let mut is_first = true;
        for said in &person.known_for {
            if let Some(said) = said.lead() {
                match is_first {
                    true => sheet.word("known-for"),
                    false => sheet.loud("·"),
                };
                sheet.tell(said);
                is_first = false;
            }
        }
    }
    sheet.titled("played-by.label");
    for membership in &character.groups {
        let group = &snapshot.groups[membership.group];
        sheet.line().open(Target::Group(group.id.clone()), &group.name);
        belongs(sheet, membership);
    }
    sheet.titled("groups");
    names(sheet, &character.name, &character.aliases);
    relations(sheet, Subject::Character(place), &character.relations);
    facts(sheet, &character.facts);
    links(sheet, &character.links, character.portrait.as_ref());
}

/// How somebody belongs to a group.
fn belongs(sheet: &mut Sheet<'_>, membership: &Membership) {
    let is_former = sheet.writer.snapshot().is_former(membership);
    sheet.word_if(is_former, "formerly").muted(membership.role.as_ref()).cite(&membership.sources);
}

fn person(sheet: &mut Sheet<'_>, place: usize) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    let person = &snapshot.people[place];
    sheet.panel.called(&writer, &person.name.text());
    sheet.panel.monogram = Some(shade(&sheet.panel.title.words, None));
    sheet.panel.portrait.clone_from(&person.portrait);
    told(sheet, &person.summary);
    sheet.top();
    let own = place;
    for &place in &person.plays {
        let role = snapshot.characters[place].role.lead();
        character_line(sheet, place).note().word_if(played(snapshot, own, place), "formerly");
        if let Some(role) = role {
            sheet.note().word_if(role.past, "formerly").muted(Some(&role.text));
        }
    }
    sheet.titled("plays");
    about::made_by(sheet, place);
    sheet.titled("works");
    for entry in &person.known_for {
        told(sheet, entry);
    }
    sheet.titled("known-for");
    names(sheet, &person.name, &person.aliases);
    facts(sheet, &person.facts);
    links(sheet, &person.links, person.portrait.as_ref());
}

/// Whether somebody played a character and does not any more.
pub fn played(snapshot: &Snapshot, person: usize, character: usize) -> bool {
    let castings = &snapshot.characters[character].played_by;
    castings.iter().filter(|casting| casting.person == person).all(|casting| casting.past)
}

fn group(sheet: &mut Sheet<'_>, place: usize) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    let group = &snapshot.groups[place];
    sheet.panel.called(&writer, &group.name.text());
    sheet.panel.monogram = Some(shade(&sheet.panel.title.words, Some((&snapshot.groups, place))));
    if group.is_past() {
        sheet.line().word("group.over");
    }
    if let Some(parent) = group.parent {
        let parent = &snapshot.groups[parent];
        let parent = Part::Open(Target::Group(parent.id.clone()), writer.name(&parent.name));
        sheet.line().around("part-of", parent);
    }
    told(sheet, &group.summary);
    // On a line of its own: they speak for the group, not for a sentence above.
    if !group.sources.is_empty() {
        sheet.line().word("sources").cite(&group.sources);
    }
    sheet.top();
    for entry in &snapshot.groups {
        if entry.parent == Some(place) {
            sheet.line().open(Target::Group(entry.id.clone()), &entry.name);
        }
    }
    sheet.titled("groups");
    for &member in &group.members {
        character_line(sheet, member);
        for membership in &snapshot.characters[member].groups {
            if membership.group == place {
                belongs(sheet.note(), membership);
            }
        }
    }
    sheet.titled("members");
    let own = Subject::Group(place);
    let mut ends = Vec::new();
    for (place, relation) in snapshot.relations.iter().enumerate() {
        if relation.from == own || relation.to == own {
            ends.push(place);
        }
    }
    relations(sheet, own, &ends);
}

/// A character that the line leads to.
#[inline(never)]
pub fn character_line<'w, 's>(sheet: &'w mut Sheet<'s>, place: usize) -> &'w mut Sheet<'s> {
    let character = &sheet.writer.snapshot().characters[place];
    let monogram = monogram(sheet.writer.state, character);
    let target = Target::Character(character.id.clone());
    sheet.line().leads(target, Some(monogram)).strong(&character.name.text())
}

/// What a name was or is beside the leading one, and every alias with who uses and who writes it.
fn names(sheet: &mut Sheet<'_>, name: &Told, aliases: &[Alias]) {
    let writer = sheet.writer;
    // Where all are over, the last of them is the title all the same.
    if let Some(said) = name.lead().filter(|said| said.past) {
        sheet.line().tell(said);
    }
    beside(sheet, name);
    for alias in aliases {
        sheet.line().loud(&alias.text);
        if let Some(by) = alias.by {
            sheet.filled("alias.by", "name", &writer.name(&writer.snapshot().characters[by].name).words);
        } else if let Some(kind) = alias.kind {
            sheet.word(&["alias.", kind.word()].concat());
        }
        sheet.word_if(alias.past, "formerly").cite(&alias.sources);
    }
    sheet.titled("aliases");
}

/// Facts, under their heading.
pub fn facts(sheet: &mut Sheet<'_>, facts: &[Said]) {
    statements::facts(sheet, facts);
    sheet.titled("facts");
}

pub fn links(sheet: &mut Sheet<'_>, links: &[Link], portrait: Option<&Portrait>) {
    let writer = sheet.writer;
    for link in links {
        let label = match &link.label {
            Some(label) => writer.say(label),
            None => Spoken::plain(&*link.url),
        };
        sheet.line().add(Part::Link(link.url.to_string(), label));
    }
    if let Some(credit) = portrait.and_then(|portrait| portrait.credit.as_ref()) {
        sheet.line().filled("portrait.credit", "credit", &writer.say(credit).words);
    }
    sheet.titled("links");
}
