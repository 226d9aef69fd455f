//! Turns wasm-bindgen's glue, a module that keeps one wasm instance, into a function that makes one at each call.
//!
//! One instance per element: a panic then stops one element, not every one on the page. What it exports is guarded by
//! `static/run.js`, so that nobody else hears of a panic.

use anyhow::{Result, bail};

/// `const instantiate = (module, broke) => …;`, which gives `{ Widget }` around a fresh instance, and where some code
/// `is_late`, `join`, which adds the instance of that.
pub fn instantiate(glue: &str, is_late: bool) -> Result<String> {
    let inside = without_exports(glue)?;
    for (needed, remedy) in [
        ("function __wbg_get_imports(", "build it with data-bindgen-target=\"web\" in index.html"),
        (
            "function __wbg_finalize_init(instance, module)",
            "this wasm-bindgen starts an instance in another way",
        ),
        ("class Widget ", "the wasm must export a struct `Widget`, and its `main` must reach it"),
    ] {
        if !inside.contains(needed) {
            bail!("wasm-bindgen's glue has no `{}`: {remedy}", needed.trim_end_matches(['(', ' ']));
        }
    }
    // What `initSync` does, without what it says to callers of another kind: then nobody calls it, and Terser drops it.
    // What has broken lets go of its memory: a browser has room for a hundred or so, and collects late.
    let start = "let { exports } = new WebAssembly.Instance(module, __wbg_get_imports());\n\
                 const begin = (exports) => __wbg_finalize_init({ exports });\n\
                 begin(guarded(exports, (error) => {\n\
                 exports = undefined;\n\
                 begin(NOTHING);\n\
                 broke(error);\n\
                 }));";
    // The assembled module has a `CSS` of its own; the glue's, if it uses one, is the browser's.
    let browsers_css = if inside.contains("CSS.") { "const CSS = globalThis.CSS;\n" } else { "" };
    // The two parts call each other as they are: what goes wrong between them ends at the guard of the first.
    let join = "join: (rest) => new WebAssembly.Instance(rest, { __wasm_split: exports })";
    let exports = if is_late { ["Widget", join].join(", ") } else { "Widget".to_owned() };
    Ok(format!(
        "const instantiate = (module, broke) => {{\n{browsers_css}{inside}{start}\nreturn {{ {exports} }};\n}};\n"
    ))
}

/// What the glue asks of `Reflect`, and the same without.
const REFLECTED: [(&str, &str); 2] = [
    ("Reflect.get(arg0, arg1)", "arg0[arg1]"),
    ("Reflect.set(arg0, arg1, arg2)", "(arg0[arg1] = arg2, true)"),
];

/// A function's body can neither export nor import.
fn without_exports(glue: &str) -> Result<String> {
    let mut inside = String::with_capacity(glue.len());
    for line in glue.lines() {
        if is_import(line) {
            bail!(
                "wasm-bindgen's glue imports another file (`{line}`), but castmap.js must stay a single one: a dependency \
                 uses `inline_js` or `module = …`, take it out"
            );
        }
        // Nobody disposes of the widget by hand: it goes with its element.
        if line.starts_with("if (Symbol.dispose) ") {
            continue;
        }
        let line = match line.strip_prefix("export ") {
            Some(names) if names.starts_with('{') && names.ends_with("};") => continue,
            Some(item)
                if ["class ", "function ", "async function ", "const ", "let "]
                    .iter()
                    .any(|word| item.starts_with(word)) =>
            {
                item
            }
            Some(_) => {
                bail!(
                    "wasm-bindgen's glue exports in a way that xtask/src/wasm/glue.rs does not know: `{line}`"
                )
            }
            None => line,
        };
        inside.push_str(line);
        inside.push('\n');
    }
    // Pages of other times put one of their own in its place.
    for (reflected, plain) in REFLECTED {
        inside = inside.replace(reflected, plain);
    }
    if inside.contains("Reflect.") {
        bail!("wasm-bindgen's glue uses `Reflect` in a way that xtask/src/wasm/glue.rs does not know");
    }
    Ok(inside)
}

