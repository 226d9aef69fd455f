//! What stands around the chart in a picture of it: above, the show and how far it is told; below, what its lines mean,
//! and who says so.

use super::super::part::{Spoken, Writer};
use super::super::sentence;
use super::figures::Figures;
use super::ink::{Drawing, Swatch, swatch};
use super::sketch::{Sketch, Words, add_lines};
use crate::geom::{Point, Rect};
use crate::lettering::{width, wrap};
use crate::model::document::Color;
use crate::model::seen::Told;
use crate::scene::color::paper;
use crate::scene::panel::sheet::Sheet;
use crate::scene::{Panel, point};
use crate::state::{Lit, State};
use std::mem::take;

/// Between these widths of a chart, the letters of its frame are as large as they say here; around a larger one they are
/// larger, so that they can be read where all of it is looked at, and around a narrower one smaller.
const NARROW: f64 = 360.0;
const WIDE: f64 = 1100.0;
/// Sizes of letters: of the title, of the rest, of the sources.
const TITLE: f64 = 22.0;
const SMALL: f64 = 13.0;
const TINY: f64 = 10.0;
/// From line to line, in sizes of letters.
const LEADING: f64 = 1.4;
/// Around all.
const PAD: f64 = 24.0;
/// A piece of a line in the legend, what is between it and its name, and what between two names.
const SAMPLE: f64 = 34.0;
const GAP: f64 = 7.0;
const BETWEEN: f64 = 20.0;
/// Lines that a title, another name and the sources take at most.
const TITLES: usize = 3;
const NAMES: usize = 2;
const SOURCES: usize = 6;

/// The lines of words around a chart, and what is drawn beside them, in chart units.
pub struct Frame {
    /// The box around chart and frame.
    pub extent: Rect,
    /// Where each line of words begins, at half the height of its letters, and the size of these.
    pub lines: Vec<(Point, f64, Words)>,
    pub shapes: Vec<Drawing>,
    /// Chart units in one of the constants above.
    scale: f64,
    left: f64,
    /// The width of lines, in units of the constants.
    room: f64,
    y: f64,
}

impl Frame {
    /// The frame around what of a sketch is inside `window`; its lines are parted from the chart by `line`.
    pub fn new(state: &State, sketch: &Sketch, lit: &Lit, dark: bool, line: Color, window: Rect) -> Self {
        let Rect { middle, size } = window;
        let fit = if size.w < NARROW { size.w / NARROW } else { (size.w / WIDE).max(1.0) };
        // To a tenth, as all numbers are written.
        let scale = f64::from((fit * 10.0) as u32) / 10.0;
        let left = middle.x - size.w / 2.0;
        let mut frame = Self {
            extent: window,
            lines: Vec::new(),
            shapes: Vec::new(),
            scale,
            left: left + PAD * scale,
            room: size.w / scale - 2.0 * PAD,
            y: 0.0,
        };
        let show = Panel::of_show(state);
        frame.down(PAD);
        frame.say(&show.title, TITLE, TITLES, true);
        if let Some(native) = &show.native {
            frame.say(native, SMALL, NAMES, false);
        }
        if let Some(told) = as_of(state) {
            frame.say(&Spoken::plain(told), SMALL, NAMES, true);
        }
        frame.down(PAD / 2.0);
        let (head, top) = (frame.y, middle.y - size.h / 2.0);
        for (at, ..) in &mut frame.lines {
            at.y += top - head;
        }
        frame.y = top + size.h;
        let mut edges = Figures::default();
        for y in [top, frame.y] {
            edges.at("M", Point { x: left, y }).put("h", size.w);
        }
        frame.draw(&edges, line, scale, &[]);
        frame.down(PAD / 2.0);
        let writer = Writer::new(state);
        let (kinds, sources) = used(&writer, sketch, lit, window);
        frame.legend(&writer, &kinds, dark);
        if !sources.is_empty() {
            frame.down(PAD / 4.0);
            let listed = listed(&writer, &sources, frame.room);
            frame.say(&Spoken::plain(listed), TINY, SOURCES, false);
        }
        frame.down(PAD / 2.0);
        frame.extent.size.h = frame.y - top + head;
        frame.extent.middle.y = (frame.y + top - head) / 2.0;
        frame
    }

    #[inline(never)]
    fn down(&mut self, by: f64) {
        self.y += by * self.scale;
    }

    #[inline(never)]
    fn draw(&mut self, path: &Figures, color: Color, width: f64, dash: &'static [f64]) {
        self.shapes.push(Drawing { path: path.0.clone(), color, cover: 1.0, width, dash });
    }

    #[inline(never)]
    fn say(&mut self, said: &Spoken, size: f64, most: usize, strong: bool) {
        let mut lines = Vec::new();
        add_lines(&mut lines, said, self.room, most, size, strong);
        for words in lines {
            self.down(size * LEADING / 2.0);
            self.lines.push((Point { x: self.left, y: self.y }, size * self.scale, words));
            self.down(size * LEADING / 2.0);
        }
    }

