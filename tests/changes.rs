//! What changed from one point to another: to the letter in the panel, and held against what is said at both points.

#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;

use castmap::model::Show;
use castmap::model::changes::{Changes, Item, Mark, Owner, Side};
use castmap::model::seen::{Said, Snapshot, Subject};
use castmap::scene::{self, Panel, Part, Spoken};
use castmap::state::{self, Action, At, State, update};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Of everything that can change, one, at the point that its text names.
const SHOW: &str = r#"{"castmap": 1, "title": "T",
    "timeline": {"unit": "Part", "points": [{"title": "One"}, {"title": "Two"}, {"title": "Three"}, {"title": "Four"}]},
    "about": {"summary": [{"text": "It began in one"}, {"text": "It is known in three", "since": 3}]},
    "groups": [{"id": "crew", "name": "The crew"},
        {"id": "gang", "name": "The gang", "since": 2, "until": 4}],
    "people": [{"id": "pat", "name": "Pat", "facts": [{"text": "Pat sings in two", "since": 2}]},
        {"id": "sue", "name": "Sue"}],
    "characters": [
        {"id": "ann", "name": [{"text": "Ann"}, {"text": "Anna", "since": 3}],
            "aliases": [{"text": "Boss", "by": "bob", "since": 2, "until": 4}],
            "role": [{"text": "Cook", "until": 3}, {"text": "Captain", "since": 3}],
            "groups": ["crew", {"group": "gang", "role": "spy", "since": 2, "until": 3}],
            "played_by": [{"person": "pat", "until": 3}, {"person": "sue", "since": 3}],
            "facts": ["Known from the start", {"text": "Learnt in two", "since": 2}, {"text": "Over in four", "until": 4}]},
        {"id": "bob", "name": "Bob", "until": 4},
        {"id": "cid", "name": "Cid", "role": "Smith", "since": 3, "facts": ["Comes with Cid", {"text": "Also in three", "since": 3}]}],
    "relations": [
        {"id": "trust", "from": "ann", "to": "bob", "label": "trusts …", "back": {"label": "fears …"}, "until": 2},
        {"id": "envy", "from": "ann", "to": "bob", "label": "trusts …", "back": {"label": "envies …"}, "since": 2},
        {"id": "feud", "from": "bob", "to": "ann", "kind": "rival", "mutual": true, "until": 3},
        {"id": "debt", "from": "bob", "to": "ann", "label": [{"text": "owes …", "until": 3}, {"text": "owes … nothing", "since": 3}, {"text": "thanks …", "since": 4}],
            "facts": [{"text": "Paid in four", "since": 4}]},
        {"id": "love", "from": "cid", "to": "ann", "kind": "romance", "mutual": true}],
    "works": [{"id": "w", "title": "The book", "facts": [{"text": "Burnt in two", "since": 2}]}]}"#;

fn open(at: u32, since: u32, language: &str) -> State {
    let (show, problems) = Show::read(SHOW).expect("readable");
    assert_eq!(problems, []);
    let state = update(State::new(language), Action::At(Some(At::Point(at))));
    let state = update(state, Action::Load(Rc::new(show), Rc::default()));
    let state = update(state, Action::Open(state::Panel::Changes));
    assert_eq!(state.since, at.checked_sub(1), "the point before is the usual one");
    update(state, Action::Since(Some(since)))
}

fn words(part: &Part) -> String {
    match part {
        Part::Run(_) => scene::plain(part),
        Part::Text(Spoken { words, .. })
        | Part::Strong(Spoken { words, .. })
        | Part::Muted(Spoken { words, .. }) => words.clone(),
        _ => format!("{part:?}"),
    }
}

