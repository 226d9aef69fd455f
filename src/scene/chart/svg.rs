//! The chart as SVG: the same shapes as on the page's canvas, the cards as they are there, and a frame around all of it.
//! Text stays text.

use super::frame::Frame;
use super::ink::{Drawing, Look, ink};
use super::number::Figures;
use super::sketch::{Node, Sketch, Words};
use super::tie::{LEADING, LETTER};
use crate::geom::{Point, Rect, Size};
use crate::model::document::Color;
use crate::scene::color::{ground_text, group_ink, hex, monogram, paper};
use crate::scene::part::{Spoken, Writer};
use crate::state::{Form, Lit, State};

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

/// Fonts that have the letters of most shows.
pub const FONTS: &str =
    "system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

/// A narrower picture has no room for words.
const NARROWEST: f64 = 100.0;

/// A standalone picture of the part of a sketch inside `window`, in chart units; all of it without one. The same
/// arguments give the same bytes on every machine.
pub fn svg(state: &State, sketch: &Sketch, lit: &Lit, look: Look, window: Option<Rect>) -> String {
    let mut window = window.unwrap_or(sketch.extent);
    window.size = Size { w: window.size.w.max(NARROWEST), h: window.size.h.max(1.0) };
    let palette = if look.dark { &DARK } else { &LIGHT };
    let frame = Frame::new(state, sketch, lit, look.dark, palette.line, window);
    let mut svg = Svg(Figures::default());
    let Rect { middle, size } = frame.extent;
    svg.0.put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", size.w).put("\" height=\"", size.h);
    svg.0.put("\" viewBox=\"", middle.x - size.w / 2.0).put(" ", middle.y - size.h / 2.0);
    svg.0.put(" ", size.w).put(" ", size.h);
    svg.set("\" lang=\"", state.words.language()).set("\" font-family=\"", FONTS).raw("\">");
    svg.set("<title>", &Writer::new(state).say(&state.snapshot().title).words).raw("</title>\n");
    svg.rect(frame.extent, 0.0, paper(look.dark)).raw("\"/>\n");
    let everybody: Vec<usize> = (0..sketch.nodes.len()).collect();
    for shape in ink(state, sketch, lit, look, &everybody, None) {
        svg.shape(&shape);
    }
    for group in &sketch.groups {
        if group.is_shown(lit) && group.rect.overlaps(&window) {
            let color = match group.is_lit(lit) {
                true => group_ink(state.snapshot(), group.group, look.dark),
                false => palette.muted,
            };
            for line in &group.lines {
                svg.text(group.rect.middle, 12.0, MIDDLE_STRONG, color, &line.said);
            }
        }
    }
    for (place, tie) in sketch.ties.iter().enumerate() {
        let Some(label) = &tie.label else { continue };
        if !lit.ties[place] || !label.rect.overlaps(&window) {
            continue;
        }
        svg.rect(label.rect, 5.0, paper(look.dark)).raw("\" fill-opacity=\"0.88\"/>\n");
        let mut at = label.rect.middle;
        at.y -= (label.lines.len() as f64 - 1.0) * LEADING / 2.0;
        for line in &label.lines {
            svg.text(at, LETTER, MIDDLE, palette.text, &line.said);
            at.y += LEADING;
        }
    }
    for (place, node) in sketch.nodes.iter().enumerate() {
        if lit.shown[place] && node.rect.overlaps(&window) {
            svg.card(state, place, node, lit.nodes[place], palette);
        }
    }
    // What sticks out of the window lies below.
    let (top, bottom) = (middle.y - size.h / 2.0, middle.y + size.h / 2.0);
    let half = window.size.h / 2.0;
    for (low, high) in [(top, window.middle.y - half), (window.middle.y + half, bottom)] {
        let middle = Point { x: middle.x, y: (low + high) / 2.0 };
        let band = Rect { middle, size: Size { w: size.w, h: high - low } };
        svg.rect(band, 0.0, paper(look.dark)).raw("\"/>\n");
    }
    for shape in &frame.shapes {
        svg.shape(shape);
    }
    for (at, size, words) in &frame.lines {
        svg.line(*at, *size, words, words.strong, palette);
    }
    svg.raw("</svg>\n");
    svg.0.0
}

