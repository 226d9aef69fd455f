//! Hangul as another library has it: es-hangul, from npm.

#[path = "support/random.rs"]
mod random;
#[path = "support/sample.rs"]
mod sample;

use castmap::search::{from_keys, initial};
use random::Random;
use std::io::Write;
use std::process::{Command, Stdio};

const STRINGS: usize = 10_000;

impl Random {
    /// Keys, mostly those that make syllables; or syllables and letters.
    fn string(&mut self) -> String {
        let length = 1 + self.below(12);
        let keys = self.below(2) == 0;
        let letter = |_| match (keys, self.below(20)) {
            (true, 0..9) => *b"rsefaqtdwczxvg".get(self.below(14)).unwrap_or(&b'r') as char,
            (true, 9..17) => *b"koijpuhynbml".get(self.below(12)).unwrap_or(&b'k') as char,
            (true, 17) => (b'A' + self.below(26) as u8) as char,
            (true, 18) => (b'0' + self.below(10) as u8) as char,
            (_, 19) => ' ',
            (false, 18) => char::from_u32(0x3131 + self.below(30) as u32).unwrap_or('ㄱ'),
            _ => char::from_u32(0xac00 + self.below(11_172) as u32).unwrap_or('가'),
        };
        (0..length).map(letter).collect()
    }
}

#[test]
fn keys_and_first_consonants_are_those_of_es_hangul() {
    let Some(folder) = std::env::var_os("CASTMAP_ES_HANGUL") else {
        sample::say("SKIPPED: es-hangul is not at hand; `cargo xtask check --only native` brings it");
        return;
    };
    let mut random = Random::seeded(1);
    let strings: Vec<String> = (0..STRINGS).map(|_| random.string()).collect();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js runs");
    let mut input = node.stdin.take().expect("it is asked for");
    input.write_all((strings.join("\n") + "\n").as_bytes()).expect("it reads");
    drop(input);
    let output = node.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stdout).expect("text");
    assert_eq!(said.lines().count(), STRINGS, "es-hangul did not answer every string");
    let mut refused = 0;
    for (string, line) in strings.iter().zip(said.lines()) {
        let (keys, initials) = line.split_once('\t').expect("two columns");
        match keys {
            "?" => refused += 1,
            // What is no key it takes apart, where it can.
            _ if !string.is_ascii() => {}
            _ => assert_eq!(from_keys(string), keys, "{string}"),
        }
        // It leaves consonants that stand alone where they are.
        let own: String = string
            .chars()
            .filter_map(|letter| initial(letter).or(('ㄱ'..='ㅎ').contains(&letter).then_some(letter)))
            .collect();
        assert_eq!(own, initials, "{string}");
    }
    assert!(refused < STRINGS / 20, "es-hangul has no answer for {refused} strings");
    sample::say(&format!(
        "es-hangul agrees on {STRINGS} strings, but for the keys of {refused}, which it refuses"
    ));
}
