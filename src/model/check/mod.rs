//! From text to a clean [`Document`]: what is bad is mended and noted, and only three things refuse.

mod circles;
mod clean;
mod entries;
mod fields;
mod ids;
mod locate;
mod near;
mod object;
mod path;
mod problems;
mod stated;
mod tree;
mod url;

use super::document::*;
use super::problem::{Problem, Severity};
use super::text::Text;
use fields::{MOST_IN_NAME, Reader};
use ids::{Ids, List};
use object::Object;
use path::Step;
use problems::Problems;
use tree::Node;

pub use ids::BUILT_IN_KINDS;
use std::collections::HashMap;
use std::rc::Rc;

/// The most entries that a list may have; a longer one refuses the document.
const LIMITS: [(&str, usize); 3] = [("characters", 20_000), ("relations", 100_000), ("groups", 1_000)];

/// Reads a whole document from `text`.
///
/// # Errors
/// The problem that refuses it: not JSON, no readable `castmap`, `title` or `characters`, or beyond a limit.
pub fn document(text: &str) -> Result<(Document, Vec<Problem>), Problem> {
    let root = tree::parse(text)?;
    let refuse = |refusal: Refused| {
        let position = locate::positions(text, &[&refusal.place])[0];
        Problem {
            severity: Severity::Refused,
            path: path::render(&refusal.place),
            line: position.0,
            column: position.1,
            message: refusal.message,
        }
    };
    let header = Header::read(&root).map_err(refuse)?;
    let ids = Rc::new(header.ids(&root));
    let mut reader =
        Reader { language: header.language, last: header.last, ..Reader::new(ids, Problems::default()) };
    let Some(mut object) = reader.object(&root) else {
        return Err(refuse(Refused::new(&[], "this is not a castmap document")));
    };
    let document = reader.document(&mut object, header.title);
    object.finish(&mut reader);
    Ok((document, reader.problems.locate(text)))
}

/// What refuses a document, still without line and column.
struct Refused {
    place: Vec<Step>,
    message: String,
}

