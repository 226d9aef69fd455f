//! The program as an author runs it: what it prints, and how it ends.

#[path = "support/program.rs"]
mod program;

use program::{castmap, run, run_with};
use std::io::Read;

const GOOD: &str = r#"{"castmap": 1, "title": "T", "characters": []}"#;
const BAD: &str =
    "{\"castmap\": 1, \"title\": \"중증외상센터\",\n \"charakters\": 1, \"characters\": [{\"id\": \"a\"}]}";

/// A file of this test's own.
fn file(name: &str, text: impl AsRef<[u8]>) -> String {
    program::file("cli", name, text)
}

#[test]
fn a_good_document() {
    let good = file("good.json", GOOD);
    assert_eq!(run(&["check", &good]), (0, format!("{good}: no problems\n"), String::new()));
}

#[test]
fn a_bad_document_beside_a_good_one() {
    let (good, bad) = (file("good2.json", GOOD), file("bad.json", BAD));
    let expected = format!(
        "{bad}:2:16: $.charakters: there is no field “charakters” here, so it is passed over; did you mean “characters”?\n\
         {bad}:2:34: $.characters[0]: this character is left out, because it has no “name”; give it one\n\
         {bad}: 2 problems; the rest is shown\n\
         {good}: no problems\n"
    );
    assert_eq!(run(&["check", &bad, &good]), (1, expected, String::new()));
}

#[test]
fn a_refused_document() {
    let refused = file("refused.json", "[");
    let (code, out, err) = run(&["check", &refused]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(
        out.starts_with(&format!("{refused}:1:2: $: this is not JSON: it ends where a value should be")),
        "{out}"
    );
    assert!(out.ends_with(&format!("{refused}: refused; nothing of it can be shown\n")), "{out}");
}

#[test]
fn files_that_cannot_be_read() {
    let good = file("good3.json", GOOD);
    let latin = file("latin1.json", b"{\"castmap\": 1, \"title\": \"Andr\xe9\", \"characters\": []}");
    let (code, out, err) = run(&["check", "nowhere.json", &good, &latin]);
    assert_eq!((code, out), (1, format!("{good}: no problems\n")));
    assert!(err.starts_with("nowhere.json: cannot be read: "), "{err}");
    let encoding = "it is not UTF-8; save it as UTF-8 in your editor\n";
    assert!(err.ends_with(&format!("{latin}: cannot be read: {encoding}")), "{err}");
}

#[test]
fn standard_input() {
    for (text, expected) in
        [(GOOD, (0, "-: no problems\n")), ("{}", (1, "-: refused; nothing of it can be shown\n"))]
    {
        let (code, out, err) = run_with(&["check", "-"], text);
        assert_eq!((code, err.as_str()), (expected.0, ""));
        assert!(out.ends_with(expected.1), "{out}");
    }
}

#[test]
fn what_comes_next_works_as_it_is_typed() {
    let folder = program::folder("cli/next steps");
    let run_in = |project: Option<&std::path::Path>, arguments: &[&str]| {
        let mut command = castmap(arguments);
        command.current_dir(&folder).env_remove("CARGO").env_remove("CARGO_MANIFEST_DIR");
        if let Some(project) = project {
            command.env("CARGO", "cargo").env("CARGO_MANIFEST_DIR", project);
        }
        program::ended(command.output().expect("the program starts"))
    };
    let elsewhere = program::folder("cli/another project");
    let called = env!("CARGO_BIN_EXE_castmap");
    for (project, file, expected) in [
        (Some(&*folder), "a.json", "cargo run -- check a.json"),
        (folder.parent(), "b c.json", "cargo run -- check \"b c.json\""),
        (None, "d.json", &format!("{called} check d.json")),
        // Cargo would look for a project here, and find none.
        (Some(&elsewhere), "e.json", &format!("{called} check e.json")),
    ] {
        let _ = std::fs::remove_file(folder.join(file));
        let (code, out, err) = run_in(project, &["new", "-o", file]);
        let told =
            format!("{file}: written; put your own show in it, and have each fault named by: {expected}\n");
        assert_eq!((code, out, err), (0, String::new(), told));
        // As a shell takes it apart.
        let typed = expected.split_once(" check ").map_or("", |(_, file)| file.trim_matches('"'));
        assert_eq!(run_in(None, &["check", typed]).1, format!("{file}: no problems\n"));
    }
}

/// Three points; the second and the third have somebody new each.
const STORY: &str = r#"{"castmap": 1, "title": {"en": "T", "ko": "제목"}, "language": "ko",
 "timeline": {"start": 2, "points": [{}, {}, {}]},
 "characters": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "since": 2}, {"id": "c", "name": "C", "since": 3}]}"#;

#[test]
fn html_as_of_a_point_and_in_a_language() {
    let story = file("story.json", STORY);
    for (arguments, expected) in [
        // By itself: at the document's start, in its language.
        (&[][..], ["제목", "A", "B", ""]),
        (&["--at", "0"], ["제목", "A", "", ""]),
        (&["--at", "3", "--lang", "en"], ["T", "A", "B", "C"]),
        (&["--at", "all", "--lang", "en-GB"], ["T", "A", "B", "C"]),
    ] {
        let (code, out, err) = run(&[&["render", &story, "--html"], arguments].concat());
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
        let [title, a, b, c] = expected;
        let (lang, cast, foreign) =
            if title == "T" { ("en", "Cast", " lang=\"ko\"") } else { ("ko", "출연", "") };
        let line = |name: &str| match name {
            "" => String::new(),
            name => format!("<li><strong{foreign}>{name}</strong></li>\n"),
        };
        let expected = format!(
            "<div lang=\"{lang}\">\n<h2>{title}</h2>\n<h3>{cast}</h3>\n<ul>\n{}{}{}</ul>\n</div>\n<script type=\"application/ld+json\">\n",
            line(a),
            line(b),
            line(c)
        );
        assert!(out.starts_with(&expected) && out.ends_with("}\n</script>\n"), "{arguments:?}: {out}");
    }
}

