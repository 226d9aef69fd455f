//! What `cargo xtask bench load` serves: castmap, a page of cytoscape.js and fcose, and one document for both, all of it
//! compressed as a good web server does.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::dist::dist;
use crate::files::{bytes, write};
use crate::project::Project;
use crate::run;
use crate::size::compressed;
use crate::tools;

/// Of the build.
const BUILD: [&str; 6] =
    ["index.html", "castmap.js", "castmap_bg.wasm", "castmap_rest.wasm", "page.js", "page.css"];

/// Of npm packages, and what they are called there. Some are published as people write them: Terser makes all of them
/// small.
const LIBRARIES: [(&str, &str); 4] = [
    ("cytoscape/dist/cytoscape.min.js", "cytoscape.js"),
    ("layout-base/layout-base.js", "layout-base.js"),
    ("cose-base/cose-base.js", "cose-base.js"),
    ("cytoscape-fcose/cytoscape-fcose.js", "fcose.js"),
];

/// The page itself.
const PAGE: [&str; 2] = ["plain.html", "plain.js"];

/// The document of both, in the shared folder: a show of more than the 40 characters of which the page shows cards.
const SHOW: &str = "shows/les-miserables.json";

/// Lays all of it, compressed, into a folder.
pub fn prepare(project: &Project, peers: &Path, shared: &Path) -> Result<PathBuf> {
    let folder = project.notes().join("load");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let dist = dist(project)?;
    let page = project.root.join("tests/e2e/bench/load");
    for (from, names) in [(&dist, &BUILD[..]), (&page, &PAGE)] {
        for name in names {
            put(&folder, name, &from.join(name))?;
        }
    }
    let terser = tools::TERSER.ready()?;
    for (file, name) in LIBRARIES {
        let small = folder.join(name);
        let arguments = ["--compress", "--mangle", "--output"].map(OsStr::new);
        run::read(Command::new(&terser).arg(peers.join(file)).args(arguments).arg(&small))?;
        put(&folder, name, &small)?;
    }
    put(&folder, "document.json", &shared.join(SHOW))?;
    Ok(folder)
}

fn put(folder: &Path, name: &str, from: &Path) -> Result<()> {
    write(&folder.join(format!("{name}.br")), compressed(&bytes(from)?)?)
}
