//! The words of the interface, one file a language; what a language lacks is said in English.

use crate::model::{speaks, strings};
use std::rc::Rc;

/// The languages of the interface: tag and file.
const FILES: [(&str, &str); 2] = [
    ("en", include_str!(concat!(env!("OUT_DIR"), "/en.json"))),
    ("ko", include_str!(concat!(env!("OUT_DIR"), "/ko.json"))),
];

/// The interface in every language, and the one in use. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Words {
    languages: Rc<[Vec<(String, String)>]>,
    current: usize,
    /// What the visitor reads: the shown texts are in it where they can be, the interface where it is known.
    language: Rc<str>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Words {
    pub fn new(language: &str) -> Self {
        let languages = FILES.iter().map(|(_, file)| strings(file)).collect();
        Self { languages, current: 0, language: "en".into() }.speaking(language)
    }

    /// The same in another language.
    pub fn speaking(&self, language: &str) -> Self {
        let current = FILES.iter().position(|(tag, _)| speaks(language, tag)).unwrap_or_default();
        Self { languages: self.languages.clone(), current, language: language.into() }
    }

    /// What the visitor reads.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The language the interface is in.
    pub fn tag(&self) -> &'static str {
        FILES[self.current].0
    }

    /// The languages of the interface.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(tag, _)| *tag)
    }

    /// The words for `key`.
    pub fn get(&self, key: &str) -> &str {
        self.said(self.current, key).or_else(|| self.said(0, key)).unwrap_or_default()
    }

    /// The words for `key` with each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        for (place, piece) in pieces(self.get(key)).into_iter().enumerate() {
            let value = || values.iter().find(|(known, _)| *known == piece).map_or("", |(_, value)| value);
            out += if place % 2 == 0 { piece } else { value() };
        }
        out
    }

    /// The words for `key` in every language of the interface.
    pub fn everywhere(&self, key: &str) -> Vec<&str> {
        let mut said = Vec::new();
        for place in 0..self.languages.len() {
            said.extend(self.said(place, key));
        }
        said
    }

    fn said(&self, place: usize, key: &str) -> Option<&str> {
        let words = &self.languages[place];
        // The files are sorted; a test sees to it.
        let found = words.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        Some(&words[found].1)
    }
}

/// What is said in a form such as "{shown} of {all}", at the even places, and at the odd ones the names of what
/// stands in between.
#[inline(never)]
pub fn pieces(form: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for part in form.split('{') {
        match part.split_once('}') {
            Some((name, words)) => pieces.extend([name, words]),
            None => pieces.push(part),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_keys_and_places() {
        let words = Words::new("en");
        let english = &words.languages[0];
        assert!(english.len() > 50 && english.is_sorted());
        let places = |text: &str| {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
            let mut names: Vec<String> =
                pieces(text).into_iter().skip(1).step_by(2).map(String::from).collect();
            names.sort();
            names
        };
        for ((tag, _), other) in FILES.iter().zip(&*words.languages) {
            assert_eq!(other.len(), english.len(), "{tag} has other keys than English");
            for ((key, said), (english_key, english)) in other.iter().zip(english) {
                assert_eq!(key, english_key, "{tag}");
                assert_eq!(places(said), places(english), "{tag} {key}");
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
}
