//! A picture of the chart that leaves the page, as a display list: the shapes of the page's canvas, the cards as they are
//! there, and a frame around all of it. An SVG is written from it, and a canvas is painted from it.

use super::frame::Frame;
use super::ink::{Drawing, Look, ink};
use super::sketch::{Node, Sketch, Words};
use super::tie::{LEADING, LETTER};
use crate::geom::{Point, Rect, Size};
use crate::model::document::Color;
use crate::scene::color::{ground_text, group_ink, monogram, paper};
use crate::scene::part::{Spoken, Writer};
use crate::state::{Form, Lit, State};

/// What is drawn, from back to front, in chart units.
#[derive(Debug)]
pub struct Poster {
    /// What the picture shows of the plane.
    pub extent: Rect,
    pub title: String,
    /// The language of whatever does not say another one.
    pub language: String,
    pub items: Vec<Item>,
}

#[derive(Debug)]
pub enum Item {
    Shape(Drawing),
    Tile(Tile),
    Caption(Caption),
}

/// A box with round corners.
#[derive(Debug)]
pub struct Tile {
    pub rect: Rect,
    /// The radius of its corners.
    pub round: f64,
    pub color: Color,
    /// How much of what is behind it covers, from 0 to 1.
    pub cover: f64,
    /// Of the line around it, one unit wide.
    pub edge: Option<Color>,
}

impl Tile {
    fn new(rect: Rect, round: f64, color: Color) -> Self {
        Self { rect, round, color, cover: 1.0, edge: None }
    }
}

/// A line of words.
#[derive(Debug)]
pub struct Caption {
    /// Where it begins, or what it is around, on its baseline.
    pub at: Point,
    pub is_middle: bool,
    /// The height of its letters.
    pub size: f64,
    pub is_strong: bool,
    pub color: Color,
    pub said: Spoken,
}

/// What the default style has: of cards, their edges, their words and the lesser of these.
struct Palette {
    surface: Color,
    line: Color,
    text: Color,
    muted: Color,
}

const LIGHT: Palette = Palette {
    surface: Color(0xff, 0xff, 0xff),
    line: Color(0xe5, 0xe1, 0xdb),
    text: ground_text(false),
    muted: Color(0x62, 0x5e, 0x58),
};
const DARK: Palette = Palette {
    surface: Color(0x1f, 0x1f, 0x1e),
    line: Color(0x35, 0x33, 0x2f),
    text: ground_text(true),
    muted: Color(0xaa, 0xa5, 0x9d),
};

/// A narrower picture has no room for words.
const NARROWEST: f64 = 100.0;

/// From line to line of a card: a quarter more than its letters, as the style sheet has it.
const LINE: f64 = 1.25;

