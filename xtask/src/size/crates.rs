//! Says how many bytes of what is loaded are of which crate: from a build in which the functions keep their names, made
//! of the same parts by the same tools as the one that is delivered. docs/size.md has the table.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::blocks;
use crate::build::assemble;
use crate::build::dist::RELEASE;
use crate::files::{bytes, read, write};
use crate::project::Project;
use crate::run;
use crate::size::owners::{DATA, FRAME, OTHER, owners};
use crate::size::page::{DOCUMENT, grouped};
use crate::tools::Toolbox;
use crate::wasm::compile::{self, Build};
use crate::wasm::split::{REST, split};

/// What the table is called between its marks.
const NAME: &str = "crates";

/// A crate of fewer bytes than this in all is told with the others.
const LEAST: usize = 500;

/// What is given to wasm-opt in place of what takes the names away.
const STRIPS: &str = "--strip-debug";
const KEEPS: &str = "-g";

/// Bytes in the part that is loaded first, and in the one that is loaded later.
type Pair = [usize; 2];

pub fn crates(project: &Project) -> Result<()> {
    let toolbox = Toolbox::ready(project)?;
    let mut cargo = project.cargo(RELEASE);
    compile::prepare(project, &mut cargo, Build::Release)?;
    run::run(&mut cargo)?;
    let folder = project.notes().join("named");
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let first = split(&project.target.join(compile::TARGET).join("release/castmap.wasm"), &folder)?;
    let first = bound(&toolbox, &first, &folder.join("bound"))?;
    let mut sums: BTreeMap<String, Pair> = BTreeMap::new();
    let parameters = assemble::parameters(&read(&project.root.join("index.html"))?)?;
    for (part, wasm) in [first, folder.join(REST)].into_iter().enumerate() {
        let small = folder.join(format!("part{part}.wasm"));
        let mut wasm_opt = Command::new(&toolbox.wasm_opt);
        wasm_opt.args(parameters.iter().map(|parameter| if parameter == STRIPS { KEEPS } else { parameter }));
        run::read(wasm_opt.arg(&wasm).arg("-o").arg(&small))?;
        let owners =
            owners(&bytes(&small)?).with_context(|| format!("{} cannot be weighed", wasm.display()))?;
        for (name, size) in owners {
            sums.entry(name).or_default()[part] += size;
        }
    }
    let table = table(&sums);
    print!("{table}");
    let place = project.root.join(DOCUMENT);
    write(&place, blocks::replaced(DOCUMENT, &read(&place)?, NAME, &table)?)
}

/// The first part behind wasm-bindgen, with its names.
fn bound(toolbox: &Toolbox, first: &Path, folder: &Path) -> Result<PathBuf> {
    let mut bindgen = Command::new(&toolbox.wasm_bindgen);
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--keep-debug",
        "--no-demangle",
        "--keep-lld-exports",
    ]);
    run::read(bindgen.arg("--out-dir").arg(folder).arg(first))?;
    Ok(folder.join("castmap_bg.wasm"))
}

/// Crates by their bytes, then what is of none.
fn table(sums: &BTreeMap<String, Pair>) -> String {
    let all = |part: usize| sums.values().map(|pair| pair[part]).sum::<usize>();
    let all = [all(0), all(1)];
    let mut table = "| crate | first | share | later | share |\n|---|---:|---:|---:|---:|\n".to_owned();
    let mut row = |name: &str, pair: Pair| {
        let share = |part: usize| pair[part] as f64 * 100.0 / all[part].max(1) as f64;
        let [first, later] = pair.map(grouped);
        table += &format!("| {name} | {first} | {:.1} % | {later} | {:.1} % |\n", share(0), share(1));
    };
    let is_none = |name: &str| [DATA, OTHER, FRAME].contains(&name);
    let mut crates: Vec<_> = sums.iter().filter(|(name, _)| !is_none(name)).collect();
    crates.sort_by_key(|(name, pair)| (std::cmp::Reverse(pair[0] + pair[1]), name.as_str()));
    let (mut small, mut count) = ([0, 0], 0);
    for (name, pair) in crates {
        if pair[0] + pair[1] < LEAST {
            small = [small[0] + pair[0], small[1] + pair[1]];
            count += 1;
        } else {
            row(&format!("`{name}`"), *pair);
        }
    }
    if count > 0 {
        row(&format!("{count} smaller ones"), small);
    }
    for name in [OTHER, FRAME, DATA] {
        row(name, sums.get(name).copied().unwrap_or_default());
    }
    row("all", all);
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_stand_first_and_all_is_all() {
        let sums = [("a", [100, 1_900]), ("b", [3_000_000, 0]), ("c", [1, 2]), (DATA, [1_000_000, 98])];
        let sums = sums.map(|(name, pair)| (name.to_owned(), pair)).into();
        let expected = "| crate | first | share | later | share |\n|---|---:|---:|---:|---:|\n\
            | `b` | 3,000,000 | 75.0 % | 0 | 0.0 % |\n\
            | `a` | 100 | 0.0 % | 1,900 | 95.0 % |\n\
            | 1 smaller ones | 1 | 0.0 % | 2 | 0.1 % |\n\
            | glue and builtins | 0 | 0.0 % | 0 | 0.0 % |\n\
            | types, tables and lists | 0 | 0.0 % | 0 | 0.0 % |\n\
            | data | 1,000,000 | 25.0 % | 98 | 4.9 % |\n\
            | all | 4,000,101 | 100.0 % | 2,000 | 100.0 % |\n";
        assert_eq!(table(&sums), expected);
    }

    #[test]
    fn the_page_has_a_place_for_the_table() {
        let page = blocks::replaced(DOCUMENT, include_str!("../../../docs/size.md"), NAME, "| new |\n");
        assert!(page.unwrap().contains("-->\n| new |\n<!--"));
    }

    /// The sums of a table, of both parts.
    fn all(page: &str) -> Pair {
        let row = page.lines().find_map(|line| line.strip_prefix("| all | ")).expect("a row for all");
        let cells: Vec<usize> =
            row.split('|').filter_map(|cell| cell.trim().replace(',', "").parse().ok()).collect();
        [cells[0], cells[1]]
    }

    /// Functions that keep their names are optimised a little otherwise; a table that is further off is of another build.
    #[test]
    fn the_table_is_of_what_is_delivered() {
        let record: serde_json::Value = serde_json::from_str(include_str!("../../../size.json")).unwrap();
        let sums = all(include_str!("../../../docs/size.md"));
        for (sum, part) in sums.into_iter().zip(["castmap_bg.wasm", "castmap_rest.wasm"]) {
            let raw = record[part]["raw"].as_f64().expect("its size is on record");
            let off = sum as f64 / raw - 1.0;
            assert!(
                off.abs() < 0.04,
                "{part}: {sum} of {raw} bytes; `cargo xtask size --crates` weighs it anew"
            );
        }
        assert_eq!(all("| all | 4,000,101 | 100.0 % | 2,000 | 100.0 % |\n"), [4_000_101, 2_000]);
    }

    #[test]
    fn names_are_kept_where_they_were_taken_away() {
        let parameters = assemble::parameters(include_str!("../../../index.html")).unwrap();
        assert_eq!(parameters.iter().filter(|parameter| *parameter == STRIPS).count(), 1);
    }
}
