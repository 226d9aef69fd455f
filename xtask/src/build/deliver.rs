//! Makes of Trunk's page all that people embed castmap by: the package, a copy for content delivery networks, the pages
//! that are shown elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::build::package;
use crate::build::preview;
use crate::build::script::{self, CODE};
use crate::files::{bytes, copy, read, write};
use crate::project::Project;
use crate::run;

/// Files that are delivered as they are.
const COPIED: [(&str, &str); 5] = [
    ("static/custom-elements.json", "custom-elements.json"),
    ("static/package.md", "README.md"),
    ("static/preview.png", "preview.png"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Bytes of a digest that name the folder of a copy: nobody else's is called so by chance.
const NAMED: usize = 6;

/// Adds to `dist` what Trunk has not made; `address` is that of the folder on the network, where it is known.
pub fn deliver(project: &Project, dist: &Path, address: Option<&str>) -> Result<()> {
    for (from, to) in COPIED {
        copy(&project.root.join(from), &dist.join(to))?;
    }
    let manifest = read(&project.root.join("static/custom-elements.json"))?;
    let types = package::types(&manifest, &read(&project.root.join("static/types.ts"))?)?;
    write(&dist.join("castmap.d.ts"), types)?;
    write(&dist.join("castmap-react.d.ts"), package::react(&manifest)?)?;
    let package = read(&project.root.join("static/package.json"))?;
    write(&dist.join("package.json"), package::description(&package, &project.version)?)?;
    let show = built_in(project)?;
    write(&dist.join("oembed.json"), preview::oembed(&preview::title(&read(&show)?)?, address))?;
    // The page that is opened from disk is made as anybody makes one of their own show.
    let mut bundle = project.cargo(["run", "--quiet", "--package", "castmap", "--", "bundle"]);
    bundle.arg(&show).arg("--with").arg(dist.join("castmap.inline.js"));
    run::read(bundle.arg("-o").arg(dist.join("castmap.html")))?;
    let demo = project.root.join("static/demo");
    fs::create_dir_all(dist.join("demo")).context("could not make dist/demo")?;
    for entry in fs::read_dir(&demo).with_context(|| format!("could not read {}", demo.display()))? {
        let entry = entry.with_context(|| format!("could not read {}", demo.display()))?;
        copy(&entry.path(), &dist.join("demo").join(entry.file_name()))?;
    }
    hashed(project, dist)
}

/// The document of the built-in show: the only one there is, as `build.rs` packs one.
pub fn built_in(project: &Project) -> Result<PathBuf> {
    let folder = project.root.join("static/shows");
    let shows = fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))?;
    let shows = shows.map(|show| Ok(show?.path())).collect::<Result<Vec<_>>>();
    match shows.with_context(|| format!("could not read {}", folder.display()))?.as_slice() {
        [show] => Ok(show.clone()),
        shows => bail!("{} has {} files: one show is built in, see build.rs", folder.display(), shows.len()),
    }
}

/// A copy whose folder is another whenever its files are, so that it can be kept for ever, and whose script takes no
/// code but its own; the digests are printed, and lie beside it.
fn hashed(project: &Project, dist: &Path) -> Result<()> {
    let code = CODE.map(|name| Ok((name, bytes(&dist.join(name))?)));
    let code = code.into_iter().collect::<Result<BTreeMap<_, _>>>()?;
    let digests = code.iter().map(|(name, bytes)| (*name, integrity(bytes))).collect();
    let mut files: BTreeMap<&str, Vec<u8>> = code;
    let script = script::checked(&read(&dist.join("castmap.js"))?, &digests)?;
    files.insert("castmap.js", script.into_bytes());
    files.insert("castmap.inline.js", bytes(&dist.join("castmap.inline.js"))?);
    let mut all = Sha256::new();
    for bytes in files.values() {
        all.update(Sha256::digest(bytes));
    }
    let digest = all.finalize();
    let name: String = digest[..NAMED].iter().map(|byte| format!("{byte:02x}")).collect();
    let name = format!("castmap-{}-{name}", project.version);
    let folder = dist.join("cdn").join(&name);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    println!("for a content delivery network: dist/cdn/{name}/");
    let mut lines = BTreeMap::new();
    for (file, bytes) in &files {
        write(&folder.join(file), bytes)?;
        let integrity = integrity(bytes);
        println!("  {file:<18} integrity=\"{integrity}\"");
        lines.insert(*file, integrity);
    }
    let list = serde_json::to_string_pretty(&lines).context("the digests could not be written as JSON")?;
    write(&folder.join("integrity.json"), list + "\n")
}

/// A digest as the attribute `integrity` has it (w3.org/TR/SRI).
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::integrity;

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // w3.org/TR/SRI, 3.2.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
