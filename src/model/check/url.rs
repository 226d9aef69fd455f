//! Which addresses a document may lead to. Every URL passes here before anything else sees it.

/// Whether `url` is relative or goes to `https:`, `http:` or `mailto:`.
///
/// Browsers drop tabs and line breaks anywhere in a URL and control characters and spaces before it (WHATWG URL,
/// "basic URL parser"), so a URL that holds any of them is refused rather than guessed at. A backslash is a slash
/// to them, and two slashes lead to another host: a path may begin with neither pair.
pub fn is_allowed(url: &str) -> bool {
    for letter in url.chars() {
        if letter.is_control() || letter == ' ' {
            return false;
        }
    }
    for (place, byte) in url.bytes().enumerate() {
        match byte {
            b':' => {
                let scheme = &url[..place];
                return ["https", "http", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            }
            b'/' | b'\\' | b'?' | b'#' => break,
            _ => {}
        }
    }
    !matches!(url.as_bytes(), [] | [b'/' | b'\\', b'/' | b'\\', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_mail_and_relative_paths_pass() {
        for url in [
            "https://example.org/a?b=c:d#e",
            "HTTP://example.org",
            "mailto:a@example.org",
            "a/b.png",
            "/a",
            "../a:b",
            "./javascript:x",
            "?q=a:b",
            "#x",
            "얼굴.webp",
        ] {
            assert!(is_allowed(url), "{url}");
        }
        for url in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "//example.org",
            "\\\\example.org",
            "/\\example.org",
            "a b",
        ] {
            assert!(!is_allowed(url), "{url:?}");
        }
    }
}
