//! What README.md promises is so: its documents can be read, its commands and attributes exist.

#[path = "support/commands.rs"]
mod commands;
#[path = "support/fences.rs"]
mod fences;

use castmap::model::Show;
use castmap::state;
use commands::{commands, source};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// What `text` says between each `before` and the next letter that is of no name.
fn named<'t>(text: &'t str, before: &'t str) -> impl Iterator<Item = &'t str> {
    let rests = text.split(before).skip(1);
    rests.filter_map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '-').next())
}

#[test]
fn its_documents_have_no_problems() {
    let documents = fences::texts(README, "json whole");
    assert!(!documents.is_empty());
    for document in documents {
        let (show, problems) =
            Show::read(&document).unwrap_or_else(|problem| panic!("{problem}\n{document}"));
        assert_eq!(problems, [], "{document}");
        assert!(!show.as_of(show.last()).relations.is_empty());
    }
}

#[test]
fn its_commands_exist() {
    let tasks = commands(include_str!("../xtask/src/main.rs"), "Task");
    assert!(tasks.contains("serve") && !tasks.contains("assemble"), "{tasks:?}");
    let shown: BTreeSet<String> = named(README, "cargo xtask ").map(String::from).collect();
    assert_eq!(shown, tasks);

    let commands = commands(include_str!("../src/cli/mod.rs"), "Command");
    let mut shown = named(README, "cargo run -- ").map(String::from).peekable();
    assert!(shown.peek().is_some());
    shown.for_each(|command| assert!(commands.contains(&command), "cargo run -- {command}"));
}

/// What is wrong with the commands of xtask that a text names in backquotes or blocks: a task or an option that is not there.
fn strange(text: &str, tasks: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for rest in text.split("cargo xtask ").skip(1) {
        let end = rest.find(['`', '\n', '#', ':', ';', '"', ')']).unwrap_or(rest.len());
        let mut words = rest[..end].split_whitespace();
        // `cargo xtask …` is any of them.
        let Some(task) = words.next().filter(|task| task.starts_with(|letter: char| letter.is_alphabetic()))
        else {
            continue;
        };
        if !tasks.contains(task) {
            found.push(format!("cargo xtask {task}"));
            continue;
        }
        let source = source(task);
        for option in words.filter_map(|word| word.strip_prefix("--")) {
            let field = format!("\n    {}: ", option.replace('-', "_"));
            let public = format!("\n    pub {}: ", option.replace('-', "_"));
            if option != "help" && !source.contains(&field) && !source.contains(&public) {
                found.push(format!("cargo xtask {task} --{option}"));
            }
        }
    }
    found
}

#[test]
fn commands_of_all_texts_exist() {
    let tasks = commands(include_str!("../xtask/src/main.rs"), "Task");
    let root = env!("CARGO_MANIFEST_DIR");
    let mut files: Vec<_> =
        ["README.md", "ARCHITECTURE.md", "SECURITY.md"].map(|name| format!("{root}/{name}").into()).into();
    let docs = std::fs::read_dir(format!("{root}/docs")).expect("there are docs");
    files.extend(docs.map(|entry| entry.expect("an entry").path()));
    let mut named = 0;
    let is_document = |file: &&std::path::PathBuf| file.extension().is_some_and(|end| end == "md");
    for file in files.iter().filter(is_document) {
        let text = std::fs::read_to_string(file).expect("it is text");
        assert_eq!(strange(&text, &tasks), [""; 0], "{}", file.display());
        named += text.matches("cargo xtask ").count();
    }
    assert!(named > 40, "{named}");
    let planted =
        "`cargo xtask dance` and `cargo xtask size --record --slowly`, or cargo xtask size --crates\n--x";
    assert_eq!(strange(planted, &tasks), ["cargo xtask dance", "cargo xtask size --slowly"]);
}

/// What stands between quotes behind the first `name = ` of a TOML file.
fn setting<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""))?;
    line.split('"').next()
}

