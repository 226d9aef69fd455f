//! What is wrong with entries: their ids and names, and what they refer to.

use super::{check, document};
use castmap::model::Show;

#[test]
fn ids() {
    let long = "x".repeat(101);
    check(&[
        (
            "\"groups\": [{\"id\": \"g\", \"name\": \"G\"}, {\"id\": @\"g\", \"name\": \"second\"}, {\"id\": @\"baek\", \"name\": \"a character's\"}]",
            &[
                "$.groups[1].id: the id “g” is taken, so this group is left out; give it another one",
                "$.groups[2].id: the id “baek” is taken, so this group is left out; give it another one",
            ],
        ),
        (
            "\"groups\": [{\"id\": \"g\", \"name\": \"G\"}], \"characters\": [{\"id\": @\"g\", \"name\": \"the group was first\"}]",
            &["$.characters[0].id: the id “g” is taken, so this character is left out; give it another one"],
        ),
        (
            "\"sources\": [{\"id\": \"s\", \"title\": \"S\"}, {\"id\": @\"s\", \"title\": \"S\"}], \"works\": [{\"id\": \"s\", \"title\": \"S\"}, {\"id\": @\"s\", \"title\": \"S\"}]",
            &[
                "$.sources[1].id: the id “s” is taken, so this source is left out; give it another one",
                "$.works[1].id: the id “s” is taken, so this work is left out; give it another one",
            ],
        ),
        (
            "\"kinds\": [{\"id\": \"k\", \"name\": \"K\"}, {\"id\": @\"k\", \"name\": \"K\"}], \"people\": [{\"id\": \"p\", \"name\": \"P\"}, {\"id\": @\"p\", \"name\": \"P\"}]",
            &[
                "$.kinds[1].id: the id “k” is taken, so this kind of relation is left out; give it another one",
                "$.people[1].id: the id “p” is taken, so this person is left out; give it another one",
            ],
        ),
        (
            "\"people\": [{\"id\": @\"\", \"name\": \"P\"}, {\"id\": @\"a b\", \"name\": \"P\"}, {\"id\": @\"a|b\", \"name\": \"P\"}, {\"id\": @\"a,b\", \"name\": \"P\"}, {\"id\": @\"a\\u0007\", \"name\": \"P\"}, {\"id\": @\"\u{3000}\", \"name\": \"P\"}, {\"id\": @7, \"name\": \"P\"}, @{\"name\": \"P\"}, @7]",
            &[
                "$.people[0].id: this id is empty; what it names is left out",
                "$.people[1].id: this id has white space, a control character, a comma or a “|” in it; what it names is left out",
                "$.people[2].id: this id has white space, a control character, a comma or a “|” in it; what it names is left out",
                "$.people[3].id: this id has white space, a control character, a comma or a “|” in it; what it names is left out",
                "$.people[4].id: this id has white space, a control character, a comma or a “|” in it; what it names is left out",
                "$.people[5].id: this id has white space, a control character, a comma or a “|” in it; what it names is left out",
                "$.people[6].id: this should be an id as a text, and is a number; it is left out",
                "$.people[7]: this person is left out, because it has no “id”; give it a short name of its own",
                "$.people[8]: this should be an object, and is a number; it is left out",
            ],
        ),
        (
            &format!(
                "\"people\": [{{\"id\": @\"{long}\", \"name\": \"P\"}}, {{\"id\": \"{}\", \"name\": \"P\"}}]",
                "한".repeat(100)
            ),
            &["$.people[0].id: this id is longer than 100 characters; what it names is left out"],
        ),
        (
            "\"relations\": [{\"id\": \"r\", \"from\": \"baek\", \"to\": \"yang\"}, {\"id\": @\"r\", \"from\": \"baek\", \"to\": \"yang\"}, {\"id\": @\"r s\", \"from\": \"baek\", \"to\": \"yang\"}, {\"id\": @5, \"from\": \"baek\", \"to\": \"yang\"}]",
            &[
                "$.relations[1].id: the id “r” is taken, so it is left out; the relation is called after its ends",
                "$.relations[2].id: this id has white space, a control character, a comma or a “|” in it, so it is left out; the relation is called after its ends",
                "$.relations[3].id: this should be an id as a text, and is a number; it is left out",
            ],
        ),
    ]);
}

