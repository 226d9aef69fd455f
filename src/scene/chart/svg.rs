//! The chart as SVG: the same shapes as on the page's canvas, and the cards as they are there. Text stays text.

use super::ink::{Drawing, Ink, Look, ink};
use super::number::number;
use super::sketch::{Node, Sketch};
use super::tie::{LEADING, LETTER};
use crate::geom::{Point, Rect, Size};
use crate::scene::color::{group_ink, monogram, paper};
use crate::scene::part::{Spoken, Writer};
use crate::state::{Lit, State};

/// What the default style has: of cards, their edges, their words and the lesser of these.
struct Palette {
    surface: &'static str,
    line: &'static str,
    text: &'static str,
    muted: &'static str,
}

const LIGHT: Palette = Palette { surface: "#ffffff", line: "#e5e1db", text: "#1c1b1a", muted: "#625e58" };
const DARK: Palette = Palette { surface: "#1f1f1e", line: "#35332f", text: "#f1efec", muted: "#aaa59d" };

const FONTS: &str =
    "system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

/// A standalone picture of the part of a sketch inside `window`, in chart units; all of it without one. The same
/// arguments give the same bytes on every machine.
pub fn svg(state: &State, sketch: &Sketch, lit: &Lit, look: Look, window: Option<Rect>) -> String {
    let all = Rect {
        middle: Point { x: sketch.size.w / 2.0, y: sketch.size.h / 2.0 },
        size: Size { w: sketch.size.w.max(1.0), h: sketch.size.h.max(1.0) },
    };
    let window = window.unwrap_or(all);
    let palette = if look.dark { &DARK } else { &LIGHT };
    let mut svg = Svg(String::new());
    svg.open("svg").set("xmlns", "http://www.w3.org/2000/svg");
    let (x, y) = (window.middle.x - window.size.w / 2.0, window.middle.y - window.size.h / 2.0);
    svg.size(window.size).numbers("viewBox", &[x, y, window.size.w, window.size.h]);
    svg.set("lang", state.words.language()).set("font-family", FONTS).end();
    svg.open("title").end().words(&Writer::new(state).say(&state.snapshot().title).words).close("title");
    svg.open("rect").corner(window).size(window.size).set("fill", paper(look.dark)).shut();
    let everybody: Vec<usize> = (0..sketch.nodes.len()).collect();
    for shape in ink(state, sketch, lit, look, &everybody) {
        svg.shape(&shape);
    }
    for group in sketch.groups.iter().filter(|group| group.is_shown(lit)) {
        let color = match group.is_lit(lit) {
            true => group_ink(state.snapshot(), group.group, look.dark),
            false => palette.muted.into(),
        };
        svg.text(group.rect.middle, 4.0, 12.0, "middle", true, &color, &group.name);
    }
    for (tie, _) in sketch.ties.iter().zip(&lit.ties).filter(|(_, lit)| **lit) {
        let Some(label) = &tie.label else { continue };
        svg.open("rect").corner(label.rect).size(label.rect.size).set("rx", "5");
        svg.set("fill", paper(look.dark)).set("fill-opacity", "0.88").shut();
        let first = label.rect.middle.y - (label.lines.len() as f64 - 1.0) * LEADING / 2.0;
        for (number, line) in label.lines.iter().enumerate() {
            let at = Point { x: label.rect.middle.x, y: first + number as f64 * LEADING };
            svg.text(at, 4.0, LETTER, "middle", false, palette.text, &Spoken::plain(line));
        }
    }
    for (place, node) in sketch.nodes.iter().enumerate().filter(|(place, _)| lit.shown[*place]) {
        svg.card(state, place, node, lit.nodes[place], palette);
    }
    svg.close("svg");
    svg.0
}

/// An SVG text that is being written.
struct Svg(String);

impl Svg {
    #[inline(never)]
    fn open(&mut self, name: &str) -> &mut Self {
        self.0.push('<');
        self.0.push_str(name);
        self
    }

