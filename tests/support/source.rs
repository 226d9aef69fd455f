//! Rust source taken apart as far as a rule needs it: code without comments and strings, and the strings.
//!
//! A rule that says "nowhere `todo!`" must not stumble over its own text, and one that forbids a word in a string must
//! not find it in a comment. No more is understood than that.

#![allow(dead_code, reason = "each test uses what it needs")]

use std::fs;
use std::path::Path;

/// A file of the project.
pub struct Source {
    /// From the project's folder, with `/`.
    pub path: String,
    pub text: String,
    /// The text with comments left out and strings emptied to `""`; the lines are where they were.
    pub code: String,
    pub literals: Vec<Literal>,
    /// For each line, whether it is compiled for tests only.
    is_test: Vec<bool>,
}

/// A string in the code.
pub struct Literal {
    pub line: usize,
    pub text: String,
    /// Where its opening quote stands in [`Source::code`].
    pub at: usize,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let (code, literals) = if path.ends_with(".rs") || path.ends_with(".js") {
            Lexer { rest: text.chars().collect(), ..Lexer::default() }.take_apart()
        } else {
            (text.clone(), Vec::new())
        };
        let is_test = tests_of(&path, &code);
        Self { path, text, code, literals, is_test }
    }

    /// Every file under these folders whose name ends in one of `kinds`, in the order of their paths.
    pub fn all(folders: &[&str], kinds: &[&str]) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        for folder in folders {
            collect(&root.join(folder), &mut paths);
        }
        paths.sort();
        let mut sources = Vec::new();
        for path in paths {
            let shown =
                path.strip_prefix(root).expect("it is in the project").to_string_lossy().replace('\\', "/");
            if kinds.iter().any(|kind| shown.ends_with(&format!(".{kind}"))) {
                let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{shown}: {error}"));
                sources.push(Self::new(shown, text));
            }
        }
        sources
    }

    /// The line, from 1, of a place in the code.
    pub fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// Whether a line, from 1, is compiled for tests only.
    pub fn is_test(&self, line: usize) -> bool {
        self.is_test.get(line - 1).copied().unwrap_or_default()
    }

    /// Where `word` stands in the code by itself, not as a part of a longer name.
    pub fn places<'s>(&'s self, word: &'s str) -> impl Iterator<Item = usize> + 's {
        self.code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
            let before = self.code[..at].chars().next_back();
            let behind = self.code[at + word.len()..].chars().next();
            let ends = |letter: Option<char>| letter.is_some_and(is_of_name);
            !(ends(before) && word.starts_with(is_of_name) || ends(behind) && word.ends_with(is_of_name))
        })
    }
}

/// `path:line: what is wrong: what to do`
pub fn fault(source: &Source, line: usize, said: impl std::fmt::Display) -> String {
    format!("{}:{line}: {said}", source.path)
}

pub fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn collect(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}

/// All of `tests/`, and from each `#[cfg(test)]` to the brace that closes the module under it.
fn tests_of(path: &str, code: &str) -> Vec<bool> {
    let mut end: Option<String> = None;
    let mut lines = code.lines().peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if end.is_none()
            && line.trim() == "#[cfg(test)]"
            && lines.peek().is_some_and(|next| next.ends_with('{'))
        {
            let indent = &line[..line.len() - line.trim_start().len()];
            end = Some(format!("{indent}}}"));
        }
        found.push(end.is_some() || path.starts_with("tests/"));
        end = end.filter(|end| end != line);
    }
    found
}

#[derive(Default)]
struct Lexer {
    rest: std::collections::VecDeque<char>,
    code: String,
    line: usize,
    literals: Vec<Literal>,
}

impl Lexer {
    fn take_apart(mut self) -> (String, Vec<Literal>) {
        self.line = 1;
        while let Some(&letter) = self.rest.front() {
            let next = self.rest.get(1).copied();
            match (letter, next) {
                ('/', Some('/')) => {
                    while self.rest.front().is_some_and(|&letter| letter != '\n') {
                        self.skip();
                    }
                }
                ('/', Some('*')) => self.block(),
                ('"', _) => self.string(),
                ('r', Some('"' | '#')) if !self.code.ends_with(is_of_name) && self.is_raw() => {
                    self.raw_string();
                }
                ('\'', Some('\\')) => {
                    self.skip_all(3);
                    while self.skip().is_some_and(|letter| letter != '\'') {}
                }
                ('\'', Some(_)) if self.rest.get(2) == Some(&'\'') => self.skip_all(3),
                _ => {
                    self.skip();
                    // A line break was kept already.
                    if letter != '\n' {
                        self.code.push(letter);
                    }
                }
            }
        }
        (self.code, self.literals)
    }

    /// Takes a letter out of the text; of what is left out, the code keeps the line breaks.
    fn skip(&mut self) -> Option<char> {
        let letter = self.rest.pop_front()?;
        if letter == '\n' {
            self.code.push('\n');
            self.line += 1;
        }
        Some(letter)
    }

    fn skip_all(&mut self, letters: usize) {
        for _ in 0..letters {
            self.skip();
        }
    }

    fn block(&mut self) {
        let mut depth = 0;
        loop {
            match (self.skip(), self.rest.front()) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (Some(_), _) => continue,
                (None, _) => return,
            }
            self.skip();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let (at, line) = self.open();
        let mut text = String::new();
        while let Some(letter) = self.skip() {
            match letter {
                '"' => break,
                '\\' => match self.skip() {
                    Some('n') => text.push('\n'),
                    // The line goes on below, without the indentation.
                    Some('\n') => {
                        while self.rest.front().is_some_and(|letter| letter.is_whitespace()) {
                            self.skip();
                        }
                    }
                    other => text.extend(other),
                },
                _ => text.push(letter),
            }
        }
        self.close(at, line, text);
    }

    /// Whether quotes follow the `r` and its hashes: `r#type` is a name.
    fn is_raw(&self) -> bool {
        self.rest.iter().skip(1).find(|&&letter| letter != '#') == Some(&'"')
    }

    fn raw_string(&mut self) {
        self.skip();
        let hashes = self.rest.iter().take_while(|&&letter| letter == '#').count();
        self.skip_all(hashes);
        let (at, line) = self.open();
        let mut text = String::new();
        while let Some(letter) = self.skip() {
            if letter == '"'
                && self.rest.iter().take(hashes).filter(|&&letter| letter == '#').count() == hashes
            {
                self.skip_all(hashes);
                break;
            }
            text.push(letter);
        }
        self.close(at, line, text);
    }

    fn open(&mut self) -> (usize, usize) {
        self.skip();
        (self.code.len(), self.line)
    }

    fn close(&mut self, at: usize, line: usize, text: String) {
        // The line breaks in the string stand in the code already; the quotes go before them.
        self.code.insert_str(at, "\"\"");
        self.literals.push(Literal { line, text, at });
    }
}
