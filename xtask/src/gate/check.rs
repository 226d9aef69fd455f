//! The quick gate: whatever can be known without a browser.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::gate::steps::{self, Step};
use crate::project::Project;
use crate::run;
use crate::tools;
use crate::wasm::compile;

#[derive(clap::Args)]
pub struct Arguments {
    /// Run this step alone: format, lint, lint-wasm, native or shows
    #[arg(long, value_name = "STEP")]
    only: Option<String>,
}

pub fn check(project: &Project, arguments: &Arguments) -> Result<()> {
    steps::take("check", all(project, false), arguments.only.as_deref())
}

/// The steps, for the whole gate to begin with.
pub fn all(project: &Project, full: bool) -> Vec<Step<'_>> {
    vec![
        Step::new("format", || run::run(&mut project.cargo(["fmt", "--all", "--check"]))),
        Step::new("lint", || lint(project)),
        Step::new("lint-wasm", || lint_wasm(project)),
        Step::new("native", move || native(project, full)),
        Step::new("shows", || shows(project)),
    ]
}

fn native(project: &Project, full: bool) -> Result<()> {
    let mut cargo = project.cargo(["test", "--workspace"]);
    cargo.env("CASTMAP_ES_HANGUL", tools::ES_HANGUL.folder()?);
    sampled(&mut cargo, full);
    if full {
        // All cases take the better part of an hour without: building for them takes two minutes.
        cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1").env("CARGO_PROFILE_TEST_OPT_LEVEL", "1");
    }
    run::run(&mut cargo)
}

/// Tells tests whether to run all of their cases or a sample.
pub fn sampled(cargo: &mut Command, full: bool) {
    if full {
        cargo.env("CASTMAP_FULL", "1");
    } else {
        // Left over from somebody's shell, it would change what is tested.
        cargo.env_remove("CASTMAP_FULL");
    }
}

fn lint(project: &Project) -> Result<()> {
    let what =
        ["clippy", "--workspace", "--all-targets", "--features", "castmap/e2e", "--", "-D", "warnings"];
    run::run(&mut project.cargo(what))
}

fn lint_wasm(project: &Project) -> Result<()> {
    let what = ["clippy", "--package", "castmap", "--target", compile::TARGET];
    let mut cargo = project.cargo(what);
    cargo.args(["--lib", "--bins", "--test", "wasm", "--", "-D", "warnings"]);
    compile::prepare(project, &mut cargo, compile::Build::Debug)?;
    run::run(&mut cargo)
}

/// Every built-in show must be without a single problem.
fn shows(project: &Project) -> Result<()> {
    let folder = fs::read_dir(project.root.join("static/shows")).context("could not read static/shows")?;
    let paths = folder.flatten().map(|entry| entry.path());
    let mut shows: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
    if shows.is_empty() {
        bail!("static/shows has no show: a page without `src` would have nothing to show");
    }
    shows.sort();
    let mut castmap = project.cargo(["run", "--quiet", "--package", "castmap", "--", "check"]);
    castmap.args(shows.iter().map(|path| path.strip_prefix(&project.root).unwrap_or(path)));
    run::run(&mut castmap)
}
