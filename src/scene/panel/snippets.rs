//! What an author pastes to have on their page what is on screen here, in each form that docs/embedding.md tells of.

use super::Panel;
use super::sheet::Sheet;
use crate::scene::list::listed;
use crate::scene::part::{Spoken, Writer};
use crate::scene::sentence::{plain, sentences};
use crate::scene::status::point;
use crate::state::{Passing, State, address};

/// What the file of a document may be called that has no address.
const FILE: &str = "my-show.json";

/// Where castmap and the document are, for pages elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The address of the folder with castmap's files; empty where nobody knows.
    pub folder: String,
    /// The address of the document, or a name for its file where it has none; empty for the built-in one.
    pub document: String,
}

impl Origin {
    /// What the element says of itself, a line each: the address of the script, that of the document, and one more where
    /// that is in the page.
    pub fn of(said: &str) -> Self {
        let lines: Vec<&str> = said.split('\n').collect();
        let [script, document] = [0, 1].map(|place| lines.get(place).copied().unwrap_or_default());
        // What a bundler has made of it is of no use elsewhere, nor is a file on somebody's disk.
        let folder = script.strip_suffix("castmap.js").or(script.strip_suffix("castmap.inline.js"));
        let folder = folder.filter(|folder| folder.starts_with("http")).unwrap_or_default();
        let document = if lines.len() > 2 { FILE } else { document };
        Self { folder: folder.into(), document: document.into() }
    }
}

/// More relations make no list that anybody would paste.
const MANY: usize = 300;

/// The panel with all forms.
pub fn snippets(state: &State, origin: &Origin) -> Panel {
    let mut sheet = Sheet::new(state);
    let writer = sheet.writer;
    sheet.panel.title = Spoken::plain(writer.words().get("embed"));
    if state.story.show.as_ref().is_some_and(|show| show.start() != state.reached()) {
        let point = point(state, state.reached(), false);
        sheet.line().filled("embed.at", "point", &point);
    }
    if origin.document == FILE {
        sheet.line().filled("embed.own", "file", FILE);
    }
    sheet.top();
    for (key, code) in forms(state, origin) {
        let how = if code.is_empty() { ".many" } else { ".how" };
        sheet.line().word(&["embed.", key, how].concat());
        sheet.code(code);
        sheet.titled(&["embed.", key].concat());
    }
    sheet.panel
}

/// Each form by its name, and what is pasted.
pub fn forms(state: &State, origin: &Origin) -> [(&'static str, String); 5] {
    let Origin { folder, document } = origin;
    // A page of another site needs the whole address, one that has the file beside it only its name.
    let name = document.rsplit('/').next().unwrap_or_default();
    let tag = |document: &str| element(state, document);
    [
        (
            "tag",
            [
                r#"<script type="module" src=""#,
                &escaped(folder),
                r#"castmap.js"></script>"#,
                "\n",
                &tag(document),
            ]
            .concat(),
        ),
        ("frame", frame(state, origin)),
        ("file", [r#"<script defer src="castmap.inline.js"></script>"#, "\n", &tag(name)].concat()),
        ("package", tag(document)),
        ("list", list(state)),
    ]
}

/// The element with what is on screen as attributes.
fn element(state: &State, document: &str) -> String {
    let mut tag = String::from("<cast-map");
    let mut set = |name: &str, value: &str| {
        if !value.is_empty() {
            tag += &[" ", name, "=\"", &escaped(value), "\""].concat();
        }
    };
    set("src", document);
    for (name, value) in address(state) {
        set(name, &value);
    }
    tag + "></cast-map>"
}

/// The page in a frame. A document without an address cannot come into it: its own page can, as `castmap bundle` makes it.
fn frame(state: &State, origin: &Origin) -> String {
    let mut page = [&*origin.folder, "index.html"].concat();
    let mut parameters = Vec::from([("src", origin.document.clone())]);
    if origin.document == FILE {
        page = FILE.replace("json", "html");
        parameters.clear();
    }
    parameters.extend(address(state));
    let mut mark = '?';
    for (name, value) in parameters {
        if !value.is_empty() {
            page.push(mark);
            page += &[name, "=", &encoded(&value)].concat();
            mark = '&';
        }
    }
    let title = Writer::new(state).say(&state.snapshot().title).words;
    [
        "<iframe src=\"",
        &escaped(&page),
        "\" title=\"",
        &escaped(&title),
        "\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>",
    ]
    .concat()
}

/// Relations that pass the filters, as sentences in a list; nothing where they are too many.
fn list(state: &State) -> String {
    let listed = listed(state, &Passing::of(state));
    if listed.len() > MANY {
        return String::new();
    }
    let mut out = String::from("<ul>\n");
    for place in listed {
        for sentence in sentences(&Writer::new(state), &state.snapshot().relations[place]) {
            out += &["<li>", &escaped(&plain(&sentence)), "</li>\n"].concat();
        }
    }
    out + "</ul>"
}

/// Text between tags or quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '"' => out += "&quot;",
            _ => out.push(letter),
        }
    }
    out
}

/// A value of a query, or a step of a path (RFC 3986, 2.3: all but the unreserved is encoded).
pub fn encoded(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(DIGITS[usize::from(digit)].into());
            }
        }
    }
    out
}
