//! What the search found, as it is offered while somebody types: each with what it was found by.

use super::color::{monogram, shade};
use super::panel::played;
use super::panel::sheet::Sheet;
use super::part::{Line, Part, Spoken, Target, Writer};
use super::sentence::{self, said};
use crate::model::Text;
use crate::model::document::Id;
use crate::model::seen::Snapshot;
use crate::search::{Entry, Field, Key, Query, Sort};
use crate::state::{Panel, State};
use crate::words::pieces;

/// Something to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub sort: Sort,
    pub id: Id,
    pub panel: Panel,
    /// The name, and in its notes why it was found.
    pub line: Line,
}

/// The best of what fits the search, and how many more do.
pub fn offers(state: &State, most: usize) -> (Vec<Offer>, usize) {
    let typed = &state.filters.search;
    let mut offers = Vec::new();
    let Some(query) = Query::of(typed) else { return (offers, 0) };
    let hits = state.story.find(typed);
    let index = state.story.index();
    for hit in hits.iter().take(most) {
        let entry = &index.entries[hit.entry];
        let line = line(state, Some(&query), hit.entry);
        offers.push(Offer { sort: entry.sort, id: entry.id.clone(), panel: panel(entry), line });
    }
    (offers, hits.len().saturating_sub(most))
}

/// What something that can be found is called; a relation is called by its sentences.
pub fn called(state: &State, entry: &Entry) -> Spoken {
    let writer = &Writer::new(state);
    match title(state.snapshot(), entry) {
        Some(title) => writer.say(&title),
        None => {
            let mut words = String::new();
            said(&mut words, writer, &state.snapshot().relations[entry.place]);
            Spoken::plain(words)
        }
    }
}

/// The name of anything but a relation.
pub fn title(snapshot: &Snapshot, entry: &Entry) -> Option<Text> {
    let place = entry.place;
    match entry.sort {
        Sort::Character => Some(snapshot.characters[place].name.text()),
        Sort::Actor => Some(snapshot.people[place].name.text()),
        Sort::Group => Some(snapshot.groups[place].name.text()),
        Sort::Work => Some(snapshot.works[place].title.clone()),
        Sort::Relation => None,
    }
}

/// Where more is told of it.
fn panel(entry: &Entry) -> Panel {
    let id = entry.id.clone();
    match entry.sort {
        Sort::Character => Panel::Character(id),
        Sort::Actor => Panel::Person(id),
        Sort::Group => Panel::Group(id),
        Sort::Work => Panel::About,
        Sort::Relation => Panel::Relation(id),
    }
}

/// The name of an entry of the search, and below it what it was found by; where nothing was looked for, what it is.
pub fn line(state: &State, query: Option<&Query>, place: usize) -> Line {
    let (snapshot, index) = (state.snapshot(), state.story.index());
    let entry = &index.entries[place];
    let name = called(state, entry);
    let face = match entry.sort {
        Sort::Character => Some(monogram(state, &snapshot.characters[entry.place])),
        Sort::Group => Some(shade(&name.words, Some((&snapshot.groups, entry.place)))),
        Sort::Relation => None,
        _ => Some(shade(&name.words, None)),
    };
    let sheet = &mut Sheet::new(state);
    sheet.line().leads(Target::About, face);
    match query {
        Some(query) => {
            sheet.add(marked(query, name.clone()));
            for term in index.terms(place, query) {
                let key = &index.keys[term.key];
                // The sentences of a relation have its labels in them.
                let is_name = term.field == Field::Name && *key.shown == *name.words;
                if !is_name && entry.sort != Sort::Relation {
                    reason(sheet.note().word_if(term.past, "formerly"), query, entry, term.field, key);
                }
            }
        }
        None => drop(sheet.add(Part::Text(name))),
    }
    sheet.note();
    match entry.sort {
        // Nothing is said yet but the name.
        Sort::Character if sheet.is_bare() => {
            let character = &snapshot.characters[entry.place];
            let castings = &character.played_by;
            let casting = castings.iter().find(|casting| !casting.past).or(castings.first());
            match (character.role.lead(), casting) {
                (Some(role), _) => sheet.word_if(role.past, "formerly").muted(Some(&role.text)),
                (None, Some(casting)) => {
                    sheet.word_if(casting.past, "formerly");
                    let actor = sheet.writer.name(&snapshot.people[casting.person].name);
                    sheet.around("played-by", Part::Muted(actor))
                }
                (None, None) => sheet,
            };
        }
        Sort::Character => {}
        Sort::Actor => person(sheet, entry.place),
        Sort::Group => {
            sheet.word("filter.groups");
        }
        Sort::Work => {
            sheet.muted(snapshot.works[entry.place].medium.as_ref());
        }
        Sort::Relation => {
            let kind = sentence::kind(&sheet.writer, snapshot.relations[entry.place].kind);
            sheet.add(Part::Muted(kind));
        }
    }
    sheet.last()
}

