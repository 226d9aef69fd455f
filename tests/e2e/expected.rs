//! Who should be shown, worked out from the JSON of a document without a line of castmap's own code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::cast::Ids;
use crate::places;

/// A document as a test reads it.
pub struct Document {
    pub json: Value,
    pub text: String,
}

/// A value to filter by: what it goes by, and whom it lets through.
#[derive(Debug, Default)]
pub struct Choice {
    pub texts: BTreeSet<String>,
    pub characters: Ids,
}

impl Document {
    pub fn built_in() -> Self {
        let path = places::project().join("static/shows/trauma-code.json");
        let text = fs::read_to_string(&path);
        Self::new(text.unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display())))
    }

    pub fn new(text: String) -> Self {
        let json = serde_json::from_str(&text).expect("the document is JSON");
        Self { json, text }
    }

    pub fn last(&self) -> u64 {
        self.json["timeline"]["points"].as_array().map_or(0, |points| points.len() as u64)
    }

    pub fn start(&self) -> u64 {
        self.json["timeline"]["start"].as_u64().unwrap_or(1).min(self.last())
    }

    /// The characters that may be seen at a point.
    pub fn visible(&self, at: u64) -> Ids {
        self.list("characters").filter(|entry| begins(entry) <= at).map(id).collect()
    }

    /// A character's first name in a language, or in the document's where it has none.
    pub fn name(&self, character: &str, language: &str) -> String {
        let said = items(&self.entry("characters", character)["name"]).next().expect("a name");
        let text = said.get("text").unwrap_or(said);
        let own = self.json["language"].as_str().unwrap_or("en");
        let name = text.as_str().or(text[language].as_str()).or(text[own].as_str());
        name.unwrap_or_else(|| panic!("{character} has no name in {own}")).into()
    }

    /// A character and whom a relation that holds at a point ties to them.
    pub fn tied(&self, to: &str, at: u64) -> Ids {
        let visible = self.visible(at);
        let mut tied = Ids::from([to.to_owned()]);
        for relation in self.list("relations").filter(|relation| holds(relation, at)) {
            let ends = ["from", "to"].map(|end| relation[end].as_str().expect("an id").to_owned());
            if ends.iter().any(|end| end == to) {
                tied.extend(ends.into_iter().filter(|end| visible.contains(end)));
            }
        }
        tied
    }

    /// The characters that a relation ties to another character at a point, and a tie for each pair of them: two
    /// places in the list. All in the order of the document.
    pub fn graph(&self, at: u64) -> (Vec<String>, Vec<[usize; 2]>) {
        let visible: Vec<String> =
            self.list("characters").filter(|entry| begins(entry) <= at).map(id).collect();
        let places: BTreeMap<&str, usize> =
            visible.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
        let (mut pairs, mut known) = (Vec::new(), BTreeSet::new());
        for relation in self.list("relations").filter(|relation| holds(relation, at)) {
            let [one, other] = ["from", "to"].map(|end| relation[end].as_str().and_then(|id| places.get(id)));
            if let (Some(&one), Some(&other)) = (one, other)
                && one != other
                && known.insert([one.min(other), one.max(other)])
            {
                pairs.push([one, other]);
            }
        }
        let tied: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
        // Those who are left are counted anew.
        let anew: BTreeMap<usize, usize> = tied.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let ids = tied.iter().map(|&place| visible[place].clone()).collect();
        (ids, pairs.into_iter().map(|pair| pair.map(|place| anew[&place])).collect())
    }

    /// How many relations there are at a point, with those that are over.
    pub fn relations(&self, at: u64) -> usize {
        let ends: Vec<&Value> = self.list("characters").chain(self.list("groups")).collect();
        let is_there = |end: &Value| ends.iter().any(|entry| entry["id"] == *end && begins(entry) <= at);
        let there = |relation: &&Value| {
            since(relation) <= at && is_there(&relation["from"]) && is_there(&relation["to"])
        };
        self.list("relations").filter(there).count()
    }

    /// The names, in every language, of the characters and groups that are not there at a point yet.
    pub fn later(&self, at: u64) -> Vec<String> {
        let entries = self.list("characters").chain(self.list("groups"));
        let later = entries.filter(|entry| begins(entry) > at);
        later.flat_map(|entry| statements(&entry["name"], u64::MAX).flat_map(texts)).collect()
    }

    fn list(&self, name: &str) -> impl Iterator<Item = &Value> {
        self.json[name].as_array().into_iter().flatten()
    }

    fn entry(&self, list: &str, wanted: &str) -> &Value {
        let found = self.list(list).find(|entry| entry["id"] == wanted);
        found.unwrap_or_else(|| panic!("{list} has no {wanted}"))
    }

    /// The values of a facet that anybody visible has, by a key: the id, or the text in the document's language.
    pub fn choices(&self, facet: &str, at: u64) -> BTreeMap<String, Choice> {
        let mut choices = BTreeMap::new();
        match facet {
            "roles" => self.roles(at, &mut choices),
            "actors" => self.actors(at, &mut choices),
            "groups" => self.groups(at, &mut choices),
            _ => self.kinds(at, &mut choices),
        }
        choices
    }

    fn roles(&self, at: u64, choices: &mut BTreeMap<String, Choice>) {
        for character in self.list("characters").filter(|entry| begins(entry) <= at) {
            if let Some(tier) = character["tier"].as_str() {
                choices.entry(tier.into()).or_default().add(character, [tier.to_owned()]);
            }
            for said in statements(&character["role"], at) {
                let texts = texts(said);
                let own = self.json["language"].as_str().unwrap_or("en");
                let key = said.get("text").unwrap_or(said);
                let key = key.as_str().or(key[own].as_str()).unwrap_or(&texts[0]).to_owned();
                choices.entry(key).or_default().add(character, texts);
            }
        }
    }

    fn actors(&self, at: u64, choices: &mut BTreeMap<String, Choice>) {
        for character in self.list("characters").filter(|entry| begins(entry) <= at) {
            for casting in items(&character["played_by"]).filter(|casting| since(casting) <= at) {
                let person = casting.as_str().or(casting["person"].as_str()).expect("a person");
                let entry = self.entry("people", person);
                if begins(entry) > at {
                    continue;
                }
                let named = statements(&entry["name"], at).flat_map(texts);
                let known = items(&entry["aliases"]).filter(|alias| since(alias) <= at).flat_map(texts);
                let choice = choices.entry(person.into()).or_default();
                choice.add(character, named.chain(known).chain([person.to_owned()]));
            }
        }
    }

    /// Who belongs to a part of a group belongs to the whole.
    fn groups(&self, at: u64, choices: &mut BTreeMap<String, Choice>) {
        for character in self.list("characters").filter(|entry| begins(entry) <= at) {
            for membership in items(&character["groups"]).filter(|entry| since(entry) <= at) {
                let mut above = membership.as_str().or(membership["group"].as_str());
                let mut passed = BTreeSet::new();
                while let Some(group) = above.filter(|group| passed.insert(group.to_owned())) {
                    let entry = self.entry("groups", group);
                    if begins(entry) > at {
                        break;
                    }
                    let named = statements(&entry["name"], at).flat_map(texts).chain([group.to_owned()]);
                    choices.entry(group.into()).or_default().add(character, named);
                    above = entry["parent"].as_str();
                }
            }
        }
    }

    fn kinds(&self, at: u64, choices: &mut BTreeMap<String, Choice>) {
        let find = |wanted: &str| {
            self.list("characters").chain(self.list("groups")).find(|entry| entry["id"] == wanted)
        };
        for relation in self.list("relations").filter(|relation| since(relation) <= at) {
            let ends: Vec<&Value> =
                ["from", "to"].iter().filter_map(|end| find(relation[*end].as_str()?)).collect();
            if ends.len() < 2 || ends.iter().any(|end| begins(end) > at) {
                continue;
            }
            let there = relation["kind"].as_str().unwrap_or("other");
            let back = relation.get("back").map(|back| back["kind"].as_str().unwrap_or(there));
            for kind in [Some(there), back].into_iter().flatten() {
                for end in ends.iter().filter(|end| self.list("characters").any(|entry| entry == **end)) {
                    choices.entry(kind.into()).or_default().add(end, [kind.to_owned()]);
                }
            }
        }
    }
}