    #[inline(never)]
    fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.words(value);
        self.0.push('"');
        self
    }

    #[inline(never)]
    fn numbers(&mut self, name: &str, values: &[f64]) -> &mut Self {
        let mut said = String::new();
        for &value in values {
            if !said.is_empty() {
                said.push(' ');
            }
            number(&mut said, value);
        }
        self.set(name, &said)
    }

    #[inline(never)]
    fn corner(&mut self, rect: Rect) -> &mut Self {
        self.numbers("x", &[rect.middle.x - rect.size.w / 2.0]);
        self.numbers("y", &[rect.middle.y - rect.size.h / 2.0])
    }

    #[inline(never)]
    fn size(&mut self, size: Size) -> &mut Self {
        self.numbers("width", &[size.w]).numbers("height", &[size.h])
    }

    /// Ends a tag that has something inside.
    fn end(&mut self) -> &mut Self {
        self.0.push('>');
        self
    }

    /// Ends a tag with nothing inside.
    fn shut(&mut self) -> &mut Self {
        self.0.push_str("/>\n");
        self
    }

    fn close(&mut self, name: &str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
        self
    }

    /// Words of the document, which may hold anything.
    #[inline(never)]
    fn words(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(letter),
            }
        }
        self
    }

    #[inline(never)]
    fn ink(&mut self, name: &str, cover: &'static str, ink: Option<&Ink>) -> &mut Self {
        let Some(ink) = ink else { return self };
        self.set(name, &ink.color);
        if ink.cover < 1.0 {
            // In hundredths: a tenth is too coarse here.
            let hundredths = (ink.cover * 100.0 + 0.5) as u32;
            self.set(
                cover,
                &["0.", if hundredths < 10 { "0" } else { "" }, &hundredths.to_string()].concat(),
            );
        }
        self
    }

    fn shape(&mut self, shape: &Drawing) {
        self.open("path").set("d", &shape.path);
        match &shape.fill {
            None => self.set("fill", "none"),
            fill => self.ink("fill", "fill-opacity", fill.as_ref()),
        };
        if shape.stroke.is_some() {
            self.ink("stroke", "stroke-opacity", shape.stroke.as_ref())
                .numbers("stroke-width", &[shape.width]);
        }
        if !shape.dash.is_empty() {
            self.numbers("stroke-dasharray", shape.dash);
        }
        self.shut();
    }

    /// A line of words whose middle is `drop` above its baseline.
    #[allow(clippy::too_many_arguments, reason = "a type for them would be made once, here")]
    #[inline(never)]
    fn text(
        &mut self,
        at: Point,
        drop: f64,
        size: f64,
        anchor: &str,
        bold: bool,
        color: &str,
        said: &Spoken,
    ) {
        self.open("text").numbers("x", &[at.x]).numbers("y", &[at.y + drop]).numbers("font-size", &[size]);
        self.set("text-anchor", anchor).set("fill", color);
        if bold {
            self.set("font-weight", "640");
        }
        if let Some(lang) = &said.lang {
            self.set("lang", lang);
        }
        self.end().words(&said.words).close("text");
    }

    fn card(&mut self, state: &State, place: usize, node: &Node, is_lit: bool, palette: &Palette) {
        let form = node.form;
        let (left, top) = (node.rect.middle.x - form.size.w / 2.0, node.rect.middle.y - form.size.h / 2.0);
        self.open("rect").corner(node.rect).size(form.size).set("rx", "14").set("fill", palette.surface);
        self.set("stroke", palette.line).shut();
        let letter = monogram(state, &state.snapshot().characters[place]);
        let face = Size { w: form.face, h: form.face };
        let middle = Point { x: left + form.pad + form.face / 2.0, y: node.rect.middle.y };
        self.open("rect").corner(Rect { middle, size: face }).size(face).numbers("rx", &[form.face * 0.28]);
        self.set("fill", &letter.color);
        if !is_lit {
            self.set("opacity", "0.4");
        }
        self.shut();
        let letter = Spoken::plain(letter.letter);
        self.text(middle, form.face * 0.14, form.face * 0.39, "middle", true, "#ffffff", &letter);
        let mut height = 0.0;
        for line in &node.lines {
            height += leading(node, line.strong);
        }
        let mut at = Point { x: left + 2.0 * form.pad + form.face, y: top + (form.size.h - height) / 2.0 };
        for line in &node.lines {
            let size = if line.strong { form.name } else { form.note };
            let step = leading(node, line.strong);
            let color = if line.strong && is_lit { palette.text } else { palette.muted };
            self.text(
                Point { y: at.y + step / 2.0, ..at },
                size * 0.35,
                size,
                "start",
                line.strong,
                color,
                &line.said,
            );
            at.y += step;
        }
    }
}

/// From line to line of a card: a quarter more than its letters, as the style sheet has it.
fn leading(node: &Node, strong: bool) -> f64 {
    1.25 * if strong { node.form.name } else { node.form.note }
}
