//! The words of the interface, one file a language; what a language lacks is said in English.

mod late;

#[cfg(late)]
pub use late::arrive;

use crate::model::speaks;
use crate::packed::parts;
use std::cell::OnceCell;
use std::rc::Rc;

/// The languages of the interface.
const TAGS: [&str; 2] = ["en", "ko"];

/// The keys, then the words in each language, a line each: `build.rs` makes them of the files. Those that only code
/// says which is loaded later, come with it.
const LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

/// Keys, and what a page says in place of the words that castmap has for them.
pub type Own = Vec<(String, String)>;

/// The interface in every language, and the one in use. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Words {
    lines: Rc<Lines>,
    late: Rc<OnceCell<Lines>>,
    /// What the page says itself, by key: it comes before all else.
    own: Rc<Own>,
    current: usize,
    /// What the visitor reads: the shown texts are in it where they can be, the interface where it is known.
    language: Rc<str>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && Rc::ptr_eq(&self.own, &other.own)
    }
}

impl Words {
    pub fn new(language: &str) -> Self {
        let (lines, late) = (Rc::new(Lines::of(LINES)), Rc::default());
        Self { lines, late, own: Rc::default(), current: 0, language: "en".into() }.speaking(language)
    }

    /// The same in another language.
    pub fn speaking(&self, language: &str) -> Self {
        let current = TAGS.iter().position(|tag| speaks(language, tag)).unwrap_or_default();
        Self { current, language: language.into(), ..self.clone() }
    }

    /// The same with other words of the page's own.
    pub fn saying(&self, own: Rc<Own>) -> Self {
        Self { own, ..self.clone() }
    }

    /// What is wrong with the page's own words, each as a sentence for its author: keys that there are not, and places
    /// for values that are not those of the key.
    pub fn complaints(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (key, own) in self.own.iter() {
            let Some(said) = self.said(0, key) else {
                found.push(format!("messages: there is no key `{key}`; messages.en.json has them all"));
                continue;
            };
            let (known, own) = (pieces(said), pieces(own));
            for (place, name) in own.iter().enumerate() {
                if place % 2 > 0 && !known.iter().skip(1).step_by(2).any(|known| known == name) {
                    found.push(format!(
                        "messages: `{key}` has no place {{{name}}}; in English it is “{said}”"
                    ));
                }
            }
        }
        found
    }

    /// What the visitor reads.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The language the interface is in: with words of the page's own, the visitor's.
    pub fn tag(&self) -> &str {
        if self.are_own() { &self.language } else { TAGS[self.current] }
    }

    /// Whether a page says some of them in its own words.
    pub fn are_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// The languages of the interface.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        TAGS.iter().copied()
    }

    /// The words for `key`.
    pub fn get(&self, key: &str) -> &str {
        self.own(key)
            .or_else(|| self.said(self.current, key))
            .or_else(|| self.said(0, key))
            .unwrap_or_default()
    }

    /// The words for `key` with each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        for (place, piece) in pieces(self.get(key)).into_iter().enumerate() {
            let mut said = if place % 2 == 0 { piece } else { "" };
            for (name, value) in values {
                if place % 2 > 0 && *name == piece {
                    said = value;
                }
            }
            out += said;
        }
        out
    }

    /// The words for `key` in every language of the interface, and the page's own.
    pub fn everywhere(&self, key: &str) -> Vec<&str> {
        let mut said = Vec::from_iter(self.own(key));
        for place in 0..TAGS.len() {
            said.extend(self.said(place, key));
        }
        said
    }

    fn own(&self, key: &str) -> Option<&str> {
        let found = self.own.iter().find(|(known, _)| known == key)?;
        Some(&found.1)
    }

    fn said(&self, place: usize, key: &str) -> Option<&str> {
        self.lines.said(place, key).or_else(|| {
            let late = late::late()?;
            self.late.get_or_init(|| Lines::of(late.lines)).said(place, key)
        })
    }
}

/// Keys in their order, and behind them the words of each language.
#[derive(Debug)]
struct Lines(Vec<&'static str>);

impl Lines {
    fn of(lines: &'static str) -> Self {
        Self(parts(lines, b"\n"))
    }

    fn keys(&self) -> &[&'static str] {
        &self.0[..self.0.len() / (TAGS.len() + 1)]
    }

    fn said(&self, place: usize, key: &str) -> Option<&'static str> {
        let keys = self.keys();
        // They are sorted; a test sees to it.
        let found = keys.binary_search(&key).ok()?;
        Some(self.0[(place + 1) * keys.len() + found])
    }
}

/// What is said in a form such as "{shown} of {all}", at the even places, and at the odd ones the names of what
/// stands in between.
pub fn pieces(form: &str) -> Vec<&str> {
    parts(form, b"{}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_places() {
        let words = Words::new("en");
        let late = Lines::of(late::late().unwrap().lines);
        let [first, rest] = [words.lines.keys(), late.keys()];
        assert!(first.len() > 50 && first.is_sorted());
        assert!(rest.len() > 20 && rest.is_sorted());
        let places = |text: &str| {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
            let mut names: Vec<String> =
                pieces(text).into_iter().skip(1).step_by(2).map(String::from).collect();
            names.sort();
            names
        };
        for key in first.iter().chain(rest) {
            let said = words.everywhere(key);
            assert_eq!(said.len(), TAGS.len());
            for (said, tag) in said.iter().zip(TAGS) {
                assert!(!said.is_empty(), "{tag} {key}");
                assert_eq!(places(said), places(words.get(key)), "{tag} {key}");
            }
        }
    }

    #[test]
    fn the_nearest_language_is_used_and_values_are_filled_in() {
        assert_eq!(Words::new("ko-KR").tag(), "ko");
        assert_eq!(Words::new("fr").tag(), "en");
        let words = Words::new("en");
        assert_eq!(words.fill("count", &[("shown", "3"), ("all", "10")]), "3 of 10 characters");
        assert_eq!(words.get("no such key"), "");
    }

    #[test]
    fn a_page_says_it_in_its_own_words() {
        let own = |words: &[(&str, &str)]| {
            let own: Own =
                words.iter().map(|(key, said)| (String::from(*key), String::from(*said))).collect();
            Words::new("fr").saying(Rc::new(own))
        };
        let words = own(&[("count", "{shown} sur {all}"), ("list", "Liste")]);
        assert_eq!(words.fill("count", &[("shown", "3"), ("all", "10")]), "3 sur 10");
        assert_eq!(words.everywhere("count")[0], "{shown} sur {all}");
        assert_eq!((words.get("clear"), words.tag()), ("clear all", "fr"));
        assert_eq!(words.complaints(), [""; 0]);
        assert_eq!(words.speaking("de").get("count"), "{shown} sur {all}");
        assert_eq!(
            own(&[("cuont", "x"), ("count", "{shwon} sur {all}")]).complaints(),
            [
                "messages: there is no key `cuont`; messages.en.json has them all",
                "messages: `count` has no place {shwon}; in English it is “{shown} of {all} characters”",
            ]
        );
    }
}
