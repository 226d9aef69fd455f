//! A document that was read, written down again: in the form that leaves nothing to be mended.

#![allow(dead_code, reason = "each test uses what it needs")]

use castmap::model::document::*;
use castmap::model::{Show, Text};
use serde_json::{Map, Value, json};

/// The most letters of an id. One that a relation got from its ends may have more, and cannot be written.
const MOST_IN_ID: usize = 100;

/// What was read and is written again has no fault, and reads as the same.
pub fn check(document: &Document) {
    let text = whole(document).to_string();
    let (show, problems) = Show::read(&text).unwrap_or_else(|problem| panic!("{problem}\n{text}"));
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
    if document.relations.iter().all(|relation| is_written(&relation.id)) {
        assert!(show.document() == document, "{:#?}\nis not\n{document:#?}", show.document());
    }
}

fn is_written(id: &Id) -> bool {
    id.chars().count() <= MOST_IN_ID
}

/// An object without the fields that are null.
fn object<const COUNT: usize>(fields: [(&str, Value); COUNT]) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The same with when it holds.
fn timed(mut fields: Value, when: &When) -> Value {
    fields["since"] = when.since.into();
    if let Some(until) = when.until {
        fields["until"] = until.into();
    }
    fields
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Value) -> Value {
    items.iter().map(write).collect()
}

fn ids(ids: &[Id]) -> Value {
    list(ids, |id| (**id).into())
}

fn string(text: &Option<std::rc::Rc<str>>) -> Value {
    text.as_deref().into()
}

/// The document as a value.
pub fn whole(document: &Document) -> Value {
    let Document { castmap, title, language, native, about, timeline, .. } = document;
    let writer = Writer { language };
    object([
        ("castmap", json!(castmap)),
        ("title", writer.text(title)),
        ("language", (**language).into()),
        ("native", string(native)),
        ("about", writer.about(about)),
        ("timeline", writer.timeline(timeline)),
        ("sources", list(&document.sources, |entry| writer.source(entry))),
        ("groups", list(&document.groups, |entry| writer.group(entry))),
        ("kinds", list(&document.kinds, |entry| writer.kind(entry))),
        ("people", list(&document.people, |entry| writer.person(entry))),
        ("characters", list(&document.characters, |entry| writer.character(entry))),
        ("relations", list(&document.relations, |entry| writer.relation(entry))),
        ("works", list(&document.works, |entry| writer.work(entry))),
    ])
}

struct Writer<'d> {
    /// Of plain strings.
    language: &'d str,
}

