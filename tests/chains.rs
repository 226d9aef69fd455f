//! How two are connected: which chains there are, what the panel tells of them, to the letter, and whom it can be asked
//! of.

#[path = "support/random.rs"]
mod random;

use castmap::model::Show;
use castmap::model::seen::{Snapshot, Subject};
use castmap::scene::{self, Panel, Part, Spoken, Target};
use castmap::state::{self, Action, At, MOST, State, chains, events, read, update};
use random::Random;
use serde_json::json;
use std::rc::Rc;

/// Ann and Bob by two ways, one of them past a group; Cid only once; Dan to nobody; Eve from the second point on.
const SHOW: &str = r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]},
    "groups": [{"id": "crew", "name": {"en": "the crew", "ko": "선원들"}}],
    "people": [{"id": "pat", "name": "Pat Doe"}],
    "characters": [
        {"id": "ann", "name": {"en": "Ann", "ko": "안나"}},
        {"id": "bob", "name": {"en": "Bob", "ko": "밥"}, "role": "Cook", "played_by": ["pat"]},
        {"id": "cid", "name": {"en": "Cid", "ko": "시드"}, "groups": ["crew"]},
        {"id": "dan", "name": {"en": "Dan", "ko": "댄"}, "groups": ["crew"]},
        {"id": "eve", "name": {"en": "Eve", "ko": "이브"}, "since": 2}],
    "relations": [
        {"id": "ac", "from": "ann", "to": "cid", "label": {"en": "trusts …", "ko": "…을(를) 믿는다"}},
        {"id": "bc", "from": "bob", "to": "cid", "kind": "friend", "mutual": true},
        {"id": "ag", "from": "ann", "to": "crew", "kind": "rival"},
        {"id": "gb", "from": "crew", "to": "bob", "label": "hires …", "back": {"label": "fears …"}},
        {"id": "ca", "from": "cid", "to": "ann", "kind": "romance", "until": 1},
        {"id": "de", "from": "dan", "to": "eve", "kind": "family"},
        {"id": "ea", "from": "eve", "to": "ann", "kind": "mentor"}]}"#;

fn open(at: u32, language: &str, id: &str) -> State {
    let (show, problems) = Show::read(SHOW).expect("readable");
    assert_eq!(problems, []);
    let state = update(State::new(language), Action::At(Some(At::Point(at))));
    let state = update(state, Action::Load(Rc::new(show), Rc::default()));
    update(state, Action::Open(state::Panel::Character(id.into())))
}

fn asked(at: u32, language: &str, from: &str, to: &str) -> State {
    update(open(at, language, from), Action::Connect(to.into()))
}

fn words(part: &Part) -> String {
    match part {
        Part::Run(_) => scene::plain(part),
        Part::Text(Spoken { words, .. })
        | Part::Strong(Spoken { words, .. })
        | Part::Muted(Spoken { words, .. })
        | Part::Open(_, Spoken { words, .. }) => words.clone(),
        _ => format!("{part:?}"),
    }
}

/// Every line of a panel under its heading, with where it leads.
fn lines(panel: &Panel) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &panel.blocks {
        lines.extend(block.title.iter().map(|title| format!("# {title}")));
        for line in &block.lines {
            let mut said = line.parts.iter().map(words).collect::<Vec<_>>().join(" ");
            for note in &line.notes {
                said += &format!(" / {}", note.iter().map(words).collect::<Vec<_>>().join(" "));
            }
            if let Some(Target::Character(id) | Target::Group(id)) = &line.target {
                said += &format!(" → {id}");
            }
            lines.push(said);
        }
    }
    lines
}

fn told(state: &State) -> (String, String, Vec<String>) {
    let panel = scene::panel(state).expect("a panel is open");
    let lines = lines(&panel);
    (panel.title.words, panel.status, lines)
}

