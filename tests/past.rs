//! What is over is shown as over, in every place where it is shown: formerly a member, once called, no longer enemies, left
//! the story.

use castmap::model::Show;
use castmap::scene::chart::settled;
use castmap::scene::{self, Panel, Part, Spoken, list};
use castmap::state::{self, Action, Arrange, At, Passing, Shape, State, sections, update};
use std::rc::Rc;

/// At the point 2 all that can be over is, and something of each sort is not.
const SHOW: &str = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]},
    "groups": [{"id": "crew", "name": "Crew"}, {"id": "gang", "name": "Gang", "until": 2}],
    "people": [{"id": "pat", "name": "Pat"}, {"id": "sue", "name": "Sue",
        "known_for": [{"text": "The Old Play", "until": 2}]}],
    "characters": [
        {"id": "ann", "name": [{"text": "Ann", "until": 2}], "tier": "main",
            "aliases": [{"text": "Boss", "kind": "nickname", "until": 2}],
            "role": {"text": "Cook", "until": 2}, "summary": {"text": "Is in debt", "until": 2},
            "facts": [{"text": "Owns a boat", "until": 2}],
            "groups": [{"group": "crew", "role": "mate", "until": 2}],
            "played_by": [{"person": "pat", "until": 2}, "sue"]},
        {"id": "bob", "name": "Bob", "groups": ["gang", "crew"], "until": 2},
        {"id": "cid", "name": "Cid", "groups": ["gang"], "played_by": [{"person": "pat", "until": 2}]}],
    "relations": [
        {"id": "feud", "from": "ann", "to": "bob", "kind": "enemy", "mutual": true, "until": 2},
        {"id": "debt", "from": "bob", "to": "ann", "label": [{"text": "owes …", "until": 2}], "back": {"label": "trusts …"}},
        {"id": "join", "from": "cid", "to": "gang", "kind": "member"}]}"#;

fn state(at: u32) -> State {
    let (show, problems) = Show::read(SHOW).expect("readable");
    assert_eq!(problems, []);
    let state = update(State::new("en"), Action::At(Some(At::Point(at))));
    update(state, Action::Load(Rc::new(show), Rc::default()))
}

fn words(part: &Part) -> String {
    match part {
        Part::Run(parts) => parts.iter().map(words).collect(),
        Part::Text(Spoken { words, .. })
        | Part::Strong(Spoken { words, .. })
        | Part::Muted(Spoken { words, .. })
        | Part::Marked(Spoken { words, .. }, _)
        | Part::Open(_, Spoken { words, .. }) => words.clone(),
        _ => String::new(),
    }
}

fn said(parts: &[Part]) -> String {
    parts.iter().map(words).collect::<Vec<_>>().join(" ")
}

/// Every line of a panel, with its notes.
fn lines(panel: &Panel) -> Vec<String> {
    let lines = panel.blocks.iter().flat_map(|block| &block.lines);
    lines
        .flat_map(|line| [said(&line.parts)].into_iter().chain(line.notes.iter().map(|note| said(note))))
        .collect()
}

fn panel(at: u32, panel: state::Panel) -> Vec<String> {
    lines(&scene::panel(&update(state(at), Action::Open(panel))).expect("it is open"))
}

