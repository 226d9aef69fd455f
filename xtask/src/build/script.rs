//! The element's script: style, early texts, wasm-bindgen's glue and the element, in that order. The code is beside it,
//! or inside.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::css;
use crate::wasm::glue;

/// The two parts of the code, as files and as the element's scripts call them.
pub const CODE: [&str; 2] = ["castmap_bg.wasm", "castmap_rest.wasm"];

/// In `castmap.js`, where the digests of the code go: no build knows them that is put in place file by file.
const UNCHECKED: &str = "const INTEGRITY={};\n";

/// What a script is made of.
pub struct Parts<'a> {
    pub style: &'a str,
    /// An object of texts by language, as JSON.
    pub words: &'a str,
    pub glue: &'a str,
    /// Whether some code is loaded later.
    pub is_late: bool,
    pub element: &'a str,
}

/// The script without what [`beside`] or [`inside`] puts around it.
pub fn body(parts: &Parts) -> Result<String> {
    if let Some(line) = parts.element.lines().find(|line| glue::is_import(line)) {
        bail!(
            "the element's script imports another file (`{line}`), but castmap.js must stay a single one: put it inside"
        );
    }
    let style = serde_json::to_string(&css::slim(parts.style))
        .context("the style could not be written as a string")?;
    let instantiate = glue::instantiate(parts.glue, parts.is_late)?;
    let Parts { words, element, .. } = parts;
    Ok(format!("const CSS = {style};\nconst WORDS = {words};\n{instantiate}{element}"))
}

/// A module that finds its code beside itself.
pub fn beside(version: &str, body: &str) -> String {
    format!("{}{UNCHECKED}{body}", licence(version))
}

/// The same module, which takes no code but that of these digests, by file.
pub fn checked(beside: &str, digests: &BTreeMap<&str, String>) -> Result<String> {
    if !beside.contains(UNCHECKED) {
        bail!("castmap.js has no `{}`: script::beside writes it", UNCHECKED.trim());
    }
    let digests = serde_json::to_string(digests).context("the digests could not be written as JSON")?;
    Ok(beside.replacen(UNCHECKED, &format!("const INTEGRITY={digests};\n"), 1))
}

/// A script of any kind that has all of its code, by file, inside.
pub fn inside(version: &str, body: &str, code: &BTreeMap<&str, Vec<u8>>) -> Result<String> {
    if body.contains("import.meta") {
        bail!(
            "castmap.inline.js would ask where it lies, which only a module knows: keep that in static/beside.js"
        );
    }
    let mut packed = BTreeMap::new();
    for (name, bytes) in code {
        // Alike for the same bytes: no time of making is in it.
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let zipped = gzip.write_all(bytes).and_then(|()| gzip.finish());
        packed.insert(name, STANDARD.encode(zipped.with_context(|| format!("could not compress {name}"))?));
    }
    let packed = serde_json::to_string(&packed).context("the code could not be written as JSON")?;
    let licence = licence(version);
    Ok(format!("{licence}(()=>{{\nconst WASM={packed};\n{}\n}})();\n", body.trim_end()))
}

/// The first line names the licence.
fn licence(version: &str) -> String {
    format!("/*! castmap {version} | MIT OR Apache-2.0 */\n")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    const PARTS: Parts = Parts {
        style: "a { content: \"b\"; }",
        words: r#"{"en":{"loading":"Loading…"}}"#,
        glue: "export class Widget {\n}\nfunction __wbg_get_imports() {\n}\nfunction __wbg_finalize_init(instance, module) {\n}\nexport { initSync };\n",
        is_late: false,
        element: "// why\nconst url = new URL(\"castmap_bg.wasm\", import.meta.url);\n",
    };

    #[test]
    fn the_parts_stand_in_order() {
        let expected = r#"/*! castmap 0.1.0 | MIT OR Apache-2.0 */
const INTEGRITY={};
const CSS = "a{content:\"b\"}";
const WORDS = {"en":{"loading":"Loading…"}};
const instantiate = (module, broke) => {
class Widget {
}
function __wbg_get_imports() {
}
function __wbg_finalize_init(instance, module) {
}
let { exports } = new WebAssembly.Instance(module, __wbg_get_imports());
const begin = (exports) => __wbg_finalize_init({ exports });
begin(guarded(exports, (error) => {
exports = undefined;
begin(NOTHING);
broke(error);
}));
return { Widget };
};
// why
const url = new URL("castmap_bg.wasm", import.meta.url);
"#;
        assert_eq!(beside("0.1.0", &body(&PARTS).unwrap()), expected);
    }

    #[test]
    fn a_copy_for_networks_names_the_digests() {
        let digests = BTreeMap::from([("a.wasm", "sha384-x".to_owned())]);
        let module = checked(&beside("0.1.0", "f();\n"), &digests).unwrap();
        assert_eq!(
            module,
            "/*! castmap 0.1.0 | MIT OR Apache-2.0 */\nconst INTEGRITY={\"a.wasm\":\"sha384-x\"};\nf();\n"
        );
        assert_eq!(
            checked(&module, &digests).unwrap_err().to_string(),
            "castmap.js has no `const INTEGRITY={};`: script::beside writes it"
        );
    }

    #[test]
    fn a_script_has_its_code_inside() {
        let code = BTreeMap::from([("a.wasm", b"\0asm".to_vec())]);
        let script = inside("0.1.0", "f(WASM);\n", &code).unwrap();
        let packed = script
            .strip_prefix("/*! castmap 0.1.0 | MIT OR Apache-2.0 */\n(()=>{\nconst WASM={\"a.wasm\":\"")
            .and_then(|rest| rest.strip_suffix("\"};\nf(WASM);\n})();\n"))
            .unwrap_or_else(|| panic!("{script}"));
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&*STANDARD.decode(packed).unwrap()).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, b"\0asm");
        assert_eq!(
            inside("0.1.0", "import.meta.url", &code).unwrap_err().to_string(),
            "castmap.inline.js would ask where it lies, which only a module knows: keep that in static/beside.js"
        );
    }

    #[test]
    fn the_element_imports_nothing() {
        let error = body(&Parts { element: "import { a } from './a.js';\n", ..PARTS }).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the element's script imports another file (`import { a } from './a.js';`), but castmap.js must stay a single one: \
             put it inside"
        );
    }
}
