//! Writing what was made, to a file or to standard output.

use super::print::print;
use std::fs;
use std::io;
use std::path::Path;

/// Writes `text` to a file, and returns whether it could; without one and for `-`, to standard output. What is in the
/// file is written over.
pub fn write(out: Option<&Path>, text: &str) -> bool {
    match file(out) {
        Some(out) => !is_folder(out) && done(out, fs::write(out, text)),
        None => print(text),
    }
}

/// The same for a file that is not there yet: nothing is written over.
pub fn write_new(out: Option<&Path>, text: &str) -> bool {
    let Some(out) = file(out) else { return print(text) };
    if is_folder(out) {
        return false;
    }
    let made =
        fs::File::create_new(out).and_then(|mut made| io::Write::write_all(&mut made, text.as_bytes()));
    if made.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists) {
        eprintln!("{}: is there already, and is left as it is; name another file", out.display());
        return false;
    }
    done(out, made)
}

/// The file that is meant, if it is not standard output.
pub fn file(out: Option<&Path>) -> Option<&Path> {
    out.filter(|out| *out != Path::new("-"))
}

fn is_folder(out: &Path) -> bool {
    let is_folder = out.is_dir();
    if is_folder {
        eprintln!("{}: is a folder; name a file in it", out.display());
    }
    is_folder
}

/// Whether it was written; why not is told.
fn done(out: &Path, written: io::Result<()>) -> bool {
    if let Err(error) = &written {
        eprintln!("{}: cannot be written: {error}", out.display());
    }
    written.is_ok()
}
