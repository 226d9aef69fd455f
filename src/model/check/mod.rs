//! From text to a clean [`Document`]: what is bad is mended and noted, and only three things refuse.

mod circles;
mod clean;
mod entries;
mod fields;
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
mod stated;
mod tree;
mod url;

use super::document::*;
use super::places::Places;
use super::problem::{Problem, Refusal};
use super::text::Text;
use entries::Numbers;
use fields::{MOST_IN_NAME, Reader};
use ids::{Ids, List};
use object::Object;
use path::Step;
use problems::Problems;
use tree::{Node, Value};

pub use ids::BUILT_IN_KINDS;
use std::rc::Rc;

/// The most entries that a list may have; a longer one refuses the document.
const LIMITS: [(&str, usize); 3] = [("characters", 20_000), ("relations", 100_000), ("groups", 1_000)];

/// Reads a whole document from `text`.
///
/// # Errors
/// The problem that refuses it: not JSON, no readable `castmap`, `title` or `characters`, or beyond a limit.
pub fn document(text: &str) -> Result<(Document, Vec<Problem>), Problem> {
    let root = json::parse(text)?;
    let text = json::without_mark(text);
    let refuse = |refused: Refused| {
        let step = refused.field.map(|name| Step::Key(name.into()));
        let node = refused.field.and_then(|name| root.field(name)).unwrap_or(&root);
        let path = path::render(step.iter());
        locate::refusal(text, node.at, path, refused.refusal, refused.message)
    };
    let header = Header::read(&root).map_err(refuse)?;
    let ids = Rc::new(Ids::gather(&root, &header.language));
    let mut reader = Reader {
        language: header.language,
        last: header.last,
        at: root.at,
        ..Reader::new(ids, Problems::default())
    };
    let Some(mut object) = reader.object(&root) else {
        return Err(refuse(Refused::whole("this is not a castmap document")));
    };
    let document = reader.document(&mut object, header.title);
    object.finish(&mut reader);
    Ok((document, reader.problems.locate(text)))
}