#[test]
fn panels_say_of_what_is_over_that_it_is() {
    let character = |id: &str| state::Panel::Character(id.into());
    let rows: [(state::Panel, &[(&str, &str)]); 6] = [
        (
            character("ann"),
            &[
                ("Cook", "formerly Cook"),
                ("Is in debt", "formerly Is in debt"),
                ("Owns a boat", "formerly Owns a boat"),
                ("Crew mate", "Crew formerly mate"),
                ("Pat", "Pat formerly"),
                ("Sue", "Sue"),
                ("Boss nickname", "Boss nickname formerly"),
                ("Ann and Bob are enemies", "Ann and Bob are enemies (formerly)"),
                ("Bob owes Ann", "Bob owes Ann (formerly)"),
                ("Known for The Old Play", "Known for formerly The Old Play"),
            ],
        ),
        (character("bob"), &[("Gang", "Gang formerly"), ("Crew", "Crew")]),
        (state::Panel::Group("crew".into()), &[("mate", "formerly mate")]),
        (state::Panel::Person("pat".into()), &[("Cook", "formerly Cook")]),
        (state::Panel::Person("sue".into()), &[("The Old Play", "formerly The Old Play")]),
        (
            state::Panel::Relation("feud".into()),
            &[("Ann and Bob are enemies", "Ann and Bob are enemies (formerly)")],
        ),
    ];
    for (open, expected) in rows {
        let (before, after) = (panel(1, open.clone()), panel(2, open.clone()));
        for (now, over) in expected {
            assert!(before.iter().any(|line| line == now), "{open:?}: {now} in {before:#?}");
            assert!(after.iter().any(|line| line == over), "{open:?}: {over} in {after:#?}");
        }
    }
    // What has no line of its own before it is over.
    for (open, line) in [
        (character("bob"), "has left the story"),
        (character("ann"), "formerly Ann"),
        (state::Panel::Group("gang".into()), "is no more"),
        (state::Panel::Person("pat".into()), "formerly"),
    ] {
        assert!(!panel(1, open.clone()).iter().any(|said| said == line), "{open:?}: {line} too early");
        assert!(panel(2, open.clone()).iter().any(|said| said == line), "{open:?}: {line}");
    }
}

#[test]
fn cards_and_sections_show_nobody_as_what_they_were() {
    let cards = |at: u32| -> Vec<String> {
        let state = state(at);
        let card = |place| {
            let card = scene::card(&state, place);
            let mut said = vec![card.name.words];
            said.extend(card.role.map(|role| role.words));
            said.extend(card.actors.into_iter().flat_map(|(_, actors, _)| actors).map(|actor| actor.words));
            said.extend(card.badges.into_iter().map(|badge| badge.text.words));
            said.join(", ")
        };
        (0..3).map(card).collect()
    };
    assert_eq!(
        cards(1),
        [
            "Ann, Cook, Pat, Sue, “Boss”, Main, Crew, 2 relations",
            "Bob, Gang, Crew, 2 relations",
            "Cid, Pat, Gang, 1 relation",
        ]
    );
    assert_eq!(
        cards(2),
        [
            "Ann, formerly Cook, Sue, formerly Pat, Main, formerly Crew, 1 relation",
            "Bob, formerly Gang, Crew, 1 relation, has left the story",
            "Cid, formerly Pat, formerly Gang, 1 relation",
        ]
    );
    let by_group = |at: u32| -> Vec<(String, Vec<usize>)> {
        let state = update(state(at), Action::Arrange(Arrange::Group));
        sections(&state, &[0, 1, 2]).into_iter().map(|section| (section.key, section.characters)).collect()
    };
    let row = |key: &str, who: &[usize]| (key.to_owned(), who.to_vec());
    assert_eq!(by_group(1), [row("crew", &[0]), row("gang", &[1, 2])]);
    assert_eq!(by_group(2), [row("crew", &[1]), row(" no-group", &[0, 2])]);
}

#[test]
fn the_search_says_by_what_somebody_was_found_once() {
    let found = |at: u32, typed: &str| -> Vec<String> {
        let state = update(state(at), Action::Search(typed.into()));
        let (offers, _) = scene::offers(&state, 9);
        let line = |offer: &scene::Offer| {
            let notes: Vec<String> = offer.line.notes.iter().map(|note| said(note)).collect();
            format!("{}: {}", said(&offer.line.parts), notes.join(" / "))
        };
        offers.iter().map(line).collect()
    };
    for (typed, now, over) in [
        ("boss", "Ann: “Boss”: nickname", "Ann: formerly “Boss”: nickname"),
        ("cook", "Ann: Cook", "Ann: formerly Cook"),
        ("ann", "Ann: Cook", "Ann: formerly Cook"),
        ("pat", "Pat: Plays Ann · Cid", "Pat: Plays formerly Ann · formerly Cid"),
        ("cid", "Cid: played by Pat", "Cid: formerly played by Pat"),
    ] {
        assert!(found(1, typed).contains(&now.to_owned()), "{typed}: {:#?}", found(1, typed));
        assert!(found(2, typed).contains(&over.to_owned()), "{typed}: {:#?}", found(2, typed));
    }
}