#[test]
fn names() {
    check(&[
        (
            "\"people\": [@{\"id\": \"a\", \"nmae\": \"A\"}], \"relations\": [@{\"form\": @\"baek\", \"to\": \"yang\"}]",
            &[
                "$.people[0]: this person is left out, because it has no “name”; did you mean it by “nmae”?",
                "$.relations[0]: this relation is left out, because it has no “from”; did you mean it by “form”?",
                "$.relations[0].form: there is no field “form” here, so it is passed over; did you mean “from”?",
            ],
        ),
        (
            "\"people\": [@{\"id\": \"a\"}, {\"id\": \"b\", \"name\": @\"\"}, {\"id\": \"c\", \"name\": @[]}, {\"id\": \"d\", \"name\": @{}}, {\"id\": \"e\", \"name\": @{\"text\": {\"ko\": \" \"}, \"since\": 2}}, {\"id\": \"f\", \"name\": @5}, {\"id\": \"g\", \"name\": @[\"\", {\"en\": \"\\u202e\"}]}]",
            &[
                "$.people[0]: this person is left out, because it has no “name”; give it one",
                "$.people[1].name: this name is empty, so the person is left out; give it one",
                "$.people[2].name: this name is empty, so the person is left out; give it one",
                "$.people[3].name: this name is empty, so the person is left out; give it one",
                "$.people[4].name: this name is empty, so the person is left out; give it one",
                "$.people[5].name: this should be a text, or an object of language to text, and is a number; it is left out",
                "$.people[6].name: this name is empty, so the person is left out; give it one",
            ],
        ),
        // A name that cannot be read does not hold an id, and is one fault.
        (
            "\"people\": [{\"id\": \"a\", \"name\": @\"\"}, {\"id\": \"a\", \"name\": \"the first with a name\"}, @{\"id\": \"a\"}, {\"id\": \"b\", \"name\": {\"e n\": @\"x\"}}]",
            &[
                "$.people[0].name: this name is empty, so the person is left out; give it one",
                "$.people[2]: this person is left out, because it has no “name”; give it one",
                "$.people[3].name[\"e n\"]: “e n” is not a language tag such as “en”; it is left out",
            ],
        ),
        (
            "\"groups\": [@{\"id\": \"a\"}], \"sources\": [@{\"id\": \"a\"}, {\"id\": \"b\", \"title\": @\" \"}], \"kinds\": [@{\"id\": \"a\"}, {\"id\": \"b\", \"name\": @\"\"}], \"works\": [@{\"id\": \"a\"}, {\"id\": \"b\", \"title\": @[]}]",
            &[
                "$.groups[0]: this group is left out, because it has no “name”; give it one",
                "$.sources[0]: this source is left out, because it has no “title”; give it one",
                "$.sources[1].title: this title is empty, so the source is left out; give it one",
                "$.kinds[0]: this kind of relation is left out, because it has no “name”; give it one",
                "$.kinds[1].name: this name is empty, so the kind of relation is left out; give it one",
                "$.works[0]: this work is left out, because it has no “title”; give it one",
                "$.works[1].title: this title is empty, so the work is left out; give it one",
            ],
        ),
        (
            "\"characters\": [{\"id\": \"a\", \"name\": [\"A\", @\"\", @{\"text\": []}], \"aliases\": [@\"\", {\"text\": @\" \"}, @{\"kind\": \"pen\"}, @5, {\"text\": @5}]}]",
            &[
                "$.characters[0].name[1]: this name is empty; it is left out",
                "$.characters[0].name[2]: this name is empty; it is left out",
                "$.characters[0].aliases[0]: this alias is empty; it is left out",
                "$.characters[0].aliases[1].text: this alias is empty; it is left out",
                "$.characters[0].aliases[2]: this alias is left out, because it has no “text”; give it a text",
                "$.characters[0].aliases[3]: this should be an object, and is a number; it is left out",
                "$.characters[0].aliases[4].text: this should be a text, and is a number; it is left out",
            ],
        ),
    ]);
}

