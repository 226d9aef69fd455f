//! Measures castmap beside its peers: in one browser, on the same data. Nothing fails for being slow.

use anyhow::Result;
use clap::ValueEnum;

use crate::locked::PEERS;
use crate::project::Project;
use crate::run;
use crate::shared::shared;
use crate::test;
use crate::tools;

/// What makes the shows that are measured, in the shared folder.
const MAKER: &str = "tools/make_show.py";

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The search among 10,000 characters, beside MiniSearch and Fuse.js (about 5 minutes)
    ///
    /// `find` on names typed letter by letter, how long the index takes to build, and how many frames pass from a letter
    /// typed to the new count.
    Search,
    /// The chart, beside fcose, d3-force, vis-network and ELK; the large one beside sigma.js, force-graph and
    /// cytoscape.js too (about 15 minutes)
    Chart {
        /// This part alone
        part: Option<Part>,
    },
    /// A hundred elements on one page, beside one (about a minute)
    Many,
    /// How long it takes until an element that has broken is back (some seconds)
    Recover,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Part {
    /// Overlaps, crossings, ties through cards and area of three shows
    Quality,
    /// First picture, settled and longest task, of Les Misérables and Game of Thrones
    Times,
    /// 10,000 characters: layout, neighbourhoods, frames and memory
    Large,
    /// Pictures of all shows, castmap's and its peers', into shots/beside/, for people to look at
    Pictures,
    /// How the time grows from 1,000 to 20,000 characters
    Growth,
}

impl What {
    /// The modules of the end-to-end tests that measure it, in `bench`, in the order in which they are to be read.
    fn modules(&self) -> Vec<&'static str> {
        match self {
            Self::Search => vec!["search"],
            Self::Many => vec!["many"],
            Self::Recover => vec!["recover"],
            Self::Chart { part: Some(part) } => vec![part.module()],
            Self::Chart { part: None } => Part::value_variants().iter().map(|part| part.module()).collect(),
        }
    }
}

impl Part {
    fn module(self) -> &'static str {
        match self {
            Self::Quality => "chart::quality",
            Self::Times => "chart::times",
            Self::Large => "chart::large",
            Self::Growth => "chart::growth",
            Self::Pictures => "chart::pictures",
        }
    }
}

pub fn bench(project: &Project, arguments: &Arguments) -> Result<()> {
    if let Some(lacks) = lacks(project)? {
        println!("SKIPPED: the benchmark measured nothing, since {lacks}");
        return Ok(());
    }
    let peers = PEERS.ready(project)?;
    for module in arguments.what.modules() {
        let mut cargo = test::e2e(project)?;
        cargo.arg(format!("bench::{module}::")).args(["--", "--nocapture", "--test-threads=1"]);
        run::run(cargo.env("CASTMAP_BENCH", &peers))?;
    }
    Ok(())
}

/// What is missing to make up shows.
fn lacks(project: &Project) -> Result<Option<String>> {
    let Some(folder) = shared(project)? else {
        return Ok(Some("there is no shared folder with the tool that makes up shows".into()));
    };
    if !folder.join(MAKER).is_file() {
        return Ok(Some(format!("the shared folder has no {MAKER}")));
    }
    let lacks = tools::on_path("python3").is_none();
    Ok(lacks.then(|| "python3, which makes up shows, is not on PATH".into()))
}
