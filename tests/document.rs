//! Every mend and every refusal of the format: what is wrong, where, and in which words.

#[path = "document/entries.rs"]
mod entries;
#[path = "document/values.rs"]
mod values;

use castmap::model::{Severity, Show};

/// What is said of a document, a line each.
fn said(text: &str) -> Vec<String> {
    match Show::read(text) {
        Ok((_, problems)) => {
            assert!(problems.iter().all(|problem| problem.severity == Severity::Mended));
            problems.iter().map(ToString::to_string).collect()
        }
        Err(problem) => {
            assert_eq!(problem.severity, Severity::Refused);
            vec![format!("refused {problem}")]
        }
    }
}

/// A document with these fields beside the required ones, on a line of its own behind Korean text. The fields may
/// bring `characters`, else it has baek and yang, and a `timeline`, else it has eight points.
fn document(fields: &str) -> String {
    let mut text = String::from("{\"castmap\": 1, \"title\": \"중증외상센터\",\n");
    if !fields.contains("\"timeline\":") {
        text += "\"timeline\": {\"points\": [{},{},{},{},{},{},{},{}]}, ";
    }
    if !fields.contains("\"characters\":") {
        text += "\"characters\": [{\"id\": \"baek\", \"name\": \"백강혁\"}, {\"id\": \"yang\", \"name\": \"양재원\"}],";
    } else {
        text += "\"//인물\": [],";
    }
    text += "\n\"//\": \"한글\", ";
    text += fields;
    text + "}"
}

/// Checks that each document of fields has exactly these faults, at the places marked.
fn check(rows: &[(&str, &[&str])]) {
    for (fields, expected) in rows {
        check_text(&document(fields), expected);
    }
}

