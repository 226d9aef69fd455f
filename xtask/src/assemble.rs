//! Makes the one `castmap.js` of a build: style, early texts, wasm-bindgen's glue and the element, in that order.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::css;
use crate::glue;
use crate::likeness;
use crate::locals;
use crate::names;
use crate::project::Project;
use crate::run;
use crate::split;
use crate::words;

/// Names the file of the schema for the hook, which is not to build the native program a second time.
pub const SCHEMA_VARIABLE: &str = "CASTMAP_SCHEMA";

/// The scripts of the element, in their order.
const ELEMENT: [&str; 4] = ["fetching.js", "visit.js", "picture.js", "element.js"];

/// The style sheets of the element, in their order.
const STYLE: [&str; 3] = ["castmap.css", "panel.css", "chart.css"];

/// Replaces the glue in Trunk's staging folder, and puts beside it what Trunk does not know of.
pub fn assemble(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("Trunk calls this after it has built: run `cargo xtask dist` instead")?;
    let script = staging.join("castmap.js");
    let mut glue = read(&script)?;
    let page = read(&staging.join("index.html"))?;
    // A debug build is in one part, and keeps the long names, which say what they are in a profile or a stack trace.
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if is_release {
        let [first, rest] = ["castmap_bg.wasm", "castmap_rest.wasm"].map(|name| staging.join(name));
        // Trunk knows nothing of the second part.
        optimize(&split::rest(project), &rest, &read(&project.root.join("index.html"))?)?;
        let parts = names::Parts { first: bytes(&first)?, rest: bytes(&rest)?, glue };
        let parts = names::shorten(&parts)?;
        for (place, wasm) in [(first, &parts.first), (rest, &parts.rest)] {
            let wasm = likeness::ordered(&locals::renumbered(wasm)?)?;
            fs::write(&place, wasm).with_context(|| format!("could not write {}", place.display()))?;
        }
        glue = parts.glue;
    }
    let folder = project.root.join("static");
    let module = module(&Parts {
        version: &project.version,
        style: &joined(&folder, &STYLE)?,
        words: &words::early(&folder.join("words"))?,
        glue: &glue,
        is_late: is_release,
        element: &joined(&folder, &ELEMENT)?,
    })?;
    fs::write(&script, module).with_context(|| format!("could not write {}", script.display()))?;
    if is_release {
        minify(&script)?;
        minify(&staging.join("page.js"))?;
    }
    let place = staging.join("index.html");
    fs::write(&place, without_trunks_tags(&page)?)
        .with_context(|| format!("could not write {}", place.display()))?;
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
    const PARAMETERS: &str = "data-wasm-opt-params=\"";
    let parameters = page.split_once(PARAMETERS).and_then(|(_, rest)| rest.split_once('"'));
    let (parameters, _) = parameters
        .with_context(|| format!("index.html has no {PARAMETERS}…\": the wasm would stay large"))?;
    let mut wasm_opt = Command::new("wasm-opt");
    run::read(wasm_opt.args(parameters.split_whitespace()).arg(from).arg("-o").arg(to)).map(drop)
}

/// What Terser may take for granted: every browser that runs the element knows arrows and methods, and neither the
/// glue nor the element makes an object with `new` from a function that is no class.
const COMPRESS: &str = "passes=3,ecma=2020,unsafe_arrows,unsafe_methods";

/// Terser, which `cargo xtask` puts on PATH, keeps the first line: it names the licence.
fn minify(script: &Path) -> Result<()> {
    let mut terser = Command::new("terser");
    terser.arg(script).args([
        "--module",
        "--compress",
        COMPRESS,
        "--mangle",
        "--comments",
        "/^!/",
        "--output",
    ]);
    run::read(terser.arg(script)).map(drop)
}

struct Parts<'a> {
    version: &'a str,
    style: &'a str,
    /// An object of texts by language, as JSON.
    words: &'a str,
    glue: &'a str,
    /// Whether some code is loaded later.
    is_late: bool,
    element: &'a str,
}

fn module(parts: &Parts) -> Result<String> {
    if let Some(line) = parts.element.lines().find(|line| glue::is_import(line)) {
        bail!(
            "the element's script imports another file (`{line}`), but castmap.js must stay a single one: put it inside"
        );
    }
    let style = serde_json::to_string(&css::slim(parts.style))
        .context("the style could not be written as a string")?;
    let instantiate = glue::instantiate(parts.glue, parts.is_late)?;
    let Parts { version, words, element, .. } = parts;
    Ok(format!(
        "/*! castmap {version} | MIT OR Apache-2.0 */\nconst CSS = {style};\nconst WORDS = {words};\n{instantiate}{element}"
    ))
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

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("could not copy {} to {}", from.display(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: Parts = Parts {
        version: "0.1.0",
        style: "a { content: \"b\"; }",
        words: r#"{"en":{"loading":"Loading…"}}"#,
        glue: "export class Widget {\n}\nfunction __wbg_get_imports() {\n}\nfunction __wbg_finalize_init(instance, module) {\n}\nexport { initSync };\n",
        is_late: false,
        element: "// why\nconst url = new URL(\"castmap_bg.wasm\", import.meta.url);\n",
    };

    #[test]
    fn the_parts_stand_in_order() {
        let expected = r#"/*! castmap 0.1.0 | MIT OR Apache-2.0 */
const CSS = "a{content:\"b\"}";
const WORDS = {"en":{"loading":"Loading…"}};
const instantiate = (module) => {
class Widget {
}
function __wbg_get_imports() {
}
function __wbg_finalize_init(instance, module) {
}
__wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
return { Widget };
};
// why
const url = new URL("castmap_bg.wasm", import.meta.url);
"#;
        assert_eq!(module(&PARTS).unwrap(), expected);
    }

    #[test]
    fn the_element_imports_nothing() {
        let error = module(&Parts { element: "import { a } from './a.js';\n", ..PARTS }).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the element's script imports another file (`import { a } from './a.js';`), but castmap.js must stay a single one: \
             put it inside"
        );
    }

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
