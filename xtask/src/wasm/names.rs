//! Shortens the names by which the wasm and its glue know each other.
//!
//! wasm-bindgen ends most of them in sixteen digits that no compressor can shorten, and the others are long; each
//! stands in both files: of a page with two hundred of them, that is more than four kilobytes.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher};

use anyhow::{Context, Result, bail};

/// The sections of a wasm file that hold names, by their number in the format.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What wasm-bindgen calls the module that all imports come from: it stands before each of them.
const MODULE: &str = "./castmap_bg.js";
const SHORT_MODULE: &str = "a";

/// The kinds of what is imported: wasm-bindgen has functions only, and what is loaded later all but these.
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// What the part that is loaded later knows the first one by, beside its memory: the name is made of what is in it, so
/// that parts of different builds do not fit.
const SEAL: &str = "__indirect_function_table";

/// The wasm in its two parts, and its glue.
#[derive(Debug, PartialEq)]
pub struct Parts {
    pub first: Vec<u8>,
    /// What is loaded later.
    pub rest: Vec<u8>,
    pub glue: String,
}

/// Gives all of them anew, with the same short names in each.
pub fn shorten(parts: &Parts) -> Result<Parts> {
    let glue = &*parts.glue;
    let mut names = Names { glue, words: words(glue), short: BTreeMap::new(), made: 0 };
    names.short.insert(SEAL.to_owned(), seal(&parts.rest));
    let mut part =
        |wasm: &[u8], name| renamed(wasm, &mut names).with_context(|| format!("{name} is not as expected"));
    let first = part(&parts.first, "castmap_bg.wasm")?;
    let rest = part(&parts.rest, "castmap_rest.wasm")?;
    Ok(Parts { first, rest, glue: names.in_glue() })
}

/// Eight digits that another part does not have.
fn seal(wasm: &[u8]) -> String {
    let mut digest = DefaultHasher::new();
    digest.write(wasm);
    format!("{:08x}", digest.finish() as u32)
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
        let kind = input.byte()?;
        output.push(kind);
        match kind {
            FUNCTION | MEMORY => {}
            // What is in it.
            TABLE | GLOBAL => output.push(input.byte()?),
            _ => bail!("it imports something of the kind {kind}"),
        }
        // The type of a function, whether a global changes, or whether the rest has a limit.
        let kept = input.number()?;
        write_number(&mut output, kept);
        if matches!(kind, TABLE | MEMORY) {
            for _ in 0..=kept & 1 {
                write_number(&mut output, input.number()?);
            }
        }
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

    const TYPE: [u8; 2] = [0x80 | 5, 1];

    /// A wasm file with one import of a kind and what says more of it, one export, and a section that is none of our
    /// business.
    fn wasm(module: &str, import: &str, kind: &[u8], export: &str) -> Vec<u8> {
        let named = |name: &str| {
            let mut block = Vec::new();
            write_block(&mut block, name.as_bytes());
            block
        };
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(IMPORTS);
        write_block(&mut wasm, &[&[1], &*named(module), &*named(import), kind].concat());
        wasm.push(EXPORTS);
        write_block(&mut wasm, &[vec![1], named(export), vec![0, 7]].concat());
        wasm.push(10);
        write_block(&mut wasm, &[9; 200]);
        wasm
    }

    fn function(module: &str, import: &str, export: &str) -> Vec<u8> {
        wasm(module, import, &[&[FUNCTION], &TYPE[..]].concat(), export)
    }

    fn parts(first: Vec<u8>, rest: Vec<u8>, glue: &str) -> Parts {
        Parts { first, rest, glue: glue.to_owned() }
    }

    #[test]
    fn all_sides_get_the_same_names() {
        let glue = "\"./castmap_bg.js\": { __wbg_now_86c0d4ba3fa605b8: a, x__wbg_now_86c0d4ba3fa605b8; wasm.invoke__hbd64dacad2653764(é)";
        let long = parts(
            function(MODULE, "__wbg_now_86c0d4ba3fa605b8", "__wasm_split_shared0"),
            wasm("__wasm_split", "__wasm_split_shared0", &[GLOBAL, 0x7f, 1], "invoke__hbd64dacad2653764"),
            glue,
        );
        let short = parts(
            function(SHORT_MODULE, "b", "c"),
            wasm("__wasm_split", "c", &[GLOBAL, 0x7f, 1], "d"),
            "\"a\": { b: a, x__wbg_now_86c0d4ba3fa605b8; wasm.d(é)",
        );
        assert_eq!(shorten(&long).unwrap(), short);
    }

    #[test]
    fn parts_of_different_builds_do_not_fit() {
        let table = [TABLE, 0x70, 0, 200, 1];
        let seal = |word: &str| {
            let first = function("a", "b", SEAL);
            let short = shorten(&parts(first, wasm("__wasm_split", SEAL, &table, word), "")).unwrap();
            let seal = String::from_utf8(short.first[22..30].to_vec()).unwrap();
            assert_eq!(short.first, function("a", "b", &seal));
            assert_eq!(short.rest, wasm("__wasm_split", &seal, &table, word));
            seal
        };
        assert_ne!(seal("x"), seal("y"));
    }

    #[test]
    fn plain_words_stay() {
        let first = function(SHORT_MODULE, "main", "memory");
        let rest = wasm("__wasm_split", "memory", &[MEMORY, 1, 16, 200, 1], "x");
        let parts = parts(first, rest, "wasm.memory");
        assert_eq!(shorten(&parts).unwrap(), parts);
    }

    #[test]
    fn short_names_never_run_out() {
        let mut names = Names { glue: "", words: BTreeSet::new(), short: BTreeMap::new(), made: 25 };
        assert_eq!([names.fresh(), names.fresh()], ["z", "ba"]);
    }

    #[test]
    fn what_is_not_expected_is_an_error() {
        let good = || function(MODULE, "a", "b");
        let check = |first: &[u8], rest: &[u8], expected: &str| {
            let parts = parts(first.to_vec(), rest.to_vec(), "");
            assert_eq!(format!("{:#}", shorten(&parts).unwrap_err()), expected);
        };
        check(b"hello world", &good(), "castmap_bg.wasm is not as expected: it is no wasm file");
        check(&good()[..40], &good(), "castmap_bg.wasm is not as expected: it ends too early");
        let tag = wasm(MODULE, "a", &[4, 0, 0], "b");
        check(&good(), &tag, "castmap_rest.wasm is not as expected: it imports something of the kind 4");
    }
}
