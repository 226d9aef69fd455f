//! Takes pictures of the page in its states, for people to look at.

use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run;
use crate::test;

#[derive(clap::Args)]
pub struct Arguments {
    /// Only the pictures whose name contains this text
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

pub fn shots(project: &Project, arguments: &Arguments) -> Result<()> {
    let folder = project.root.join("shots");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut cargo = test::e2e(project)?;
    cargo.args(["shots", "--", "--nocapture"]).env("CASTMAP_SHOTS", &folder);
    match &arguments.only {
        Some(text) => cargo.env("CASTMAP_SHOTS_ONLY", text),
        None => cargo.env_remove("CASTMAP_SHOTS_ONLY"),
    };
    run::run(&mut cargo)?;
    println!("the pictures are in {}/", project.shown(&folder));
    Ok(())
}
