//! `castmap check`: every fault of a document, where it stands and how to mend it.

use crate::model::Show;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks each file and prints its faults as `file:line:column: path: message`.
pub fn check(files: &[PathBuf]) -> ExitCode {
    let faults: usize = files.iter().map(|file| check_one(file)).sum();
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check_one(file: &Path) -> usize {
    let name = file.display();
    let text = match read(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{name}: cannot be read: {error}");
            return 1;
        }
    };
    match Show::read(&text) {
        Err(problem) => {
            println!("{name}:{problem}");
            println!("{name}: refused; nothing of it can be shown");
            1
        }
        Ok((_, problems)) => {
            for problem in &problems {
                println!("{name}:{problem}");
            }
            match problems.len() {
                0 => println!("{name}: no problems"),
                1 => println!("{name}: 1 problem; the rest is shown"),
                count => println!("{name}: {count} problems; the rest is shown"),
            }
            problems.len()
        }
    }
}

fn read(file: &Path) -> io::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(file)
}
