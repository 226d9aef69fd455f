//! A reader for the page that `castmap bundle` writes, which takes it apart as a browser does: whatever is not of the
//! show has to be there to the letter, and all that is of the show ends where HTML says so.

use super::markup::{self, Markup};

/// What was read.
#[derive(Debug)]
pub struct Page {
    pub lang: String,
    pub title: String,
    /// Name and content of each `<meta>` that tells of the show.
    pub about: Vec<(String, String)>,
    /// What stands in the element: cast list and JSON-LD.
    pub fallback: Markup,
    /// What the element reads its document from.
    pub document: String,
    /// What is run.
    pub scripts: Vec<String>,
}

impl Page {
    /// The content of a `<meta>`.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.about.iter().find(|(known, _)| known == name).map(|(_, content)| &**content)
    }
}

/// Reads a page.
pub fn read_page(page: &str) -> Result<Page, String> {
    let mut rest = Rest(page);
    rest.take("<!doctype html>\n<html lang=\"")?;
    let lang = markup::text(rest.until("\"")?)?;
    rest.take(
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>",
    )?;
    let title = markup::text(rest.until("<")?)?;
    rest.take("/title>\n")?;
    let mut about = Vec::new();
    while rest.0.starts_with("<meta ") {
        rest.take("<meta ")?;
        let how = rest.until("\"")?;
        if !["name=", "property="].contains(&how) {
            return Err(format!("{how:?} in <meta>"));
        }
        let name = rest.until("\"")?.to_owned();
        rest.take(" content=\"")?;
        about.push((name, markup::text(rest.until("\"")?)?));
        rest.take(">\n")?;
    }
    rest.take("<link rel=\"icon\" href=\"data:,\">\n<style>\n")?;
    rest.raw("style")?;
    rest.take("\n</head>\n<body>\n<cast-map link gestures=\"greedy\">\n")?;
    // What is text in the element has no `<`, and its scripts end by themselves: see `markup`.
    let (inside, behind) = rest.0.split_once("<script type=\"application/json\">").ok_or("no document")?;
    let fallback = markup::read(inside)?;
    rest.0 = behind;
    let document = rest.raw("script")?.to_owned();
    rest.take("\n</cast-map>\n")?;
    let mut scripts = Vec::new();
    while rest.0.starts_with("<script>\n") {
        rest.take("<script>\n")?;
        scripts.push(rest.raw("script")?.to_owned());
        rest.take("\n")?;
    }
    rest.take("</body>\n</html>\n")?;
    if !rest.0.is_empty() {
        return Err(format!("{:?} behind the end", rest.0));
    }
    Ok(Page { lang, title, about, fallback, document, scripts })
}

/// What is still to be read.
struct Rest<'p>(&'p str);

impl<'p> Rest<'p> {
    /// Goes over what has to be there.
    fn take(&mut self, expected: &str) -> Result<(), String> {
        self.0 = self.0.strip_prefix(expected).ok_or_else(|| {
            let found: String = self.0.chars().take(expected.len() + 20).collect();
            format!("here should be {expected:?}, and is {found:?}")
        })?;
        Ok(())
    }

    /// What is before `end`, and goes over both.
    fn until(&mut self, end: &str) -> Result<&'p str, String> {
        let (inside, rest) = self.0.split_once(end).ok_or_else(|| format!("no {end:?}"))?;
        self.0 = rest;
        Ok(inside)
    }

    /// What is in an element whose text is taken as it is, and goes over its end tag. That is the first one, in any
    /// case of letters (WHATWG HTML, 13.2.5.2 to 13.2.5.31); behind `<!--` it could be another one, so that it must not
    /// be there.
    fn raw(&mut self, name: &str) -> Result<&'p str, String> {
        let lower = self.0.to_ascii_lowercase();
        let at = lower.find(&format!("</{name}")).ok_or_else(|| format!("<{name}> has no end"))?;
        let inside = &self.0[..at];
        if inside.contains("<!--") || inside.contains('\0') {
            return Err(format!("<{name}> holds what HTML reads in another way: {inside:?}"));
        }
        self.0 = &self.0[at..];
        self.take(&format!("</{name}>"))?;
        Ok(inside)
    }
}
