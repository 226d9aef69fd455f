//! The query of an address, read as a browser reads it.

use std::iter::Peekable;
use std::str::Bytes;

/// Names and values (WHATWG URL, "application/x-www-form-urlencoded parsing"; what is no UTF-8 becomes U+FFFD).
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let pair = |piece: &str| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (decoded(name), decoded(value))
    };
    query.split('&').filter(|piece| !piece.is_empty()).map(pair).collect()
}

fn decoded(written: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = written.bytes().peekable();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => escape(&mut bytes).unwrap_or(b'%'),
            _ => byte,
        });
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The byte that two digits behind a percent sign mean; where they are none, nothing is read.
fn escape(bytes: &mut Peekable<Bytes<'_>>) -> Option<u8> {
    let mut ahead = bytes.clone();
    let mut digit = || char::from(ahead.next()?).to_digit(16);
    let value = digit()? * 16 + digit()?;
    *bytes = ahead;
    u8::try_from(value).ok()
}

/// The text of an attribute as HTML reads it, of the references that castmap writes.
pub fn unescaped(written: &str) -> String {
    written.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")
}
