//! `castmap render --html`: what readers without scripts get is all there, well-formed, and of no later point.

#[path = "support/markup.rs"]
mod markup;
#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;

use castmap::model::Show;
use castmap::scene::{self, Writer};
use castmap::state::{Action, At, State, update};
use markup::{Markup, read};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use random_show::{leaks, random_show};
use serde_json::{Value, json};
use std::rc::Rc;

const BUILT_IN: &str = include_str!("../static/shows/trauma-code.json");

/// A state of a document at its start, or at another point.
fn state(text: &str, at: Option<At>, language: &str) -> State {
    let (show, _) = Show::read(text).expect("readable");
    let state = update(State::new(language), Action::At(at));
    update(state, Action::Load(Rc::new(show), Rc::default()))
}

/// The HTML of a state, read again: the elements, and the linked data.
fn rendered(state: &State) -> (Markup, Value) {
    let html = scene::html(state);
    let markup = read(&html).unwrap_or_else(|fault| panic!("{fault}\n{html}"));
    let [script] = &markup.scripts[..] else { panic!("{} scripts", markup.scripts.len()) };
    // The element takes a child of the type "application/json" for a document.
    assert_eq!(script.0, "application/ld+json", "another type is run, or taken for a document");
    let linked = serde_json::from_str(&script.1).unwrap_or_else(|fault| panic!("{fault}\n{html}"));
    assert_eq!(linked, scene::linked(state));
    (markup, linked)
}

#[test]
fn a_small_show_to_the_letter() {
    let text = json!({
        "castmap": 1, "title": {"en": "The Lighthouse", "ko": "등대"}, "native": "ko",
        "about": {"year": 2024},
        "timeline": {"points": [{}, {}]},
        "people": [{"id": "kim", "name": {"en": "Kim Da-on", "ko": "김다온"}, "aliases": ["Kim Da On"]}],
        "characters": [
            {"id": "mina", "name": {"en": "Mina", "ko": "미나"}, "tier": "main", "role": {"ko": "등대지기"}, "played_by": ["kim"]},
            {"id": "jun", "name": "Jun & Co.", "until": 1},
            {"id": "late", "name": "Latecomer", "since": 2},
        ],
        "relations": [
            {"from": "mina", "to": "jun", "label": "fears …", "until": 1},
            {"from": "mina", "to": "jun", "label": "trusts …", "back": {"label": "<3"}, "since": 1},
        ],
    });
    let expected = r#"<div lang="en">
<h2>The Lighthouse <small lang="ko">등대</small></h2>
<h3>Main</h3>
<ul>
<li><strong>Mina</strong> (<span lang="ko">미나</span>), <span lang="ko">등대지기</span>, played by Kim Da-on</li>
</ul>
<h3>Cast</h3>
<ul>
<li><strong>Jun &amp; Co.</strong>, has left the story</li>
</ul>
<h3>How they stand to each other</h3>
<ul>
<li><strong>Mina</strong> trusts <strong>Jun &amp; Co.</strong></li>
<li><strong>Jun &amp; Co.</strong> to <strong>Mina</strong>: &lt;3</li>
<li><strong>Mina</strong> fears <strong>Jun &amp; Co.</strong> (formerly)</li>
</ul>
</div>
<script type="application/ld+json">
"#;
    let state = state(&text.to_string(), None, "en");
    let html = scene::html(&state);
    assert_eq!(html.split_inclusive('{').next().map(|head| head.trim_end_matches('{')), Some(expected));
    let (_, linked) = rendered(&state);
    assert_eq!(
        linked,
        json!({
            "@context": "https://schema.org", "@type": "TVSeries",
            "name": "The Lighthouse", "alternateName": ["등대"], "datePublished": "2024",
            "actor": [{
                "@type": "PerformanceRole", "characterName": "Mina",
                "actor": {"@type": "Person", "name": "Kim Da-on", "alternateName": ["김다온", "Kim Da On"]},
            }],
            "character": [
                {"@type": "Person", "name": "Mina", "alternateName": ["미나"]},
                {"@type": "Person", "name": "Jun & Co."},
            ],
        })
    );
}

#[test]
fn what_is_no_series_is_a_work() {
    let document = |people: &Value| {
        json!({
            "castmap": 1, "title": "T", "people": [{"id": "p", "name": "P"}],
            "characters": [{"id": "a", "name": "A", "played_by": people}],
        })
    };
    for (played_by, field, expected) in [
        (
            json!(["p"]),
            "contributor",
            json!([{"@type": "PerformanceRole", "characterName": "A", "contributor": {"@type": "Person", "name": "P"}}]),
        ),
        (json!([]), "contributor", Value::Null),
        (json!([]), "actor", Value::Null),
    ] {
        let (_, linked) = rendered(&state(&document(&played_by).to_string(), None, "en"));
        assert_eq!(linked["@type"], "CreativeWork");
        assert_eq!(linked[field], expected);
    }
}

#[test]
fn nobody_yet() {
    let text = r#"{"castmap": 1, "title": "T", "characters": []}"#;
    for (language, expected) in [
        ("en", "<h3>Cast</h3>\n<ul>\n<li>Nobody has appeared yet.</li>\n</ul>\n</div>"),
        ("ko", "<h3>출연</h3>\n<ul>\n<li>아직 아무도 등장하지 않았습니다.</li>\n</ul>\n</div>"),
    ] {
        let html = scene::html(&state(text, None, language));
        assert!(html.contains(expected), "{html}");
    }
}

