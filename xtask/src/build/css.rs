//! Takes comments and needless white space out of a style sheet, and changes nothing that a browser could notice.

/// Around these, white space never means anything: braces, separators, and the inner side of brackets.
const LOOSE_BEFORE: [char; 6] = ['{', '}', ';', ',', ')', '!'];
const LOOSE_AFTER: [char; 7] = ['{', '}', ';', ',', '(', ':', '!'];

pub fn slim(sheet: &str) -> String {
    let mut slimmer = String::with_capacity(sheet.len());
    let mut rest = sheet.chars().peekable();
    // White space seen but not yet written: whether it must be depends on what follows.
    let mut space = false;
    while let Some(c) = rest.next() {
        if c.is_ascii_whitespace() {
            space = true;
            continue;
        }
        if c == '/' && rest.peek() == Some(&'*') {
            rest.next();
            skip_comment(&mut rest);
            // A comment parts two words, but does not join a space to them: `a/**/b`.
            let next_to_space = space || rest.peek().is_none_or(char::is_ascii_whitespace);
            if !next_to_space && !slimmer.ends_with(LOOSE_AFTER) {
                slimmer.push_str("/**/");
            }
            continue;
        }
        if space && !slimmer.is_empty() && !slimmer.ends_with(LOOSE_AFTER) && !LOOSE_BEFORE.contains(&c) {
            slimmer.push(' ');
        }
        space = false;
        if c == '}' && slimmer.ends_with(';') {
            slimmer.pop();
        }
        slimmer.push(c);
        match c {
            '"' | '\'' => copy_string(c, &mut rest, &mut slimmer),
            '\\' => slimmer.extend(rest.next()),
            _ => {}
        }
    }
    slimmer
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut star = false;
    for c in rest {
        if star && c == '/' {
            return;
        }
        star = c == '*';
    }
}

fn copy_string(quote: char, rest: &mut impl Iterator<Item = char>, slimmer: &mut String) {
    let mut escaped = false;
    for c in rest {
        slimmer.push(c);
        if c == quote && !escaped {
            return;
        }
        escaped = c == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn only_what_means_nothing_goes() {
        for (sheet, expected) in [
            ("/* why */\n:host {\n  display: block;\n  color: red;\n}\n", ":host{display:block;color:red}"),
            ("a , b > c { margin : 0 auto }", "a,b > c{margin :0 auto}"),
            ("a :hover { }", "a :hover{}"),
            ("p { width: calc( 1px + ( 2px - 3px ) ) }", "p{width:calc(1px + (2px - 3px))}"),
            (
                "@media ( min-width : 1px ) and (x) { a { b: c ! important; } }",
                "@media (min-width :1px) and (x){a{b:c!important}}",
            ),
            (
                "a::after { content: \" /* kept */  \\\" ; } \"; }",
                "a::after{content:\" /* kept */  \\\" ; } \"}",
            ),
            ("a/* one */b", "a/**/b"),
            ("a /* one */ b", "a b"),
            ("a{/* one */b:c/* two */}", "a{b:c/**/}"),
            (".a\\ b { }", ".a\\ b{}"),
            ("a { --x: ; }", "a{--x:}"),
            ("[data-id = \"a  b\"] { }", "[data-id = \"a  b\"]{}"),
            ("a{} /* open", "a{}"),
        ] {
            assert_eq!(slim(sheet), expected, "{sheet}");
        }
    }
}
