//! From a model to a document in which every string says from which point on it may be seen.

use super::model::*;
use super::seen::Seen;
use super::{Marked, MarkedShow, NEVER};
use serde_json::{Map, Value, json};
use std::cell::{Cell, RefCell};

impl Model {
    /// Writes the document, without ends later than `known`.
    pub fn write(&self, known: u32) -> MarkedShow {
        let first = Seen::first(self);
        // Ids are in the text before what leads to them is: so once to learn what leads to sources, and once to write.
        let scout = Writer::new(self, &first, known, vec![NEVER; self.sources]);
        scout.document();
        let cited = scout.cited.into_inner();
        let writer = Writer::new(self, &first, known, cited);
        let text = format!("{:#}", writer.document());
        MarkedShow {
            text,
            last: self.last,
            strings: writer.strings.into_inner(),
            appear: writer.appear.into_inner(),
        }
    }
}

struct Writer<'m> {
    model: &'m Model,
    first: &'m Seen,
    known: u32,
    sources: Vec<u32>,
    cited: RefCell<Vec<u32>>,
    strings: RefCell<Vec<Marked>>,
    appear: RefCell<Vec<(String, u32)>>,
    count: Cell<u32>,
}

impl<'m> Writer<'m> {
    fn new(model: &'m Model, first: &'m Seen, known: u32, sources: Vec<u32>) -> Self {
        let cited = RefCell::new(vec![NEVER; model.sources]);
        let (strings, appear) = (RefCell::default(), RefCell::default());
        Self { model, first, known, sources, cited, strings, appear, count: Cell::new(0) }
    }

    /// New words, of the point.
    fn words(&self, from: u32) -> String {
        self.note(from, true)
    }

    fn note(&self, from: u32, kept: bool) -> String {
        self.count.set(self.count.get() + 1);
        let words = format!("q{}x7k{from:02}z", self.count.get());
        self.strings.borrow_mut().push(Marked { words: words.clone(), from, kept });
        words
    }

    /// The id of the nth thing of a sort; it is the same wherever it is written.
    fn id(&self, sort: char, place: usize, from: u32) -> String {
        format!("{sort}{place}x7k{from:02}z")
    }

    fn own_id(&self, sort: char, place: usize, from: u32) -> String {
        let id = self.id(sort, place, from);
        self.strings.borrow_mut().push(Marked { words: id.clone(), from, kept: true });
        if "cgpr".contains(sort) && from != NEVER {
            self.appear.borrow_mut().push((id.clone(), from));
        }
        id
    }

    fn character(&self, place: usize) -> String {
        self.id('c', place, self.first.characters[place])
    }

    fn group(&self, place: usize) -> String {
        self.id('g', place, self.first.groups[place])
    }

    fn person(&self, place: usize) -> String {
        self.id('p', place, self.first.people[place])
    }

    fn end(&self, end: End) -> String {
        match end {
            End::Character(place) => self.character(place),
            End::Group(place) => self.group(place),
        }
    }

    fn kind(&self, place: usize) -> String {
        match place {
            0 => "family".into(),
            1 => "rival".into(),
            _ => self.id('k', place, self.first.kinds[place]),
        }
    }

    fn cite(&self, sources: &[usize], from: u32) -> Value {
        let mut cited = self.cited.borrow_mut();
        let cite = |&place: &usize| {
            cited[place] = cited[place].min(from);
            self.id('s', place, self.sources[place])
        };
        sources.iter().map(cite).collect()
    }

    fn text(&self, languages: u32, from: u32, kept: bool) -> Value {
        if languages == 0 {
            return self.note(from, kept).into();
        }
        let tags = ["en", "ko", "ja"].into_iter().take(languages as usize);
        Value::Object(tags.map(|tag| (tag.to_owned(), self.note(from, kept).into())).collect())
    }

    fn when(&self, fields: &mut Value, times: &Times) {
        if times.since > 0 {
            fields["since"] = times.since.into();
        }
        if let Some(until) = times.until.filter(|until| *until <= self.known) {
            fields["until"] = until.into();
        }
    }

