//! No view says anything of the future: cards, panels, sentences, chains, filters, counts, search and addresses of random
//! shows whose every string is marked with the point from which it may be seen.

#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;

use castmap::geom::Point;
use castmap::model::Show;
use castmap::model::document::Id;
use castmap::scene::chart::{Look, file_name, geometry, ink, named, nearest, sketch, spot, svg};
use castmap::scene::{self, list};
use castmap::state::{
    Action, Arrange, At, Facet, Panel, Passing, Shape, Sort, State, address, complaints, events, sections,
    update,
};
use random_show::{leaks, random_show};
use std::fmt::Write;
use std::rc::Rc;

fn shows() -> u64 {
    sample::sample("views of random shows", 300, 10_000).into()
}

/// A state of the show at a point, read in `language`.
fn state(show: &Rc<Show>, at: u32, language: &str) -> State {
    let state = update(State::new(language), Action::At(Some(At::Point(at))));
    update(state, Action::Load(show.clone(), Rc::default()))
}

/// Every id of the document, so also those that are not to be seen yet.
fn ids(show: &Show) -> Vec<Panel> {
    let document = show.document();
    let characters = document.characters.iter().map(|entry| Panel::Character(entry.id.clone()));
    let people = document.people.iter().map(|entry| Panel::Person(entry.id.clone()));
    let groups = document.groups.iter().map(|entry| Panel::Group(entry.id.clone()));
    let relations = document.relations.iter().map(|entry| Panel::Relation(entry.id.clone()));
    characters.chain(people).chain(groups).chain(relations).chain([Panel::About]).collect()
}

/// All of the chart, in every form that it has, and of the list.
fn drawn(state: &State) -> String {
    let passing = Passing::of(state);
    // Where the cards stand is of no account here: nobody waits until they are settled.
    let sketch = sketch(state, Shape::Wide, false);
    let lit = sketch.lit(state, &passing);
    // With title, point, legend and sources around it. A part of it says a part of that.
    let picture = svg(state, &sketch, &lit, Look::default(), None);
    let shapes = ink(state, &sketch, &lit, Look { dark: true, pointed: Some(0) }, &[], None);
    let geometry = geometry(state, &sketch, &lit);
    let mut out = format!("{sketch:?} {lit:?} {picture} {shapes:?} {geometry} {}", file_name(state));
    for sort in Sort::ALL {
        let sorted = update(state.clone(), Action::Sort(*sort));
        for relation in list::listed(&sorted, &passing) {
            write!(out, "{:?}", list::row(&sorted, relation)).expect("a String takes all");
        }
    }
    out
}

/// Everything that a visitor of the state could be shown.
fn everything(state: &State) -> String {
    let mut out = String::new();
    let mut say = |what: &dyn std::fmt::Debug| writeln!(out, "{what:?}").expect("a String takes all");
    let snapshot = state.snapshot();
    let fallback = &snapshot.language;
    let everybody = Passing::of(state).characters();
    say(&everybody.iter().map(|&place| scene::card(state, place)).collect::<Vec<_>>());
    for arrange in Arrange::ALL {
        let arranged = update(state.clone(), Action::Arrange(*arrange));
        say(&sections(&arranged, &everybody));
    }
    for past in [false, true] {
        say(&drawn(&update(state.clone(), Action::Past(past))));
    }
    for facet in Facet::ALL {
        say(&Passing::of(state).counts(state, facet));
        for value in state.story.facets.values(facet) {
            say(&(&value.key, &value.label, value.label.say(&state.words, fallback)));
            let filtered = update(state.clone(), Action::Toggle(facet, value.key.clone()));
            assert!(!Passing::of(&filtered).characters().is_empty(), "{facet:?} {}", value.key);
            say(&(
                scene::chips(&filtered),
                scene::status(&filtered, 1),
                address(&filtered),
                events(state, &filtered),
            ));
            let searched = update(filtered, Action::Search("no such words".into()));
            say(&(complaints(&searched), scene::drops(&searched, &Passing::of(&searched))));
        }
    }
    let writer = scene::Writer::new(state);
    for relation in &snapshot.relations {
        for sentence in scene::sentences(&writer, relation) {
            say(&(scene::plain(&sentence), sentence));
        }
    }
    for point in 0..=snapshot.last {
        say(&scene::point(state, point, true));
    }
    let index = state.story.index();
    for entry in &index.entries {
        say(&(&entry.id, entry.terms.iter().map(|term| &index.keys[term.key]).collect::<Vec<_>>()));
        let name = scene::called(state, entry).words;
        say(&(&name, state.story.find(&name)));
        // One of them each: to offer all by all takes minutes.
        if let Some(term) = entry.terms.get(entry.place % entry.terms.len().max(1)) {
            say(&scene::offers(
                &update(state.clone(), Action::Search(index.keys[term.key].shown.clone())),
                12,
            ));
        }
    }
    out
}

/// Asks how any two are connected, also those who are not to be seen yet, and for chains as scripts of a page do; how
/// many are.
fn connect(show: &Show, state: &State, at: u32, what: &str) -> usize {
    let characters = &show.document().characters;
    let mut connected = 0;
    for (place, one) in characters.iter().enumerate() {
        let open = update(state.clone(), Action::Open(Panel::Character(one.id.clone())));
        for past in [false, true] {
            let open = update(open.clone(), Action::Past(past));
            for (number, other) in characters.iter().enumerate() {
                let asked = update(open.clone(), Action::Connect(other.id.clone()));
                let chains = asked.chains();
                connected += usize::from(!chains.is_empty());
                let told: Vec<_> = chains.iter().map(|chain| scene::told(&asked, chain)).collect();
                let mut said = format!("{:?} {:?} {told:?}", scene::panel(&asked), asked.chain());
                // One of them each: to draw all takes minutes.
                if number == place + 1 {
                    let offers = scene::others(&asked, "", 12);
                    said += &format!("{} {offers:?}", drawn(&asked));
                }
                assert_eq!(leaks(&said, at), [""; 0], "{what}: {} and {}", one.id, other.id);
            }
        }
    }
    connected
}

