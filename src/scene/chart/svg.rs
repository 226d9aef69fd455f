//! A picture of the chart as SVG. Text stays text.

use super::figures::Figures;
use super::ink::Drawing;
use super::poster::{Caption, Item, Poster, Tile};
use crate::geom::Rect;
use crate::scene::color::hex;

/// Fonts that have the letters of most shows.
pub const FONTS: &str =
    "system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

/// How heavy words are that stand out.
pub const STRONG: &str = "640";

/// A standalone picture. The same poster gives the same bytes on every machine.
pub fn svg(poster: &Poster) -> String {
    let mut svg = Svg(Figures::default());
    let Rect { middle, size } = poster.extent;
    svg.0.put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", size.w).put("\" height=\"", size.h);
    svg.0.put("\" viewBox=\"", middle.x - size.w / 2.0).put(" ", middle.y - size.h / 2.0);
    svg.0.put(" ", size.w).put(" ", size.h);
    svg.set("\" lang=\"", &poster.language).set("\" font-family=\"", FONTS).raw("\">");
    svg.set("<title>", &poster.title).raw("</title>\n");
    for item in &poster.items {
        match item {
            Item::Shape(shape) => svg.shape(shape),
            Item::Tile(tile) => svg.tile(tile),
            Item::Caption(caption) => svg.caption(caption),
        }
    }
    svg.raw("</svg>\n");
    svg.0.0
}

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

    fn tile(&mut self, tile: &Tile) {
        let Rect { middle, size } = tile.rect;
        self.0.put("<rect x=\"", middle.x - size.w / 2.0).put("\" y=\"", middle.y - size.h / 2.0);
        self.0.put("\" width=\"", size.w).put("\" height=\"", size.h).put("\" rx=\"", tile.round);
        self.raw("\" fill=\"").raw(&hex(tile.color)).cover("\" fill-opacity=\"", tile.cover);
        if let Some(edge) = tile.edge {
            self.raw("\" stroke=\"").raw(&hex(edge));
        }
        self.raw("\"/>\n");
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

    fn caption(&mut self, caption: &Caption) {
        self.0
            .put("<text x=\"", caption.at.x)
            .put("\" y=\"", caption.at.y)
            .put("\" font-size=\"", caption.size);
        self.raw("\" text-anchor=\"").raw(if caption.is_middle { "middle" } else { "start" });
        if caption.is_strong {
            self.raw("\" font-weight=\"").raw(STRONG);
        }
        self.raw("\" fill=\"").raw(&hex(caption.color));
        if let Some(lang) = &caption.said.lang {
            self.set("\" lang=\"", lang);
        }
        self.set("\">", &caption.said.words).raw("</text>\n");
    }
}
