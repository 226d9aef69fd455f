//! Where `castmap bundle` looks for its script, what it does not write over, and where addresses of the document lead
//! from the page.

use crate::program::{ended, file, folder, run, run_with};
use crate::{SCRIPT, SHOW, read};
use castmap::model::Show;
use std::path::Path;
use std::process::{Command, Stdio};

const NAME: &str = "castmap.inline.js";

/// Runs a program in a folder of its own.
fn run_in(program: &Path, folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let made = Command::new(program).args(arguments).current_dir(folder).stdin(Stdio::null()).output();
    ended(made.expect("the program starts"))
}

#[test]
fn without_a_name_the_script_is_looked_for() {
    let show = file("bundle", "searched/show.json", SHOW);
    let (beside, here) = (folder("bundle/searched/bin"), folder("bundle/searched/here"));
    let program = beside.join(format!("castmap{}", std::env::consts::EXE_SUFFIX));
    std::fs::copy(env!("CARGO_BIN_EXE_castmap"), &program).expect("the program can be copied");
    // Where it is looked for, from last to first.
    let dist = folder("bundle/searched/here/dist");
    let places = [here.join(NAME), dist.join(NAME), beside.join(NAME)];
    for place in &places {
        let _ = std::fs::remove_file(place);
    }
    let (code, out, err) = run_in(&program, &here, &["bundle", &show]);
    assert_eq!((code, out.as_str()), (1, ""));
    let [third, second, first] = places.each_ref().map(|place| place.display().to_string());
    let expected = format!(
        "castmap.inline.js: not found; looked for it at\n  {first}\n  {second}\n  {third}\n\
         say with --with where it is; `cargo xtask dist` writes it to dist/\n"
    );
    assert_eq!(err, expected);
    for (turn, place) in places.iter().enumerate() {
        let script = format!("{SCRIPT} // {turn}");
        std::fs::write(place, &script).expect("a file can be written");
        let (code, out, err) = run_in(&program, &here, &["bundle", &show]);
        assert_eq!((code, err.as_str()), (0, ""), "{turn}");
        assert_eq!(read(&out).scripts[1].trim(), script);
    }
    // The page is not put in its place.
    let (code, out, err) = run_in(&program, &here, &["bundle", &show, "-o", &first]);
    let expected = format!("{first}: is read here, and is not written over; name another file by -o\n");
    assert_eq!((code, out, err), (1, String::new(), expected));
}

#[test]
fn a_script_that_is_none() {
    let show = file("bundle", "scripted.json", SHOW);
    let bad = |name: &str, text: &str| file("bundle", &format!("scripts/{name}"), text);
    for (script, expected) in [
        (
            bad("castmap.js", "const u = import.meta.url; customElements.define(\"cast-map\", A)"),
            ": this is a module, which finds its other files beside itself, and in a page there are none; name castmap.inline.js by --with\n",
        ),
        (
            bad("jquery.js", "(()=>{})()"),
            ": this is no build of castmap: it does not define <cast-map>; name castmap.inline.js by --with\n",
        ),
        (
            bad("ends.js", "// cast-map\n'</script>'"),
            ":2:2: “</script” would be read as HTML in a page; write its first letter as an escape, such as \\x3C\n",
        ),
    ] {
        let expected = format!("{script}{expected}");
        assert_eq!(run(&["bundle", &show, "--with", &script]), (1, String::new(), expected));
    }
    let (code, out, err) = run(&["bundle", &show, "--with", "nowhere.js"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("nowhere.js: cannot be read: ") && err.lines().count() == 1, "{err}");
}

#[test]
fn what_is_read_is_not_written_over() {
    let (show, script) = (file("bundle", "kept.json", SHOW), file("bundle", "kept.js", SCRIPT));
    // By other ways to the same files.
    let folder = folder("bundle");
    let other = |name: &str| folder.join("..").join("bundle").join(name).display().to_string();
    for (out, input) in [
        (show.clone(), &show),
        (other("kept.json"), &show),
        (script.clone(), &script),
        (other("kept.js"), &script),
    ] {
        let expected = format!("{input}: is read here, and is not written over; name another file by -o\n");
        assert_eq!(run(&["bundle", &show, "--with", &script, "-o", &out]), (1, String::new(), expected));
    }
    assert_eq!(std::fs::read_to_string(&show).expect("it is there"), SHOW);
    let name = folder.display().to_string();
    let expected = format!("{name}: is a folder; name a file in it\n");
    assert_eq!(run(&["bundle", &show, "--with", &script, "-o", &name]), (1, String::new(), expected));
}

/// Addresses of every sort, two of them to one file.
const FACES: &str = r#"{"castmap": 1, "title": "T",
 "about": {"links": [{"url": "wiki.html#mina"}, {"url": "https://example.org/a"}, {"url": "wiki.html#jun"}]},
 "sources": [{"id": "s", "title": "S", "url": "/root"}],
 "people": [{"id": "p", "name": "P", "portrait": {"src": "../faces/p 1.webp"}}],
 "characters": [
  {"id": "a", "name": "A", "portrait": [{"src": "faces/한.webp?v=2"}, {"src": "faces/b.webp", "since": 1}], "played_by": ["p"]}
 ], "timeline": {"points": [{}]}}"#;