#[test]
fn the_chart_draws_what_is_current_and_says_the_rest_as_over() {
    let drawn = |at: u32, past: bool| {
        let state = update(state(at), Action::Past(past));
        let (sketch, lit) = settled(&state, Shape::Wide);
        let poster = scene::chart::poster(&state, &sketch, &lit, scene::chart::Look::default(), None);
        let svg = scene::chart::svg(&poster);
        (state, sketch, svg)
    };
    let (_, before, _) = drawn(1, false);
    let (state, after, svg) = drawn(2, false);
    let ids = |sketch: &scene::chart::Sketch| -> Vec<String> {
        sketch.ties.iter().map(|tie| tie.id.to_string()).collect()
    };
    assert_eq!(
        (ids(&before), ids(&after)),
        (vec!["feud".into(), "debt".into(), "join".into()], vec!["debt".into(), "join".into()])
    );
    let plates = |sketch: &scene::chart::Sketch| -> Vec<(String, usize)> {
        let plate = |plate: &scene::chart::Plate| (plate.lines[0].said.words.clone(), plate.members.len());
        sketch.groups.iter().map(plate).collect()
    };
    assert_eq!(plates(&before), [("Crew".into(), 2), ("Gang".into(), 2)]);
    // Nobody is in an outline that they have left, or that is no more; what a tie leads to is still there.
    assert_eq!(plates(&after), [("Crew".into(), 1), ("formerly Gang".into(), 0)]);
    assert!(
        svg.contains("owes Ann (formerly)") || svg.contains("owes (formerly)"),
        "a label that is over: {svg}"
    );
    let ann = after.nodes[0].wording(&state, 0);
    assert!(ann.said.starts_with("Ann, played by Sue, formerly Cook"), "{}", ann.said);
    assert!(after.nodes[1].wording(&state, 1).said.contains("has left the story"));
    let (with_past, sketch, _) = drawn(2, true);
    let feud = sketch.ties.iter().find(|tie| &*tie.id == "feud").expect("it is drawn on request");
    assert_eq!(feud.said(&with_past), "Ann and Bob are enemies (formerly)");
}

#[test]
fn list_html_and_sentences_say_it_too() {
    let past = update(state(2), Action::Past(true));
    let rows: Vec<(String, bool)> = list::listed(&past, &Passing::of(&past))
        .into_iter()
        .map(|place| list::row(&past, place))
        .map(|row| (row.sentences.iter().map(scene::plain).collect::<Vec<_>>().join(" / "), row.past))
        .collect();
    assert!(rows.contains(&("Ann and Bob are enemies (formerly)".into(), true)), "{rows:#?}");
    assert!(rows.contains(&("Bob owes Ann (formerly) / Ann trusts Bob".into(), false)), "{rows:#?}");
    let html = scene::html(&state(2));
    for over in
        ["formerly Cook", "formerly Pat", "has left the story", "are enemies (formerly)", "(formerly)"]
    {
        assert!(html.contains(over), "{over} in {html}");
    }
}

#[test]
fn a_link_to_what_comes_later_says_when_and_not_what() {
    let text = r#"{"castmap": 1, "title": "T", "timeline": {"unit": "Part", "points": [{}, {}, {}]},
        "groups": [{"id": "g", "name": "The secret order"}],
        "characters": [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Bob", "groups": ["g"], "since": 3}]}"#;
    let show = Rc::new(Show::read(text).expect("readable").0);
    let state = update(State::new("en"), Action::Load(show, Rc::default()));
    let open = update(state.clone(), Action::Open(state::Panel::Group("g".into())));
    let panel = scene::panel(&open).expect("it is open");
    assert_eq!(panel.title.words, "This is hidden until Part 3.");
    assert_eq!(lines(&panel), ["It appears once you say that you have watched that far."]);
    let filtered = update(state, Action::Want(state::Facet::Groups, vec!["g".into()]));
    let chips: Vec<String> = scene::chips(&filtered).into_iter().map(|chip| chip.label).collect();
    assert_eq!(chips, ["Group: hidden until Part 3"]);
    let later = update(filtered, Action::Watch(At::Point(2)));
    let there = update(later, Action::Watch(At::Point(3)));
    assert_eq!(scene::chips(&there)[0].label, "Group: The secret order");
}
