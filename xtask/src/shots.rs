//! Takes pictures of the page in its states, for people to look at.

use std::fs;

use anyhow::{Context, Result};

use crate::gate::test;
use crate::project::Project;
use crate::run;

#[derive(clap::Args)]
pub struct Arguments {
    /// Only the pictures whose name contains this text
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// The picture at the top of README.md instead, into docs/castmap.png
    #[arg(long, conflicts_with = "only")]
    cover: bool,
}

/// The test that takes the picture for README.md.
const COVER: &str = "shots::the_cover_can_be_taken_and_is_small";

pub fn shots(project: &Project, arguments: &Arguments) -> Result<()> {
    if arguments.cover {
        return cover(project);
    }
    let folder = project.root.join("shots");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut cargo = test::e2e(project)?;
    cargo.args(["shots::shots_of", "--", "--nocapture"]).env("CASTMAP_SHOTS", &folder);
    match &arguments.only {
        Some(text) => cargo.env("CASTMAP_SHOTS_ONLY", text),
        None => cargo.env_remove("CASTMAP_SHOTS_ONLY"),
    };
    run::run(&mut cargo)?;
    println!("the pictures are in {}/", project.shown(&folder));
    Ok(())
}

fn cover(project: &Project) -> Result<()> {
    let file = project.root.join("docs/castmap.png");
    let mut cargo = test::e2e(project)?;
    run::run(cargo.args([COVER, "--", "--exact"]).env("CASTMAP_COVER", &file))?;
    println!("the picture is in {}", project.shown(&file));
    Ok(())
}