#[test]
fn addresses_lead_from_the_page_to_where_they_led_from_the_document() {
    let faces = FACES.replace("p 1", "p%201");
    let document = file("bundle", "led/my shows/show.json", &faces);
    let script = file("bundle", "led/script.js", SCRIPT);
    for (out, [wiki, p, a, b]) in [
        ("my shows/page.html", ["wiki.html", "../faces/p%201.webp", "faces/한.webp", "faces/b.webp"]),
        (
            "page.html",
            [
                "my%20shows/wiki.html",
                "faces/p%201.webp",
                "my%20shows/faces/한.webp",
                "my%20shows/faces/b.webp",
            ],
        ),
        (
            "faces/page.html",
            [
                "../my%20shows/wiki.html",
                "p%201.webp",
                "../my%20shows/faces/한.webp",
                "../my%20shows/faces/b.webp",
            ],
        ),
    ] {
        let out = file("bundle", &format!("led/{out}"), "");
        let (code, printed, err) = run(&["bundle", &document, "--with", &script, "-o", &out]);
        assert_eq!((code, printed.as_str()), (0, ""));
        let expected = format!(
            "{out}: needs 4 files beside it that the document names; take them along with the page:\n  \
             {wiki}\n  {p}\n  {a}\n  {b}\n{out}: written; open it in a browser, or put it on any server\n"
        );
        assert_eq!(err, expected);
        let page = read(&std::fs::read_to_string(&out).expect("it is written"));
        let expected = faces
            .replace("wiki.html", wiki)
            .replace("../faces/p%201.webp", "P.webp")
            .replace("faces/한.webp", a)
            .replace("faces/b.webp", b)
            .replace("P.webp", p);
        assert_eq!(page.document, expected);
        assert!(Show::read(&page.document).is_ok_and(|(_, problems)| problems.is_empty()));
    }
}

#[test]
fn nobody_knows_the_folder_of_a_pipe() {
    let faces = FACES.replace("p 1", "p1");
    let document = file("bundle", "piped/show.json", &faces);
    let (script, out) =
        (file("bundle", "piped/script.js", SCRIPT), file("bundle", "piped/out/page.html", ""));
    let told = |name: &str| {
        format!(
            "{name}: needs 4 files beside it that the document names; take them along with the page:\n  \
             wiki.html\n  ../faces/p1.webp\n  faces/한.webp\n  faces/b.webp\n"
        )
    };
    let (code, page, err) = run(&["bundle", &document, "--with", &script]);
    assert_eq!((code, err), (0, told("the page")));
    assert_eq!(read(&page).document, faces);
    assert_eq!(
        run_with(&["bundle", "-", "--with", &script, "-o", &out], &faces),
        (
            0,
            String::new(),
            format!("{}{out}: written; open it in a browser, or put it on any server\n", told(&out))
        )
    );
    assert_eq!(std::fs::read_to_string(&out).expect("it is written"), page);
}
