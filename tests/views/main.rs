//! No output says anything of the future: of random shows whose every string is marked with the point from which it may be
//! seen, every one at every point. `heard` lists them.

mod asked;
mod changed;
mod charted;
mod heard;
mod program;
#[path = "../support/random_show.rs"]
mod random_show;
#[path = "../support/sample.rs"]
mod sample;
#[path = "../support/seeds.rs"]
mod seeds;
mod told;

use castmap::model::Show;
use castmap::model::document::Id;
use castmap::scene;
use castmap::scene::chart::{Look, Sketch, poster, svg};
use castmap::state::{Action, At, Facet, Panel, Passing, State, update};
use charted::{Chart, charted};
use heard::{Heard, OUTPUTS, Tally};
use random_show::random_show;
use seeds::each_seed;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

fn shows() -> u64 {
    sample::sample("views of random shows", 300, 10_000).into()
}

/// A state of the show at a point, read in `language`.
fn state(show: &Rc<Show>, at: u32, language: &str) -> State {
    let state = update(State::new(language), Action::At(Some(At::Point(at))));
    update(state, Action::Load(show.clone(), Rc::default()))
}

/// The random show of a seed; it has no faults.
fn read(text: &str, seed: u64) -> Rc<Show> {
    let (show, problems) = Show::read(text).expect("a random show can be read");
    assert!(problems.is_empty(), "seed {seed}: {problems:?}");
    Rc::new(show)
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

/// What one thread has heard, and how much there was to hear.
#[derive(Default)]
struct Gathered {
    tally: Tally,
    connected: usize,
    pinned: usize,
    folded: usize,
    changed: usize,
    stops: usize,
}

/// Hears everything of a show, at every point and in every language.
fn attend(seed: u64, gathered: &mut Gathered) {
    let random = random_show(seed);
    let show = read(&random.text, seed);
    for at in 0..=random.last {
        for (turn, language) in ["en", "ko"].into_iter().enumerate() {
            let state = state(&show, at, language);
            let heard = &mut Heard::new(&mut gathered.tally, seed, at, language);
            told::told(heard, &state);
            gathered.changed += changed::changed(heard, &state);
            gathered.stops += changed::walked(heard, &state);
            asked::searched(heard, &random, &state, turn + at as usize);
            asked::paths(heard, &state);
            let mut chart = charted(heard, &state);
            chart.part(heard, &state);
            for panel in ids(&show) {
                heard.state = format!("{language}, {panel:?}");
                let open = update(state.clone(), Action::Open(panel));
                heard.hear("panel", &scene::panel(&open));
                chart.picture(heard, &open);
            }
            heard.state = format!("{language}, with what is over");
            if asked::has_past(&state) {
                charted(heard, &update(state.clone(), Action::Past(true)));
            }
            heard.state = format!("{language}, folded");
            gathered.folded += charted::fold(heard, &show, &state);
            heard.state = format!("{language}, pinned");
            gathered.pinned += charted::pin(heard, &show, &state);
            heard.state = format!("{language}, how two are connected");
            gathered.connected += asked::connected(heard, &show, &state);
        }
    }
}

#[test]
fn no_output_knows_the_future() {
    let mut all = Gathered::default();
    for Gathered { tally, connected, pinned, folded, changed, stops } in each_seed(shows(), attend) {
        all.tally.add(&tally);
        all.connected += connected;
        all.pinned += pinned;
        all.folded += folded;
        all.changed += changed;
        all.stops += stops;
    }
    let Gathered { tally, connected, pinned, folded, changed, stops } = all;
    sample::say(&format!(
        "{} texts of {} outputs without a word from the future",
        tally.all_texts(),
        OUTPUTS.len()
    ));
    assert_eq!(tally.faults(), [""; 0], "outputs that nobody heard, or that say nothing any more");
    let panels = tally.texts("panel");
    assert!(panels > 1000 && connected > 1000 && pinned > 1000 && folded > 100);
    assert!(changed > 1000 && stops > 1000);
}

#[test]
fn a_word_of_the_future_is_found_and_told_of() {
    let mut tally = Tally::default();
    let mut heard = Heard::new(&mut tally, 7, 3, "ko, a panel");
    heard.read("card", "q1x7k03z and q2X7K00Z");
    let failed = catch_unwind(AssertUnwindSafe(|| heard.read("card", "q1x7k03z, q9x7k04z")));
    let told = failed.expect_err("it is found").downcast::<String>().expect("it is told of");
    assert_eq!(*told, r#"seed 7 at 3, ko, a panel: card says ["x7k04z"]"#);
    // So are outputs that say nothing any more, and such as the table has not.
    assert!(tally.faults().contains(&"panel (scene::panel): 0 marks in 0 texts".to_owned()));
    assert!(!tally.faults().iter().any(|fault| fault.starts_with("card ")));
    Heard::new(&mut tally, 7, 3, "en").read("a new one", "x7k00z");
    assert_eq!(tally.faults().last().map(String::as_str), Some("a new one is not in the table"));
}

#[test]
fn one_seed_that_fails_fails_all() {
    let failed = catch_unwind(|| {
        each_seed(1000, |seed, tried: &mut Vec<u64>| {
            tried.push(seed);
            assert!(seed != 500, "seed {seed}");
        })
    });
    assert_eq!(failed.expect_err("it fails").downcast_ref::<String>().map(String::as_str), Some("seed 500"));
    let tried = each_seed(1000, |seed, tried: &mut Vec<u64>| tried.push(seed));
    let mut tried = tried.concat();
    tried.sort_unstable();
    assert_eq!(tried, Vec::from_iter(0..1000), "each is tried once");
}

#[test]
fn what_is_chosen_moves_nothing() {
    let picture = |state: &State, sketch: &Sketch| {
        let lit = sketch.lit(state, &Passing::of(state));
        (svg(&poster(state, sketch, &lit, Look::default(), None)), lit)
    };
    let mut different = 0;
    for seed in 0..40 {
        let random = random_show(seed);
        let show = read(&random.text, seed);
        let state = state(&show, random.last, "en");
        let chart = Chart::of(&state);
        let mut pictures = vec![picture(&state, &chart.sketch)];
        let characters = &show.document().characters;
        for panel in ids(&show) {
            let open = update(state.clone(), Action::Open(panel));
            let other = characters.first().map_or("nobody".into(), |other| other.id.clone());
            for chosen in [open.clone(), update(open, Action::Connect(other))] {
                let anew = Chart::of(&chosen).sketch;
                let (drawn, lit) = picture(&chosen, &anew);
                assert_eq!((&drawn, &lit), (&picture(&chosen, &chart.sketch).0, &lit), "seed {seed}");
                match pictures.iter().find(|(_, known)| *known == lit) {
                    Some((known, _)) => assert_eq!(*known, drawn, "seed {seed}: the same stands out"),
                    None => pictures.push((drawn, lit)),
                }
            }
        }
        different += pictures.len();
    }
    assert!(different > 200, "{different}");
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
