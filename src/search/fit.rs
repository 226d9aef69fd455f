//! How well a word that was typed fits a text.

use super::alike::sounds_alike;
use super::key::Key;
use super::romaja::{End, spells};
use super::word::{Place, Word, write_strokes};
use super::{hangul, position};
use crate::model::edits;

/// The scores: the whole text; all of its initial consonants; its beginning; the beginning of a word; the inside. What
/// may only be on its way to that is a little less.
const EXACT: u8 = 100;
pub const INITIALS: u8 = 90;
const BEGINNING: u8 = 80;
const WORD: u8 = 60;
pub const INSIDE: u8 = 40;
const ON_ITS_WAY: u8 = 5;
/// The same sound in another spelling, or the same keys on another keyboard: less where it is spelled oddly.
const SAME_SOUND: u8 = 30;
const SAME_SOUND_BEGINS: u8 = 20;
/// Off by an edit or two.
pub const TYPO: u8 = 10;

/// From how many letters on two spellings in Latin letters are held against each other by their sound.
const HEARD: usize = 3;

/// How a text may fit, the better before the worse; 0 where it does not. What fits in one way fits worse in the next.
pub const WAYS: [fn(&Key, &Word) -> u8; 3] = [written, sound, slip];

/// Of a text in which the word stands, or may once it is finished.
fn written(key: &Key, word: &Word) -> u8 {
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
        && set.are_in(key.letters)
    {
        best = match typed_so_far(key, letters) {
            0..=INSIDE => 0,
            INITIALS.. => SAME_SOUND,
            _ => SAME_SOUND_BEGINS,
        };
    }
    if let Some(typed) = &word.said {
        for (place, said) in key.said.iter().enumerate() {
            best = match said == typed && place == 0 {
                true => SAME_SOUND,
                false if said.starts_with(typed) => best.max(SAME_SOUND_BEGINS),
                false => best,
            };
        }
    }
    let Some(outline) = word.outline else { return best };
    for (place, &other) in key.outlines.iter().enumerate() {
        if !outline.begins(other) {
            continue;
        }
        let fit = match key.starts.get(place) {
            // Given and family name are two words.
            None if word.place != Place::Alone => None,
            None => key.turned().and_then(|mut turned| spells(&word.folded, &mut turned, false)),
            Some(&start) => match key.syllables(start) {
                Some(mut syllables) => spells(&word.folded, &mut syllables, start == 0),
                None if word.folded.len() < HEARD || !key.is_guessed || outline.is_empty() => None,
                None => sounds_alike(&word.folded, &key.folded[start..]),
            },
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
    let (mut least, mut written) = (None, Vec::new());
    for &start in &key.starts {
        let tail = &key.folded[start..];
        // Of the first letters, one more than may be off, one at least stays, and moves no further.
        write_strokes(&mut written, tail, word.most + 1);
        if !word.strokes.iter().take(word.most + 1).any(|letter| written.contains(letter)) {
            continue;
        }
        write_strokes(&mut written, tail, word.strokes.len() + word.most);
        let edits = edits(&word.strokes, &written, word.most, true);
        least = match (least, edits) {
            (Some(least), Some(edits)) => Some(edits.min(least)),
            (least, edits) => least.or(edits),
        };
    }
    least.map_or(0, |edits| TYPO - edits as u8)
}
