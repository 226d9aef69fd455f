//! The `…` in a label of a relation: it stands for the name at the other end.

/// The ways to write it.
const MARKS: [&str; 2] = ["…", "..."];

/// The words before the `…` of a label and those behind it. None where the label has no such place, or more than one,
/// or nothing else.
///
/// Only an ellipsis at the beginning or behind white space is one: in "well…" it trails off.
#[inline(never)]
pub fn gap(label: &str) -> Option<(&str, &str)> {
    let mut found = None;
    let mut is_free = true;
    for (place, letter) in label.char_indices() {
        if is_free {
            for mark in MARKS {
                let Some(behind) = label[place..].strip_prefix(mark) else { continue };
                if behind.starts_with(['.', '…']) {
                    continue;
                }
                if found.is_some() {
                    return None;
                }
                found = Some((&label[..place], behind));
            }
        }
        is_free = letter.is_whitespace();
    }
    let (before, behind) = found?;
    let has_words = !before.trim().is_empty() || !behind.trim().is_empty();
    has_words.then_some((before, behind))
}

/// A label as it stands on a line of the chart, between the two cards: without a `…` at its beginning or end. What
/// is joined to a `…` at the beginning, as a Korean particle is, goes with it.
pub fn chart_label(label: &str) -> &str {
    let Some((before, behind)) = gap(label) else { return label };
    if behind.trim().is_empty() {
        return before.trim();
    }
    if !before.is_empty() {
        return label;
    }
    match behind.split_once(char::is_whitespace) {
        Some((_, rest)) if !rest.trim().is_empty() => rest.trim(),
        // A language that sets no spaces needs it to be understood.
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_where_it_stands_for_a_name() {
        for (label, expected) in [
            ("mentors … and calls him “X”", Some(("mentors ", " and calls him “X”"))),
            ("is the boss of …", Some(("is the boss of ", ""))),
            ("…의 스승", Some(("", "의 스승"))),
            ("is …’s boss", Some(("is ", "’s boss"))),
            ("mentors ... well", Some(("mentors ", " well"))),
            ("...", None),
            ("…", None),
            ("", None),
            ("colleagues", None),
            ("thinks…", None),
            ("thinks...", None),
            ("well … maybe …", None),
            ("well ... maybe …", None),
            ("thinks… of …", Some(("thinks… of ", ""))),
            ("counts ....", None),
            ("starts ……", None),
            ("e. g. a ..b", None),
        ] {
            assert_eq!(gap(label), expected, "{label}");
        }
    }

    #[test]
    fn the_chart_shows_none_at_the_beginning_and_end() {
        for (label, expected) in [
            ("mentors … and calls him “X”", "mentors … and calls him “X”"),
            ("is the boss of …", "is the boss of"),
            ("is the boss of ...", "is the boss of"),
            ("…의 스승", "스승"),
            ("… 구하러 간다", "구하러 간다"),
            ("…’s boss", "boss"),
            ("...을(를) 믿는다", "믿는다"),
            ("…を師と仰ぐ", "…を師と仰ぐ"),
            ("…", "…"),
            ("thinks…", "thinks…"),
            ("colleagues", "colleagues"),
        ] {
            assert_eq!(chart_label(label), expected, "{label}");
        }
    }
}