/// Whether the line is an import statement; neither `import.meta` nor `import("…")` at run time is one.
pub fn is_import(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("import");
    rest.is_some_and(|rest| rest.starts_with([' ', '{', '*', '"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = r#"export class Widget {
    /**
     * @param {string} name
     */
    constructor(name) {
        // why
        wasm.widget_new(name);
    }
}
export function version() {
    return 1;
}
if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;
function __wbg_get_imports() {
    return { "./castmap_bg.js": {} };
}
let wasm;
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
}
async function __wbg_load(module, imports) {
    if (module) {
        return 1;
    }
}

function initSync(module) {
    return __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}

async function __wbg_init(path) {
    return __wbg_load(new URL('castmap_bg.wasm', import.meta.url));
}

export { initSync, __wbg_init as default };
"#;

    const START: &str = "let { exports } = new WebAssembly.Instance(module, __wbg_get_imports());
const begin = (exports) => __wbg_finalize_init({ exports });
begin(guarded(exports, (error) => {
exports = undefined;
begin(NOTHING);
broke(error);
}));
";

    #[test]
    fn glue_becomes_a_function() {
        let inside = GLUE.replace("export class", "class").replace("export function", "function");
        let inside = inside.replace("export { initSync, __wbg_init as default };\n", "");
        let inside = inside
            .replace("if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;\n", "");
        let expected =
            format!("const instantiate = (module, broke) => {{\n{inside}{START}return {{ Widget }};\n}};\n");
        assert_eq!(instantiate(GLUE, false).unwrap(), expected);
        let joined = expected.replace(
            "{ Widget }",
            "{ Widget, join: (rest) => new WebAssembly.Instance(rest, { __wasm_split: exports }) }",
        );
        assert_eq!(instantiate(GLUE, true).unwrap(), joined);
    }

    #[test]
    fn the_browsers_css_stays_in_reach() {
        let script =
            instantiate(&GLUE.replace("    return 1;\n}\nif", "    return CSS.escape(1);\n}\nif"), false)
                .unwrap();
        assert!(script.starts_with(
            "const instantiate = (module, broke) => {\nconst CSS = globalThis.CSS;\nclass Widget"
        ));
    }

    #[test]
    fn glue_of_another_kind_is_refused() {
        let check = |glue: &str, expected: &str| {
            assert_eq!(instantiate(glue, false).unwrap_err().to_string(), expected);
        };
        check(
            &format!("import {{ a }} from './snippets/a.js';\n{GLUE}"),
            "wasm-bindgen's glue imports another file (`import { a } from './snippets/a.js';`), but castmap.js must stay a \
             single one: a dependency uses `inline_js` or `module = …`, take it out",
        );
        check(
            &GLUE.replace("function __wbg_get_imports", "function imports"),
            "wasm-bindgen's glue has no `function __wbg_get_imports`: build it with data-bindgen-target=\"web\" in index.html",
        );
        check(
            &GLUE.replace("finalize_init(instance, module)", "finalize_init(module, instance)"),
            "wasm-bindgen's glue has no `function __wbg_finalize_init(instance, module)`: this wasm-bindgen starts an \
             instance in another way",
        );
        check(
            &GLUE.replace("class Widget", "class Chart"),
            "wasm-bindgen's glue has no `class Widget`: the wasm must export a struct `Widget`, and its `main` must reach it",
        );
        check(
            "export default 1;\n",
            "wasm-bindgen's glue exports in a way that xtask/src/wasm/glue.rs does not know: `export default 1;`",
        );
    }

    #[test]
    fn only_statements_are_imports() {
        for (line, expected) in [
            ("import a from './a.js';", true),
            ("import{a}from'./a.js';", true),
            ("  import './a.js';", true),
            ("new URL('a', import.meta.url)", false),
            ("import.meta.url;", false),
            ("importance = 1;", false),
        ] {
            assert_eq!(is_import(line), expected, "{line}");
        }
    }
}
