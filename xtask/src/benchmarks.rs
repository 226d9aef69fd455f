//! Writes what benchmarks have found into docs/benchmarks.md.

mod blocks;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

/// What names the folder to the end-to-end tests.
pub const FOLDER: &str = "CASTMAP_BENCH_OUT";

/// An empty folder for what benchmarks find.
pub fn folder(project: &Project) -> Result<PathBuf> {
    let folder = project.notes().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    Ok(folder)
}

/// Puts a section that was found into the document, where there is one, and says whether there was.
pub fn write(project: &Project, folder: &Path, name: &str) -> Result<bool> {
    let found = folder.join(format!("{}.json", name.replace(' ', "-")));
    let Ok(text) = fs::read_to_string(&found) else { return Ok(false) };
    let section: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is damaged", found.display()))?;
    let place = project.root.join("docs/benchmarks.md");
    let document = fs::read_to_string(&place).context("could not read docs/benchmarks.md")?;
    let part = |name: &str| section[name].as_str().unwrap_or_default();
    let measured = format!("Measured on {}, on {}.\n\n{}", part("machine"), today(), part("text"));
    fs::write(&place, blocks::replaced(&document, name, &measured)?)
        .context("could not write docs/benchmarks.md")?;
    println!("docs/benchmarks.md has what `{name}` found");
    Ok(true)
}

/// The date in Greenwich, as `2026-01-31`.
fn today() -> String {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    date(days)
}

/// The date so many days after the first of January 1970: years are taken to begin in March, in eras of 400.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_become_dates() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_453, "2025-12-31"),
            (20_454, "2026-01-01"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(days), expected, "{days}");
        }
    }
}
