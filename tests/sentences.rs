//! Relations as sentences, and what a point is called: what a visitor reads and a screen reader says, to the letter.

use castmap::model::Show;
use castmap::scene::{self, Part, Writer};
use castmap::state::{Action, At, State, update};
use serde_json::{Value, json};
use std::rc::Rc;

const BUILT_IN: &str = include_str!("../static/shows/trauma-code.json");

/// A state of a document at its point `at`, or at its end.
fn state(text: &str, at: At, language: &str) -> State {
    let (show, problems) = Show::read(text).expect("readable");
    assert_eq!(problems, []);
    let state = update(State::new(language), Action::At(Some(at)));
    update(state, Action::Load(Rc::new(show), Rc::default()))
}

/// Every sentence of a state, in the order of its relations.
fn said(state: &State) -> Vec<String> {
    let writer = Writer::new(state);
    let relations = &state.snapshot().relations;
    let sentences = relations.iter().flat_map(|relation| scene::sentences(&writer, relation));
    sentences.map(|sentence| scene::plain(&sentence)).collect()
}

/// A document with one relation from "ann" to "bob", who have a name for readers of Korean too, and a group.
fn document(relation: &Value) -> String {
    let mut whole = json!({"from": "ann", "to": "bob"});
    for (field, value) in relation.as_object().expect("fields") {
        whole[field] = value.clone();
    }
    json!({
        "castmap": 1, "title": "T", "timeline": {"points": [{}, {}, {}]},
        "kinds": [
            {"id": "debt", "name": {"en": "debt", "ko": "빚"}},
            {"id": "bond", "name": {"en": "bond", "ko": "인연"}, "mutual": true},
        ],
        "groups": [{"id": "crew", "name": {"en": "the crew", "ko": "선원들"}}],
        "characters": [
            {"id": "ann", "name": {"en": "Ann", "ko": "안나"}, "groups": ["crew"]},
            {"id": "bob", "name": {"en": "Bob", "ko": "밥"}},
            {"id": "zoe", "name": "Zoé"},
        ],
        "relations": [whole],
    })
    .to_string()
}

/// Checks the sentences of one relation in both languages, at the last point.
fn check(relation: &Value, english: &[&str], korean: &[&str]) {
    for (language, expected) in [("en", english), ("ko", korean)] {
        let said = said(&state(&document(relation), At::All, language));
        assert_eq!(said, expected, "{relation} in {language}");
    }
}

#[test]
fn a_label_with_a_place_for_the_other_end() {
    for (label, english, korean) in [
        (
            json!({"en": "mentors … and calls him “X”", "ko": "…을(를) 가르치며 ‘X’라 부른다"}),
            "Ann mentors Bob and calls him “X”",
            "안나는 밥을 가르치며 ‘X’라 부른다",
        ),
        (
            json!({"en": "is the boss of …", "ko": "…의 상사다"}),
            "Ann is the boss of Bob",
            "안나는 밥의 상사다",
        ),
        (
            json!({"en": "is ...’s boss", "ko": "늘 ...이(가) 밉다"}),
            "Ann is Bob’s boss",
            "안나는 늘 밥이 밉다",
        ),
        // An ellipsis that trails off is none.
        (json!({"en": "thinks…", "ko": "생각 중…"}), "Ann to Bob: thinks…", "안나가 밥에게: 생각 중…"),
        (json!({"en": "well … maybe …", "ko": "…"}), "Ann to Bob: well … maybe …", "안나가 밥에게: …"),
        (
            json!({"en": "trusts {from}", "ko": "{label}"}),
            "Ann to Bob: trusts {from}",
            "안나가 밥에게: {label}",
        ),
        (json!({"en": "sees {to} in …", "ko": "…{to}"}), "Ann sees {to} in Bob", "안나는 밥{to}"),
    ] {
        check(&json!({"label": label}), &[english], &[korean]);
        let past = json!({"label": label, "until": 2});
        check(&past, &[&format!("{english} (formerly)")], &[&format!("{korean} (과거)")]);
    }
}

#[test]
fn both_ways_and_back() {
    check(
        &json!({"mutual": true, "label": {"en": "colleagues", "ko": "동료"}}),
        &["Ann and Bob: colleagues"],
        &["안나와 밥: 동료"],
    );
    check(
        &json!({"from": "bob", "to": "ann", "mutual": true, "label": {"en": "lives with …", "ko": "…와 함께 산다"}}),
        &["Bob lives with Ann"],
        &["밥은 안나와 함께 산다"],
    );
    check(
        &json!({
            "label": {"en": "mentors …", "ko": "…을 가르친다"},
            "back": {"label": {"en": "first disciple", "ko": "첫 제자"}},
        }),
        &["Ann mentors Bob", "Bob to Ann: first disciple"],
        &["안나는 밥을 가르친다", "밥이 안나에게: 첫 제자"],
    );
    // `back` wins over `mutual`; its kind speaks where it has no label.
    check(
        &json!({"mutual": true, "kind": "rival", "back": {"kind": "romance"}, "until": 3}),
        &["Ann is a rival of Bob (formerly)", "Bob is in love with Ann (formerly)"],
        &["안나는 밥의 경쟁자다 (과거)", "밥은 안나를 사랑한다 (과거)"],
    );
}

