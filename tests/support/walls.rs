//! The walls between the rooms of `src/`: what the code of each names outside of itself.

use super::source::{Source, fault, is_of_name};

/// A room, a folder or file of `src/`, and what its code may name outside of itself and the standard library.
pub struct Room {
    pub name: &'static str,
    pub rooms: &'static [&'static str],
    pub crates: &'static [&'static str],
}

/// Adds what a file names and may not.
pub fn walls(source: &Source, rooms: &[Room], dependencies: &[String], found: &mut Vec<String>) {
    let Some(path) = source.path.strip_prefix("src/") else { return };
    let module: Vec<&str> = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
    let is_root = matches!(module[..], ["lib" | "main"]);
    let Some(room) = rooms.iter().find(|room| room.name == module[0]) else {
        if !is_root {
            let said = format!(
                "`{}` is no room: give it a row in tests/tidy.rs and a place in ARCHITECTURE.md",
                module[0]
            );
            found.push(fault(source, 1, said));
        }
        return;
    };
    for (at, name) in left_for(source, module.len()) {
        if name != room.name && !room.rooms.contains(&&*name) {
            let said = format!(
                "`{}` may not name `{name}`, only {:?}: move the code, or the wall in tests/tidy.rs",
                room.name, room.rooms
            );
            found.push(fault(source, source.line(at), said));
        }
    }
    for name in dependencies.iter().filter(|name| !room.crates.contains(&&***name)) {
        for at in source.places(name) {
            if source.code[at + name.len()..].starts_with("::") || source.code[..at].ends_with("use ") {
                let said = format!(
                    "`{}` may not name the crate `{name}`, only {:?}: move the code to a room that may",
                    room.name, room.crates
                );
                found.push(fault(source, source.line(at), said));
            }
        }
    }
}

/// What the code of a module names at the root of the crate, by `crate::` or by as many `super::` as lead there.
fn left_for(source: &Source, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in source.places("crate::") {
        found.extend(names(&source.code[at + "crate::".len()..]).into_iter().map(|name| (at, name)));
    }
    for at in source.places("super::").filter(|&at| !source.code[..at].ends_with("super::")) {
        let mut rest = &source.code[at..];
        let mut above = depth + usize::from(source.is_test(source.line(at)));
        while let Some(further) = rest.strip_prefix("super::") {
            rest = further;
            above = above.saturating_sub(1);
        }
        if above == 0 {
            found.extend(names(rest).into_iter().map(|name| (at, name)));
        }
    }
    found
}

/// The first name of a path, or of each path between braces.
fn names(code: &str) -> Vec<String> {
    let name =
        |code: &str| code.trim_start().chars().take_while(|&letter| is_of_name(letter)).collect::<String>();
    let mut found = Vec::new();
    let mut depth = 0;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (letter == '{' || letter == ',') && depth == 1 {
            found.push(name(&code[at + 1..]));
        }
        if depth == 0 {
            found.extend((letter != '}').then(|| name(code)));
            break;
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The crates that the library may be built with, as code names them.
pub fn dependencies() -> Vec<String> {
    let manifest =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).expect("it is there");
    let mut found = Vec::new();
    let mut within = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = line.ends_with("dependencies]") && !line.contains("dev-dependencies");
        } else if let Some((name, _)) =
            line.split_once(" = ").filter(|_| within && line.starts_with(is_of_name))
        {
            found.push(name.replace('-', "_"));
        }
    }
    found
}
