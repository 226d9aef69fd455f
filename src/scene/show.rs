//! What the panel tells about the show: what it is, what it was made from, who made it, who says so.

use super::panel::{Block, Panel, facts, links, titled, told};
use super::part::{Line, Part, Spoken, Target, Writer};
use crate::model::seen::{Alias, Credit};

/// The show itself.
pub fn about(writer: &mut Writer<'_>) -> Panel {
    let snapshot = writer.snapshot();
    let about = &snapshot.about;
    let title = writer.say(&snapshot.title);
    let mut top = told(writer, &about.summary);
    let mut row = |key: &str, value: Option<Spoken>| {
        if let Some(value) = value {
            let label = Part::Muted(Spoken::plain(writer.words().get(key)));
            top.push(Line::of(vec![label, Part::Text(value)]));
        }
    };
    row("year", about.year.map(|year| Spoken::plain(year.to_string())));
    row("network", about.network.as_ref().map(|text| writer.say(text)));
    row("length", about.length.as_ref().map(|text| writer.say(text)));
    for genre in &about.genres {
        row("genres", Some(writer.say(genre)));
    }
    // The page about the show names every source.
    writer.cited.fill(true);
    let works = (0..snapshot.works.len()).map(|place| work(writer, place)).collect();
    Panel {
        native: super::card::native(writer, &snapshot.title, &title),
        title,
        blocks: vec![
            Block { title: None, lines: top },
            titled(writer, "works", works),
            facts(writer, &about.facts),
            links(writer, &about.links, None),
        ],
        ..Panel::default()
    }
}

/// A work: its title, what it adapts, who made it, what is known of it.
fn work(writer: &mut Writer<'_>, place: usize) -> Line {
    let snapshot = writer.snapshot();
    let work = &snapshot.works[place];
    let mut parts = vec![Part::Strong(writer.say(&work.title))];
    if let Some(medium) = &work.medium {
        parts.push(Part::Muted(writer.say(medium)));
    }
    if let Some(year) = work.year {
        parts.push(Part::Muted(Spoken::plain(year.to_string())));
    }
    parts.extend(work.this.then(|| writer.word("work.this")));
    parts.extend(writer.cite(&work.sources));
    let mut notes = Vec::new();
    if !work.adapts.is_empty() {
        let titles: Vec<String> =
            work.adapts.iter().map(|&place| writer.say(&snapshot.works[place].title).words).collect();
        let said = writer.words().fill("adapts", &[("titles", &titles.join(", "))]);
        notes.push(vec![Part::Text(Spoken::plain(said))]);
    }
    for alias in &work.aliases {
        notes.push(alias_parts(writer, alias));
    }
    for entry in &work.credits {
        notes.push(credit(writer, entry));
    }
    for fact in facts(writer, &work.facts).lines {
        notes.push(fact.parts);
        notes.extend(fact.notes);
    }
    Line { parts, notes, ..Line::default() }
}

fn alias_parts(writer: &mut Writer<'_>, alias: &Alias) -> Vec<Part> {
    let key = alias.kind.map_or("aliases".to_owned(), |kind| format!("alias.{}", kind.word()));
    let mut parts = vec![writer.word(&key), Part::Text(Spoken::plain(&*alias.text))];
    parts.extend(writer.cite(&alias.sources));
    parts
}

fn credit(writer: &mut Writer<'_>, credit: &Credit) -> Vec<Part> {
    let person = &writer.snapshot().people[credit.person];
    let mut parts = Vec::new();
    if let Some(job) = &credit.job {
        parts.push(Part::Muted(writer.say(job)));
    }
    parts.push(Part::Open(Target::Person(person.id.clone()), writer.say(&person.name.text())));
    if let Some(name) = &credit.name_as {
        parts.push(Part::Muted(Spoken::plain(writer.words().fill("credited", &[("name", name)]))));
    }
    parts.extend(writer.cite(&credit.sources));
    parts
}

/// The works that the person at `place` had a hand in.
pub fn made_by(writer: &mut Writer<'_>, place: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for work in &writer.snapshot().works {
        for credit in work.credits.iter().filter(|credit| credit.person == place) {
            let mut parts = vec![Part::Strong(writer.say(&work.title))];
            if let Some(medium) = &work.medium {
                parts.push(Part::Muted(writer.say(medium)));
            }
            if let Some(job) = &credit.job {
                parts.push(Part::Text(writer.say(job)));
            }
            if let Some(name) = &credit.name_as {
                parts.push(Part::Muted(Spoken::plain(writer.words().fill("credited", &[("name", name)]))));
            }
            parts.extend(writer.cite(&credit.sources));
            lines.push(Line { target: Some(Target::About), parts, ..Line::default() });
        }
    }
    lines
}

/// The sources that were cited, with their numbers.
pub fn sources(writer: &Writer<'_>) -> Block {
    let numbered = (1..).zip(&writer.snapshot().sources).zip(&writer.cited);
    let lines = numbered.filter(|(_, cited)| **cited).map(|((number, source), _)| {
        let title = writer.say(&source.title);
        let mut parts = vec![Part::Cite(number)];
        parts.push(match &source.url {
            Some(url) => Part::Link(url.to_string(), title),
            None => Part::Text(title),
        });
        if let Some(author) = &source.author {
            parts.push(Part::Muted(Spoken::plain(writer.words().fill("author", &[("name", author)]))));
        }
        if let Some(date) = &source.date {
            parts.push(Part::Muted(Spoken::plain(&**date)));
        }
        Line::of(parts)
    });
    titled(writer, "sources", lines.collect())
}
