//! Has one visitor use the widget for half an hour, and says whether anything has grown.

use anyhow::Result;

use crate::bench::report;
use crate::gate::test;
use crate::project::Project;
use crate::run;

/// What the end-to-end tests are told by.
pub const MINUTES: &str = "CASTMAP_SOAK_MINUTES";
pub const SEED: &str = "CASTMAP_SOAK_SEED";

#[derive(clap::Args)]
pub struct Arguments {
    /// How long it takes, 3 or more; what 30 minutes and more have shown is written into docs/benchmarks.md
    #[arg(long, default_value_t = 30.0)]
    minutes: f64,
    /// Another visitor
    #[arg(long)]
    seed: Option<u64>,
}

pub fn soak(project: &Project, arguments: &Arguments) -> Result<()> {
    let folder = report::folder(project)?;
    let mut cargo = test::e2e(project)?;
    cargo.args(["ahead::soak", "--", "--nocapture"]);
    cargo.env(MINUTES, arguments.minutes.to_string()).env(report::FOLDER, &folder);
    match arguments.seed {
        Some(seed) => cargo.env(SEED, seed.to_string()),
        None => cargo.env_remove(SEED),
    };
    let outcome = run::run(&mut cargo);
    // What was not reached is written as well. Of a shorter one there is nothing of this name.
    report::write(project, &folder, "soak")?;
    outcome
}
