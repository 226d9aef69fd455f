//! What people type, and whom it finds.

#[path = "support/found.rs"]
mod found;
#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;

use castmap::model::Show;
use castmap::search::{Field, Index, Query, characters, find, fold};
use proptest::prelude::*;

const SHOW: &str = include_str!("../static/shows/trauma-code.json");

/// What each of the words finds first in the built-in show, at its end.
fn check(rows: &[(&str, &str)]) {
    let (show, _) = Show::read(SHOW).expect("the built-in show");
    let index = Index::of(&show.as_of(show.last()));
    for (expected, words) in rows {
        for typed in words.split(" / ") {
            let hits = find(&index, typed);
            let found = |hit: &castmap::search::Hit| {
                format!(
                    "{} {} ({}, {})",
                    hit.sort.word(),
                    index.entries[hit.entry].id,
                    index.matched(hit),
                    hit.score
                )
            };
            let found: Vec<String> = hits.iter().map(found).collect();
            let first = found.first().map_or("", |first| first.split(" (").next().unwrap_or_default());
            assert_eq!(first, *expected, "{typed}: {found:?}");
        }
    }
}

#[test]
fn every_spelling_nickname_maker_and_work_finds_its_own() {
    check(&[
        (
            "character baek",
            "Baek Kang-hyuk / 백강혁 / Baek Kang Hyeok / Baek Kang Hyuk / Gang-hyeok / Kang-hyeok / Malak",
        ),
        ("character baek", "Ju Ji-hoon / 주지훈 / Joo Ji Hoon / Ju Ji Hoon"),
        ("character yang", "Yang Jae-won / 양재원 / Yang Jae Won / Anus / 항문 / 1호 / Number One"),
        ("character yang", "Choo Young-woo / 추영우 / Choo Young Woo / Choo Yeong Woo"),
        ("character cheon", "Cheon Jang-mi / 천장미 / Cheon Jang Mi / Gangster / 조폭 / Ha Young / 하영"),
        ("character han", "Han Yu-rim / 한유림 / Han Yu Rim / Yoon Kyung-ho / 윤경호 / Yoon Kyung Ho"),
        ("character daughter", "지영"),
        ("character choi", "Choi Jo-eun / 최조은 / Choi Jo Eun / Kim Eui-sung / 김의성 / Kim Eui Sung"),
        ("character hong", "Hong Jae-hoon / Hong Jae Hoon / Kim Won-hae / 김원해 / Kim Won Ae"),
        (
            "character kang",
            "Kang Myeong-hui / Kang Myeong Hui / Kang Myung-hui / Kim Sun-young / 김선영 / Kim Sun Young",
        ),
        ("character park", "Park Gyeong-won / 박경원 / Jung Jae-kwang / 정재광"),
        ("character agent", "Black Wings agent"),
        ("actor lee-do-yoon", "Lee Do-yoon / Lee Do Yoon / 이도윤"),
        ("actor choi-tae-kang", "Choi Tae-kang / Choi Tae Kang / 최태강"),
        ("actor lee-nak-jun", "Hansanleega / Han San / Lee Nak-jun / 한산이가 / 이낙준"),
        ("actor hong-bicira", "Hong Bicira / 홍비치라"),
        (
            "work novel",
            "The Trauma Center: Golden Hour / Severe Trauma Center: Golden Hour / Severe Trauma Center",
        ),
        ("work drama", "The Trauma Code: Heroes on Call / 중증외상센터"),
    ]);
}

#[test]
fn names_are_found_however_they_are_typed() {
    check(&[
        (
            "character baek",
            "baekkanghyuk / BAEK  kang / kang-hyuk baek / kanghyukbaek / Paek Kang-hyŏk / paikganghyok",
        ),
        ("character baek", "ㅂㄱㅎ / 배 / 백가 / 백강ㅎ / qorrkdgur / qorrkd / 백강혁"),
        ("character baek", "Chu Chi-hun / Joo Ji-hun / jihoon ju / ㅈㅈㅎ / wnwlgns"),
        ("character yang", "Chu Yongu / 추영 / ㅊㅇㅇ / Yang Chae-won / didwodnjs"),
        ("character kang", "Gang Myung-hee / Kang Myonghui"),
        ("character park", "Pak Kyongwon / Bak Gyeongwon / ㅂㄱㅇ / Chung Jaekwang"),
        ("character hong", "Gim Wonhae / Kim Won-ae"),
        ("character baek", "Baek Kagnhyuk / Bekkanghyuk / 백강헉"),
        ("character yang", "Choo Yuong-woo / Yagn Jae-won"),
        ("character cheon", "Gagnster"),
    ]);
}

