//! From text to a clean [`Document`]: what is bad is mended and noted, and only three things refuse.

mod circles;
mod clean;
mod entries;
mod fields;
mod ids;
mod locate;
mod naming;
mod near;
mod object;
mod path;
mod problems;
mod stated;
mod tree;
mod url;

use super::document::*;
use super::places::Places;
use super::problem::{Problem, Refusal, Severity};
use super::text::Text;
use entries::Numbers;
use fields::{MOST_IN_NAME, Reader};
use ids::{Ids, List};
use object::Object;
use path::Step;
use problems::Problems;
use tree::Node;

pub use ids::BUILT_IN_KINDS;
use std::rc::Rc;

/// The most entries that a list may have; a longer one refuses the document.
const LIMITS: [(&str, usize); 3] = [("characters", 20_000), ("relations", 100_000), ("groups", 1_000)];

/// Reads a whole document from `text`.
///
/// # Errors
/// The problem that refuses it: not JSON, no readable `castmap`, `title` or `characters`, or beyond a limit.
pub fn document(text: &str) -> Result<(Document, Vec<Problem>), Problem> {
    let root = tree::parse(text)?;
    let refuse = |refused: Refused| {
        let position = locate::positions(text, &[&refused.place])[0];
        Problem {
            severity: Severity::Refused,
            refusal: Some(refused.refusal),
            path: path::render(&refused.place),
            line: position.0,
            column: position.1,
            message: refused.message,
        }
    };
    let header = Header::read(&root).map_err(refuse)?;
    let ids = Rc::new(Ids::gather(&root, &header.language));
    let mut reader =
        Reader { language: header.language, last: header.last, ..Reader::new(ids, Problems::default()) };
    let Some(mut object) = reader.object(&root) else {
        return Err(refuse(Refused::new(&[], "this is not a castmap document")));
    };
    let document = reader.document(&mut object, header.title);
    object.finish(&mut reader);
    Ok((document, reader.problems.locate(text)))
}

/// The fields of an object of strings, in order; anything else in it is left out.
pub fn strings(text: &str) -> Vec<(String, String)> {
    let Ok(Node::Object(fields)) = tree::parse(text) else { return Vec::new() };
    let string = |(key, node): (std::borrow::Cow<'_, str>, Node<'_>)| match node {
        Node::String(said) => Some((key.into_owned(), said.into_owned())),
        _ => None,
    };
    fields.into_iter().filter_map(string).collect()
}

/// What refuses a document, still without line and column.
struct Refused {
    refusal: Refusal,
    place: Vec<Step>,
    message: String,
}

impl Refused {
    fn new(place: &[&'static str], message: impl Into<String>) -> Self {
        let place = place.iter().map(|&key| Step::Key(key.into())).collect();
        Self { refusal: Refusal::NotCastmap, place, message: message.into() }
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
        if !matches!(root, Node::Object(_)) {
            return Err(Refused::new(
                &[],
                format!("a castmap document is an object, and this is {}", root.describe()),
            ));
        }
        match root.field("castmap") {
            Some(Node::Number(version)) if *version == f64::from(VERSION) => {}
            // As a whole number: to write any other would bring a formatter for fractions into the wasm.
            Some(Node::Number(version)) if version.fract() == 0.0 => {
                let version = *version as i64;
                let message =
                    format!("this document is version {version}; this castmap reads version {VERSION}");
                return Err(Refused::new(&["castmap"], message));
            }
            Some(_) => return Err(Refused::new(&["castmap"], "“castmap” should be the number 1")),
            None => {
                return Err(Refused::new(
                    &[],
                    "this is not a castmap document: it has no “castmap”: 1 at the top",
                ));
            }
        }
        let nothing = Rc::new(Ids::default());
        let mut scout = Reader::new(nothing, Problems::muted());
        if let Some(language) = root.field("language").and_then(|node| scout.tag(node)) {
            scout.language = language;
        }
        let title = match root.field("title") {
            Some(node) => scout.text(node),
            None => return Err(Refused::new(&[], "this document has no “title”; give it one")),
        };
        let Some(title) = title else {
            return Err(Refused::new(
                &["title"],
                "the “title” cannot be read: it should be a text that is not empty",
            ));
        };
        match root.field("characters") {
            Some(Node::Array(_)) => {}
            Some(_) => return Err(Refused::new(&["characters"], "“characters” should be a list")),
            None => {
                return Err(Refused::new(
                    &[],
                    "this document has no “characters”; give it a list, which may be empty",
                ));
            }
        }
        for (name, most) in LIMITS {
            if let Some(Node::Array(entries)) = root.field(name)
                && entries.len() > most
            {
                let message =
                    format!("{} {name} are more than castmap reads, which is {most}", entries.len());
                return Err(Refused { refusal: Refusal::TooLarge, ..Refused::new(&[name], message) });
            }
        }
        let last = match root.field("timeline").and_then(|timeline| timeline.field("points")) {
            Some(Node::Array(points)) => Point::try_from(points.len()).unwrap_or(Point::MAX),
            _ => 0,
        };
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
        self.cut_parents(&mut document.groups);
        if let Some(node) = object.get("works") {
            self.cut_adaptations(&mut document.works, node);
        }
        if let Some(node) = object.get("relations") {
            self.place.push(Step::Key("relations".into()));
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
        if let Node::Array(entries) = node {
            for (index, entry) in entries.iter().enumerate() {
                if let Some(Node::String(id)) = entry.field("id") {
                    taken.claim(&Id::from(&**id), index);
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
