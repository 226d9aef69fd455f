//! The folder of shows and measures that lies beside the project on some machines.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::project::Project;

const VARIABLE: &str = "CASTMAP_SHARED";

/// Where the folder is, if there is one; says loudly what its absence means.
pub fn shared(project: &Project) -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from) {
        if !named.is_dir() {
            bail!("{VARIABLE} names {}, which is not a folder: correct it, or unset it", named.display());
        }
        return Ok(Some(named));
    }
    let beside = project.root.join("../shared");
    if beside.is_dir() {
        return Ok(Some(beside.canonicalize().unwrap_or(beside)));
    }
    println!("!!");
    println!(
        "!! SKIPPED: every test that needs the shared shows. There is no ../shared, and {VARIABLE} is not set."
    );
    println!("!!");
    Ok(None)
}
