//! How everything is built for wasm: the target, the flags, and for releases a standard library of their own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// What a build is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Build {
    /// Lints, tests and `serve --dev`: a panic says what happened and where.
    Debug,
    /// What visitors load: a panic only stops the instance, without the code to say why.
    Release,
}

/// Sets the environment of a cargo, or of a trunk, that builds for wasm. Native builds below it keep theirs.
pub fn prepare(project: &Project, command: &mut Command, build: Build) -> Result<()> {
    ensure_target(project)?;
    let mut flags = flags(&project.root, &cargo_home()?)?;
    if build == Build::Release {
        ensure_source(project)?;
        flags += SHORT;
        command.envs(SMALL);
    }
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    // Either of these, set by the caller, would silently win over the flags above.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(())
}

/// The flags of a release: without what a panic would say, nor where; and loops as they are written: LLVM would count
/// with several variables in each where one does, which is quicker on some processors and longer on all, and would
/// work out in two places what two ways have in common. The stack is not a whole megabyte, but 64 kB less: the data
/// behind it then has addresses of three bytes instead of four. What two of rustc's own passes make shorter, LLVM does
/// as well; what they copy, it does not join again. The linker keeps its relocations: by them, what is loaded later is
/// taken out of the wasm (`split`).
const SHORT: &str = " -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zmir-enable-passes=-JumpThreading,-GVN \
     -Cllvm-args=-disable-lsr -Cllvm-args=-enable-pre=false -Clink-arg=-zstack-size=983040 \
     --cfg=late -Clink-arg=--emit-relocs";

/// Builds the standard library anew, for size and without what panics have to say: 11 kB less of a first visit. Both
/// are unstable in cargo and rustc, which take them from a stable release when told so by `RUSTC_BOOTSTRAP`. The
/// compiler is pinned in rust-toolchain.toml: it is the one in which they were tried.
const SMALL: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

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

fn ensure_source(project: &Project) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).current_dir(&project.root);
    let sysroot = PathBuf::from(run::read(&mut rustc)?.trim());
    if sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    println!("the source of Rust's standard library is missing: adding it (some seconds)");
    let mut rustup = Command::new("rustup");
    run::run(rustup.args(["component", "add", "rust-src"]).current_dir(&project.root))
        .context("the release build compiles the standard library anew: install Rust with rustup, which has its source")
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
