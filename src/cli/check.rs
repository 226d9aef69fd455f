//! `castmap check`: every fault of a document, where it stands and how to mend it.

use super::print::print;
use super::read::read;
use crate::model::Show;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks each file and prints its faults as `file:line:column: path: message`.
pub fn check(files: &[PathBuf]) -> ExitCode {
    let mut good = true;
    for file in files {
        good &= match read(file) {
            Some(text) => {
                let (report, faults) = report(&file.display().to_string(), &text);
                print(&report) && faults == 0
            }
            None => false,
        };
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is wrong with a document called `name`, and how many faults that is.
fn report(name: &str, text: &str) -> (String, usize) {
    let (problems, verdict) = match Show::read(text) {
        Err(problem) => (vec![problem], "refused; nothing of it can be shown".to_owned()),
        Ok((_, problems)) => {
            let verdict = verdict(problems.len());
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

/// What so many problems come to.
pub fn verdict(problems: usize) -> String {
    match problems {
        0 => "no problems".to_owned(),
        1 => "1 problem; the rest is shown".to_owned(),
        count => format!("{count} problems; the rest is shown"),
    }
}

#[cfg(test)]
mod tests {
    use super::report;

    #[test]
    fn a_fault_is_told_by_the_path_of_its_file_as_it_was_given() {
        for name in [r"C:\my shows\a.json", r"\\nas\shows\a.json", "../shows/a.json", "-"] {
            let (said, faults) = report(name, r#"{"castmap": 1, "title": "T", "characters": [5]}"#);
            let expected = format!(
                "{name}:1:45: $.characters[0]: this should be an object, and is a number; it is left out\n"
            );
            assert_eq!((said, faults), (format!("{expected}{name}: 1 problem; the rest is shown\n"), 1));
        }
    }
}
