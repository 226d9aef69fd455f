//! Colours of people without a portrait, of groups and of kinds of relation: readable on light and dark ground.

use crate::model::document::Color;
use crate::model::is_letter;
use crate::model::seen::{Character, Group, Snapshot};
use crate::state::State;

/// For groups whose document gives them no colour: quiet, and apart from each other in both themes.
const PALETTE: [Color; 8] = [
    Color(0x0b, 0x6e, 0x69),
    Color(0x6a, 0x4b, 0xb0),
    Color(0x9a, 0x5b, 0x00),
    Color(0x4a, 0x58, 0x66),
    Color(0xa3, 0x3b, 0x5e),
    Color(0x2d, 0x62, 0xa8),
    Color(0x4f, 0x6b, 0x1f),
    Color(0x8a, 0x4a, 0x2f),
];

/// For those without a group.
const NOBODYS: Color = Color(0x5c, 0x5f, 0x66);

/// The built-in kinds of relation.
const KINDS: [(&str, Color); 10] = [
    ("family", Color(0x9a, 0x5b, 0x00)),
    ("romance", Color(0xc0, 0x26, 0x6d)),
    ("friend", Color(0x2f, 0x7d, 0x32)),
    ("ally", Color(0x0b, 0x6e, 0x69)),
    ("mentor", Color(0x2d, 0x62, 0xa8)),
    ("colleague", Color(0x4a, 0x58, 0x66)),
    ("rival", Color(0xb4, 0x53, 0x09)),
    ("enemy", Color(0xb3, 0x26, 0x1e)),
    ("member", Color(0x6a, 0x4b, 0xb0)),
    ("other", Color(0x6b, 0x6f, 0x76)),
];

/// The ground that the chart is drawn on, as the style sheet has it.
pub fn paper(dark: bool) -> Color {
    if dark { Color(0x16, 0x16, 0x15) } else { Color(0xfb, 0xfa, 0xf8) }
}

/// What is written on it.
pub const fn ground_text(dark: bool) -> Color {
    if dark { Color(0xf1, 0xef, 0xec) } else { Color(0x1c, 0x1b, 0x1a) }
}

/// What a colour that is drawn and written with needs against the dark ground, or against white: more than 4.5, because
/// names of groups stand on a wash of it, or where groups overlap on two, and because [`luminance`] is off.
const DRAWN: f64 = 6.2;

/// How light the dark ground is (WCAG 2.2, "relative luminance").
const DARK: f64 = 0.008;

/// What white text needs to be read is 4.5 (WCAG 2.2, 1.4.3); the rest covers how far [`contrast_with_white`] is off.
const READABLE: f64 = 4.8;

/// A letter on a colour, in place of a portrait.
#[derive(Clone, Debug, PartialEq)]
pub struct Monogram {
    pub letter: String,
    /// Dark enough for white on it.
    pub color: Color,
}

/// The first letter of a character's native name, else of the shown one, on the colour of their group.
pub fn monogram(state: &State, character: &Character) -> Monogram {
    let snapshot = state.snapshot();
    let name = character.name.text();
    let native = snapshot.native.as_deref().and_then(|native| name.only(native));
    let shown = name.get(state.words.language(), &snapshot.language);
    let home =
        character.groups.iter().find(|membership| membership.until.is_none()).or(character.groups.first());
    let color = home.map_or(NOBODYS, |membership| group_color(&snapshot.groups, membership.group));
    Monogram { letter: initial(native.unwrap_or(shown)), color: darkened(color, READABLE) }
}

/// A monogram for something with a name and no colour of its own.
pub fn shade(name: &str, group: Option<(&[Group], usize)>) -> Monogram {
    let color = group.map_or(NOBODYS, |(groups, place)| group_color(groups, place));
    Monogram { letter: initial(name), color: darkened(color, READABLE) }
}

/// The colour of a group, to be drawn with on light or dark ground.
pub fn group_ink(snapshot: &Snapshot, group: usize, dark: bool) -> Color {
    ink(group_color(&snapshot.groups, group), dark)
}

/// The colour of a kind of relation, to be drawn with on light or dark ground.
pub fn kind_ink(snapshot: &Snapshot, kind: usize, dark: bool) -> Color {
    let entry = &snapshot.kinds[kind];
    let mut color = entry.color.unwrap_or(PALETTE[kind % PALETTE.len()]);
    for (id, usual) in KINDS {
        if entry.color.is_none() && *entry.id == *id {
            color = usual;
        }
    }
    ink(color, dark)
}

