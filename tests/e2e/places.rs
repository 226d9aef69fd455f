//! Where the tests find what they need; `cargo xtask test` names it all in the environment.

use std::env;
use std::path::{Path, PathBuf};

use crate::say::say;
use crate::shared_folder::shared_folder;

/// The build that is tried.
pub fn dist() -> PathBuf {
    let dist = named("CASTMAP_DIST").unwrap_or_else(|| project().join("dist"));
    assert!(
        dist.join("castmap.js").is_file(),
        "there is no finished build in {}: run `cargo xtask dist`, or name its folder in CASTMAP_DIST",
        dist.display()
    );
    dist
}

pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn chromium() -> PathBuf {
    named("CASTMAP_CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".into())
}

pub fn chromedriver() -> PathBuf {
    named("CASTMAP_CHROMEDRIVER").unwrap_or_else(|| "/usr/bin/chromedriver".into())
}

pub fn firefox() -> PathBuf {
    named("CASTMAP_FIREFOX").unwrap_or_else(|| "/usr/bin/firefox-esr".into())
}

pub fn geckodriver() -> PathBuf {
    named("CASTMAP_GECKODRIVER").unwrap_or_else(|| "geckodriver".into())
}

/// The accessibility checks that run inside the page.
pub fn axe() -> PathBuf {
    named("CASTMAP_AXE").unwrap_or_else(|| {
        panic!("CASTMAP_AXE does not name axe.min.js: run `cargo xtask test --only e2e`, which finds it")
    })
}

/// What people build their pages with, as npm lays it out.
pub fn bundlers() -> PathBuf {
    named("CASTMAP_BUNDLERS").unwrap_or_else(|| {
        panic!(
            "CASTMAP_BUNDLERS does not name their node_modules: run `cargo xtask test --only e2e`, which installs them"
        )
    })
}

/// A file of the shared shows; says loudly who goes without when it is not on this machine.
pub fn shared(file: &str, skipped: &str) -> Option<PathBuf> {
    let path = shared_folder().join(file);
    if path.is_file() {
        return Some(path);
    }
    say(&format!("!! SKIPPED {skipped}: there is no {} (CASTMAP_SHARED names the folder)", path.display()));
    None
}

/// The folder for pictures, and whether all of them were asked for.
pub fn shots() -> (PathBuf, bool) {
    match named("CASTMAP_SHOTS") {
        Some(folder) => (folder, true),
        None => (project().join("shots"), false),
    }
}

/// Where the picture for README.md is put: into the project only where that was asked for.
pub fn cover() -> PathBuf {
    named("CASTMAP_COVER").unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("cover.png"))
}

/// Only pictures whose name contains this are wanted.
pub fn shots_only() -> Option<String> {
    env::var("CASTMAP_SHOTS_ONLY").ok().filter(|text| !text.is_empty())
}

/// Whether everything is tried, however long it takes.
pub fn full() -> bool {
    named("CASTMAP_FULL").is_some()
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
