//! Measures castmap beside its peers: in one browser, on the same data. Nothing fails for being slow.

use anyhow::Result;

use crate::peers;
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
}

impl What {
    /// The module of the end-to-end tests that measures it, in `bench`.
    fn module(&self) -> &'static str {
        match self {
            Self::Search => "search",
        }
    }
}

pub fn bench(project: &Project, arguments: &Arguments) -> Result<()> {
    let name = arguments.what.module();
    if let Some(lacks) = lacks(project)? {
        println!("SKIPPED: the benchmark `{name}` measured nothing, since {lacks}");
        return Ok(());
    }
    let peers = peers::ready(project)?;
    let mut cargo = test::e2e(project)?;
    cargo.arg(format!("bench::{name}::")).args(["--", "--nocapture", "--test-threads=1"]);
    run::run(cargo.env("CASTMAP_BENCH", peers))
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