#[test]
fn what_is_only_near_stands_behind() {
    let (show, _) = Show::read(
        r#"{"castmap": 1, "title": "T", "characters": [
            {"id": "alike", "name": "강", "tier": "main"}, {"id": "inside", "name": "Mukkang", "tier": "main"},
            {"id": "guest", "name": "Kang", "tier": "guest"}, {"id": "word", "name": "Lee Kang", "tier": "main"},
            {"id": "begins", "name": "Kangaroo"}, {"id": "main", "name": "Kang", "tier": "main"}]}"#,
    )
    .expect("a show");
    let index = Index::of(&show.as_of(0));
    let hits = find(&index, "kang");
    let found: Vec<&str> = hits.iter().map(|hit| &*index.entries[hit.entry].id).collect();
    assert_eq!(found, ["main", "guest", "begins", "word", "inside", "alike"]);
    let (show, _) = Show::read(
        r#"{"castmap": 1, "title": "T", "characters": [{"id": "near", "name": "Kagn", "tier": "main"},
            {"id": "alike", "name": "강", "tier": "guest"}, {"id": "far", "name": "Klagn"}]}"#,
    )
    .expect("a show");
    let near = Index::of(&show.as_of(0));
    let hits = find(&near, "gang");
    let found: Vec<&str> = hits.iter().map(|hit| &*near.entries[hit.entry].id).collect();
    assert_eq!(found, ["alike"]);
    let hits = find(&near, "kang");
    let found: Vec<&str> = hits.iter().map(|hit| &*near.entries[hit.entry].id).collect();
    assert_eq!(found, ["alike", "near"]);
    // The cards show what is written like that, and what only sounds like it where there is nothing else.
    let passing = |typed: &str| characters(&find(&index, typed)).count();
    assert_eq!([passing("kang"), passing("gang"), passing("kangarou"), passing("xyz")], [5, 5, 1, 0]);
}

#[test]
fn kana_is_found_by_either_script_and_in_latin_letters() {
    let (show, _) = Show::read(
        r#"{"castmap": 1, "title": "T", "language": "ja", "characters": [{"id": "a", "name": "ショウタ"},
            {"id": "b", "name": "まつだ じゅん"}, {"id": "c", "name": {"ja": "松田", "ja-Hrkt": "まつだ"}}]}"#,
    )
    .expect("a show");
    let index = Index::of(&show.as_of(0));
    for (typed, expected) in [
        ("しょうた", "a"),
        ("ｼｮｳﾀ", "a"),
        ("shota", "a"),
        ("syouta", "a"),
        ("matsu", "b c"),
        ("matuda", "c b"),
        ("jun", "b"),
        ("junn", "b"),
        ("松", "c"),
    ] {
        let hits = find(&index, typed);
        let found: Vec<&str> = hits.iter().map(|hit| &*index.entries[hit.entry].id).collect();
        assert_eq!(found.join(" "), expected, "{typed}: {hits:?}");
    }
}

#[test]
fn what_was_typed_is_marked() {
    for (typed, text, expected) in [
        ("kang", "Baek Kang-hyuk", "Kang"),
        ("BAEKK", "Baek Kang-hyuk", "Baek K"),
        ("hyuk baek", "Baek Kang-hyuk", "Baek|hyuk"),
        ("strasse", "Straße 1", "Straße"),
        ("é", "Cafe\u{301} e", "e\u{301}"),
        ("ㅂㄱ", "백강혁", "백강"),
        ("강ㅎ", "백강혁", "강혁"),
        ("qorrk", "백강혁", "백강"),
        ("joo ji", "주지훈", "주지"),
        ("jihoon", "주지훈", "지훈"),
        ("Joo", "Ju Ji-hoon", "Ju"),
        ("shou", "ショウタ", "ショ"),
        ("Kamg", "Lee Kang", "Kang"),
        ("nobody", "Lee Kang", ""),
    ] {
        let query = Query::of(typed).expect("letters");
        let marked: Vec<&str> = query.marks(text).into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(marked.join("|"), expected, "{typed} in {text}");
    }
}