#[test]
fn no_view_knows_the_future() {
    let (mut views, mut connected, mut pinned, mut folded) = (0, 0, 0, 0);
    for seed in 0..shows() {
        let random = random_show(seed);
        let (show, problems) = Show::read(&random.text).unwrap();
        assert!(problems.is_empty(), "seed {seed}: {problems:?}");
        let show = Rc::new(show);
        for at in 0..=random.last {
            for language in ["en", "ko"] {
                let state = state(&show, at, language);
                let said = everything(&state);
                assert_eq!(leaks(&said, at), Vec::<String>::new(), "seed {seed} at {at} in {language}");
                for panel in ids(&show) {
                    let open = update(state.clone(), Action::Open(panel.clone()));
                    let said = format!("{:?} {}", scene::panel(&open), drawn(&open));
                    assert_eq!(leaks(&said, at), Vec::<String>::new(), "seed {seed} at {at}: {panel:?}");
                    views += 1;
                }
                folded += fold(&show, &state, at, &format!("seed {seed} at {at} in {language}"));
                pinned += pin(&show, &state, at, &format!("seed {seed} at {at} in {language}"));
                connected += connect(&show, &state, at, &format!("seed {seed} at {at} in {language}"));
            }
        }
    }
    sample::say(&format!("{views} panels without a word from the future"));
    sample::say(&format!("{connected} pairs that are connected, and nothing of the future between them"));
    assert!(views > 1000 && connected > 1000 && pinned > 1000 && folded > 100);
}

/// Puts everybody of the document somewhere, also those who are not to be seen yet; how many cards there are then.
fn pin(show: &Show, state: &State, at: u32, what: &str) -> usize {
    let mut pinned = state.clone();
    for (place, who) in show.document().characters.iter().enumerate() {
        let to = Point { x: place as f64 * 90.0 - 300.0, y: place as f64 * 35.0 - 100.0 };
        pinned = update(pinned, Action::Pin(who.id.clone(), to));
    }
    let sketch = sketch(&pinned, Shape::Wide, false);
    let lit = sketch.lit(&pinned, &Passing::of(&pinned));
    let mut said = drawn(&pinned);
    for (place, node) in sketch.nodes.iter().enumerate() {
        let to = node.rect.middle;
        said += &format!("{:?}", node.wording(&pinned, place));
        said += &spot(&pinned, &sketch, &lit, place, sketch.ties.first());
        said += &nearest(&pinned, &sketch, &lit, place, to);
        said += &format!("{:?}", sketch.carried(&lit, place, to));
    }
    assert_eq!(leaks(&said, at), [""; 0], "{what}: everybody is put somewhere");
    sketch.nodes.len()
}

/// Folds every group of the document, one after the other, also those that are not to be seen yet; how many are cards then.
fn fold(show: &Show, state: &State, at: u32, what: &str) -> usize {
    let (mut state, mut folded) = (state.clone(), 0);
    for group in &show.document().groups {
        state = update(state, Action::Fold(group.id.clone()));
        let sketch = sketch(&state, Shape::Wide, false);
        let lit = sketch.lit(&state, &Passing::of(&state));
        let mut said = drawn(&state);
        for plate in sketch.groups.iter().filter(|plate| plate.is_folded) {
            let stop = sketch.nodes.len() + plate.group;
            said += &spot(&state, &sketch, &lit, stop, sketch.ties.first());
            said += &named(&state, "fold.folded", stop);
            folded += 1;
        }
        assert_eq!(leaks(&said, at), [""; 0], "{what}: {} is folded", group.id);
    }
    folded
}

#[test]
fn what_is_hidden_says_only_when_it_appears() {
    let text = r#"{"castmap": 1, "title": "T", "timeline": {"unit": "Episode", "points": [{}, {}, {}]},
        "characters": [{"id": "a", "name": "Traitor", "since": 3}]}"#;
    let (show, problems) = Show::read(text).unwrap();
    assert_eq!(problems, []);
    let show = Rc::new(show);
    let id: Id = "a".into();
    let said = |at| {
        let open = update(state(&show, at, "en"), Action::Open(Panel::Character(id.clone())));
        scene::panel(&open).map(|panel| panel.title.words)
    };
    assert_eq!(said(2).as_deref(), Some("This is hidden until Episode 3."));
    assert_eq!(said(3).as_deref(), Some("Traitor"));
}

#[test]
fn a_filter_by_any_value_shows_whom_it_fits() {
    for seed in 0..shows() / 4 {
        let random = random_show(seed);
        let (show, _) = Show::read(&random.text).unwrap();
        let state = state(&Rc::new(show), random.last, "en");
        for facet in Facet::ALL {
            let counts = Passing::of(&state).counts(&state, facet);
            for (value, count) in state.story.facets.values(facet).iter().zip(counts) {
                assert_eq!(count, value.characters.len(), "seed {seed}: nothing else is filtered");
                let filtered = update(state.clone(), Action::Toggle(facet, value.key.clone()));
                let shown = Passing::of(&filtered).characters();
                assert!(
                    value.characters.iter().all(|place| shown.contains(place)),
                    "seed {seed} {}",
                    value.key
                );
                let back = update(filtered, Action::Toggle(facet, value.key.clone()));
                assert!(back.filters.is_empty());
            }
        }
    }
}