#[test]
fn the_panel_tells_each_chain_station_by_station() {
    let (title, status, lines) = told(&asked(0, "en", "ann", "bob"));
    assert_eq!((&*title, &*status), ("Ann – Bob", "The shortest chain: 2 steps"));
    assert_eq!(
        lines,
        [
            "# Chain 1: 2 steps",
            "Ann → ann",
            "Ann trusts Cid → cid",
            "Bob and Cid are friends → bob",
            "# Chain 2: 2 steps",
            "Ann → ann",
            "Ann is a rival of the crew → crew",
            "the crew hires Bob / Bob fears the crew → bob",
            "Back to Ann",
        ]
    );
    let (title, status, lines) = told(&asked(0, "ko", "bob", "ann"));
    assert_eq!((&*title, &*status), ("밥 – 안나", "가장 짧은 연결: 2단계"));
    assert_eq!(
        lines[..4],
        ["# 연결 1: 2단계", "밥 → bob", "밥은 시드와 친구다 → cid", "안나는 시드를 믿는다 → ann",]
    );
}

#[test]
fn past_relations_count_where_they_are_shown() {
    let said = |state: &State| told(state).2[1..3].join(", ");
    let state = asked(1, "en", "cid", "ann");
    assert_eq!(said(&state), "Cid → cid, Ann trusts Cid → ann");
    // The one that holds speaks for the two, though another was.
    let state = update(state, Action::Past(true));
    assert_eq!(said(&state), "Cid → cid, Ann trusts Cid → ann");
    assert_eq!(told(&state).1, "The shortest chain: 1 step");
}

#[test]
fn where_no_chain_leads_it_says_so() {
    let none = "As far as you have watched, no chain of relations leads from Ann to Dan.";
    assert_eq!(
        told(&asked(1, "en", "ann", "dan")),
        ("Ann – Dan".into(), none.into(), vec!["Back to Ann".into()])
    );
    let korean = "안나, 댄: 지금까지 보신 내용에는 두 사람을 잇는 관계가 없습니다.";
    assert_eq!(told(&asked(1, "ko", "ann", "dan")).1, korean);
    // To be in one group is no relation, and Eve is not there yet.
    let (_, status, lines) = told(&asked(2, "en", "ann", "dan"));
    assert_eq!((&*status, lines.len()), ("The shortest chain: 2 steps", 5));
    assert_eq!(lines[2..4], ["Eve mentors Ann → eve", "Dan is family to Eve → dan"]);

    let text =
        r#"{"castmap": 1, "title": "T", "characters": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}"#;
    let (show, _) = Show::read(text).expect("readable");
    let state = update(State::new("en"), Action::Load(Rc::new(show), Rc::default()));
    let state = update(state, Action::Open(state::Panel::Character("a".into())));
    let state = update(state, Action::Connect("b".into()));
    assert_eq!(told(&state).1, "No chain of relations leads from A to B.");
}

#[test]
fn who_is_not_to_be_seen_yet_is_not_told_of() {
    let plain = scene::panel(&open(1, "en", "ann"));
    for hidden in ["eve", "nobody"] {
        let state = asked(1, "en", "ann", hidden);
        assert_eq!(scene::panel(&state), plain, "{hidden}");
        assert!(state.chains().is_empty() && state.chain().is_none());
        // And is, once they have watched so far.
        let later = update(state, Action::At(Some(At::All)));
        assert_eq!(told(&later).0 == "Ann – Eve", hidden == "eve");
    }
    let hidden = asked(1, "en", "eve", "ann");
    assert_eq!(told(&hidden).0, "This is hidden until Point 2.");
}