/// By what each of the words finds somebody first.
#[test]
fn a_hit_knows_by_what_it_was_found() {
    let (show, problems) = Show::read(
        r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]},
        "groups": [{"id": "g", "name": "Night shift"}],
        "people": [{"id": "p", "name": "Kim Da-on", "aliases": ["Dao"]}],
        "characters": [{"id": "a", "name": {"en": "Mina", "ko": "미나"}, "role": {"text": "Keeper", "until": 1},
            "aliases": [{"text": "Owl", "kind": "nickname"}], "groups": [{"group": "g", "role": "Lookout"}],
            "played_by": [{"person": "p", "as": "D. Kim"}]}]}"#,
    )
    .expect("a show");
    assert_eq!(problems, []);
    let index = Index::of(&show.as_of(2));
    for (typed, expected) in [
        ("mina", vec![(Field::Name, "Mina", false)]),
        ("미나", vec![(Field::Name, "미나", false)]),
        ("owl", vec![(Field::Alias, "Owl", false)]),
        ("keeper", vec![(Field::Role, "Keeper", true)]),
        ("lookout", vec![(Field::Role, "Lookout", false)]),
        ("da-on", vec![(Field::Actor, "Kim Da-on", false)]),
        ("dao", vec![(Field::Actor, "Dao", false)]),
        ("d kim", vec![(Field::Actor, "D. Kim", false)]),
        ("mina night", vec![(Field::Name, "Mina", false), (Field::Group, "Night shift", false)]),
        (
            "shift owl kim",
            vec![
                (Field::Group, "Night shift", false),
                (Field::Alias, "Owl", false),
                (Field::Actor, "Kim Da-on", false),
            ],
        ),
    ] {
        let hits = find(&index, typed);
        assert_eq!(&*index.entries[hits[0].entry].id, "a", "{typed}: {hits:?}");
        let terms = index.terms(hits[0].entry, &Query::of(typed).expect("letters"));
        let found: Vec<_> =
            terms.iter().map(|term| (term.field, &*index.keys[term.key].shown, term.past)).collect();
        assert_eq!(found, expected, "{typed}");
    }
    // However many words come, looking for them ends soon.
    assert_eq!(find(&index, &"mina ".repeat(5_000)), []);
    assert_eq!(find(&index, &"mina ".repeat(16)).len(), 1);
    // By the name of a group, the group is found, and its members are those who are shown.
    let hits = find(&index, "night shift");
    assert_eq!((hits.len(), hits[0].sort.word()), (1, "group"));
}

/// Every name and other name of a character by each of its beginnings that nobody else has.
fn beginnings_find(index: &Index) -> usize {
    let mut tried = 0;
    let characters = index.entries.iter().filter(|entry| entry.sort.word() == "character");
    for (place, character) in characters.enumerate() {
        for key in character.terms.iter().map(|term| &index.keys[term.key]) {
            for (end, _) in key.shown.char_indices().skip(1).chain([(key.shown.len(), ' ')]) {
                let typed = fold(&key.shown[..end]);
                let has = |other: &castmap::search::Entry| {
                    other.terms.iter().any(|term| index.keys[term.key].folded.starts_with(&typed))
                };
                if typed.is_empty() || index.entries.iter().filter(|other| has(other)).count() > 1 {
                    continue;
                }
                tried += 1;
                let hits = find(index, &key.shown[..end]);
                let first = hits.first().map(|hit| hit.entry);
                assert_eq!(first, Some(place), "{}: {hits:?}", &key.shown[..end]);
            }
        }
    }
    tried
}

#[test]
fn whoever_alone_begins_like_that_is_found_first() {
    let (show, _) = Show::read(SHOW).expect("the built-in show");
    let tried = beginnings_find(&Index::of(&show.as_of(show.last())));
    let shows = sample::sample("beginnings of names in random shows", 5, 500);
    let random: usize = (0..u64::from(shows))
        .map(|seed| {
            let show = Show::read(&random_show::random_show(seed).text).expect("a random show").0;
            beginnings_find(&Index::of(&show.as_of(show.last())))
        })
        .sum();
    assert!(tried > 300 && random > 300, "{tried} and {random} beginnings are too few");
}

#[test]
fn letters_of_several_scripts_in_one_word_are_no_reason_to_fail() {
    for (typed, name) in
        [("oa", "Oжa"), ("on", "Oжan"), ("ujaan", "Uٱa"), ("baek", "Baeٱak"), ("kanga", "Kanжga")]
    {
        found::check(typed, name);
    }
}

/// That it ends before long is the test.
#[test]
fn a_word_that_can_be_cut_in_many_ways_and_read_in_none_is_given_up() {
    for (typed, end) in [("iiii", "32"), ("iiiioy", "32i;2oyyyyyy"), ("ananan", "\u{671}"), ("iiii", "")] {
        for piece in ["i", "oy", "an", "yoa"] {
            found::check(typed, &(piece.repeat(150 / piece.len()) + end));
        }
    }
}

proptest! {
    #[test]
    fn nothing_that_is_typed_ends_badly(
        typed in prop_oneof![".{0,24}", "[가-힣ㄱ-ㅣa-zA-Z ]{0,12}", "[ぁ-ゖァ-ヶｦ-ﾟ a-z'-]{0,12}", "[\u{300}-\u{3ff}\u{1f00}-\u{1fff}]{0,8}"],
        name in prop_oneof![".{1,24}", "[가-힣 ]{1,6}", "[a-z -]{1,20}", "[ぁ-ゖァ-ヶｦ-ﾟ]{1,8}"],
    ) {
        found::check(&typed, &name);
    }
}
