//! Reading values of a document one by one, noting what is wrong and where, and never stopping.

use super::super::document::{Color, Link, Point, Portrait, When};
use super::super::places::Places;
use super::super::text::{Text, is_tag};
use super::clean;
use super::ids::Ids;
use super::near::nearest;
use super::number::hexadecimal;
use super::object::Fields;
use super::path::Step;
use super::problems::Problems;
use super::tree::{Node, Tree, Value};
use super::url;
use std::rc::Rc;

/// Code points in a text; a longer one is cut.
pub const MOST_IN_TEXT: usize = 10_000;
/// Code points in a name; a longer one is cut.
pub const MOST_IN_NAME: usize = 200;

/// What stands in a statement. All have the form of a language tag, and none is one.
const NO_LANGUAGES: [&str; 5] = ["text", "topic", "sources", "since", "until"];

/// Where reading stands in the document, what it knows of the whole, and what it found wrong.
pub struct Reader<'a> {
    pub tree: &'a Tree<'a>,
    pub ids: Rc<Ids>,
    /// Language of plain strings.
    pub language: Rc<str>,
    /// The last point of the timeline; 0 where there is none.
    pub last: Point,
    /// Offset of the value that is being read.
    pub at: usize,
    /// The steps that lead to it, and for each the offset of the value that it was taken from.
    pub place: Vec<(Step<'a>, usize)>,
    pub problems: Problems,
    /// Short texts that were read, each once.
    pub shared: Places,
}

/// Reads a value into its place, or says what is wrong with it.
pub type Read<'a, T> = fn(&mut Reader<'a>, Node, &mut T);

/// Reads an item of a list into its place; whether it is to be kept.
pub type Item<'a, T> = fn(&mut Reader<'a>, Node, &mut T) -> bool;

/// Reads each item of a list, which is told its place and how many are left with it.
pub type Each<'r, 'a> = &'r mut dyn FnMut(&mut Reader<'a>, Node, usize, usize);

/// Reads each item into a list, which has room for all and no more.
pub fn adding<'a, T: Default>(
    out: &mut Vec<T>,
    read: Item<'a, T>,
) -> impl FnMut(&mut Reader<'a>, Node, usize, usize) {
    move |reader, node, _, left| {
        let mut item = T::default();
        if read(reader, node, &mut item) {
            out.reserve_exact(left);
            out.push(item);
        }
    }
}

impl<'a> Reader<'a> {
    pub fn new(tree: &'a Tree<'a>, ids: Rc<Ids>, language: Rc<str>, problems: Problems) -> Self {
        Self { tree, ids, language, last: 0, at: 0, place: Vec::new(), problems, shared: Places::default() }
    }

    /// Notes a fault of the value that is being read.
    pub fn fault(&mut self, message: impl Into<String>) {
        self.note(message.into());
    }

    #[inline(never)]
    fn note(&mut self, message: String) {
        self.problems.add(self.at, self.place.iter().map(|(step, _)| step), message);
    }

    /// Notes that the value is something else than it should be.
    pub fn unexpected(&mut self, what: &str, node: Node) {
        self.fault(format!("this should be {what}, and is {}; it is left out", self.tree.describe(node)));
    }

    /// Steps down to a part of the value that is being read.
    pub fn step(&mut self, step: Step<'a>, node: Node) {
        self.place.push((step, self.at));
        self.at = self.tree.at(node);
    }

    /// Steps back up from it.
    pub fn leave(&mut self) {
        if let Some((_, at)) = self.place.pop() {
            self.at = at;
        }
    }

    /// Reads every item of a list that can be read.
    pub fn list<T: Default>(&mut self, node: Node, out: &mut Vec<T>, read: Item<'a, T>) {
        self.each(node, &mut adding(out, read));
    }

    /// Reads every item of a list, which is told its place and how many are left with it. The part of reading lists that is
    /// the same for all of them: what is generic around it is there once for each type.
    #[inline(never)]
    pub fn each(&mut self, node: Node, read: Each<'_, 'a>) {
        let Value::Array = self.tree.value(node) else { return self.unexpected("a list", node) };
        let count = self.tree.count(node);
        for (index, node) in self.tree.items(node).enumerate() {
            self.step(Step::Index(index), node);
            read(self, node, index, count - index);
            self.leave();
        }
    }