/// What a term that was found is to its entry.
fn reason(sheet: &mut Sheet<'_>, query: &Query, entry: &Entry, field: Field, key: &Key) {
    let lang = key.lang.as_deref().filter(|lang| !crate::model::speaks(lang, sheet.writer.words().tag()));
    let text = marked(query, Spoken { words: (*key.shown).into(), lang: lang.map(Into::into) });
    let (form, why) = match field {
        Field::Alias => ("found.alias", how(&sheet.writer, entry, &key.shown)),
        Field::Actor => ("played-by", String::new()),
        _ => {
            sheet.add(text);
            return;
        }
    };
    let (mut run, mut text) = (Vec::new(), Some(text));
    for (place, piece) in pieces(sheet.writer.words().get(form)).into_iter().enumerate() {
        let piece = if piece == "why" { &why } else { piece };
        let text = if place == 1 { text.take() } else { None };
        run.push(text.unwrap_or_else(|| Part::Muted(Spoken::plain(piece))));
    }
    sheet.add(Part::Run(run));
}

/// Who calls them this, or what sort of name it is.
fn how(writer: &Writer<'_>, entry: &Entry, alias: &str) -> String {
    let snapshot = writer.snapshot();
    let aliases = match entry.sort {
        Sort::Character => &snapshot.characters[entry.place].aliases,
        Sort::Actor => &snapshot.people[entry.place].aliases,
        _ => &snapshot.works[entry.place].aliases,
    };
    let alias = aliases.iter().find(|known| *known.text == *alias);
    let words = writer.words();
    match alias.map(|alias| (alias.by, alias.kind)) {
        Some((Some(by), _)) => {
            words.fill("alias.by", &[("name", &writer.name(&snapshot.characters[by].name).words)])
        }
        Some((None, Some(kind))) => words.get(&["alias.", kind.word()].concat()).into(),
        _ => words.get("alias.spelling").into(),
    }
}

/// Whom somebody plays, or else what they made.
fn person(sheet: &mut Sheet<'_>, place: usize) {
    let snapshot = sheet.writer.snapshot();
    for (which, &character) in snapshot.people[place].plays.iter().enumerate() {
        match which {
            0 => sheet.word("plays"),
            _ => sheet.plain("·"),
        };
        let name = sheet.writer.name(&snapshot.characters[character].name);
        sheet.word_if(played(snapshot, place, character), "formerly").add(Part::Muted(name));
    }
    if snapshot.people[place].plays.is_empty() {
        let credits = snapshot.works.iter().flat_map(|work| &work.credits);
        let job = credits.filter(|credit| credit.person == place).find_map(|credit| credit.job.as_ref());
        sheet.muted(job);
    }
}

/// A text, with what was typed marked in it.
fn marked(query: &Query, said: Spoken) -> Part {
    let marks = query.marks(&said.words);
    Part::Marked(said, marks)
}