/// The part of a sketch inside `window`, in chart units; all of it without one.
pub fn poster(state: &State, sketch: &Sketch, lit: &Lit, look: Look, window: Option<Rect>) -> Poster {
    let mut window = window.unwrap_or(sketch.extent);
    window.size = Size { w: window.size.w.max(NARROWEST), h: window.size.h.max(1.0) };
    let palette = if look.dark { &DARK } else { &LIGHT };
    let frame = Frame::new(state, sketch, lit, look.dark, palette.line, window);
    let Rect { middle, size } = frame.extent;
    let paper = paper(look.dark);
    let mut poster = Poster {
        extent: frame.extent,
        title: Writer::new(state).say(&state.snapshot().title).words,
        language: state.words.language().into(),
        items: Vec::new(),
    };
    poster.tile(Tile::new(frame.extent, 0.0, paper));
    let everybody: Vec<usize> = (0..sketch.nodes.len()).collect();
    poster.shapes(ink(state, sketch, lit, look, &everybody, None));
    for group in &sketch.groups {
        if group.is_shown(lit) && group.rect.overlaps(&window) {
            let color = match group.is_lit(lit) {
                true => group_ink(state.snapshot(), group.group, look.dark),
                false => palette.muted,
            };
            for line in &group.lines {
                poster.around(group.rect.middle, 12.0, true, color, &line.said);
            }
        }
    }
    for (place, tie) in sketch.ties.iter().enumerate() {
        let Some(label) = &tie.label else { continue };
        if !lit.ties[place] || !label.rect.overlaps(&window) {
            continue;
        }
        poster.tile(Tile { cover: 0.88, ..Tile::new(label.rect, 5.0, paper) });
        let mut at = label.rect.middle;
        at.y -= (label.lines.len() as f64 - 1.0) * LEADING / 2.0;
        for line in &label.lines {
            poster.around(at, LETTER, false, palette.text, &line.said);
            at.y += LEADING;
        }
    }
    for (place, node) in sketch.nodes.iter().enumerate() {
        if lit.shown[place] && node.rect.overlaps(&window) {
            poster.card(state, place, node, lit.nodes[place], palette);
        }
    }
    // What sticks out of the window lies below.
    let (top, bottom) = (middle.y - size.h / 2.0, middle.y + size.h / 2.0);
    let half = window.size.h / 2.0;
    for (low, high) in [(top, window.middle.y - half), (window.middle.y + half, bottom)] {
        let middle = Point { x: middle.x, y: (low + high) / 2.0 };
        let band = Rect { middle, size: Size { w: size.w, h: high - low } };
        poster.tile(Tile::new(band, 0.0, paper));
    }
    poster.shapes(frame.shapes);
    for (at, size, words) in &frame.lines {
        poster.line(*at, *size, words, words.strong, palette);
    }
    poster
}

impl Poster {
    fn shapes(&mut self, shapes: Vec<Drawing>) {
        for shape in shapes {
            self.items.push(Item::Shape(shape));
        }
    }

    #[inline(never)]
    fn tile(&mut self, tile: Tile) {
        self.items.push(Item::Tile(tile));
    }

    /// A line of words whose small letters are at the height of `at`.
    #[inline(never)]
    fn words(&mut self, mut at: Point, size: f64, stands: (bool, bool), color: Color, said: &Spoken) {
        // So far below the middle of its small letters a line stands.
        at.y += size * 0.35;
        let (is_middle, is_strong) = stands;
        self.items.push(Item::Caption(Caption { at, is_middle, size, is_strong, color, said: said.clone() }));
    }

    fn around(&mut self, at: Point, size: f64, is_strong: bool, color: Color, said: &Spoken) {
        self.words(at, size, (true, is_strong), color, said);
    }

    /// A line of words that begins at a point.
    fn line(&mut self, at: Point, size: f64, line: &Words, is_lit: bool, palette: &Palette) {
        let color = if is_lit { palette.text } else { palette.muted };
        self.words(at, size, (false, line.strong), color, &line.said);
    }

    fn card(&mut self, state: &State, place: usize, node: &Node, is_lit: bool, palette: &Palette) {
        let Form { size, face, pad, name, note, .. } = *node.form;
        let left = node.rect.middle.x - size.w / 2.0;
        self.tile(Tile { edge: Some(palette.line), ..Tile::new(node.rect, 14.0, palette.surface) });
        let letter = monogram(state, &state.snapshot().characters[place]);
        let middle = Point { x: left + pad + face / 2.0, y: node.rect.middle.y };
        let square = Rect { middle, size: Size { w: face, h: face } };
        let cover = if is_lit { 1.0 } else { 0.4 };
        self.tile(Tile { cover, ..Tile::new(square, face * 0.28, letter.color) });
        self.around(middle, face * 0.39, true, Color(0xff, 0xff, 0xff), &Spoken::plain(letter.letter));
        let mut height = 0.0;
        let lines = &node.wording(state, place).lines;
        for line in lines {
            height += LINE * if line.strong { name } else { note };
        }
        let mut at = Point { x: left + 2.0 * pad + face, y: node.rect.middle.y - height / 2.0 };
        for line in lines {
            let size = if line.strong { name } else { note };
            at.y += LINE * size / 2.0;
            self.line(at, size, line, line.strong && is_lit, palette);
            at.y += LINE * size / 2.0;
        }
    }
}
