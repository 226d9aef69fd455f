//! The rules of the house, run: the walls between the rooms, what no code may hold, how files look.
//!
//! Each rule is a row; ARCHITECTURE.md says why there are walls. A fault names its file and line and says what to do.

#[path = "support/bans.rs"]
mod bans;
#[path = "support/built_in.rs"]
mod built_in;
#[path = "support/keys.rs"]
mod keys;
#[path = "support/source.rs"]
mod source;
#[path = "support/walls.rs"]
mod walls;

use bans::{Ban, bans, floats, unsafety};
use built_in::Told;
use serde_json::{Value, json};
use source::{Source, fault};
use std::collections::BTreeMap;
use walls::{Room, dependencies, walls};

/// The page: only rooms that may name these can see the DOM.
const DOM: &[&str] = &["gloo", "wasm_bindgen", "web_sys", "yew"];

const ROOMS: &[Room] = &[
    Room { name: "order", rooms: &[], crates: &[] },
    Room { name: "packed", rooms: &[], crates: &[] },
    // Its tests read with the one what it writes.
    Room { name: "json", rooms: &[], crates: &["serde_json"] },
    Room { name: "late", rooms: &[], crates: &[] },
    Room { name: "geom", rooms: &[], crates: &[] },
    Room { name: "lettering", rooms: &[], crates: &[] },
    Room { name: "model", rooms: &["order"], crates: &["schemars", "serde_json"] },
    Room { name: "words", rooms: &["late", "model", "packed"], crates: &[] },
    Room { name: "search", rooms: &["model", "order"], crates: &[] },
    Room { name: "layout", rooms: &["geom", "order"], crates: &[] },
    Room {
        name: "state",
        rooms: &["geom", "late", "model", "words", "search", "layout", "order"],
        crates: &[],
    },
    Room {
        name: "scene",
        rooms: &["geom", "layout", "lettering", "model", "order", "search", "words", "state"],
        crates: &["serde_json"],
    },
    Room { name: "ui", rooms: &["geom", "late", "model", "words", "search", "state", "scene"], crates: DOM },
    Room {
        name: "embed",
        rooms: &["json", "late", "model", "packed", "scene", "search", "state", "ui", "words"],
        crates: DOM,
    },
    Room { name: "cli", rooms: &["model", "state", "scene"], crates: &["clap"] },
];

/// Where nothing but the arguments decides the result.
const PURE: &[&str] = &[
    "src/order.rs",
    "src/packed.rs",
    "src/json.rs",
    "src/geom/",
    "src/model/",
    "src/words/",
    "src/search/",
    "src/layout/",
    "src/lettering.rs",
    "src/state/",
    "src/scene/",
];

/// Functions whose last digits differ between targets. (`clippy.toml` has the same list, for what a text cannot tell.)
const FLOATS: &[&str] = &[
    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sin_cos", "sinh", "cosh", "tanh", "asinh",
    "acosh", "atanh", "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt",
    "hypot",
];

