//! The commands of a block, run as they are typed in castmap's folder, but in a folder of the test.

use crate::commands::{commands, source};
use crate::program::{castmap, ended};
use std::fs;
use std::path::Path;

/// How a command of castmap is typed there.
const TYPED: &str = "cargo run -- ";

/// Runs every command of a block in a folder: the exit code of the last one, and what all of them printed.
pub fn run(block: &str, folder: &Path) -> (i32, String) {
    let (mut last, mut printed) = (0, String::new());
    for line in block.lines() {
        assert_eq!(last, 0, "what stands before `{line}` fails:\n{printed}");
        let command =
            line.strip_prefix(TYPED).unwrap_or_else(|| panic!("`{line}` does not begin with {TYPED}"));
        let (command, into) =
            command.split_once(" > ").map_or((command, None), |(before, file)| (before, Some(file)));
        assert!(
            !command.contains(['"', '\'', '|', '$', '#']),
            "more of a shell than is understood here: {line}"
        );
        let words: Vec<&str> = command.split_whitespace().collect();
        let mut program = castmap(&words);
        // As cargo tells its programs.
        program.current_dir(folder).env("CARGO", "cargo").env("CARGO_MANIFEST_DIR", folder);
        let (code, out, err) = ended(program.output().expect("the program starts"));
        match into {
            Some(file) => fs::write(folder.join(file), out).expect("a file can be written"),
            None => printed += &out,
        }
        printed += &err;
        last = code;
    }
    (last, printed)
}

/// What builds, tries and measures castmap takes too long to be run here, and runs the tests itself: of each command it is
/// checked that there is one of that name, with those options.
pub fn tasks(block: &str, place: &str) {
    let known = commands(include_str!("../../xtask/src/main.rs"), "Task");
    for line in block.lines() {
        let typed = line.split('#').next().unwrap_or_default();
        let rest = typed.strip_prefix("cargo xtask ").unwrap_or_else(|| panic!("{place}: no task: {line}"));
        let mut words = rest.split_whitespace();
        let task = words.next().unwrap_or_default();
        assert!(known.contains(task), "{place}: there is no `cargo xtask {task}`");
        for option in words.filter_map(|word| word.strip_prefix("--")) {
            let field = format!("\n    {}: ", option.replace('-', "_"));
            assert!(source(task).contains(&field), "{place}: `{task}` has no --{option}");
        }
    }
}
