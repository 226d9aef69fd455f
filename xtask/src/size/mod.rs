//! Weighs what a first visit loads, and what is loaded once a visitor does something. The gate fails up and down: a
//! saving is recorded in the change that makes it.

mod crates;
mod owners;
mod page;
mod symbols;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::bench::report;
use crate::build::dist::dist;
use crate::files::{bytes, read, write};
use crate::project::Project;
use crates::crates;

/// All that a first visit loads, but for the page itself and the portraits. An end-to-end test sees to it that it loads
/// nothing else.
const FIRST: [&str; 4] = ["castmap.js", "castmap_bg.wasm", "page.js", "page.css"];

/// What is loaded once a visitor comes to the widget, or a script asks it for something (`src/late.rs`).
const LATER: [&str; 1] = ["castmap_rest.wasm"];

/// Bytes of a first visit, compressed: what a visitor on a slow line waits for.
const CAP: usize = 130_000;

/// Parts of a thousand by which a total may differ from the record. Another machine's linker may move some bytes;
/// five in a thousand are too few for a feature or a dependency to hide in.
const LEEWAY: usize = 5;

#[derive(Default, clap::Args)]
pub struct Arguments {
    /// Write what was measured to size.json, docs/size.md and the top of docs/benchmarks.md, to be committed with the change
    /// that moved it
    #[arg(long)]
    record: bool,
    /// Say how many bytes are of which crate, before compression, and write the table to docs/size.md
    #[arg(long, conflicts_with = "record")]
    crates: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Weight {
    raw: usize,
    brotli: usize,
}

type Weights = BTreeMap<String, Weight>;

pub fn size(project: &Project, arguments: &Arguments) -> Result<()> {
    if arguments.crates {
        return crates(project);
    }
    let weights = weigh(&dist(project)?)?;
    let place = project.root.join("size.json");
    if arguments.record {
        let sizes = written(&weights);
        write(&place, &sizes)?;
        let document = project.root.join(page::DOCUMENT);
        write(&document, page::with(&read(&document)?, &sizes)?)?;
        report::refresh(project)?;
    }
    let recorded = match fs::read_to_string(&place) {
        Ok(text) => {
            parsed(&text).context("size.json is damaged: write it anew with `cargo xtask size --record`")?
        }
        Err(_) => Weights::new(),
    };
    print!("{}", table(&weights, &recorded));
    if recorded.is_empty() {
        bail!("size.json is missing: write it with `cargo xtask size --record`, and commit it");
    }
    judge("a first visit loads", total(&weights, &FIRST), total(&recorded, &FIRST))?;
    judge("what is loaded later has", total(&weights, &LATER), total(&recorded, &LATER))
}

/// What a first visit loads by this text of size.json, and how much it may be.
pub fn recorded(text: &str) -> Result<(usize, usize)> {
    Ok((total(&parsed(text).context("size.json is damaged")?, &FIRST), CAP))
}

fn weigh(dist: &Path) -> Result<Weights> {
    FIRST.iter().chain(&LATER).map(|name| Ok((name.to_string(), weight(&dist.join(name))?))).collect()
}

fn weight(file: &Path) -> Result<Weight> {
    let bytes = bytes(file)?;
    let compressed = compressed(&bytes).with_context(|| format!("could not compress {}", file.display()))?;
    Ok(Weight { raw: bytes.len(), brotli: compressed.len() })
}

/// As a good web server gives it.
pub fn compressed(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &settings)?;
    Ok(compressed)
}

fn total(weights: &Weights, names: &[&str]) -> usize {
    names.iter().filter_map(|name| weights.get(*name)).map(|weight| weight.brotli).sum()
}