const BANS: &[Ban] = &[
    Ban {
        words: &[".unwrap()", ".expect(", "panic!", "unreachable!"],
        within: &["src/", "xtask/src/"],
        except: &[],
        tests_may: true,
        remedy: "a panic freezes the element: say what to do where there is nothing",
    },
    Ban {
        words: &["todo!", "unimplemented!", "dbg!", "#[ignore"],
        within: &["src/", "tests/", "xtask/src/"],
        except: &[],
        tests_may: false,
        remedy: "finish it, or leave it out",
    },
    Ban {
        words: &["from_html_unchecked", "set_inner_html", "set_outer_html", "insert_adjacent_html"],
        within: &["src/"],
        except: &[],
        tests_may: false,
        remedy: "it lets a document write markup: make elements by ui::tag",
    },
    Ban {
        words: &["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "debugger"],
        within: &["static/"],
        except: &[],
        tests_may: false,
        remedy: "strict pages block it: make elements and set their text",
    },
    Ban {
        words: &[".document()", ".as_of(", "Show", "document::Document", "document::*"],
        within: &["src/search/", "src/scene/", "src/ui/"],
        except: &[],
        tests_may: true,
        remedy: "it knows the future: what is shown is a Snapshot",
    },
    Ban {
        words: &["#[wasm_bindgen"],
        within: &["src/"],
        except: &["src/embed/"],
        tests_may: false,
        remedy: "what JavaScript calls lives in src/embed",
    },
    Ban {
        words: &["local_storage", "session_storage", "history", "location"],
        within: &["src/ui/"],
        except: &[],
        tests_may: false,
        remedy: "the address and the storage are those of static/visit.js, behind embed::Host",
    },
    Ban {
        words: &[
            "std::time",
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "std::thread",
            "std::io",
            "std::{",
            "Instant",
            "SystemTime",
            "RandomState",
            "thread_local!",
        ],
        within: PURE,
        except: &[],
        tests_may: false,
        remedy: "this room is pure: take what it needs as an argument",
    },
];

/// Names that say nothing about what a file holds.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "misc"];

const MOST_LINES: usize = 400;

/// Every fault of a file.
fn faults(source: &Source, dependencies: &[String], told: &Told) -> Vec<String> {
    let mut found = Vec::new();
    if source.path.ends_with(".rs") {
        walls(source, ROOMS, dependencies, &mut found);
        unsafety(source, &mut found);
    }
    bans(source, BANS, &mut found);
    floats(source, FLOATS, &mut found);
    form(source, &mut found);
    told.known(source, &mut found);
    found
}

fn form(source: &Source, found: &mut Vec<String>) {
    let lines = source.text.lines().count();
    if lines > MOST_LINES {
        let said =
            format!("{lines} lines are more than {MOST_LINES}: find the two things it holds, and part them");
        found.push(fault(source, MOST_LINES + 1, said));
    }
    if source.path.ends_with(".rs") && !source.text.starts_with("//! ") {
        found.push(fault(source, 1, "begin with a line of `//!` that says what is in here"));
    }
    let mut parts = source.path.split(['/', '.']);
    if let Some(name) = parts.find(|part| EMPTY_NAMES.contains(part)) {
        found.push(fault(
            source,
            1,
            format!("`{name}` says nothing: call it after the one thing it holds or does"),
        ));
    }
}

#[test]
fn the_project_is_tidy() {
    let (dependencies, told) = (dependencies(), Told::built_in());
    assert!(DOM.iter().all(|name| dependencies.iter().any(|known| known == name)), "{dependencies:?}");
    assert!(told.ids.len() > 30 && told.names.len() > 30);
    let folders = ["fuzz/fuzz_targets", "fuzz/made", "src", "static", "tests", "xtask/src"];
    let sources = Source::all(&folders, &["rs", "js", "css"]);
    assert!(sources.len() > 100);
    let found: Vec<String> = sources.iter().flat_map(|source| faults(source, &dependencies, &told)).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn clippy_bans_the_same_functions() {
    let bans = include_str!("../clippy.toml");
    let lacking: Vec<_> = FLOATS.iter().filter(|name| !bans.contains(&format!("\"f64::{name}\""))).collect();
    assert!(lacking.is_empty(), "clippy.toml should ban f64's {lacking:?} too");
}

/// The file that has every word of the interface.
const WORDS: (&str, &str) = ("static/words/en.json", include_str!("../static/words/en.json"));

/// What the code asks for in vain when the words are changed so, and what nobody asks for.
fn words_faults(change: impl FnOnce(&mut BTreeMap<String, String>)) -> Vec<String> {
    let sources = Source::all(&["src/state", "src/scene", "src/ui", "src/embed", "static"], &["rs", "js"]);
    let mut words = serde_json::from_str(WORDS.1).expect("it is an object of texts");
    change(&mut words);
    keys::faults(&sources, &words, WORDS.0, WORDS.1)
}

#[test]
fn every_word_is_asked_for_and_there() {
    let found = words_faults(|_| {});
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// Files and folders whose words may come with the code that is loaded later: all that says them does (`src/late.rs`).
const LATE: &[&str] = &[
    "src/embed/chart.rs",
    "src/scene/chart/frame.rs",
    "src/scene/chart/heard.rs",
    "src/scene/found.rs",
    "src/scene/panel/",
    "src/ui/chart/hand.rs",
    "src/ui/chart/help.rs",
    "src/ui/list.rs",
    "src/ui/panel.rs",
    "src/ui/timeline.rs",
];

#[test]
fn code_that_is_loaded_first_has_its_words() {
    let all = Source::all(&["src/state", "src/scene", "src/ui", "src/embed"], &["rs"]);
    let found = keys::too_early(&all, LATE);
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    let planted = Source::new("src/ui/toolbar.rs", "//! It.\nfn a() { view.word(\"close\") }");
    let found = keys::too_early(&[planted], LATE);
    assert!(
        found.len() == 1 && found[0].starts_with("src/ui/toolbar.rs:2: `close` is not there"),
        "{found:?}"
    );
}

#[test]
fn a_word_too_few_and_one_too_many_are_found() {
    for (key, expected) in [
        ("close", "`close` is not in static/words/en.json: add it in every language"),
        ("relations.one", "`relations.one` is not in static/words/en.json: add it in every language"),
        (
            "kind.rival",
            "static/words/en.json:1: `kind.rival` is asked for and not there: add it in every language",
        ),
    ] {
        let found = words_faults(|words| drop(words.remove(key)));
        assert!(found.iter().any(|fault| fault.ends_with(expected)), "{key}: {found:#?}");
    }
    let found = words_faults(|words| drop(words.insert("nonsense".into(), String::new())));
    let expected = "static/words/en.json:1: nobody asks for `nonsense`: take it out of every language";
    assert!(found.iter().any(|fault| fault == expected), "{found:#?}");
}

/// Checks that a file with this text has exactly these faults, each told by its beginning.
fn check(path: &str, text: &str, expected: &[&str]) {
    let told = Told::of(&json!({"title": "T", "characters": [{"id": "hero", "name": {"en": "The Hero"}}]}));
    let dependencies = ["yew", "serde_json"].map(String::from);
    let text = if path.ends_with(".rs") { format!("//! It.\n{text}") } else { text.into() };
    let found = faults(&Source::new(path, text), &dependencies, &told);
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|(fault, start)| fault.starts_with(start));
    assert!(fits, "{path}: {found:#?} should be {expected:#?}");
}

#[test]
fn what_is_planted_is_found() {
    check(
        "src/model/check/a.rs",
        "use crate::state::State;",
        &["src/model/check/a.rs:2: `model` may not name `state`"],
    );
    check(
        "src/model/check/a.rs",
        "use super::super::super::ui;",
        &["src/model/check/a.rs:2: `model` may not name `ui`"],
    );
    check(
        "src/state/mod.rs",
        "use crate::{\n model::{Show, Text},\n ui::App};",
        &["src/state/mod.rs:2: `state` may not name `ui`"],
    );
    check(
        "src/scene/a.rs",
        "#[cfg(test)]\nmod tests {\n use super::super::super::ui::x;\n}",
        &["src/scene/a.rs:4: `scene` may not name `ui`"],
    );
    check(
        "src/state/a.rs",
        "fn a() -> yew::Html {}",
        &["src/state/a.rs:2: `state` may not name the crate `yew`"],
    );
    check(
        "src/scene/a.rs",
        "let a = show.document();",
        &["src/scene/a.rs:2: `.document()` has no place here: it knows"],
    );
    check("src/chart.rs", "", &["src/chart.rs:1: `chart` is no room"]);
    check(
        "src/cli/a.rs",
        "fn a() { b.unwrap() }",
        &["src/cli/a.rs:2: `.unwrap()` has no place here: a panic"],
    );
    check(
        "src/ui/a.rs",
        "fn a() { unsafe { b() } }",
        &["src/ui/a.rs:2: `unsafe` without a comment `// SAFETY:`"],
    );
    check(
        "src/ui/a.rs",
        "#[wasm_bindgen]\nfn a() { Html::from_html_unchecked(b) }",
        &["src/ui/a.rs:3: `from_html", "src/ui/a.rs:2: `#[wasm"],
    );
    check(
        "src/state/a.rs",
        "use std::time::Instant;",
        &["src/state/a.rs:2: `std::time` has", "src/state/a.rs:2: `Instant` has"],
    );
    check(
        "src/scene/a.rs",
        "let a = b.powf(2.4) + f64::exp(c);",
        &["src/scene/a.rs:2: `f64::exp`", "src/scene/a.rs:2: `.powf(`"],
    );
    check(
        "tests/a.rs",
        "#[ignore]\nfn a() { todo!() }",
        &["tests/a.rs:3: `todo!` has", "tests/a.rs:2: `#[ignore` has"],
    );
    check(
        "tests/common/a.rs",
        concat!("// TO", "DO"),
        &[concat!("tests/common/a.rs:2: `TO", "DO`: do it"), "tests/common/a.rs:1: `common` says"],
    );
    check(
        "static/a.js",
        "a.innerHTML = b;\n\"hero\"",
        &["static/a.js:1: `innerHTML` has", "static/a.js:2: \"hero\" is of"],
    );
    check(
        "src/ui/a.rs",
        "let a = \"to the Hero\";\nlet b = r#\"To The Hero\"#;",
        &["src/ui/a.rs:3: \"To The Hero\" is of the built-in show"],
    );
    check("src/ui/a.rs", &"\n".repeat(400), &["src/ui/a.rs:401: 401 lines are more than 400"]);
    assert!(
        faults(&Source::new("src/ui/a.rs", "fn a() {}"), &[], &Told::of(&Value::Null))[0]
            .contains("begin with a line of `//!`")
    );
}

#[test]
fn what_only_looks_like_a_fault_is_none() {
    for (path, text) in [
        (
            "src/model/check/a.rs",
            "use super::super::text;\nuse crate::order;\n/* yew::x /* unsafe */ todo! */ // .unwrap()",
        ),
        (
            "src/state/a.rs",
            "use crate::{model::{ui, Show}, words};\nlet a = \"yew::Html \\\" .unwrap()\"; let b = '\"';",
        ),
        ("src/state/a.rs", "let yewish = unwrap_or(a); let t = r##\"a \"# .unwrap() unsafe\"##;"),
        (
            "src/state/a.rs",
            "fn a<'a>(b: &'a str, c: char) { c == '\\'' || c == '\\u{22}' } // it's \"todo!\"",
        ),
        (
            "src/model/a.rs",
            "#[cfg(test)]\nmod tests {\n use super::super::show;\n fn a() { b.unwrap(); \"hero\"; 2.0.powf(2.4) }\n}",
        ),
        ("src/ui/a.rs", "// SAFETY: it is.\nunsafe { yew::a() }"),
        ("xtask/src/hero.rs", "let a = \"hero\"; let b = c.sin();"),
    ] {
        check(path, text, &[]);
    }
}
