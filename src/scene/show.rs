//! What the panel tells about the show: what it is, what it was made from, who made it, who says so.

use super::panel::{Panel, links};
use super::part::{Line, Part, Spoken, Target, Writer};
use super::told::{fact_lines, told};
use crate::model::seen::{Alias, Credit};

/// The show itself.
pub fn about(panel: &mut Panel, writer: &mut Writer<'_>) {
    let snapshot = writer.snapshot();
    let about = &snapshot.about;
    panel.called(writer, &snapshot.title);
    let mut top = Vec::new();
    told(&mut top, writer, &about.summary);
    if let Some(year) = about.year {
        let year = Part::Text(Spoken::plain(year.to_string()));
        top.push(writer.line().word("year").add(year).done());
    }
    if let Some(network) = &about.network {
        top.push(writer.line().word("network").text(network).done());
    }
    if let Some(length) = &about.length {
        top.push(writer.line().word("length").text(length).done());
    }
    for genre in &about.genres {
        top.push(writer.line().word("genres").text(genre).done());
    }
    panel.add(top);
    // The page about the show names every source.
    writer.cited.fill(true);
    let mut works = Vec::new();
    for place in 0..snapshot.works.len() {
        works.push(work(writer, place));
    }
    panel.add_titled(writer, "works", works);
    let facts = fact_lines(writer, &about.facts);
    panel.add_titled(writer, "facts", facts);
    links(panel, writer, &about.links, None);
}

/// A work: its title, what it adapts, who made it, what is known of it.
fn work(writer: &mut Writer<'_>, place: usize) -> Line {
    let snapshot = writer.snapshot();
    let work = &snapshot.works[place];
    let mut line = writer.line();
    line.strong(&work.title).muted(work.medium.as_ref());
    if let Some(year) = work.year {
        line.plain(&year.to_string());
    }
    let mut line = line.word_if(work.this, "work.this").cite(&work.sources).done();
    if !work.adapts.is_empty() {
        let mut titles = Vec::new();
        for &place in &work.adapts {
            titles.push(writer.say(&snapshot.works[place].title).words);
        }
        let said = writer.words().fill("adapts", &[("titles", &titles.join(", "))]);
        line.notes.push(vec![Part::Text(Spoken::plain(said))]);
    }
    for alias in &work.aliases {
        line.notes.push(alias_parts(writer, alias));
    }
    for entry in &work.credits {
        line.notes.push(credit(writer, entry));
    }
    for fact in fact_lines(writer, &work.facts) {
        line.notes.push(fact.parts);
        line.notes.extend(fact.notes);
    }
    line
}

fn alias_parts(writer: &mut Writer<'_>, alias: &Alias) -> Vec<Part> {
    let mut line = writer.line();
    // The kinds of alias are named for people: a title is an honorific.
    line.word("aliases").add(Part::Text(Spoken::plain(&*alias.text))).cite(&alias.sources).take()
}

fn credit(writer: &mut Writer<'_>, credit: &Credit) -> Vec<Part> {
    let person = &writer.snapshot().people[credit.person];
    let mut line = writer.line();
    line.muted(credit.job.as_ref()).open(Target::Person(person.id.clone()), &person.name);
    if let Some(name) = &credit.name_as {
        line.filled("credited", "name", name);
    }
    line.cite(&credit.sources).take()
}

/// The works that the person at `place` had a hand in.
pub fn made_by(writer: &mut Writer<'_>, place: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for work in &writer.snapshot().works {
        for credit in &work.credits {
            if credit.person != place {
                continue;
            }
            let mut line = writer.line();
            line.strong(&work.title).muted(work.medium.as_ref());
            if let Some(job) = &credit.job {
                line.text(job);
            }
            if let Some(name) = &credit.name_as {
                line.filled("credited", "name", name);
            }
            let line = line.cite(&credit.sources).done();
            lines.push(Line { target: Some(Target::About), ..line });
        }
    }
    lines
}

/// The sources that were cited, with their numbers.
pub fn sources(writer: &mut Writer<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (place, source) in writer.snapshot().sources.iter().enumerate() {
        if !writer.cited[place] {
            continue;
        }
        let title = writer.say(&source.title);
        let mut line = writer.line();
        line.add(Part::Cite(place + 1));
        line.add(match &source.url {
            Some(url) => Part::Link(url.to_string(), title),
            None => Part::Text(title),
        });
        if let Some(author) = &source.author {
            line.filled("author", "name", author);
        }
        if let Some(date) = &source.date {
            line.plain(date);
        }
        lines.push(line.done());
    }
    lines
}
