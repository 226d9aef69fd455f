//! `castmap new`: the document to start from is sound, and explains the format as it is.

#[path = "support/program.rs"]
mod program;

use castmap::model::{Show, schema};
use program::{file, folder, run, run_with};
use serde_json::{Map, Value};

const START: &str = include_str!("../static/start.json");

fn start() -> Value {
    serde_json::from_str(START).expect("it is JSON")
}

/// The fields of a type, as the schema has them.
fn fields(pointer: &str) -> Vec<String> {
    let schema = schema();
    let properties = schema.pointer(pointer).and_then(Value::as_object).expect("fields");
    properties.keys().cloned().collect()
}

/// Fields of a type without a note `// field` right before them, or before where they would stand, in `owner`.
fn unexplained(owner: &Map<String, Value>, pointer: &str) -> Vec<String> {
    let is_explained = |field: &String| {
        owner.get(&format!("// {field}")).and_then(Value::as_str).is_some_and(|note| note.len() > 10)
    };
    fields(pointer).into_iter().filter(|field| !is_explained(field)).collect()
}

#[test]
fn it_is_written_and_has_no_problems() {
    assert_eq!(run(&["new"]), (0, START.to_owned(), String::new()));
    assert_eq!(run(&["new", "-o", "-"]), (0, START.to_owned(), String::new()));
    let checked = (0, "-: no problems\n".to_owned(), String::new());
    assert_eq!(run_with(&["check", "-"], START), checked);
    let faults: Vec<String> = jsonschema::draft202012::new(&schema())
        .expect("the schema is one")
        .iter_errors(&start())
        .map(|error| error.to_string())
        .collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn nothing_is_written_over() {
    let folder = folder("new");
    let out = folder.join("my-show.json");
    let _ = std::fs::remove_file(&out);
    let name = out.to_str().expect("the path is a text");
    let (code, printed, err) = run(&["new", "-o", name]);
    assert_eq!((code, printed.as_str()), (0, ""));
    assert!(err.starts_with(&format!("{name}: written; ")) && err.lines().count() == 1, "{err}");
    assert_eq!(std::fs::read_to_string(&out).expect("it is written"), START);

    let mine = file("new", "mine.json", "mine");
    let (within, folder) = (format!("{mine}/show.json"), folder.to_str().expect("the path is a text"));
    for (out, expected) in [
        (&*mine, format!("{mine}: is there already, and is left as it is; name another file\n")),
        (folder, format!("{folder}: is a folder; name a file in it\n")),
        (&within, format!("{within}: cannot be written: ")),
    ] {
        let (code, printed, err) = run(&["new", "-o", out]);
        assert_eq!((code, printed.as_str()), (1, ""), "{out}");
        assert!(err.starts_with(&expected) && err.lines().count() == 1, "{err}");
    }
    assert_eq!(std::fs::read_to_string(&mine).expect("it is there"), "mine");
}

#[test]
fn every_field_is_explained() {
    let start = start();
    let start = start.as_object().expect("an object");
    assert_eq!(unexplained(start, "/properties"), [""; 0], "explain them in static/start.json");
    for (list, definition) in [("characters", "Character"), ("relations", "Relation")] {
        let first = start[list][0].as_object().expect("an object");
        let pointer = format!("/$defs/{definition}/properties");
        assert_eq!(
            unexplained(first, &pointer),
            [""; 0],
            "explain them in the first of {list} in static/start.json"
        );
    }
    assert!(fields("/$defs/Relation/properties").len() > 10);
    // A field that came to the format would be missed.
    let mut less = start.clone();
    less.remove("// works");
    assert_eq!(unexplained(&less, "/properties"), ["works"]);
    // Where the whole of it stands.
    assert_eq!(start["$schema"], "castmap.schema.json");
    assert!(
        start["// $schema"]
            .as_str()
            .is_some_and(|note| note.contains("cargo run -- schema -o castmap.schema.json"))
    );
}

#[test]
fn notes_stand_before_what_they_explain() {
    let lines: Vec<&str> = START.lines().map(str::trim_start).collect();
    let mut notes = 0;
    for (line, next) in lines.iter().zip(&lines[1..]) {
        let Some(field) = line.strip_prefix("\"// ").and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        notes += 1;
        // What the show has no use for is explained without being there.
        let is_absent = ["welcome", "portrait", "until"].contains(&field);
        assert!(is_absent || next.starts_with(&format!("\"{field}\"")), "{field} does not follow its note");
    }
    assert!(notes > 35, "{notes}");
}

#[test]
fn it_shows_what_a_timeline_does() {
    let (show, problems) = Show::read(START).expect("it can be read");
    assert_eq!(problems, []);
    assert!(show.last() > show.start());
    let [first, last] = [show.as_of(show.start()), show.as_of(show.last())];
    // Something is there from the start, something comes, something goes, and both are in the cast and in the relations.
    assert!(first.characters.len() > 1 && !first.relations.is_empty());
    assert!(last.relations.len() > first.relations.len());
    assert!(last.relations.iter().any(|relation| relation.past));
    assert!(last.characters.iter().any(|character| character.past));
    let names = |snapshot: &castmap::model::Snapshot| {
        let names =
            snapshot.characters.iter().map(|character| character.name.text().get("en", "en").to_owned());
        names.collect::<Vec<String>>()
    };
    assert_ne!(names(&first), names(&last));
    assert!(last.kinds.iter().any(|kind| kind.name.is_some()), "a kind of its own is in use");
    assert!(last.people.iter().all(|person| !person.plays.is_empty()));
    assert_eq!((last.groups.len(), last.works.len(), last.sources.len()), (2, 2, 1));
}
