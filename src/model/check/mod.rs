//! From text to a clean [`Document`]: what is bad is mended and noted, and only three things refuse.

#[cfg(not(target_arch = "wasm32"))]
mod addresses;
mod circles;
mod clean;
mod entries;
mod ids;
mod json;
mod locate;
mod naming;
mod near;
mod number;
mod object;
#[cfg(test)]
mod oracle;
mod path;
mod problems;
mod quoted;
mod references;
mod stated;
mod tree;
mod url;
mod values;
mod words;

use super::document::*;
use super::problem::{Problem, Refusal};
use super::text::Text;
use ids::{Ids, List};
use near::{MOST_KEYS, lacking};
use object::{Entry, Fields};
use path::Step;
use problems::Problems;
use tree::{Node, ROOT, Tree, Value};
use values::Reader;

#[cfg(not(target_arch = "wasm32"))]
pub use addresses::readdressed;
pub use ids::BUILT_IN_KINDS;
use std::rc::Rc;

/// The most entries that a list may have; a longer one refuses the document.
const LIMITS: [(&str, usize); 3] = [("characters", 20_000), ("relations", 100_000), ("groups", 1_000)];

/// Reads a whole document from `text`.
///
/// # Errors
/// The problem that refuses it: not JSON, no readable `castmap`, `title` or `characters`, or beyond a limit.
pub fn document(text: &str) -> Result<(Document, Vec<Problem>), Problem> {
    let tree = json::parse(text)?;
    let text = json::without_mark(text);
    let refuse = |refused: Refused| {
        let step = refused.field.map(Step::Key);
        let node = refused.field.and_then(|name| tree.field(ROOT, name)).unwrap_or(ROOT);
        let path = path::render(step.iter());
        locate::refusal(text, tree.at(node), path, refused.refusal, refused.message)
    };
    let header = Header::read(&tree).map_err(refuse)?;
    let ids = Rc::new(Ids::gather(&tree, &header.language));
    let mut reader = Reader::new(&tree, ids, header.language, Problems::default());
    reader.last = header.last;
    reader.at = tree.at(ROOT);
    let language = reader.language.clone();
    let mut document = Document { castmap: VERSION, title: header.title, language, ..Document::default() };
    reader.object(ROOT, &mut document, fill);
    Ok((document, reader.problems.locate(text)))
}

/// What refuses a document, still without line and column.
struct Refused {
    refusal: Refusal,
    /// The field of the document that is at fault, if it is one.
    field: Option<&'static str>,
    message: String,
}

impl Refused {
    fn whole(message: impl Into<String>) -> Self {
        Self { refusal: Refusal::NotCastmap, field: None, message: message.into() }
    }

    fn at(field: &'static str, message: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::whole(message) }
    }
}

/// What has to be known before the first entry can be read.
struct Header {
    language: Rc<str>,
    last: Point,
    title: Text,
}

impl Header {
    fn read(tree: &Tree<'_>) -> Result<Self, Refused> {
        let Value::Object = tree.value(ROOT) else {
            let message = format!("a castmap document is an object, and this is {}", tree.describe(ROOT));
            return Err(Refused::whole(message));
        };
        let field = |name| tree.field(ROOT, name);
        match field("castmap").map(|node| tree.value(node)) {
            Some(Value::Number(Some(version))) if version == i64::from(VERSION) => {}
            Some(Value::Number(Some(version))) => {
                let message =
                    format!("this document is version {version}; this castmap reads version {VERSION}");
                return Err(Refused::at("castmap", message));
            }
            Some(_) => return Err(Refused::at("castmap", "“castmap” should be the number 1")),
            None => {
                let message = "this is not a castmap document: it has no “castmap”: 1 at the top";
                return Err(Refused::whole(message));
            }
        }
        let nothing = Rc::new(Ids::default());
        let mut scout = Reader::new(tree, nothing, "en".into(), Problems::muted());
        let (mut language, mut title) = (None, None);
        if let Some(node) = field("language") {
            scout.tag(node, &mut language);
        }
        scout.language = language.unwrap_or(scout.language);
        match field("title") {
            Some(node) => scout.text(node, &mut title),
            None => return Err(Refused::whole("this document has no “title”; give it one")),
        };
        let Some(title) = title else {
            let message = "the “title” cannot be read: it should be a text that is not empty";
            return Err(Refused::at("title", message));
        };
        match field("characters").map(|node| tree.value(node)) {
            Some(Value::Array) => {}
            Some(_) => return Err(Refused::at("characters", "“characters” should be a list")),
            None => {
                let mend = lacking(tree, ROOT, "characters", "a list, which may be empty", MOST_KEYS);
                return Err(Refused::whole(format!("this document has no “characters”; {mend}")));
            }
        }
        for (name, most) in LIMITS {
            let count = field(name).map_or(0, |node| tree.count(node));
            if count > most {
                let message = format!("{count} {name} are more than castmap reads, which is {most}");
                return Err(Refused { refusal: Refusal::TooLarge, ..Refused::at(name, message) });
            }
        }
        let points = field("timeline").and_then(|timeline| tree.field(timeline, "points"));
        let last = Point::try_from(points.map_or(0, |points| tree.count(points))).unwrap_or(Point::MAX);
        Ok(Self { language: scout.language, last, title })
    }
}