#[test]
fn references() {
    check(&[
        (
            "\"relations\": [{\"from\": @\"beak\", \"to\": @\"nobody\"}, {\"from\": \"baek\", \"to\": @5}, {\"from\": \"baek\", \"to\": \"yang\", \"kind\": @\"freind\", \"sources\": [@\"s\"], \"back\": {\"kind\": @\"zzzzz\", \"sources\": [@\"s\"]}}, @{\"from\": \"baek\"}, @{\"to\": \"baek\"}, {\"from\": \"baek\", \"to\": @\"p\"}], \"people\": [{\"id\": \"p\", \"name\": \"P\"}]",
            &[
                "$.relations[0].from: there is no character or group “beak”; did you mean “baek”?",
                "$.relations[0].to: there is no character or group “nobody”; the relation is left out",
                "$.relations[1].to: this should be an id, and is a number; it is left out",
                "$.relations[2].kind: there is no kind of relation “freind”; did you mean “friend”?",
                "$.relations[2].sources[0]: there is no source “s”; it is left out",
                "$.relations[2].back.kind: there is no kind of relation “zzzzz”; the relation is kept without it",
                "$.relations[2].back.sources[0]: there is no source “s”; it is left out",
                "$.relations[3]: this relation is left out, because it has no “to”; give it the id of a character or a group",
                "$.relations[4]: this relation is left out, because it has no “from”; give it the id of a character or a group",
                "$.relations[5].to: “p” is a person, not a character or group; the relation is left out",
            ],
        ),
        (
            "\"relations\": [@{\"from\": \"baek\", \"to\": \"baek\"}]",
            &["$.relations[0]: this relation is left out, because “baek” stands at both its ends"],
        ),
        (
            "\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"parent\": @\"h\", \"sources\": [@\"s\"]}], \"people\": [{\"id\": \"pp\", \"name\": \"P\"}], \"characters\": [{\"id\": \"c\", \"name\": {\"text\": \"C\", \"sources\": [@\"s\"]}, \"groups\": [@\"gg\", {\"group\": @\"x\", \"sources\": [@\"s\"]}, @{\"role\": \"x\"}, \"g\", @5], \"played_by\": [@\"ppp\", {\"person\": @\"c\", \"sources\": [@\"s\"]}, @{\"as\": \"x\"}, \"pp\"], \"aliases\": [{\"text\": \"A\", \"by\": @\"d\", \"sources\": [@\"s\"]}, {\"text\": \"A\", \"by\": @\"g\"}]}]",
            &[
                "$.groups[0].parent: there is no group “h”; did you mean “g”?",
                "$.groups[0].sources[0]: there is no source “s”; it is left out",
                "$.characters[0].name.sources[0]: there is no source “s”; it is left out",
                "$.characters[0].groups[0]: there is no group “gg”; did you mean “g”?",
                "$.characters[0].groups[1].group: there is no group “x”; did you mean “g”?",
                "$.characters[0].groups[1].sources[0]: there is no source “s”; it is left out",
                "$.characters[0].groups[2]: this membership is left out, because it has no “group”; give it the id of a group",
                "$.characters[0].groups[4]: this should be an object, and is a number; it is left out",
                "$.characters[0].played_by[0]: there is no person “ppp”; did you mean “pp”?",
                "$.characters[0].played_by[1].person: “c” is a character, not a person; it is left out",
                "$.characters[0].played_by[1].sources[0]: there is no source “s”; it is left out",
                "$.characters[0].played_by[2]: this casting is left out, because it has no “person”; give it the id of a person",
                "$.characters[0].aliases[0].by: there is no character “d”; did you mean “c”?",
                "$.characters[0].aliases[0].sources[0]: there is no source “s”; it is left out",
                "$.characters[0].aliases[1].by: “g” is a group, not a character; it is left out",
            ],
        ),
        (
            "\"works\": [{\"id\": \"w\", \"title\": \"W\", \"adapts\": [@\"original\"], \"credits\": [{\"person\": @\"p\", \"sources\": [@\"s\"]}, @{\"job\": \"x\"}, @\"p\"], \"sources\": [@\"s\"]}]",
            &[
                "$.works[0].adapts[0]: there is no work “original”; it is left out",
                "$.works[0].credits[0].person: there is no person “p”; it is left out",
                "$.works[0].credits[0].sources[0]: there is no source “s”; it is left out",
                "$.works[0].credits[1]: this credit is left out, because it has no “person”; give it the id of a person",
                "$.works[0].credits[2]: this should be an object, and is a text; it is left out",
                "$.works[0].sources[0]: there is no source “s”; it is left out",
            ],
        ),
        // What is said goes to terminals: no control characters in it, and not too much.
        (
            &format!(
                "\"relations\": [{{\"from\": @\"\\u001b[2J\\u202e\", \"to\": @\"{}\"}}]",
                "한".repeat(500)
            ),
            &[
                "$.relations[0].from: there is no character or group “\\u{1b}[2J\\u{202e}”; the relation is left out",
                &format!(
                    "$.relations[0].to: there is no character or group “{}…”; the relation is left out",
                    "한".repeat(100)
                ),
            ],
        ),
    ]);
}