    fn said(&self, said: &Said, owner: u32) -> Value {
        let from = owner.max(said.times.since);
        let mut fields =
            json!({"text": self.text(said.languages, from, true), "sources": self.cite(&said.sources, from)});
        if said.topic {
            fields["topic"] = self.words(from).into();
        }
        self.when(&mut fields, &said.times);
        fields
    }

    fn stated(&self, stated: &[Said], owner: u32) -> Value {
        stated.iter().map(|said| self.said(said, owner)).collect()
    }

    fn aliases(&self, aliases: &[Alias], owner: u32) -> Value {
        let alias = |alias: &Alias| {
            let from = owner.max(alias.said.times.since);
            let mut fields =
                json!({"text": self.words(from), "sources": self.cite(&alias.said.sources, from)});
            if let Some(by) = alias.by {
                fields["by"] = self.character(by).into();
            }
            self.when(&mut fields, &alias.said.times);
            fields
        };
        aliases.iter().map(alias).collect()
    }

    fn portraits(&self, portraits: &[Portrait], owner: u32) -> Value {
        let kept = portraits.len() == 1;
        let portrait = |portrait: &Portrait| {
            let from = owner.max(portrait.times.since);
            let mut fields = json!({
                "src": format!("faces/{}.webp", self.note(from, kept)),
                "alt": self.text(2, from, kept),
                "credit": self.note(from, kept),
            });
            self.when(&mut fields, &portrait.times);
            fields
        };
        portraits.iter().map(portrait).collect()
    }

    fn links(&self, count: u32, owner: u32) -> Value {
        let link = |_| json!({"url": format!("https://example.org/{}", self.words(owner)), "label": self.text(2, owner, true)});
        (0..count).map(link).collect()
    }

    /// Ties to groups or people: visible once both are, and the tie has begun.
    fn ties(&self, ties: &[Tie], field: &str, owner: u32, first: &[u32], said: &str) -> Value {
        let tie = |tie: &Tie| {
            let id = if field == "group" { self.group(tie.to) } else { self.person(tie.to) };
            if tie.plain {
                return id.into();
            }
            let from = owner.max(tie.said.times.since).max(first[tie.to]);
            let mut fields = json!({field: id, "sources": self.cite(&tie.said.sources, from)});
            fields[said] = self.text(tie.said.languages, from, true);
            self.when(&mut fields, &tie.said.times);
            fields
        };
        ties.iter().map(tie).collect()
    }

    fn document(&self) -> Value {
        let (model, first) = (self.model, self.first);
        let points = (1..=model.last)
            .map(|point| json!({"title": self.text(2, point, true), "label": self.words(point)}));
        let points: Vec<Value> = points.collect();
        let mut document = Map::new();
        document.insert("castmap".into(), 1.into());
        document.insert("title".into(), self.text(2, 0, true));
        document.insert("native".into(), "ko".into());
        document.insert("timeline".into(), json!({"unit": self.words(0), "points": points}));
        document.insert(
            "about".into(),
            json!({
                "summary": self.stated(&model.about.0, 0), "facts": self.stated(&model.about.1, 0),
                "network": self.words(0), "length": self.words(0), "genres": [self.text(2, 0, true)],
                "links": self.links(1, 0),
            }),
        );
        document.insert("groups".into(), self.each(&model.groups, |place, group| self.a_group(place, group)));
        document
            .insert("people".into(), self.each(&model.people, |place, person| self.a_person(place, person)));
        document.insert(
            "characters".into(),
            self.each(&model.characters, |place, character| self.a_character(place, character)),
        );
        document.insert(
            "relations".into(),
            self.each(&model.relations, |place, relation| self.a_relation(place, relation)),
        );
        document.insert("works".into(), self.each(&model.works, |place, work| self.a_work(place, work)));
        let kinds = (1..model.kinds).map(|place| {
            let from = first.kinds[place];
            let id = if place == 1 { self.kind(1) } else { self.own_id('k', place, from) };
            json!({"id": id, "name": self.text(2, from, true)})
        });
        document.insert("kinds".into(), kinds.collect());
        let sources = (0..model.sources).map(|place| {
            let from = self.sources[place];
            json!({
                "id": self.own_id('s', place, from), "title": self.text(2, from, true),
                "url": format!("https://example.org/{}", self.words(from)),
                "date": self.words(from), "author": self.words(from),
            })
        });
        document.insert("sources".into(), sources.collect());
        Value::Object(document)
    }