impl Refused {
    fn new(place: &[&str], message: impl Into<String>) -> Self {
        Self { place: place.iter().map(|&key| Step::Key(key.into())).collect(), message: message.into() }
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
        let Node::Object(fields) = root else {
            return Err(Refused::new(
                &[],
                format!("a castmap document is an object, and this is {}", root.describe()),
            ));
        };
        let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, node)| node);
        match field("castmap") {
            Some(Node::Number(version)) if *version == f64::from(VERSION) => {}
            Some(Node::Number(version)) => {
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
        if let Some(language) = field("language").and_then(|node| scout.tag(node)) {
            scout.language = language;
        }
        let title = match field("title") {
            Some(node) => scout.text(node),
            None => return Err(Refused::new(&[], "this document has no “title”; give it one")),
        };
        let Some(title) = title else {
            return Err(Refused::new(
                &["title"],
                "the “title” cannot be read: it should be a text that is not empty",
            ));
        };
        match field("characters") {
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
            if let Some(Node::Array(entries)) = field(name)
                && entries.len() > most
            {
                let message =
                    format!("{} {name} are more than castmap reads, which is {most}", entries.len());
                return Err(Refused::new(&[name], message));
            }
        }
        let points = match field("timeline") {
            Some(Node::Object(timeline)) => timeline.iter().find(|(key, _)| key == "points"),
            _ => None,
        };
        let last = match points {
            Some((_, Node::Array(points))) => Point::try_from(points.len()).unwrap_or(Point::MAX),
            _ => 0,
        };
        Ok(Self { language: scout.language, last, title })
    }

    /// The ids of all entries that will be kept, so that a reference can be judged where it stands.
    fn ids(&self, root: &Node<'_>) -> Ids {
        let nothing = Rc::new(Ids::default());
        let mut scout = Reader { language: self.language.clone(), ..Reader::new(nothing, Problems::muted()) };
        let mut ids = Ids::default();
        let Node::Object(fields) = root else { return ids };
        for (key, node) in fields {
            let Some(list) = List::ALL.into_iter().find(|list| list.field() == key) else { continue };
            let Node::Array(entries) = node else { continue };
            for (index, entry) in entries.iter().enumerate() {
                let Node::Object(entry) = entry else { continue };
                let field = |name: &str| entry.iter().find(|(key, _)| key == name).map(|(_, node)| node);
                let Some(Node::String(id)) = field("id") else { continue };
                let named = match list {
                    List::Sources | List::Works => field("title").and_then(|node| scout.text(node)).is_some(),
                    List::Kinds => field("name").and_then(|node| scout.text(node)).is_some(),
                    _ => field("name").is_some_and(|node| !scout.stated(node, MOST_IN_NAME).0.is_empty()),
                };
                if named && ids::fault_of(id).is_none() {
                    ids.claim(list, id, index);
                }
            }
        }
        ids
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
        self.cut_adaptations(&mut document.works);
        if let Some(node) = object.get("relations") {
            document.relations = self.at(Step::Key("relations".into()), |reader| reader.relations(node));
        }
        document
    }

    /// The entries of one of the lists with ids, without those that have to be left out.
    fn entries<T>(&mut self, object: &mut Object<'_, '_>, list: List, read: Entry<T>) -> Vec<T> {
        let Some(node) = object.get(list.field()) else { return Vec::new() };
        let Node::Array(entries) = node else {
            return self.at(Step::Key(list.field().into()), |reader| {
                reader.expected::<()>("a list", node);
                Vec::new()
            });
        };
        self.at(Step::Key(list.field().into()), |reader| {
            let mut kept = Vec::with_capacity(entries.len());
            for (index, node) in entries.iter().enumerate() {
                kept.extend(reader.at(Step::Index(index), |reader| {
                    let mut object = reader.object(node)?;
                    let id = reader.own_id(&mut object, list, index)?;
                    let entry = read(reader, &mut object, id);
                    object.finish(reader);
                    entry
                }));
            }
            kept
        })
    }

    /// The entry's own id, if the entry is to be kept; otherwise the reason is noted.
    fn own_id(&mut self, object: &mut Object<'_, '_>, list: List, index: usize) -> Option<Id> {
        let one = list.one();
        let id = object.required(self, "id", Self::id, one, "a short name of its own")?;
        if self.ids.owns(list, &id, index) {
            return Some(id);
        }
        let named = if matches!(list, List::Sources | List::Works) { "title" } else { "name" };
        if self.ids.has(list, &id) || matches!(list, List::Characters | List::Groups) && self.is_entity(&id) {
            self.at(Step::Key("id".into()), |reader| {
                reader
                    .fault(format!("the id “{id}” is taken, so this {one} is left out; give it another one"));
            });
        }
        // An entry that is not named is reported as such, whether or not its id is taken.
        let name = object.get(named);
        match name {
            None => self.fault(format!("this {one} is left out, because it has no “{named}”; give it one")),
            Some(node) => self.at(Step::Key(named.into()), |reader| {
                let empty = if named == "title" || list == List::Kinds {
                    reader.text(node).is_none()
                } else {
                    reader.stated(node, MOST_IN_NAME).0.is_empty()
                };
                if empty && is_hollow(node) {
                    reader.fault(format!("this {named} is empty, so the {one} is left out; give it one"));
                }
            }),
        }
        None
    }

    fn is_entity(&self, id: &str) -> bool {
        self.ids.has(List::Characters, id) || self.ids.has(List::Groups, id)
    }

    fn id(&mut self, node: &Node<'_>) -> Option<Id> {
        let Node::String(id) = node else { return self.expected("an id as a text", node) };
        if let Some(fault) = ids::fault_of(id) {
            self.fault(format!("this id {fault}; what it names is left out"));
            return None;
        }
        Some((&**id).into())
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

    fn cut_parents(&mut self, groups: &mut [Group]) {
        let places: HashMap<Id, usize> =
            groups.iter().enumerate().map(|(place, group)| (group.id.clone(), place)).collect();
        let edges: Vec<Vec<usize>> = groups
            .iter()
            .map(|group| group.parent.iter().filter_map(|id| places.get(id).copied()).collect())
            .collect();
        for (from, _) in circles::closing(&edges) {
            self.circle(List::Groups, &groups[from].id, "parent");
            groups[from].parent = None;
        }
    }

    fn cut_adaptations(&mut self, works: &mut [Work]) {
        let places: HashMap<Id, usize> =
            works.iter().enumerate().map(|(place, work)| (work.id.clone(), place)).collect();
        let edges: Vec<Vec<usize>> =
            works.iter().map(|work| work.adapts.iter().map(|id| places[id]).collect()).collect();
        // From the back, so that the places of the edges still to be cut stay true.
        for (from, place) in circles::closing(&edges).into_iter().rev() {
            self.circle(List::Works, &works[from].id, "adapts");
            works[from].adapts.remove(place);
        }
    }

    fn circle(&mut self, list: List, id: &Id, field: &str) {
        let Some(index) = self.ids.index(list, id) else { return };
        let place = [Step::Key(list.field().into()), Step::Index(index), Step::Key(field.into())];
        self.problems
            .add(&place, format!("“{field}” leads from “{id}” in a circle back to it; it is left out"));
    }

    fn relations(&mut self, node: &Node<'_>) -> Vec<Relation> {
        let Node::Array(entries) = node else {
            self.expected::<()>("a list", node);
            return Vec::new();
        };
        let mut taken: HashMap<Id, usize> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            if let Node::Object(fields) = entry
                && let Some((_, Node::String(id))) = fields.iter().find(|(key, _)| key == "id")
            {
                taken.entry((&**id).into()).or_insert(index);
            }
        }
        let mut numbers: HashMap<(Id, Id), usize> = HashMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for (index, node) in entries.iter().enumerate() {
            kept.extend(
                self.at(Step::Index(index), |reader| reader.relation(node, index, &taken, &mut numbers)),
            );
        }
        kept
    }
}

/// Whether there is nothing in a name but white space and what is stripped: such a one is reported as empty, any
/// other unreadable one for what it is.
fn is_hollow(node: &Node<'_>) -> bool {
    match node {
        Node::String(_) => true,
        Node::Array(items) => items.iter().all(is_hollow),
        Node::Object(fields) => fields.iter().all(|(_, node)| is_hollow(node)),
        _ => false,
    }
}

/// The statements of a required name, read again for its faults: the ids were gathered in silence.
fn name(reader: &mut Reader, object: &mut Object<'_, '_>) -> Stated {
    object.read(reader, "name", |reader, node| Some(reader.stated(node, MOST_IN_NAME))).unwrap_or_default()
}
