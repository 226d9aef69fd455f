//! Reading a document from a file or from standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Bytes that are taken in: more than a document may have, so that a longer one is refused as such and an endless
/// one ends.
const MOST_BYTES: u64 = 32 << 20;

/// The text of a file; `-` is standard input. A file that cannot be read is told of on standard error.
pub fn read(file: &Path) -> Option<String> {
    let mut text = String::new();
    let done = if file == Path::new("-") {
        io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)
    } else {
        File::open(file).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text))
    };
    match done {
        Ok(_) => Some(text),
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            eprintln!("{}: cannot be read: it is not UTF-8; save it as UTF-8 in your editor", file.display());
            None
        }
        Err(error) => {
            eprintln!("{}: cannot be read: {error}", file.display());
            None
        }
    }
}
