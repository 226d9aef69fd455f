//! docs/authors.md: each field of the format is there, and in the end the file is the one that it names.

use crate::fences::{fences, prose};
use crate::fields;
use crate::follow::{FILE, follow, fresh, place};
use castmap::model::{Show, schema};
use serde_json::{Value, json};
use std::fs;

const NAME: &str = "docs/authors.md";
const DOCS: &str = include_str!("../../docs/authors.md");
const WHOLE: &str = include_str!("../../docs/pride-and-prejudice.json");

#[test]
fn who_follows_it_has_the_show_that_it_names() {
    let folder = fresh("docs/authors");
    let document = follow(NAME, DOCS, &folder);
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
        let block = serde_json::from_str(&fence.text)
            .unwrap_or_else(|error| panic!("{}: {error}", place(NAME, fence)));
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
        ("command", "render my-show.json --svg", "render my-show.json --png", "unexpected argument"),
        ("kind", "```json whole", "```json entire", "is no kind"),
        ("page", "<cast-map src=\"my-show.json\">", "<cast-map href=\"my-show.json\">", "href"),
    ] {
        assert!(DOCS.contains(from), "{from}");
        let (docs, folder) = (DOCS.replacen(from, to, 1), fresh(&format!("docs/untrue/{name}")));
        let ended = std::panic::catch_unwind(|| follow(NAME, &docs, &folder)).expect_err("it is not true");
        let fault = ended.downcast_ref::<String>().expect("a text");
        assert!(fault.contains(said), "{name}: {fault}");
    }
}
