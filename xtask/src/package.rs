//! What makes `dist/` a package for npm: its description, and types for TypeScript, made of the manifest, so that the two
//! cannot differ.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// `package.json`. Whoever imports the package gets the script that has its code inside, since not every tool takes
/// along files that a script asks for; the module with its code beside it goes by its name.
pub fn description(version: &str) -> String {
    let package = json!({
        "name": "castmap",
        "version": version,
        "description": "<cast-map>: an interactive character-relationship chart with cast cards, for any show, on any page",
        "keywords": ["web-components", "custom-element", "relationship-chart", "characters", "인물관계도"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./castmap.inline.js",
        "types": "./castmap.d.ts",
        "unpkg": "./castmap.js",
        "jsdelivr": "./castmap.js",
        "customElements": "./custom-elements.json",
        "exports": {
            ".": { "types": "./castmap.d.ts", "default": "./castmap.inline.js" },
            "./module": { "types": "./castmap.d.ts", "default": "./castmap.js" },
            "./*": "./*",
        },
        "sideEffects": true,
        "files": [
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "README.md",
            "castmap.d.ts",
            "castmap.inline.js",
            "castmap.js",
            "castmap.schema.json",
            "castmap_bg.wasm",
            "castmap_rest.wasm",
            "custom-elements.json",
            "messages.*.json",
        ],
    });
    format!("{package:#}\n")
}

/// `castmap.d.ts`: the element of the manifest, and `named`, the types that it names.
pub fn types(manifest: &str, named: &str) -> Result<String> {
    let manifest: Value = serde_json::from_str(manifest).context("custom-elements.json is no JSON")?;
    let element = &manifest["modules"][0]["declarations"][0];
    let mut out = String::from("// Made of custom-elements.json.\n\n");
    out += named;
    let line = |out: &mut String, indent: &str, description: &Value, code: &str| -> Result<()> {
        writeln!(out, "{indent}/** {} */\n{indent}{code}", text(description, "description")?)?;
        Ok(())
    };
    writeln!(out, "\n/** {} */\nexport interface CastMap extends HTMLElement {{", text(element, "summary")?)?;
    for member in list(element, "members")? {
        let name = text(member, "name")?;
        let code = match text(member, "kind")? {
            "method" => format!("{name}({}): {};", parameters(member)?, kind(&member["return"])?),
            _ if member["readonly"] == true => format!("readonly {name}: {};", kind(member)?),
            _ => setter(name, kind(member)?),
        };
        line(&mut out, "  ", member, &code)?;
    }
    let events = list(element, "events")?;
    for way in ["add", "remove"] {
        for (event, listener) in [
            ("K extends keyof CastMapEvents", "(this: CastMap, event: CastMapEvents[K]) => any"),
            ("K extends keyof HTMLElementEventMap", "(this: CastMap, event: HTMLElementEventMap[K]) => any"),
        ] {
            writeln!(
                out,
                "  {way}EventListener<{event}>(type: K, listener: {listener}, options?: boolean | {}): void;",
                options(way)
            )?;
        }
        writeln!(
            out,
            "  {way}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | {}): void;",
            options(way)
        )?;
    }
    out += "}\n\n/** What the element tells the page, by name. */\nexport interface CastMapEvents {\n";
    for event in events {
        line(&mut out, "  ", event, &format!("\"{}\": {};", text(event, "name")?, kind(event)?))?;
    }
    let tag = text(element, "tagName")?;
    out += "}\n\ndeclare global {\n  interface HTMLElementTagNameMap {\n";
    writeln!(
        out,
        "    \"{tag}\": CastMap;\n  }}\n\n  interface HTMLElementEventMap extends CastMapEvents {{}}\n}}"
    )?;
    Ok(out)
}

/// `lang` is a text of every element, and stays one; other properties can be unset.
fn setter(name: &str, kind: &str) -> String {
    match name {
        "lang" | "link" => format!("{name}: {kind};"),
        _ if kind.contains("undefined") => format!("{name}: {kind};"),
        _ => format!("get {name}(): {kind};\n  set {name}(value: {kind} | null | undefined);"),
    }
}

fn options(way: &str) -> &'static str {
    if way == "add" { "AddEventListenerOptions" } else { "EventListenerOptions" }
}

fn parameters(method: &Value) -> Result<String> {
    let mut all = Vec::new();
    for parameter in method["parameters"].as_array().unwrap_or(&Vec::new()) {
        let mark = if parameter["optional"] == true { "?" } else { "" };
        all.push(format!("{}{mark}: {}", text(parameter, "name")?, kind(parameter)?));
    }
    Ok(all.join(", "))
}

fn kind(value: &Value) -> Result<&str> {
    text(&value["type"], "text")
}

fn text<'v>(value: &'v Value, field: &str) -> Result<&'v str> {
    let found = value[field].as_str();
    found.with_context(|| format!("custom-elements.json: there is no text `{field}` in {value}"))
}

fn list<'v>(value: &'v Value, field: &str) -> Result<&'v Vec<Value>> {
    value[field].as_array().with_context(|| format!("custom-elements.json: there is no list `{field}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_of_the_manifest() {
        let manifest = r#"{"modules": [{"declarations": [{
            "tagName": "x-y", "summary": "Sum.",
            "members": [
                {"kind": "field", "name": "at", "type": {"text": "string"}, "description": "At."},
                {"kind": "field", "name": "all", "type": {"text": "string[]"}, "readonly": true, "description": "All."},
                {"kind": "method", "name": "find", "parameters": [
                    {"name": "text", "type": {"text": "string"}},
                    {"name": "n", "type": {"text": "number"}, "optional": true}
                ], "return": {"type": {"text": "void"}}, "description": "Find."}
            ],
            "events": [{"name": "x-load", "type": {"text": "Event"}, "description": "Load."}]
        }]}]}"#;
        let types = types(manifest, "export type A = 1;\n").unwrap();
        for expected in [
            "export type A = 1;\n\n/** Sum. */\nexport interface CastMap extends HTMLElement {\n",
            "  /** At. */\n  get at(): string;\n  set at(value: string | null | undefined);\n",
            "  /** All. */\n  readonly all: string[];\n",
            "  /** Find. */\n  find(text: string, n?: number): void;\n",
            "  /** Load. */\n  \"x-load\": Event;\n",
            "    \"x-y\": CastMap;\n",
        ] {
            assert!(types.contains(expected), "{types}");
        }
        let error = super::types(&manifest.replace("\"tagName\"", "\"tag\""), "").unwrap_err().to_string();
        assert!(error.starts_with("custom-elements.json: there is no text `tagName` in {"), "{error}");
    }

    #[test]
    fn a_package_holds_what_it_leads_to() {
        let package: Value = serde_json::from_str(&description("1.2.3")).unwrap();
        assert_eq!(package["version"], "1.2.3");
        let files = package["files"].as_array().unwrap();
        for field in ["main", "types", "unpkg", "jsdelivr", "customElements"] {
            let file = package[field].as_str().unwrap().trim_start_matches("./");
            assert!(files.iter().any(|known| known == file), "{field}");
        }
    }
}
