//! The tools of the wasm build at their pinned versions: found, or installed once into the user's cache folder.
//!
//! They are put on the PATH of child processes only. A folder per version, outside of the project: a fresh clone, as a
//! build server makes one each time, finds them again.

pub mod browser;
pub mod debian;
pub mod firefox;
pub mod locked;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::files::read;
use crate::project::Project;
use crate::run;

pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    file: "bin/trunk",
    says: Some("trunk 0.21.14"),
    from: Source::Cargo("trunk"),
    takes: "about 8 minutes on two cores",
};

/// Must be the version of the crate in Cargo.lock: the two speak a private format.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    version: "0.2.126",
    file: "bin/wasm-bindgen",
    says: Some("wasm-bindgen 0.2.126"),
    from: Source::Cargo("wasm-bindgen-cli"),
    takes: "about 2 minutes on two cores",
};

/// Brings `wasm-opt`. Distributions' versions are too old for what today's rustc and wasm-bindgen emit.
pub const BINARYEN: Tool = Tool {
    name: "binaryen",
    version: "123.0.0",
    file: "node_modules/.bin/wasm-opt",
    says: Some("wasm-opt version 123"),
    from: Source::Npm("binaryen"),
    takes: "some seconds",
};

/// Makes castmap.js small.
pub const TERSER: Tool = Tool {
    name: "terser",
    version: "5.51.2",
    file: "node_modules/.bin/terser",
    says: Some("terser 5.51.2"),
    from: Source::Npm("terser"),
    takes: "some seconds",
};

/// The accessibility checks that the end-to-end tests run inside the page.
pub const AXE: Tool = Tool {
    name: "axe-core",
    version: "4.10.3",
    file: "node_modules/axe-core/axe.min.js",
    says: None,
    from: Source::Npm("axe-core"),
    takes: "some seconds",
};

/// What drives Firefox in the end-to-end tests. Distributions seldom have it; as a crate, it is where Rust is.
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    file: "bin/geckodriver",
    says: Some("geckodriver 0.37.1"),
    from: Source::Cargo("geckodriver"),
    takes: "about 2 minutes on two cores",
};

/// Builds what is tried with any input and tries it.
pub const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    file: "bin/cargo-fuzz",
    says: Some("cargo-fuzz 0.13.2"),
    from: Source::Cargo("cargo-fuzz"),
    takes: "about half a minute on two cores",
};

/// Holds what is depended on against deny.toml.
pub const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    file: "bin/cargo-deny",
    says: Some("cargo-deny 0.20.2"),
    from: Source::Cargo("cargo-deny"),
    takes: "about 6 minutes on two cores",
};

/// Finds dependencies that nobody uses.
pub const CARGO_MACHETE: Tool = Tool {
    name: "cargo-machete",
    version: "0.9.2",
    file: "bin/cargo-machete",
    says: Some("0.9.2"),
    from: Source::Cargo("cargo-machete"),
    takes: "about 2 minutes on two cores",
};

/// What Hangul is according to somebody else, for a native test.
pub const ES_HANGUL: Tool = Tool {
    name: "es-hangul",
    version: "2.4.0",
    file: "node_modules/es-hangul/package.json",
    says: None,
    from: Source::Npm("es-hangul"),
    takes: "some seconds",
};

pub struct Tool {
    /// With the version, the name of its folder in the cache.
    name: &'static str,
    pub version: &'static str,
    /// What is used of it, inside its folder.
    file: &'static str,
    /// How its `--version` answers, when it is a program that may be on PATH.
    says: Option<&'static str>,
    from: Source,
    /// How long the one installation takes, for whoever waits.
    takes: &'static str,
}

