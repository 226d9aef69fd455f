//! Takes the white space out of the JSON that is compiled in: people read it in `static/`, and machines in the program.

use std::path::Path;
use std::{env, fs};

const FILES: [&str; 3] = ["shows/trauma-code.json", "words/en.json", "words/ko.json"];

fn main() {
    let out = env::var_os("OUT_DIR").expect("cargo says where to write");
    for file in FILES {
        let place = Path::new("static").join(file);
        println!("cargo::rerun-if-changed={}", place.display());
        let text = fs::read_to_string(&place).expect("it is a file of the project");
        let name = place.file_name().expect("it has a name");
        fs::write(Path::new(&out).join(name), compact(&text)).expect("cargo's folder can be written to");
    }
}

/// JSON without the white space between its values.
fn compact(json: &str) -> String {
    let (mut in_text, mut is_escaped) = (false, false);
    let goes = |letter: &char| {
        in_text ^= *letter == '"' && !is_escaped;
        is_escaped = in_text && *letter == '\\' && !is_escaped;
        in_text || !letter.is_ascii_whitespace()
    };
    json.chars().filter(goes).collect()
}
