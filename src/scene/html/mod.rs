//! HTML for where no script runs: what an author puts between `<cast-map>` and `</cast-map>`.

mod fallback;
mod linked;
mod page;

use crate::scene::part::{Part, Spoken};
use crate::state::State;
pub use fallback::{Fallback, List, fallback};
pub use linked::linked;
pub use page::page;

/// A show as a fragment of HTML: headings and lists, then the same for machines as JSON-LD. It has no script to be run,
/// no style and no id; every text of the document is escaped.
///
/// The type of its `<script>` is not that of a castmap document, which the element looks for among its children.
pub fn html(state: &State) -> String {
    let mut out = String::new();
    paint(&mut out, &fallback(state));
    out += "<script type=\"application/ld+json\">\n";
    out += &scripted(&format!("{:#}", linked(state)));
    out += "\n</script>\n";
    out
}

/// JSON that can stand in a `<script>`. The sign stands in its texts only; without it, nothing ends the script or begins
/// a comment.
pub fn scripted(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn paint(out: &mut String, fallback: &Fallback) {
    *out += "<div lang=\"";
    escape(out, &fallback.lang);
    *out += "\">\n";
    let level = fallback.level;
    *out += &format!("<h{level}>");
    spoken(out, &fallback.title, None);
    if let Some(native) = &fallback.native {
        *out += " ";
        spoken(out, native, Some("small"));
    }
    *out += &format!("</h{level}>\n");
    let level = (level + 1).min(6);
    for list in &fallback.lists {
        *out += &format!("<h{level}>");
        spoken(out, &list.title, None);
        *out += &format!("</h{level}>\n<ul>\n");
        for line in &list.lines {
            *out += "<li>";
            part(out, line);
            *out += "</li>\n";
        }
        *out += "</ul>\n";
    }
    *out += "</div>\n";
}

fn part(out: &mut String, written: &Part) {
    match written {
        Part::Run(parts) => parts.iter().for_each(|written| part(out, written)),
        Part::Strong(words) => spoken(out, words, Some("strong")),
        Part::Text(words)
        | Part::Muted(words)
        | Part::Open(_, words)
        | Part::Link(_, words)
        | Part::Marked(words, _) => spoken(out, words, None),
        // The sources have no list here that a number could point to.
        Part::Cite(_) => {}
    }
}

/// Words, in an element if there is a call for one: `name`, or a `span` for another language.
fn spoken(out: &mut String, words: &Spoken, name: Option<&str>) {
    let Some(name) = name.or(words.lang.as_ref().map(|_| "span")) else {
        return escape(out, &words.words);
    };
    *out += &format!("<{name}");
    if let Some(lang) = &words.lang {
        *out += " lang=\"";
        escape(out, lang);
        *out += "\"";
    }
    *out += ">";
    escape(out, &words.words);
    *out += &format!("</{name}>");
}

/// Adds text that is no markup, between tags or within quotes.
pub fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => *out += "&amp;",
            '<' => *out += "&lt;",
            '>' => *out += "&gt;",
            '"' => *out += "&quot;",
            '\'' => *out += "&#39;",
            _ => out.push(letter),
        }
    }
}
