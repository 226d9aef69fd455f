//! `castmap check`: every fault of a document, where it stands and how to mend it.

use super::print::print;
use crate::model::Show;
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes that are taken in: more than a document may have, so that a longer one is refused as such and an endless
/// one ends.
const MOST_BYTES: u64 = 32 << 20;

/// Checks each file and prints its faults as `file:line:column: path: message`.
pub fn check(files: &[PathBuf]) -> ExitCode {
    let mut good = true;
    for file in files {
        good &= match read(file) {
            Ok(text) => {
                let (report, faults) = report(&file.display().to_string(), &text);
                print(&report) && faults == 0
            }
            Err(error) => {
                eprintln!("{}: cannot be read: {error}", file.display());
                false
            }
        };
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is wrong with a document called `name`, and how many faults that is.
fn report(name: &str, text: &str) -> (String, usize) {
    let (problems, verdict) = match Show::read(text) {
        Err(problem) => (vec![problem], "refused; nothing of it can be shown".to_owned()),
        Ok((_, problems)) => {
            let verdict = match problems.len() {
                0 => "no problems".to_owned(),
                1 => "1 problem; the rest is shown".to_owned(),
                count => format!("{count} problems; the rest is shown"),
            };
            (problems, verdict)
        }
    };
    let mut out = String::new();
    // Writing to a String cannot fail.
    for problem in &problems {
        let _ = writeln!(out, "{name}:{problem}");
    }
    let _ = writeln!(out, "{name}: {verdict}");
    (out, problems.len())
}

fn read(file: &Path) -> io::Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)?;
    } else {
        File::open(file)?.take(MOST_BYTES).read_to_string(&mut text)?;
    }
    Ok(text)
}
