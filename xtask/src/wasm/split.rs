//! Takes what is loaded later (`src/late.rs`) out of the wasm, between Rust's linker and wasm-bindgen.
//!
//! What belongs there, wasm-split works out from the linker's relocations: all functions and data that only the one
//! door in `src/embed/late.rs` leads to. Trunk has no place for a step between the two, so it gets this program under
//! wasm-bindgen's name.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use crate::files::{bytes, copy};
use crate::project::Project;
use crate::tools::Toolbox;
use crate::wasm::compile::Build;

/// Under this name, the program is wasm-bindgen with a step before it.
const NAME: &str = "wasm-bindgen";

/// Where the real one is.
const TOOL: &str = "CASTMAP_WASM_BINDGEN";

/// Where the two parts go; not set where there is nothing to take out.
const FOLDER: &str = "CASTMAP_SPLIT";

/// What wasm-split calls the part that is loaded later, after the name in `src/embed/late.rs`.
pub const REST: &str = "split_rest.wasm";

/// Whether the program was called under wasm-bindgen's name.
pub fn is_called() -> bool {
    env::args_os().next().is_some_and(|name| Path::new(&name).file_stem().is_some_and(|stem| stem == NAME))
}

/// Has Trunk's command come by here, and gives the folder that must stand first on its PATH.
pub fn prepare(project: &Project, toolbox: &Toolbox, trunk: &mut Command, build: Build) -> Result<PathBuf> {
    let folder = folder(project);
    let (tools, own) =
        (folder.join("bin"), env::current_exe().context("this program does not know where it is")?);
    fs::create_dir_all(&tools).with_context(|| format!("could not make {}", tools.display()))?;
    let ours = tools.join(NAME).with_extension(env::consts::EXE_EXTENSION);
    copy(&own, &ours)?;
    trunk.env(TOOL, &toolbox.wasm_bindgen).env_remove(FOLDER);
    if build == Build::Release {
        trunk.env(FOLDER, &folder);
    }
    Ok(tools)
}

/// The part that is loaded later, as it was last taken out.
pub fn rest(project: &Project) -> PathBuf {
    folder(project).join(REST)
}

fn folder(project: &Project) -> PathBuf {
    project.notes().join("split")
}

/// wasm-bindgen, for the part that is loaded first.
pub fn bindgen() -> Result<()> {
    let tool = env::var_os(TOOL).context("only Trunk calls this, from `cargo xtask dist` or `serve`")?;
    let mut arguments: Vec<_> = env::args_os().skip(1).collect();
    let wasm = arguments
        .iter_mut()
        .find(|argument| Path::new(argument).extension().is_some_and(|end| end == "wasm"));
    if let (Some(folder), Some(wasm)) = (env::var_os(FOLDER), wasm) {
        *wasm = split(Path::new(wasm), Path::new(&folder))?.into();
        // The other part needs the table of functions, whose export is the linker's.
        arguments.push("--keep-lld-exports".into());
    }
    // Trunk reads what it prints.
    let status = Command::new(&tool).args(arguments).status();
    let status = status.with_context(|| format!("could not start {}", tool.display()))?;
    if !status.success() {
        bail!("wasm-bindgen failed ({status})");
    }
    Ok(())
}

/// Writes both parts into the folder, and gives the place of the first.
pub fn split(wasm: &Path, folder: &Path) -> Result<PathBuf> {
    let input = bytes(wasm)?;
    // wasm-bindgen names what it makes after its input.
    let first = folder.join(wasm.file_name().unwrap_or_default());
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &first;
    let parts = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let [rest] = &parts.split_modules[..] else {
        bail!(
            "{} parts are loaded later, not one: src/embed/late.rs has the only door",
            parts.split_modules.len()
        );
    };
    if *rest != folder.join(REST) {
        bail!(
            "the part that is loaded later is {}, not {REST}: name it so in xtask/src/wasm/split.rs",
            rest.display()
        );
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_taken_apart_is_refused() {
        let folder = env::temp_dir().join(format!("castmap-xtask-split-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let wasm = folder.join("castmap.wasm");
        let check = |bytes: &[u8], expected: &str| {
            fs::write(&wasm, bytes).unwrap();
            let error = split(&wasm, &folder.join("parts")).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        };
        check(b"hello world", "magic");
        // As a linker writes it that was not told to keep its relocations.
        check(b"\0asm\x01\0\0\0", "reloc");
        fs::remove_dir_all(&folder).unwrap();
        assert!(!is_called());
    }
}
