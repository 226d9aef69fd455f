//! From the smallest phone to the largest screen: nothing sticks out sideways.

use crate::browser::browse;
use crate::sample::sample;
use crate::states::{STATES, Show, State, overflow};

/// Width and height in CSS pixels.
const SIZES: [(u32, u32); 5] = [(320, 640), (360, 780), (768, 1024), (1280, 900), (2560, 1440)];

/// So many of them where not everything is to be tried.
const MOST: usize = 120;

fn check(show: Show) {
    let states: Vec<State> =
        STATES.into_iter().filter(|state| state.show == show && state.is_here()).collect();
    if states.is_empty() {
        return;
    }
    let mut rows = Vec::new();
    for size in SIZES {
        for state in &states {
            rows.push((size, state, "en"));
            // English words are the longer ones: Korean is tried where it is tightest.
            if size.0 <= 360 {
                rows.push((size, state, "ko"));
            }
        }
    }
    let rows = sample(&format!("sideways scrolling of {} states", states.len()), rows, MOST);
    browse(async |page| {
        let mut wide = Vec::new();
        for ((width, height), state, language) in rows {
            page.size(width, height).await;
            state.reach(page, "light", language).await;
            let what = format!("{} {} at {width} px in {language}", state.show_name(), state.name);
            wide.extend(overflow(page, &what).await);
            state.leave(page);
        }
        assert!(wide.is_empty(), "{} scroll sideways:\n{}", wide.len(), wide.join("\n"));
    });
}

#[test]
fn no_state_of_the_built_in_show_scrolls_sideways() {
    check(Show::BuiltIn);
}

#[test]
fn game_of_thrones_does_not_scroll_sideways() {
    check(Show::GameOfThrones);
}

#[test]
fn long_names_do_not_scroll_sideways() {
    let long = "Pneumonoultramicroscopicsilicovolcanoconiosis-Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    let show = crate::documents::SMALL
        .replace("Ann", long)
        .replace("Pat Doe", long)
        .replace("Captain", long)
        .replace("The crew", long)
        .replace("A small show", long)
        .replace("trusts", long);
    browse(async |page| {
        let src = page.server.give("long.json", &show);
        let mut wide = Vec::new();
        for (width, height) in SIZES {
            page.size(width, height).await;
            for (what, attributes) in [
                ("cards", vec![("src", src.as_str())]),
                (
                    "filters",
                    vec![("src", src.as_str()), ("groups", "crew"), ("actors", "pat"), ("roles", long)],
                ),
                ("panel", vec![("src", src.as_str()), ("focus-on", "ann")]),
            ] {
                page.open(&attributes).await;
                wide.extend(overflow(page, &format!("{what} with long names at {width} px")).await);
            }
            page.open(&[("src", &src)]).await;
            page.click("button[data-facet=actors]").await;
            page.wait("the filter is open", "return all('[role=option]').some(isShown)").await;
            wide.extend(overflow(page, &format!("an open filter with long names at {width} px")).await);
        }
        assert!(wide.is_empty(), "{} scroll sideways:\n{}", wide.len(), wide.join("\n"));
    });
}
