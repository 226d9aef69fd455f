//! What fits what was typed, best first.

use super::index::{Entry, Index, Key, Sort};
use super::romaja::{End, spells};
use super::word::{Place, Word, strokes};
use super::{hangul, position};
use crate::model::document::Tier;
use crate::model::edits;
use crate::order::order;
use std::mem::take;
use std::rc::Rc;

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub sort: Sort,
    /// Its place in [`Index::entries`].
    pub entry: usize,
    /// The text that matched, as it is shown.
    pub matched: Rc<str>,
    /// From 100, whole and exact, down to 1.
    pub score: u8,
}

/// The scores: the whole text; all of its initial consonants; its beginning; the beginning of a word; the inside. What
/// may only be on its way to that is a little less.
const EXACT: u8 = 100;
const INITIALS: u8 = 90;
const BEGINNING: u8 = 80;
const WORD: u8 = 60;
const INSIDE: u8 = 40;
const ON_ITS_WAY: u8 = 5;
/// The same sound in another spelling, or the same keys on another keyboard: less where it is spelled oddly.
const SAME_SOUND: u8 = 30;
const SAME_SOUND_BEGINS: u8 = 20;
/// Off by an edit or two.
const TYPO: u8 = 10;

/// Where so many are found that are written like that, nobody is looked for who only sounds like that; and where so
/// many were found by then, nobody who is only an edit or two off.
const ENOUGH: [usize; 3] = [1, 50, 5];

/// Everything in which each word of `typed` stands, best first: what is written like that before what only sounds or
/// looks like it; characters before actors, groups, works and relations; the better fit; leads before others; then
/// the order of the document.
pub fn find(index: &Index, typed: &str) -> Vec<Hit> {
    let Some(query) = Query::of(typed) else { return Vec::new() };
    let mut hits = Vec::new();
    let mut found = vec![false; index.entries.len()];
    for ways in 1..=WAYS.len() {
        if hits.len() >= ENOUGH[ways - 1] {
            break;
        }
        for (place, entry) in index.entries.iter().enumerate() {
            // What a relation is called is a sentence: in sentences, much sounds like something.
            let asked = ways == 1 || entry.sort != Sort::Relation;
            if asked
                && !found[place]
                && let Some((score, key)) = query.fit(entry, ways)
            {
                found[place] = true;
                hits.push(Hit { sort: entry.sort, entry: place, matched: key.shown.clone(), score });
            }
        }
    }
    let sorted = order(hits.len(), &mut |a, b| {
        let (a, b) = (&hits[a], &hits[b]);
        let tier = |hit: &Hit| index.entries[hit.entry].tier.map_or(Tier::Guest as u8, |tier| tier as u8);
        (a.score < INSIDE)
            .cmp(&(b.score < INSIDE))
            .then((a.sort as u8).cmp(&(b.sort as u8)))
            .then(b.score.cmp(&a.score))
            .then(tier(a).cmp(&tier(b)))
    });
    let mut best_first = Vec::new();
    for place in sorted {
        best_first.push(hits[place].clone());
    }
    best_first
}

impl Index {
    /// For each character, whether every word of `typed` stands in one of its texts. Where there is none of whom that
    /// is so, those of whom it sounds so; where there is none either, those who are an edit or two off.
    pub fn characters(&self, typed: &str) -> Option<Vec<bool>> {
        let query = Query::of(typed)?;
        let mut fits = Vec::new();
        for ways in 1..=WAYS.len() {
            fits.clear();
            for entry in &self.entries {
                if entry.sort == Sort::Character {
                    fits.push(query.fit(entry, ways).is_some());
                }
            }
            if fits.contains(&true) {
                break;
            }
        }
        Some(fits)
    }
}

/// What was typed: as one word, and where they are several, each of them.
struct Query {
    whole: Word,
    words: Vec<Word>,
}

impl Query {
    fn of(typed: &str) -> Option<Self> {
        let mut words = Vec::new();
        let mut typed_word = String::new();
        // A space at the end closes the last word.
        for letter in typed.chars().chain([' ']) {
            if letter > ' ' && letter != '\u{3000}' {
                typed_word.push(letter);
            } else if let Some(mut word) = Word::of(&take(&mut typed_word)) {
                word.place = Place::Finished;
                words.push(word);
            }
        }
        if let Some(last) = words.last_mut() {
            last.place = Place::Last;
        }
        let mut whole = Word::of(typed)?;
        if words.len() > 1 {
            // Slips are looked for in each of them.
            whole.most = 0;
        } else {
            words.clear();
        }
        Some(Self { whole, words })
    }

    /// How well an entry fits in the first so many ways, and the text that does: best as a whole, else word for word.
    fn fit<'a>(&self, entry: &'a Entry, ways: usize) -> Option<(u8, &'a Key)> {
        let together = best(entry, &self.whole, ways);
        if together.is_some_and(|(score, _)| score >= INSIDE) || self.words.is_empty() {
            return together;
        }
        let mut least: Option<(u8, &Key)> = None;
        for word in &self.words {
            let Some((score, key)) = best(entry, word, ways) else { return together };
            // The text is the one that the first word is in.
            let (least_score, first) = least.unwrap_or((INSIDE, key));
            least = Some((least_score.min(score), first));
        }
        match (together, least) {
            (Some(together), Some(least)) if together.0 > least.0 => Some(together),
            (together, least) => least.or(together),
        }
    }
}