/// The title, the sentence that counts, and every line under its heading.
fn told(panel: &Panel) -> Vec<String> {
    let mut told = vec![panel.title.words.clone(), panel.status.clone()];
    for block in &panel.blocks {
        told.extend(block.title.iter().map(|title| format!("# {title}")));
        for line in &block.lines {
            let said = |parts: &[Part]| parts.iter().map(words).collect::<Vec<_>>().join(" ");
            let mut whole = said(&line.parts);
            for note in &line.notes {
                whole += &format!(" / {}", said(note));
            }
            told.push(whole);
        }
    }
    told
}

#[test]
fn the_panel_says_what_is_new_gone_ended_changed_and_learnt() {
    let rows: [(u32, u32, &[&str]); 5] = [
        (1, 0, &["What changed in Part 1 · One", "Nothing changed."]),
        (
            2,
            1,
            &[
                "What changed in Part 2 · Two",
                "1 new, 1 changed relation, 5 things learnt",
                "# New",
                "The gang / Group",
                "# Changed relations",
                "Bob envies Ann / Bob fears Ann (formerly)",
                "# Learnt",
                "Ann / called “Boss” · what Bob calls them / part of The gang spy / Learnt in two",
                "Pat / Pat sings in two",
                "The book / Burnt in two",
            ],
        ),
        (
            3,
            2,
            &[
                "What changed in Part 3 · Three",
                "1 new, 1 new relation, 1 changed relation, 1 ended relation, 8 things learnt",
                "# New",
                "Cid / Smith",
                "# New relations",
                "Cid and Anna are in love",
                "# Changed relations",
                "Bob owes Anna nothing / Bob owes Anna (formerly)",
                "# Ended relations",
                "Bob and Anna are rivals (formerly)",
                "# Learnt",
                "Anna / called Anna / formerly Cook / Captain / formerly part of The gang spy / formerly played by Pat \
                 / played by Sue",
                "Cid / Also in three",
                "T / It is known in three",
            ],
        ),
        (
            4,
            3,
            &[
                "What changed in Part 4 · Four",
                "2 gone, 1 changed relation, 3 things learnt",
                "# Gone",
                "Bob",
                "The gang / Group",
                "# Changed relations",
                "Bob thanks Anna",
                "# Learnt",
                "Anna / once called “Boss” · what Bob calls them / formerly Over in four",
                "Bob and Anna / Paid in four",
            ],
        ),
        (
            3,
            0,
            &[
                "What changed from the beginning up to Part 3",
                "2 new, 1 new relation, 2 changed relations, 1 ended relation, 12 things learnt",
            ],
        ),
    ];
    for (at, since, expected) in rows {
        let told = told(&scene::panel(&open(at, since, "en")).expect("it is open"));
        assert_eq!(told[..expected.len()], *expected, "{since} to {at}: {told:#?}");
        assert!(told.len() == expected.len() || since + 1 < at, "{since} to {at}: {told:#?}");
    }
    let told = told(&scene::panel(&open(4, 3, "ko")).expect("it is open"));
    assert_eq!(
        told[..2],
        ["달라진 것: Part 4 · Four", "떠남 2, 달라진 관계 1개, 새로 알려진 것 3가지"],
        "in Korean"
    );
}

#[test]
fn before_everything_nothing_is_held_against_it() {
    let (show, _) = Show::read(SHOW).expect("readable");
    let state = update(State::new("en"), Action::At(Some(At::Point(0))));
    let state = update(state, Action::Load(Rc::new(show), Rc::default()));
    let state = update(state, Action::Open(state::Panel::Changes));
    assert_eq!(told(&scene::panel(&state).expect("it is open")), ["Nothing comes before this.", ""]);
}

