//! How long castmap's index takes to build, and whether the page is held up meanwhile.

use serde_json::Value;

use super::super::section::Section;
use super::super::spread::Spread;
use super::super::visit_alone;
use super::rest;
use crate::page::Page;

/// Fresh elements whose index is built at once.
const LOADS: usize = 7;
const INDEX_MS: f64 = 60.0;
/// Browsers tell of tasks that are longer than this.
const LONG_MS: f64 = 50.0;
/// How long after `cast-map-load` tasks are watched.
const WATCHED_MS: f64 = 3000.0;

/// Measures both, and says how it went beside the others.
pub async fn building(page: &Page, others: &[(&str, f64)], section: &mut Section) {
    let (mut all, mut firsts, mut laters) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..LOADS {
        rest(page).await;
        load(page, "building", include_str!("building.js")).await;
        let built = page.resolve("return built").await;
        let later: Vec<&Value> = built["later"].as_array().into_iter().flatten().collect();
        for asked in later.iter().copied().chain([&built["first"]]) {
            assert_eq!(asked["hits"], 0, "nobody's name is like that");
        }
        let (first, later) = (ms(&built["first"]), Spread::of(later.into_iter().map(ms)).median);
        all.push(first - later);
        firsts.push(first);
        laters.push(later);
    }
    let built = Spread::of(all);
    section.lines([
        String::new(),
        format!(
            "{LOADS} fresh elements were asked inside their `cast-map-load`: the first `find` took {:.1} ms, later ones \
             like it {:.2} ms.",
            Spread::of(firsts),
            Spread::of(laters)
        ),
        String::new(),
    ]);
    section.judge(
        "search: building the index",
        &format!("{:.1} ms", built.median),
        &format!("at most {INDEX_MS} ms"),
        built.median <= INDEX_MS,
        &format!("Building the index takes {built:.1} ms in all."),
    );
    section.add(
        "(That is the difference: what the index lacks at the event, and the browser's own work on code that runs for the \
         first time. Where the index is there before, the latter alone.)",
    );
    for (library, ms) in others.iter().filter(|(_, ms)| *ms < built.median) {
        section.behind(format!(
            "search, building the index: {library} {ms:.0} ms; castmap {:.0} ms.",
            built.median
        ));
    }
    rest(page).await;
    load(page, "watching", include_str!("watching.js")).await;
    tasks(&page.resolve("return watched").await, section);
}

async fn load(page: &Page, name: &str, script: &str) {
    page.server.give(&format!("{name}.js"), script);
    let body = format!(
        "<script src=\"{name}.js\"></script><cast-map src=\"many.json\" at=\"all\" view=\"cards\"></cast-map>"
    );
    visit_alone(page, name, &body).await;
}

/// What held the page up after `cast-map-load`, and in a bracket what did so before.
fn tasks(watched: &Value, section: &mut Section) {
    let loaded = watched["loaded"].as_f64().expect("a time");
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for task in watched["tasks"].as_array().into_iter().flatten() {
        let start = task["start"].as_f64().expect("a time");
        if start < loaded {
            before.push(ms(task));
        } else if start < loaded + WATCHED_MS {
            after.push(ms(task));
        }
    }
    let longest = |tasks: Vec<f64>| match tasks.len() {
        0 => "none was seen".into(),
        count => format!("{count} seen, the longest of {:.0} ms", Spread::of(tasks).most),
    };
    let (is_reached, seen) = (after.is_empty(), longest(after));
    section.judge(
        "search: tasks over 50 ms while the index is built",
        &seen,
        "none",
        is_reached,
        &format!(
            "Tasks over {LONG_MS} ms in the {:.0} s after `cast-map-load`, where nobody asks: {seen}.",
            WATCHED_MS / 1000.0
        ),
    );
    section.add(&format!("(Before and around the event, while the document is read: {}.)", longest(before)));
}

fn ms(value: &Value) -> f64 {
    value["ms"].as_f64().expect("a time")
}
