//! Keeps docs/size.md true to size.json: the table of what a first visit loads, and of what is loaded later.

use anyhow::{Context, Result};

use super::{FIRST, LATER, Weights, parsed, total};
use crate::blocks;

pub const DOCUMENT: &str = "docs/size.md";

/// What the table is called between its marks.
const NAME: &str = "weights";

/// The document with the table that this text of size.json makes.
pub fn with(document: &str, sizes: &str) -> Result<String> {
    blocks::replaced(DOCUMENT, document, NAME, &table(&parsed(sizes).context("size.json is damaged")?))
}

/// A row for each file, and one for a first visit, behind its files.
fn table(weights: &Weights) -> String {
    let mut table = "| file | raw bytes | brotli |\n|---|---:|---:|\n".to_owned();
    let mut row = |name: &str, raw: usize, brotli: usize| {
        table += &format!("| {name} | {} | {} |\n", grouped(raw), grouped(brotli));
    };
    for (names, end) in [(&FIRST[..], ""), (&LATER, ", later")] {
        for (name, weight) in names.iter().filter_map(|name| Some((name, weights.get(*name)?))) {
            row(&format!("`{name}`{end}"), weight.raw, weight.brotli);
        }
        if end.is_empty() {
            let raw = names.iter().filter_map(|name| weights.get(*name)).map(|weight| weight.raw).sum();
            row("a first visit", raw, total(weights, names));
        }
    }
    table
}

/// A number with commas between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{CAP, Weight};
    use super::*;

    #[test]
    fn the_page_is_what_the_record_makes() {
        let page = include_str!("../../../docs/size.md");
        assert!(
            with(page, include_str!("../../../size.json")).unwrap() == page,
            "docs/size.md does not have the table that size.json makes: `cargo xtask size --record` writes it anew"
        );
        let cap = format!("is {} bytes for a first visit.", grouped(CAP));
        assert!(page.contains(&cap), "docs/size.md does not say that the cap {cap}");
    }

    #[test]
    fn a_first_visit_stands_behind_its_files_and_is_their_sum() {
        let weight = |name: &str, raw, brotli| (name.to_owned(), Weight { raw, brotli });
        let weights = [
            weight("castmap.js", 1_000, 200),
            weight("castmap_bg.wasm", 3_000_000, 1_800),
            weight("castmap_rest.wasm", 40_000, 999),
            weight("page.css", 5, 4),
            weight("page.js", 6, 3),
        ];
        let expected = "| file | raw bytes | brotli |\n|---|---:|---:|\n\
            | `castmap.js` | 1,000 | 200 |\n\
            | `castmap_bg.wasm` | 3,000,000 | 1,800 |\n\
            | `page.js` | 6 | 3 |\n\
            | `page.css` | 5 | 4 |\n\
            | a first visit | 3,001,011 | 2,007 |\n\
            | `castmap_rest.wasm`, later | 40,000 | 999 |\n";
        assert_eq!(table(&weights.into()), expected);
    }
}
