//! What is wrong with single values.

use super::{check, check_text, document};
use castmap::model::Show;

#[test]
fn times() {
    check(&[
        (
            "\"about\": {\"facts\": [{\"text\": \"x\", \"since\": @9}, {\"text\": \"x\", \"since\": @-1}, {\"text\": \"x\", \"since\": @1.5}, {\"text\": \"x\", \"since\": @\"3\"}, {\"text\": \"x\", \"since\": @null}]}",
            &[
                "$.about.facts[0].since: point 9 is beyond the timeline, which has 8 points; until it is mended this is shown from the last point on",
                "$.about.facts[1].since: a point of the timeline is a whole number from 0, without quotes; until it is mended this is shown from the last point on",
                "$.about.facts[2].since: a point of the timeline is a whole number from 0, without quotes; until it is mended this is shown from the last point on",
                "$.about.facts[3].since: a point of the timeline is a whole number from 0, without quotes; until it is mended this is shown from the last point on",
                "$.about.facts[4].since: a point of the timeline is a whole number from 0, without quotes; until it is mended this is shown from the last point on",
            ],
        ),
        (
            "\"about\": {\"facts\": [{\"text\": \"x\", \"until\": @9}, {\"text\": \"x\", \"until\": @null}, {\"text\": \"x\", \"since\": 5, \"until\": @4}]}",
            &[
                "$.about.facts[0].until: point 9 is beyond the timeline, which has 8 points; it is left out",
                "$.about.facts[1].until: a point of the timeline is a whole number from 0, without quotes; it is left out",
                "$.about.facts[2].until: this ends at point 4, before it begins at 5; the end is left out",
            ],
        ),
        // The end is before a beginning that nobody wrote: one fault.
        (
            "\"about\": {\"facts\": [{\"text\": \"x\", \"since\": @80, \"until\": 4}]}",
            &[
                "$.about.facts[0].since: point 80 is beyond the timeline, which has 8 points; until it is mended this is shown from the last point on",
            ],
        ),
        (
            "\"timeline\": {\"points\": [{}]}, \"about\": {\"facts\": [{\"text\": \"x\", \"since\": @2}]}",
            &[
                "$.about.facts[0].since: point 2 is beyond the timeline, which has 1 point; until it is mended this is shown from the last point on",
            ],
        ),
        (
            "\"timeline\": {}, \"about\": {\"facts\": [{\"text\": \"x\", \"since\": @1}]}",
            &[
                "$.about.facts[0].since: point 1 is beyond the timeline, which has no points; until it is mended this is shown from the last point on",
            ],
        ),
        (
            "\"timeline\": {\"points\": [{}], \"start\": @2}",
            &[
                "$.timeline.start: the start should be a point of the timeline; visitors begin at the first one",
            ],
        ),
        (
            "\"timeline\": {\"points\": [{}], \"start\": @\"1\"}",
            &[
                "$.timeline.start: the start should be a point of the timeline; visitors begin at the first one",
            ],
        ),
        // A point that cannot be read is still a point.
        (
            "\"timeline\": {\"points\": [@5, {}]}, \"about\": {\"facts\": [{\"text\": \"x\", \"since\": 2}]}",
            &["$.timeline.points[0]: this should be an object, and is a number; it is left out"],
        ),
        // A time among languages would be lost, and what is said shown too early: it is left out.
        (
            "\"characters\": [{\"id\": \"a\", \"name\": \"A\", \"role\": @{\"en\": \"Traitor\", \"since\": 5}, \"groups\": [{\"group\": \"g\", \"role\": @{\"text\": \"Traitor\", \"since\": 5}}]}], \"groups\": [{\"id\": \"g\", \"name\": \"G\"}]",
            &[
                "$.characters[0].role: “since” cannot stand among languages, so this is left out; where a statement may stand, put what is said into its “text”",
                "$.characters[0].groups[0].role: “text” cannot stand among languages, so this is left out; where a statement may stand, put what is said into its “text”",
            ],
        ),
    ]);
}

