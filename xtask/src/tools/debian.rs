//! What the tests need of the system: on Debian as root it is installed, elsewhere they say what is missing.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::tools::on_path;

/// Who needs browsers and what goes with them.
pub const BROWSERS: &str = "the browser tests";

/// Installs `packages`, which bring `what` that `who` need; `other` says how to name one that is somewhere else.
pub fn install(who: &str, what: &str, packages: &[&str], other: &str) -> Result<()> {
    let by_hand =
        format!("apt-get update && apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        bail!("{who} need {what}: install it with your system's packages, or {other}");
    }
    if run::read(Command::new("id").arg("-u"))?.trim() != "0" {
        bail!("{who} need {what}. As you are not root, run:\n\n  sudo sh -c '{by_hand}'\n");
    }
    println!("missing is {what}: installing it (2 to 5 minutes)");
    let apt = |arguments: &[&str]| {
        run::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
            .with_context(|| format!("{what} could not be installed; by hand it would be: {by_hand}"))
    };
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--quiet", "--yes", "--no-install-recommends"], packages].concat())
}
