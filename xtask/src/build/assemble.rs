//! What Trunk's hook does: works on the wasm, makes the scripts around it, and lays beside the page what belongs there.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::deliver::built_in;
use crate::build::preview;
use crate::build::script::{self, CODE, Parts};
use crate::build::words;
use crate::files::{bytes, copy, read, write};
use crate::project::Project;
use crate::run;
use crate::wasm::likeness;
use crate::wasm::locals;
use crate::wasm::names;
use crate::wasm::split;

/// Names the file of the schema for the hook, which is not to build the native program a second time.
pub const SCHEMA_VARIABLE: &str = "CASTMAP_SCHEMA";

/// Names the address of the page's folder, where it is known.
pub const ADDRESS_VARIABLE: &str = "CASTMAP_ADDRESS";

/// The scripts of the element, in their order, behind the one that says where its code is.
const ELEMENT: [&str; 11] = [
    "fetching.js",
    "modules.js",
    "visit.js",
    "picture.js",
    "notice.js",
    "starting.js",
    "strangers.js",
    "run.js",
    "source.js",
    "attributes.js",
    "element.js",
];

/// The style sheets of the element, in their order.
const STYLE: [&str; 3] = ["castmap.css", "panel.css", "chart.css"];

/// Replaces the glue in Trunk's staging folder, and puts beside it what Trunk does not know of.
pub fn assemble(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("Trunk calls this after it has built: run `cargo xtask dist` instead")?;
    let mut glue = read(&staging.join("castmap.js"))?;
    let page = read(&staging.join("index.html"))?;
    // A debug build is in one part, and keeps the long names, which say what they are in a profile or a stack trace.
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let mut code = BTreeMap::new();
    if is_release {
        let [first, rest] = CODE.map(|name| staging.join(name));
        // Trunk knows nothing of the second part.
        optimize(&split::rest(project), &rest, &read(&project.root.join("index.html"))?)?;
        let parts = names::Parts { first: bytes(&first)?, rest: bytes(&rest)?, glue };
        let parts = names::shorten(&parts)?;
        for (name, wasm) in CODE.into_iter().zip([&parts.first, &parts.rest]) {
            let wasm = likeness::ordered(&locals::renumbered(wasm)?)?;
            write(&staging.join(name), &wasm)?;
            code.insert(name, wasm);
        }
        glue = parts.glue;
    }
    let folder = project.root.join("static");
    let (style, words) = (joined(&folder, &STYLE)?, words::early(&folder.join("words"))?);
    let body = |name: &str, place: &str| -> Result<String> {
        let element = read(&folder.join(place))? + &joined(&folder, &ELEMENT)?;
        let parts =
            Parts { style: &style, words: &words, glue: &glue, is_late: is_release, element: &element };
        let script = staging.join(name);
        write(&script, script::body(&parts)?.as_bytes())?;
        if is_release {
            minify(&script)?;
        }
        read(&script)
    };
    let module = script::beside(&project.version, &body("castmap.js", "beside.js")?);
    write(&staging.join("castmap.js"), module.as_bytes())?;
    if is_release {
        let inline = script::inside(&project.version, &body("castmap.inline.js", "inside.js")?, &code)?;
        write(&staging.join("castmap.inline.js"), inline.as_bytes())?;
        minify(&staging.join("page.js"))?;
    }
    let place = staging.join("index.html");
    let title = preview::title(&read(&built_in(project)?)?)?;
    let address = env::var(ADDRESS_VARIABLE).ok();
    let page = preview::tagged(&without_trunks_tags(&page)?, &title, address.as_deref())?;
    write(&place, page.as_bytes())?;
    for (lang, path) in words::files(&folder.join("words"))? {
        copy(&path, &staging.join(format!("messages.{lang}.json")))?;
    }
    if let Some(schema) = env::var_os(SCHEMA_VARIABLE) {
        copy(Path::new(&schema), &staging.join("castmap.schema.json"))?;
    }
    Ok(())
}

/// wasm-opt, which `cargo xtask` puts on PATH, as index.html has Trunk call it.
fn optimize(from: &Path, to: &Path, page: &str) -> Result<()> {
    let mut wasm_opt = Command::new("wasm-opt");
    run::read(wasm_opt.args(parameters(page)?).arg(from).arg("-o").arg(to)).map(drop)
}

/// What index.html has Trunk tell wasm-opt.
pub fn parameters(page: &str) -> Result<Vec<String>> {
    const PARAMETERS: &str = "data-wasm-opt-params=\"";
    let parameters = page.split_once(PARAMETERS).and_then(|(_, rest)| rest.split_once('"'));
    let (parameters, _) = parameters
        .with_context(|| format!("index.html has no {PARAMETERS}…\": the wasm would stay large"))?;
    Ok(parameters.split_whitespace().map(String::from).collect())
}

/// What Terser may take for granted: every browser that runs the element knows arrows and methods, and neither the
/// glue nor the element makes an object with `new` from a function that is no class.
const COMPRESS: &str = "passes=3,ecma=2020,unsafe_arrows,unsafe_methods";

/// Terser, which `cargo xtask` puts on PATH.
fn minify(script: &Path) -> Result<()> {
    let mut terser = Command::new("terser");
    terser.arg(script).args(["--module", "--compress", COMPRESS, "--mangle", "--output"]);
    run::read(terser.arg(script)).map(drop)
}

/// Trunk leaves the tag of the Rust program in the page when it is not to inject a script in its place.
fn without_trunks_tags(page: &str) -> Result<String> {
    let mut kept = String::with_capacity(page.len());
    for line in page.lines() {
        if !line.contains("data-trunk") {
            kept.push_str(line);
            kept.push('\n');
        } else if !(line.trim().starts_with("<link ") && line.trim().ends_with('>')) {
            bail!(
                "index.html: put each <link data-trunk> on one line of its own, not as in `{}`",
                line.trim()
            );
        }
    }
    Ok(kept)
}

fn joined(folder: &Path, names: &[&str]) -> Result<String> {
    names.iter().map(|name| read(&folder.join(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loses_trunks_tags() {
        let check = |page: &str, expected: &str| {
            let result = without_trunks_tags(page).unwrap_or_else(|error| error.to_string());
            assert_eq!(result, expected);
        };
        check("<p>\n  <link data-trunk rel=\"rust\" data-trunk-id=\"0\">\n<p>\n", "<p>\n<p>\n");
        check(
            "<p><link data-trunk rel=\"rust\">\n",
            "index.html: put each <link data-trunk> on one line of its own, not as in `<p><link data-trunk rel=\"rust\">`",
        );
    }
}