    /// Reads what there has to be one of; whether there is.
    pub fn alone(&mut self, node: Node, out: &mut Rc<str>, read: Read<'a, Option<Rc<str>>>) -> bool {
        let mut found = None;
        read(self, node, &mut found);
        let is_there = found.is_some();
        *out = found.unwrap_or_default();
        is_there
    }

    pub fn bool(&mut self, node: Node, out: &mut bool) {
        match self.tree.value(node) {
            Value::Bool(value) => *out = value,
            _ => self.unexpected("true or false", node),
        }
    }

    /// A whole number that fits a year.
    pub fn year(&mut self, node: Node, out: &mut Option<i32>) {
        match self.tree.value(node) {
            Value::Number(Some(year @ -999_999..=999_999)) => *out = i32::try_from(year).ok(),
            Value::Number(_) => self.fault("a year is a whole number; it is left out"),
            _ => self.unexpected("a year as a number", node),
        }
    }

    /// A single string.
    pub fn string(&mut self, node: Node, out: &mut Option<Rc<str>>) {
        self.string_up_to(node, out, MOST_IN_TEXT);
    }

    /// A single string that is a name.
    pub fn name(&mut self, node: Node, out: &mut Option<Rc<str>>) {
        self.string_up_to(node, out, MOST_IN_NAME);
    }

    fn string_up_to(&mut self, node: Node, out: &mut Option<Rc<str>>, most: usize) {
        match self.tree.as_str(node) {
            Some(raw) => *out = self.words(raw, most),
            None => self.unexpected("a text", node),
        }
    }

    pub fn text(&mut self, node: Node, out: &mut Option<Text>) {
        *out = self.text_up_to(node, MOST_IN_TEXT);
    }

    pub fn name_text(&mut self, node: Node, out: &mut Option<Text>) {
        *out = self.text_up_to(node, MOST_IN_NAME);
    }

    pub fn text_item(&mut self, node: Node, out: &mut Text) -> bool {
        let text = self.text_up_to(node, MOST_IN_TEXT);
        let is_there = text.is_some();
        *out = text.unwrap_or_default();
        is_there
    }

