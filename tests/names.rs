//! Koreans' names, found by the spellings that a public database of films has for them.

#[path = "support/sample.rs"]
mod sample;
#[path = "support/shared_folder.rs"]
mod shared_folder;

use castmap::model::Show;
use castmap::search::{Hit, Index, find};
use shared_folder::shared_folder;

/// Rows of the sample that are wrong in themselves, by their line, and why.
const WRONG: [(usize, &str); 14] = [
    (22, "a name without its end"),
    (44, "another person's name"),
    (68, "another person's name"),
    (89, "a stage name"),
    (99, "English words for the syllables"),
    (120, "letters in the wrong order: Byeun for Byun or Byeon"),
    (158, "another person's name"),
    (162, "an English word for the family name: We"),
    (167, "another person's name"),
    (173, "another given name: 용 is not Young"),
    (175, "a German i: Ei"),
    (195, "another person's name"),
    (281, "a stage name"),
    (282, "another person's name"),
];

fn rows() -> Option<Vec<(usize, String, String)>> {
    let text = std::fs::read_to_string(shared_folder().join("names/korean-names-sample.tsv")).ok()?;
    let rows = text.lines().enumerate().skip(1).filter_map(|(line, row)| {
        let (hangul, spelling) = row.split_once('\t')?;
        Some((line + 1, hangul.to_owned(), spelling.to_owned()))
    });
    Some(rows.collect())
}

fn skipped() {
    sample::say(&format!(
        "SKIPPED: there are no names in {}; say where with CASTMAP_SHARED",
        shared_folder().display()
    ));
}

/// An index of characters who have these names, and nothing else.
fn index(names: &[&str]) -> Index {
    let characters = names.iter().enumerate();
    let characters: Vec<_> =
        characters.map(|(place, name)| format!(r#"{{"id": "c{place}", "name": "{name}"}}"#)).collect();
    let text = format!(
        r#"{{"castmap": 1, "title": "T", "language": "ko", "characters": [{}]}}"#,
        characters.join(",")
    );
    Index::of(&Show::read(&text).expect("a show").0.as_of(0))
}

fn names<'a>(index: &'a Index, hits: &[Hit]) -> Vec<&'a str> {
    hits.iter().map(|hit| index.matched(hit)).collect()
}

#[test]
fn a_spelling_finds_the_name_and_nobody_else() {
    let Some(rows) = rows() else {
        return skipped();
    };
    let all: Vec<&str> = rows.iter().map(|row| &*row.1).collect();
    let index_of_all = index(&all);
    let (mut right, mut first, mut among_three, mut others) = (0, 0, 0, 0);
    for (line, name, spelling) in &rows {
        if let Some((line, reason)) = WRONG.iter().find(|wrong| wrong.0 == *line) {
            println!("line {line} is left out: {reason}");
            continue;
        }
        right += 1;
        let hits = find(&index_of_all, spelling);
        let place = names(&index_of_all, &hits).iter().position(|hit| hit == name);
        first += usize::from(place == Some(0));
        among_three += usize::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            println!("line {line}: {name} {spelling}: {place:?} of {:?}", names(&index_of_all, &hits));
        }
        let without: Vec<&str> = all.iter().copied().filter(|other| other != name).collect();
        let index_without = index(&without);
        let hits = find(&index_without, spelling);
        if !hits.is_empty() {
            println!("line {line}: {name} {spelling} also finds {:?}", names(&index_without, &hits));
        }
        others += usize::from(!hits.is_empty());
    }
    let share = |count: usize| 100.0 * count as f64 / right as f64;
    let figures = format!(
        "names: {right} rows right in themselves; first {:.1} %, among three {:.1} %; without the name, somebody else {:.1} %",
        share(first),
        share(among_three),
        share(others)
    );
    sample::say(&figures);
    assert!(share(among_three) >= 99.0 && share(first) >= 95.0 && share(others) <= 3.0);
}

#[test]
fn the_first_consonants_find_the_name() {
    const CONSONANTS: [char; 19] = [
        'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
        'ㅍ', 'ㅎ',
    ];
    let Some(rows) = rows() else {
        return skipped();
    };
    let all: Vec<&str> = rows.iter().map(|row| &*row.1).collect();
    let index = index(&all);
    for name in &all {
        let typed: String =
            name.chars().map(|letter| CONSONANTS[(letter as usize - 0xac00) / (21 * 28)]).collect();
        let hits = find(&index, &typed);
        assert!(names(&index, &hits).contains(name), "{typed} {name}");
    }
    sample::say(&format!("first consonants: {} names found", all.len()));
}