impl Choice {
    fn add(&mut self, character: &Value, texts: impl IntoIterator<Item = String>) {
        self.texts.extend(texts);
        self.characters.insert(id(character));
    }
}

fn id(entry: &Value) -> String {
    entry["id"].as_str().expect("an id").into()
}

fn since(entry: &Value) -> u64 {
    entry["since"].as_u64().unwrap_or(0)
}

/// The point at which an entry may be seen: its own, and not before its name.
fn begins(entry: &Value) -> u64 {
    let named = items(&entry["name"]).map(since).min().unwrap_or(0);
    since(entry).max(named)
}

/// Whether a relation is there at a point, and not over.
fn holds(relation: &Value, at: u64) -> bool {
    since(relation) <= at && relation["until"].as_u64().is_none_or(|until| until > at)
}

/// What stands alone, or in a list.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let one = (!value.is_array() && !value.is_null()).then_some(value);
    value.as_array().into_iter().flatten().chain(one)
}

fn statements(value: &Value, at: u64) -> impl Iterator<Item = &Value> {
    items(value).filter(move |said| since(said) <= at)
}

/// Every language of a text, or of the text of a statement.
fn texts(said: &Value) -> Vec<String> {
    let text = said.get("text").unwrap_or(said);
    match text {
        Value::String(text) => vec![text.clone()],
        Value::Object(languages) => languages.values().filter_map(Value::as_str).map(String::from).collect(),
        _ => Vec::new(),
    }
}
