//! What the panel tells about the show: what it is, what it was made from, who made it, who says so.

use super::sheet::Sheet;
use super::statements::{self, told};
use super::{facts, links};
use crate::model::seen::Credit;
use crate::scene::part::{Part, Target};

/// The show itself.
pub fn about(sheet: &mut Sheet<'_>) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    let about = &snapshot.about;
    sheet.panel.called(&writer, &snapshot.title);
    told(sheet, &about.summary);
    if let Some(year) = about.year {
        sheet.line().word("year").loud(&year.to_string());
    }
    if let Some(network) = &about.network {
        sheet.line().word("network").text(network);
    }
    if let Some(length) = &about.length {
        sheet.line().word("length").text(length);
    }
    for genre in &about.genres {
        sheet.line().word("genres").text(genre);
    }
    sheet.top();
    // The page about the show names every source.
    sheet.cited.fill(true);
    for place in 0..snapshot.works.len() {
        work(sheet, place);
    }
    sheet.titled("works");
    facts(sheet, &about.facts);
    links(sheet, &about.links, None);
}

/// A work: its title, what it adapts, who made it, what is known of it.
fn work(sheet: &mut Sheet<'_>, place: usize) {
    let writer = sheet.writer;
    let snapshot = writer.snapshot();
    let work = &snapshot.works[place];
    sheet.line().strong(&work.title).muted(work.medium.as_ref());
    if let Some(year) = work.year {
        sheet.plain(&year.to_string());
    }
    sheet.word_if(work.this, "work.this").cite(&work.sources);
    sheet.beneath(true);
    if !work.adapts.is_empty() {
        let mut titles = String::new();
        for &place in &work.adapts {
            if !titles.is_empty() {
                titles.push_str(", ");
            }
            titles.push_str(&writer.say(&snapshot.works[place].title).words);
        }
        sheet.line().loud(&writer.words().fill("adapts", &[("titles", &titles)]));
    }
    for alias in &work.aliases {
        // The kinds of alias are named for people: a title is an honorific.
        sheet.line().word("aliases").loud(&alias.text).cite(&alias.sources);
    }
    for credit in &work.credits {
        let person = &snapshot.people[credit.person];
        sheet.line().muted(credit.job.as_ref()).open(Target::Person(person.id.clone()), &person.name);
        credited(sheet, credit);
    }
    statements::facts(sheet, &work.facts);
    sheet.beneath(false);
}

/// As whom somebody is credited, and who says so.
fn credited(sheet: &mut Sheet<'_>, credit: &Credit) {
    if let Some(name) = &credit.name_as {
        sheet.filled("credited", "name", name);
    }
    sheet.cite(&credit.sources);
}

/// The works that the person at `place` had a hand in.
pub fn made_by(sheet: &mut Sheet<'_>, place: usize) {
    for work in &sheet.writer.snapshot().works {
        for credit in &work.credits {
            if credit.person != place {
                continue;
            }
            sheet.line().leads(Target::About, None).strong(&work.title).muted(work.medium.as_ref());
            if let Some(job) = &credit.job {
                sheet.text(job);
            }
            credited(sheet, credit);
        }
    }
}

/// The sources that were cited, with their numbers.
pub fn sources(sheet: &mut Sheet<'_>) {
    for (place, source) in sheet.writer.snapshot().sources.iter().enumerate() {
        if !sheet.cited[place] {
            continue;
        }
        let title = sheet.writer.say(&source.title);
        sheet.line().add(Part::Cite(place + 1)).add(match &source.url {
            Some(url) => Part::Link(url.to_string(), title),
            None => Part::Text(title),
        });
        if let Some(author) = &source.author {
            sheet.filled("author", "name", author);
        }
        if let Some(date) = &source.date {
            sheet.plain(date);
        }
    }
    sheet.titled("sources");
}
