//! Korean particles: which form fits the name before them.

use crate::model::is_letter;

/// The forms behind a consonant and behind a vowel, in pairs.
const FORMS: [(char, char); 4] = [('은', '는'), ('이', '가'), ('을', '를'), ('과', '와')];

/// The first syllable of Hangul and the last one. Each row of 28 begins with the syllable that has no final consonant
/// (The Unicode Standard, 3.12).
const SYLLABLES: (char, char) = ('가', '힣');
const FINALS: u32 = 28;

/// What stands behind `name`: a particle that is written for any name, such as "은(는)", takes the form that the
/// name's last letter asks for. It stays as it is behind letters that are not Hangul.
#[inline(never)]
pub fn fitted(name: &str, behind: &str) -> String {
    let mut letters = behind.chars();
    let (one, open, other, close) = (letters.next(), letters.next(), letters.next(), letters.next());
    if (open, close) == (Some('('), Some(')'))
        && let Some(closed) = is_closed(name)
    {
        for (consonant, vowel) in FORMS {
            if (one, other) == (Some(consonant), Some(vowel))
                || (one, other) == (Some(vowel), Some(consonant))
            {
                let mut fitted = String::from(if closed { consonant } else { vowel });
                fitted += letters.as_str();
                return fitted;
            }
        }
    }
    behind.to_owned()
}

/// Whether the last letter of a name has a final consonant; none where it is not Hangul.
fn is_closed(name: &str) -> Option<bool> {
    let mut last = None;
    for letter in name.chars() {
        if is_letter(letter) {
            last = Some(letter);
        }
    }
    let last = last.filter(|last| (SYLLABLES.0..=SYLLABLES.1).contains(last))?;
    Some(!(last as u32 - SYLLABLES.0 as u32).is_multiple_of(FINALS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_fits_the_last_letter_of_the_name() {
        for (name, behind, expected) in [
            ("양재원", "은(는) 웃는다", "은 웃는다"),
            ("천장미", "은(는) 웃는다", "는 웃는다"),
            ("딸", "이(가)", "이"),
            ("나무", "이(가)", "가"),
            ("딸", "을(를) 본다", "을 본다"),
            ("나무", "을(를) 본다", "를 본다"),
            ("딸", "과(와) ", "과 "),
            ("나무", "과(와) ", "와 "),
            // Written the other way round.
            ("딸", "와(과) ", "과 "),
            ("나무", "는(은) ", "는 "),
            // The last letter, whatever stands around it.
            ("나무 (딸)", "은(는)", "은"),
            ("‘나무’", "은(는)", "는"),
            // The first and the last syllables.
            ("가", "이(가)", "가"),
            ("각", "이(가)", "이"),
            ("힣", "이(가)", "이"),
            ("히", "이(가)", "가"),
            // No Hangul at the end: as it is written.
            ("Ann", "은(는) 웃는다", "은(는) 웃는다"),
            ("나무 2", "은(는)", "은(는)"),
            ("", "은(는)", "은(는)"),
            ("…", "은(는)", "은(는)"),
            // No particle for any name.
            ("나무", "은 좋다", "은 좋다"),
            ("나무", "은(가) 좋다", "은(가) 좋다"),
            ("나무", " 은(는)", " 은(는)"),
            ("나무", "은(는", "은(는"),
            ("나무", "", ""),
        ] {
            assert_eq!(fitted(name, behind), expected, "{name} {behind}");
        }
    }
}