/// Whether so many bytes may be, where so many were; `what` begins the sentence that says no.
fn judge(what: &str, now: usize, recorded: usize) -> Result<()> {
    if now > CAP {
        bail!("{what} {now} bytes, more than the {CAP} allowed: make the build smaller before it lands");
    }
    let change = now.abs_diff(recorded);
    if change * 1000 > recorded * LEEWAY {
        let way = if now > recorded { "more" } else { "less" };
        bail!(
            "{what} {change} bytes {way} than recorded: if that is meant, run `cargo xtask size --record` and \
             commit what it writes; if not, find what moved it"
        );
    }
    Ok(())
}

fn table(weights: &Weights, recorded: &Weights) -> String {
    let mut table = format!("{:<17} {:>9} {:>9} {:>9} {:>9}\n", "", "raw", "brotli", "recorded", "change");
    let mut row = |name: &str, raw: usize, now: usize, before: Option<usize>| {
        let change = before.map_or("new".to_owned(), |before| format!("{:+}", now as i64 - before as i64));
        let before = before.map_or("-".to_owned(), |before| before.to_string());
        table += &format!("{name:<17} {raw:>9} {now:>9} {before:>9} {change:>9}\n");
    };
    for (names, all) in [(&FIRST[..], "a first visit"), (&LATER, "later")] {
        let mut raw = 0;
        for name in names {
            if let Some(weight) = weights.get(*name) {
                raw += weight.raw;
                row(name, weight.raw, weight.brotli, recorded.get(*name).map(|weight| weight.brotli));
            }
        }
        row(all, raw, total(weights, names), Some(total(recorded, names)));
    }
    table + &format!("a first visit may have {CAP} bytes\n")
}

fn written(weights: &Weights) -> String {
    let files: BTreeMap<_, _> = weights
        .iter()
        .map(|(name, weight)| (name, json!({ "raw": weight.raw, "brotli": weight.brotli })))
        .collect();
    format!("{:#}\n", json!(files))
}

fn parsed(text: &str) -> Result<Weights> {
    let files: BTreeMap<String, Value> = serde_json::from_str(text)?;
    let number = |name: &str, value: &Value, field: &str| {
        let number = value[field].as_u64().and_then(|number| usize::try_from(number).ok());
        number.with_context(|| format!("`{name}` has no number `{field}`"))
    };
    let weight = |name: &str, value: &Value| -> Result<Weight> {
        Ok(Weight { raw: number(name, value, "raw")?, brotli: number(name, value, "brotli")? })
    };
    files.iter().map(|(name, value)| Ok((name.clone(), weight(name, value)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_closes_both_ways() {
        let check = |now, recorded, expected: &str| {
            let verdict = judge("a first visit loads", now, recorded)
                .map_or_else(|error| error.to_string(), |()| String::new());
            assert_eq!(verdict, expected, "{now} after {recorded}");
        };
        check(100_000, 100_000, "");
        check(100_500, 100_000, "");
        check(99_500, 100_000, "");
        check(
            100_501,
            100_000,
            "a first visit loads 501 bytes more than recorded: if that is meant, run `cargo xtask size --record` and commit \
             what it writes; if not, find what moved it",
        );
        check(
            99_000,
            100_000,
            "a first visit loads 1000 bytes less than recorded: if that is meant, run `cargo xtask size --record` and \
             commit what it writes; if not, find what moved it",
        );
        check(
            130_001,
            130_000,
            "a first visit loads 130001 bytes, more than the 130000 allowed: make the build smaller before it lands",
        );
    }

    #[test]
    fn the_record_is_read_as_written() {
        let weights = Weights::from([("castmap.js".to_owned(), Weight { raw: 30, brotli: 7 })]);
        let text = written(&weights);
        assert_eq!(text, "{\n  \"castmap.js\": {\n    \"brotli\": 7,\n    \"raw\": 30\n  }\n}\n");
        assert_eq!(parsed(&text).unwrap(), weights);
        assert_eq!(parsed("{\"a\": {\"raw\": 1}}").unwrap_err().to_string(), "`a` has no number `brotli`");
    }
}