/// How words stand at their point, and how heavy.
const START: &str = "start";
const START_STRONG: &str = "start\" font-weight=\"640";
const MIDDLE: &str = "middle";
const MIDDLE_STRONG: &str = "middle\" font-weight=\"640";

/// An SVG text that is being written.
struct Svg(Figures);

impl Svg {
    #[inline(never)]
    fn raw(&mut self, words: &str) -> &mut Self {
        self.0.raw(words);
        self
    }

    /// Words as they are, and behind them words of the document, which may hold anything.
    #[inline(never)]
    fn set(&mut self, before: &str, words: &str) -> &mut Self {
        self.0.raw(before);
        for letter in words.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '"' => self.raw("&quot;"),
                _ => {
                    self.0.0.push(letter);
                    continue;
                }
            };
        }
        self
    }

    /// How much of what is behind is covered, in hundredths: a tenth would be too coarse.
    #[inline(never)]
    fn cover(&mut self, name: &str, cover: f64) -> &mut Self {
        if cover < 1.0 {
            let hundredths = (cover * 100.0 + 0.5) as u32;
            self.raw(name).raw(if hundredths < 10 { "0.0" } else { "0." }).raw(&hundredths.to_string());
        }
        self
    }

    /// A box with round corners, up to where its colour ends.
    #[inline(never)]
    fn rect(&mut self, rect: Rect, round: f64, color: Color) -> &mut Self {
        let Rect { middle, size } = rect;
        self.0.put("<rect x=\"", middle.x - size.w / 2.0).put("\" y=\"", middle.y - size.h / 2.0);
        self.0.put("\" width=\"", size.w).put("\" height=\"", size.h).put("\" rx=\"", round);
        self.raw("\" fill=\"").raw(&hex(color))
    }

    fn shape(&mut self, shape: &Drawing) {
        self.raw("<path d=\"").raw(&shape.path);
        let color = hex(shape.color);
        if shape.width > 0.0 {
            self.raw("\" fill=\"none\" stroke=\"").raw(&color).cover("\" stroke-opacity=\"", shape.cover);
            self.0.put("\" stroke-width=\"", shape.width);
            let mut before = "\" stroke-dasharray=\"";
            for length in shape.dash {
                self.0.put(before, *length);
                before = " ";
            }
        } else {
            self.raw("\" fill=\"").raw(&color).cover("\" fill-opacity=\"", shape.cover);
        }
        self.raw("\"/>\n");
    }

    /// A line of words around, or behind, a point in their middle.
    #[inline(never)]
    fn text(&mut self, at: Point, size: f64, stands: &str, color: Color, said: &Spoken) {
        // So far below the middle of its small letters a line stands.
        let base = at.y + size * 0.35;
        self.0.put("<text x=\"", at.x).put("\" y=\"", base).put("\" font-size=\"", size);
        self.raw("\" text-anchor=\"").raw(stands).raw("\" fill=\"").raw(&hex(color));
        if let Some(lang) = &said.lang {
            self.set("\" lang=\"", lang);
        }
        self.set("\">", &said.words).raw("</text>\n");
    }

    /// A line of words that begins at a point.
    fn line(&mut self, at: Point, size: f64, line: &Words, is_lit: bool, palette: &Palette) {
        let stands = if line.strong { START_STRONG } else { START };
        self.text(at, size, stands, if is_lit { palette.text } else { palette.muted }, &line.said);
    }

    fn card(&mut self, state: &State, place: usize, node: &Node, is_lit: bool, palette: &Palette) {
        let Form { size, face, pad, name, note, .. } = *node.form;
        let left = node.rect.middle.x - size.w / 2.0;
        self.rect(node.rect, 14.0, palette.surface);
        self.raw("\" stroke=\"").raw(&hex(palette.line)).raw("\"/>\n");
        let letter = monogram(state, &state.snapshot().characters[place]);
        let middle = Point { x: left + pad + face / 2.0, y: node.rect.middle.y };
        self.rect(Rect { middle, size: Size { w: face, h: face } }, face * 0.28, letter.color);
        self.cover("\" opacity=\"", if is_lit { 1.0 } else { 0.4 }).raw("\"/>\n");
        let white = Color(0xff, 0xff, 0xff);
        self.text(middle, face * 0.39, MIDDLE_STRONG, white, &Spoken::plain(letter.letter));
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

/// From line to line of a card: a quarter more than its letters, as the style sheet has it.
const LINE: f64 = 1.25;