/// The fields of an object of strings, in order; anything else in it is left out.
pub fn strings(text: &str) -> Vec<(String, String)> {
    let Ok(Node { value: Value::Object(fields), .. }) = json::parse(text) else { return Vec::new() };
    let string = |(key, node): (std::borrow::Cow<'_, str>, Node<'_>)| match node.value {
        Value::String(said) => Some((key.into_owned(), said.into_owned())),
        _ => None,
    };
    fields.into_iter().filter_map(string).collect()
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
    fn read(root: &Node<'_>) -> Result<Self, Refused> {
        let Value::Object(_) = root.value else {
            let message = format!("a castmap document is an object, and this is {}", root.describe());
            return Err(Refused::whole(message));
        };
        match root.field("castmap").map(|node| &node.value) {
            Some(Value::Number(Some(version))) if *version == i64::from(VERSION) => {}
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
        let mut scout = Reader::new(nothing, Problems::muted());
        if let Some(language) = root.field("language").and_then(|node| scout.tag(node)) {
            scout.language = language;
        }
        let title = match root.field("title") {
            Some(node) => scout.text(node),
            None => return Err(Refused::whole("this document has no “title”; give it one")),
        };
        let Some(title) = title else {
            let message = "the “title” cannot be read: it should be a text that is not empty";
            return Err(Refused::at("title", message));
        };
        match root.field("characters").map(|node| &node.value) {
            Some(Value::Array(_)) => {}
            Some(_) => return Err(Refused::at("characters", "“characters” should be a list")),
            None => {
                let message = "this document has no “characters”; give it a list, which may be empty";
                return Err(Refused::whole(message));
            }
        }
        for (name, most) in LIMITS {
            let count = root.field(name).map_or(0, Node::count);
            if count > most {
                let message = format!("{count} {name} are more than castmap reads, which is {most}");
                return Err(Refused { refusal: Refusal::TooLarge, ..Refused::at(name, message) });
            }
        }
        let points = root.field("timeline").and_then(|timeline| timeline.field("points"));
        let last = Point::try_from(points.map_or(0, Node::count)).unwrap_or(Point::MAX);
        Ok(Self { language: scout.language, last, title })
    }
}

/// Reads the rest of an entry whose id and name are good.
type Entry<T> = fn(&mut Reader, &mut Object<'_, '_>, Id) -> Option<T>;

impl Reader {
    fn document(&mut self, object: &mut Object<'_, '_>, title: Text) -> Document {
        object.get("castmap");
        // Read once more for its faults: the header was read in silence.
        object.text(self, "title");
        object.read(self, "language", Self::tag);
        let native = object.read(self, "native", Self::tag);
        let about = object.read(self, "about", Self::about).unwrap_or_default();
        let timeline = object.read(self, "timeline", Self::timeline).unwrap_or_default();
        let mut document = Document {
            castmap: VERSION,
            title,
            language: self.language.clone(),
            native,
            about,
            timeline,
            sources: self.entries(object, List::Sources, Self::source_entry),
            groups: self.entries(object, List::Groups, Self::group),
            kinds: self.entries(object, List::Kinds, Self::kind),
            people: self.entries(object, List::People, Self::person),
            characters: self.entries(object, List::Characters, Self::character),
            relations: Vec::new(),
            works: self.entries(object, List::Works, Self::work),
        };
        if let Some(node) = object.get("groups") {
            self.cut_parents(&mut document.groups, node);
        }
        if let Some(node) = object.get("works") {
            self.cut_adaptations(&mut document.works, node);
        }
        if let Some(node) = object.enter(self, "relations") {
            document.relations = self.relations(node);
            self.leave();
        }
        document
    }

    /// The entries of one of the lists with ids, without those that have to be left out.
    fn entries<T>(&mut self, object: &mut Object<'_, '_>, list: List, read: Entry<T>) -> Vec<T> {
        let mut kept = Vec::new();
        self.each_entry(object, list, &mut |reader, object, id| {
            if let Some(entry) = read(reader, object, id) {
                kept.push(entry);
            }
        });
        kept
    }

    /// Reads every entry of one of the lists that has an id of its own and a name.
    fn each_entry(
        &mut self,
        object: &mut Object<'_, '_>,
        list: List,
        read: &mut dyn FnMut(&mut Self, &mut Object<'_, '_>, Id),
    ) {
        let Some(node) = object.enter(self, list.field()) else { return };
        self.each(node, &mut |reader, node, index| {
            let Some(mut object) = reader.object(node) else { return };
            if let Some(id) = reader.own_id(&mut object, list, index) {
                read(reader, &mut object, id);
                object.finish(reader);
            }
        });
        self.leave();
    }

    fn about(&mut self, node: &Node<'_>) -> Option<About> {
        let mut object = self.object(node)?;
        let about = About {
            summary: object.stated(self, "summary"),
            year: object.read(self, "year", Self::year),
            network: object.text(self, "network"),
            length: object.text(self, "length"),
            genres: object.list(self, "genres", Self::text),
            facts: object.list(self, "facts", Self::fact),
            links: object.list(self, "links", Self::link),
        };
        object.finish(self);
        Some(about)
    }

    fn timeline(&mut self, node: &Node<'_>) -> Option<Timeline> {
        let mut object = self.object(node)?;
        let timeline = Timeline {
            unit: object.text(self, "unit"),
            start: object.read(self, "start", Self::start),
            points: object.list(self, "points", |reader, node| Some(reader.point(node))),
        };
        object.finish(self);
        Some(timeline)
    }

    /// A point that cannot be read still counts, or all later ones would move.
    fn point(&mut self, node: &Node<'_>) -> TimelinePoint {
        let Some(mut object) = self.object(node) else { return TimelinePoint::default() };
        let point = TimelinePoint { title: object.text(self, "title"), label: object.text(self, "label") };
        object.finish(self);
        point
    }

    fn relations(&mut self, node: &Node<'_>) -> Vec<Relation> {
        let mut taken = Places::default();
        if let Value::Array(entries) = &node.value {
            for (index, entry) in entries.iter().enumerate() {
                if let Some(id) = entry.field("id").and_then(Node::as_str) {
                    taken.claim(&id.into(), index);
                }
            }
        }
        let mut numbers = Numbers::default();
        let mut kept = Vec::new();
        self.each(node, &mut |reader, node, index| {
            if let Some(relation) = reader.relation(node, index, &taken, &mut numbers) {
                kept.push(relation);
            }
        });
        kept
    }
}

/// The statements of a required name, read again for its faults: the ids were gathered in silence.
fn name(reader: &mut Reader, object: &mut Object<'_, '_>) -> Stated {
    object.stated_up_to(reader, "name", MOST_IN_NAME)
}
