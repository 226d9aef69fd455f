//! `find` beside MiniSearch and Fuse.js: the same questions about the same characters, in the same page.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

use super::super::section::Section;
use super::super::spread::Spread;
use super::super::{give_peer, visit_alone};
use super::typing::{self, Kind, NAMES, Typed};
use crate::expected::Document;
use crate::page::Page;
use crate::say::say;

/// As `race.js` calls them.
const LIBRARIES: [&str; 3] = ["castmap", "MiniSearch", "Fuse.js"];
/// Figures are medians of so many.
const ROUNDS: usize = 5;
/// So many names are typed before anything counts: by then, the browser has compiled all three.
const WARM_UP: usize = 6;

const MEDIAN_MS: f64 = 2.0;
const WORST_MS: f64 = 5.0;
/// How many times slower the others should be, in the order of [`LIBRARIES`].
const FASTER: [f64; 3] = [1.0, 10.0, 40.0];

/// One library in the race.
#[derive(Default)]
struct Runner {
    /// For each round, the milliseconds of every step of every name.
    rounds: Vec<Vec<f64>>,
    /// For each step, how many were found.
    hits: Vec<u64>,
    /// For each name, whether who bears it was among the hits of its last step.
    found: Vec<bool>,
}

impl Runner {
    /// For each step, the median of its rounds.
    fn steps(&self) -> Vec<f64> {
        let of = |step: usize| Spread::of(self.rounds.iter().map(|round| round[step])).median;
        (0..self.rounds[0].len()).map(of).collect()
    }

    /// The median of the steps that are meant.
    fn median(&self, is_meant: impl Fn(usize) -> bool) -> f64 {
        let steps = self.steps();
        let meant = steps.iter().enumerate().filter(|(step, _)| is_meant(*step));
        Spread::of(meant.map(|(_, ms)| *ms)).median
    }

    /// The slowest step, and how long it takes.
    fn worst(&self) -> (usize, f64) {
        let slower = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1);
        self.steps().into_iter().enumerate().max_by(slower).expect("something was typed")
    }

    /// How many of the names of these kinds have led to who bears them.
    fn found(&self, names: &[Typed], kinds: &[Kind]) -> String {
        let of = names.iter().zip(&self.found).filter(|(name, _)| kinds.contains(&name.kind));
        let (hit, all) = of.fold((0, 0), |(hit, all), (_, found)| (hit + usize::from(*found), all + 1));
        format!("{hit} of {all}")
    }
}

/// Lets them race, and says how it went; for how many milliseconds each of the others built its index.
pub async fn race(
    page: &Page,
    peers: &Path,
    show: &Document,
    section: &mut Section,
) -> Vec<(&'static str, f64)> {
    give_peer(page, peers, "fuse.js/dist/fuse.mjs", "fuse.js");
    give_peer(page, peers, "minisearch/dist/es/index.js", "minisearch.js");
    page.server.give("race.js", include_str!("race.js"));
    let body = "<cast-map src=\"many.json\" at=\"all\" view=\"cards\"></cast-map>\
        <script type=\"module\" src=\"race.js\"></script>";
    visit_alone(page, "race", body).await;
    page.wait("castmap and its peers are there", "return window.bench && host.visible.length").await;
    let tick = page.run("return bench.tick()").await.as_f64().expect("a number");
    let built = page.resolve(&format!("return bench.build({ROUNDS})")).await;
    let names = typing::names(show);
    for name in &names[..WARM_UP] {
        type_through(page, name, 0).await;
    }
    let mut runners = LIBRARIES.map(|_| Runner::default());
    for round in 0..ROUNDS {
        say(&format!("bench search: round {} of {ROUNDS}", round + 1));
        for runner in &mut runners {
            runner.rounds.push(Vec::new());
            runner.found.clear();
            runner.hits.clear();
        }
        for (place, name) in names.iter().enumerate() {
            let result = type_through(page, name, place + round).await;
            for (library, runner) in LIBRARIES.iter().zip(&mut runners) {
                let list = |what: &str| result[library][what].as_array().expect("a list").iter();
                runner.rounds[round].extend(list("times").filter_map(Value::as_f64));
                runner.hits.extend(list("hits").filter_map(Value::as_u64));
                runner.found.push(result[library]["found"] == true);
            }
        }
    }
    for (name, found) in names.iter().zip(&runners[0].found) {
        let whole = name.steps.last().expect("a name has letters");
        assert!(*found || name.kind == Kind::Slip, "castmap does not find {} by “{whole}”", name.who);
    }
    report(&names, &runners, &built, tick, section);
    let median = |library: &&'static str| {
        let times = built[*library].as_array()?.iter().filter_map(Value::as_f64);
        Some((*library, Spread::of(times).median))
    };
    LIBRARIES.iter().filter_map(median).collect()
}