/// Checks that a text has exactly these faults, in its order, each at the place of one `@`. The marks are no part of it.
/// Columns count characters.
fn check_text(marked: &str, expected: &[&str]) {
    let mut places = Vec::new();
    let (mut line, mut column) = (1, 1);
    for letter in marked.chars() {
        match letter {
            '@' => places.push(format!("{line}:{column}")),
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
    }
    assert_eq!(places.len(), expected.len(), "as many marks as faults: {marked}");
    let expected: Vec<String> =
        places.iter().zip(expected).map(|(place, message)| format!("{place}: {message}")).collect();
    assert_eq!(said(&marked.replace('@', "")), expected, "{marked}");
}

#[test]
fn a_good_document_has_no_problems() {
    check(&[
        ("\"about\": {}", &[]),
        ("\"$schema\": \"x\", \"//note\": {\"a\": null}, \"about\": {\"//\": 1, \"$schema\": 2}", &[]),
        ("\"about\": {\"network\": {\"en\": \"N\", \"//\": 5, \"$schema\": 6}}", &[]),
        ("\"timeline\": {\"points\": [{}], \"start\": 0}", &[]),
        (
            "\"about\": {\"facts\": [{\"text\": \"x\", \"since\": 8, \"until\": 8}, {\"text\": \"x\", \"since\": 3, \"until\": 0}]}",
            &[],
        ),
        ("\"about\": {\"facts\": [{\"text\": \"x\", \"since\": 8.0, \"until\": 8e0}]}", &[]),
        (
            "\"relations\": [{\"from\": \"baek\", \"to\": \"yang\", \"kind\": \"mentor\", \"mutual\": true, \"back\": {}}]",
            &[],
        ),
        ("\"kinds\": [{\"id\": \"mentor\", \"name\": \"스승\"}]", &[]),
        ("\"people\": [{\"id\": \"baek\", \"name\": \"ids of people are their own\"}]", &[]),
    ]);
}

#[test]
fn what_refuses_a_document() {
    let deep = format!("{}1{}", "[".repeat(99), "]".repeat(99));
    let deeper = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let many = |field: &str, count: usize| {
        let comma = if field == "characters" { String::new() } else { "\"characters\": [], ".to_owned() };
        format!(
            "{{\"castmap\": 1, \"title\": \"한\", {comma}\n \"{field}\": [{}]}}",
            vec!["0"; count].join(",")
        )
    };
    for (text, expected) in [
        ("", "1:1: $: this is not JSON: it ends where a value should be; perhaps a part of it is missing"),
        ("{\"한\": 1,}", "1:8: $: this is not JSON: nothing follows this comma; take it out"),
        (
            "{\"castmap\": 1,\n \"한\": 2, \"castmap\": 1}",
            "2:10: $: the key “castmap” is given twice; put what both hold into one",
        ),
        (
            "{\"//\": [{\"한\": 2, \"한\": 1}]}",
            "1:18: $: the key “한” is given twice; put what both hold into one",
        ),
        (
            &format!("{{\"castmap\": 1, \"title\": \"x\", \"characters\": [], \"//\": {deeper}}}"),
            "1:153: $: this document nests deeper than 100 levels; make it flatter",
        ),
        (" []", "1:2: $: a castmap document is an object, and this is a list"),
        ("\u{feff} \"x\"", "1:2: $: a castmap document is an object, and this is a text"),
        ("{}", "1:1: $: this is not a castmap document: it has no “castmap”: 1 at the top"),
        (
            "{\"//\": \"한\", \"castmap\": 2, \"x\": 1}",
            "1:24: $.castmap: this document is version 2; this castmap reads version 1",
        ),
        ("{\"castmap\": 1.5}", "1:13: $.castmap: “castmap” should be the number 1"),
        ("{\"castmap\": \"1\"}", "1:13: $.castmap: “castmap” should be the number 1"),
        ("{\"castmap\": 1, \"characters\": []}", "1:1: $: this document has no “title”; give it one"),
        (
            "{\"castmap\": 1, \"title\": \" \\u0007 \", \"characters\": []}",
            "1:25: $.title: the “title” cannot be read: it should be a text that is not empty",
        ),
        (
            "{\"castmap\": 1, \"title\": {\"en\": 5}, \"characters\": []}",
            "1:25: $.title: the “title” cannot be read: it should be a text that is not empty",
        ),
        (
            "{\"castmap\": 1, \"title\": \"x\"}",
            "1:1: $: this document has no “characters”; give it a list, which may be empty",
        ),
        (
            "{\"castmap\": 1, \"title\": \"x\", \"Charcters\": []}",
            "1:1: $: this document has no “characters”; did you mean it by “Charcters”?",
        ),
        (
            "{\"castmap\": 1, \"title\": \"x\", \"characters\": {}}",
            "1:44: $.characters: “characters” should be a list",
        ),
        (
            &many("characters", 20_001),
            "2:16: $.characters: 20001 characters are more than castmap reads, which is 20000",
        ),
        (
            &many("relations", 100_001),
            "2:15: $.relations: 100001 relations are more than castmap reads, which is 100000",
        ),
        (&many("groups", 1_001), "2:12: $.groups: 1001 groups are more than castmap reads, which is 1000"),
    ] {
        let short: String = text.chars().take(100).collect();
        assert_eq!(said(text), [format!("refused {expected}")], "{short}");
    }
    assert_eq!(
        said(&" ".repeat((16 << 20) + 1)),
        [
            "refused 1:1: $: this document has 16777217 bytes and castmap reads up to 16777216; leave something out or split it"
        ]
    );
    for text in [
        format!("{{\"castmap\": 1, \"title\": \"x\", \"characters\": [], \"//\": {deep}}}"),
        "\u{feff}{\"castmap\": 1.0, \"title\": \"x\", \"characters\": []}".to_owned(),
        "{\"castmap\": 1, \"title\": \"x\", \"characters\": []}\n\n ".to_owned(),
        "{\"castmap\": 1, \"title\": \"x\", \"characters\": []}".to_owned() + &" ".repeat((16 << 20) - 46),
    ] {
        assert!(said(&text).is_empty());
    }
    for (field, most) in [("characters", 20_000), ("relations", 100_000), ("groups", 1_000)] {
        // Each of them is a fault, of which a thousand are listed.
        assert_eq!(said(&many(field, most)).len(), if most == 1_000 { 1_000 } else { 1_001 });
    }
}

#[test]
fn fields_nobody_knows() {
    check(&[
        (
            "\"charakters\": @[], \"about\": {\"sumary\": @\"x\", \"foo\": @1, \"\": @1, \"a\\nb\": @1}",
            &[
                "$.charakters: there is no field “charakters” here, so it is passed over; did you mean “characters”?",
                "$.about.sumary: there is no field “sumary” here, so it is passed over; did you mean “summary”?",
                "$.about.foo: there is no field “foo” here, so it is passed over; begin its name with // if it is a note",
                "$.about[\"\"]: there is no field “” here, so it is passed over; begin its name with // if it is a note",
                "$.about[\"a\\u{a}b\"]: there is no field “a\\u{a}b” here, so it is passed over; begin its name with // if it is a note",
            ],
        ),
        (
            "\"timeline\": {\"point\": @1, \"points\": [{\"titel\": @\"x\"}]}, \"about\": {\"links\": [{\"url\": \"/\", \"text\": @\"x\"}], \"summary\": {\"text\": \"x\", \"source\": @[]}}",
            &[
                "$.timeline.point: there is no field “point” here, so it is passed over; did you mean “points”?",
                "$.timeline.points[0].titel: there is no field “titel” here, so it is passed over; did you mean “title”?",
                "$.about.links[0].text: there is no field “text” here, so it is passed over; begin its name with // if it is a note",
                "$.about.summary.source: there is no field “source” here, so it is passed over; did you mean “sources”?",
            ],
        ),
        (
            "\"characters\": [{\"id\": \"a\", \"name\": \"A\", \"playedby\": @[], \"portrait\": {\"src\": \"a\", \"x\": @1}, \"aliases\": [{\"text\": \"a\", \"x\": @1}], \"groups\": [{\"group\": \"g\", \"x\": @1}], \"played_by\": [{\"person\": \"p\", \"x\": @1}]}], \"groups\": [{\"id\": \"g\", \"name\": \"G\", \"colour\": @\"x\"}], \"people\": [{\"id\": \"p\", \"name\": \"P\", \"x\": @1}], \"sources\": [{\"id\": \"s\", \"title\": \"S\", \"x\": @1}], \"kinds\": [{\"id\": \"k\", \"name\": \"K\", \"x\": @1}], \"works\": [{\"id\": \"w\", \"title\": \"W\", \"x\": @1, \"credits\": [{\"person\": \"p\", \"x\": @1}]}], \"relations\": [{\"from\": \"a\", \"to\": \"g\", \"x\": @1, \"back\": {\"x\": @1}}]",
            &[
                "$.characters[0].playedby: there is no field “playedby” here, so it is passed over; did you mean “played_by”?",
                "$.characters[0].portrait.x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.characters[0].aliases[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.characters[0].groups[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.characters[0].played_by[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.groups[0].colour: there is no field “colour” here, so it is passed over; did you mean “color”?",
                "$.people[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.sources[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.kinds[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.works[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.works[0].credits[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.relations[0].x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
                "$.relations[0].back.x: there is no field “x” here, so it is passed over; begin its name with // if it is a note",
            ],
        ),
    ]);
}

#[test]
fn ten_kinds_of_fault_are_ten_problems_and_the_rest_is_shown() {
    let marked = r##"{
      "castmap": 1,
      "title": {"en": "The Trauma Code", "ko": "중증외상센터"},
      "timeline": {"points": [{"title": "하나"}, {}, {}]},
      "sources": [{"id": "press", "title": "Press kit"}],
      "groups": [
        {"id": "team", "name": "외상팀", "color": @"teal", "parent": "hospital"},
        {"id": "hospital", "name": "병원", "parent": @"team"}
      ],
      "people": [{"id": "ju", "name": "주지훈", "known_for": ["킹덤"]}],
      "characters": [
        {"id": "baek", "name": {"text": "백강혁", "sources": ["press", @"pres"]}, "groups": ["team"], "played_by": ["ju"]},
        {"id": "yang", "name": "양재원", "nicknames": @["항문"], "since": 2, "until": @1},
        {"id": @"baek", "name": "다른 백강혁"},
        {"id": "han", "name": @" "}
      ],
      "relations": [
        {"from": "baek", "to": "yang", "label": {"text": "제자", "since": @7}},
        @{"from": "baek", "to": "baek"},
        {"from": "yang", "to": @"beak", "kind": "ally"}
      ]
    }"##;
    check_text(
        marked,
        &[
            "$.groups[0].color: this colour is left out: write it as “#rgb” or “#rrggbb”",
            "$.groups[1].parent: this leads from “hospital” through “team” in a circle back to it; it is left out",
            "$.characters[0].name.sources[1]: there is no source “pres”; did you mean “press”?",
            "$.characters[1].nicknames: there is no field “nicknames” here, so it is passed over; begin its name with // if it is a note",
            "$.characters[1].until: this ends at point 1, before it begins at 2; the end is left out",
            "$.characters[2].id: the id “baek” is taken, so this character is left out; give it another one",
            "$.characters[3].name: this name is empty, so the character is left out; give it one",
            "$.relations[0].label.since: point 7 is beyond the timeline, which has 3 points; until it is mended this is shown from the last point on",
            "$.relations[1]: this relation is left out, because “baek” stands at both its ends",
            "$.relations[2].to: there is no character or group “beak”; did you mean “baek”?",
        ],
    );
    let (show, _) = Show::read(&marked.replace('@', "")).unwrap();
    let all = show.as_of(3);
    let ids: Vec<&str> = all.characters.iter().map(|character| &*character.id).collect();
    assert_eq!(ids, ["baek", "yang"]);
    assert_eq!(all.characters[0].name.0[0].sources, ["press".into()]);
    assert_eq!((all.groups.len(), all.groups[0].parent, all.groups[1].parent), (2, Some(1), None));
    assert_eq!((all.people.len(), all.relations.len()), (1, 1));
    assert_eq!(all.relations[0].label.0.len(), 1);
    assert_eq!(show.as_of(2).relations[0].label.0.len(), 0);
    assert!(show.as_of(1).relations.is_empty());
}
