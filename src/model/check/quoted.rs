//! Texts in JSON, and what is meant by their escapes.

use super::json::{Parser, Step};
use super::number::hexadecimal;
use super::tree::Node;

impl Parser<'_> {
    /// Goes over a text in double quotes, the first of which is next, and marks what it says.
    pub fn text(&mut self, mark: Node) -> Step<()> {
        let open = self.at;
        self.at += 1;
        let mut meant = String::new();
        loop {
            let start = self.at;
            self.over(|byte| byte != b'"' && byte != b'\\' && byte >= b' ');
            let piece = &self.tree.text[start..self.at];
            if self.eat("\"") {
                let mut end = self.at - 1;
                if !meant.is_empty() {
                    end = self.tree.meant.len();
                    meant.push_str(piece);
                    self.tree.meant.push(meant);
                }
                self.tree.end(mark, end);
                return Some(());
            }
            if self.at == self.tree.text.len() {
                self.at = open;
                return self.fault("this text has no end; close it with a double quote");
            }
            if !self.eat("\\") {
                return self.fault(
                    "a line break, tab or other control character stands in a text: if no closing quote is missing, write it as \\n, \\t or \\u and four digits",
                );
            }
            meant.push_str(piece);
            meant.push(self.escape()?);
        }
    }

    /// The letter that is meant by what follows a backslash.
    fn escape(&mut self) -> Step<char> {
        self.at += 1;
        let letter = match self.tree.text.as_bytes().get(self.at - 1) {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(&plain @ (b'"' | b'\\' | b'/')) => plain.into(),
            Some(b'u') => return self.code(),
            _ => {
                self.at -= 2;
                return self.fault("this backslash means nothing here; write a backslash as \\\\");
            }
        };
        Some(letter)
    }

    /// The letter whose code, or whose two surrogates, follow `\u`.
    fn code(&mut self) -> Step<char> {
        let start = self.at - 2;
        let mut code = self.digits();
        // Only behind the first half of a pair is the next one a part of it.
        if let Some(high @ 0xd800..0xdc00) = code
            && self.eat("\\u")
        {
            let low = self.digits().filter(|low| (0xdc00..0xe000).contains(low));
            code = low.map(|low| 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        }
        let letter = code.and_then(char::from_u32);
        if letter.is_none() {
            self.at = start;
            self.refuse("\\u should be followed by the four hexadecimal digits of a letter, or be half of a pair with its other half");
        }
        letter
    }

    /// Four hexadecimal digits.
    fn digits(&mut self) -> Option<u32> {
        let digits = self.tree.text.as_bytes().get(self.at..self.at + 4)?;
        self.at += 4;
        hexadecimal(digits)
    }
}