#[test]
fn circles() {
    let group =
        |id: &str, parent: &str| format!("{{\"id\": \"{id}\", \"name\": \"G\", \"parent\": {parent}}}");
    let work =
        |id: &str, adapts: &str| format!("{{\"id\": \"{id}\", \"title\": \"W\", \"adapts\": {adapts}}}");
    check(&[
        (
            &format!(
                "\"groups\": [{}, {}, {}, {}]",
                group("a", "@\"a\""),
                group("b", "\"c\""),
                group("c", "@\"b\""),
                group("d", "\"b\"")
            ),
            &[
                "$.groups[0].parent: this leads from “a” in a circle back to it; it is left out",
                "$.groups[2].parent: this leads from “c” through “b” in a circle back to it; it is left out",
            ],
        ),
        (
            &format!(
                "\"works\": [{}, {}, {}]",
                work("a", "[@5, @\"a\", \"b\", @\"a\"]"),
                work("b", "[\"c\"]"),
                work("c", "[@\"a\", @\"b\"]")
            ),
            &[
                "$.works[0].adapts[0]: this should be an id, and is a number; it is left out",
                "$.works[0].adapts[1]: this leads from “a” in a circle back to it; it is left out",
                "$.works[0].adapts[3]: this leads from “a” in a circle back to it; it is left out",
                "$.works[2].adapts[0]: this leads from “c” through “a” in a circle back to it; it is left out",
                "$.works[2].adapts[1]: this leads from “c” through “b” in a circle back to it; it is left out",
            ],
        ),
    ]);
    let text =
        document(&format!("\"works\": [{}, {}]", work("a", "[5, \"b\", \"a\", \"b\"]"), work("b", "[]")));
    let (show, _) = Show::read(&text).unwrap();
    assert_eq!(show.document().works[0].adapts, ["b".into(), "b".into()]);
}

#[test]
fn relations_are_called_after_their_ends() {
    let tie = "{\"from\": \"baek\", \"to\": \"yang\"}";
    let back = "{\"from\": \"yang\", \"to\": \"baek\"}";
    let own = "{\"id\": \"baek>yang#2\", \"from\": \"yang\", \"to\": \"baek\"}";
    let bad = "{\"from\": \"baek\", \"to\": \"nobody\"}";
    let text = document(&format!("\"relations\": [{tie}, {back}, {tie}, {bad}, {own}, {tie}, {own}]"));
    let (show, _) = Show::read(&text).unwrap();
    let ids: Vec<&str> = show.document().relations.iter().map(|relation| &*relation.id).collect();
    assert_eq!(
        ids,
        ["baek>yang#1", "yang>baek#1", "baek>yang#3", "baek>yang#2", "baek>yang#4", "yang>baek#2"]
    );
}