/// The toolchain that every gate compiles with is the oldest Rust that is promised: what it compiles is thereby tried.
#[test]
fn its_rust_is_the_one_that_everything_is_compiled_with() {
    let pinned = setting(include_str!("../rust-toolchain.toml"), "channel").expect("a pinned toolchain");
    let oldest = pinned.strip_suffix(".0").expect("the first release of a version");
    for (name, text) in [
        ("castmap", include_str!("../Cargo.toml")),
        ("xtask", include_str!("../xtask/Cargo.toml")),
        ("fuzz", include_str!("../fuzz/Cargo.toml")),
        ("vendor/yew", include_str!("../vendor/yew/Cargo.toml")),
        ("vendor/yew/compare", include_str!("../vendor/yew/compare/Cargo.toml")),
    ] {
        assert_eq!(setting(text, "rust-version"), Some(oldest), "{name}");
    }
    assert_eq!(setting(include_str!("../clippy.toml"), "msrv"), Some(oldest));
    assert!(README.contains(&format!("Rust {oldest} or newer")) && README.contains(pinned));
    assert_eq!(setting("a = 1\nb = \"2\"", "b"), Some("2"));
    // What compiles this is what was asked for, whatever a shell says.
    let rustc = Path::new(env!("CARGO")).with_file_name("rustc");
    let said = Command::new(&rustc).arg("--version").output();
    let said = said.unwrap_or_else(|error| panic!("{}: {error}", rustc.display())).stdout;
    let said = String::from_utf8_lossy(&said);
    assert!(
        said.starts_with(&format!("rustc {pinned} ")),
        "this was compiled by {said}, and not by {pinned}"
    );
}

#[test]
fn its_attributes_are_those_of_the_element() {
    let table = README.split("| attribute |").nth(1).and_then(|rest| rest.split("\n\n").next());
    let rows = table.unwrap_or_default().lines().skip(2);
    let cells: Vec<&str> = rows.filter_map(|row| row.split('|').nth(1)).collect();
    let shown: BTreeSet<&str> = cells.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let known: BTreeSet<&str> = state::NAMES.into_iter().chain(["src", "link", "loading"]).collect();
    assert_eq!(shown, known);

    // The element and the page have lists of their own.
    let element = [include_str!("../static/attributes.js"), include_str!("../static/element.js")].concat();
    for script in [&element, include_str!("../static/page.js")] {
        let missing: Vec<_> = known.iter().filter(|name| !script.contains(&format!("\"{name}\""))).collect();
        assert!(missing.iter().all(|name| **name == "link"), "{missing:?} are not in a script of static/");
    }
}

/// What is missing in the part that one sees first.
fn lacking(readme: &str) -> Vec<&'static str> {
    let first = readme.split("\n## ").next().unwrap_or_default();
    let wanted = [
        ("the picture", "](docs/castmap.png)"),
        ("words for those who do not see it", "\n![The chart of "),
        ("the script", "\n<script type=\"module\" src=\"castmap.js\"></script>\n"),
        ("the tag", "\n<cast-map></cast-map>\n"),
        ("how to see it", "\ncargo xtask serve "),
        ("how to try it", "\ncargo xtask test "),
    ];
    wanted.into_iter().filter(|(_, text)| !first.contains(text)).map(|(what, _)| what).collect()
}

#[test]
fn what_one_sees_first_is_there() {
    assert_eq!(lacking(README), [""; 0]);
    assert_eq!(lacking(&README.replacen("\n![", "\n## Picture\n\n![", 1)).len(), 6);
    assert_eq!(lacking(&README.replace("<cast-map></cast-map>", "")), ["the tag"]);
}

/// Width and height of a PNG, which stand at its beginning.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let head = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

#[test]
fn its_picture_is_as_it_is_taken() {
    let taken = include_str!("e2e/shots.rs").split("const COVER: Shot").nth(1).unwrap_or_default();
    let numbers = taken.split("size: (").nth(1).and_then(|rest| rest.split_once(')')).expect("a size").0;
    let wanted = numbers.split_once(", ").map(|(wide, high)| (wide.parse().ok(), high.parse().ok()));
    let picture = include_bytes!("../docs/castmap.png");
    let (wide, high) = size(picture).expect("docs/castmap.png is a PNG");
    let how = "take it anew with `cargo xtask shots --cover`";
    assert_eq!(wanted, Some((Some(wide), Some(high))), "{how}");
    assert!(picture.len() < 250_000, "{} bytes: {how}", picture.len());
    assert_eq!(size(&picture[1..]), None);
}
