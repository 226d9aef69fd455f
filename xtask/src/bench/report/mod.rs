//! Writes what benchmarks have found into docs/benchmarks.md, and keeps their verdicts in docs/benchmarks.json.

mod date;
mod found;
mod goals;
mod summary;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::blocks;
use crate::files::{self, read};
use crate::project::Project;
use crate::size;
use found::{All, Found, Verdict};

/// What names the folder to the end-to-end tests.
pub const FOLDER: &str = "CASTMAP_BENCH_OUT";

const DOCUMENT: &str = "docs/benchmarks.md";
const DATA: &str = "docs/benchmarks.json";
const SIZES: &str = "size.json";

/// What the top of the document is called between its marks.
const TOP: &str = "in all";

/// An empty folder for what benchmarks find.
pub fn folder(project: &Project) -> Result<PathBuf> {
    let folder = project.notes().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    Ok(folder)
}

/// Takes up a section that was found, where there is one; all others stay as they are.
pub fn write(project: &Project, folder: &Path, name: &str) -> Result<()> {
    let place = folder.join(format!("{}.json", name.replace(' ', "-")));
    let Ok(text) = fs::read_to_string(&place) else { return Ok(()) };
    let section: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is damaged", place.display()))?;
    let [document, data, sizes] = [DOCUMENT, DATA, SIZES].map(|name| read(&project.root.join(name)));
    let (document, data) = with([&document?, &data?, &sizes?], name, &section, &date::today())?;
    files::write(&project.root.join(DOCUMENT), &document)?;
    files::write(&project.root.join(DATA), &data)?;
    println!("{DOCUMENT} has what `{name}` found");
    Ok(())
}

/// Writes the top of the document anew: of what is kept, and of size.json.
pub fn refresh(project: &Project) -> Result<()> {
    let [document, data, sizes] = [DOCUMENT, DATA, SIZES].map(|name| project.root.join(name));
    let all = found::parsed(&read(&data)?).with_context(|| format!("{DATA} is damaged"))?;
    let top = top(all, &read(&sizes)?)?;
    files::write(&document, blocks::replaced(DOCUMENT, &read(&document)?, TOP, &top)?)
}

/// Document and data, of these two and size.json, with a section that was found on that date.
fn with(
    [document, data, sizes]: [&str; 3],
    name: &str,
    section: &Value,
    date: &str,
) -> Result<(String, String)> {
    let mut all: All = found::parsed(data).with_context(|| format!("{DATA} is damaged"))?;
    let found = Found::of(section, date)?;
    let text = section["text"].as_str().with_context(|| format!("`{name}` has no text"))?;
    let measured = format!("Measured on {}, on {date}.\n\n{text}", found.machine);
    all.insert(name.into(), found);
    let lacking = summary::lacking(&all, name);
    ensure!(
        lacking.is_empty(),
        "`{name}` has not judged {}: name it there as xtask/src/bench/report/goals.rs does",
        lacking.join(", ")
    );
    let data = found::written(&all);
    let document = blocks::replaced(DOCUMENT, document, name, &measured)?;
    Ok((blocks::replaced(DOCUMENT, &document, TOP, &top(all, sizes)?)?, data))
}

/// The top of the document, with the weight that size.json records.
fn top(mut all: All, sizes: &str) -> Result<String> {
    let (bytes, most) = size::recorded(sizes)?;
    all.insert(goals::SIZE.into(), weight(bytes, most));
    Ok(summary::written(&all))
}

/// The verdict on the weight of a first visit, as that of a section.
fn weight(bytes: usize, most: usize) -> Found {
    let kilobytes = |bytes: usize| format!("{}.{:02} kB", bytes / 1000, bytes % 1000 / 10);
    let what = "all that a first visit loads, brotli".to_owned();
    let wanted = format!("at most {} kB", most / 1000);
    let verdicts = vec![Verdict { what, measured: kilobytes(bytes), wanted, is_reached: bytes <= most }];
    Found { date: SIZES.into(), verdicts, ..Found::default() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PAGE: &str = include_str!("../../../../docs/benchmarks.md");
    const KEPT: &str = include_str!("../../../../docs/benchmarks.json");

    const WEIGHTS: &str = include_str!("../../../../size.json");

    #[test]
    fn the_top_of_the_page_is_what_the_verdicts_make() {
        let all = found::parsed(KEPT).unwrap();
        assert_eq!(found::written(&all), KEPT);
        for name in all.keys() {
            assert!(blocks::replaced(DOCUMENT, PAGE, name, "").is_ok(), "the page has no place for `{name}`");
        }
        let page = blocks::replaced(DOCUMENT, PAGE, TOP, &top(all, WEIGHTS).unwrap()).unwrap();
        assert!(
            page == PAGE,
            "docs/benchmarks.md is not what docs/benchmarks.json, size.json and xtask/src/bench/report/ make: `cargo xtask \
             size --record` writes its top anew"
        );
    }

    #[test]
    fn a_section_is_taken_up_and_the_others_stay() {
        let verdict =
            |what: &str| json!({ "what": what, "measured": "9.87 times", "wanted": "w", "reached": false });
        let mut section = json!({ "machine": "M", "text": "a table", "verdicts": [verdict("10,000 characters: memory")], "behind": [] });
        let (page, data) = with([PAGE, KEPT, WEIGHTS], "memory", &section, "2031-01-02").unwrap();
        let block =
            "<!-- measured: memory -->\nMeasured on M, on 2031-01-02.\n\na table\n<!-- end: memory -->";
        assert!(page.contains(block), "{page}");
        assert!(page.contains("- Not reached: 10,000 characters: memory: 9.87 times. Wanted: w."), "{page}");
        let (mut before, mut after) = (found::parsed(KEPT).unwrap(), found::parsed(&data).unwrap());
        let taken = after.remove("memory").unwrap();
        before.remove("memory");
        assert_eq!((taken.date.as_str(), after), ("2031-01-02", before));
        section["verdicts"] = json!([verdict("something else")]);
        assert_eq!(
            with([PAGE, KEPT, WEIGHTS], "memory", &section, "2031-01-02").unwrap_err().to_string(),
            "`memory` has not judged 10,000 characters: memory: name it there as xtask/src/bench/report/goals.rs does"
        );
    }

    #[test]
    fn the_weight_is_judged_by_the_cap() {
        let verdict = |bytes: usize| {
            let verdict = weight(bytes, 130_000).verdicts.remove(0);
            let goal = &goals::GOALS[0];
            assert_eq!((verdict.what.as_str(), verdict.wanted.as_str()), (goal.what, goal.wanted));
            format!("{} {}", verdict.measured, verdict.is_reached)
        };
        assert_eq!(verdict(129_948), "129.94 kB true");
        assert_eq!(verdict(130_001), "130.00 kB false");
    }
}