#[test]
fn marks_name_what_the_panel_tells() {
    let state = open(3, 2, "en");
    let snapshot = state.snapshot();
    let who = |id: &str| snapshot.characters.iter().position(|who| *who.id == *id).expect("they are there");
    let tie = |id: &str| snapshot.relations.iter().position(|tie| *tie.id == *id).expect("it is there");
    for (owner, expected) in [
        (Owner::Character(who("ann")), Some((Mark::Changed, "news"))),
        (Owner::Character(who("bob")), None),
        (Owner::Character(who("cid")), Some((Mark::New, "new"))),
        (Owner::Relation(tie("love")), Some((Mark::New, "new"))),
        (Owner::Relation(tie("debt")), Some((Mark::Changed, "changed"))),
        (Owner::Relation(tie("feud")), Some((Mark::Gone, "ended"))),
        (Owner::Relation(tie("envy")), None),
        (Owner::Group(0), None),
        (Owner::About, None),
    ] {
        assert_eq!(scene::changes::marked(&state, owner), expected, "{owner:?}");
    }
    assert!(state.shows(tie("feud")) && !state.shows(tie("trust")), "what has just ended is still shown");
    let plain = update(state.clone(), Action::Since(None));
    assert!(!plain.shows(tie("feud")) && scene::changes::marked(&plain, Owner::Character(0)).is_none());
    // And the chart draws behind it what tells one sort from another.
    let (sketch, lit) = scene::chart::settled(&state, state::Shape::Wide);
    let halos = scene::chart::halos(&state, &sketch, &lit, false);
    let dashes: BTreeSet<usize> =
        halos.iter().map(|halo| halo.dash.first().map_or(0, |dash| *dash as usize)).collect();
    assert_eq!(dashes.into_iter().collect::<Vec<_>>(), [0, 4, 16], "{halos:?}");
}

/// What one says of another at a point: the two, the kind and the text, without regard to which relation says it.
fn said(snapshot: &Snapshot) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (place, relation) in snapshot.relations.iter().enumerate() {
        for is_back in [false, true] {
            let label = match &relation.back {
                Some(back) if is_back => &back.label,
                None if is_back && !relation.mutual => continue,
                _ => &relation.label,
            };
            let mut texts: Vec<Option<Said>> =
                label.0.iter().filter(|said| !said.past).cloned().map(Some).collect();
            if label.0.is_empty() {
                texts.push(None);
            }
            for text in texts.into_iter().filter(|_| !relation.past) {
                said.insert(statement(snapshot, &Side { relation: place, is_back, said: text }));
            }
        }
    }
    said
}

fn statement(snapshot: &Snapshot, side: &Side) -> String {
    let relation = &snapshot.relations[side.relation];
    let kind = match &relation.back {
        Some(back) if side.is_back => back.kind,
        _ => relation.kind,
    };
    let id = |end: Subject| state::id_of(snapshot, end).to_string();
    let [from, to] = if side.is_back { [relation.to, relation.from] } else { [relation.from, relation.to] };
    let text = side.said.as_ref().map(|said| &said.text);
    format!("{} {} {} {text:?}", id(from), id(to), snapshot.kinds[kind].id)
}

/// Everything that holds at a point, but for names and groups of people: statements and facts, with whose they are.
fn held(snapshot: &Snapshot) -> BTreeSet<String> {
    let mut held = BTreeSet::new();
    let mut add = |whose: &str, said: &[Said]| {
        for said in said.iter().filter(|said| !said.past) {
            held.insert(format!("{whose} {:?} {:?}", said.text, said.since));
        }
    };
    for character in &snapshot.characters {
        for said in [&character.name.0, &character.role.0, &character.summary.0, &character.facts] {
            add(&character.id, said);
        }
    }
    held
}

