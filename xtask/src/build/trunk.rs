//! Calling Trunk with the pinned tools and the flags of every wasm build.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::assemble::SCHEMA_VARIABLE;
use crate::files::write;
use crate::project::Project;
use crate::run;
use crate::tools::Toolbox;
use crate::wasm::compile::{self, Build};
use crate::wasm::split;

/// `trunk …`, ready but for its arguments.
pub fn command(project: &Project, toolbox: &Toolbox, schema: &Path, build: Build) -> Result<Command> {
    let mut trunk = Command::new(&toolbox.trunk);
    // The hook in Trunk.toml calls this program.
    let xtask = env::current_exe().context("this program does not know where it is")?;
    let first = split::prepare(project, toolbox, &mut trunk, build)?;
    trunk.current_dir(&project.root).env("PATH", toolbox.path(&first, &xtask)?).env(SCHEMA_VARIABLE, schema);
    // The tools are there already: nothing is left for Trunk to ask the network.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes NO_COLOR=1, which everybody else understands, for a mistake in its arguments.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    compile::prepare(project, &mut trunk, build)?;
    Ok(trunk)
}

/// Writes the schema of the format, as the native program prints it, and gives the file's place.
pub fn schema(project: &Project) -> Result<PathBuf> {
    let schema = run::read(&mut project.cargo(["run", "--quiet", "--package", "castmap", "--", "schema"]))?;
    let place = project.notes().join("castmap.schema.json");
    fs::create_dir_all(project.notes())
        .with_context(|| format!("could not make {}", project.notes().display()))?;
    write(&place, schema)?;
    Ok(place)
}
