//! The few texts that castmap.js needs before its wasm runs: that it is loading, and why it could not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::files::read;

/// Every other text comes with the wasm.
const EARLY: [&str; 4] = ["failure.crashed", "failure.retry", "failure.wasm-", "loading"];

/// The files of texts, `<lang>.json`, by language.
pub fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    let mut files = BTreeMap::new();
    for entry in entries {
        let path = entry.with_context(|| format!("could not read {}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "json")
            && let Some(lang) = path.file_stem().and_then(|stem| stem.to_str())
        {
            files.insert(lang.to_owned(), path.clone());
        }
    }
    if files.is_empty() {
        bail!("{} has no texts: it must hold one <language>.json for each language", folder.display());
    }
    Ok(files)
}

/// `{"en": {"loading": "…", "failure.…": "…"}, …}`
pub fn early(folder: &Path) -> Result<String> {
    let mut words = BTreeMap::new();
    for (lang, path) in files(folder)? {
        let text = read(&path)?;
        words.insert(lang, early_of(&text).with_context(|| format!("{} cannot be used", path.display()))?);
    }
    serde_json::to_string(&words).context("the texts could not be written as JSON")
}

fn early_of(text: &str) -> Result<BTreeMap<String, String>> {
    let all: BTreeMap<String, Value> = serde_json::from_str(text)?;
    let mut words = BTreeMap::new();
    for (key, value) in all {
        match value {
            Value::String(value) if EARLY.iter().any(|start| key.starts_with(start)) => {
                words.insert(key, value);
            }
            Value::String(_) => {}
            _ => bail!("`{key}` is not a text: the file must be one flat object of texts"),
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::early_of;

    #[test]
    fn only_early_texts_are_taken() {
        let words =
            early_of(r#"{"loading": "Loading…", "failure.retry": "It \"broke\"", "search": "Search"}"#)
                .unwrap();
        let words: Vec<_> = words.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
        assert_eq!(words, [("failure.retry", "It \"broke\""), ("loading", "Loading…")]);
    }

    #[test]
    fn nested_texts_are_refused() {
        let error = early_of(r#"{"failure": {"http": "no"}}"#).unwrap_err();
        assert_eq!(error.to_string(), "`failure` is not a text: the file must be one flat object of texts");
    }
}