#[test]
fn groups_and_names_that_are_not_korean() {
    check(
        &json!({"to": "crew", "kind": "member"}),
        &["Ann is a member of the crew"],
        &["안나는 선원들 소속이다"],
    );
    check(
        &json!({"from": "crew", "to": "zoe", "label": {"en": "fears …", "ko": "…을(를) 두려워한다"}}),
        &["the crew fears Zoé"],
        &["선원들은 Zoé을(를) 두려워한다"],
    );
    check(
        &json!({"from": "zoe", "label": {"en": "debt", "ko": "빚"}}),
        &["Zoé to Bob: debt"],
        &["Zoé이(가) 밥에게: 빚"],
    );
}

#[test]
fn a_relation_without_a_label_is_told_by_its_kind() {
    for (kind, directed, mutual) in [
        (
            "ally",
            ["Ann is an ally of Bob", "안나는 밥의 편이다"],
            ["Ann and Bob are allies", "안나는 밥과 같은 편이다"],
        ),
        (
            "colleague",
            ["Ann is a colleague of Bob", "안나는 밥의 동료다"],
            ["Ann and Bob are colleagues", "안나는 밥과 동료다"],
        ),
        (
            "enemy",
            ["Ann is an enemy of Bob", "안나는 밥의 적이다"],
            ["Ann and Bob are enemies", "안나는 밥과 적이다"],
        ),
        (
            "family",
            ["Ann is family to Bob", "안나는 밥의 가족이다"],
            ["Ann and Bob are family", "안나는 밥과 가족이다"],
        ),
        (
            "friend",
            ["Ann is a friend of Bob", "안나는 밥의 친구다"],
            ["Ann and Bob are friends", "안나는 밥과 친구다"],
        ),
        (
            "member",
            ["Ann is a member of Bob", "안나는 밥 소속이다"],
            ["Ann and Bob belong together", "안나는 밥과 소속이 같다"],
        ),
        (
            "mentor",
            ["Ann mentors Bob", "안나는 밥의 스승이다"],
            ["Ann and Bob mentor each other", "안나는 밥과 서로 가르친다"],
        ),
        (
            "other",
            ["Ann is connected to Bob", "안나는 밥과 관련이 있다"],
            ["Ann and Bob are connected", "안나는 밥과 서로 관련이 있다"],
        ),
        (
            "rival",
            ["Ann is a rival of Bob", "안나는 밥의 경쟁자다"],
            ["Ann and Bob are rivals", "안나는 밥과 경쟁한다"],
        ),
        (
            "romance",
            ["Ann is in love with Bob", "안나는 밥을 사랑한다"],
            ["Ann and Bob are in love", "안나는 밥과 연인이다"],
        ),
    ] {
        check(&json!({"kind": kind}), &[directed[0]], &[directed[1]]);
        check(&json!({"kind": kind, "mutual": true}), &[mutual[0]], &[mutual[1]]);
    }
    check(&json!({}), &["Ann is connected to Bob"], &["안나는 밥과 관련이 있다"]);
    // A kind of the document's own.
    check(&json!({"kind": "debt"}), &["Ann to Bob: debt"], &["안나가 밥에게: 빚"]);
    check(&json!({"kind": "bond"}), &["Ann and Bob: bond"], &["안나와 밥: 인연"]);
}

#[test]
fn of_a_label_that_changes_the_leading_one_is_said() {
    let label = json!([{"text": "fears …", "until": 2}, {"text": "trusts …", "since": 2, "until": 3}]);
    for (at, expected) in [(1, "Ann fears Bob"), (2, "Ann trusts Bob"), (3, "Ann trusts Bob (formerly)")] {
        let text = document(&json!({"label": label}));
        assert_eq!(said(&state(&text, At::Point(at), "en")), [expected], "at {at}");
    }
}

#[test]
fn a_side_that_goes_on_is_not_over() {
    let back = json!({"label": "trusts …"});
    for (from, to) in [("ann", "bob"), ("ann", "crew"), ("crew", "ann")] {
        for (second, is_over) in [
            (json!({"from": from, "to": to, "label": "fears …", "back": back}), false),
            // Told from the other end.
            (json!({"from": to, "to": from, "label": "trusts …"}), false),
            (json!({"from": from, "to": to, "label": "trusts …"}), true),
            (json!({"from": to, "to": from, "label": "trusts …", "until": 2}), true),
            (json!({"from": to, "to": from, "label": "trusts …", "kind": "ally"}), true),
            (json!({"from": to, "to": from, "label": {"text": "trusts …", "until": 2}}), true),
        ] {
            let first = json!({"from": from, "to": to, "label": "loves …", "back": back, "until": 2});
            let mut text: Value = serde_json::from_str(&document(&first)).expect("JSON");
            text["relations"].as_array_mut().expect("a list").push(second.clone());
            let said = said(&state(&text.to_string(), At::Point(2), "en"));
            assert!(said[0].contains(" loves ") && said[0].ends_with(" (formerly)"), "{said:?}");
            assert_eq!(said[1].ends_with(" (formerly)"), is_over, "{second}: {said:?}");
        }
    }
}

