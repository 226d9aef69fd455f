//! docs/authors.md, followed from its first block to its last, as an author would: each document can be read, each
//! command prints what is shown, each field of the format is there, and in the end the file is the one that it names.
//!
//! A block has a kind behind its language, and each kind has a row in [`follow`].

use crate::fences::{Fence, fences, prose};
use crate::{fields, program, shell};
use castmap::model::{Show, schema};
use castmap::state;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const DOCS: &str = include_str!("../../docs/authors.md");
const WHOLE: &str = include_str!("../../docs/pride-and-prejudice.json");

/// What the author's file and the one with faults are called.
const FILE: &str = "my-show.json";
const MISTAKES: &str = "mistakes.json";

/// Where something stands that is wrong, as an editor finds it.
fn place(fence: &Fence) -> String {
    format!("docs/authors.md:{}", fence.line)
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

/// Follows the text in a folder; gives the document that one has in the end.
fn follow(docs: &str, folder: &Path) -> Value {
    let mut document = Value::Null;
    let fences = fences(docs);
    for (at, fence) in fences.iter().enumerate() {
        let parsed =
            || serde_json::from_str(&fence.text).unwrap_or_else(|error| panic!("{}: {error}", place(fence)));
        match &*fence.kind {
            "json whole" => {
                document = parsed();
                save(&document, folder, fence);
            }
            "json more" => {
                add(&mut document, &parsed());
                save(&document, folder, fence);
            }
            "json mistakes" => {
                let problems = Show::read(&fence.text).expect("it can be shown").1;
                assert!(problems.len() > 1, "{}: nothing is wrong with it", place(fence));
                fs::write(folder.join(MISTAKES), format!("{}\n", fence.text)).expect("a file can be written");
            }
            "sh run" => {
                let shown = fences.get(at + 1).filter(|next| next.kind == "text printed");
                let (code, printed) = shell::run(&fence.text, folder);
                let shown = shown.map_or("", |shown| &shown.text);
                assert_eq!(printed.trim_end(), shown, "{}: this is what it prints", place(fence));
                assert_eq!(code == 0, !fence.text.contains(MISTAKES), "{}: {printed}", place(fence));
            }
            "text printed" => {
                let is_of_a_command = at > 0 && fences[at - 1].kind == "sh run";
                assert!(is_of_a_command, "{}: no command prints it", place(fence));
            }
            "html page" => pasted(fence, folder),
            kind => panic!("{}: `{kind}` is no kind that is run in tests/docs/authors.rs", place(fence)),
        }
    }
    document
}

/// Has the author's file as it now is; it is without problems, for the reader and for the schema.
fn save(document: &Value, folder: &Path, fence: &Fence) {
    let text = format!("{document:#}");
    let (_, problems) = Show::read(&text).unwrap_or_else(|problem| panic!("{}: {problem}", place(fence)));
    assert_eq!(problems, [], "{}", place(fence));
    let faults: Vec<String> = jsonschema::draft202012::new(&schema())
        .expect("the schema is one")
        .iter_errors(document)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(faults, [""; 0], "{}", place(fence));
    fs::write(folder.join(FILE), text).expect("a file can be written");
}

/// What is pasted into a page names the author's file or holds a document, and has no attribute that there is not.
/// (What such a page does in a browser is tried with the blocks of docs/embedding.md.)
fn pasted(fence: &Fence, folder: &Path) {
    let place = place(fence);
    let (script, tag) = fence.text.split_once("\n<cast-map").expect("a script and a tag");
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
        None => {
            let src = attributes.split("src=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert!(src.is_some_and(|src| folder.join(src).is_file()), "{place}: there is no {src:?}");
        }
    }
}

/// A folder in which nothing has been done yet, but castmap was built.
fn fresh(name: &str) -> PathBuf {
    let folder = program::folder(name);
    fs::remove_dir_all(&folder).expect("an older one can be removed");
    program::file(&format!("{name}/dist"), "castmap.inline.js", "customElements.define('cast-map', A);");
    folder
}

#[test]
fn who_follows_it_has_the_show_that_it_names() {
    let folder = fresh("docs/authors");
    let document = follow(DOCS, &folder);
    let whole: Value = serde_json::from_str(WHOLE).expect("it is JSON");
    assert!(
        document == whole,
        "docs/pride-and-prejudice.json is not what docs/authors.md comes to, which is in {}",
        folder.join(FILE).display()
    );
    let problems = Show::read(WHOLE).expect("it can be read").1;
    assert_eq!(problems, []);
    for made in ["my-show.svg", "my-show.html", "my-show.part.html", "castmap.schema.json"] {
        let text = fs::read_to_string(folder.join(made)).unwrap_or_else(|error| panic!("{made}: {error}"));
        assert!(text.len() > 1000, "{made}: {text}");
    }
}

/// Fields of the format that no block of a text has.
fn not_shown(docs: &str, schema: &Value) -> Vec<String> {
    let mut used = std::collections::BTreeSet::new();
    for fence in fences(docs).iter().filter(|fence| fence.kind == "json whole" || fence.kind == "json more") {
        let block =
            serde_json::from_str(&fence.text).unwrap_or_else(|error| panic!("{}: {error}", place(fence)));
        used.extend(fields::used(&block, schema));
    }
    fields::all(schema).difference(&used).cloned().collect()
}

/// Fields of the format of which a text says nothing outside of its blocks.
fn not_told(docs: &str, schema: &Value) -> Vec<String> {
    let prose = prose(docs);
    let is_told =
        |field: &String| prose.contains(&format!("`{}`", field.rsplit('.').next().unwrap_or_default()));
    fields::all(schema).into_iter().filter(|field| !is_told(field)).collect()
}

#[test]
fn every_field_is_shown_and_told() {
    let schema = schema();
    let what = "show each in a block of docs/authors.md, and say there in words what it is for";
    assert_eq!(not_shown(DOCS, &schema), [""; 0], "{what}");
    assert_eq!(not_told(DOCS, &schema), [""; 0], "{what}");
    // A field that came to the format would be missed.
    let mut more = schema.clone();
    more["$defs"]["Casting"]["properties"]["understudy"] = json!({"type": "string"});
    assert_eq!(not_shown(DOCS, &more), ["Casting.understudy"]);
    assert_eq!(not_told(DOCS, &more), ["Casting.understudy"]);
    // One that is shown elsewhere is not shown here.
    let less = DOCS.replace("\"voice\": true, \"lang\": \"en\"", "\"voice\": true");
    assert_eq!(not_shown(&less, &schema), ["Casting.lang"]);
}

#[test]
fn a_text_that_is_not_true_is_found() {
    for (name, from, to, said) in [
        ("output", "my-show.json: no problems\n", "my-show.json: all is well\n", "this is what it prints"),
        ("field", "\"tier\": \"main\",\n", "\"teir\": \"main\",\n", "teir"),
        ("command", "render my-show.json --svg", "render my-show.json --png", "this is what it prints"),
        ("kind", "```json whole", "```json entire", "is no kind"),
        ("page", "<cast-map src=\"my-show.json\">", "<cast-map href=\"my-show.json\">", "href"),
    ] {
        assert!(DOCS.contains(from), "{from}");
        let (docs, folder) = (DOCS.replacen(from, to, 1), fresh(&format!("docs/untrue/{name}")));
        let ended = std::panic::catch_unwind(|| follow(&docs, &folder)).expect_err("it is not true");
        let fault = ended.downcast_ref::<String>().expect("a text");
        assert!(fault.contains(said), "{name}: {fault}");
    }
}