fn fill(fields: &mut Fields<'_, '_>, out: &mut Document) -> bool {
    fields.get("castmap");
    // Read once more for their faults: the header was read in silence.
    fields.text("title", &mut None);
    fields.read("language", &mut None, Reader::tag);
    fields.read("native", &mut out.native, Reader::tag);
    fields.read("about", &mut out.about, Reader::about);
    fields.read("timeline", &mut out.timeline, Reader::timeline);
    fields.entries(List::Sources, &mut out.sources, |entry| &mut entry.id, entries::source);
    fields.entries(List::Groups, &mut out.groups, |entry| &mut entry.id, entries::group);
    fields.entries(List::Kinds, &mut out.kinds, |entry| &mut entry.id, entries::kind);
    fields.entries(List::People, &mut out.people, |entry| &mut entry.id, entries::person);
    fields.entries(List::Characters, &mut out.characters, |entry| &mut entry.id, entries::character);
    fields.entries(List::Works, &mut out.works, |entry| &mut entry.id, entries::work);
    if let Some(node) = fields.get("groups") {
        fields.reader.cut_parents(&mut out.groups, node);
    }
    if let Some(node) = fields.get("works") {
        fields.reader.cut_adaptations(&mut out.works, node);
    }
    fields.read("relations", &mut out.relations, Reader::relations);
    true
}

impl Fields<'_, '_> {
    /// Every entry of one of the lists that has an id of its own and a name.
    fn entries<T: Default>(
        &mut self,
        list: List,
        out: &mut Vec<T>,
        id: fn(&mut T) -> &mut Id,
        read: Entry<T>,
    ) {
        self.each_entry(list, &mut |fields, own, left| {
            let mut entry = T::default();
            *id(&mut entry) = own;
            if read(fields, &mut entry) {
                out.reserve_exact(left);
                out.push(entry);
            }
        });
    }

    fn each_entry(&mut self, list: List, read: &mut dyn FnMut(&mut Fields<'_, '_>, Id, usize)) {
        self.each(list.field(), &mut |reader, node, index, left| {
            let Some(mut fields) = reader.fields(node) else { return };
            if let Some(id) = fields.own_id(list, index) {
                read(&mut fields, id, left);
                fields.finish();
            }
        });
    }
}

impl Reader<'_> {
    fn about(&mut self, node: Node, out: &mut About) {
        self.object(node, out, |fields, out| {
            fields.stated("summary", &mut out.summary);
            fields.read("year", &mut out.year, Reader::year);
            fields.text("network", &mut out.network);
            fields.text("length", &mut out.length);
            fields.list("genres", &mut out.genres, Reader::text_item);
            fields.list("facts", &mut out.facts, Reader::fact);
            fields.list("links", &mut out.links, Reader::link);
            true
        });
    }

    fn timeline(&mut self, node: Node, out: &mut Timeline) {
        self.object(node, out, |fields, out| {
            fields.text("unit", &mut out.unit);
            fields.read("start", &mut out.start, Reader::start);
            fields.list("points", &mut out.points, Reader::timeline_point);
            true
        });
    }

    /// A point that cannot be read still counts, or all later ones would move.
    fn timeline_point(&mut self, node: Node, out: &mut TimelinePoint) -> bool {
        self.object(node, out, |fields, out| {
            fields.text("title", &mut out.title);
            fields.text("label", &mut out.label);
            true
        });
        true
    }
}
