//! Reads JSON (RFC 8259). The only place that does.
//!
//! It is our own because a fault needs the place of any value in the text, and because the weight of a general
//! reader, with its tables for fractions, would be a twentieth of a first visit. `oracle` holds it against serde_json.

use super::super::places::Places;
use super::super::problem::{Problem, Refusal};
use super::clean::quote;
use super::locate::refusal;
use super::tree::{Node, Tree};
use std::rc::Rc;

/// Bytes of text that are read; a longer document is refused.
pub const MOST_BYTES: usize = 16 << 20;

/// Objects and lists inside each other; a deeper document is refused.
const MOST_NESTING: usize = 100;

/// Up to here, comparing every key with every other is quicker than hashing them.
const FEW_KEYS: usize = 16;

/// Reads `text`, which may begin with a byte-order mark.
///
/// # Errors
/// A refusal where the text is too long, is not JSON, gives a key twice or nests too deep.
pub fn parse(text: &str) -> Result<Tree<'_>, Problem> {
    if text.len() > MOST_BYTES {
        let message = format!(
            "this document has {} bytes and castmap reads up to {MOST_BYTES}; leave something out or split it",
            text.len()
        );
        return Err(refusal("", 0, "$".into(), Refusal::TooLarge, message));
    }
    let text = without_mark(text);
    let mut parser =
        Parser { tree: Tree::new(text), at: 0, depth: 0, refusal: Refusal::NotJson, message: String::new() };
    match parser.whole() {
        Some(()) => Ok(parser.tree),
        None => Err(refusal(text, parser.at, "$".into(), parser.refusal, parser.message)),
    }
}

/// The text behind a byte-order mark, if there is one.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// One step of the grammar: what was read, or nothing where the text is refused. The reason stands in the parser, and
/// not in an error: each step would hand that on to the one before.
pub type Step<T> = Option<T>;

pub struct Parser<'a> {
    /// The text, and what was read of it.
    pub tree: Tree<'a>,
    /// Offset of the byte that is next, or that is at fault.
    pub at: usize,
    /// Objects and lists that are open.
    depth: usize,
    /// Why the text is refused, if it is.
    refusal: Refusal,
    message: String,
}

impl<'a> Parser<'a> {
    fn whole(&mut self) -> Step<()> {
        self.space();
        self.value()?;
        if self.at < self.tree.text.len() {
            return self.expected("the end");
        }
        Some(())
    }

    /// The value that is next, and the white space behind it.
    fn value(&mut self) -> Step<()> {
        let mark = self.tree.mark(self.at)?;
        match self.next() {
            b'{' => self.object(mark)?,
            b'[' => self.array(mark)?,
            b'"' => self.text(mark)?,
            b'-' | b'0'..=b'9' => {
                let number = self.number()?;
                self.tree.end(mark, self.tree.numbers.len());
                self.tree.numbers.push(number);
            }
            _ if self.eat("null") || self.eat("true") || self.eat("false") => {}
            _ => return self.expected("a value"),
        }
        self.space();
        Some(())
    }

    fn array(&mut self, mark: Node) -> Step<()> {
        self.open()?;
        while self.another(mark, b']', "a comma or “]”")? {
            self.value()?;
        }
        Some(())
    }

    fn object(&mut self, mark: Node) -> Step<()> {
        self.open()?;
        let (mut count, mut many) = (0, Places::default());
        while self.another(mark, b'}', "a comma or “}”")? {
            let at = self.at;
            if self.next() != b'"' {
                return self.expected("a key in straight double quotes");
            }
            // Those before it.
            self.end(mark);
            let own = self.tree.mark(self.at)?;
            self.text(own)?;
            let key = self.tree.said(own);
            if is_known(key, count, &self.tree, mark, &mut many) {
                self.at = at;
                self.message = format!("the key {} is given twice; put what both hold into one", quote(key));
                return None;
            }
            count += 1;
            self.space();
            if !self.eat(":") {
                return self.expected("a colon");
            }
            self.space();
            self.value()?;
        }
        Some(())
    }

    /// Marks that an object or a list has no more in it than it has now.
    fn end(&mut self, mark: Node) {
        self.tree.end(mark, self.tree.marks.len());
    }

    /// Goes into an object or a list.
    fn open(&mut self) -> Step<()> {
        self.depth += 1;
        if self.depth > MOST_NESTING {
            self.refusal = Refusal::TooLarge;
            self.message = format!("this document nests deeper than {MOST_NESTING} levels; make it flatter");
            return None;
        }
        self.at += 1;
        self.space();
        Some(())
    }

    /// Whether one more item follows the ones before, of what was marked so; if not, goes out through the `close`.
    fn another(&mut self, mark: Node, close: u8, expected: &str) -> Step<bool> {
        if self.next() == close {
            self.depth -= 1;
            self.at += 1;
            self.end(mark);
            return Some(false);
        }
        if self.tree.is_last(mark) {
            return Some(true);
        }
        let comma = self.at;
        if !self.eat(",") {
            return self.expected(expected);
        }
        self.space();
        if self.next() == close {
            self.at = comma;
            return self.fault("nothing follows this comma; take it out");
        }
        Some(true)
    }

    fn space(&mut self) {
        self.over(|byte| b" \t\r\n".contains(&byte));
    }

    pub fn over(&mut self, goes_on: fn(u8) -> bool) {
        while self.tree.text.as_bytes().get(self.at).is_some_and(|&byte| goes_on(byte)) {
            self.at += 1;
        }
    }

