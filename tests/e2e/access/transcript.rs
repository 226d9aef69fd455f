//! What a screen reader has to say: roles, names and states in the order in which they are read, from the browser's
//! accessibility tree, held against what somebody has read through and kept in `transcripts/`.
//!
//! `CASTMAP_RECORD=1` writes them anew, to be read again before they are committed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::browser::browse;
use crate::page::Page;
use crate::places;
use crate::say::say;
use crate::states::{STATES, Show};

/// Name of the state, width in CSS pixels, language.
const READ: [(&str, u32, &str); 14] = [
    ("chart-start", 1280, "en"),
    ("chart-selected", 1280, "en"),
    ("chart-start", 360, "ko"),
    ("cards", 1280, "en"),
    ("cards", 360, "ko"),
    ("list", 1280, "en"),
    ("filter-open", 1280, "en"),
    ("search", 1280, "en"),
    ("character", 360, "en"),
    ("empty", 1280, "en"),
    ("doubt", 1280, "en"),
    ("changes", 1280, "en"),
    ("walk", 1280, "en"),
    ("failure", 1280, "en"),
];

/// Roles that are read through, and not read out.
const SILENT: [&str; 9] = [
    "none",
    "generic",
    "InlineTextBox",
    "RootWebArea",
    "paragraph",
    "LineBreak",
    "ListMarker",
    "LabelText",
    "strong",
];

/// States worth a word, as the browser calls them.
const STATES_SAID: [&str; 13] = [
    "level", "expanded", "pressed", "checked", "selected", "disabled", "required", "invalid", "focused",
    "modal", "live", "sort", "hasPopup",
];

/// Where something has these, it is also said that they are not: a button that can be pressed in is another than one that
/// cannot.
const SAID_EITHER_WAY: [&str; 3] = ["expanded", "pressed", "checked"];

/// Everything that is not ignored, a line each, indented by what it stands in.
async fn transcript(page: &Page) -> String {
    let tree = page.tell("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let mut lines = String::new();
    if let Some(root) = nodes.first() {
        write(root, &nodes, 0, "", &mut lines);
    }
    lines
}

fn write(node: &Value, nodes: &[Value], depth: usize, around: &str, lines: &mut String) {
    let (role, name) = (said(&node["role"]), said(&node["name"]));
    let is_silent = node["ignored"] == true || SILENT.contains(&role.as_str());
    // A button says the words in it.
    let is_said = role == "StaticText" && (name.trim().is_empty() || around.contains(name.trim()));
    let mut inside = (depth, around.to_owned());
    if !is_silent && !is_said {
        let mut line = format!("{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            line += &format!(" “{}”", name.trim());
        }
        let value = said(&node["value"]);
        if !value.is_empty() {
            line += &format!(" = “{value}”");
        }
        let described = said(&node["description"]);
        if !described.is_empty() {
            line += &format!(" ({described})");
        }
        for state in STATES_SAID {
            let properties = node["properties"].as_array().into_iter().flatten();
            let held = properties
                .filter(|property| property["name"] == state)
                .map(|property| said(&property["value"]));
            for value in held {
                line += &match value.as_str() {
                    "true" => format!(" {state}"),
                    "false" if SAID_EITHER_WAY.contains(&state) => format!(" not {state}"),
                    "" | "false" | "off" => String::new(),
                    value => format!(" {state}={value}"),
                };
            }
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
        inside = (depth + 1, name);
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *id) {
            write(child, nodes, inside.0, &inside.1, lines);
        }
    }
}

/// A value of the accessibility tree as a text.
fn said(value: &Value) -> String {
    match &value["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn kept(name: &str) -> PathBuf {
    places::project().join("tests/e2e/access/transcripts").join(name)
}

#[test]
fn what_is_read_out_is_what_somebody_has_read_through() {
    let record = std::env::var_os("CASTMAP_RECORD").is_some_and(|value| !value.is_empty());
    browse(async |page| {
        let mut others = Vec::new();
        for (name, width, language) in READ {
            let state = STATES.into_iter().find(|state| state.show == Show::BuiltIn && state.name == name);
            let state = state.unwrap_or_else(|| panic!("there is no state {name}"));
            page.size(width, 800).await;
            state.reach(page, "light", language).await;
            // The address of the server is another one each time.
            let now = transcript(page).await.replace(&page.server.origin, "http://host");
            assert!(now.lines().count() > 2, "{name} is read out: {now}");
            let file = format!("{name}-{width}-{language}.txt");
            if record {
                say(&format!("{file} is written anew, and judged by nobody"));
                fs::write(kept(&file), &now)
                    .unwrap_or_else(|error| panic!("{file} cannot be written: {error}"));
                continue;
            }
            let before = fs::read_to_string(kept(&file)).unwrap_or_default();
            if before != now {
                let pair = before.lines().zip(now.lines()).find(|(before, now)| before != now);
                others.push(format!("{file}: {pair:#?}\nnow it is\n{now}"));
            }
            state.leave(page);
        }
        assert!(
            others.is_empty(),
            "read out otherwise (read it through, then keep it by CASTMAP_RECORD=1):\n{}",
            others.join("\n")
        );
    });
}
