//! How two are connected: what the panel tells of the chains between them, and whom the question can be asked of.

use super::character_line;
use super::relation::{face, target};
use super::sheet::Sheet;
use crate::model::seen::Subject;
use crate::scene::found::{Offer, line};
use crate::scene::part::{Part, Writer};
use crate::scene::sentence::{count, said, sentences};
use crate::search::{Query, Sort, characters};
use crate::state::{Chain, Panel, State};
use std::rc::Rc;

/// The chains between two, each as sentences from one station to the next.
pub fn chains(sheet: &mut Sheet<'_>, own: usize, [from, to]: [Subject; 2]) {
    let writer = sheet.writer;
    let (state, words) = (writer.state, writer.words());
    let (one, other) = (writer.subject(from), writer.subject(to));
    let chains = state.chains();
    sheet.panel.title.words = [&*one.words, " – ", &other.words].concat();
    sheet.panel.status = match chains.first() {
        Some(chain) => {
            let steps = count(words, "chain.steps", chain.relations.len());
            words.fill("chain.shortest", &[("steps", &steps)])
        }
        None => {
            let names: [(&str, &str); 2] = [("one", &one.words), ("other", &other.words)];
            match writer.snapshot().last {
                0 => words.fill("chain.none", &names),
                _ => words.fill("chain.none.yet", &names),
            }
        }
    };
    for (place, chain) in chains.iter().enumerate() {
        character_line(sheet, own);
        for (link, &relation) in chain.relations.iter().enumerate() {
            let next = chain.stations[link + 1];
            sheet.line().leads(target(&writer, next), Some(face(&writer, next)));
            for sentence in sentences(&writer, &writer.snapshot().relations[relation]) {
                sheet.add(sentence).note();
            }
        }
        let steps = count(words, "chain.steps", chain.relations.len());
        let number = (place + 1).to_string();
        sheet.chain(words.fill("chain", &[("number", &number), ("steps", &steps)]), place);
    }
    sheet.line().around("chain.back", Part::Open(target(&writer, from), one));
    sheet.top();
}

/// What is said of each relation of a chain, as plain text.
pub fn told(state: &State, chain: &Chain) -> Vec<Rc<str>> {
    let writer = &Writer::new(state);
    let mut told = Vec::new();
    for &relation in &chain.relations {
        let mut words = String::new();
        said(&mut words, writer, &state.snapshot().relations[relation]);
        told.push(words.into());
    }
    told
}

/// What the question is called with which a visitor asks how somebody is connected; none where there is nobody else.
pub fn question(writer: &Writer<'_>, own: usize) -> Option<String> {
    let characters = &writer.snapshot().characters;
    let name = writer.name(&characters[own].name).words;
    (characters.len() > 1).then(|| writer.words().fill("chain.ask", &[("name", &name)]))
}

/// The characters other than the panel's that fit what was typed, the best `most` of them, and how many more do.
pub fn others(state: &State, typed: &str, most: usize) -> (Vec<Offer>, usize) {
    let own = state.panel.as_ref().and_then(|panel| panel.place(state.snapshot()));
    let query = Query::of(typed);
    let mut places = Vec::new();
    match &query {
        Some(_) => places.extend(characters(&state.story.find(typed))),
        None => places.extend(0..state.snapshot().characters.len()),
    }
    let mut offers = Vec::new();
    let mut more = 0;
    for place in places {
        if Some(place) == own {
            continue;
        }
        if offers.len() == most {
            more += 1;
            continue;
        }
        let id = state.snapshot().characters[place].id.clone();
        // Of the search's entries, the characters come first.
        let line = line(state, query.as_ref(), place);
        offers.push(Offer { sort: Sort::Character, id: id.clone(), panel: Panel::Character(id), line });
    }
    (offers, more)
}
