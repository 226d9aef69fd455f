//! A document with snippets, followed from its first block to its last as a reader would: each show can be read, each
//! command does what is shown, what is pasted has no attribute that there is not.
//!
//! A block has a kind behind its language, and each kind a row in [`follow`].

use crate::fences::{Fence, fences};
use crate::{program, shell};
use castmap::model::{Show, schema};
use castmap::state;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What the reader's file and the one with faults are called.
pub const FILE: &str = "my-show.json";
const MISTAKES: &str = "mistakes.json";

/// Kinds of blocks that can be followed.
pub const KINDS: [&str; 7] =
    ["json whole", "json more", "json mistakes", "sh run", "sh tasks", "text printed", "html page"];

/// Where a block of a document stands, as an editor finds it.
pub fn place(name: &str, fence: &Fence) -> String {
    format!("{name}:{}", fence.line)
}

/// What a block comes to: lists of entries grow, and an entry whose id is there already gets the new fields.
fn add(document: &mut Value, more: &Value) {
    let (Value::Object(fields), Value::Object(more)) = (document, more) else {
        panic!("a block is an object");
    };
    for (name, new) in more {
        match (fields.get_mut(name), new) {
            (Some(Value::Array(entries)), Value::Array(new)) => {
                for entry in new {
                    let id = &entry["id"];
                    match entries.iter_mut().find(|old| !id.is_null() && old["id"] == *id) {
                        Some(old) => replace(old, entry),
                        None => entries.push(entry.clone()),
                    }
                }
            }
            _ => drop(fields.insert(name.clone(), new.clone())),
        }
    }
}

/// Gives an entry the fields of another one.
fn replace(entry: &mut Value, new: &Value) {
    for (name, value) in new.as_object().into_iter().flatten() {
        entry[name] = value.clone();
    }
}

/// Follows the text of a document called `name` in a folder; gives the show that one has in the end.
pub fn follow(name: &str, docs: &str, folder: &Path) -> Value {
    let mut document = Value::Null;
    let fences = fences(docs);
    for (at, fence) in fences.iter().enumerate() {
        let place = place(name, fence);
        let parsed = || serde_json::from_str(&fence.text).unwrap_or_else(|error| panic!("{place}: {error}"));
        match &*fence.kind {
            "json whole" => {
                document = parsed();
                save(&document, folder, &place);
            }
            "json more" => {
                add(&mut document, &parsed());
                save(&document, folder, &place);
            }
            "json mistakes" => {
                let problems = Show::read(&fence.text).expect("it can be shown").1;
                assert!(problems.len() > 1, "{place}: nothing is wrong with it");
                fs::write(folder.join(MISTAKES), format!("{}\n", fence.text)).expect("a file can be written");
            }
            "sh run" => {
                let shown = fences.get(at + 1).filter(|next| next.kind == "text printed");
                let (code, printed) = shell::run(&fence.text, folder);
                assert_eq!(code == 0, !fence.text.contains(MISTAKES), "{place}: {printed}");
                if let Some(shown) = shown {
                    assert_eq!(printed.trim_end(), shown.text, "{place}: this is what it prints");
                }
            }
            "sh tasks" => shell::tasks(&fence.text, &place),
            "text printed" => {
                let is_of_a_command = at > 0 && fences[at - 1].kind == "sh run";
                assert!(is_of_a_command, "{place}: no command prints it");
            }
            "html page" => pasted(&fence.text, folder, &place),
            // Whoever follows a text by the command line runs no scripts; see `blocks.rs`.
            kind if kind.starts_with("js ") => {}
            kind => panic!("{place}: `{kind}` is no kind of tests/docs/follow.rs: add one that runs"),
        }
    }
    document
}

/// Has the author's file as it now is; it is without problems, for the reader and for the schema.
fn save(document: &Value, folder: &Path, place: &str) {
    let text = format!("{document:#}");
    let (_, problems) = Show::read(&text).unwrap_or_else(|problem| panic!("{place}: {problem}"));
    assert_eq!(problems, [], "{place}");
    let faults: Vec<String> = jsonschema::draft202012::new(&schema())
        .expect("the schema is one")
        .iter_errors(document)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(faults, [""; 0], "{place}");
    fs::write(folder.join(FILE), text).expect("a file can be written");
}

/// What is pasted into a page names the author's file or holds a document, and has no attribute that there is not.
/// (What such a page does in a browser is tried with the blocks of docs/embedding.md.)
pub fn pasted(block: &str, folder: &Path, place: &str) {
    let (script, tag) = block.split_once("\n<cast-map").expect("a script and a tag");
    assert_eq!(script, "<script type=\"module\" src=\"castmap.js\"></script>", "{place}");
    let (attributes, inside) = tag.split_once('>').expect("the tag has an end");
    let names =
        attributes.split_whitespace().map(|attribute| attribute.split('=').next().unwrap_or_default());
    for name in names {
        assert!(
            state::NAMES.contains(&name) || ["src", "link", "loading"].contains(&name),
            "{place}: {name}"
        );
    }
    match inside.split_once("<script type=\"application/json\">") {
        Some((_, rest)) => {
            let document = rest.split_once("</script>").expect("it has an end").0;
            let problems = Show::read(document).unwrap_or_else(|problem| panic!("{place}: {problem}")).1;
            assert_eq!(problems, [], "{place}");
        }
        // Without an address, it is the built-in show.
        None => {
            let src = attributes.split("src=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert!(src.is_none_or(|src| folder.join(src).is_file()), "{place}: there is no {src:?}");
        }
    }
}

/// A folder in which nothing has been done yet, but castmap was built.
pub fn fresh(name: &str) -> PathBuf {
    let folder = program::folder(name);
    fs::remove_dir_all(&folder).expect("an older one can be removed");
    program::file(&format!("{name}/dist"), "castmap.inline.js", "customElements.define('cast-map', A);");
    folder
}
