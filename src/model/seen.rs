//! What may be seen at a point: the only form of a show that views, search and layout ever meet.
//!
//! References are places in the lists of the same [`Snapshot`]. No value here comes from behind the point, but
//! for [`Snapshot::hidden`].

use super::document::{AliasKind, Color, Id, Line, Link, Point, Portrait, Source, Tier, Timeline};
use super::text::Text;
use std::rc::Rc;

/// A show as of a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The point, from 0 to `last`.
    pub at: Point,
    pub last: Point,
    /// The document's own language.
    pub language: Rc<str>,
    /// The language of native names.
    pub native: Option<Rc<str>>,
    pub title: Text,
    pub about: About,
    /// The later points are there, without their titles and labels.
    pub timeline: Timeline,
    /// Those that something visible names, in the order of the document.
    pub sources: Vec<Source>,
    pub groups: Vec<Group>,
    /// Those of a visible relation.
    pub kinds: Vec<Kind>,
    pub people: Vec<Person>,
    pub characters: Vec<Character>,
    pub relations: Vec<Relation>,
    pub works: Vec<Work>,
    /// What appears later.
    pub hidden: Vec<Hidden>,
}

impl Snapshot {
    /// Whether somebody does not belong to a group any more, because they have left or it has ended.
    pub fn is_former(&self, membership: &Membership) -> bool {
        membership.until.is_some() || self.groups[membership.group].is_past()
    }
}

/// Something with an id that is not to be seen yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden {
    pub id: Id,
    /// The point at which it appears.
    pub appears: Point,
}

/// The end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A place in [`Snapshot::characters`].
    Character(usize),
    /// A place in [`Snapshot::groups`].
    Group(usize),
}

/// Something said that is visible.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub text: Text,
    pub topic: Option<Rc<str>>,
    /// Ids of sources.
    pub sources: Vec<Id>,
    pub since: Point,
    pub past: bool,
}

/// All visible statements about one matter, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told(pub Vec<Said>);

impl Told {
    /// The statement that leads: of those that hold the one that begins latest, the first of equals; where none
    /// holds any more, the last to begin, which is then past.
    pub fn lead(&self) -> Option<&Said> {
        let current = self.0.iter().filter(|said| !said.past).rev().max_by_key(|said| said.since);
        current.or_else(|| self.0.iter().max_by_key(|said| said.since))
    }

    /// The others that hold.
    pub fn beside(&self) -> impl Iterator<Item = &Said> {
        self.others().filter(|said| !said.past)
    }

    /// The others that held once.
    pub fn formerly(&self) -> impl Iterator<Item = &Said> {
        self.others().filter(|said| said.past)
    }

    fn others(&self) -> impl Iterator<Item = &Said> {
        let lead = self.lead().map(std::ptr::from_ref);
        self.0.iter().filter(move |said| Some(std::ptr::from_ref(*said)) != lead)
    }

    /// The leading text; empty where nothing is said.
    pub fn text(&self) -> Text {
        self.lead().map(|said| said.text.clone()).unwrap_or_default()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    pub summary: Told,
    pub year: Option<i32>,
    pub network: Option<Text>,
    pub length: Option<Text>,
    pub genres: Vec<Text>,
    pub facts: Vec<Said>,
    pub links: Vec<Link>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    pub id: Id,
    pub name: Told,
    pub color: Option<Color>,
    pub parent: Option<usize>,
    pub summary: Told,
    pub sources: Vec<Id>,
    pub since: Point,
    /// When it ended, if it has.
    pub until: Option<Point>,
    /// Characters that belong or belonged to it, in the order of the document.
    pub members: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kind {
    pub id: Id,
    /// None for a built-in kind: the interface has words for it.
    pub name: Option<Text>,
    pub color: Option<Color>,
    pub line: Option<Line>,
    pub mutual: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub text: Rc<str>,
    pub kind: Option<AliasKind>,
    /// The character who calls them this, if that one is visible.
    pub by: Option<usize>,
    pub sources: Vec<Id>,
    pub since: Point,
    pub past: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub id: Id,
    pub name: Told,
    pub aliases: Vec<Alias>,
    pub portrait: Option<Portrait>,
    pub summary: Told,
    pub facts: Vec<Said>,
    pub known_for: Vec<Told>,
    pub links: Vec<Link>,
    /// Characters they play, in the order of the document.
    pub plays: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Character {
    pub id: Id,
    pub name: Told,
    pub aliases: Vec<Alias>,
    pub tier: Option<Tier>,
    pub role: Told,
    pub groups: Vec<Membership>,
    pub played_by: Vec<Casting>,
    pub portrait: Option<Portrait>,
    pub summary: Told,
    pub facts: Vec<Said>,
    pub links: Vec<Link>,
    pub since: Point,
    /// Whether they have left the story.
    pub past: bool,
    /// Relations they are an end of: those that hold, then the past ones, each in the order of the document.
    pub relations: Vec<usize>,
}

impl Group {
    pub fn is_past(&self) -> bool {
        self.until.is_some()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Membership {
    pub group: usize,
    pub role: Option<Text>,
    pub sources: Vec<Id>,
    pub since: Point,
    /// When it ended, if it has.
    pub until: Option<Point>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Casting {
    pub person: usize,
    pub credited: Option<Text>,
    pub voice: bool,
    pub lang: Option<Rc<str>>,
    pub sources: Vec<Id>,
    pub since: Point,
    pub past: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub id: Id,
    pub from: Subject,
    pub to: Subject,
    pub kind: usize,
    pub label: Told,
    /// Whether what is said holds both ways.
    pub mutual: bool,
    pub back: Option<Back>,
    pub summary: Told,
    pub facts: Vec<Said>,
    pub sources: Vec<Id>,
    pub since: Point,
    pub past: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    pub kind: usize,
    pub label: Told,
    pub sources: Vec<Id>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    pub id: Id,
    pub title: Text,
    pub medium: Option<Text>,
    pub year: Option<i32>,
    pub aliases: Vec<Alias>,
    pub adapts: Vec<usize>,
    pub credits: Vec<Credit>,
    pub facts: Vec<Said>,
    pub sources: Vec<Id>,
    /// Whether this is the show itself.
    pub this: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    pub person: usize,
    pub job: Option<Text>,
    pub name_as: Option<Rc<str>>,
    pub sources: Vec<Id>,
}
