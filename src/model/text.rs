//! A text in one or more languages.

use std::rc::Rc;

/// A text in one or more languages, none of them empty. Cheap to clone.
///
/// A plain string of the document stands here under the document's language. The default has no language and
/// speaks an empty string; reading never makes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Rc<[(Rc<str>, Rc<str>)]>);

impl Text {
    /// From pairs of language tag and words; `None` where there is no pair.
    pub fn new(entries: Vec<(Rc<str>, Rc<str>)>) -> Option<Self> {
        (!entries.is_empty()).then(|| Self(entries.into()))
    }

    /// The words for a visitor who reads `language`, and the language they are in.
    ///
    /// Falls back by `es-PE → es → fallback → any`, as the document format says; between `es` and the
    /// fallback, another region's `es` serves too. Subtags are dropped from the right (RFC 4647, 3.4).
    pub fn speak(&self, language: &str, fallback: &str) -> (&str, &str) {
        let found = self.closest(language).or_else(|| self.closest(fallback)).or(self.0.first());
        found.map_or(("", ""), |(tag, words)| (tag, words))
    }

    /// The words for a visitor who reads `language`; see [`Text::speak`].
    pub fn get(&self, language: &str, fallback: &str) -> &str {
        self.speak(language, fallback).1
    }

    /// The words in exactly this language or a region of it, if there are any.
    pub fn only(&self, language: &str) -> Option<&str> {
        self.closest(language).map(|(_, words)| &**words)
    }

    /// Every language and its words, in the document's order.
    pub fn all(&self) -> impl Iterator<Item = &(Rc<str>, Rc<str>)> {
        self.0.iter()
    }

    fn closest(&self, language: &str) -> Option<&(Rc<str>, Rc<str>)> {
        let mut wanted = language;
        loop {
            if let Some(found) = self.0.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted)) {
                return Some(found);
            }
            match wanted.bytes().rposition(|byte| byte == b'-') {
                Some(cut) => wanted = &wanted[..cut],
                None => return self.0.iter().find(|(tag, _)| !wanted.is_empty() && speaks(tag, wanted)),
            }
        }
    }
}

/// Whether a text tagged `tag` is in the language `language`: the same, or a region or script of it.
pub fn speaks(tag: &str, language: &str) -> bool {
    let head = tag.get(..language.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(language))
        && matches!(tag.as_bytes().get(language.len()), None | Some(b'-'))
}

/// Whether `tag` has the form of a language tag (RFC 5646): letters, then letters or digits between hyphens.
pub fn is_tag(tag: &str) -> bool {
    tag.len() <= 35
        && tag.split('-').enumerate().all(|(place, part)| {
            (1..=8).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_alphabetic() || place > 0 && byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(entries: &[(&str, &str)]) -> Text {
        Text::new(entries.iter().map(|&(tag, words)| (tag.into(), words.into())).collect()).unwrap()
    }

    #[test]
    fn the_nearest_language_speaks() {
        let nurse = text(&[("ko", "간호사"), ("en", "nurse"), ("es", "enfermera"), ("zh-Hant", "護士")]);
        for (wanted, fallback, expected) in [
            ("es-PE", "en", "enfermera"),
            ("ES", "en", "enfermera"),
            ("zh-Hant-TW", "en", "護士"),
            ("zh", "en", "護士"),
            ("fr", "en", "nurse"),
            ("fr", "en-GB", "nurse"),
            ("fr", "de", "간호사"),
            ("", "", "간호사"),
        ] {
            assert_eq!(nurse.get(wanted, fallback), expected, "{wanted} then {fallback}");
        }
    }

    #[test]
    fn a_language_is_not_another_that_begins_like_it() {
        assert!(speaks("ko-KR", "ko") && speaks("KO", "ko"));
        assert!(!speaks("kok", "ko") && !speaks("ko", "ko-KR"));
    }

    #[test]
    fn tags_have_a_form() {
        assert!(["en", "es-419", "zh-Hant-TW", "x-a"].iter().all(|tag| is_tag(tag)));
        assert!(["", "-", "en-", "e n", "한글", "419", "toolongtag"].iter().all(|tag| !is_tag(tag)));
    }
}
