//! Reading values of a document one by one, noting what is wrong and where, and never stopping.

use super::super::document::{Color, Id, Link, Point, Portrait, When};
use super::super::text::{Text, is_tag};
use super::clean;
use super::ids::{Ids, List};
use super::near::nearest;
use super::object::Object;
use super::path::Step;
use super::problems::Problems;
use super::tree::{Node, Value};
use super::url;
use std::rc::Rc;

/// Code points in a text; a longer one is cut.
pub const MOST_IN_TEXT: usize = 10_000;
/// Code points in a name; a longer one is cut.
pub const MOST_IN_NAME: usize = 200;

/// What stands in a statement. All have the form of a language tag, and none is one.
const NO_LANGUAGES: [&str; 5] = ["text", "topic", "sources", "since", "until"];

/// Where reading stands in the document, what it knows of the whole, and what it found wrong.
pub struct Reader {
    pub ids: Rc<Ids>,
    /// Language of plain strings.
    pub language: Rc<str>,
    /// The last point of the timeline; 0 where there is none.
    pub last: Point,
    /// Offset of the value that is being read.
    pub at: usize,
    /// The steps that lead to it, and for each the offset of the value that it was taken from.
    pub place: Vec<(Step, usize)>,
    pub problems: Problems,
}

/// Reads a value, or says what is wrong with it.
pub type Read<T> = fn(&mut Reader, &Node<'_>) -> Option<T>;

impl Reader {
    pub fn new(ids: Rc<Ids>, problems: Problems) -> Self {
        Self { ids, language: "en".into(), last: 0, at: 0, place: Vec::new(), problems }
    }

    /// Notes a fault of the value that is being read.
    pub fn fault(&mut self, message: impl Into<String>) {
        self.problems.add(self.at, self.place.iter().map(|(step, _)| step), message.into());
    }

    /// Notes that the value is something else than it should be.
    pub fn unexpected(&mut self, what: &str, node: &Node<'_>) {
        self.fault(format!("this should be {what}, and is {}; it is left out", node.describe()));
    }

    /// Nothing, because the value is something else than it should be.
    pub fn expected<T>(&mut self, what: &str, node: &Node<'_>) -> Option<T> {
        self.unexpected(what, node);
        None
    }

    /// Steps down to a part of the value that is being read.
    pub fn step(&mut self, step: Step, node: &Node<'_>) {
        self.place.push((step, self.at));
        self.at = node.at;
    }

    /// Steps back up from it.
    pub fn leave(&mut self) {
        if let Some((_, at)) = self.place.pop() {
            self.at = at;
        }
    }

    /// Every item of a list that could be read.
    pub fn list<T>(&mut self, node: &Node<'_>, read: Read<T>) -> Vec<T> {
        let mut items = Vec::new();
        self.each(node, &mut |reader, node, _| {
            if let Some(item) = read(reader, node) {
                items.push(item);
            }
        });
        items
    }

    /// Reads every item of a list, which is told its place. The part of reading lists that is the same for all of
    /// them: what is generic around it is there once for each type.
    #[inline(never)]
    pub fn each(&mut self, node: &Node<'_>, read: &mut dyn FnMut(&mut Self, &Node<'_>, usize)) {
        let Value::Array(nodes) = &node.value else { return self.unexpected("a list", node) };
        for (index, node) in nodes.iter().enumerate() {
            self.step(Step::Index(index), node);
            read(self, node, index);
            self.leave();
        }
    }

    pub fn bool(&mut self, node: &Node<'_>) -> Option<bool> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => self.expected("true or false", node),
        }
    }

    /// A whole number that fits a year.
    pub fn year(&mut self, node: &Node<'_>) -> Option<i32> {
        match node.value {
            Value::Number(Some(year @ -999_999..=999_999)) => i32::try_from(year).ok(),
            Value::Number(_) => {
                self.fault("a year is a whole number; it is left out");
                None
            }
            _ => self.expected("a year as a number", node),
        }
    }

    /// A string fit to be shown, cut at `most` code points; an empty one is none.
    fn words(&mut self, raw: &str, most: usize) -> Option<Rc<str>> {
        let words = clean::clean(raw);
        if words.is_empty() {
            return None;
        }
        let Some(cut) = clean::cut(&words, most) else { return Some(words.into()) };
        self.fault(format!("this is longer than {most} characters and is cut there; say it in fewer"));
        Some(cut.trim_end().into())
    }

    /// A single string.
    pub fn string(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        match node.as_str() {
            Some(raw) => self.words(raw, MOST_IN_TEXT),
            None => self.expected("a text", node),
        }
    }

    /// A single string that is a name.
    pub fn name(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        match node.as_str() {
            Some(raw) => self.words(raw, MOST_IN_NAME),
            None => self.expected("a text", node),
        }
    }

    pub fn text(&mut self, node: &Node<'_>) -> Option<Text> {
        self.text_up_to(node, MOST_IN_TEXT)
    }

    pub fn name_text(&mut self, node: &Node<'_>) -> Option<Text> {
        self.text_up_to(node, MOST_IN_NAME)
    }

    pub fn text_up_to(&mut self, node: &Node<'_>, most: usize) -> Option<Text> {
        let mut entries = Vec::new();
        match &node.value {
            Value::String(raw) => {
                if let Some(words) = self.words(raw, most) {
                    entries.push((self.language.clone(), words));
                }
            }
            Value::Object(fields) => {
                // Their time would be lost, and what is said shown too early.
                if let Some((key, _)) = fields.iter().find(|(key, _)| NO_LANGUAGES.contains(&&**key)) {
                    self.fault(format!(
                        "“{key}” cannot stand among languages, so this is left out; where a statement may stand, put what is said into its “text”"
                    ));
                    return None;
                }
                for (tag, node) in fields.iter().filter(|(key, _)| !is_note(key)) {
                    self.step(Step::Key(tag.to_string().into()), node);
                    match node.as_str() {
                        Some(raw) if is_tag(tag) => {
                            if let Some(words) = self.words(raw, most) {
                                entries.push((Rc::from(&**tag), words));
                            }
                        }
                        Some(_) => {
                            let tag = clean::quote(tag);
                            self.fault(format!("{tag} is not a language tag such as “en”; it is left out"));
                        }
                        None => self.unexpected("a text", node),
                    }
                    self.leave();
                }
            }
            _ => return self.expected("a text, or an object of language to text", node),
        }
        Text::new(entries)
    }

    /// The tag of a language.
    pub fn tag(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        match node.as_str() {
            Some(tag) if is_tag(tag) => Some(tag.into()),
            None | Some(_) => self.expected("a language tag such as “en”", node),
        }
    }

    /// A web address.
    pub fn url(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        match node.as_str() {
            Some(raw) if url::is_allowed(raw) => Some(raw.into()),
            Some(_) => {
                self.fault(
                    "this address is left out: only https:, http:, mailto: and relative paths, without spaces, are shown",
                );
                None
            }
            None => self.expected("an address", node),
        }
    }

    /// `#rgb` or `#rrggbb`.
    pub fn color(&mut self, node: &Node<'_>) -> Option<Color> {
        let Some(raw) = node.as_str() else { return self.expected("a colour such as “#0b6e69”", node) };
        let color = parse_color(raw);
        if color.is_none() {
            self.fault("this colour is left out: write it as “#rgb” or “#rrggbb”");
        }
        color
    }

    /// The place of one of a few words.
    pub fn word(&mut self, node: &Node<'_>, words: &[&'static str]) -> Option<usize> {
        let Some(raw) = node.as_str() else { return self.expected("a text", node) };
        let found = words.iter().position(|&known| known == raw);
        if found.is_none() {
            let hint = match nearest(raw, words) {
                Some(near) => format!("; did you mean “{near}”?"),
                None => String::new(),
            };
            self.fault(format!("{} is not one of {}{hint}", clean::quote(raw), words.join(", ")));
        }
        found
    }

    /// The id of something that exists in one of `lists`; anything else is dropped.
    pub fn reference(&mut self, node: &Node<'_>, lists: &[List]) -> Option<Id> {
        let Some(id) = node.as_str() else { return self.expected("an id", node) };
        if lists.iter().any(|list| self.ids.has(*list, id)) {
            return Some(id.into());
        }
        let suggest = self.problems.may_compare(self.ids.count(lists));
        let why = self.ids.explain(lists, id, suggest);
        self.fault(format!("{why}{}", if why.ends_with('?') { "" } else { "; it is left out" }));
        None
    }

    pub fn source(&mut self, node: &Node<'_>) -> Option<Id> {
        self.reference(node, &[List::Sources])
    }

    /// A point of the timeline. One that cannot be read counts as the last: to hide too long is mended by a
    /// look at the problems, to show too early is not.
    fn since(&mut self, node: &Node<'_>) -> Option<Point> {
        let found = whole(node);
        if found.is_none_or(|point| point > self.last) {
            let why = self.beyond(found);
            self.fault(format!("{why}; until it is mended this is shown from the last point on"));
            return None;
        }
        found
    }

    fn until(&mut self, node: &Node<'_>) -> Option<Point> {
        let found = whole(node);
        if found.is_none_or(|point| point > self.last) {
            let why = self.beyond(found);
            self.fault(format!("{why}; it is left out"));
            return None;
        }
        found
    }

    fn beyond(&self, found: Option<Point>) -> String {
        match found {
            Some(point) => format!("point {point} is beyond the timeline, which has {}", count(self.last)),
            None => "a point of the timeline is a whole number from 0".to_owned(),
        }
    }

    pub fn when(&mut self, object: &mut Object<'_, '_>) -> When {
        let written = object.get("since").is_some();
        let readable = object.read(self, "since", Reader::since);
        let since = readable.unwrap_or(if written { self.last } else { 0 });
        let mut until = None;
        if let Some(node) = object.enter(self, "until") {
            until = self.until(node);
            if until.is_some_and(|point| point > 0 && point < since) {
                // Before a beginning that nobody wrote: that is one fault, and it is noted.
                if let (Some(point), Some(since)) = (until.take(), readable) {
                    self.fault(format!(
                        "this ends at point {point}, before it begins at {since}; the end is left out"
                    ));
                }
            }
            self.leave();
        }
        When { since, until }
    }

    pub fn link(&mut self, node: &Node<'_>) -> Option<Link> {
        let mut object = self.object(node)?;
        let url = object.required(self, "url", Reader::url, "link", "an address");
        let label = object.read(self, "label", Reader::text);
        object.finish(self);
        Some(Link { url: url?, label })
    }

    pub fn portrait(&mut self, node: &Node<'_>) -> Option<Portrait> {
        let mut object = self.object(node)?;
        let src = object.required(self, "src", Reader::url, "portrait", "an address");
        let alt = object.read(self, "alt", Reader::text);
        let credit = object.read(self, "credit", Reader::text);
        let when = self.when(&mut object);
        object.finish(self);
        Some(Portrait { src: src?, alt, credit, when })
    }
}

/// Whether a key is the author's own affair, anywhere in a document.
pub fn is_note(key: &str) -> bool {
    key.starts_with("//") || key == "$schema"
}

/// A whole number from 0.
pub fn whole(node: &Node<'_>) -> Option<u32> {
    match node.value {
        Value::Number(Some(value)) => u32::try_from(value).ok(),
        _ => None,
    }
}

fn count(points: Point) -> String {
    match points {
        0 => "no points".to_owned(),
        1 => "1 point".to_owned(),
        _ => format!("{points} points"),
    }
}

fn parse_color(raw: &str) -> Option<Color> {
    let digits = raw.strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    let part = |shift: u32| (value >> shift) as u8;
    match digits.len() {
        3 => Some(Color((part(8) & 15) * 17, (part(4) & 15) * 17, (part(0) & 15) * 17)),
        6 => Some(Color(part(16), part(8), part(0))),
        _ => None,
    }
}
