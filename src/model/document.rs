//! The document: FORMAT version 1, as types. What `read` returns is clean: every reference leads somewhere, ids
//! are unique, texts are fit to be shown. The JSON Schema is made from these types too.

use super::text::Text;
use super::written::{choice, written};
use std::rc::Rc;

#[cfg(not(target_arch = "wasm32"))]
use super::schema::{IdOr, NameOr, OneOrMany, TextOr};

/// The version of the format that is read.
pub const VERSION: u32 = 1;

/// 1 to 100 characters without white space, control characters, comma and `|`.
pub type Id = Rc<str>;

/// A point of the timeline, from 1; 0 is before it.
pub type Point = u32;

written! {
    /// From when on something is visible, and from when on it is past.
    When [] {
        /// The point from which on it is visible; 0: from the start.
        since: Point,
        /// The point from which on it is past; 0: over before the story begins.
        until: Option<Point>,
    }
}

written! {
    /// Something said, by whom, and when it holds: a name, a role, a summary or a fact.
    Statement ["text"] {
        /// What is said.
        text: Text,
        /// Statements with one topic and different sources disagree.
        topic: Option<Rc<str>>,
        /// Ids of sources.
        sources: Vec<Id>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

/// Statements in the order of the document: they may change over time, and sources may disagree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated(pub Vec<Statement>);

written! {
    /// Another name, and who uses it.
    Alias ["text"] {
        /// The other name.
        text: Rc<str>,
        /// What sort of other name it is.
        kind: Option<AliasKind>,
        /// Id of the character who calls them this.
        by: Option<Id>,
        /// Ids of the sources that write it so.
        sources: Vec<Id>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

choice! {
    /// What sort of other name an alias is.
    AliasKind {
        Spelling = "spelling",
        Native = "native",
        Nickname = "nickname",
        Title = "title",
        Birth = "birth",
        Pen = "pen",
        Stage = "stage",
    }
}

choice! {
    /// How large a part a character has.
    Tier {
        Main = "main",
        Support = "support",
        Guest = "guest",
    }
}

choice! {
    /// How a tie of this kind is drawn.
    Line {
        Solid = "solid",
        Dashed = "dashed",
        Dotted = "dotted",
        Double = "double",
    }
}

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

written! {
    /// A way out to another page.
    Link ["url"] {
        /// Where it leads.
        url: Rc<str>,
        /// What it is called; without one, its address is shown.
        label: Option<Text>,
    }
}

written! {
    /// A picture of somebody.
    Portrait ["src"] {
        /// Where the picture is.
        src: Rc<str>,
        /// What the picture shows, for those who cannot see it.
        alt: Option<Text>,
        /// Who made it or owns it.
        credit: Option<Text>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

written! {
    /// One show.
    Document ["castmap", "title", "characters"] {
        /// The version of the format: 1.
        castmap: u32,
        /// What the show is called.
        title: Text,
        /// Language tag of plain strings; `en` where there is none.
        language: Rc<str>,
        /// Language tag of native names.
        native: Option<Rc<str>>,
        /// The show as a whole.
        about: About,
        timeline: Timeline,
        sources: Vec<Source>,
        groups: Vec<Group>,
        /// Kinds of relation, beside the built-in ones.
        kinds: Vec<Kind>,
        /// Actors and makers.
        people: Vec<Person>,
        characters: Vec<Character>,
        relations: Vec<Relation>,
        works: Vec<Work>,
    }
}

written! {
    /// The show as a whole.
    About [] {
        summary: Stated,
        year: Option<i32>,
        /// Who shows it.
        network: Option<Text>,
        /// How long it is: "8 episodes".
        length: Option<Text>,
        genres: Vec<Text>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<TextOr<Statement>>"))]
        facts: Vec<Statement>,
        links: Vec<Link>,
    }
}

written! {
    /// The points of the story a visitor can have reached.
    Timeline [] {
        /// What a point is called: "Episode".
        unit: Option<Text>,
        /// Where a new visitor begins; 1 where there is none.
        start: Option<Point>,
        points: Vec<TimelinePoint>,
    }
}

written! {
    /// One point of the story, counted from 1.
    TimelinePoint [] {
        /// What it is called: the title of an episode.
        title: Option<Text>,
        /// What stands for it where there is little room: "E1"; without one, its number.
        label: Option<Text>,
    }
}

written! {
    /// Where something was read.
    Source ["id", "title"] {
        id: Id,
        title: Text,
        url: Option<Rc<str>>,
        /// When it was published or read, as it is to be shown.
        date: Option<Rc<str>>,
        author: Option<Rc<str>>,
    }
}

written! {
    /// Characters who belong together.
    Group ["id", "name"] {
        id: Id,
        name: Stated,
        color: Option<Color>,
        /// Id of the group this one is part of.
        parent: Option<Id>,
        summary: Stated,
        sources: Vec<Id>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

written! {
    /// A kind of relation.
    Kind ["id", "name"] {
        id: Id,
        name: Text,
        color: Option<Color>,
        /// How its ties are drawn.
        line: Option<Line>,
        /// Whether relations of this kind hold both ways.
        mutual: bool,
    }
}

written! {
    /// An actor or a maker.
    Person ["id", "name"] {
        id: Id,
        name: Stated,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<NameOr<Alias>>"))]
        aliases: Vec<Alias>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "portrait", with = "OneOrMany<Portrait>"))]
        portraits: Vec<Portrait>,
        summary: Stated,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<TextOr<Statement>>"))]
        facts: Vec<Statement>,
        /// What they are known for.
        known_for: Vec<Stated>,
        links: Vec<Link>,
    }
}

written! {
    /// Somebody in the story.
    Character ["id", "name"] {
        id: Id,
        name: Stated,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<NameOr<Alias>>"))]
        aliases: Vec<Alias>,
        /// How large a part they have.
        tier: Option<Tier>,
        /// What they are in the story.
        role: Stated,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<IdOr<Membership>>"))]
        groups: Vec<Membership>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<IdOr<Casting>>"))]
        played_by: Vec<Casting>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "portrait", with = "OneOrMany<Portrait>"))]
        portraits: Vec<Portrait>,
        summary: Stated,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<TextOr<Statement>>"))]
        facts: Vec<Statement>,
        links: Vec<Link>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

written! {
    /// A character's place in a group.
    Membership ["group"] {
        /// Id of the group.
        group: Id,
        /// What they are in the group.
        role: Option<Text>,
        sources: Vec<Id>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

written! {
    /// Who plays a character.
    Casting ["person"] {
        /// Id of the person.
        person: Id,
        /// The name in the credits.
        #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "as"))]
        credited: Option<Text>,
        /// Whether only the voice is theirs.
        voice: bool,
        /// Language tag of the version they speak in.
        lang: Option<Rc<str>>,
        sources: Vec<Id>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

written! {
    /// How one character or group stands to another.
    Relation ["from", "to"] {
        /// Without one it is called after its ends: `from>to#1`.
        id: Id,
        /// Id of the character or group it goes out from.
        from: Id,
        /// Id of the character or group it goes to.
        to: Id,
        /// Id of its kind.
        kind: Option<Id>,
        /// What stands at the tie.
        label: Stated,
        /// Whether it holds both ways.
        mutual: bool,
        /// What the other one says or feels.
        back: Option<Back>,
        summary: Stated,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<TextOr<Statement>>"))]
        facts: Vec<Statement>,
        sources: Vec<Id>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
        when: When,
    }
}

written! {
    /// What the other one of a relation says or feels.
    Back [] {
        /// Id of its kind; without one, that of the relation.
        kind: Option<Id>,
        /// What stands at the tie.
        label: Stated,
        sources: Vec<Id>,
    }
}

written! {
    /// A work the show is, or was made from.
    Work ["id", "title"] {
        id: Id,
        title: Text,
        /// What it is: "web novel".
        medium: Option<Text>,
        year: Option<i32>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<NameOr<Alias>>"))]
        aliases: Vec<Alias>,
        /// Ids of the works this one adapts.
        adapts: Vec<Id>,
        credits: Vec<Credit>,
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<TextOr<Statement>>"))]
        facts: Vec<Statement>,
        sources: Vec<Id>,
        /// Whether this is the show itself.
        this: bool,
    }
}

written! {
    /// Who made what of a work.
    Credit ["person"] {
        /// Id of the person.
        person: Id,
        /// What they did.
        job: Option<Text>,
        /// The name in the credits.
        name_as: Option<Rc<str>>,
        sources: Vec<Id>,
    }
}
