//! Takes comments, indentation and empty lines out of JavaScript.
//!
//! Line by line: it drops only what stands on lines of its own, and keeps every line break, so that it need not
//! understand JavaScript. What it could get wrong, a template literal over several lines, it refuses.

use anyhow::{Result, bail};

/// `name` is where the text comes from, for the error.
pub fn slim(script: &str, name: &str) -> Result<String> {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for (number, line) in script.lines().enumerate() {
        let line = line.trim();
        if in_comment {
            match line.split_once("*/") {
                None => continue,
                Some((_, "")) => in_comment = false,
                Some(_) => bail!(
                    "{name}:{}: code after the end of a comment: put it on a line of its own",
                    number + 1
                ),
            }
            continue;
        }
        match line.strip_prefix("/*").map(|rest| rest.split_once("*/")) {
            Some(None) => {
                in_comment = true;
                continue;
            }
            Some(Some((_, ""))) => continue,
            _ => {}
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            bail!(
                "{name}:{}: a template literal that does not end on its line would lose its indentation: join single \
                 lines with + instead",
                number + 1
            );
        }
        kept.push_str(line);
        kept.push('\n');
    }
    if in_comment {
        bail!("{name}: a comment is not closed");
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let check =
            |script: &str, expected: &str| assert_eq!(slim(script, "a.js").unwrap(), expected, "{script}");
        check("a;\n\n    b; // why\n", "a;\nb; // why\n");
        check("// one\n/** two\n * three */\na;\n/* four */\n", "a;\n");
        check("/* kept */ a;\n", "/* kept */ a;\n");
        check("const url = \"https://x/*y\";\n", "const url = \"https://x/*y\";\n");
        check("`${a} and ${b}`;\n", "`${a} and ${b}`;\n");
        check("x = /\\/\\*/;\n", "x = /\\/\\*/;\n");
    }

    #[test]
    fn what_it_cannot_do_it_says() {
        let check = |script: &str, expected: &str| {
            assert_eq!(slim(script, "a.js").unwrap_err().to_string(), expected, "{script}");
        };
        check(
            "a;\nb = `one\n two`;\n",
            "a.js:2: a template literal that does not end on its line would lose its indentation: join single lines with + \
             instead",
        );
        check("/* a\n*/ b;\n", "a.js:2: code after the end of a comment: put it on a line of its own");
        check("/* a\n", "a.js: a comment is not closed");
    }
}
