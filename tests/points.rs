//! Points, and the points beside them: which one is shown, and from which on something is there and is over.

use castmap::model::seen::Said;
use castmap::model::{Show, Snapshot};
use castmap::state::{Action, State, complaints, parse, read, update};
use std::rc::Rc;

fn document(timeline: &str, fields: &str) -> String {
    format!(
        r#"{{"castmap": 1, "title": "T", {timeline} "characters": [{{"id": "x", "name": "X"}}] {fields}}}"#
    )
}

/// A show, and what is wrong with its document.
fn show(text: &str) -> (Rc<Show>, Vec<String>) {
    let (show, problems) = Show::read(text).unwrap_or_else(|refusal| panic!("{refusal}: {text}"));
    (Rc::new(show), problems.into_iter().map(|problem| problem.message.to_string()).collect())
}

const EIGHT: &str = "{}, {}, {}, {}, {}, {}, {}, {}";

/// Timelines: nothing, no point, one, eight; eight and a start of 0, 8, 9 and -1.
fn timelines() -> [String; 8] {
    let eight = |start: &str| format!(r#""timeline": {{"points": [{EIGHT}], "start": {start}}},"#);
    [
        String::new(),
        r#""timeline": {"points": []},"#.into(),
        r#""timeline": {"points": [{}]},"#.into(),
        format!(r#""timeline": {{"points": [{EIGHT}]}},"#),
        eight("0"),
        eight("8"),
        eight("9"),
        eight("-1"),
    ]
}

/// For each value of `at` the point that is shown in each of the timelines. Behind it `!` where the author is told that
/// it is beyond the timeline, `?` where they are told that it is none.
const AT: &[(&str, [&str; 8])] = &[
    ("0", ["0", "0", "0", "0", "0", "0", "0", "0"]),
    ("1", ["0!", "0!", "1", "1", "1", "1", "1", "1"]),
    ("2", ["0!", "0!", "1!", "2", "2", "2", "2", "2"]),
    ("7", ["0!", "0!", "1!", "7", "7", "7", "7", "7"]),
    ("8", ["0!", "0!", "1!", "8", "8", "8", "8", "8"]),
    ("9", ["0!", "0!", "1!", "1!", "0!", "8!", "1!", "1!"]),
    ("4294967295", ["0!", "0!", "1!", "1!", "0!", "8!", "1!", "1!"]),
    ("4294967296", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("99999999999999999999", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("-1", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("-0", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("1.5", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("1.0", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("1e1", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("NaN", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("abc", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("0x1", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("1 2", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("٣", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("ALL", ["0?", "0?", "1?", "1?", "0?", "8?", "1?", "1?"]),
    ("all", ["0", "0", "1", "8", "8", "8", "8", "8"]),
    (" all ", ["0", "0", "1", "8", "8", "8", "8", "8"]),
    (" 2 ", ["0!", "0!", "1!", "2", "2", "2", "2", "2"]),
    ("+3", ["0!", "0!", "1!", "3", "3", "3", "3", "3"]),
    ("007", ["0!", "0!", "1!", "7", "7", "7", "7", "7"]),
    ("", ["0", "0", "1", "1", "0", "8", "1", "1"]),
    ("  ", ["0", "0", "1", "1", "0", "8", "1", "1"]),
];

#[test]
fn each_value_of_at_shows_one_point_and_says_what_is_wrong() {
    for (value, row) in AT {
        for (timeline, expected) in timelines().iter().zip(row) {
            let (show, _) = show(&document(timeline, ""));
            let last = show.last();
            let what = format!("at={value:?} in {timeline}");
            let asked = parse("at", Some(value));
            let mut told: Vec<String> = asked.as_ref().err().into_iter().cloned().collect();
            let action = asked.ok();
            let at = |state: State| action.clone().into_iter().fold(state, update);
            let load = |state: State| update(state, Action::Load(show.clone(), Rc::default()));
            // Asked before there is a show, and after.
            let early = load(at(State::new("en")));
            let late = at(load(State::new("en")));
            for state in [&early, &late] {
                assert_eq!(state.snapshot().at.to_string(), expected.trim_end_matches(['!', '?']), "{what}");
                assert_eq!(read(state, "at"), state.snapshot().at.to_string(), "{what}");
                assert_eq!(state.snapshot().last, last, "{what}");
            }
            assert_eq!(complaints(&early), complaints(&late), "{what}");
            told.extend(complaints(&late));
            let point = value.trim().trim_start_matches(['+', '0']);
            let sentence = match expected.chars().last() {
                Some('!') => format!("at=\"{point}\" is beyond the timeline, which ends at {last}"),
                Some('?') => {
                    format!("at=\"{}\" is not known; it can be a point of the timeline or all", value.trim())
                }
                _ => String::new(),
            };
            assert_eq!(told.join("\n"), sentence, "{what}");
        }
    }
}

#[test]
fn a_value_that_is_none_leaves_the_point_as_it_is() {
    let (show, _) = show(&document(&timelines()[3], ""));
    let state = update(State::new("en"), Action::Load(show, Rc::default()));
    let at = |state: &State, value| {
        parse("at", value).map_or(state.clone(), |action| update(state.clone(), action))
    };
    let third = at(&state, Some("3"));
    for (value, expected) in [
        (Some("abc"), 3),
        (Some("-1"), 3),
        (Some("ALL"), 3),
        (Some("9"), 1),
        (Some(""), 1),
        (None, 1),
        (Some("0"), 0),
    ] {
        assert_eq!(at(&third, value).snapshot().at, expected, "{value:?}");
    }
}

const NO_START: &str = "the start should be a point of the timeline; visitors begin at the first one";

#[test]
fn a_new_visitor_begins_at_the_start() {
    for (points, start, expected, fault) in [
        (EIGHT, "", 1, ""),
        (EIGHT, r#""start": 0,"#, 0, ""),
        (EIGHT, r#""start": 1,"#, 1, ""),
        (EIGHT, r#""start": 7,"#, 7, ""),
        (EIGHT, r#""start": 8,"#, 8, ""),
        (EIGHT, r#""start": 9,"#, 1, NO_START),
        (EIGHT, r#""start": 4294967296,"#, 1, NO_START),
        (EIGHT, r#""start": 4294967298,"#, 1, NO_START),
        (EIGHT, r#""start": -1,"#, 1, NO_START),
        (EIGHT, r#""start": -0,"#, 0, ""),
        (EIGHT, r#""start": 2.0,"#, 2, ""),
        (EIGHT, r#""start": 1.5,"#, 1, NO_START),
        (EIGHT, r#""start": "2","#, 1, NO_START),
        (EIGHT, r#""start": null,"#, 1, NO_START),
        (EIGHT, r#""start": "all","#, 1, NO_START),
        ("{}", r#""start": 1,"#, 1, ""),
        ("{}", r#""start": 2,"#, 1, NO_START),
        ("", r#""start": 0,"#, 0, ""),
        ("", r#""start": 1,"#, 0, NO_START),
        ("", "", 0, ""),
    ] {
        let (show, problems) =
            show(&document(&format!(r#""timeline": {{{start} "points": [{points}]}},"#), ""));
        assert_eq!((show.start(), &*problems.join("\n")), (expected, fault), "{points} {start}");
        let state = update(State::new("en"), Action::Load(show, Rc::default()));
        assert_eq!(state.snapshot().at, expected, "{points} {start}");
    }
}

/// Something that has a `When`: a document with `*` for it, and whether it is there, and past then.
struct Thing {
    what: &'static str,
    fields: &'static str,
    seen: fn(&Snapshot) -> Option<bool>,
}

fn said(said: &[Said]) -> Option<bool> {
    said.first().map(|said| said.past)
}

/// Each thing that can begin and end. What it needs to be seen by is there from the start.
const THINGS: &[Thing] = &[
    Thing {
        what: "character",
        fields: r#""characters": [{"id": "x", "name": "X" *}]"#,
        seen: |seen| seen.characters.first().map(|x| x.past),
    },
    Thing {
        what: "group",
        fields: r#""groups": [{"id": "g", "name": "G" *}], "characters": [{"id": "x", "name": "X", "groups": ["g"]}]"#,
        seen: |seen| seen.groups.first().map(|g| g.is_past()),
    },
    Thing {
        what: "membership",
        fields: r#""groups": [{"id": "g", "name": "G"}], "characters": [{"id": "x", "name": "X", "groups": [{"group": "g" *}]}]"#,
        seen: |seen| {
            let membership = seen.characters[0].groups.first();
            // The group is there with its first member.
            assert_eq!(seen.groups.len(), usize::from(membership.is_some()));
            membership.map(|membership| membership.until.is_some())
        },
    },
    Thing {
        what: "casting",
        fields: r#""people": [{"id": "p", "name": "P"}], "characters": [{"id": "x", "name": "X", "played_by": [{"person": "p" *}]}]"#,
        seen: |seen| {
            let casting = seen.characters[0].played_by.first();
            assert_eq!(seen.people.len(), usize::from(casting.is_some()));
            casting.map(|casting| casting.past)
        },
    },
    Thing {
        what: "alias",
        fields: r#""characters": [{"id": "x", "name": "X", "aliases": [{"text": "A" *}]}]"#,
        seen: |seen| seen.characters[0].aliases.first().map(|alias| alias.past),
    },
    Thing {
        what: "alias of somebody real",
        fields: r#""people": [{"id": "p", "name": "P", "aliases": [{"text": "A" *}]}], "characters": [{"id": "x", "name": "X", "played_by": ["p"]}]"#,
        seen: |seen| seen.people[0].aliases.first().map(|alias| alias.past),
    },
    Thing {
        what: "name",
        fields: r#""characters": [{"id": "x", "name": {"text": "X" *}}]"#,
        seen: |seen| seen.characters.first().map(|x| x.name.lead().expect("a name").past),
    },
    Thing {
        what: "role",
        fields: r#""characters": [{"id": "x", "name": "X", "role": [{"text": "R" *}]}]"#,
        seen: |seen| said(&seen.characters[0].role.0),
    },
    Thing {
        what: "summary of the show",
        fields: r#""about": {"summary": {"text": "S" *}}, "characters": []"#,
        seen: |seen| said(&seen.about.summary.0),
    },
    Thing {
        what: "what somebody is known for",
        fields: r#""people": [{"id": "p", "name": "P", "known_for": [{"text": "K" *}]}], "characters": [{"id": "x", "name": "X", "played_by": ["p"]}]"#,
        seen: |seen| seen.people[0].known_for.first().and_then(|known| said(&known.0)),
    },
    Thing {
        what: "fact",
        fields: r#""characters": [{"id": "x", "name": "X", "facts": [{"text": "F" *}]}]"#,
        seen: |seen| said(&seen.characters[0].facts),
    },
    Thing {
        what: "fact about the show",
        fields: r#""about": {"facts": [{"text": "F" *}]}, "characters": []"#,
        seen: |seen| said(&seen.about.facts),
    },
    Thing {
        what: "fact about a work",
        fields: r#""works": [{"id": "w", "title": "W", "facts": [{"text": "F" *}]}], "characters": []"#,
        seen: |seen| said(&seen.works[0].facts),
    },
    Thing {
        what: "portrait",
        // That x has one says that it is there, that y has the other one that it is over.
        fields: r#""characters": [{"id": "x", "name": "X", "portrait": {"src": "a.png" *}},
            {"id": "y", "name": "Y", "portrait": [{"src": "a.png" *}, {"src": "b.png"}]}]"#,
        seen: |seen| {
            let src =
                |nth: usize| seen.characters[nth].portrait.as_ref().map(|portrait| portrait.src.to_string());
            src(0).map(|_| src(1).as_deref() == Some("b.png"))
        },
    },
    Thing {
        what: "relation",
        fields: r#""characters": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}], "relations": [{"from": "x", "to": "y" *}]"#,
        seen: |seen| seen.relations.first().map(|relation| relation.past),
    },
    Thing {
        what: "label",
        fields: r#""characters": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}], "relations": [{"from": "x", "to": "y", "label": {"text": "L" *}}]"#,
        seen: |seen| said(&seen.relations[0].label.0),
    },
    Thing {
        what: "label of the other side",
        fields: r#""characters": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}], "relations": [{"from": "x", "to": "y", "back": {"label": {"text": "L" *}}}]"#,
        seen: |seen| seen.relations[0].back.as_ref().and_then(|back| said(&back.label.0)),
    },
];

const LATE: &str = "until it is mended this is shown from the last point on";
const WHOLE: &str = "a point of the timeline is a whole number from 0, without quotes";

/// Of how many points, a `When`; from which point on it is there, from which on it is past, and what is wrong with it.
fn whens() -> Vec<(u32, &'static str, u32, Option<u32>, String)> {
    let beyond = |point: u32, has: &str| format!("point {point} is beyond the timeline, which has {has}");
    let before = |until: u32, since: u32| {
        format!("this ends at point {until}, before it begins at {since}; the end is left out")
    };
    let late = |why: &str| format!("{why}; {LATE}");
    let open = |why: &str| format!("{why}; it is left out");
    let fine = String::new;
    let (three, none) = ("3 points", "no points");
    vec![
        (3, "", 0, None, fine()),
        (3, r#""since": 0"#, 0, None, fine()),
        (3, r#""since": 1"#, 1, None, fine()),
        (3, r#""since": 2"#, 2, None, fine()),
        (3, r#""since": 3"#, 3, None, fine()),
        (3, r#""since": 4"#, 3, None, late(&beyond(4, three))),
        (3, r#""since": 4294967295"#, 3, None, late(&beyond(u32::MAX, three))),
        (3, r#""since": 4294967297"#, 3, None, late(WHOLE)),
        (3, r#""since": -1"#, 3, None, late(WHOLE)),
        (3, r#""since": -0"#, 0, None, fine()),
        (3, r#""since": 1.5"#, 3, None, late(WHOLE)),
        (3, r#""since": 2.0"#, 2, None, fine()),
        (3, r#""since": "1""#, 3, None, late(WHOLE)),
        (3, r#""since": null"#, 3, None, late(WHOLE)),
        (3, r#""until": 0"#, 0, Some(0), fine()),
        (3, r#""until": 1"#, 0, Some(1), fine()),
        (3, r#""until": 3"#, 0, Some(3), fine()),
        (3, r#""until": 4"#, 0, None, open(&beyond(4, three))),
        (3, r#""until": -1"#, 0, None, open(WHOLE)),
        (3, r#""until": 0.5"#, 0, None, open(WHOLE)),
        (3, r#""until": "2""#, 0, None, open(WHOLE)),
        (3, r#""until": null"#, 0, None, open(WHOLE)),
        (3, r#""since": 0, "until": 0"#, 0, Some(0), fine()),
        (3, r#""since": 1, "until": 0"#, 1, Some(0), fine()),
        (3, r#""since": 1, "until": 1"#, 1, Some(1), fine()),
        (3, r#""since": 1, "until": 2"#, 1, Some(2), fine()),
        (3, r#""since": 2, "until": 1"#, 2, None, before(1, 2)),
        (3, r#""since": 3, "until": 2"#, 3, None, before(2, 3)),
        (3, r#""since": 3, "until": 3"#, 3, Some(3), fine()),
        (3, r#""until": 2, "since": 1"#, 1, Some(2), fine()),
        (3, r#""since": 2, "until": 4"#, 2, None, open(&beyond(4, three))),
        // One fault, not two: where it begins is what cannot be read.
        (3, r#""since": 4, "until": 1"#, 3, None, late(&beyond(4, three))),
        (3, r#""since": 4, "until": 3"#, 3, Some(3), late(&beyond(4, three))),
        (3, r#""since": 4, "until": 0"#, 3, Some(0), late(&beyond(4, three))),
        (0, "", 0, None, fine()),
        (0, r#""since": 0"#, 0, None, fine()),
        (0, r#""since": 1"#, 0, None, late(&beyond(1, none))),
        (0, r#""until": 0"#, 0, Some(0), fine()),
        (0, r#""until": 1"#, 0, None, open(&beyond(1, none))),
        (1, r#""since": 1"#, 1, None, fine()),
        (1, r#""since": 2"#, 1, None, late(&beyond(2, "1 point"))),
        (1, r#""until": 1"#, 0, Some(1), fine()),
        (1, r#""since": 1, "until": 1"#, 1, Some(1), fine()),
    ]
}

#[test]
fn everything_is_there_exactly_from_since_on_and_past_exactly_from_until_on() {
    for Thing { what, fields, seen } in THINGS {
        for (last, when, since, until, fault) in whens() {
            let points = vec!["{}"; last as usize].join(", ");
            let timeline =
                if last == 0 { String::new() } else { format!(r#""timeline": {{"points": [{points}]}},"#) };
            let comma = if when.is_empty() { "" } else { ", " };
            let fields = fields.replace('*', &format!("{comma}{when}"));
            let (show, problems) = show(&format!(r#"{{"castmap": 1, "title": "T", {timeline} {fields}}}"#));
            let what = format!("{what} with {{{when}}} of {last}");
            assert_eq!(problems.first().map_or("", |problem| problem), fault, "{what}: {problems:?}");
            // A portrait is there twice.
            assert!(
                problems.iter().all(|problem| *problem == fault) && problems.len() <= 2,
                "{what}: {problems:?}"
            );
            for at in 0..=last {
                let expected = (at >= since).then(|| until.is_some_and(|until| at >= until));
                assert_eq!(seen(&show.as_of(at)), expected, "{what} at {at}: whether it is past");
            }
            // Beyond the last point there is nothing more to be seen.
            assert_eq!(seen(&show.as_of(last + 1)), seen(&show.as_of(last)), "{what}");
            assert_eq!(seen(&show.as_of(u32::MAX)), seen(&show.as_of(last)), "{what}");
        }
    }
}
