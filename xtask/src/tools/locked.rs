//! Packages from npm that belong together, at the versions of a lock file: for tests and measurements, outside of every
//! build.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::files::{bytes, write};
use crate::project::Project;
use crate::run;
use crate::tools;

/// What castmap is measured beside.
pub const PEERS: Locked = Locked { name: "peers", what: "the peers of the benchmark", takes: "some seconds" };

/// What people build their pages with, for the tests of the package.
pub const BUNDLERS: Locked = Locked {
    name: "bundlers",
    what: "the bundlers that the package is tried with",
    takes: "half a minute, 140 MB",
};

pub struct Locked {
    /// The folder of `xtask/` with `package.json` and its lock file.
    name: &'static str,
    what: &'static str,
    /// How long the one installation takes, for whoever waits.
    takes: &'static str,
}

impl Locked {
    /// The folder that has them all, as npm lays it out; installed into the cache folder first where it is not there.
    pub fn ready(&self, project: &Project) -> Result<PathBuf> {
        let own = project.root.join("xtask").join(self.name);
        let (package, lock) = (bytes(&own.join("package.json"))?, bytes(&own.join("package-lock.json"))?);
        let mut digest = DefaultHasher::new();
        digest.write(&lock);
        // Another lock file is another folder.
        let folder = tools::cache()?.join(format!("{}-{:016x}", self.name, digest.finish()));
        let install = |draft: &Path| {
            for (name, text) in [("package.json", &package), ("package-lock.json", &lock)] {
                write(&draft.join(name), text)?;
            }
            run::run(tools::npm("ci")?.arg("--prefix").arg(draft))
        };
        tools::once(self.what, self.takes, &folder, "node_modules", install)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn every_package_is_pinned_and_none_is_tied_to_a_host() {
        for (package, lock) in [
            (include_str!("../../peers/package.json"), include_str!("../../peers/package-lock.json")),
            (include_str!("../../bundlers/package.json"), include_str!("../../bundlers/package-lock.json")),
        ] {
            let package: Value = serde_json::from_str(package).unwrap();
            let lock: Value = serde_json::from_str(lock).unwrap();
            for (name, version) in package["dependencies"].as_object().unwrap() {
                let locked = &lock["packages"][format!("node_modules/{name}")]["version"];
                assert_eq!(locked, version, "{name} is not pinned at one version");
            }
            for (place, entry) in lock["packages"].as_object().unwrap() {
                // An .npmrc beside it tells npm to leave addresses out; `npm ci` does not need them.
                assert_eq!(entry.get("resolved"), None, "{place} names the host it comes from");
                assert!(place.is_empty() || entry["integrity"].is_string(), "{place} has no digest");
            }
        }
    }
}
