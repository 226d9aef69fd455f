//! Shortens the names by which the wasm and its glue know each other.
//!
//! wasm-bindgen ends most of them in sixteen digits that no compressor can shorten, and the others are long; each
//! stands in both files: of a page with two hundred of them, that is more than four kilobytes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

/// The sections of a wasm file that hold names, by their number in the format.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What wasm-bindgen calls the module that all imports come from: it stands before each of them.
const MODULE: &str = "./castmap_bg.js";
const SHORT_MODULE: &str = "a";

/// The only kind that wasm-bindgen imports.
const FUNCTION: u8 = 0;

/// Gives the wasm and the glue anew, with the same short names in both.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names { glue, words: words(glue), short: BTreeMap::new(), made: 0 };
    let wasm =
        renamed(wasm, &mut names).context("castmap_bg.wasm is not as expected: see xtask/src/names.rs")?;
    Ok((wasm, names.in_glue()))
}

struct Names<'a> {
    glue: &'a str,
    words: BTreeSet<&'a str>,
    short: BTreeMap<String, String>,
    /// How many short names were tried so far.
    made: usize,
}

impl Names<'_> {
    fn short(&mut self, name: &str) -> String {
        // `memory` and `main` are words that may stand elsewhere in the glue, and short.
        if !name.contains('_') {
            return name.to_owned();
        }
        if let Some(short) = self.short.get(name) {
            return short.clone();
        }
        let short = self.fresh();
        self.short.insert(name.to_owned(), short.clone());
        short
    }

    /// `a`, `b`, …, `ba`, …: whatever is no word of the glue yet.
    fn fresh(&mut self) -> String {
        loop {
            let mut letters = Vec::new();
            let mut rest = self.made;
            self.made += 1;
            loop {
                letters.push((b'a' + (rest % 26) as u8) as char);
                rest /= 26;
                if rest == 0 {
                    break;
                }
            }
            let name: String = letters.into_iter().rev().collect();
            if !self.words.contains(name.as_str()) {
                return name;
            }
        }
    }

    fn in_glue(&self) -> String {
        let mut glue = String::with_capacity(self.glue.len());
        let mut rest = self.glue;
        while let Some((before, word, after)) = next_word(rest) {
            glue.push_str(before);
            glue.push_str(self.short.get(word).map_or(word, String::as_str));
            rest = after;
        }
        (glue + rest).replace(&format!("\"{MODULE}\""), &format!("\"{SHORT_MODULE}\""))
    }
}

/// Names, key words and numbers of the glue.
fn words(glue: &str) -> BTreeSet<&str> {
    std::iter::successors(next_word(glue), |(_, _, after)| next_word(after))
        .map(|(_, word, _)| word)
        .collect()
}

/// The next word, what stands before it, and what follows.
fn next_word(glue: &str) -> Option<(&str, &str, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let (before, word) = glue.split_at(glue.find(is_part)?);
    let (word, after) = word.split_at(word.find(|c| !is_part(c)).unwrap_or(word.len()));
    Some((before, word, after))
}

fn renamed(wasm: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut input = Reader(wasm);
    let mut output = input.take(8)?.to_vec();
    if !output.starts_with(b"\0asm") {
        bail!("it is no wasm file");
    }
    while !input.0.is_empty() {
        let section = input.byte()?;
        let body = input.block()?;
        output.push(section);
        match section {
            IMPORTS => write_block(&mut output, &imports(body, names)?),
            EXPORTS => write_block(&mut output, &exports(body, names)?),
            _ => write_block(&mut output, body),
        }
    }
    Ok(output)
}

fn imports(body: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut input = Reader(body);
    let mut output = Vec::new();
    let count = input.number()?;
    write_number(&mut output, count);
    for _ in 0..count {
        let module = input.name()?;
        write_block(&mut output, if module == MODULE { SHORT_MODULE } else { module }.as_bytes());
        write_block(&mut output, names.short(input.name()?).as_bytes());
        if input.byte()? != FUNCTION {
            bail!("it imports something that is not a function");
        }
        output.push(FUNCTION);
        write_number(&mut output, input.number()?);
    }
    Ok(output)
}

fn exports(body: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut input = Reader(body);
    let mut output = Vec::new();
    let count = input.number()?;
    write_number(&mut output, count);
    for _ in 0..count {
        write_block(&mut output, names.short(input.name()?).as_bytes());
        output.push(input.byte()?);
        write_number(&mut output, input.number()?);
    }
    Ok(output)
}

/// What is left to read of a wasm file or of a section.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("it ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// LEB128: seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number).context("it has a number that is too large");
            }
        }
        bail!("it has a number that is too long")
    }

    /// Bytes with their length in front.
    fn block(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length as usize)
    }

    fn name(&mut self) -> Result<&'a str> {
        std::str::from_utf8(self.block()?).context("it has a name that is not UTF-8")
    }
}

fn write_number(output: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        output.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    output.push(number as u8);
}

fn write_block(output: &mut Vec<u8>, block: &[u8]) {
    // No block of a file in memory is longer than a wasm file may be.
    write_number(output, block.len() as u32);
    output.extend_from_slice(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wasm file with one import, one export and a section that is none of our business.
    fn wasm(module: &str, import: &str, export: &str, kind: u8) -> Vec<u8> {
        let named = |name: &str| {
            let mut block = Vec::new();
            write_block(&mut block, name.as_bytes());
            block
        };
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(IMPORTS);
        write_block(&mut wasm, &[vec![1], named(module), named(import), vec![kind, 0x80 | 5, 1]].concat());
        wasm.push(EXPORTS);
        write_block(&mut wasm, &[vec![1], named(export), vec![0, 7]].concat());
        wasm.push(10);
        write_block(&mut wasm, &[9; 200]);
        wasm
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let long = wasm(MODULE, "__wbg_now_86c0d4ba3fa605b8", "invoke__hbd64dacad2653764", FUNCTION);
        let glue = "\"./castmap_bg.js\": { __wbg_now_86c0d4ba3fa605b8: a, x__wbg_now_86c0d4ba3fa605b8; wasm.invoke__hbd64dacad2653764(é)";
        let (short, glue) = shorten(&long, glue).unwrap();
        assert_eq!(short, wasm(SHORT_MODULE, "b", "c", FUNCTION));
        assert_eq!(glue, "\"a\": { b: a, x__wbg_now_86c0d4ba3fa605b8; wasm.c(é)");
    }

    #[test]
    fn plain_words_stay() {
        let long = wasm(SHORT_MODULE, "main", "memory", FUNCTION);
        assert_eq!(shorten(&long, "wasm.memory").unwrap(), (long, "wasm.memory".to_owned()));
    }

    #[test]
    fn short_names_never_run_out() {
        let mut names = Names { glue: "", words: BTreeSet::new(), short: BTreeMap::new(), made: 25 };
        assert_eq!([names.fresh(), names.fresh()], ["z", "ba"]);
    }

    #[test]
    fn what_is_not_expected_is_an_error() {
        let check = |wasm: &[u8], expected: &str| {
            assert_eq!(format!("{:#}", shorten(wasm, "").unwrap_err()), expected);
        };
        let start = "castmap_bg.wasm is not as expected: see xtask/src/names.rs: ";
        check(b"hello world", &format!("{start}it is no wasm file"));
        check(&wasm(MODULE, "a", "b", 2), &format!("{start}it imports something that is not a function"));
        check(&wasm(MODULE, "a", "b", FUNCTION)[..40], &format!("{start}it ends too early"));
    }
}