#[test]
fn no_change_is_missed_and_none_is_made_up() {
    let (mut turns, mut learnt) = (0, 0);
    let shows = sample::sample("random shows held against their earlier points", 300, 10_000);
    for seed in 0..shows.into() {
        let random = random_show::random_show(seed);
        let (show, _) = Show::read(&random.text).expect("it can be read");
        let points: Vec<Snapshot> = (0..=random.last).map(|at| show.as_of(at)).collect();
        for (since, before) in points.iter().enumerate() {
            for after in &points[since..] {
                let what = format!("seed {seed} from {since} to {}", after.at);
                let changes = Changes::between(before, after);
                assert!(
                    since < after.at as usize || changes.turns.is_empty() && changes.news.is_empty(),
                    "{what}"
                );
                let (old, new) = (said(before), said(after));
                let (mut gone, mut come) = (BTreeSet::new(), BTreeSet::new());
                for turn in &changes.turns {
                    let sides = [(&turn.was, &mut gone), (&turn.is, &mut come)];
                    for (side, all) in sides.into_iter().filter_map(|(side, all)| Some((side.as_ref()?, all)))
                    {
                        all.insert(statement(after, side));
                        let back = Side { is_back: !side.is_back, ..side.clone() };
                        if after.relations[side.relation].mutual {
                            all.insert(statement(after, &back));
                        }
                    }
                    turns += 1;
                }
                for statement in old.difference(&new) {
                    assert!(gone.contains(statement), "{what}: {statement} is over, and nothing says so");
                }
                for statement in new.difference(&old) {
                    assert!(come.contains(statement), "{what}: {statement} is new, and nothing says so");
                }
                for turn in &changes.turns {
                    let is_over = turn.was.as_ref().is_none_or(|side| !new.contains(&statement(after, side)));
                    let is_new = turn.is.as_ref().is_none_or(|side| !old.contains(&statement(after, side)));
                    assert!(is_over && is_new, "{what}: {turn:?} is as it was");
                }
                learnt += news(&changes, before, after, &what);
                let ids = |snapshot: &Snapshot| -> BTreeSet<String> {
                    snapshot.characters.iter().map(|who| who.id.to_string()).collect()
                };
                let come = changes.come.iter().filter(|subject| matches!(subject, Subject::Character(_)));
                assert_eq!(come.count(), ids(after).difference(&ids(before)).count(), "{what}: who is new");
            }
        }
    }
    sample::say(&format!("{turns} turns of relations and {learnt} statements are as both points have them"));
    assert!(turns > 1_000 && learnt > 1_000);
}

/// Holds what was learnt of characters that were there before against what holds at both points; how much that was.
fn news(changes: &Changes, before: &Snapshot, after: &Snapshot, what: &str) -> usize {
    let mut listed = BTreeSet::new();
    for news in &changes.news {
        let Owner::Character(place) = news.of else { continue };
        for item in &news.items {
            if let Item::Name(said) | Item::Said(said) = item {
                listed.insert(format!("{} {:?} {:?}", after.characters[place].id, said.text, said.since));
            }
        }
    }
    let (old, new) = (held(before), held(after));
    let mut compared = 0;
    for statement in old.symmetric_difference(&new) {
        let id = statement.split(' ').next().expect("an id");
        if before.characters.iter().any(|who| *who.id == *id) {
            assert!(listed.contains(statement), "{what}: {statement} is not told");
            compared += 1;
        }
    }
    compared
}

#[test]
fn what_a_mutual_relation_takes_the_place_of_is_told_from_both_sides() {
    let text = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]},
        "characters": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
        "relations": [
            {"id": "work", "from": "ann", "to": "bob", "kind": "mentor", "back": {"kind": "rival"}, "until": 2},
            {"id": "kin", "from": "bob", "to": "ann", "kind": "family", "mutual": true, "since": 2}]}"#;
    let show = Show::read(text).expect("readable").0;
    let changes = Changes::between(&show.as_of(1), &show.as_of(2));
    let sides: Vec<_> =
        changes.turns.iter().map(|turn| turn.was.as_ref().map(|was| (was.relation, was.is_back))).collect();
    assert_eq!(sides, [Some((0, true)), Some((0, false))], "{:#?}", changes.turns);
    // Between the same two, nothing but a mutual relation is told once.
    let changes = Changes::between(&show.as_of(0), &show.as_of(1));
    assert!(changes.is_empty());
}
