//! The top of docs/benchmarks.md, made of all verdicts: what castmap loses at, and a row for each number to reach.

use super::found::{All, Verdict};
use super::goals::{GOALS, Goal, SIZE};

/// The words before it.
const HEAD: &str = include_str!("head.md");

/// The command that measures a section.
fn command(section: &str) -> String {
    match section {
        SIZE | "soak" => format!("`cargo xtask {section}`"),
        part => format!("`cargo xtask bench {}`", part.strip_prefix("chart ").unwrap_or(part)),
    }
}

/// What was found of a number.
fn verdict<'all>(all: &'all All, goal: &Goal) -> Option<&'all Verdict> {
    all.get(goal.section)?.verdicts.iter().find(|verdict| verdict.what == goal.what)
}

/// The numbers of a section of which it has found nothing.
pub fn lacking(all: &All, section: &str) -> Vec<&'static str> {
    let of = GOALS.iter().filter(|goal| goal.section == section);
    of.filter(|goal| verdict(all, goal).is_none()).map(|goal| goal.what).collect()
}

/// The whole of it.
pub fn written(all: &All) -> String {
    let mut lines =
        vec![HEAD.trim().to_owned(), String::new(), "## What castmap loses at".into(), String::new()];
    lines.extend(losses(all));
    lines.extend([
        String::new(),
        "## The numbers to reach".into(),
        String::new(),
        "| what | wanted | measured | reached | measured by |".into(),
        "|---|---|---|---|---|".into(),
    ]);
    lines.extend(GOALS.iter().map(|goal| row(goal, verdict(all, goal))));
    lines.join("\n")
}

fn losses(all: &All) -> Vec<String> {
    let mut lines = Vec::new();
    for (section, found) in all {
        for Verdict { what, measured, wanted, .. } in
            found.verdicts.iter().filter(|verdict| !verdict.is_reached)
        {
            lines.push(format!(
                "- Not reached: {what}: {measured}. Wanted: {wanted}. ({}, {})",
                command(section),
                found.date
            ));
        }
    }
    for (section, found) in all {
        lines.extend(found.behind.iter().map(|sentence| {
            format!("- A peer is better: {sentence} ({}, {})", command(section), found.date)
        }));
    }
    let open = GOALS.iter().filter(|goal| verdict(all, goal).is_none()).count();
    match open {
        0 => {}
        1 => lines.push("- Of the numbers below, one is not measured yet.".into()),
        _ => lines.push(format!("- Of the numbers below, {open} are not measured yet.")),
    }
    if lines.is_empty() {
        lines.push(
            "Everything that is wanted is reached, and no peer was better at anything that was measured."
                .into(),
        );
    }
    lines
}

fn row(goal: &Goal, verdict: Option<&Verdict>) -> String {
    let (measured, reached) = match verdict {
        Some(verdict) if verdict.is_reached => (verdict.measured.as_str(), "yes"),
        Some(verdict) => (verdict.measured.as_str(), "**no**"),
        None => ("not measured yet", ""),
    };
    format!("| {} | {} | {measured} | {reached} | {} |", goal.what, goal.wanted, command(goal.section))
}

#[cfg(test)]
mod tests {
    use super::super::found::Found;
    use super::*;

    fn found(goal: &Goal, is_reached: bool) -> Verdict {
        let (what, wanted) = (goal.what.to_owned(), goal.wanted.to_owned());
        Verdict { what, measured: "7".into(), wanted, is_reached }
    }

    /// Everything is reached but what is named.
    fn all(missed: &str) -> All {
        let mut all = All::new();
        for goal in &GOALS {
            let section = all
                .entry(goal.section.to_owned())
                .or_insert_with(|| Found { date: "2026-01-31".into(), ..Found::default() });
            section.verdicts.push(found(goal, goal.what != missed));
        }
        all
    }

    #[test]
    fn each_number_has_a_row_though_nothing_is_measured() {
        let text = written(&All::new());
        for goal in &GOALS {
            let row = format!(
                "| {} | {} | not measured yet |  | {} |",
                goal.what,
                goal.wanted,
                command(goal.section)
            );
            assert_eq!(text.lines().filter(|line| **line == row).count(), 1, "{row}");
        }
        assert!(
            text.contains(&format!("Of the numbers below, {} are not measured yet.", GOALS.len())),
            "{text}"
        );
        assert_eq!(lacking(&All::new(), "memory"), ["10,000 characters: memory"]);
    }

    #[test]
    fn what_is_lost_comes_first() {
        let mut some = all("Les Misérables: area");
        assert!(GOALS.iter().all(|goal| lacking(&some, goal.section).is_empty()));
        if let Some(search) = some.get_mut("search") {
            search.behind.push("Hangul is faster there.".into());
        }
        let text = written(&some);
        let lost = "- Not reached: Les Misérables: area: 7. Wanted: at most 9. (`cargo xtask bench quality`, 2026-01-31)\n\
                    - A peer is better: Hangul is faster there. (`cargo xtask bench search`, 2026-01-31)\n\n## The numbers";
        assert!(text.contains(&format!("## What castmap loses at\n\n{lost}")), "{text}");
        assert!(
            text.contains("| Les Misérables: area | at most 9 | 7 | **no** | `cargo xtask bench quality` |"),
            "{text}"
        );
        assert!(
            text.contains("| Game of Thrones: area | at most 8 | 7 | yes | `cargo xtask bench quality` |"),
            "{text}"
        );
    }

    #[test]
    fn nothing_lost_is_said_as_well() {
        let text = written(&all(""));
        assert!(
            text.contains("no peer was better at anything that was measured.\n\n## The numbers"),
            "{text}"
        );
    }

    #[test]
    fn what_was_judged_has_a_row() {
        let all = super::super::found::parsed(include_str!("../../../../docs/benchmarks.json")).unwrap();
        let verdicts = all.iter().flat_map(|(section, found)| {
            found.verdicts.iter().map(|verdict| (section.as_str(), verdict.what.as_str()))
        });
        let without: Vec<_> = verdicts
            .filter(|&(section, what)| !GOALS.iter().any(|goal| goal.section == section && goal.what == what))
            .collect();
        assert!(without.is_empty(), "goals.rs lacks {without:?}");
    }
}
