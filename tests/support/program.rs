//! The program as an author runs it: what it prints, and how it ends.

#![allow(dead_code, reason = "each test program uses its part of this")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The program with these arguments; it reads nothing.
pub fn castmap(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_castmap"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Exit code, standard output and standard error.
pub fn ended(output: Output) -> (i32, String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 is printed");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

pub fn run(arguments: &[&str]) -> (i32, String, String) {
    ended(castmap(arguments).output().expect("the program starts"))
}

/// Runs it with a text as its standard input.
pub fn run_with(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = castmap(arguments).stdin(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("it is read");
    ended(child.wait_with_output().expect("it ends"))
}

/// What is called so in a folder, written as the platform writes it.
fn within(folder: PathBuf, name: &str) -> PathBuf {
    name.split('/').fold(folder, |path, step| path.join(step))
}

/// A folder of these tests' own.
pub fn folder(name: &str) -> PathBuf {
    let folder = within(PathBuf::from(env!("CARGO_TARGET_TMPDIR")), name);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// A file in such a folder, with the folders that lead to it.
pub fn file(within: &str, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = self::within(folder(within), name);
    std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
    std::fs::write(&path, text).expect("a file can be written");
    path.into_os_string().into_string().expect("the path is a text")
}
