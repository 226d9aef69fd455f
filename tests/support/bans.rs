//! What no code may hold, found by the word.

use super::source::{Source, fault, is_of_name};

/// Words that code must not hold.
pub struct Ban {
    pub words: &'static [&'static str],
    pub within: &'static [&'static str],
    pub except: &'static [&'static str],
    /// Whether tests may.
    pub tests_may: bool,
    pub remedy: &'static str,
}

/// Adds every `unsafe` that does not say why it is sound.
pub fn unsafety(source: &Source, found: &mut Vec<String>) {
    let lines: Vec<&str> = source.text.lines().collect();
    for at in source.places("unsafe") {
        let line = source.line(at);
        let above = lines[..line - 1].iter().rev().take_while(|line| line.trim_start().starts_with("//"));
        if !above.clone().any(|line| line.contains("// SAFETY:")) {
            found.push(fault(
                source,
                line,
                "`unsafe` without a comment `// SAFETY:` above it: do without, or say why it is sound",
            ));
        }
    }
}

/// Adds every word that has no place in a file.
pub fn bans(source: &Source, bans: &[Ban], found: &mut Vec<String>) {
    let is_in = |paths: &[&str]| paths.iter().any(|path| source.path.starts_with(path));
    for ban in bans.iter().filter(|ban| is_in(ban.within) && !is_in(ban.except)) {
        for word in ban.words {
            for line in source.places(word).map(|at| source.line(at)) {
                if !(ban.tests_may && source.is_test(line)) {
                    found.push(fault(source, line, format!("`{word}` has no place here: {}", ban.remedy)));
                }
            }
        }
    }
    // Also in comments; put together here, or this file would hold them.
    for word in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")] {
        for (line, text) in (1..).zip(source.text.lines()) {
            if text.split(|letter| !is_of_name(letter)).any(|part| part == word) {
                found.push(fault(source, line, format!("`{word}`: do it, or write an issue")));
            }
        }
    }
}

/// Adds every call of one of these functions of numbers.
pub fn floats(source: &Source, names: &[&str], found: &mut Vec<String>) {
    if !source.path.starts_with("src/") {
        return;
    }
    for name in names {
        for form in [format!(".{name}("), format!("f64::{name}"), format!("f32::{name}")] {
            for line in source.places(&form).map(|at| source.line(at)).filter(|&line| !source.is_test(line)) {
                let said = format!("`{form}` gives other digits on other machines: use + - * / and sqrt");
                found.push(fault(source, line, said));
            }
        }
    }
}