impl Writer<'_> {
    fn text(&self, text: &Text) -> Value {
        let all: Vec<_> = text.all().collect();
        match all[..] {
            [(tag, words)] if **tag == *self.language => (**words).into(),
            _ => {
                let pairs = all.iter().map(|(tag, words)| (tag.to_string(), (**words).into()));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
        }
    }

    fn maybe(&self, text: &Option<Text>) -> Value {
        text.as_ref().map_or(Value::Null, |text| self.text(text))
    }

    fn statement(&self, said: &Statement) -> Value {
        let fields = object([
            ("text", self.text(&said.text)),
            ("topic", string(&said.topic)),
            ("sources", ids(&said.sources)),
        ]);
        timed(fields, &said.when)
    }

    fn said(&self, statements: &[Statement]) -> Value {
        list(statements, |said| self.statement(said))
    }

    fn aliases(&self, aliases: &[Alias]) -> Value {
        list(aliases, |alias| {
            let fields = object([
                ("text", (*alias.text).into()),
                ("kind", alias.kind.map(AliasKind::word).into()),
                ("by", string(&alias.by)),
                ("sources", ids(&alias.sources)),
            ]);
            timed(fields, &alias.when)
        })
    }

    fn links(&self, links: &[Link]) -> Value {
        list(links, |link| object([("url", (*link.url).into()), ("label", self.maybe(&link.label))]))
    }

    fn portraits(&self, portraits: &[Portrait]) -> Value {
        list(portraits, |portrait| {
            let fields = object([
                ("src", (*portrait.src).into()),
                ("alt", self.maybe(&portrait.alt)),
                ("credit", self.maybe(&portrait.credit)),
            ]);
            timed(fields, &portrait.when)
        })
    }

    fn about(&self, about: &About) -> Value {
        object([
            ("summary", self.said(&about.summary.0)),
            ("year", about.year.into()),
            ("network", self.maybe(&about.network)),
            ("length", self.maybe(&about.length)),
            ("genres", list(&about.genres, |genre| self.text(genre))),
            ("facts", self.said(&about.facts)),
            ("links", self.links(&about.links)),
        ])
    }

    fn timeline(&self, timeline: &Timeline) -> Value {
        let point = |point: &TimelinePoint| {
            object([("title", self.maybe(&point.title)), ("label", self.maybe(&point.label))])
        };
        object([
            ("unit", self.maybe(&timeline.unit)),
            ("start", timeline.start.into()),
            ("points", list(&timeline.points, point)),
        ])
    }

    fn source(&self, source: &Source) -> Value {
        object([
            ("id", (*source.id).into()),
            ("title", self.text(&source.title)),
            ("url", string(&source.url)),
            ("date", string(&source.date)),
            ("author", string(&source.author)),
        ])
    }

    fn group(&self, group: &Group) -> Value {
        let fields = object([
            ("id", (*group.id).into()),
            ("name", self.said(&group.name.0)),
            ("color", color(group.color)),
            ("parent", string(&group.parent)),
            ("summary", self.said(&group.summary.0)),
            ("sources", ids(&group.sources)),
        ]);
        timed(fields, &group.when)
    }

    fn kind(&self, kind: &Kind) -> Value {
        object([
            ("id", (*kind.id).into()),
            ("name", self.text(&kind.name)),
            ("color", color(kind.color)),
            ("line", kind.line.map(Line::word).into()),
            ("mutual", kind.mutual.into()),
        ])
    }

    fn person(&self, person: &Person) -> Value {
        object([
            ("id", (*person.id).into()),
            ("name", self.said(&person.name.0)),
            ("aliases", self.aliases(&person.aliases)),
            ("portrait", self.portraits(&person.portraits)),
            ("summary", self.said(&person.summary.0)),
            ("facts", self.said(&person.facts)),
            ("known_for", list(&person.known_for, |stated| self.said(&stated.0))),
            ("links", self.links(&person.links)),
        ])
    }

    fn character(&self, character: &Character) -> Value {
        let membership = |membership: &Membership| {
            let fields = object([
                ("group", (*membership.group).into()),
                ("role", self.maybe(&membership.role)),
                ("sources", ids(&membership.sources)),
            ]);
            timed(fields, &membership.when)
        };
        let casting = |casting: &Casting| {
            let fields = object([
                ("person", (*casting.person).into()),
                ("as", self.maybe(&casting.credited)),
                ("voice", casting.voice.into()),
                ("lang", string(&casting.lang)),
                ("sources", ids(&casting.sources)),
            ]);
            timed(fields, &casting.when)
        };
        let fields = object([
            ("id", (*character.id).into()),
            ("name", self.said(&character.name.0)),
            ("aliases", self.aliases(&character.aliases)),
            ("tier", character.tier.map(Tier::word).into()),
            ("role", self.said(&character.role.0)),
            ("groups", list(&character.groups, membership)),
            ("played_by", list(&character.played_by, casting)),
            ("portrait", self.portraits(&character.portraits)),
            ("summary", self.said(&character.summary.0)),
            ("facts", self.said(&character.facts)),
            ("links", self.links(&character.links)),
        ]);
        timed(fields, &character.when)
    }

    fn relation(&self, relation: &Relation) -> Value {
        let back = |back: &Back| {
            object([
                ("kind", string(&back.kind)),
                ("label", self.said(&back.label.0)),
                ("sources", ids(&back.sources)),
            ])
        };
        let fields = object([
            ("id", is_written(&relation.id).then_some(&*relation.id).into()),
            ("from", (*relation.from).into()),
            ("to", (*relation.to).into()),
            ("kind", string(&relation.kind)),
            ("label", self.said(&relation.label.0)),
            ("mutual", relation.mutual.into()),
            ("back", relation.back.as_ref().map_or(Value::Null, back)),
            ("summary", self.said(&relation.summary.0)),
            ("facts", self.said(&relation.facts)),
            ("sources", ids(&relation.sources)),
        ]);
        timed(fields, &relation.when)
    }

    fn work(&self, work: &Work) -> Value {
        let credit = |credit: &Credit| {
            object([
                ("person", (*credit.person).into()),
                ("job", self.maybe(&credit.job)),
                ("name_as", string(&credit.name_as)),
                ("sources", ids(&credit.sources)),
            ])
        };
        object([
            ("id", (*work.id).into()),
            ("title", self.text(&work.title)),
            ("medium", self.maybe(&work.medium)),
            ("year", work.year.into()),
            ("aliases", self.aliases(&work.aliases)),
            ("adapts", ids(&work.adapts)),
            ("credits", list(&work.credits, credit)),
            ("facts", self.said(&work.facts)),
            ("sources", ids(&work.sources)),
            ("this", work.this.into()),
        ])
    }
}

fn color(color: Option<Color>) -> Value {
    color.map_or(Value::Null, |Color(r, g, b)| format!("#{r:02x}{g:02x}{b:02x}").into())
}
