//! Measures castmap beside its peers: in one browser, on the same data. Nothing fails for being slow.

pub mod figures;
mod load;
pub mod report;
pub mod soak;

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::gate::test;
use crate::project::Project;
use crate::run;
use crate::shared::shared;
use crate::tools;
use crate::tools::locked::PEERS;

/// What makes the shows that are measured, in the shared folder.
const MAKER: &str = "tools/make_show.py";

/// Real shows that are measured, there.
const SHOWS: [&str; 2] = ["shows/les-miserables.json", "shows/game-of-thrones.json"];

#[derive(clap::Args)]
pub struct Arguments {
    /// These alone; all of them where none is named. Beside a part of the chart, `chart` says nothing more
    what: Vec<What>,
}

#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum What {
    /// All that is measured of the chart, beside fcose, d3-force, vis-network, ELK and others (about 8 minutes)
    Chart,
    /// Of the chart: overlaps, crossings, ties through cards and area of three shows
    Quality,
    /// Of the chart: first picture, settled and longest task, of Les Misérables and Game of Thrones
    Times,
    /// Of the chart: 10,000 characters: layout, neighbourhoods and frames
    Large,
    /// Of the chart: pictures of all shows, castmap's and its peers', into shots/beside/, for people to look at
    Pictures,
    /// Of the chart: how the time grows from 1,000 to 20,000 characters
    Growth,
    /// The search among 10,000 characters, beside MiniSearch and Fuse.js (about 4 minutes)
    Search,
    /// How soon a first visitor on a slow phone and line sees cards, beside a page of cytoscape.js and fcose (about a
    /// minute)
    Load,
    /// The memory that 10,000 characters take, beside cytoscape.js (about a minute)
    Memory,
    /// A hundred elements on one page, beside one (about a minute)
    Many,
    /// How long it takes until an element that has broken is back (some seconds)
    Recover,
}

/// The parts of the chart, in the order in which they are to be read.
const CHART: [What; 5] = [What::Quality, What::Times, What::Large, What::Pictures, What::Growth];

/// What a benchmark needs that is not in the project.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    /// Real shows of the shared folder.
    Shows,
    /// Shows that its tool makes up.
    MadeUp,
}

impl What {
    /// Its section of docs/benchmarks.md.
    fn section(self) -> &'static str {
        match self {
            Self::Chart => "chart",
            Self::Quality => "chart quality",
            Self::Times => "chart times",
            Self::Large => "chart large",
            Self::Pictures => "chart pictures",
            Self::Growth => "chart growth",
            Self::Search => "search",
            Self::Load => "load",
            Self::Memory => "memory",
            Self::Many => "many",
            Self::Recover => "recover",
        }
    }

    fn needs(self) -> Needs {
        match self {
            Self::Quality | Self::Times | Self::Pictures | Self::Load => Needs::Shows,
            Self::Chart | Self::Large | Self::Growth | Self::Search | Self::Memory => Needs::MadeUp,
            Self::Many | Self::Recover => Needs::Nothing,
        }
    }
}

/// What is measured where this is asked for: each once.
fn meant(asked: &[What]) -> Vec<What> {
    let has_part = asked.iter().any(|what| CHART.contains(what));
    let is_meant = |what: &What| {
        let is_part = CHART.contains(what);
        asked.is_empty() || asked.contains(what) || is_part && asked.contains(&What::Chart) && !has_part
    };
    What::value_variants().iter().copied().filter(|what| *what != What::Chart && is_meant(what)).collect()
}

pub fn bench(project: &Project, arguments: &Arguments) -> Result<()> {
    let shared = shared(project)?;
    let mut peers = None;
    for what in meant(&arguments.what) {
        let section = what.section();
        if let Some(lacks) = lacks(what.needs(), shared.as_deref()) {
            println!("SKIPPED: {section} is not measured, since {lacks}");
            continue;
        }
        let peers = match &peers {
            Some(peers) => peers,
            None => peers.insert(PEERS.ready(project)?),
        };
        let folder = report::folder(project)?;
        let mut cargo = test::e2e(project)?;
        let module = section.replace(' ', "::");
        cargo.arg(format!("bench::{module}::")).args(["--", "--nocapture", "--test-threads=1"]);
        match shared.as_deref().filter(|_| what == What::Load) {
            Some(shared) => cargo.env("CASTMAP_BENCH_LOAD", load::prepare(project, peers, shared)?),
            None => cargo.env_remove("CASTMAP_BENCH_LOAD"),
        };
        run::run(cargo.env("CASTMAP_BENCH", peers).env(report::FOLDER, &folder))?;
        report::write(project, &folder, section)?;
    }
    Ok(())
}

/// What is missing.
fn lacks(needs: Needs, shared: Option<&Path>) -> Option<String> {
    let files: &[&str] = match needs {
        Needs::Nothing => return None,
        Needs::Shows => &SHOWS,
        Needs::MadeUp => &[MAKER],
    };
    let Some(folder) = shared else { return Some("there is no shared folder with shows".into()) };
    if let Some(missing) = files.iter().find(|file| !folder.join(file).is_file()) {
        return Some(format!("the shared folder has no {missing}"));
    }
    let is_made = matches!(needs, Needs::MadeUp) && tools::on_path("python3").is_none();
    is_made.then(|| "python3, which makes up shows, is not on PATH".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_measured() {
        let all = [&CHART[..], &[What::Search, What::Load, What::Memory, What::Many, What::Recover]].concat();
        for (asked, expected) in [
            (&[][..], &all[..]),
            (&[What::Chart], &CHART[..]),
            (&[What::Chart, What::Times], &[What::Times]),
            (&[What::Search, What::Quality], &[What::Quality, What::Search]),
            (&[What::Recover, What::Chart], &[&CHART[..], &[What::Recover]].concat()),
        ] {
            assert_eq!(meant(asked), expected, "{asked:?}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let nowhere = Path::new("/nowhere");
        for (needs, folder, expected) in [
            (Needs::Nothing, None, None),
            (Needs::Shows, None, Some("there is no shared folder with shows")),
            (Needs::Shows, Some(nowhere), Some("the shared folder has no shows/les-miserables.json")),
            (Needs::MadeUp, Some(nowhere), Some("the shared folder has no tools/make_show.py")),
        ] {
            assert_eq!(lacks(needs, folder).as_deref(), expected);
        }
    }
}
