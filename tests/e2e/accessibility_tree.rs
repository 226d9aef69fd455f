//! What the browser hands to screen readers: the accessibility tree of a page.

use serde_json::{Value, json};

use crate::page::Page;

/// Role and name of everything in the accessibility tree.
pub async fn heard(page: &Page) -> Vec<(String, String)> {
    let tree = page.tell("Accessibility.getFullAXTree", json!({})).await;
    let text = |node: &Value, part: &str| node[part]["value"].as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().expect("nodes");
    let shown = nodes.iter().filter(|node| node["ignored"] != json!(true));
    shown.map(|node| (text(node, "role"), text(node, "name"))).collect()
}