#[test]
fn it_can_be_asked_of_everybody_else() {
    let state = open(1, "en", "ann");
    let panel = scene::panel(&state).expect("open");
    assert_eq!(panel.question.as_deref(), Some("How is Ann connected to …?"));
    let offered = |typed: &str, most: usize| {
        let (offers, more) = scene::others(&state, typed, most);
        let ids: Vec<_> = offers.iter().map(|offer| &*offer.id).collect();
        (ids.join(" "), more)
    };
    assert_eq!(offered("", 12), ("bob cid dan".into(), 0));
    assert_eq!(offered("  ", 2), ("bob cid".into(), 1));
    assert_eq!(offered("pat", 12), ("bob".into(), 0));
    assert_eq!(offered("밥", 12), ("bob".into(), 0));
    assert_eq!(offered("ann", 12), (String::new(), 0));
    assert_eq!(offered("eve", 12), (String::new(), 0));
    let (offers, _) = scene::others(&state, "", 1);
    assert_eq!(offers[0].line.notes.iter().flatten().map(words).collect::<Vec<_>>(), ["Cook"]);
    // A show of one has nobody to ask of.
    let text = r#"{"castmap": 1, "title": "T", "characters": [{"id": "a", "name": "A"}]}"#;
    let (show, _) = Show::read(text).expect("readable");
    let state = update(State::new("en"), Action::Load(Rc::new(show), Rc::default()));
    let state = update(state, Action::Open(state::Panel::Character("a".into())));
    assert_eq!(scene::panel(&state).and_then(|panel| panel.question), None);
}

#[test]
fn the_page_is_told_of_the_one_whose_panel_it_is() {
    let before = open(1, "en", "ann");
    let after = update(before.clone(), Action::Connect("bob".into()));
    assert_eq!(events(&before, &after), []);
    assert_eq!(read(&after, "focus-on"), "ann");
    let lit = update(after.clone(), Action::Light(1));
    assert_eq!(lit.chain().map(|chain| chain.relations), Some(vec![2, 3]));
    assert_eq!(told(&lit).2, told(&after).2, "the panel is the same");
}

/// The ends of a relation, and whether it is over.
type Ends = (String, String, bool);

