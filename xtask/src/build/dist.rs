//! Builds `dist/`, unless it is up to date.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build::assemble::ADDRESS_VARIABLE;
use crate::build::deliver::deliver;
use crate::build::preview;
use crate::build::stamp::stamp;
use crate::build::trunk;
use crate::files::{bytes, write};
use crate::project::Project;
use crate::run;
use crate::tools::Toolbox;
use crate::wasm::compile::{self, Build};

/// What a build must have; the names are public, pages in the wild link to them.
const FILES: [&str; 21] = [
    "index.html",
    "castmap.html",
    "castmap.js",
    "castmap.inline.js",
    "castmap_bg.wasm",
    "castmap_rest.wasm",
    "page.js",
    "page.css",
    "messages.en.json",
    "messages.ko.json",
    "castmap.schema.json",
    "custom-elements.json",
    "castmap.d.ts",
    "castmap-react.d.ts",
    "package.json",
    "README.md",
    "oembed.json",
    "preview.png",
    "demo/index.html",
    "demo/inline.html",
    "demo/frame.js",
];

/// What cargo is told for a build that is delivered.
pub const RELEASE: [&str; 6] = ["build", "--release", "--target", compile::TARGET, "--bin", "castmap"];

#[derive(Default, clap::Args)]
pub struct Arguments {
    /// The address of the folder on the network, such as https://example.org/castmap/: link previews and oEmbed ask
    /// for whole addresses
    #[arg(long, value_name = "URL", value_parser = preview::folder)]
    address: Option<String>,
}

/// Gives the folder of the finished build, for wherever it may lie.
pub fn dist(project: &Project) -> Result<PathBuf> {
    dist_for(project, &Arguments::default())
}

/// The same for where it will lie, and says what it has not without that.
pub fn deliverable(project: &Project, arguments: &Arguments) -> Result<()> {
    dist_for(project, arguments)?;
    if arguments.address.is_none() {
        println!(
            "link previews and oembed.json have no whole address: `cargo xtask dist --address` gives them one"
        );
    }
    Ok(())
}

fn dist_for(project: &Project, arguments: &Arguments) -> Result<PathBuf> {
    let address = arguments.address.as_deref();
    let toolbox = Toolbox::ready(project)?;
    let _alone = alone(project)?;
    let mut cargo = project.cargo(RELEASE);
    compile::prepare(project, &mut cargo, Build::Release)?;
    run::run(&mut cargo)?;
    let schema = trunk::schema(project)?;

    let dist = project.dist();
    let inputs = inputs(project, &schema)?;
    let record = project.notes().join("dist.stamp");
    let now =
        || Ok::<_, anyhow::Error>(format!("{}{}\n", stamp(&inputs, &dist)?, address.unwrap_or_default()));
    if fs::read_to_string(&record).is_ok_and(|recorded| now().is_ok_and(|now| now == recorded)) {
        println!("dist/ is up to date: nothing that it is made of has changed");
        return Ok(dist);
    }
    let mut trunk = trunk::command(project, &toolbox, &schema, Build::Release)?;
    trunk.env_remove(ADDRESS_VARIABLE);
    if let Some(address) = address {
        trunk.env(ADDRESS_VARIABLE, address);
    }
    run::run(trunk.args(["build", "--release", "--log", "warn"]))?;
    deliver(project, &dist, address)?;
    inspect(project, &dist)?;
    write(&record, now()?)?;
    Ok(dist)
}

/// Waits until no other build is under way, since two would take files from each other; none begins while what this gives
/// is there.
fn alone(project: &Project) -> Result<File> {
    let place = project.notes().join("dist.lock");
    fs::create_dir_all(project.notes())
        .with_context(|| format!("could not make {}", project.notes().display()))?;
    let lock = File::create(&place).with_context(|| format!("could not write {}", place.display()))?;
    if lock.try_lock().is_err() {
        println!("another build is under way: waiting for it");
        lock.lock().with_context(|| format!("could not lock {}", place.display()))?;
    }
    Ok(lock)
}

fn inputs(project: &Project, schema: &Path) -> Result<Vec<PathBuf>> {
    let wasm = project.target.join(compile::TARGET).join("release/castmap.wasm");
    // This program is an input too: it holds the way of assembling and the versions of the tools.
    let xtask = env::current_exe().context("this program does not know where it is")?;
    let sources = ["static", "index.html", "Trunk.toml", "LICENSE-APACHE", "LICENSE-MIT"]
        .map(|name| project.root.join(name));
    Ok([wasm, xtask, schema.to_path_buf()].into_iter().chain(sources).collect())
}

/// Lists the build, and refuses one that is incomplete or tells where it was made.
fn inspect(project: &Project, dist: &Path) -> Result<()> {
    let missing: Vec<_> = FILES.into_iter().filter(|name| !dist.join(name).is_file()).collect();
    if !missing.is_empty() {
        bail!("dist/ lacks {}: Trunk.toml or index.html no longer asks for them", missing.join(", "));
    }
    let cargo_home = compile::cargo_home()?;
    println!("dist/");
    let mut files: Vec<_> =
        fs::read_dir(dist).context("could not read dist/")?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes = bytes(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("{:>9}  {name}", bytes.len());
        for folder in [&project.root, &project.target, &cargo_home] {
            if contains(&bytes, format!("{}/", folder.display()).as_bytes()) {
                bail!(
                    "dist/{name} contains the path {}: map it away in xtask/src/wasm/compile.rs",
                    folder.display()
                );
            }
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], searched: &[u8]) -> bool {
    bytes.windows(searched.len()).any(|window| window == searched)
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn a_path_is_found_in_binary() {
        assert!(contains(b"\0asm/home/a/b\xff", b"/home/a/"));
        assert!(!contains(b"\0asm/home/ab", b"/home/a/"));
        assert!(!contains(b"", b"/home/a/"));
    }
}
