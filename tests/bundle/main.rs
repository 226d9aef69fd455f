//! `castmap bundle`: a page that needs no other file, says nothing of a later point but in its document, and holds that
//! document as it is.

#[path = "../support/markup.rs"]
mod markup;
#[path = "../support/page.rs"]
mod page;
mod places;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/random_show.rs"]
mod random_show;
#[path = "../support/sample.rs"]
mod sample;
mod texts;

use castmap::model::Show;
use castmap::scene;
use castmap::state::{Action, State, update};
use page::{Page, read_page};
use program::{file, run, run_with};
use random_show::random_show;
use std::rc::Rc;
use std::sync::LazyLock;

/// In place of castmap in one script.
const SCRIPT: &str =
    "(() => { customElements.define('cast-map', class extends HTMLElement {}); \"<\\/script>\"; })();";

const SHOW: &str = r#"{"castmap": 1, "title": {"en": "The Lighthouse", "ko": "등대 & “빛”"}, "language": "ko",
 "// note": "for me",
 "about": {"summary": [{"text": {"en": "A light.", "ko": "<빛>"}}, {"text": "끝", "since": 3}]},
 "timeline": {"start": 2, "points": [{}, {}, {}]},
 "characters": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "since": 2}, {"id": "c", "name": "C", "since": 3}]}"#;

/// The file it is in.
fn script() -> &'static str {
    static FILE: LazyLock<String> = LazyLock::new(|| file("bundle", "castmap.inline.js", SCRIPT));
    &FILE
}

fn read(page: &str) -> Page {
    read_page(page).unwrap_or_else(|fault| panic!("{fault}\n{page}"))
}

/// The page of a text, without the program.
fn made(text: &str) -> (Page, State) {
    let (show, problems) = Show::read(text).expect("readable");
    let state = State::new(&show.document().language);
    let state = update(state, Action::Load(Rc::new(show), Rc::new(problems)));
    (read(&scene::page(&state, text, SCRIPT)), state)
}

/// Checks that a page holds a document as it is.
fn check(page: &Page, text: &str) {
    let (inside, problems) = Show::read(&page.document).expect("the page's document can be read");
    let (outside, expected) = Show::read(text).expect("the document can be read");
    assert_eq!(inside.document(), outside.document());
    let lines = |problems: &[castmap::model::Problem]| {
        let told =
            problems.iter().map(|problem| (problem.line, problem.path.clone(), problem.message.clone()));
        told.collect::<Vec<_>>()
    };
    assert_eq!(lines(&problems), lines(&expected), "the same faults, in the same lines");
}

#[test]
fn a_page_of_the_authors_own_show() {
    let (show, script) = (file("bundle", "show.json", SHOW), script());
    let (code, out, err) = run(&["bundle", &show, "--with", script]);
    assert_eq!((code, err.as_str()), (0, ""));
    let page = read(&out);
    assert_eq!((&*page.lang, &*page.title), ("ko", "등대 & “빛”"));
    let meta = |name: &str, content: &str| (name.to_owned(), content.to_owned());
    let about = [
        meta("og:type", "website"),
        meta("og:title", "등대 & “빛”"),
        meta("description", "<빛>"),
        meta("og:description", "<빛>"),
    ];
    assert_eq!(page.about, about);
    // As `castmap render` writes it, at the document's start.
    assert_eq!(page.fallback.lines, ["A", "B"]);
    let rendered = run(&["render", &show, "--html"]).1;
    assert!(out.contains(&format!(
        "<cast-map link gestures=\"greedy\">\n{rendered}<script type=\"application/json\">{{"
    )));
    // With its notes and its lines.
    assert_eq!(page.document, SHOW.replace('<', "\\u003c"));
    check(&page, SHOW);
    let [parameters, own] = &page.scripts[..] else { panic!("{} scripts", page.scripts.len()) };
    assert!(parameters.contains(include_str!("../../static/page.js")), "{parameters}");
    assert_eq!(own.trim(), SCRIPT);
    assert!(out.contains(include_str!("../../static/page.css")));

    // The same from standard input, and into files; what is there is written over.
    assert_eq!(run_with(&["bundle", "-", "--with", script], SHOW), (0, out.clone(), String::new()));
    let written = file("bundle", "show.html", "an earlier page");
    let told = format!("{written}: written; open it in a browser, or put it on any server\n");
    for (target, expected) in [(&*written, ("", &*told)), ("-", (&*out, ""))] {
        let (code, printed, err) = run(&["bundle", &show, "--with", script, "-o", target]);
        assert_eq!((code, printed.as_str(), err.as_str()), (0, expected.0, expected.1));
    }
    assert_eq!(std::fs::read_to_string(written).expect("it is written"), out);
}

