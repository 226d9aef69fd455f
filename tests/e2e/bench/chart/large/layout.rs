//! How soon 10,000 characters stand, and whether those who know each other stand together.

use serde_json::json;
use std::path::Path;

use super::super::super::section::Section;
use super::super::super::spread::Spread;
use super::super::clock::{self, LONG_MS};
use super::super::peers::{CLOCK, layout, visit_layouts};
use super::super::{Graph, ROUNDS, outcome};
use super::Round;
use super::neighbours::{ASKED, preservation};
use crate::drawing::Point;
use crate::page::Page;
use crate::say::say;

/// How many times faster than d3-force it should settle.
const FASTER: f64 = 25.0;
const FIRST_MS: f64 = 500.0;
/// Reading may take so many times as long as `JSON.parse`.
const READING: f64 = 2.0;

/// Where the peers' characters stand, and how many milliseconds that took.
pub struct Others {
    force: (Vec<Point>, f64),
    atlas: (Vec<Point>, f64),
}

/// Lays the graph out once with each of the peers that can, and gives the places to those who draw.
pub async fn others(page: &Page, peers: &Path, graph: &Graph) -> Others {
    visit_layouts(page, peers).await;
    let mut all = Vec::new();
    for name in [CLOCK, "ForceAtlas2"] {
        say(&format!("bench chart: the large one, by {name}"));
        let (places, ms) = layout(page, name, 1).await;
        let kept = preservation(graph, &places) * 100.0;
        say(&format!(
            "bench chart: {name} took {:.1} s and keeps {kept:.2} % of the neighbours",
            ms / 1000.0
        ));
        all.push((places, ms));
    }
    let [force, atlas] = all.try_into().expect("there are two");
    page.server.give("places-of-force-graph.json", json!(force.0).to_string());
    page.server.give("places-of-sigma.json", json!(atlas.0).to_string());
    Others { force, atlas }
}

/// How many milliseconds the browser takes to parse the document alone.
pub async fn parsing(page: &Page, src: &str) -> f64 {
    let script = format!(
        "const text = await (await fetch({})).text();
        const before = performance.now();
        const show = JSON.parse(text);
        return [performance.now() - before, show.characters.length]",
        json!(src)
    );
    outcome(page, "parsing", &script).await[0].as_f64().expect("a time")
}

/// Says how it went; `own` is where castmap's characters stand.
pub fn tell(rounds: &[Round], others: &Others, graph: &Graph, own: &[Point], section: &mut Section) {
    let spread = |pick: fn(&Round) -> f64| Spread::of(rounds.iter().map(pick));
    let (first, settled) = (spread(|round| round.load.first), spread(|round| round.load.settled));
    let reading = spread(|round| round.load.reading / round.parsing);
    let kept = |places: &[Point]| preservation(graph, places) * 100.0;
    let (own_kept, force_kept, atlas_kept) = (kept(own), kept(&others.force.0), kept(&others.atlas.0));
    let (force, atlas) = (others.force.1 / 1000.0, others.atlas.1 / 1000.0);
    let ratio = others.force.1 / settled.median;
    let (seen, is_free) = clock::tasks(rounds.iter().map(|round| &round.load));
    section.lines([
        format!(
            "castmap from `cast-map-load` on, in {ROUNDS} loads. {CLOCK} (300 ticks) and ForceAtlas2 (500 iterations) were \
             measured once, without a picture, on the {} characters that have a relation. Neighbours kept: the share of \
             those who know a character among as many that stand nearest, of {ASKED} characters.",
            graph.ids.len()
        ),
        String::new(),
        "| | first picture | settled | neighbours kept |".into(),
        "|---|---:|---:|---:|".into(),
        format!("| castmap | {first:.0} ms | {settled:.0} ms | {own_kept:.1} % |"),
        format!("| {CLOCK} | | {force:.1} s | {force_kept:.1} % |"),
        format!("| ForceAtlas2 | | {atlas:.1} s | {atlas_kept:.1} % |"),
        String::new(),
    ]);
    section.judge(
        "10,000 characters: settled",
        &format!("{ratio:.1} times as fast"),
        &format!("at least {FASTER} times as fast as {CLOCK}"),
        ratio >= FASTER,
        &format!("castmap has settled {ratio:.1} times as fast as {CLOCK}."),
    );
    section.judge(
        "10,000 characters: first picture",
        &format!("{:.0} ms", first.median),
        &format!("at most {FIRST_MS} ms"),
        first.median <= FIRST_MS,
        &format!("The first picture is there after {:.0} ms.", first.median),
    );
    section.judge(
        &format!("10,000 characters: tasks over {LONG_MS} ms"),
        &seen,
        "none",
        is_free,
        &format!("Tasks over {LONG_MS} ms after `cast-map-load`: {seen}."),
    );
    section.judge(
        "10,000 characters: neighbours kept",
        &format!("{own_kept:.1} %"),
        &format!("no less than {CLOCK}"),
        own_kept >= force_kept,
        &format!("castmap keeps {own_kept:.1} % of the neighbours."),
    );
    section.judge(
        "10,000 characters: reading and checking",
        &format!("{:.1} times as long", reading.median),
        &format!("at most {READING} times as long as `JSON.parse` of the same text"),
        reading.median <= READING,
        &format!(
            "Before, reading and checking takes {:.0} ms, {reading:.1} times as long as `JSON.parse` of the same text.",
            spread(|round| round.load.reading).median
        ),
    );
    if atlas_kept > own_kept {
        section.behind(format!(
            "neighbours kept among 10,000: ForceAtlas2 {atlas_kept:.1} %; castmap {own_kept:.1} %."
        ));
    }
}
