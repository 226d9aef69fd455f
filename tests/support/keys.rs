//! Which words of the interface the code asks for, and which there are.

use super::source::{Literal, Source, fault};
use castmap::model::changes::Mark;
use castmap::model::document::{AliasKind, Tier};
use castmap::packed::LATE;
use castmap::state::{Arrange, Facet, Reach, Sort, Step, Theme, View};
use std::collections::BTreeMap;

/// Calls whose first text is a key.
const CALLS: &[&str] = &[
    "words.get(",
    "words().get(",
    "Words::new(tag).get(",
    ".word(",
    ".fill(",
    "named(&view.state,",
    "named(state,",
    "Label::Word(",
    "titled(writer,",
    "row(",
    "rest(",
    "choice(page,",
    "#say(",
    "words[",
];

/// The function that asks for `<key>.one` and `<key>.count`.
const COUNT: &str = "count(words,";

/// The relations that every document may use (the format names them).
const KINDS: &[&str] =
    &["ally", "colleague", "enemy", "family", "friend", "member", "mentor", "other", "rival", "romance"];

/// Why there is nothing to show (the reasons of the `cast-map-error` event), and the button below.
const FAILURES: &[&str] = &[
    "crashed",
    "http",
    "network",
    "not-castmap",
    "not-json",
    "timeout",
    "too-large",
    "wasm-blocked",
    "wasm-missing",
    "wasm-type",
    "retry",
];

/// The buttons beside the chart.
const ZOOMS: &[&str] = &["in", "out", "fit", "full", "keys"];

/// What the keys of the chart are for.
const KEYS: &[&str] =
    &["arrows", "shift", "enter", "escape", "zoom", "lift", "free", "fold", "undo", "search", "help"];

/// What the sentence about changes counts.
const COUNTED: &[&str] = &["come", "gone", "new", "turned", "ended", "learnt"];

/// The forms in which castmap is pasted elsewhere.
const FORMS: &[&str] = &["tag", "frame", "file", "package", "list"];

/// Keys that are put together while it runs: what they begin with, and how they end.
fn put_together() -> Vec<(String, Vec<&'static str>)> {
    let words = |words: &[&'static str]| words.to_vec();
    let mut keys = [
        ("alias", words(AliasKind::WORDS)),
        ("arrange", Arrange::ALL.iter().map(|arrange| arrange.word()).collect()),
        ("embed", words(FORMS)),
        ("embed.list", vec!["many"]),
        ("failure", words(FAILURES)),
        ("filter", Facet::ALL.iter().map(|facet| facet.name()).collect()),
        ("hand", vec!["undo", "free"]),
        ("keys", words(KEYS)),
        ("kind", words(KINDS)),
        ("mark.tie", Mark::ALL.iter().map(|mark| mark.word()).collect()),
        ("mark.who", Mark::ALL.iter().map(|mark| mark.word()).collect()),
        ("reach", Reach::ALL.iter().map(|reach| reach.word()).collect()),
        ("relation", words(KINDS)),
        ("sort", Sort::ALL.iter().map(|sort| sort.word()).collect()),
        ("theme", Theme::ALL.iter().map(|theme| theme.word()).collect()),
        ("tier", Tier::WORDS.iter().copied().chain(["none"]).collect()),
        ("view", View::ALL.iter().map(|view| view.word()).collect()),
        // What comes by itself has no button.
        ("walk", Step::ALL.iter().filter(|step| **step != Step::On).map(|step| step.word()).collect()),
        ("zoom", words(ZOOMS)),
    ]
    .map(|(start, ends)| (start.to_owned(), ends))
    .to_vec();
    keys.extend(COUNTED.iter().map(|name| (format!("sum.{name}"), vec!["one", "count"])));
    keys.extend(FORMS.iter().map(|form| (format!("embed.{form}"), vec!["how"])));
    keys.extend(KINDS.iter().map(|kind| (format!("relation.{kind}"), vec!["mutual"])));
    keys
}

/// The keys that a text in the code asks for.
fn asked_in(source: &Source, literal: &Literal) -> Vec<String> {
    let before = source.code[..literal.at].trim_end();
    if before.ends_with(COUNT) {
        ["one", "count"].map(|end| format!("{}.{end}", literal.text)).to_vec()
    } else if CALLS.iter().any(|call| before.ends_with(call)) && !literal.text.contains('{') {
        vec![literal.text.clone()]
    } else {
        Vec::new()
    }
}

/// What is said by code that is loaded first, where the words come with code that is loaded later.
pub fn too_early(sources: &[Source], late: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| !late.iter().any(|late| source.path.starts_with(late))) {
        for literal in source.literals.iter().filter(|literal| !source.is_test(literal.line)) {
            for key in asked_in(source, literal) {
                if LATE.iter().any(|start| key.starts_with(start)) {
                    let said = format!(
                        "`{key}` is not there before the code that is loaded later: take it out of LATE in src/packed.rs"
                    );
                    found.push(fault(source, literal.line, said));
                }
            }
        }
    }
    found
}

/// What is asked for and not in the file of words at `path`, and what is there and nobody asks for.
pub fn faults(sources: &[Source], words: &BTreeMap<String, String>, path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut asked = Vec::new();
    for source in sources {
        for literal in source.literals.iter().filter(|literal| !source.is_test(literal.line)) {
            let keys = asked_in(source, literal);
            if keys.is_empty() && is_drawn(source) && !source.code[..literal.at].trim_end().ends_with('=') {
                // Chosen first, then asked for by a name. Behind `=` stands an attribute of HTML.
                asked.push(literal.text.clone());
            }
            for key in keys.iter().filter(|key| !words.contains_key(*key)) {
                let said = format!("`{key}` is not in {path}: add it in every language");
                found.push(fault(source, literal.line, said));
            }
            asked.extend(keys);
        }
    }
    for (start, ends) in put_together() {
        let keys: Vec<String> = ends.iter().map(|end| format!("{start}.{end}")).collect();
        for key in keys.iter().filter(|key| !words.contains_key(*key)) {
            found.push(format!("{path}:1: `{key}` is asked for and not there: add it in every language"));
        }
        asked.extend(keys);
    }
    for key in words.keys().filter(|key| !asked.contains(key)) {
        let named = format!("\"{key}\":");
        let line = text.lines().position(|line| line.contains(&named)).unwrap_or_default() + 1;
        found.push(format!("{path}:{line}: nobody asks for `{key}`: take it out of every language"));
    }
    found
}

/// Whether a text in the file is likely meant for visitors; elsewhere, the same word names a field or an attribute.
fn is_drawn(source: &Source) -> bool {
    ["src/scene/", "src/ui/"].iter().any(|room| source.path.starts_with(room))
}
