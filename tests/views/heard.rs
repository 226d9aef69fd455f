//! What was heard of a show at a point: every output by its name, without a word from the future.

use crate::random_show::marks;
use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

/// Something that a visitor, the page around or a command line gets.
pub struct Output {
    pub name: &'static str,
    /// What makes it.
    pub made_by: &'static str,
    /// Whether it has words or ids of the show in it: then it is noticed when it has none any more.
    pub is_marked: bool,
}

const fn words(name: &'static str, made_by: &'static str) -> Output {
    Output { name, made_by, is_marked: true }
}

const fn numbers(name: &'static str, made_by: &'static str) -> Output {
    Output { name, made_by, is_marked: false }
}

/// Every output there is. A new one gets a row here, and is heard in `told`, `charted`, `changed`, `asked` or
/// `program`; one of these without
/// the other fails.
pub const OUTPUTS: &[Output] = &[
    words("cut", "Show::as_of; tests/spoilers.rs holds it against what is to be seen"),
    // What is shown, as words.
    words("title", "scene::Fallback: the title and the native one"),
    words("timeline", "scene::point"),
    words("card", "scene::card"),
    words("section", "state::sections"),
    words("sentence", "scene::sentences, scene::plain"),
    words("list", "scene::list::listed, scene::list::row"),
    words("panel", "scene::panel"),
    words("print", "scene::printed"),
    words("html", "scene::html: castmap render --html"),
    words("json-ld", "scene::linked"),
    words("page", "scene::page: castmap bundle, but for the document in it"),
    words("snippet", "scene::snippets::forms: what is pasted to have this on another page"),
    // What changed.
    words("change", "State::changes"),
    words("what changed", "scene::panel of it"),
    numbers("count of changes", "scene::changes::summary"),
    numbers("mark", "scene::changes::marked, scene::chart::halos"),
    words("stop", "scene::changes::stop, at the stops of a walk"),
    // What is chosen.
    words("filter values", "State::story.facets, as chips and drops say them"),
    numbers("filter counts", "Passing::counts, scene::status"),
    words("chip", "scene::chips"),
    words("drop", "scene::drops"),
    // What the page and its address are told.
    words("attribute", "state::read: properties and attributes"),
    words("address", "state::address: the address, and copied links"),
    words("event", "state::events"),
    words("complaint", "state::complaints"),
    words("visible", "Passing::characters: what `visible` gives"),
    // What is asked.
    words("search", "Story::index"),
    words("find", "Story::find, scene::called: what `find()` gives"),
    words("offer", "scene::offers"),
    words("other", "scene::others"),
    words("path", "state::chains, scene::told: what `paths()` gives"),
    words("chain", "State::chains, scene::panel"),
    // The chart.
    words("sketch", "scene::chart::sketch"),
    words("draft", "scene::chart::unlabelled"),
    numbers("lit", "Sketch::lit"),
    numbers("ink", "scene::chart::ink, as canvas and pictures have it"),
    words("canvas", "scene::chart::landmarks: what is written on it"),
    words("svg", "scene::chart::svg: `toSVG()`, saved pictures, castmap render --svg"),
    words("svg in view", "scene::chart::svg of a window"),
    words("geometry", "scene::chart::geometry: what `geometry()` gives"),
    words("file name", "scene::chart::file_name"),
    words("accessible name", "Node::wording, Tie::said, scene::chart::called, named"),
    words("said", "scene::chart::spot, nearest: live regions"),
    words("carried", "Sketch::carried"),
];

/// How many texts of each output were heard, and how many marks of what may be seen were in them.
#[derive(Default)]
pub struct Tally(BTreeMap<&'static str, (u64, u64)>);

impl Tally {
    pub fn add(&mut self, other: &Self) {
        for (name, (texts, marks)) in &other.0 {
            let sum = self.0.entry(name).or_default();
            *sum = (sum.0 + texts, sum.1 + marks);
        }
    }

    pub fn texts(&self, name: &str) -> u64 {
        self.0.get(name).map_or(0, |(texts, _)| *texts)
    }

    pub fn all_texts(&self) -> u64 {
        self.0.values().map(|(texts, _)| texts).sum()
    }

    /// What is wrong with what was heard: an output that nobody heard or that says nothing any more, or one that is not
    /// in the table.
    pub fn faults(&self) -> Vec<String> {
        let silent = |output: &&Output| {
            let (texts, marks) = self.0.get(output.name).copied().unwrap_or_default();
            texts == 0 || output.is_marked != (marks > 0)
        };
        let silent = OUTPUTS.iter().filter(silent);
        let silent = silent.map(|output| {
            let (texts, marks) = self.0.get(output.name).copied().unwrap_or_default();
            format!("{} ({}): {marks} marks in {texts} texts", output.name, output.made_by)
        });
        let unknown = self.0.keys().filter(|name| !OUTPUTS.iter().any(|output| output.name == **name));
        silent.chain(unknown.map(|name| format!("{name} is not in the table"))).collect()
    }
}

/// Hears what is said of one show at one point.
pub struct Heard<'t> {
    tally: &'t mut Tally,
    seed: u64,
    at: u32,
    /// What else there is to tell of a failure: the language, and what is open.
    pub state: String,
    text: String,
}

impl<'t> Heard<'t> {
    pub fn new(tally: &'t mut Tally, seed: u64, at: u32, state: &str) -> Self {
        Self { tally, seed, at, state: state.to_owned(), text: String::new() }
    }

    /// The same at another point, where less may be known.
    pub fn as_of(&mut self, at: u32) -> Heard<'_> {
        Heard { tally: self.tally, at, state: self.state.clone(), text: String::new(), ..*self }
    }

    /// Hears a value by all that is in it.
    pub fn hear(&mut self, output: &'static str, said: &dyn Debug) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        write!(text, "{said:?}").expect("a String takes all");
        self.read(output, &text);
        self.text = text;
    }

    /// Reads a text, and fails where it knows the future.
    pub fn read(&mut self, output: &'static str, text: &str) {
        let (later, known) = marks(text, self.at);
        let Self { seed, at, state, .. } = self;
        assert!(later.is_empty(), "seed {seed} at {at}, {state}: {output} says {later:?}");
        let sum = self.tally.0.entry(output).or_default();
        *sum = (sum.0 + 1, sum.1 + known as u64);
    }
}
