//! Where in a document something stands.

use super::clean::spell;

/// One step down from a value to one of its parts.
#[derive(Debug)]
pub enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// The steps as a JSON path: `$.characters[3].name["zh-Hant"]`.
pub fn render<'s>(steps: impl Iterator<Item = &'s Step<'s>>) -> String {
    let mut out = String::from("$");
    for step in steps {
        match step {
            Step::Index(index) => out += &format!("[{index}]"),
            Step::Key(key) if is_plain(key) => out += &format!(".{key}"),
            Step::Key(key) => {
                let mut escaped = String::new();
                for letter in key.chars() {
                    if matches!(letter, '\\' | '"') {
                        escaped.push('\\');
                    }
                    escaped.push(letter);
                }
                out += &format!("[\"{}\"]", spell(&escaped));
            }
        }
    }
    out
}

fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && !key.starts_with(|first: char| first.is_ascii_digit())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_like_the_code_that_would_reach_it() {
        let steps = [Step::Key("characters"), Step::Index(3), Step::Key("name"), Step::Key("zh-Hant")];
        assert_eq!(render(steps.iter()), r#"$.characters[3].name["zh-Hant"]"#);
        assert_eq!(render([].iter()), "$");
        assert_eq!(render([Step::Key("\\\"\u{1b}\n")].iter()), r#"$["\\\"\u{1b}\u{a}"]"#);
    }
}