/// What each library took for it, and found in the end.
async fn type_through(page: &Page, name: &Typed, first: usize) -> Value {
    page.resolve(&format!("return bench.type({}, {}, {first})", json!(name.steps), json!(name.who))).await
}

fn report(names: &[Typed], runners: &[Runner; 3], built: &Value, tick: f64, section: &mut Section) {
    let steps: Vec<(&str, Kind)> =
        names.iter().flat_map(|name| name.steps.iter().map(|step| (step.as_str(), name.kind))).collect();
    let different: BTreeSet<&str> = steps.iter().map(|(text, _)| *text).collect();
    let count = |kind: Kind| names.iter().filter(|name| name.kind == kind).count();
    section.lines([
        format!(
            "{NAMES} names of characters and actors were typed letter by letter: {} in Latin letters, {} more with two \
             letters swapped, {} in Hangul, stroke by stroke. That makes {} questions ({} different ones), asked in \
             {ROUNDS} rounds. For each name, the libraries took turns. A question's time is the median of its rounds. \
             The clock has steps of {:.0} µs.",
            count(Kind::Latin),
            count(Kind::Slip),
            count(Kind::Hangul),
            steps.len(),
            different.len(),
            tick * 1000.0
        ),
        String::new(),
        "| | median | slowest | index built in | questions without an answer | whole names found | found with a slip |"
            .into(),
        "|---|---:|---:|---:|---:|---:|---:|".into(),
    ]);
    for (library, runner) in LIBRARIES.iter().zip(runners) {
        let (step, worst) = runner.worst();
        let times = built[library].as_array().map(|times| Spread::of(times.iter().filter_map(Value::as_f64)));
        let index = times.map_or_else(|| "see below".into(), |times| format!("{times:.0} ms"));
        section.line(format!(
            "| {library} | {:.2} ms | {worst:.2} ms, “{}” | {index} | {} | {} | {} |",
            runner.median(|_| true),
            steps[step].0,
            runner.hits.iter().filter(|&&hits| hits == 0).count(),
            runner.found(names, &[Kind::Latin, Kind::Hangul]),
            runner.found(names, &[Kind::Slip]),
        ));
    }
    section.lines([
        String::new(),
        "| median of | castmap | MiniSearch | Fuse.js | castmap : MiniSearch | castmap : Fuse.js |".into(),
        "|---|---:|---:|---:|---:|---:|".into(),
    ]);
    for kind in Kind::ALL {
        let of = runners.each_ref().map(|runner| runner.median(|step| steps[step].1 == kind));
        section.line(format!(
            "| {} | {:.2} ms | {:.2} ms | {:.2} ms | 1 : {:.2} | 1 : {:.1} |",
            kind.words(),
            of[0],
            of[1],
            of[2],
            of[1] / of[0],
            of[2] / of[0]
        ));
        for (library, median) in LIBRARIES.iter().zip(of).filter(|(_, median)| *median < of[0]) {
            let words = kind.words();
            section.behind(format!(
                "search, median of {words}: {library} {median:.2} ms; castmap {:.2} ms.",
                of[0]
            ));
        }
    }
    section.line(String::new());
    let castmap = &runners[0];
    let (median, (_, worst)) = (castmap.median(|_| true), castmap.worst());
    for (what, measured, most, sentence) in [
        ("search: median question", median, MEDIAN_MS, "castmap's median is"),
        ("search: slowest question", worst, WORST_MS, "castmap's slowest question takes"),
    ] {
        section.judge(
            what,
            &format!("{measured:.2} ms"),
            &format!("at most {most} ms"),
            measured <= most,
            &format!("{sentence} {measured:.2} ms."),
        );
    }
    for (place, wanted) in FASTER.into_iter().enumerate().skip(1) {
        let other = &runners[place];
        let ratio = other.median(|_| true) / median;
        let middle = |round: &Vec<f64>| Spread::of(round.iter().copied()).median;
        let by_round = other.rounds.iter().zip(&castmap.rounds);
        let spread = Spread::of(by_round.map(|(other, own)| middle(other) / middle(own)));
        section.judge(
            &format!("search: beside {}", LIBRARIES[place]),
            &format!("{ratio:.1} times as fast"),
            &format!("at least {wanted} times as fast"),
            ratio >= wanted,
            &format!(
                "castmap is {ratio:.1} times as fast as {} ({:.1} to {:.1} over the rounds).",
                LIBRARIES[place], spread.least, spread.most
            ),
        );
    }
}
