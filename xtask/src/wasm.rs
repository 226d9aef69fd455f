//! What every build for wasm has in common: the target, and flags that keep paths of the machine out of the wasm.
//!
//! The same flags for lints, tests and the page: with different ones, cargo would build everything anew each time.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Sets the environment of a cargo, or of a trunk, that builds for wasm. Native builds below it keep theirs.
pub fn prepare(project: &Project, command: &mut Command) -> Result<()> {
    ensure_target(project)?;
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags(&project.root, &cargo_home()?)?);
    // Either of these, set by the caller, would silently win over the flags above.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(())
}

/// Where cargo keeps the sources of the dependencies.
pub fn cargo_home() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    home.context("neither CARGO_HOME nor HOME is set: cargo's folder is unknown")
}

fn ensure_target(project: &Project) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(&project.root);
    if Path::new(run::read(&mut rustc)?.trim()).exists() {
        return Ok(());
    }
    println!("the Rust target {TARGET} is missing: adding it (some seconds)");
    run::run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(&project.root)).with_context(|| {
        format!("Rust cannot build for {TARGET}: install Rust with rustup, or the distribution's package of that target")
    })
}

/// Panic messages carry the path of their source: `$CARGO_HOME/registry/src/<registry>/yew-…/…` becomes `yew-…/…`.
fn flags(root: &Path, cargo_home: &Path) -> Result<String> {
    let sources = cargo_home.join("registry/src");
    let mut prefixes = vec![root.to_path_buf(), cargo_home.to_path_buf()];
    // rustc takes the last one that fits, so the longer come later. A registry's folder is named after its host.
    if let Ok(registries) = fs::read_dir(&sources) {
        let mut registries: Vec<PathBuf> = registries.flatten().map(|entry| entry.path()).collect();
        registries.sort();
        prefixes.extend(registries);
    }
    let mut flags = Vec::new();
    for prefix in prefixes {
        let prefix =
            prefix.to_str().context("the path of the project or of cargo's folder is not UTF-8: move it")?;
        if prefix.contains(char::is_whitespace) {
            bail!(
                "`{prefix}` has a space in it, which the compiler's flags cannot carry: move the project, or set CARGO_HOME"
            );
        }
        flags.push(format!("--remap-path-prefix={prefix}="));
    }
    Ok(flags.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_prefixes_come_later() {
        let home = env::temp_dir().join(format!("castmap-xtask-flags-{}", std::process::id()));
        fs::create_dir_all(home.join("registry/src/b")).unwrap();
        fs::create_dir_all(home.join("registry/src/a")).unwrap();
        let shown = home.display();
        let expected = format!(
            "--remap-path-prefix=/p= --remap-path-prefix={shown}= --remap-path-prefix={shown}/registry/src/a= \
             --remap-path-prefix={shown}/registry/src/b="
        );
        assert_eq!(flags(Path::new("/p"), &home).unwrap(), expected);
        fs::remove_dir_all(&home).unwrap();
    }

    #[test]
    fn a_space_is_refused_with_a_remedy() {
        let error = flags(Path::new("/my shows"), Path::new("/c")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`/my shows` has a space in it, which the compiler's flags cannot carry: move the project, or set CARGO_HOME"
        );
    }
}
