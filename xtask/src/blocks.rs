//! The parts of documents that commands write, each between two marks; all other words are people's.

use anyhow::{Context, Result, ensure};

/// The marks around what a command has found.
fn marks(name: &str) -> (String, String) {
    (format!("<!-- measured: {name} -->"), format!("<!-- end: {name} -->"))
}

/// The document with another text between the marks of a name; `file` is what it is called where it lacks them.
pub fn replaced(file: &str, document: &str, name: &str, text: &str) -> Result<String> {
    let (begin, end) = marks(name);
    let lacks = || format!("{file} has no place for it: write `{begin}` and `{end}` where it belongs");
    let (before, rest) = document.split_once(&begin).with_context(lacks)?;
    let (_, after) = rest.split_once(&end).with_context(lacks)?;
    ensure!(!after.contains(&begin), "{file} has `{begin}` twice");
    Ok(format!("{before}{begin}\n{}\n{end}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    const DOCUMENT: &str = "words\n<!-- measured: one -->\nold\n<!-- end: one -->\nmore\n<!-- measured: two -->\n<!-- end: two -->\n";

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let once = replaced("a.md", DOCUMENT, "one", "\nnew\n").unwrap();
        assert_eq!(once, DOCUMENT.replace("old", "new"));
        assert_eq!(replaced("a.md", &once, "one", "new").unwrap(), once);
        let both = replaced("a.md", &once, "two", "too").unwrap();
        assert_eq!(both, once.replace("<!-- end: two", "too\n<!-- end: two"));
    }

    #[test]
    fn a_place_that_is_missing_or_there_twice_is_an_error() {
        let check = |document: &str, name: &str, expected: &str| {
            assert_eq!(replaced("a.md", document, name, "new").unwrap_err().to_string(), expected);
        };
        let lacks = |name: &str| {
            format!(
                "a.md has no place for it: write `<!-- measured: {name} -->` and `<!-- end: {name} -->` where it \
                 belongs"
            )
        };
        check(DOCUMENT, "three", &lacks("three"));
        check("<!-- measured: one -->", "one", &lacks("one"));
        check(&[DOCUMENT, DOCUMENT].concat(), "one", "a.md has `<!-- measured: one -->` twice");
    }
}
