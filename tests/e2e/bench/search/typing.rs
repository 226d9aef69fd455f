//! What is typed: names of a show, one letter more at a time.

use serde_json::Value;

use crate::expected::Document;
use crate::random::Random;
use crate::sample::SEED;

/// A name on its way: each step has one letter, or one stroke of Hangul, more.
pub struct Typed {
    pub kind: Kind,
    pub steps: Vec<String>,
    /// The character who has this name, or is played by who has it.
    pub who: String,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Latin,
    Slip,
    Hangul,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Latin, Self::Slip, Self::Hangul];

    pub fn words(self) -> &'static str {
        match self {
            Self::Latin => "Latin letters",
            Self::Slip => "Latin letters with a slip",
            Self::Hangul => "Hangul",
        }
    }
}

/// So many names are typed.
pub const NAMES: usize = 60;

/// Names of the show, always the same: by turns of a character and of an actor, every third in Hangul, some of the
/// others with a slip.
pub fn names(show: &Document) -> Vec<Typed> {
    let mut random = Random::seeded(SEED);
    let characters = show.json["characters"].as_array().expect("a list");
    let people = show.json["people"].as_array().expect("a list");
    let actor = |character: &Value| {
        let found = people.iter().find(|person| person["id"] == character["played_by"][0]);
        found.expect("somebody plays them").clone()
    };
    let mut typed = Vec::new();
    for place in 0..NAMES {
        let character = &characters[random.below(characters.len())];
        let bearer = if place % 2 == 0 { character.clone() } else { actor(character) };
        let name = |language: &str| bearer["name"][language].as_str().expect("a name").to_owned();
        let (kind, steps) = match (place % 3, place % 5) {
            (2, _) => (Kind::Hangul, strokes(&name("ko"))),
            (_, 0) => (Kind::Slip, letters(&slipped(&name("en"), &mut random))),
            _ => (Kind::Latin, letters(&name("en"))),
        };
        typed.push(Typed { kind, steps, who: character["id"].as_str().expect("an id").into() });
    }
    typed
}

fn letters(name: &str) -> Vec<String> {
    // A space alone asks for what was asked before.
    let letters = name.char_indices().filter(|(_, letter)| *letter != ' ');
    letters.map(|(at, letter)| name[..at + letter.len_utf8()].to_owned()).collect()
}

/// Hangul as a keyboard brings it about: consonant, syllable, closed syllable.
fn strokes(name: &str) -> Vec<String> {
    const FIRST: u32 = 0xac00;
    const LAST: u32 = 0xd7a3;
    const ENDS: u32 = 28;
    const VOWELS: u32 = 21;
    const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    let mut steps = Vec::new();
    let mut typed = String::new();
    for letter in name.chars() {
        let code = u32::from(letter);
        if (FIRST..=LAST).contains(&code) {
            let initial = INITIALS.chars().nth(((code - FIRST) / ENDS / VOWELS) as usize);
            let open = char::from_u32(code - (code - FIRST) % ENDS).filter(|&open| open != letter);
            for on_its_way in [initial, open].into_iter().flatten() {
                steps.push(format!("{typed}{on_its_way}"));
            }
        }
        typed.push(letter);
        steps.push(typed.clone());
    }
    steps
}

/// Two neighbours of the given name change places.
fn slipped(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let given = letters.iter().position(|&letter| letter == ' ').unwrap_or_default();
    let places: Vec<usize> = (given..letters.len() - 1)
        .filter(|&place| letters[place..place + 2].iter().all(char::is_ascii_lowercase))
        .filter(|&place| letters[place] != letters[place + 1])
        .collect();
    if !places.is_empty() {
        let place = places[random.below(places.len())];
        letters.swap(place, place + 1);
    }
    letters.into_iter().collect()
}

#[test]
fn bench_typing_goes_stroke_by_stroke() {
    for (steps, expected) in [
        (letters("Ann B"), "A An Ann Ann B"),
        (strokes("백가"), "ㅂ 배 백 백ㄱ 백가"),
        (strokes("A힣"), "A Aㅎ A히 A힣"),
        (
            vec![slipped("Lee Ji-mi", &mut Random::seeded(SEED)), slipped("Lee", &mut Random::seeded(SEED))],
            "Lee Ji-im Lee",
        ),
    ] {
        assert_eq!(steps.join(" "), expected);
    }
}
