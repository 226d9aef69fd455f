//! Any values of attributes, and any query of an address. What is not known is refused by name and changes nothing; what is not in
//! the show is complained of; what is shown, written to an address, to a frame or to a tag, reads as the same.

#![no_main]

#[path = "../made/built_in.rs"]
mod built_in;
#[path = "../../tests/support/query.rs"]
mod query;

use arbitrary::Arbitrary;
use built_in::{Said, built_in};
use castmap::scene::snippets::{Origin, forms, snippets};
use castmap::state::{
    ADDRESSED, Action, At, Facet, NAMES, Panel, Passing, State, address, complaints, parse, read, update,
};
use libfuzzer_sys::fuzz_target;
use query::{parameters, unescaped};
use std::rc::Rc;

#[derive(Arbitrary, Debug)]
struct Input {
    /// Attributes that an author writes or a script sets, each with parts between vertical bars.
    set: Vec<(Name, Option<Vec<Said>>)>,
    /// The query of the page's address, as it stands there or in parts.
    query: String,
    parameters: Vec<(Name, Vec<Said>)>,
    /// What the element says of where it is.
    origin: String,
}

#[derive(Arbitrary, Debug)]
enum Name {
    Known(u8),
    Any(String),
}

impl Name {
    fn text(&self) -> &str {
        match self {
            Self::Known(place) => NAMES[usize::from(*place) % NAMES.len()],
            Self::Any(name) => name,
        }
    }
}

fn text(said: &[Said]) -> String {
    said.iter().map(Said::text).collect::<Vec<_>>().join("|")
}

thread_local! {
    static START: State = update(State::new("en"), Action::Load(built_in(), Rc::default()));
}

/// The built-in show, as whoever comes to it for the first time sees it.
fn start() -> State {
    START.with(State::clone)
}

fuzz_target!(|input: Input| {
    let mut state = start();
    for (name, value) in &input.set {
        state = set(state, name.text(), value.as_deref().map(text).as_deref());
    }
    let written: Vec<String> = input
        .parameters
        .iter()
        .map(|(name, value)| format!("{}={}", name.text(), castmap::scene::snippets::encoded(&text(value))))
        .collect();
    // As `Widget::link` does, in this order; of a name that is there twice, the first counts.
    for query in [&*input.query, &*written.join("&")] {
        let parameters = parameters(query);
        for name in ADDRESSED {
            if let Some((_, value)) = parameters.iter().find(|(known, _)| known == name) {
                state = set(state, name, Some(value));
            }
        }
    }
    stays(&state);
    complained(&state);
    let found = address(&state);
    again(&state, found.each_ref().map(|(name, value)| (*name, value.clone())).into_iter().collect());
    pasted(&state, &found);
    snippets(&state, &Origin::of(&input.origin));
});

/// The state after an attribute was set, if it can be set so.
fn set(state: State, name: &str, value: Option<&str>) -> State {
    match parse(name, value) {
        Ok(action) => {
            assert!(NAMES.contains(&name), "{name} is no attribute");
            update(state, action)
        }
        Err(message) => {
            assert!(message.contains(name), "{message}");
            assert!(
                !NAMES.contains(&name) || message.contains(value.unwrap_or_default().trim()),
                "{message}"
            );
            state
        }
    }
}

/// What a property reads, the attribute can be set to, and then it reads so again.
fn stays(state: &State) {
    let reads = NAMES.map(|name| read(state, name));
    let mut again = state.clone();
    for (name, value) in NAMES.iter().zip(&reads) {
        let action = parse(name, Some(value)).expect("what is read can be set");
        again = update(again, action);
    }
    assert_eq!(NAMES.map(|name| read(&again, name)), reads);
    assert!(again.filters == state.filters);
}

/// Whatever fits nobody is named.
fn complained(state: &State) {
    let said = complaints(state);
    let snapshot = state.snapshot();
    let mut due = 0;
    for facet in Facet::ALL {
        for wanted in state.filters.of(facet) {
            let fits = state.story.facets.named(facet, wanted).any(|value| !value.characters.is_empty());
            let named =
                said.iter().any(|one| one.starts_with(&format!("{}=\"{wanted}\" fits nobody", facet.name())));
            assert_eq!(fits, !named, "{facet:?} {wanted:?}: {said:?}");
            due += usize::from(!fits);
        }
    }
    if let Some(At::Point(point)) = state.wanted {
        due += usize::from(point > snapshot.last);
        assert!(snapshot.at == point || snapshot.at == built_in().start());
    }
    if let Some(Panel::Character(id)) = &state.panel {
        let is_known =
            snapshot.characters.iter().any(|one| one.id == *id) || state.hidden_until(id).is_some();
        due += usize::from(!is_known);
    }
    assert_eq!(said.len(), due, "{said:?}");
}

/// A visitor who follows a link to what is shown sees the same.
fn again(state: &State, parameters: Vec<(&str, String)>) {
    let mut fresh = start();
    for (name, value) in &parameters {
        if !value.is_empty() {
            fresh = update(fresh, parse(name, Some(value)).expect("an address can be read"));
        }
    }
    assert_eq!(address(&fresh).to_vec(), parameters);
    assert_eq!(fresh.view(), state.view());
    assert_eq!(fresh.snapshot(), state.snapshot());
    assert_eq!(fresh.filters, state.filters);
    assert_eq!(fresh.panel, state.panel);
    assert_eq!(Passing::of(&fresh).characters(), Passing::of(state).characters());
}

/// The address of the frame and the attributes of the tag that are offered say the same.
fn pasted(state: &State, found: &[(&'static str, String); 8]) {
    let expected: Vec<(&str, &str)> = found
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let forms = forms(state, &Origin::default());
    let code = |name: &str| &*forms.iter().find(|form| form.0 == name).expect("a form").1;
    let frame = code("frame").split('"').nth(1).map(unescaped).expect("an address");
    let said = parameters(frame.split_once('?').map_or("", |(_, query)| query));
    let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(said, expected, "{frame}");
    let tag = code("package");
    let mut pieces = tag.strip_prefix("<cast-map").expect("a tag").split('"');
    let mut said = Vec::new();
    while let (Some(name), Some(value)) = (pieces.next(), pieces.next()) {
        said.push((name.trim_matches([' ', '=']).to_owned(), unescaped(value)));
    }
    let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(said, expected, "{tag}");
}
