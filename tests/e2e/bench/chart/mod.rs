//! The chart, beside those of other libraries: how good, how soon, and how it does with 10,000 characters.

mod clock;
mod growth;
mod large;
mod peers;
mod pictures;
mod quality;
mod times;

pub use large::{draw, placed, places};
pub use peers::CYTOSCAPE;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::cast::address;
use crate::drawing::Drawing;
use crate::expected::Document;
use crate::page::Page;
use crate::places;

/// Figures that differ from run to run are medians of so many.
pub const ROUNDS: usize = 5;

/// Nothing that is measured takes longer.
const PATIENCE: Duration = Duration::from_mins(15);

/// Between two questions whether it is done: seldom enough that they are in no time.
const PAUSE: Duration = Duration::from_millis(500);

/// Characters that have a relation, and a tie for each pair of them: what castmap and its peers are to draw.
pub struct Graph {
    ids: Vec<String>,
    ties: Vec<[usize; 2]>,
}

impl Graph {
    /// Of a whole show.
    fn of(show: &Document) -> Self {
        let (ids, ties) = show.graph(show.last());
        Self { ids, ties }
    }

    /// The same with those who have no relation.
    pub fn of_all(show: &Document) -> Self {
        let Self { mut ids, ties } = Self::of(show);
        let known: BTreeSet<&String> = ids.iter().collect();
        let alone: Vec<String> =
            show.visible(show.last()).into_iter().filter(|id| !known.contains(id)).collect();
        ids.extend(alone);
        Self { ids, ties }
    }

    pub fn json(&self) -> Value {
        json!({ "ids": self.ids, "ties": self.ties })
    }

    /// Gives it to the peers' page.
    fn give(&self, page: &Page) {
        page.server.give("graph.json", self.json().to_string());
    }

    /// Fails where castmap draws other characters, or other ties between them.
    fn expect(&self, drawing: &Drawing, what: &str) {
        let named = |ids: &[String], ties: &[[usize; 2]]| -> BTreeSet<[String; 2]> {
            let name = |&[one, other]: &[usize; 2]| {
                let (one, other) = (ids[one].clone(), ids[other].clone());
                if one < other { [one, other] } else { [other, one] }
            };
            ties.iter().map(name).collect()
        };
        let ends: Vec<[usize; 2]> = drawing.ties.iter().map(|tie| tie.ends).collect();
        let (drawn, wanted) = (named(&drawing.ids, &ends), named(&self.ids, &self.ties));
        let odd: Vec<_> = drawn.symmetric_difference(&wanted).collect();
        assert!(odd.is_empty(), "{what}: drawn and not in the show, or the other way round: {odd:?}");
    }
}

/// The shows that everything is measured on: a name, what it is called in a sentence, and the document.
fn shows(skipped: &str) -> Vec<(&'static str, &'static str, Document)> {
    let mut shows = Vec::new();
    for (name, title) in [("les-miserables", "Les Misérables"), ("game-of-thrones", "Game of Thrones")] {
        let Some(path) = places::shared(&format!("shows/{name}.json"), skipped) else { continue };
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        shows.push((name, title, Document::new(text)));
    }
    shows
}

/// Opens castmap's page with the chart of a whole show.
pub async fn visit_chart(page: &Page, src: Option<&str>) {
    let mut attributes = vec![("view", "chart"), ("at", "all")];
    attributes.extend(src.map(|src| ("src", src)));
    page.visit(&address(&attributes)).await;
}

/// How wide and high castmap's chart is in the page.
pub async fn stage(page: &Page) -> (f64, f64) {
    let size =
        page.run("const { width, height } = one('.stage').getBoundingClientRect(); return [width, height]");
    let size = size.await;
    let side = |place: usize| size[place].as_f64().expect("a number");
    (side(0), side(1))
}

/// What `script` resolves its promise with, however long it takes.
pub async fn outcome(page: &Page, what: &str, script: &str) -> Value {
    let started = format!(
        "window.outcome = null;
        (async () => {{ {script} }})().then(
            (value) => {{ window.outcome = {{ value }}; }},
            (error) => {{ window.outcome = {{ failed: String(error) }}; }})"
    );
    page.run(&started).await;
    let deadline = Instant::now() + PATIENCE;
    loop {
        tokio::time::sleep(PAUSE).await;
        let outcome = page.run("return window.outcome").await;
        assert!(outcome.get("failed").is_none(), "{what}: {outcome}");
        if !outcome.is_null() {
            return outcome["value"].clone();
        }
        assert!(Instant::now() < deadline, "{what}: no end after {PATIENCE:?}");
    }
}