/// The pieces of the first sentence: what is strong, in stars, and the language behind what is in another.
fn marked(relation: &Value, language: &str) -> String {
    let state = state(&document(relation), At::All, language);
    let sentences = scene::sentences(&Writer::new(&state), &state.snapshot().relations[0]);
    let Some(Part::Run(parts)) = sentences.first() else { panic!("{sentences:?}") };
    let parts = parts.iter().map(|part| {
        let (Part::Text(spoken) | Part::Strong(spoken)) = part else { panic!("{part:?}") };
        let star = if matches!(part, Part::Strong(_)) { "*" } else { "" };
        let lang = spoken.lang.as_ref().map_or_else(String::new, |lang| format!("<{lang}>"));
        format!("{star}{}{star}{lang}", spoken.words)
    });
    parts.collect::<Vec<_>>().join("|")
}

#[test]
fn names_are_strong_and_other_languages_are_marked() {
    for (relation, language, expected) in [
        (json!({"label": "trusts …"}), "en", "*Ann*| trusts |*Bob*"),
        (
            json!({"label": "trusts …, his friend", "until": 1}),
            "en",
            "*Ann*| trusts |*Bob*|, his friend (formerly)",
        ),
        (json!({"label": {"ko": "친구"}}), "en", "*Ann*| to |*Bob*|: |친구<ko>"),
        // A label that is a sentence brings the form of its own language with it.
        (json!({"label": {"ko": "…의 친구다"}}), "en", "*Ann*|은(는) <ko>|*Bob*|의 친구다<ko>"),
        (json!({"label": {"en": "trusts …"}, "until": 1}), "ko", "*안나*| trusts <en>|*밥*| (과거)"),
        (json!({"to": "zoe", "label": {"ja": "…を信じる"}}), "ko", "*안나*| <ja>|*Zoé*<en>|を信じる<ja>"),
        (json!({"to": "zoe"}), "ko", "*안나*|는 |*Zoé*<en>|과(와) 관련이 있다"),
    ] {
        assert_eq!(marked(&relation, language), expected, "{relation}");
    }
}

#[test]
fn a_point_is_called_in_the_order_of_its_own_language() {
    for (unit, language, expected) in [
        (r#"{"en": "Episode", "ko": "화"}"#, "en", "Episode 2"),
        (r#"{"en": "Episode", "ko": "화"}"#, "ko", "2화"),
        (r#""Season""#, "ko", "Season 2"),
    ] {
        let text = format!(
            r#"{{"castmap": 1, "title": "T", "characters": [], "timeline": {{"unit": {unit}, "points": [{{}}, {{}}]}}}}"#
        );
        let state = state(&text, At::All, language);
        assert_eq!(scene::point(&state, 2, true), expected, "{unit} in {language}");
    }
}

#[test]
fn the_built_in_show_speaks_in_sentences() {
    for (language, sentences) in [
        (
            "en",
            [
                "Baek Kang-hyuk mentors Yang Jae-won and calls him “Anus” (formerly)",
                "Baek Kang-hyuk mentors Yang Jae-won and calls him by name",
                "Yang Jae-won is the first disciple of Baek Kang-hyuk",
                "Baek Kang-hyuk depends on Cheon Jang-mi, his “Gangster”",
                "Cheon Jang-mi volunteers to follow Baek Kang-hyuk abroad",
                "Yang Jae-won is a colleague of Cheon Jang-mi",
                "Kang Myeong-hui chose Baek Kang-hyuk and shields him",
                "Baek Kang-hyuk saves Han Yu-rim’s daughter in surgery",
                "Baek Kang-hyuk worked for Black Wings (formerly)",
            ],
        ),
        (
            "ko",
            [
                "백강혁은 양재원을 가르치며 ‘항문’이라 부른다 (과거)",
                "백강혁은 양재원을 가르치며 이름으로 부른다",
                "양재원은 백강혁의 첫 제자다",
                "백강혁은 천장미를 ‘조폭’이라 부르며 의지한다",
                "천장미는 백강혁을 따라 해외로 가겠다고 자원한다",
                "양재원은 천장미의 동료다",
                "Kang Myeong-hui은(는) 백강혁을 발탁하고 감싸 준다",
                "백강혁은 한유림의 딸을 수술로 살린다",
                "백강혁은 블랙윙스에 몸담았다 (과거)",
            ],
        ),
    ] {
        let said = said(&state(BUILT_IN, At::All, language));
        for sentence in sentences {
            assert!(said.iter().any(|said| said == sentence), "{sentence}\n{said:#?}");
        }
        // None is a label behind a colon.
        assert!(said.len() > 25 && !said.iter().any(|said| said.contains([':', '…', '→'])), "{said:#?}");
    }
}