    /// Goes over `word`, if it is next.
    pub fn eat(&mut self, word: &str) -> bool {
        let is_next =
            self.tree.text.as_bytes()[self.at.min(self.tree.text.len())..].starts_with(word.as_bytes());
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// The next byte; 0, which no JSON text holds, at the end.
    pub fn next(&self) -> u8 {
        self.tree.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    #[inline(never)]
    pub fn expected<T>(&mut self, what: &str) -> Step<T> {
        self.unexpected(what);
        None
    }

    #[inline(never)]
    fn unexpected(&mut self, what: &str) {
        let message = match self.tree.text[self.at..].chars().next() {
            Some(letter) => format!(
                "here should be {what}, and is {}; look at the commas, quotes and brackets just before this place",
                quote(letter.encode_utf8(&mut [0; 4]))
            ),
            None => format!("it ends where {what} should be; perhaps a part of it is missing"),
        };
        self.refuse(&message);
    }

    pub fn fault<T>(&mut self, message: &str) -> Step<T> {
        self.refuse(message);
        None
    }

    #[inline(never)]
    pub fn refuse(&mut self, message: &str) {
        self.message = format!("this is not JSON: {message}");
    }
}

/// Whether one of the `count` fields of an object is called `key`. `many` holds the keys as soon as they are many.
fn is_known(key: &str, count: usize, tree: &Tree<'_>, object: Node, many: &mut Places) -> bool {
    if count < FEW_KEYS {
        return tree.field(object, key).is_some();
    }
    if many.count() == 0 {
        for (known, _) in tree.pairs(object) {
            many.add(&Rc::from(known));
        }
    }
    many.claim(&Rc::from(key), count) < count
}

#[cfg(test)]
mod tests {
    use super::super::tree::ROOT;
    use super::*;

    /// `line:column message` of what refuses the text.
    fn refused(text: &str) -> String {
        let problem = parse(text).expect_err("should be refused");
        format!("{}:{} {}", problem.line, problem.column, problem.message)
    }

    #[test]
    fn a_key_given_twice_is_refused_at_its_second_place() {
        assert_eq!(
            refused("{\"a\": 1,\n \"한\": {}, \"a\": 2}"),
            "2:11 the key “a” is given twice; put what both hold into one"
        );
        assert_eq!(
            refused(r#"{"a at line \\\"b": 1, "a at line \\\"b": 2}"#),
            r#"1:24 the key “a at line \"b” is given twice; put what both hold into one"#
        );
        let many: String = (0..40).map(|n| format!("\"k{n}\":0,")).collect();
        for twice in ["k0", "k15", "k16", "k39"] {
            assert!(
                refused(&format!("{{{many}\"{twice}\":1}}"))
                    .ends_with(&format!("the key “{twice}” is given twice; put what both hold into one"))
            );
        }
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place_and_a_remedy() {
        let look = "look at the commas, quotes and brackets just before this place";
        for (text, place, expected) in [
            ("", "1:1", "it ends where a value should be; perhaps a part of it is missing".to_owned()),
            ("{} x", "1:4", format!("here should be the end, and is “x”; {look}")),
            (
                "{\"한글\": 1 \"b\": 2}",
                "1:10",
                format!("here should be a comma or “}}”, and is “\"”; {look}"),
            ),
            ("[1\n 한]", "2:2", format!("here should be a comma or “]”, and is “한”; {look}")),
            ("{a: 1}", "1:2", format!("here should be a key in straight double quotes, and is “a”; {look}")),
            ("{\"a\" 1}", "1:6", format!("here should be a colon, and is “1”; {look}")),
            ("[True]", "1:2", format!("here should be a value, and is “T”; {look}")),
            ("[-]", "1:3", format!("here should be a digit, and is “]”; {look}")),
            ("[01]", "1:3", format!("here should be a comma or “]”, and is “1”; {look}")),
            ("[1,\n2,]", "2:2", "nothing follows this comma; take it out".to_owned()),
            ("{\"a\": \"한", "1:7", "this text has no end; close it with a double quote".to_owned()),
            (r#"["한\x"]"#, "1:4", "this backslash means nothing here; write a backslash as \\\\".to_owned()),
        ] {
            assert_eq!(refused(text), format!("{place} this is not JSON: {expected}"), "{text}");
        }
        assert!(refused("[\"a\tb\"]").starts_with("1:4 this is not JSON: a line break, tab"));
        for half in
            [r#"["\ud800"]"#, r#"["\udc00"]"#, r#"["\ud800\u0041"]"#, r#"["\u00g0"]"#, r#"["\u+123"]"#]
        {
            assert!(refused(half).starts_with("1:3 this is not JSON: \\u should be"), "{half}");
        }
    }

    #[test]
    fn nesting_ends_at_a_hundred() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(&nested(MOST_NESTING)).is_ok());
        assert!(refused(&nested(MOST_NESTING + 1)).contains("nests deeper than 100 levels"));
        assert!(refused(&"[".repeat(100_000)).contains("nests deeper"));
        assert!(parse(&format!("[{}]", vec!["[{}]"; 1000].join(","))).is_ok());
    }

    #[test]
    fn a_long_text_is_refused_and_a_mark_is_accepted() {
        assert!(refused(&" ".repeat(MOST_BYTES + 1)).contains("castmap reads up to 16777216"));
        let tree = parse("\u{feff}[true]").unwrap();
        let places: Vec<usize> = tree.items(ROOT).map(|node| tree.at(node)).collect();
        assert_eq!((tree.at(ROOT), places), (0, vec![1]));
    }
}
