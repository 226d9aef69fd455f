//! Keeps the dependencies in order, and the code: licences, sources and advisories of what every workspace depends on,
//! dependencies that nobody uses, and public items that nobody names.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::files::{read, write};
use crate::gate::unused::unused;
use crate::project::Project;
use crate::run;
use crate::tools;

/// Every workspace, by its manifest.
const WORKSPACES: [&str; 3] = ["Cargo.toml", "fuzz/Cargo.toml", "vendor/yew/compare/Cargo.toml"];

/// Names a local copy of the database of advisories: the folder of a git repository.
const COPY: &str = "CASTMAP_ADVISORIES";

/// Where cargo-deny takes the database from.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// How long the database may take to come.
const PATIENCE: Duration = Duration::from_secs(15);

/// What tells in cargo-deny's words that the database did not come.
const UNREACHED: &str = "failed to fetch advisory database";

pub fn upkeep(project: &Project) -> Result<()> {
    let deny = tools::CARGO_DENY.ready()?;
    for manifest in WORKSPACES {
        let mut deny = Command::new(&deny);
        deny.current_dir(&project.root).args(["--log-level", "warn", "--workspace", "--locked"]);
        deny.args(["--manifest-path", manifest, "--config"]).arg(project.root.join("deny.toml"));
        run::run(deny.args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"]))?;
    }
    advisories(project, &deny)?;
    let mut machete = Command::new(tools::CARGO_MACHETE.ready()?);
    run::run(machete.current_dir(&project.root).arg("."))?;
    unused(project)
}

/// Known faults of what is depended on; without the database, says so and goes on.
fn advisories(project: &Project, deny: &Path) -> Result<()> {
    let copy = env::var_os(COPY).filter(|copy| !copy.is_empty()).map(PathBuf::from);
    for manifest in WORKSPACES {
        let mut deny = Command::new(deny);
        deny.current_dir(&project.root).args(["--log-level", "error", "--workspace", "--locked"]);
        deny.args(["--manifest-path", manifest, "--config"]);
        match &copy {
            Some(copy) => {
                deny.arg(with_own_place(project)?);
                // Git takes the one for the other.
                let key = format!("url.{}.insteadOf", copy.display());
                deny.envs([
                    ("GIT_CONFIG_COUNT", "1"),
                    ("GIT_CONFIG_KEY_0", &key),
                    ("GIT_CONFIG_VALUE_0", DATABASE),
                ]);
            }
            None => {
                deny.arg(project.root.join("deny.toml"));
            }
        }
        // It is to fail where it would ask for a password.
        deny.env("GIT_TERMINAL_PROMPT", "0").args(["check", "--hide-inclusion-graph", "advisories"]);
        match heard(&mut deny, project)? {
            Heard::Well => println!("{manifest}: no advisories"),
            Heard::Bad(said) if said.contains(UNREACHED) && copy.is_none() => {
                println!("SKIPPED: advisories: {DATABASE} cannot be reached; {COPY} names a local copy");
                return Ok(());
            }
            Heard::Late if copy.is_none() => {
                println!(
                    "SKIPPED: advisories: {DATABASE} did not come in {} seconds; {COPY} names a local copy",
                    PATIENCE.as_secs()
                );
                return Ok(());
            }
            Heard::Late => bail!("cargo-deny did not end in {} seconds with {COPY}", PATIENCE.as_secs()),
            Heard::Bad(said) => {
                bail!("{said}\n{manifest} depends on something with a known fault, or {COPY} is no database")
            }
        }
    }
    Ok(())
}

/// cargo-deny's settings, with a place of its own for the copy: what comes from elsewhere later is not mixed with it.
fn with_own_place(project: &Project) -> Result<PathBuf> {
    let settings = read(&project.root.join("deny.toml"))?;
    let notes = project.notes();
    fs::create_dir_all(&notes).with_context(|| format!("could not make {}", notes.display()))?;
    let place = notes.join("deny.toml");
    let database = notes.join("advisories");
    let settings = format!("{settings}\n[advisories]\ndb-path = {:?}\n", database.display().to_string());
    write(&place, settings)?;
    Ok(place)
}

/// What came of a program that may take too long.
#[derive(Debug, PartialEq)]
enum Heard {
    Well,
    Bad(String),
    Late,
}

/// Runs a program for as long as patience lasts. What it says goes through a file: a pipe may be full before it ends.
fn heard(command: &mut Command, project: &Project) -> Result<Heard> {
    let place = project.notes().join("advisories.log");
    fs::create_dir_all(project.notes())
        .with_context(|| format!("could not make {}", project.notes().display()))?;
    let log = fs::File::create(&place).with_context(|| format!("could not write {}", place.display()))?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
    let Some(status) = ended(command, PATIENCE)? else { return Ok(Heard::Late) };
    if status.success() {
        return Ok(Heard::Well);
    }
    Ok(Heard::Bad(read(&place)?.trim().to_owned()))
}

/// How a program ended; none where it had to be ended.
fn ended(command: &mut Command, patience: Duration) -> Result<Option<ExitStatus>> {
    let start = Instant::now();
    let mut child = command.spawn().context("could not start cargo-deny")?;
    loop {
        if let Some(status) = child.try_wait().context("could not wait for cargo-deny")? {
            return Ok(Some(status));
        }
        if start.elapsed() > patience {
            // Where it has ended meanwhile, there is nothing to end.
            let _ = child.kill();
            child.wait().context("could not wait for cargo-deny")?;
            return Ok(None);
        }
        sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_ends() {
        let after = |seconds: &str, patience| {
            ended(Command::new("sleep").arg(seconds), Duration::from_millis(patience)).unwrap().is_some()
        };
        assert!(after("0", 5_000));
        assert!(!after("5", 100));
    }

    /// The folders with a lock file, but for what is built and what comes from npm.
    fn locked(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, name) = (entry.path(), entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                if !["target", "dist", "node_modules", ".git"].iter().any(|built| name == *built) {
                    locked(&path, found);
                }
            } else if name == "Cargo.lock" {
                found.push(path.with_file_name("Cargo.toml"));
            }
        }
    }

    #[test]
    fn every_workspace_is_looked_at() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut found = Vec::new();
        locked(&root, &mut found);
        found.sort();
        let mut known: Vec<PathBuf> = WORKSPACES.iter().map(|manifest| root.join(manifest)).collect();
        known.sort();
        assert_eq!(found, known);
    }
}
