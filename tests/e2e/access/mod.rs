//! What people meet who hear the widget, use it by keys, enlarge it or see few colours: every state that a visitor can
//! bring it into, held against WCAG 2.2 A and AA by axe-core, and beside that what axe cannot see.
//!
//! docs/accessibility.md says what holds, and what does not.

mod axe;
mod contrast;
mod kept;
mod motion;
mod stops;
mod targets;
mod transcript;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::sample::sample;
use crate::states::{STATES, Show, State};
use axe::Axe;

in_both!(
    a_wide_screen_has_no_barrier,
    a_phone_has_no_barrier,
    korean_words_are_no_barrier,
    a_large_show_has_no_barrier
);

/// How a state is looked at: theme, width in CSS pixels, and language.
type Look = (&'static str, u32, &'static str);

const WIDE: [Look; 2] = [("light", 1280, "en"), ("dark", 1280, "en")];
const PHONE: [Look; 2] = [("light", 360, "en"), ("dark", 360, "en")];

/// Where a sample is looked at: the words are others, the rules the same.
const KOREAN: [Look; 2] = [("light", 1280, "ko"), ("dark", 360, "ko")];
const KOREAN_STATES: [&str; 16] = [
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
];

/// So many of each matrix where not everything is to be tried.
const MOST: usize = 8;

/// Looks at states for what axe finds, and for words that cannot be told from what is painted behind them.
fn check(engine: Engine, what: &str, looks: &[Look], states: &[State]) {
    if states.is_empty() {
        return;
    }
    let axe = Axe::load();
    let rows = looks.iter().flat_map(|look| states.iter().map(move |state| (*look, state))).collect();
    let rows = sample(&format!("barriers {what} in {}, states in their looks", engine.name()), rows, MOST);
    browse_in(engine, async |page| {
        let (mut found, mut targets, count) = (Vec::new(), 0, rows.len());
        for ((theme, width, language), state) in rows {
            page.size(width, 800).await;
            state.reach(page, theme, language).await;
            let mut here = axe.violations(page).await;
            here.extend(contrast::pale(page).await);
            let (whole, small) = targets::small(page).await;
            targets += whole;
            here.extend(small);
            state.leave(page);
            let what = format!("{} {} {theme} {width} {language}", state.show_name(), state.name);
            found.extend(here.into_iter().map(|barrier| format!("{what}: {barrier}")));
        }
        assert!(targets > 4 * count, "of {count} rows, {targets} controls were measured");
        assert!(found.is_empty(), "{} barriers:\n{}", found.len(), found.join("\n"));
    });
}

/// The states of the built-in show, or those of these names.
fn built_in(names: Option<&[&str]>) -> Vec<State> {
    let is_wanted =
        |state: &State| state.show == Show::BuiltIn && names.is_none_or(|names| names.contains(&state.name));
    let states: Vec<State> = STATES.into_iter().filter(is_wanted).collect();
    assert!(names.is_none_or(|names| names.len() == states.len()), "a state of this name: {names:?}");
    states
}

fn a_wide_screen_has_no_barrier(engine: Engine) {
    check(engine, "on a wide screen", &WIDE, &built_in(None));
}

fn a_phone_has_no_barrier(engine: Engine) {
    check(engine, "on a phone", &PHONE, &built_in(None));
}

fn korean_words_are_no_barrier(engine: Engine) {
    check(engine, "in Korean", &KOREAN, &built_in(Some(&KOREAN_STATES)));
}

fn a_large_show_has_no_barrier(engine: Engine) {
    let is_wanted = |state: &State| state.show == Show::GameOfThrones && state.is_here();
    let states: Vec<State> = STATES.into_iter().filter(is_wanted).collect();
    check(engine, "of Game of Thrones", &[WIDE[0], PHONE[1]], &states);
}