#[test]
fn words_addresses_and_colours() {
    let address =
        "this address is left out: only https:, http:, mailto: and relative paths, without spaces, are shown";
    let color = "this colour is left out: write it as “#rgb” or “#rrggbb”";
    check(&[
        (
            "\"kinds\": [{\"id\": \"k\", \"name\": \"K\", \"line\": @\"doted\", \"color\": @\"red\"}, {\"id\": \"l\", \"name\": \"L\", \"line\": @\"wavy\", \"color\": @\"#12345\"}, {\"id\": \"m\", \"name\": \"M\", \"line\": @5, \"color\": @5}], \"groups\": [{\"id\": \"g\", \"name\": \"G\", \"color\": @\"#ggg\"}]",
            &[
                "$.kinds[0].line: “doted” is not one of solid, dashed, dotted, double; did you mean “dotted”?",
                &format!("$.kinds[0].color: {color}"),
                "$.kinds[1].line: “wavy” is not one of solid, dashed, dotted, double",
                &format!("$.kinds[1].color: {color}"),
                "$.kinds[2].line: this should be a text, and is a number; it is left out",
                "$.kinds[2].color: this should be a colour such as “#0b6e69”, and is a number; it is left out",
                &format!("$.groups[0].color: {color}"),
            ],
        ),
        (
            "\"characters\": [{\"id\": \"a\", \"name\": \"A\", \"tier\": @\"Main\", \"aliases\": [{\"text\": \"A\", \"kind\": @\"nick\"}, {\"text\": \"A\", \"kind\": @\"nicknam\"}]}]",
            &[
                "$.characters[0].tier: “Main” is not one of main, support, guest; did you mean “main”?",
                "$.characters[0].aliases[0].kind: “nick” is not one of spelling, native, nickname, title, birth, pen, stage",
                "$.characters[0].aliases[1].kind: “nicknam” is not one of spelling, native, nickname, title, birth, pen, stage; did you mean “nickname”?",
            ],
        ),
        (
            "\"about\": {\"links\": [{\"url\": @\"javascript:alert(1)\"}, {\"url\": @\"data:text/html,x\"}, {\"url\": @\"//example.org\"}, {\"url\": @5}, @{\"label\": \"x\"}, @\"https://example.org\", {\"url\": \"mailto:a@@example.org\"}]}".replace("@@", "%40").as_str(),
            &[
                &format!("$.about.links[0].url: {address}"),
                &format!("$.about.links[1].url: {address}"),
                &format!("$.about.links[2].url: {address}"),
                "$.about.links[3].url: this should be an address, and is a number; it is left out",
                "$.about.links[4]: this link is left out, because it has no “url”; give it an address",
                "$.about.links[5]: this should be an object, and is a text; it is left out",
            ],
        ),
        (
            "\"sources\": [{\"id\": \"s\", \"title\": \"S\", \"url\": @\"ftp://x\"}], \"characters\": [{\"id\": \"a\", \"name\": \"A\", \"portrait\": {\"src\": @\"file:///x\"}}, {\"id\": \"b\", \"name\": \"B\", \"portrait\": [{\"src\": \"b.webp\"}, @{\"alt\": \"x\"}, {\"src\": @\"a b\"}, @\"b.webp\"]}]",
            &[
                &format!("$.sources[0].url: {address}"),
                &format!("$.characters[0].portrait.src: {address}"),
                "$.characters[1].portrait[1]: this portrait is left out, because it has no “src”; give it an address",
                &format!("$.characters[1].portrait[2].src: {address}"),
                "$.characters[1].portrait[3]: this should be an object, and is a text; it is left out",
            ],
        ),
    ]);
}

#[test]
fn types() {
    check(&[
        (
            "\"language\": @5, \"native\": @\"한국어\", \"about\": @[], \"timeline\": @8, \"sources\": @{}, \"groups\": @\"g\", \"kinds\": @null, \"people\": @true, \"relations\": @{}, \"works\": @1",
            &[
                "$.language: this should be a language tag such as “en”, and is a number; it is left out",
                "$.native: this should be a language tag such as “en”, and is a text; it is left out",
                "$.about: this should be an object, and is a list; it is left out",
                "$.timeline: this should be an object, and is a number; it is left out",
                "$.sources: this should be a list, and is an object; it is left out",
                "$.groups: this should be a list, and is a text; it is left out",
                "$.kinds: this should be a list, and is null; it is left out",
                "$.people: this should be a list, and is true or false; it is left out",
                "$.relations: this should be a list, and is an object; it is left out",
                "$.works: this should be a list, and is a number; it is left out",
            ],
        ),
        (
            "\"timeline\": {\"points\": @8, \"unit\": @1}, \"about\": {\"summary\": @5, \"year\": @2024.5, \"network\": @[], \"genres\": @\"x\", \"facts\": @\"x\", \"links\": @{}, \"length\": @null}",
            &[
                "$.timeline.points: this should be a list, and is a number; it is left out",
                "$.timeline.unit: this should be a text, or an object of language to text, and is a number; it is left out",
                "$.about.summary: this should be a text, or an object of language to text, and is a number; it is left out",
                "$.about.year: a year is a whole number; it is left out",
                "$.about.network: this should be a text, or an object of language to text, and is a list; it is left out",
                "$.about.genres: this should be a list, and is a text; it is left out",
                "$.about.facts: this should be a list, and is a text; it is left out",
                "$.about.links: this should be a list, and is an object; it is left out",
                "$.about.length: this should be a text, or an object of language to text, and is null; it is left out",
            ],
        ),
        (
            "\"about\": {\"year\": @\"2025\", \"genres\": [@1, \"x\", {\"en\": @1, \"ko\": \"x\"}], \"facts\": [@[\"x\"], {\"text\": @5, \"topic\": @5, \"sources\": @\"s\"}]}",
            &[
                "$.about.year: this should be a year as a number, and is a text; it is left out",
                "$.about.genres[0]: this should be a text, or an object of language to text, and is a number; it is left out",
                "$.about.genres[2].en: this should be a text, and is a number; it is left out",
                "$.about.facts[0]: this should be a text, or an object of language to text, and is a list; it is left out",
                "$.about.facts[1].text: this should be a text, or an object of language to text, and is a number; it is left out",
                "$.about.facts[1].topic: this should be a text, and is a number; it is left out",
                "$.about.facts[1].sources: this should be a list, and is a text; it is left out",
            ],
        ),
        (
            "\"characters\": [{\"id\": \"a\", \"name\": \"A\", \"played_by\": [{\"person\": \"p\", \"voice\": @1, \"lang\": @\"k o\", \"as\": @1}]}, @[]], \"people\": [{\"id\": \"p\", \"name\": \"P\", \"known_for\": @\"x\"}], \"works\": [{\"id\": \"w\", \"title\": \"W\", \"this\": @\"yes\", \"credits\": [{\"person\": \"p\", \"name_as\": @{}}]}], \"relations\": [@1, {\"from\": \"a\", \"to\": \"a2\", \"mutual\": @0, \"back\": @\"x\"}], \"groups\": [{\"id\": \"a2\", \"name\": \"A\"}], \"sources\": [{\"id\": \"s\", \"title\": \"S\", \"date\": @2025}]",
            &[
                "$.characters[0].played_by[0].voice: this should be true or false, and is a number; it is left out",
                "$.characters[0].played_by[0].lang: this should be a language tag such as “en”, and is a text; it is left out",
                "$.characters[0].played_by[0].as: this should be a text, or an object of language to text, and is a number; it is left out",
                "$.characters[1]: this should be an object, and is a list; it is left out",
                "$.people[0].known_for: this should be a list, and is a text; it is left out",
                "$.works[0].this: this should be true or false, and is a text; it is left out",
                "$.works[0].credits[0].name_as: this should be a text, and is an object; it is left out",
                "$.relations[0]: this should be an object, and is a number; it is left out",
                "$.relations[1].mutual: this should be true or false, and is a number; it is left out",
                "$.relations[1].back: this should be an object, and is a text; it is left out",
                "$.sources[0].date: this should be a text, and is a number; it is left out",
            ],
        ),
    ]);
}