#[test]
fn it_says_all_of_the_built_in_show_and_no_later_point() {
    for language in ["en", "ko"] {
        let mut sentences = 0;
        for at in 0..=8 {
            let state = state(BUILT_IN, Some(At::Point(at)), language);
            let (markup, linked) = rendered(&state);
            let snapshot = state.snapshot();
            let writer = Writer::new(&state);
            for relation in &snapshot.relations {
                for said in scene::sentences(&writer, relation).iter().map(scene::plain) {
                    assert!(markup.lines.contains(&said), "{language} at {at}: {said}\n{:#?}", markup.lines);
                    sentences += 1;
                }
            }
            for place in 0..snapshot.characters.len() {
                let card = scene::card(&state, place);
                let line = markup.lines.iter().find(|line| line.starts_with(&card.name.words));
                let line = line.unwrap_or_else(|| panic!("{} is not named", card.name.words));
                let (_, actors, _) = card.actors.unwrap_or_default();
                for spoken in actors.iter().chain(&card.role).chain(&card.native) {
                    assert!(line.contains(&spoken.words), "{line}: {}", spoken.words);
                }
            }
            let played: usize = snapshot.characters.iter().map(|character| character.played_by.len()).sum();
            assert_eq!(linked["actor"].as_array().map_or(0, Vec::len), played);
            assert_eq!(linked["character"].as_array().map_or(0, Vec::len), snapshot.characters.len());
        }
        assert!(sentences > 100);
    }
    // The document's own start is the first episode.
    let html = scene::html(&state(BUILT_IN, None, "en"));
    assert_eq!(html, scene::html(&state(BUILT_IN, Some(At::Point(1)), "en")));
    assert!(html.contains("Anus") && !html.contains("calls him by name") && !html.contains("daughter"));
}

#[test]
fn a_side_that_goes_on_is_not_over() {
    let (markup, _) = rendered(&state(BUILT_IN, Some(At::All), "en"));
    for (line, times) in [
        ("Yang Jae-won is the first disciple of Baek Kang-hyuk", 1),
        ("Yang Jae-won is the first disciple of Baek Kang-hyuk (formerly)", 0),
        ("Baek Kang-hyuk mentors Yang Jae-won and calls him “Anus” (formerly)", 1),
        ("Baek Kang-hyuk depends on Cheon Jang-mi, his “Gangster” (formerly)", 0),
        // It was so twice.
        ("Baek Kang-hyuk nicknames Cheon Jang-mi “Gangster” (formerly)", 1),
    ] {
        assert_eq!(markup.lines.iter().filter(|said| *said == line).count(), times, "{line}");
    }
}

#[test]
fn no_line_knows_the_future() {
    let shows = u64::from(sample::sample("random shows as HTML", 150, 5_000));
    let mut lines = 0;
    for seed in 0..shows {
        let random = random_show(seed);
        for at in 0..=random.last {
            for language in ["en", "ko"] {
                let state = state(&random.text, Some(At::Point(at)), language);
                assert_eq!(leaks(&scene::html(&state), at), Vec::<String>::new(), "seed {seed} at {at}");
                lines += rendered(&state).0.lines.len();
            }
        }
    }
    sample::say(&format!("{lines} lines without a word from the future"));
    assert!(lines > 1_000);
}

/// Text that tries to be markup, beside any other.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        any::<char>().prop_map(String::from),
        proptest::sample::select(vec![
            "<",
            ">",
            "\"",
            "'",
            "&",
            "&lt;",
            "</script>",
            "<script>",
            "<!--",
            "-->",
            "]]>",
            "</cast-map>",
            "</div>",
            "<img src=x onerror=alert(1)>",
            "\\",
            "\\u003c",
            "{",
            "}",
            "{from}",
            "…",
            " … ",
            "...",
            "\u{2028}",
        ])
        .prop_map(String::from),
    ];
    proptest::collection::vec(pieces, 1..12).prop_map(|pieces| format!("x{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: sample::sample("hostile texts as HTML", 300, 6_000),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_becomes_markup(text in hostile(), language in proptest::sample::select(vec!["en", "ko"])) {
        let document = json!({
            "castmap": 1, "title": {"en": text, "ko": text, "ja": "題"}, "native": "ja",
            "kinds": [{"id": "k", "name": text}],
            "people": [{"id": "p", "name": text, "aliases": [text]}],
            "groups": [{"id": "g", "name": text}],
            "characters": [
                {"id": "a", "name": text, "role": {"fr": text}, "played_by": ["p"], "aliases": [text]},
                {"id": "b", "name": {"fr": text}},
            ],
            "relations": [
                {"from": "a", "to": "b", "label": text},
                {"from": "a", "to": "g", "label": format!("{text} … {text}"), "back": {"label": {"fr": text}}},
                {"from": "b", "to": "g", "kind": "k", "until": 0},
            ],
        });
        let state = state(&document.to_string(), None, language);
        let plain = state.snapshot().title.get("en", "en").to_owned();
        let (markup, linked) = rendered(&state);
        // All of it is there, as text.
        prop_assert_eq!(&markup.headings[0], &format!("{plain} 題"));
        prop_assert!(markup.lines[0].starts_with(&plain), "{:?}", markup.lines);
        prop_assert_eq!(linked["name"].as_str(), Some(&*plain));
        let writer = Writer::new(&state);
        for relation in &state.snapshot().relations {
            for said in scene::sentences(&writer, relation).iter().map(scene::plain) {
                prop_assert!(markup.lines.contains(&said), "{said}\n{:#?}", markup.lines);
            }
        }
        let script = scene::html(&state);
        let (_, script) = script.split_once("ld+json\">").unwrap();
        prop_assert_eq!(script.matches('<').count(), 1, "only its own end");
    }
}