/// The colour as it can be seen, and read, on light or dark ground.
fn ink(color: Color, dark: bool) -> Color {
    if dark { lightened(color) } else { darkened(color, DRAWN) }
}

/// The colour, lightened as far as text of it on dark ground needs.
fn lightened(mut color: Color) -> Color {
    while (luminance(color) + 0.05) / (DARK + 0.05) < DRAWN {
        // By more than nothing, also from black.
        let lighter = |part: u8| (u16::from(part) + (255 - u16::from(part)) / 12 + 1).min(255) as u8;
        color = Color(lighter(color.0), lighter(color.1), lighter(color.2));
    }
    color
}

fn group_color(groups: &[Group], place: usize) -> Color {
    groups[place].color.unwrap_or(PALETTE[place % PALETTE.len()])
}

fn initial(name: &str) -> String {
    let letter = name.chars().find(|&letter| is_letter(letter)).or(name.chars().next());
    letter.map(String::from).unwrap_or_default()
}

/// The colour, darkened until its contrast with white is `enough`.
fn darkened(mut color: Color, enough: f64) -> Color {
    while contrast_with_white(color) < enough {
        let darker = |part: u8| (u16::from(part) * 15 / 16) as u8;
        color = Color(darker(color.0), darker(color.1), darker(color.2));
    }
    color
}

/// The contrast ratio of white on the colour (WCAG 2.2, "contrast ratio").
fn contrast_with_white(color: Color) -> f64 {
    1.05 / (luminance(color) + 0.05)
}

/// About how light a colour is (WCAG 2.2, "relative luminance").
fn luminance(Color(red, green, blue): Color) -> f64 {
    // A square in place of the standard's power of 2.4, which no two targets compute alike.
    let light = |part: u8| {
        let part = f64::from(part) / 255.0;
        part * part
    };
    0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
}

/// A colour as pages write it: `#rrggbb`.
#[inline(never)]
pub fn hex(Color(red, green, blue): Color) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::from("#");
    for part in [red, green, blue] {
        for digit in [part >> 4, part & 15] {
            out.push(char::from(DIGITS[usize::from(digit)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the standard's own formula, to compare with")]
    fn white_can_be_read_on_every_colour() {
        for color in PALETTE.into_iter().chain([
            NOBODYS,
            Color(255, 255, 255),
            Color(255, 255, 0),
            Color(0, 0, 0),
            Color(0x9a, 0xc4, 0xff),
        ]) {
            let Color(red, green, blue) = darkened(color, READABLE);
            let exact = |part: u8| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            let ratio = 1.05 / (0.2126 * exact(red) + 0.7152 * exact(green) + 0.0722 * exact(blue) + 0.05);
            assert!(ratio >= 4.5, "{color:?} {ratio}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the standard's own formula, to compare with")]
    fn every_colour_can_be_read_on_its_wash() {
        let exact = |part: f64| {
            let part = part / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light = |[red, green, blue]: [f64; 3]| {
            0.2126 * exact(red) + 0.7152 * exact(green) + 0.0722 * exact(blue) + 0.05
        };
        let parts = |Color(red, green, blue): Color| [red, green, blue].map(f64::from);
        let kinds = KINDS.iter().map(|(_, color)| *color);
        let far = [NOBODYS, Color(0, 0, 0), Color(255, 255, 255), Color(0, 0, 255), Color(0x7c, 0x3a, 0xed)];
        for color in PALETTE.into_iter().chain(kinds).chain(far) {
            for dark in [false, true] {
                let drawn = parts(ink(color, dark));
                let paper = parts(paper(dark));
                // The wash that an outline is filled with.
                let ground = std::array::from_fn(|part| 0.07 * drawn[part] + 0.93 * paper[part]);
                let (ink, ground) = (light(drawn), light(ground));
                let ratio = ink.max(ground) / ink.min(ground);
                assert!(ratio >= 4.5, "{color:?} {dark} {ratio}");
            }
        }
    }

    #[test]
    fn a_monogram_is_a_letter() {
        for (name, expected) in [("“Lady”", "L"), ("백강혁", "백"), ("Émile", "É"), ("…", "…"), ("", "")]
        {
            assert_eq!(initial(name), expected);
        }
        assert_eq!(hex(Color(0x0b, 0x6e, 0x69)), "#0b6e69");
    }
}