    fn each<T>(&self, things: &[T], write: impl Fn(usize, &T) -> Value) -> Value {
        things.iter().enumerate().map(|(place, thing)| write(place, thing)).collect()
    }

    fn a_group(&self, place: usize, group: &Group) -> Value {
        let from = self.first.groups[place];
        let mut fields = json!({
            "id": self.own_id('g', place, from), "name": self.stated(&group.names, from),
            "summary": self.stated(&group.summary, from), "sources": self.cite(&group.sources, from),
        });
        if let Some(parent) = group.parent {
            fields["parent"] = self.group(parent).into();
        }
        self.when(&mut fields, &group.times);
        fields
    }

    fn a_person(&self, place: usize, person: &Person) -> Value {
        let from = self.first.people[place];
        let known_for: Value = person.known_for.iter().map(|stated| self.stated(stated, from)).collect();
        json!({
            "id": self.own_id('p', place, from), "name": self.stated(&person.names, from),
            "aliases": self.aliases(&person.aliases, from), "portrait": self.portraits(&person.portraits, from),
            "summary": self.stated(&person.summary, from), "facts": self.stated(&person.facts, from),
            "known_for": known_for, "links": self.links(person.links, from),
        })
    }

    fn a_character(&self, place: usize, character: &Character) -> Value {
        let from = self.first.characters[place];
        let mut fields = json!({
            "id": self.own_id('c', place, from), "name": self.stated(&character.names, from),
            "aliases": self.aliases(&character.aliases, from), "role": self.stated(&character.role, from),
            "groups": self.ties(&character.groups, "group", from, &self.first.groups, "role"),
            "played_by": self.ties(&character.played_by, "person", from, &self.first.people, "as"),
            "portrait": self.portraits(&character.portraits, from),
            "summary": self.stated(&character.summary, from), "facts": self.stated(&character.facts, from),
            "links": self.links(character.links, from),
        });
        self.when(&mut fields, &character.times);
        fields
    }

    fn a_relation(&self, place: usize, relation: &Relation) -> Value {
        let from = self.first.relations[place];
        let mut fields = json!({
            "from": self.end(relation.from), "to": self.end(relation.to), "mutual": relation.mutual,
            "label": self.stated(&relation.label, from), "summary": self.stated(&relation.summary, from),
            "facts": self.stated(&relation.facts, from), "sources": self.cite(&relation.sources, from),
        });
        if relation.named {
            fields["id"] = self.own_id('r', place, from).into();
        } else if from != NEVER {
            let (one, other) = (self.end(relation.from), self.end(relation.to));
            let alike =
                |other: &&Relation| !other.named && (other.from, other.to) == (relation.from, relation.to);
            let number = self.model.relations[..=place].iter().filter(alike).count();
            self.appear.borrow_mut().push((format!("{one}>{other}#{number}"), from));
        }
        if let Some(kind) = relation.kind {
            fields["kind"] = self.kind(kind).into();
        }
        if let Some((kind, label, sources)) = &relation.back {
            fields["back"] = json!({"label": self.stated(label, from), "sources": self.cite(sources, from)});
            if let Some(kind) = kind {
                fields["back"]["kind"] = self.kind(*kind).into();
            }
        }
        self.when(&mut fields, &relation.times);
        fields
    }

    fn a_work(&self, place: usize, work: &Work) -> Value {
        let adapts: Vec<String> = work.adapts.iter().map(|place| self.id('w', *place, 0)).collect();
        let credit = |tie: &Tie| {
            let from = self.first.people[tie.to];
            json!({
                "person": self.person(tie.to), "job": self.text(tie.said.languages, from, true),
                "name_as": self.words(from), "sources": self.cite(&tie.said.sources, from),
            })
        };
        let credits: Value = work.credits.iter().map(credit).collect();
        json!({
            "id": self.own_id('w', place, 0), "title": self.text(2, 0, true), "medium": self.words(0),
            "aliases": self.aliases(&work.aliases, 0), "facts": self.stated(&work.facts, 0), "adapts": adapts,
            "credits": credits, "sources": self.cite(&work.sources, 0), "this": place == 0,
        })
    }
}