/// What may be seen at the end of a show of characters `c0`… and groups `g0`… with these relations. Where there is a
/// group, everybody is in the first.
fn shown(characters: usize, groups: usize, relations: &[Ends]) -> Snapshot {
    let mut show = json!({"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]}});
    let member = if groups > 0 { json!(["g0"]) } else { json!([]) };
    show["characters"] = (0..characters)
        .map(|number| json!({"id": format!("c{number}"), "name": "C", "groups": member}))
        .collect();
    show["groups"] = (0..groups).map(|number| json!({"id": format!("g{number}"), "name": "G"})).collect();
    show["relations"] = relations
        .iter()
        .map(|(from, to, past)| match past {
            true => json!({"from": from, "to": to, "until": 1}),
            false => json!({"from": from, "to": to}),
        })
        .collect();
    let (show, problems) = Show::read(&show.to_string()).expect("readable");
    assert_eq!(problems, []);
    show.as_of(2)
}

/// "c0-c1 (c1-g0)": two relations, of which the second is over.
fn relations(written: &str) -> Vec<Ends> {
    let mut relations = Vec::new();
    for word in written.split_whitespace() {
        let (from, to) = word.trim_matches(['(', ')']).split_once('-').expect("two ends");
        relations.push((from.to_owned(), to.to_owned(), word.starts_with('(')));
    }
    relations
}

/// The relations of each chain from the first character to the second one.
fn found(snapshot: &Snapshot, past: bool, most: usize) -> Vec<Vec<usize>> {
    let chains = chains(snapshot, past, [Subject::Character(0), Subject::Character(1)], most);
    for chain in &chains {
        assert_eq!(chain.stations.len(), chain.relations.len() + 1);
        for (place, &relation) in chain.relations.iter().enumerate() {
            let relation = &snapshot.relations[relation];
            let ends = [chain.stations[place], chain.stations[place + 1]];
            assert!(ends == [relation.from, relation.to] || ends == [relation.to, relation.from]);
        }
    }
    chains.into_iter().map(|chain| chain.relations).collect()
}

#[test]
fn the_shortest_come_first_and_then_the_order_of_the_document() {
    for (written, past, expected) in [
        ("", false, vec![]),
        ("c2-c3", false, vec![]),
        ("c0-c1", false, vec![vec![0]]),
        ("c1-c0 c0-c1", false, vec![vec![0]]),
        ("c0-c2 c2-c1 c0-c1", false, vec![vec![2], vec![0, 1]]),
        ("c0-c3 c2-c1 c0-c2 c3-c1", false, vec![vec![0, 3], vec![2, 1]]),
        // By a group, but not by being in one.
        ("c0-g1 c1-g1", false, vec![vec![0, 1]]),
        ("c0-g0", false, vec![]),
        // Past relations where they are asked for, and then behind those that hold.
        ("(c0-c1)", false, vec![]),
        ("(c0-c1)", true, vec![vec![0]]),
        ("(c0-c1) c1-c0", true, vec![vec![1]]),
        ("(c0-c2) c2-c1 c0-c3 c3-c1", true, vec![vec![2, 3], vec![0, 1]]),
    ] {
        let snapshot = shown(4, 2, &relations(written));
        assert_eq!(found(&snapshot, past, 5), expected, "{written}");
    }
    let snapshot = shown(2, 0, &relations("c0-c1"));
    let same = [Subject::Character(0); 2];
    assert_eq!(chains(&snapshot, true, same, 5), []);
    assert_eq!(found(&snapshot, true, 0), Vec::<Vec<usize>>::new());
}

/// Every chain, by trying all ways; those between the same two by the first that holds.
fn all(snapshot: &Snapshot, past: bool) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..snapshot.relations.len()).collect();
    order.retain(|&place| past || !snapshot.relations[place].past);
    order.sort_by_key(|&place| snapshot.relations[place].past);
    let mut done = Vec::new();
    let mut ways = vec![(vec![Subject::Character(0)], Vec::<usize>::new())];
    while let Some((stations, links)) = ways.pop() {
        let here = stations[links.len()];
        if here == Subject::Character(1) {
            done.push(links);
            continue;
        }
        let mut known = stations.clone();
        for (link, &place) in order.iter().enumerate() {
            let relation = &snapshot.relations[place];
            let next = match here {
                _ if relation.from == here => relation.to,
                _ if relation.to == here => relation.from,
                _ => continue,
            };
            if !known.contains(&next) {
                known.push(next);
                ways.push(([&stations[..], &[next]].concat(), [&links[..], &[link]].concat()));
            }
        }
    }
    done.sort_by_key(|links| (links.len(), links.clone()));
    done.into_iter().map(|links| links.into_iter().map(|link| order[link]).collect()).collect()
}

#[test]
fn they_are_those_that_trying_all_ways_finds() {
    let mut random = Random::seeded(1);
    let mut below = |limit: usize| random.below(limit);
    let mut seen = [0; 2];
    for _ in 0..400 {
        let (characters, groups) = (2 + below(5), below(3));
        let mut written = Vec::new();
        for _ in 0..below(18) {
            let mut end = || match below(characters + groups) {
                place if place < characters => format!("c{place}"),
                place => format!("g{}", place - characters),
            };
            let (from, to) = (end(), end());
            if from != to {
                written.push((from, to, below(4) == 0));
            }
        }
        let snapshot = shown(characters, groups, &written);
        for past in [false, true] {
            let mut expected = all(&snapshot, past);
            seen[0] += expected.len();
            seen[1] = seen[1].max(expected.len());
            expected.truncate(MOST);
            assert_eq!(found(&snapshot, past, 99), expected, "{written:?}, past {past}");
            expected.truncate(3);
            assert_eq!(found(&snapshot, past, 3), expected, "{written:?}, past {past}");
        }
    }
    assert!(seen[0] > 1000 && seen[1] > MOST, "{seen:?}");
}
