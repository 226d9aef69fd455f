//! Writing to standard output, where nobody may be reading any more.

use std::io::{self, ErrorKind, Write};

/// Writes `text` to standard output, and returns whether it could. A reader who has seen enough, such as `head`, is
/// no fault.
pub fn print(text: &str) -> bool {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("cannot write: {error}");
            false
        }
        _ => true,
    }
}
