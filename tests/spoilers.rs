//! No spoiler, anywhere: what may be seen at a point holds nothing of a later one, and all of the earlier ones.

#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;

use castmap::model::Show;
use random_show::{leaks, random_show, random_show_without_ends_after};

/// How many shows are made up.
fn shows() -> u64 {
    sample::sample("random shows", 300, 10_000).into()
}

fn read(text: &str, seed: u64) -> Show {
    let (show, problems) = Show::read(text).expect("a random show can be read");
    assert!(problems.is_empty(), "show {seed}: {problems:#?}");
    show
}

#[test]
fn what_is_seen_is_of_its_point_and_nothing_is_lost() {
    let mut seen = 0;
    for seed in 0..shows() {
        let marked = random_show(seed);
        let show = read(&marked.text, seed);
        assert_eq!(show.last(), marked.last);
        for at in 0..=marked.last {
            let mut snapshot = show.as_of(at);
            let mut hidden: Vec<_> =
                snapshot.hidden.drain(..).map(|hidden| (hidden.id.to_string(), hidden.appears)).collect();
            let mut expected: Vec<_> =
                marked.appear.iter().filter(|(_, point)| *point > at).cloned().collect();
            hidden.sort();
            expected.sort();
            assert_eq!(hidden, expected, "show {seed} at {at}");

            let output = format!("{snapshot:?}");
            assert_eq!(leaks(&output, at), [""; 0], "show {seed} at {at}:\n{}", marked.text);
            for string in marked.strings.iter().filter(|string| string.kept && string.from <= at) {
                assert!(output.contains(&string.words), "show {seed} at {at} lost {}", string.words);
                seen += 1;
            }
        }
    }
    sample::say(&format!("{seen} strings were seen"));
    assert!(seen > 100_000);
}

#[test]
fn nobody_learns_when_something_will_end() {
    for seed in 0..shows() {
        let marked = random_show(seed);
        let show = read(&marked.text, seed);
        for at in 0..=marked.last {
            let cut_short = read(&random_show_without_ends_after(seed, at).text, seed);
            assert_eq!(show.as_of(at), cut_short.as_of(at), "show {seed} at {at}");
        }
    }
}

#[test]
fn marks_are_found_in_what_is_left_of_words() {
    assert_eq!(leaks("q1x7k05z, q2X7K06Z; faces/x7k07z.webp", 5), ["x7k06z", "x7k07z"]);
    assert_eq!(leaks("x7k", 0), [""; 0]);
    assert_eq!(leaks("x7k99", 0), [""; 0]);
    assert_eq!(leaks("x7k1é", 0), [""; 0]);
}

#[test]
fn what_begins_latest_leads_and_what_ended_is_past() {
    let text = r#"{
      "castmap": 1, "title": "T", "timeline": {"points": [{}, {}, {}, {}]},
      "characters": [{
        "id": "a",
        "name": [
          {"text": "over", "until": 0},
          {"text": "first", "until": 2},
          {"text": "same", "until": 3},
          {"text": "later", "since": 2, "until": 3}
        ],
        "portrait": [{"src": "first", "until": 2}, {"src": "later", "since": 2, "until": 3}, {"src": "same", "since": 2}],
        "until": 4
      }]
    }"#;
    let show = read(text, 0);
    // Who leads, and who stands beside and was; a past one in brackets.
    for (at, expected, portrait) in [
        (0, "first + same - over", "first"),
        (1, "first + same - over", "first"),
        (2, "later + same - over first", "later"),
        (3, "(later) + - over first same", "same"),
        (4, "(later) + - over first same", "same"),
    ] {
        let snapshot = show.as_of(at);
        let character = &snapshot.characters[0];
        let lead = character.name.lead().expect("a name leads");
        let words = |said: &castmap::model::seen::Said| said.text.get("en", "en").to_owned();
        let mut found = if lead.past { format!("({})", words(lead)) } else { words(lead) };
        found += " +";
        character.name.beside().for_each(|said| found += &format!(" {}", words(said)));
        found += " -";
        character.name.formerly().for_each(|said| found += &format!(" {}", words(said)));
        assert_eq!(found, expected, "at {at}");
        assert_eq!(character.portrait.as_ref().map(|portrait| &*portrait.src), Some(portrait), "at {at}");
        assert_eq!(character.past, at == 4);
    }
}
