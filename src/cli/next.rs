//! What an author may do next, in words that work where they are typed.

use super::write::file;
use std::env;
use std::path::{Path, PathBuf};

/// Says on standard error that a file was written, and what to do next. What went to standard output speaks for itself.
pub fn wrote(out: Option<&Path>, next: impl FnOnce(&Path) -> String) {
    if let Some(out) = file(out) {
        eprintln!("{}: written; {}", out.display(), next(out));
    }
}

/// A command of this program for a file, as whoever has started it would type it.
pub fn command(name: &str, file: &Path) -> String {
    format!("{} {name} {}", called(), quoted(&file.display().to_string()))
}

/// How the program was called: by cargo in its project, or by a name.
fn called() -> String {
    let project = env::var_os("CARGO").and(env::var_os("CARGO_MANIFEST_DIR")).map(PathBuf::from);
    let is_in_project = project.zip(env::current_dir().ok()).is_some_and(|(project, here)| {
        let place = |folder: &Path| folder.canonicalize().ok();
        place(&project).zip(place(&here)).is_some_and(|(project, here)| here.starts_with(project))
    });
    match env::args_os().next() {
        Some(name) if !is_in_project => quoted(&name.to_string_lossy()),
        _ => "cargo run --".to_owned(),
    }
}

/// A name as shells read it: in quotes where it has more in it than they leave alone.
fn quoted(name: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\:._-+".contains(letter);
    if name.chars().all(is_plain) { name.to_owned() } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_name_with_blanks_is_one_word() {
        for (name, expected) in [
            ("my-show.json", "my-show.json"),
            (r"C:\shows\a.json", r"C:\shows\a.json"),
            ("드라마.json", "드라마.json"),
            ("my show.json", "\"my show.json\""),
            ("a&b.json", "\"a&b.json\""),
        ] {
            assert_eq!(quoted(name), expected);
        }
    }
}