#[test]
fn long_texts_are_cut() {
    let (text, name) = ("한".repeat(10_001), "이".repeat(201));
    let whole = ("한".repeat(10_000), "이".repeat(200));
    let cut_text = "this is longer than 10000 characters and is cut there; say it in fewer";
    let cut_name = "this is longer than 200 characters and is cut there; say it in fewer";
    check(&[
        (
            &format!(
                "\"about\": {{\"network\": \"{}\"}}, \"people\": [{{\"id\": \"p\", \"name\": \"{}\"}}]",
                whole.0, whole.1
            ),
            &[],
        ),
        (
            &format!("\"about\": {{\"summary\": {{\"ko\": @\"{text}\"}}}}"),
            &[&format!("$.about.summary.ko: {cut_text}")],
        ),
        (
            &format!(
                "\"people\": [{{\"id\": \"p\", \"name\": [{{\"text\": @\"{name}\"}}], \"aliases\": [@\"{name}\"]}}], \"works\": [{{\"id\": \"w\", \"title\": \"W\", \"credits\": [{{\"person\": \"p\", \"name_as\": @\"{name}\"}}]}}], \"kinds\": [{{\"id\": \"k\", \"name\": @\"{name}\"}}]"
            ),
            &[
                &format!("$.people[0].name[0].text: {cut_name}"),
                &format!("$.people[0].aliases[0]: {cut_name}"),
                &format!("$.works[0].credits[0].name_as: {cut_name}"),
                &format!("$.kinds[0].name: {cut_name}"),
            ],
        ),
    ]);
    let (show, _) = Show::read(&document(&format!(
        "\"about\": {{\"network\": \"{text}\"}}, \"people\": [{{\"id\": \"p\", \"name\": \"{name}\"}}]"
    )))
    .unwrap();
    assert_eq!(show.document().about.network.as_ref().unwrap().get("en", "en"), whole.0);
    assert_eq!(show.document().people[0].name.0[0].text.get("en", "en"), whole.1);
    // A title is no name, but a text all the same.
    check_text(
        &format!("{{\"castmap\": 1, \"title\": @\"{text}\", \"characters\": []}}"),
        &[&format!("$.title: {cut_text}")],
    );
}

#[test]
fn texts_are_fit_to_be_shown() {
    let text = document(
        "\"characters\": [{\"id\": \"a\", \"name\": \" \\u202e백\\u0000강\\u0007혁\\u2069\\n\", \"summary\": \"one\\ntwo\\tthree\", \"aliases\": [\"👩\u{200d}⚕️\"]}]",
    );
    let (show, problems) = Show::read(&text).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let character = &show.document().characters[0];
    assert_eq!(character.name.0[0].text.get("en", "en"), "백강혁");
    assert_eq!(character.summary.0[0].text.get("en", "en"), "one two three");
    assert_eq!(&*character.aliases[0].text, "👩\u{200d}⚕️");
}
