//! Packs what is compiled in: people read it in `static/`, and machines in the program. What stands in English beside
//! Korean goes into lists of its own, and the keys of the words stand once for all languages: a compressor finds more
//! in text of one kind.

use std::path::Path;
use std::{env, fs};

#[path = "xtask/src/build/css.rs"]
mod css;
#[path = "src/packed.rs"]
mod packed;

/// The style of what is loaded later.
const STYLE: &str = "static/late.css";

const SHOW: &str = "static/shows/trauma-code.json";

/// The words of the interface; the order of the languages is that of `src/words`.
const WORDS: [&str; 2] = ["static/words/en.json", "static/words/ko.json"];

/// Beginnings of the keys of words that only `castmap.js` says, where there is no wasm.
const EARLY: [&str; 2] = ["failure.wasm-", "failure.crashed"];

fn main() {
    for file in [SHOW, STYLE, WORDS[0], WORDS[1], "build.rs", "src/packed.rs", "xtask/src/build/css.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    write("show.txt", &show(&compact(&read(SHOW))));
    write("late.css", &css::slim(&read(STYLE)));
    let files = WORDS.map(|file| compact(&read(file)));
    let is_early = |key: &str| EARLY.iter().any(|early| key.starts_with(early));
    let is_late = |key: &str| packed::LATE.iter().any(|late| key.starts_with(late));
    write("words.txt", &words(&files, |key| !is_early(key) && !is_late(key)));
    write("late.txt", &words(&files, is_late));
}

fn read(file: &str) -> String {
    fs::read_to_string(file).expect("it is a file of the project")
}

fn write(name: &str, text: &str) {
    let out = env::var_os("OUT_DIR").expect("cargo says where to write");
    fs::write(Path::new(&out).join(name), text).expect("cargo's folder can be written to");
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

/// The document with a mark for each text in both languages, then those texts: a line each, first all English ones.
fn show(json: &str) -> String {
    let (mut english, mut korean) = (String::new(), String::new());
    let mut packed = String::new();
    let mut rest = json;
    while let Some((before, first, second, after)) = next_pair(rest) {
        packed.push_str(before);
        packed.push(packed::MARK.into());
        english += &format!("\n{first}");
        korean += &format!("\n{second}");
        rest = after;
    }
    packed = packed + rest + &english + &korean;
    assert!(packed::show(&packed) == json, "the packed show is not the one in {SHOW}");
    packed
}

/// The next text in both languages: what stands before it, its words in each, and what follows.
fn next_pair(json: &str) -> Option<(&str, &str, &str, &str)> {
    let [opening, middle, closing] = packed::PAIR;
    let mut start = 0;
    loop {
        start += json[start..].find(opening)?;
        let words = &json[start + opening.len()..];
        let pair = words.split_once(middle).and_then(|(first, after)| {
            let (second, after) = after.split_once(closing)?;
            let is_whole = |words: &str| !words.contains('"');
            (is_whole(first) && is_whole(second)).then_some((first, second, after))
        });
        if let Some((first, second, after)) = pair {
            return Some((&json[..start], first, second, after));
        }
        start += opening.len();
    }
}

/// The keys that are wanted, then the words of each language in the order of the keys: a line each.
fn words(files: &[String], is_wanted: impl Fn(&str) -> bool) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for (place, file) in files.iter().enumerate() {
        assert!(!file.contains('\\'), "{}: write the words without `\\`", WORDS[place]);
        // {"key":"words","key":"words"}: what stands between quotes is at the odd places.
        let texts: Vec<&str> = file.split('"').skip(1).step_by(2).collect();
        let texts = texts.chunks(2).filter(|text| is_wanted(text[0])).collect::<Vec<_>>().concat();
        let keys = texts.iter().copied().step_by(2);
        if place == 0 {
            lines.extend(keys);
        } else {
            assert!(
                keys.eq(lines[..texts.len() / 2].iter().copied()),
                "{} has other keys than {}",
                WORDS[place],
                WORDS[0]
            );
        }
        lines.extend(texts.iter().copied().skip(1).step_by(2));
    }
    lines.join("\n")
}