/// How a text may fit, the better before the worse.
const WAYS: [fn(&Key, &Word) -> u8; 3] = [written, sound, slip];

/// The best of an entry's texts in the first way in which there is any; the first of equals, since the name stands
/// before the aliases.
fn best<'a>(entry: &'a Entry, word: &Word, ways: usize) -> Option<(u8, &'a Key)> {
    for score in &WAYS[..ways] {
        let mut best = None;
        for key in &entry.keys {
            let score = score(key, word);
            if score > best.map_or(0, |(score, _)| score) {
                best = Some((score, key));
            }
        }
        if best.is_some() {
            return best;
        }
    }
    None
}

/// Of a text in which the word stands, or may once it is finished.
fn written(key: &Key, word: &Word) -> u8 {
    if word.letters.missing(key.letters) > 0 {
        return 0;
    }
    let there = position(&key.folded, &word.folded);
    let there = there.map_or(0, |start| stands(key, start, &word.folded));
    word.hangul.as_ref().map_or(there, |letters| there.max(typed_so_far(key, letters)))
}

/// Of a text in which the word stands at this place.
fn stands(key: &Key, start: usize, folded: &str) -> u8 {
    match start {
        0 if key.folded.len() == folded.len() => EXACT,
        0 => BEGINNING,
        _ if key.starts.iter().any(|&start| key.folded[start..].starts_with(folded)) => WORD,
        _ => INSIDE,
    }
}

/// Of Hangul that may be initial consonants, or still on its way.
fn typed_so_far(key: &Key, letters: &[char]) -> u8 {
    let mut best = 0;
    for (start, _) in key.folded.char_indices() {
        best = best.max(match hangul::begins(&key.folded, letters, start) {
            Some(true) if start == 0 => INITIALS,
            Some(_) if start == 0 => BEGINNING - ON_ITS_WAY,
            Some(_) if key.starts.contains(&start) => WORD - ON_ITS_WAY,
            Some(_) => INSIDE,
            None => 0,
        });
    }
    best
}

/// Of a name that is said like the word, or typed with the same keys.
fn sound(key: &Key, word: &Word) -> u8 {
    let mut best = 0;
    if let Some((set, letters)) = &word.meant
        && set.missing(key.letters) == 0
    {
        best = match typed_so_far(key, letters) {
            0..=INSIDE => 0,
            INITIALS.. => SAME_SOUND,
            _ => SAME_SOUND_BEGINS,
        };
    }
    let Some(outline) = word.outline else { return best };
    for (place, &other) in key.outlines.iter().enumerate() {
        if !outline.begins(other) {
            continue;
        }
        let fit = match key.starts.get(place) {
            // Given and family name are two words.
            None if word.place != Place::Alone => None,
            None => key.turned().and_then(|turned| spells(&word.folded, &turned, false)),
            Some(&start) => {
                key.syllables(start).and_then(|syllables| spells(&word.folded, &syllables, start == 0))
            }
        };
        if let Some(fit) = fit
            && (fit.end != End::Within || word.place != Place::Finished)
        {
            let most = if fit.end != End::Name || place > 0 { SAME_SOUND_BEGINS } else { SAME_SOUND };
            best = best.max(most - fit.odd as u8);
        }
    }
    best
}

/// Of a text with a word that is off by an edit or two.
fn slip(key: &Key, word: &Word) -> u8 {
    if word.most == 0 || word.letters.missing(key.letters) as usize > word.most {
        return 0;
    }
    let mut least = None;
    for &start in &key.starts {
        let edits = edits(&word.strokes, &strokes(&key.folded[start..]), word.most, true);
        least = match (least, edits) {
            (Some(least), Some(edits)) => Some(edits.min(least)),
            (least, edits) => least.or(edits),
        };
    }
    least.map_or(0, |edits| TYPO - edits as u8)
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Show;

    const SHOW: &str = r#"{"castmap": 1, "title": "T", "people": [{"id": "p", "name": "Ju Ji-hoon", "aliases": ["Joo"]}],
        "characters": [{"id": "a", "name": {"en": "Kang Min", "ko": "강민"}, "played_by": ["p"]},
            {"id": "b", "name": "Baek Kang-hyuk", "aliases": ["Kang"]}, {"id": "c", "name": "Akang"}],
        "groups": [{"id": "g", "name": "Kang family"}], "works": [{"id": "w", "title": "Kang"}],
        "relations": [{"from": "a", "to": "g", "label": "son of Kang"}]}"#;

    fn found(typed: &str) -> Vec<String> {
        let (show, problems) = Show::read(SHOW).unwrap();
        assert_eq!(problems, []);
        let index = Index::of(&show.as_of(0));
        find(&index, typed)
            .iter()
            .map(|hit| format!("{} {}", index.entries[hit.entry].id, hit.matched))
            .collect()
    }

    #[test]
    fn the_best_comes_first() {
        for (typed, expected) in [
            ("kang", vec!["b Kang", "a Kang Min", "c Akang", "g Kang family", "w Kang", "a>g#1 son of Kang"]),
            ("KANG HYUK", vec!["b Baek Kang-hyuk"]),
            ("hyuk baek", vec!["b Baek Kang-hyuk"]),
            ("baekkanghyuk", vec!["b Baek Kang-hyuk"]),
            ("강", vec!["a 강민"]),
            ("joo", vec!["a Joo", "p Joo"]),
            ("min ji", vec!["a Kang Min"]),
            (" - ", vec![]),
            ("nobody", vec![]),
        ] {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }
}
