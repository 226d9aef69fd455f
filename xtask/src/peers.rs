//! The libraries that castmap is measured beside: from npm, at the versions of a lock file, outside of every build.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run;
use crate::tools;

/// The folder that has them all, as npm lays it out; installed into the cache folder first where it is not there.
pub fn ready(project: &Project) -> Result<PathBuf> {
    let read = |name: &str| {
        let place = project.root.join("xtask/peers").join(name);
        fs::read(&place).with_context(|| format!("could not read {}", place.display()))
    };
    let (package, lock) = (read("package.json")?, read("package-lock.json")?);
    let mut digest = DefaultHasher::new();
    digest.write(&lock);
    // Another lock file is another folder.
    let folder = tools::cache()?.join(format!("peers-{:016x}", digest.finish()));
    let install = |draft: &std::path::Path| {
        for (name, text) in [("package.json", &package), ("package-lock.json", &lock)] {
            let place = draft.join(name);
            fs::write(&place, text).with_context(|| format!("could not write {}", place.display()))?;
        }
        run::run(tools::npm("ci")?.arg("--prefix").arg(draft))
    };
    tools::once("the peers of the benchmark", "some seconds", &folder, "node_modules", install)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn every_peer_is_pinned_and_none_is_tied_to_a_host() {
        let package: Value = serde_json::from_str(include_str!("../peers/package.json")).unwrap();
        let lock: Value = serde_json::from_str(include_str!("../peers/package-lock.json")).unwrap();
        for (name, version) in package["dependencies"].as_object().unwrap() {
            let locked = &lock["packages"][format!("node_modules/{name}")]["version"];
            assert_eq!(locked, version, "{name} is not pinned at one version");
        }
        for (place, entry) in lock["packages"].as_object().unwrap() {
            // xtask/peers/.npmrc tells npm to leave addresses out; `npm ci` does not need them.
            assert_eq!(entry.get("resolved"), None, "{place} names the host it comes from");
            assert!(place.is_empty() || entry["integrity"].is_string(), "{place} has no digest");
        }
    }
}
