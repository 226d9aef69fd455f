//! What makes `dist/` a package for npm: its description, and types for TypeScript, made of the manifest, so that the two
//! cannot differ.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Where the version goes.
const VERSION: &str = "{version}";

/// `package.json`, which is written by hand: TypeScript and bundlers take the first of the conditions under `exports`
/// that they know, so that their order counts. Whoever imports the package gets the script that has its code inside,
/// since not every tool takes along files that a script asks for; the module with its code beside it goes by its name.
pub fn description(written: &str, version: &str) -> Result<String> {
    if !written.contains(VERSION) {
        bail!("static/package.json has no place for the {VERSION}");
    }
    Ok(written.replace(VERSION, version))
}

/// `castmap.d.ts`: the element of the manifest, and `named`, the types that it names.
pub fn types(manifest: &str, named: &str) -> Result<String> {
    let element = &element(manifest)?;
    let mut out = String::from("// Made of custom-elements.json.\n\n");
    out += named;
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
    // The events bubble: document and window hear them, too.
    writeln!(
        out,
        "    \"{tag}\": CastMap;\n  }}\n\n  interface GlobalEventHandlersEventMap extends CastMapEvents {{}}\n}}"
    )?;
    Ok(out)
}

/// `castmap-react.d.ts`: the tag in JSX, as React 19 has it, by properties, attributes and events. A file of its own, so
/// that nobody else needs React's types.
pub fn react(manifest: &str) -> Result<String> {
    let element = &element(manifest)?;
    let tag = text(element, "tagName")?;
    let mut out = String::from(
        "// Made of custom-elements.json.\n\n\
         import type { DetailedHTMLProps, HTMLAttributes } from \"react\";\n\
         import type { CastMap, CastMapEvents } from \"./castmap.js\";\n\n\
         /** What can be set on the tag in JSX. */\n\
         export interface CastMapAttributes extends DetailedHTMLProps<HTMLAttributes<CastMap>, CastMap> {\n",
    );
    for attribute in list(element, "attributes")? {
        let name = text(attribute, "name")?;
        line(&mut out, "  ", attribute, &format!("\"{name}\"?: {} | undefined;", kind(attribute)?))?;
    }
    for member in list(element, "members")? {
        // What goes by its attribute's name is there already.
        let is_new = member["attribute"] != member["name"];
        if is_new && text(member, "kind")? == "field" && member["readonly"] != true {
            let name = text(member, "name")?;
            line(&mut out, "  ", member, &format!("{name}?: CastMap[\"{name}\"] | undefined;"))?;
        }
    }
    for event in list(element, "events")? {
        let name = text(event, "name")?;
        let code = format!("\"on{name}\"?: ((event: CastMapEvents[\"{name}\"]) => void) | undefined;");
        line(&mut out, "  ", event, &code)?;
    }
    out += "}\n\ndeclare module \"react\" {\n  namespace JSX {\n    interface IntrinsicElements {\n";
    writeln!(out, "      \"{tag}\": CastMapAttributes;\n    }}\n  }}\n}}")?;
    Ok(out)
}

/// The element of the manifest.
fn element(manifest: &str) -> Result<Value> {
    let mut manifest: Value = serde_json::from_str(manifest).context("custom-elements.json is no JSON")?;
    Ok(manifest["modules"][0]["declarations"][0].take())
}

/// A line of code below what the manifest says of it.
fn line(out: &mut String, indent: &str, described: &Value, code: &str) -> Result<()> {
    writeln!(out, "{indent}/** {} */\n{indent}{code}", text(described, "description")?)?;
    Ok(())
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

    const MANIFEST: &str = r#"{"modules": [{"declarations": [{
        "tagName": "x-y", "summary": "Sum.",
        "attributes": [{"name": "at-last", "type": {"text": "string"}, "description": "At."}],
        "members": [
            {"kind": "field", "name": "at", "attribute": "at-last", "type": {"text": "string"}, "description": "At."},
            {"kind": "field", "name": "all", "type": {"text": "string[]"}, "readonly": true, "description": "All."},
            {"kind": "method", "name": "find", "parameters": [
                {"name": "text", "type": {"text": "string"}},
                {"name": "n", "type": {"text": "number"}, "optional": true}
            ], "return": {"type": {"text": "void"}}, "description": "Find."}
        ],
        "events": [{"name": "x-load", "type": {"text": "Event"}, "description": "Load."}]
    }]}]}"#;

    #[test]
    fn types_are_those_of_the_manifest() {
        let types = types(MANIFEST, "export type A = 1;\n").unwrap();
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
        let error = super::types(&MANIFEST.replace("\"tagName\"", "\"tag\""), "").unwrap_err().to_string();
        assert!(error.starts_with("custom-elements.json: there is no text `tagName` in {"), "{error}");
    }

    #[test]
    fn the_tag_in_jsx_is_that_of_the_manifest() {
        let types = react(MANIFEST).unwrap();
        for expected in [
            "  /** At. */\n  \"at-last\"?: string | undefined;\n",
            "  /** At. */\n  at?: CastMap[\"at\"] | undefined;\n",
            "  /** Load. */\n  \"onx-load\"?: ((event: CastMapEvents[\"x-load\"]) => void) | undefined;\n}\n",
            "      \"x-y\": CastMapAttributes;\n",
        ] {
            assert!(types.contains(expected), "{types}");
        }
        assert!(!types.contains("all") && !types.contains("find"), "nothing that cannot be set: {types}");
    }

    #[test]
    fn a_package_holds_what_it_leads_to() {
        let written = include_str!("../../../static/package.json");
        let made = description(written, "1.2.3").unwrap();
        let package: Value = serde_json::from_str(&made).unwrap();
        assert_eq!(package["version"], "1.2.3");
        let files = package["files"].as_array().unwrap();
        let is_there = |path: &Value| {
            let file = path.as_str().unwrap().trim_start_matches("./");
            file == "*" || files.iter().any(|known| known == file)
        };
        for field in ["main", "types", "unpkg", "jsdelivr", "customElements"] {
            assert!(is_there(&package[field]), "{field}");
        }
        for (name, leads) in package["exports"].as_object().unwrap() {
            let Some(conditions) = leads.as_object() else {
                assert!(is_there(leads), "{name}");
                continue;
            };
            assert!(conditions.values().all(is_there), "{name}");
            // The first that is known is taken, and TypeScript knows both.
            let block = made.split_once(&format!("\"{name}\": {{")).unwrap().1;
            assert!(block.trim_start().starts_with("\"types\""), "{name} has its types first");
        }
        assert_eq!(
            description("{}", "1").unwrap_err().to_string(),
            "static/package.json has no place for the {version}"
        );
    }
}
