//! The words of the interface, one file a language; what a language lacks is said in English.

use crate::model::speaks;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The languages of the interface: tag and file.
const FILES: [(&str, &str); 2] =
    [("en", include_str!("../../static/words/en.json")), ("ko", include_str!("../../static/words/ko.json"))];

/// The interface in every language, and the one in use. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Words {
    languages: Rc<Vec<(&'static str, BTreeMap<String, String>)>>,
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
        // The files are compiled in and a test reads them: one that cannot be read is empty.
        let read = |(tag, file)| (tag, serde_json::from_str(file).unwrap_or_default());
        Self { languages: Rc::new(FILES.into_iter().map(read).collect()), current: 0, language: "en".into() }
            .speaking(language)
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
        let said = |place: usize| self.languages[place].1.get(key);
        said(self.current).or_else(|| said(0)).map_or("", String::as_str)
    }

    /// The words for `key` with each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else { break };
            out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = tail;
        }
        out + rest
    }

    /// The words for `key` in every language of the interface.
    pub fn everywhere(&self, key: &str) -> Vec<&str> {
        self.languages.iter().filter_map(|(_, words)| words.get(key).map(String::as_str)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_keys_and_places() {
        let words = Words::new("en");
        let (_, english) = &words.languages[0];
        assert!(english.len() > 50);
        let places = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|part| part.split('}').next()).map(String::from).collect();
            names.sort();
            names
        };
        for (tag, other) in words.languages.iter() {
            for (key, text) in english {
                let said = other.get(key).unwrap_or_else(|| panic!("{tag} has no words for {key}"));
                assert_eq!(places(said), places(text), "{tag} {key}");
            }
            assert_eq!(other.len(), english.len(), "{tag} has words that English has not");
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