    #[inline(never)]
    fn text_up_to(&mut self, node: Node, most: usize) -> Option<Text> {
        let mut entries = Vec::new();
        match self.tree.value(node) {
            Value::String(raw) => {
                if let Some(words) = self.words(raw, most) {
                    entries.push((self.language.clone(), words));
                }
            }
            Value::Object => {
                // Their time would be lost, and what is said shown too early.
                if let Some((key, _)) = self.tree.pairs(node).find(|(key, _)| NO_LANGUAGES.contains(key)) {
                    self.fault(format!(
                        "“{key}” cannot stand among languages, so this is left out; where a statement may stand, put what is said into its “text”"
                    ));
                    return None;
                }
                for (tag, node) in self.tree.pairs(node).filter(|(key, _)| !is_note(key)) {
                    self.step(Step::Key(tag), node);
                    match self.tree.as_str(node) {
                        Some(raw) if is_tag(tag) => {
                            if let Some(words) = self.words(raw, most) {
                                entries.push((self.share(tag), words));
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
            _ => {
                self.unexpected("a text, or an object of language to text", node);
                return None;
            }
        }
        Text::new(entries)
    }

    /// The tag of a language.
    pub fn tag(&mut self, node: Node, out: &mut Option<Rc<str>>) {
        match self.tree.as_str(node).filter(|tag| is_tag(tag)) {
            Some(tag) => *out = Some(tag.into()),
            None => self.unexpected("a language tag such as “en”", node),
        }
    }

    /// A web address.
    pub fn url(&mut self, node: Node, out: &mut Option<Rc<str>>) {
        match self.tree.as_str(node) {
            Some(raw) if url::is_allowed(raw) => *out = Some(raw.into()),
            Some(_) => self.fault(
                "this address is left out: only https:, http:, mailto: and relative paths, without spaces, are shown",
            ),
            None => self.unexpected("an address", node),
        }
    }

    /// `#rgb` or `#rrggbb`.
    pub fn color(&mut self, node: Node, out: &mut Option<Color>) {
        let Some(raw) = self.tree.as_str(node) else {
            return self.unexpected("a colour such as “#0b6e69”", node);
        };
        *out = parse_color(raw);
        if out.is_none() {
            self.fault("this colour is left out: write it as “#rgb” or “#rrggbb”");
        }
    }

    /// The place of one of a few words.
    pub fn word(&mut self, node: Node, words: &[&'static str]) -> Option<usize> {
        let Some(raw) = self.tree.as_str(node) else {
            self.unexpected("a text", node);
            return None;
        };
        let found = words.iter().position(|known| *known == raw);
        if found.is_none() {
            let hint = match nearest(raw, words) {
                Some(near) => format!("; did you mean “{near}”?"),
                None => String::new(),
            };
            self.fault(format!("{} is not one of {}{hint}", clean::quote(raw), words.join(", ")));
        }
        found
    }

    /// Where a new visitor begins.
    pub fn start(&mut self, node: Node, out: &mut Option<Point>) {
        *out = whole(self.tree, node).filter(|&start| start <= self.last);
        if out.is_none() {
            self.fault("the start should be a point of the timeline; visitors begin at the first one");
        }
    }

    /// A point of the timeline, or why it is none.
    fn point(&self, node: Node) -> Result<Point, String> {
        match whole(self.tree, node) {
            Some(point) if point <= self.last => Ok(point),
            Some(point) => {
                Err(format!("point {point} is beyond the timeline, which has {}", count(self.last)))
            }
            None => Err("a point of the timeline is a whole number from 0, without quotes".to_owned()),
        }
    }

    pub fn link(&mut self, node: Node, out: &mut Link) -> bool {
        self.object(node, out, |fields, out| {
            fields.text("label", &mut out.label);
            fields.required("url", &mut out.url, Reader::url, "link", "an address")
        })
    }

    pub fn portrait(&mut self, node: Node, out: &mut Portrait) -> bool {
        self.object(node, out, |fields, out| {
            fields.text("alt", &mut out.alt);
            fields.text("credit", &mut out.credit);
            fields.when(&mut out.when);
            fields.required("src", &mut out.src, Reader::url, "portrait", "an address")
        })
    }
}

impl Fields<'_, '_> {
    /// When something holds. A `since` that cannot be read counts as the last point: to hide too long is mended by a
    /// look at the problems, to show too early is not.
    pub fn when(&mut self, out: &mut When) {
        let mut begins = Some(0);
        if let Some(node) = self.enter("since") {
            let since = self.reader.point(node);
            begins = since.as_ref().ok().copied();
            out.since = begins.unwrap_or(self.reader.last);
            if let Err(why) = since {
                self.reader.fault(format!("{why}; until it is mended this is shown from the last point on"));
            }
            self.reader.leave();
        }
        if let Some(node) = self.enter("until") {
            match (self.reader.point(node), begins) {
                (Err(why), _) => self.reader.fault(format!("{why}; it is left out")),
                (Ok(until), Some(since)) if until > 0 && until < since => self.reader.fault(format!(
                    "this ends at point {until}, before it begins at {since}; the end is left out"
                )),
                // Where the beginning cannot be read, that is one fault, and it is noted.
                (Ok(until), None) if until > 0 && until < out.since => {}
                (Ok(until), _) => out.until = Some(until),
            }
            self.reader.leave();
        }
    }
}

/// Whether a key is the author's own affair, anywhere in a document.
pub fn is_note(key: &str) -> bool {
    key.starts_with("//") || key == "$schema"
}

/// A whole number from 0.
fn whole(tree: &Tree<'_>, node: Node) -> Option<u32> {
    match tree.value(node) {
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
    let (b'#', digits @ ([_, _, _] | [_, _, _, _, _, _])) = raw.as_bytes().split_first()? else {
        return None;
    };
    let value = hexadecimal(digits)?;
    let part = |shift: u32| (value >> shift) as u8;
    match digits.len() {
        3 => Some(Color((part(8) & 15) * 17, (part(4) & 15) * 17, (part(0) & 15) * 17)),
        6 => Some(Color(part(16), part(8), part(0))),
        _ => None,
    }
}
