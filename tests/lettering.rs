//! Lines of words: whatever the words, they fit, and nothing is lost but what "…" says is.

use castmap::lettering::{width, wrap};
use proptest::prelude::*;

proptest! {
    #[test]
    fn lines_fit_and_lose_nothing(text in any::<String>(), room in 20.0..300.0_f64, most in 1..5_usize, bold in any::<bool>()) {
        let lines = wrap(&text, room, most, 12.0, bold);
        prop_assert!(lines.len() <= most);
        for line in &lines {
            prop_assert!(!line.trim().is_empty());
            // A letter wider than the room, with what clings to it, stands by itself.
            let letters = line.chars().filter(|&letter| width(letter.encode_utf8(&mut [0; 4]), 12.0, bold) > 0.0).count();
            let joined = line.contains('\u{200d}');
            prop_assert!(width(line, 12.0, bold) <= room || letters <= 1 || joined || *line == "…", "{line:?} in {room}");
        }
        let solid = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let said = solid(&lines.concat());
        let all = solid(&text);
        prop_assert!(said == all || said.strip_suffix('…').is_some_and(|said| all.starts_with(said)), "{text:?}: {lines:?}");
    }
}