#[test]
fn html_from_standard_input_into_a_file() {
    let out = file("out.html", "");
    let silent = (0, String::new(), String::new());
    assert_eq!(run_with(&["render", "-", "--html", "-o", &out], STORY), silent);
    let story = file("story2.json", STORY);
    let written = std::fs::read_to_string(&out).expect("it is written");
    assert_eq!(run(&["render", &story, "--html"]), (0, written.clone(), String::new()));
    assert_eq!(run(&["render", &story, "--html", "-o", "-"]), (0, written, String::new()));
}

#[test]
fn what_is_mended_is_told_and_the_rest_is_rendered() {
    let bad = file("bad2.json", BAD.replace("{\"id\": \"a\"}", "{\"id\": \"a\", \"name\": \"A\"}"));
    let (code, out, err) = run(&["render", &bad, "--html"]);
    let expected = format!(
        "{bad}:2:16: $.charakters: there is no field “charakters” here, so it is passed over; did you mean “characters”?\n{bad}: 1 problem; the rest is shown\n"
    );
    assert_eq!((code, err), (0, expected));
    assert!(out.contains("<li><strong>A</strong></li>"), "{out}");
}

#[test]
fn what_cannot_be_rendered() {
    let (story, refused, still) =
        (file("story3.json", STORY), file("refused2.json", "{}"), file("good4.json", GOOD));
    let nowhere = format!("{story}/out.html");
    for (arguments, expected) in [
        (&[&*story, "--at", "4"][..], format!("{story}: --at 4 is beyond the timeline, which ends at 3\n")),
        (&[&still, "--at", "1"], format!("{still}: --at 1 is beyond the timeline, which has no points\n")),
    ] {
        let (code, out, err) = run(&[&["render", "--html"], arguments].concat());
        assert_eq!((code, out, err), (1, String::new(), expected));
    }
    let folder = env!("CARGO_TARGET_TMPDIR");
    let expected = format!("{folder}: is a folder; name a file in it\n");
    assert_eq!(run(&["render", "--html", &story, "-o", folder]), (1, String::new(), expected));
    for (arguments, start, end) in [
        (
            &[&*refused][..],
            format!("{refused}:1:1: $: "),
            format!("{refused}: refused; nothing of it can be shown\n"),
        ),
        (&["nowhere.json"], "nowhere.json: cannot be read: ".into(), "\n".into()),
        (&[&story, "-o", &nowhere], format!("{nowhere}: cannot be written: "), "\n".into()),
    ] {
        let (code, out, err) = run(&[&["render", "--html"], arguments].concat());
        assert_eq!((code, out), (1, String::new()), "{arguments:?}");
        assert!(err.starts_with(&start) && err.ends_with(&end), "{err}");
    }
    // How it is used.
    for (arguments, expected) in [
        (&[&*story][..], "Usage: castmap render <--html|--svg> <FILE>"),
        (&["--html"], "Usage: castmap render <--html|--svg> <FILE>"),
        (&[&story, "--html", "--svg"], "error: the argument '--html' cannot be used with '--svg'"),
        (
            &[&story, "--html", "--at", "x"],
            "error: invalid value 'x' for '--at <N>': it can be a point of the timeline, or all",
        ),
        (&[&story, "--html", "--at", "-1"], "error: unexpected argument '-1' found"),
    ] {
        let (code, out, err) = run(&[&["render"], arguments].concat());
        assert_eq!((code, out), (2, String::new()), "{arguments:?}");
        assert!(err.contains(expected), "{err}");
    }
}

#[test]
fn a_chart_as_a_picture() {
    let story = file("picture.json", GOOD);
    let (code, picture, err) = run(&["render", &story, "--svg"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && picture.ends_with("</svg>\n")
    );
    assert_eq!(run(&["render", &story, "--svg"]).1, picture, "the same picture every time");
}

#[test]
fn the_schema() {
    let (code, out, err) = run(&["schema"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let schema: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(schema["title"], "castmap document, version 1");
    assert_eq!(schema, castmap::model::schema());
    let file = file("schema.json", "");
    assert_eq!(run(&["schema", "-o", &file]), (0, String::new(), String::new()));
    assert_eq!(std::fs::read_to_string(&file).expect("it is written"), out);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_fault() {
    let many = file(
        "many.json",
        format!(
            "{{{}}}",
            (0..5_000).map(|n| format!("\"x{n}\": 1,")).collect::<String>() + &GOOD[1..GOOD.len() - 1]
        ),
    );
    for (arguments, expected) in [(["schema", ""], 0), (["check", &many], 1)] {
        let arguments: Vec<&str> = arguments.into_iter().filter(|argument| !argument.is_empty()).collect();
        let mut child = castmap(&arguments).spawn().expect("the program starts");
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().expect("an error output").read_to_string(&mut err).expect("UTF-8 is printed");
        let code = child.wait().expect("it ends").code();
        assert_eq!((code, err.as_str()), (Some(expected), ""));
    }
}

#[test]
fn without_a_file_it_says_how_it_is_used() {
    for (command, usage) in
        [("check", "Usage: castmap check <FILES>..."), ("bundle", "Usage: castmap bundle <FILE>")]
    {
        let (code, _, err) = run(&[command]);
        assert_eq!(code, 2);
        assert!(err.contains(usage), "{err}");
    }
}