    /// A piece of the line of each kind, with its name.
    fn legend(&mut self, writer: &Writer<'_>, kinds: &[bool], dark: bool) {
        // As long as a dash and what follows it, also where letters are small.
        let sample = SAMPLE * (1.0 / self.scale).max(1.0);
        let mut along = f64::INFINITY;
        for (kind, used) in kinds.iter().enumerate() {
            let mut lines = Vec::new();
            if *used {
                let name = sentence::kind(writer, kind);
                add_lines(&mut lines, &name, self.room - sample - GAP, 1, SMALL, false);
            }
            let Some(words) = lines.pop() else { continue };
            let wide = sample + GAP + width(&words.said.words, SMALL, false);
            if along + wide > self.room {
                along = 0.0;
                self.down(SMALL * 2.0);
            }
            let mut at = Point { x: self.left + along * self.scale, y: self.y - SMALL * self.scale };
            let Swatch { color, width, dash, double } = swatch(writer.state, kind, dark);
            let mut line = Figures::default();
            line.at("M", at).put("h", sample * self.scale);
            self.draw(&line, color, width, dash);
            if double {
                self.draw(&line, paper(dark), 1.0, dash);
            }
            at.x += (sample + GAP) * self.scale;
            self.lines.push((at, SMALL * self.scale, words));
            along += wide + BETWEEN;
        }
    }
}

/// How far the show is told, where it has a timeline: "As of Episode 3".
pub fn as_of(state: &State) -> Option<String> {
    let snapshot = state.snapshot();
    Some(match (snapshot.last, snapshot.at) {
        (0, _) => return None,
        (_, 0) => state.words.get("as-of.start").into(),
        (_, at) => state.words.fill("as-of", &[("point", &point(state, at, false))]),
    })
}

/// What a file with a picture of the chart is called, before the dot: what no system takes in a name is left out.
pub fn file_name(state: &State) -> String {
    let snapshot = state.snapshot();
    let mut name = Panel::of_show(state).title.words;
    if snapshot.last > 0 {
        name.push_str(" - ");
        name.push_str(&point(state, snapshot.at, false));
    }
    name.retain(|letter| !matches!(letter, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|'));
    name
}

/// For each kind and each source of the snapshot, whether something that is drawn inside `window` is of it.
fn used(writer: &Writer<'_>, sketch: &Sketch, lit: &Lit, window: Rect) -> (Vec<bool>, Vec<bool>) {
    let snapshot = writer.snapshot();
    let mut kinds = vec![false; snapshot.kinds.len()];
    let sheet = &mut Sheet::new(writer.state);
    for (place, node) in sketch.nodes.iter().enumerate() {
        if lit.shown[place] && node.rect.overlaps(&window) {
            let character = &snapshot.characters[place];
            cite(sheet, &character.name);
            for casting in &character.played_by {
                if !casting.past {
                    sheet.cite(&casting.sources);
                }
            }
            for membership in &character.groups {
                if membership.until.is_none() {
                    sheet.cite(&membership.sources);
                }
            }
        }
    }
    for plate in &sketch.groups {
        if plate.is_shown(lit) && plate.rect.overlaps(&window) {
            let group = &snapshot.groups[plate.group];
            cite(sheet, &group.name);
            sheet.cite(&group.sources);
        }
    }
    for (place, tie) in sketch.ties.iter().enumerate() {
        let path = tie.curve.flat();
        if lit.drawn[place] && path.windows(2).any(|pair| window.is_crossed(pair[0], pair[1])) {
            let relation = &snapshot.relations[tie.relation];
            kinds[relation.kind] = true;
            cite(sheet, &relation.label);
            sheet.cite(&relation.sources);
            if let Some(back) = &relation.back {
                kinds[back.kind] = true;
                cite(sheet, &back.label);
                sheet.cite(&back.sources);
            }
        }
    }
    (kinds, take(&mut sheet.cited))
}

/// Marks who says what is drawn of something.
#[inline(never)]
fn cite(sheet: &mut Sheet<'_>, told: &Told) {
    if let Some(said) = told.lead() {
        sheet.cite(&said.sources);
    }
}

/// The sources that are marked, as many as fit, and how many more there are; nothing where there is none.
fn listed(writer: &Writer<'_>, cited: &[bool], room: f64) -> String {
    let words = writer.words();
    let mut left = cited.iter().filter(|cited| **cited).count();
    let mut listed = String::new();
    // With what is said behind it, for as long as that fits.
    let mut fitting = String::new();
    for (place, source) in writer.snapshot().sources.iter().enumerate() {
        if !cited[place] {
            continue;
        }
        if listed.is_empty() {
            listed.push_str(words.get("sources"));
            listed.push_str(": ");
        } else {
            listed.push_str("; ");
        }
        let title = writer.say(&source.title).words;
        let mut address = source.url.as_deref().unwrap_or_default();
        for start in ["https://", "http://", "www."] {
            address = address.strip_prefix(start).unwrap_or(address);
        }
        let author = source.author.as_ref().map(|author| words.fill("author", &[("name", author)]));
        let author = author.as_deref().unwrap_or_default();
        // Many a title is the beginning of the address.
        let title = if address.starts_with(&title) { take(&mut address) } else { &title };
        let mut before = "";
        for part in [title, author, source.date.as_deref().unwrap_or_default(), address] {
            if !part.is_empty() {
                listed.push_str(before);
                listed.push_str(part);
                before = ", ";
            }
        }
        left -= 1;
        let mut tried = listed.clone();
        if left > 0 {
            tried.push_str("; ");
            tried.push_str(&words.fill("more", &[("count", &left.to_string())]));
        }
        if !fitting.is_empty() && wrap(&tried, room, SOURCES + 1, TINY, false).len() > SOURCES {
            break;
        }
        fitting = tried;
    }
    fitting
}
