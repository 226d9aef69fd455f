//! Where the project and its build folder are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run;

/// The project as cargo sees it from the current folder.
pub struct Project {
    /// The folder with `Trunk.toml` and `index.html`.
    pub root: PathBuf,
    /// Cargo's build folder, wherever the environment puts it.
    pub target: PathBuf,
    /// The version of the package `castmap`.
    pub version: String,
}

impl Project {
    pub fn find() -> Result<Self> {
        let text = run::read(Command::new("cargo").args(["metadata", "--no-deps", "--format-version", "1"]))
            .context(
                "cargo does not find the project from this folder: run `cargo xtask` inside the project",
            )?;
        let metadata: Value = serde_json::from_str(&text).context("`cargo metadata` did not print JSON")?;
        let field = |value: &Value, name: &str| {
            let found = value[name].as_str().map(str::to_owned);
            found.with_context(|| format!("`cargo metadata` printed no `{name}`"))
        };
        let package = metadata["packages"]
            .as_array()
            .and_then(|all| all.iter().find(|package| package["name"] == "castmap"))
            .context(
                "this workspace has no package `castmap`: run `cargo xtask` inside the project of castmap",
            )?;
        Ok(Self {
            root: field(&metadata, "workspace_root")?.into(),
            target: field(&metadata, "target_directory")?.into(),
            version: field(package, "version")?,
        })
    }

    /// The finished build.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What xtask itself keeps between runs; `cargo clean` takes it away with the rest.
    pub fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// `cargo`, in the project's folder.
    pub fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(&self.root);
        cargo
    }

    /// The path as a person in the project's folder would type it.
    pub fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
