//! Japanese syllables in Latin letters.

/// The syllables from ぁ to ゖ by two letters each (Kunrei-shiki, ISO 3602): a consonant or a star, and a vowel. A capital
/// is small: its vowel takes the place of the one before it. The small tsu is a blank.
const SYLLABLES: &str = "*A*a*I*i*U*u*E*e*O*okagakigikugukegekogosazasizisuzusezesozotadatizi  tuzutedetodonaninuneno\
    habapahibipihubupuhebepehobopomamimumemoYayaYuyuYoyorarirurerowawawiwe*on*vukake";

const FIRST: u32 = 0x3041;

/// How kana, folded to hiragana, are said, in the form of [`same`]; `None` where there is anything else.
pub fn said(folded: &str) -> Option<String> {
    let mut said = String::new();
    for letter in folded.chars() {
        if letter == 'ー' {
            continue;
        }
        let place = 2 * (letter as u32).checked_sub(FIRST)? as usize;
        let [consonant, vowel] = SYLLABLES.as_bytes().get(place..place + 2)? else { return None };
        let small = vowel.is_ascii_uppercase() || consonant.is_ascii_uppercase();
        if small {
            said.pop();
        }
        for part in [consonant, vowel] {
            if part.is_ascii_alphabetic() {
                said.push(part.to_ascii_lowercase().into());
            }
        }
    }
    Some(same(&said))
}

/// One form for the ways to write Japanese in Latin letters: Hepburn or Kunrei-shiki, long or not, doubled or not. A y
/// behind a consonant is left out, so that sh and sy need no rule of their own.
pub fn same(latin: &str) -> String {
    let mut same = String::new();
    let mut before = b' ';
    for letter in latin.bytes() {
        let said = match letter {
            b'c' => b't',
            b'f' => b'h',
            b'j' => b'z',
            _ => letter,
        };
        let last = same.as_bytes().last().copied().unwrap_or(b' ');
        let silent = match letter {
            b'h' => matches!(before, b's' | b'c' | b't'),
            b's' => before == b't',
            b'y' => !matches!(last, b' ' | b'a' | b'i' | b'u' | b'e' | b'o'),
            b'u' => last == b'o',
            _ => false,
        };
        if last == b'm' && matches!(letter, b'b' | b'p') {
            same.pop();
            same.push('n');
        }
        if !silent && said != last {
            same.push(said.into());
        }
        before = letter;
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hepburn_and_kunrei_are_one() {
        for (kana, ways) in [
            ("しんいち", "shinichi sinniti sin'iti"),
            ("しょうた", "shouta shota syota syouta"),
            ("ふじこ", "fujiko huziko"),
            ("つばさ", "tsubasa tubasa"),
            ("じゅんいちろう", "junichiro zyunitirou"),
            ("はっとり", "hattori hatori"),
            ("まっちゃ", "matcha maccha mattya"),
            ("しんぶん", "shimbun shinbun"),
            ("ゔぃ", "vi"),
            ("きゃっと", "kyatto"),
            ("らーめん", "ramen raamen"),
            ("おおの", "ono oono"),
        ] {
            for way in ways.split(' ') {
                let typed = same(&super::super::fold(way));
                assert_eq!(said(kana).as_deref(), Some(&*typed), "{kana} {way}");
            }
        }
        assert_eq!(said("松田"), None);
    }
}