/// Where a tool comes from, by its package's name there.
enum Source {
    Cargo(&'static str),
    Npm(&'static str),
}

impl Tool {
    /// The folder it is installed in.
    pub fn folder(&self) -> Result<PathBuf> {
        self.ready()?;
        Ok(cache()?.join(format!("{}-{}", self.name, self.version)))
    }

    /// The tool's file: from PATH when that is the exact version, else from the cache, else installed there first.
    pub fn ready(&self) -> Result<PathBuf> {
        if let Some(found) = self.on_path() {
            return Ok(found);
        }
        let folder = cache()?.join(format!("{}-{}", self.name, self.version));
        let what = format!("{} {}", self.name, self.version);
        once(&what, self.takes, &folder, self.file, |draft| self.install_into(draft))
    }

    fn on_path(&self) -> Option<PathBuf> {
        let says = self.says?;
        let found = on_path(Path::new(self.file).file_name()?.to_str()?)?;
        let answer = run::read(Command::new(&found).arg("--version")).ok()?;
        answers(&answer, says).then_some(found)
    }

    fn install_into(&self, folder: &Path) -> Result<()> {
        match self.from {
            Source::Cargo(package) => {
                let build = folder.join("build");
                let mut cargo = Command::new("cargo");
                cargo.args(["install", "--locked", "--quiet", "--root"]).arg(folder);
                cargo.arg("--version").arg(format!("={}", self.version)).arg(package);
                // Tools that run for a second need no slow optimisation; with it, trunk alone takes 18 minutes.
                cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
                cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
                cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
                cargo.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
                // The project's own build folder stays out of this.
                cargo.env("CARGO_TARGET_DIR", &build);
                run::run(&mut cargo)?;
                fs::remove_dir_all(&build).with_context(|| format!("could not remove {}", build.display()))
            }
            Source::Npm(package) => {
                let mut npm = npm("install")?;
                npm.arg("--prefix").arg(folder).arg(format!("{package}@{}", self.version));
                run::run(&mut npm)
            }
        }
    }
}

/// The programs of the wasm build, each ready.
pub struct Toolbox {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    pub wasm_opt: PathBuf,
    pub terser: PathBuf,
}

impl Toolbox {
    pub fn ready(project: &Project) -> Result<Self> {
        Ok(Self {
            // Those from npm first: whoever has none hears of it before the others are compiled, which takes minutes.
            wasm_opt: BINARYEN.ready()?,
            terser: TERSER.ready()?,
            trunk: TRUNK.ready()?,
            wasm_bindgen: wasm_bindgen(project)?,
        })
    }

    /// PATH for child processes, with the folder `first`, the pinned tools and `own`, a program of ours, in front.
    pub fn path(&self, first: &Path, own: &Path) -> Result<OsString> {
        let mut folders = vec![first.to_path_buf()];
        folders.extend(
            [&*self.trunk, &*self.wasm_bindgen, &*self.wasm_opt, &*self.terser, own]
                .into_iter()
                .filter_map(|program| program.parent().map(Path::to_path_buf)),
        );
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        env::join_paths(folders).context("PATH has a folder with a colon in its name")
    }
}

/// `wasm-bindgen`, once Cargo.lock agrees to its version.
fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let lock = read(&project.root.join("Cargo.lock"))?;
    let locked = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    if locked != WASM_BINDGEN.version {
        bail!(
            "Cargo.lock has wasm-bindgen {locked}, but the tool is pinned at {}: run `cargo update -p wasm-bindgen \
             --precise {}`, or pin {locked} in xtask/src/tools/mod.rs, Trunk.toml and Cargo.toml",
            WASM_BINDGEN.version,
            WASM_BINDGEN.version
        );
    }
    WASM_BINDGEN.ready()
}

/// The runner of wasm tests, which comes with `wasm-bindgen`.
pub fn test_runner(project: &Project) -> Result<PathBuf> {
    let runner = wasm_bindgen(project)?.with_file_name("wasm-bindgen-test-runner");
    if !runner.exists() {
        bail!(
            "{} is missing: install the whole of wasm-bindgen-cli {}",
            runner.display(),
            WASM_BINDGEN.version
        );
    }
    Ok(runner)
}

/// The first program of that name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The file inside `folder`, once what it belongs to is installed there; `takes` says how long that is.
///
/// Installs into a temporary folder first, so that an interrupted installation is never taken for a good one.
pub fn once(
    what: &str,
    takes: &str,
    folder: &Path,
    file: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let wanted = folder.join(file);
    if !wanted.exists() {
        println!("{what}: missing, installing it once ({takes})");
        let parent = folder.parent().context("the cache folder has no parent")?;
        let name = folder.file_name().context("the folder has no name")?.to_string_lossy();
        let draft = parent.join(format!(".{name}-{}", std::process::id()));
        fs::create_dir_all(&draft).with_context(|| format!("could not make {}", draft.display()))?;
        let done = install(&draft).and_then(|()| put_in_place(&draft, folder, &wanted));
        // Nothing is left here after the move; after a failure, it is rubbish.
        let _ = fs::remove_dir_all(&draft);
        done.with_context(|| format!("{what} could not be installed"))?;
    }
    if !wanted.exists() {
        bail!(
            "{what} is installed in {} but has no {file}: remove that folder and run this again",
            folder.display()
        );
    }
    Ok(wanted)
}

fn put_in_place(draft: &Path, folder: &Path, wanted: &Path) -> Result<()> {
    if wanted.exists() {
        // Somebody else was faster: theirs is as good.
        return Ok(());
    }
    if folder.exists() {
        // An incomplete one, or it would have been used.
        fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    }
    fs::rename(draft, folder).with_context(|| format!("could not move it to {}", folder.display()))
}

/// `npm`, told to do this quietly and to run nothing of what it brings.
pub fn npm(what: &str) -> Result<Command> {
    if on_path("npm").is_none() {
        bail!("npm is not on PATH: install Node.js (on Debian: apt-get install nodejs npm)");
    }
    let mut npm = Command::new("npm");
    npm.args([what, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]);
    Ok(npm)
}

pub fn cache() -> Result<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")));
    let cache = cache
        .context("neither XDG_CACHE_HOME nor HOME is set: there is no folder to install the tools into")?;
    Ok(cache.join("castmap").join("tools"))
}

/// Whether the answer to `--version` is this one; 0.2.12 is not 0.2.126.
fn answers(answer: &str, says: &str) -> bool {
    answer
        .trim()
        .strip_prefix(says)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?.1;
    entry.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_is_told_the_same_versions() {
        let trunk = include_str!("../../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        let major = BINARYEN.version.split('.').next().unwrap();
        assert!(trunk.contains(&format!("wasm_opt = \"version_{major}\"")));
    }

    #[test]
    fn a_version_must_fit_to_the_end() {
        for (answer, fits) in [
            ("wasm-opt version 123\n", true),
            ("wasm-opt version 123 (version_123)", true),
            ("wasm-opt version 1234", false),
            ("wasm-opt version 108", false),
            ("", false),
        ] {
            assert_eq!(answers(answer, "wasm-opt version 123"), fits, "{answer}");
        }
    }

    #[test]
    fn the_lock_is_read_by_whole_names() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