#[test]
fn without_a_summary_there_is_no_description() {
    let (page, _) = made(r#"{"castmap": 1, "title": "T", "characters": []}"#);
    let names: Vec<&str> = page.about.iter().map(|(name, _)| &**name).collect();
    assert_eq!((&*page.lang, names), ("en", vec!["og:type", "og:title"]));
}

/// What is run in the page stands there as a script of the old sort: it has nothing that only a module may have, and
/// nothing that HTML reads.
#[test]
fn what_is_around_the_show_asks_for_nothing() {
    let scripts = [include_str!("../../static/page.js"), include_str!("../../static/bundled.js")];
    let lower = scripts.concat().to_lowercase();
    for ill in ["</script", "<!--", "import ", "import(", "import.meta", "export ", "await ", "fetch("] {
        assert!(!lower.contains(ill), "{ill} in page.js or bundled.js");
    }
    for ill in ["</style", "url(", "@import", "<!--"] {
        assert!(!include_str!("../../static/page.css").contains(ill), "{ill} in page.css");
    }
    // The address of the page may set what its element shows, but not lead to another document.
    assert!(scripts[0].contains("\"src\"") && scripts[1].contains("removeAttribute(\"src\")"));
    let (show, script) = (file("bundle", "plain.json", SHOW), script());
    let page = run(&["bundle", &show, "--with", script]).1;
    let ours = page.replace("data:,", "").replace("https://schema.org", "");
    for ill in [" src=", " href=\"h", "http:", "https:", "url(", "@import"] {
        assert!(!ours.contains(ill), "{ill} in {ours}");
    }
}

#[test]
fn what_is_mended_is_told_and_what_is_refused_makes_no_page() {
    let script = script();
    let mended = file("bundle", "mended.json", SHOW.replace("\"// note\"", "\"nite\""));
    let (code, out, err) = run(&["bundle", &mended, "--with", script]);
    assert_eq!(code, 0);
    assert_eq!(
        err,
        format!(
            "{mended}:2:10: $.nite: there is no field “nite” here, so it is passed over; begin its name with // if it is a note\n{mended}: 1 problem; the rest is shown\n"
        )
    );
    assert_eq!(read(&out).fallback.lines, ["A", "B"]);

    let refused = file("bundle", "refused.json", "{}");
    let target = program::folder("bundle").join("refused.html");
    let (code, out, err) =
        run(&["bundle", &refused, "--with", script, "-o", target.to_str().expect("the path is a text")]);
    assert_eq!((code, out.as_str()), (1, ""));
    let expected = format!(
        "{refused}:1:1: $: this is not a castmap document: it has no “castmap”: 1 at the top\n\
         {refused}: refused; nothing of it can be shown\n"
    );
    assert_eq!(err, expected);
    assert!(!target.exists());
}

#[test]
fn a_document_that_only_just_fits_may_not_fit_into_a_page() {
    // Each sign is six bytes longer there.
    let note = "<".repeat((16 << 20) - 100);
    let text = format!(r#"{{"castmap": 1, "title": "T", "characters": [], "//": "{note}"}}"#);
    let bytes = text.len() + 5 * note.len();
    let long = file("bundle", "long.json", text);
    let (code, out, err) = run(&["bundle", &long, "--with", script()]);
    assert_eq!((code, out.as_str()), (1, ""));
    let expected = format!(
        "{long}: cannot stand in a page: this document has {bytes} bytes and castmap reads up to 16777216; leave something out or split it\n"
    );
    assert_eq!(err, expected);
    let _ = std::fs::remove_file(long);
}

#[test]
fn a_mark_of_bytes_is_left_out() {
    let (page, _) = made(&format!("\u{feff}{SHOW}"));
    assert!(page.document.starts_with("{\"castmap\""));
    check(&page, SHOW);
}

#[test]
fn the_page_of_any_show_holds_it_as_it_is() {
    for seed in 0..u64::from(sample::sample("random shows as pages", 100, 2_000)) {
        let random = random_show(seed);
        let (page, _) = made(&random.text);
        check(&page, &random.text);
    }
    for text in [include_str!("../../static/start.json"), include_str!("../../static/shows/trauma-code.json")]
    {
        check(&made(text).0, text);
    }
}
