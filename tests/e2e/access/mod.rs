//! What axe-core finds in each state, by the rules of WCAG 2.2 A and AA: nothing.

use std::fs;

use serde_json::{Value, json};

use crate::browser::browse;
use crate::page::Page;
use crate::places;
use crate::sample::sample;
use crate::states::{STATES, Show, State};

const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// What axe finds on the page, each with its rule and what it is about.
async fn violations(page: &Page, axe: &str) -> Vec<String> {
    let loaded = page.browser.execute(axe, Vec::new()).await;
    loaded.unwrap_or_else(|error| panic!("axe does not load: {error}"));
    let script = format!(
        "const found = await axe.run(document, {{ runOnly: {{ type: 'tag', values: {} }}, resultTypes: ['violations'] }});
        return found.violations.flatMap(({{ id, help, nodes }}) => nodes.map(({{ target, failureSummary }}) =>
            `${{id}} (${{help}}) at ${{JSON.stringify(target)}}: ${{failureSummary.replace(/\\s+/g, ' ')}}`))",
        json!(RULES)
    );
    let found = page.resolve(&script).await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
}

/// Where every state is looked at: theme, width and language.
const LOOKS: [(&str, u32, &str); 4] =
    [("light", 1280, "en"), ("dark", 1280, "en"), ("light", 360, "en"), ("dark", 360, "en")];

/// Where a sample is: the words are others, the rules the same.
const KOREAN: [(&str, u32, &str); 2] = [("light", 1280, "ko"), ("dark", 360, "ko")];

/// So many of them where not everything is to be tried.
const MOST: usize = 40;

fn axe() -> String {
    let path = places::axe();
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

fn check(looks: &[(&str, u32, &str)], states: &[State]) {
    let axe = axe();
    let rows = looks.iter().flat_map(|look| states.iter().map(move |state| (*look, state))).collect();
    let rows = sample("axe, states in their looks", rows, MOST);
    browse(async |page| {
        let mut found = Vec::new();
        for ((theme, width, language), state) in rows {
            page.size(width, 800).await;
            state.reach(page, theme, language).await;
            let what = format!("{} {} {theme} {width} {language}", state.show_name(), state.name);
            let here = violations(page, &axe).await;
            found.extend(here.into_iter().map(|violation| format!("{what}: {violation}")));
            state.leave(page);
        }
        assert!(found.is_empty(), "axe finds {} violations:\n{}", found.len(), found.join("\n"));
    });
}

#[test]
fn axe_sees_into_the_element() {
    browse(async |page| {
        page.open(&[]).await;
        page.run("one('.castmap').append(document.createElement('button'))").await;
        let found = violations(page, &axe()).await;
        assert!(
            found.len() == 1 && found[0].starts_with("button-name "),
            "a button without a name: {found:?}"
        );
    });
}

fn built_in() -> Vec<State> {
    STATES.into_iter().filter(|state| state.show == Show::BuiltIn).collect()
}

#[test]
fn axe_finds_nothing_on_a_wide_screen() {
    check(&LOOKS[..2], &built_in());
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    check(&LOOKS[2..], &built_in());
}

#[test]
fn axe_finds_nothing_in_korean() {
    let named = |name: &&State| {
        [
            "chart",
            "chart-selected",
            "chart-keys",
            "chart-pinned",
            "list",
            "relation",
            "cards",
            "filter-open",
            "empty",
            "character",
            "about",
            "doubt",
            "changes",
            "walk",
            "hidden",
            "failure",
        ]
        .contains(&name.name)
    };
    let states: Vec<State> = built_in().iter().filter(named).copied().collect();
    check(&KOREAN, &states);
}

#[test]
fn axe_finds_nothing_in_game_of_thrones() {
    let states: Vec<State> =
        STATES.into_iter().filter(|state| state.show == Show::GameOfThrones && state.is_here()).collect();
    if !states.is_empty() {
        check(&[LOOKS[0], LOOKS[3]], &states);
    }
}
