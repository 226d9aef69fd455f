//! A page around a show that needs no other file: style, script and document stand in it.

use super::{escape, html, scripted};
use crate::model::Text;
use crate::state::State;

/// What stands around the element of any full-window page.
const STYLE: &str = include_str!("../../../static/page.css");

/// The parameters of the page's address are the attributes of its element, but for the address of another document.
const PARAMETERS: [&str; 2] =
    [include_str!("../../../static/page.js"), include_str!("../../../static/bundled.js")];

/// A page that shows `document`, the text of a castmap document, by `script`, which defines the element. Its title, what
/// previews and search engines read of it and what stands there without the script is what `state` shows.
///
/// Nothing in the page makes a request. The lines of the document are those that it has by itself: what the element says
/// of a fault leads there. `script` must hold nothing that HTML would read in it.
pub fn page(state: &State, document: &str, script: &str) -> String {
    let snapshot = state.snapshot();
    let said = |text: &Text| {
        let mut said = String::new();
        escape(&mut said, text.get(&snapshot.language, &snapshot.language));
        said
    };
    let (title, summary) = (said(&snapshot.title), said(&snapshot.about.summary.text()));
    let mut out = String::from("<!doctype html>\n<html lang=\"");
    escape(&mut out, &snapshot.language);
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    out += &format!("<title>{title}</title>\n");
    out += "<meta property=\"og:type\" content=\"website\">\n";
    out += &format!("<meta property=\"og:title\" content=\"{title}\">\n");
    if !summary.is_empty() {
        out += &format!("<meta name=\"description\" content=\"{summary}\">\n");
        out += &format!("<meta property=\"og:description\" content=\"{summary}\">\n");
    }
    // Without an icon of its own, a browser would ask the server for one.
    out += "<link rel=\"icon\" href=\"data:,\">\n";
    out += &format!("<style>\n{STYLE}</style>\n</head>\n<body>\n<cast-map link gestures=\"greedy\">\n");
    out += &html(state);
    let document = scripted(document.strip_prefix('\u{feff}').unwrap_or(document));
    out += &format!("<script type=\"application/json\">{document}</script>\n</cast-map>\n");
    // Both scripts are run where they stand: behind the element, with all that is in it, and in this order.
    let [parameters, own] = PARAMETERS;
    out += &format!("<script>\n(() => {{\n\"use strict\";\n{parameters}{own}}})();\n</script>\n");
    out += &format!("<script>\n{script}\n</script>\n</body>\n</html>\n");
    out
}
