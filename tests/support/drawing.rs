//! A reader for the SVG that castmap writes, and for no more: it refuses what is not well-formed, and every element and
//! attribute that castmap does not draw with.

use castmap::geom::{Point, Rect, Size};
use castmap::lettering::width;
use std::collections::BTreeMap;

/// An element, with the text inside.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub name: String,
    attributes: BTreeMap<String, String>,
    pub text: String,
}

/// What may be drawn, and with which attributes.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("svg", &["xmlns", "width", "height", "viewBox", "lang", "font-family"]),
    ("title", &[]),
    ("rect", &["x", "y", "width", "height", "rx", "fill", "fill-opacity", "opacity", "stroke"]),
    ("path", &["d", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"]),
    ("text", &["x", "y", "font-size", "text-anchor", "font-weight", "fill", "lang"]),
];

impl Drawn {
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub fn number(&self, name: &str) -> f64 {
        self.get(name).parse().unwrap_or_else(|_| panic!("{name} of {self:?} is no number"))
    }

    /// The box of a rectangle, or of a line of words.
    pub fn rect(&self) -> Rect {
        let (x, y) = (self.number("x"), self.number("y"));
        if self.name == "rect" {
            let size = Size { w: self.number("width"), h: self.number("height") };
            return Rect { middle: Point { x: x + size.w / 2.0, y: y + size.h / 2.0 }, size };
        }
        let letters = self.number("font-size");
        // At the size of common letters: a browser does not round what it scales.
        let wide = width(&self.text, 10.0, !self.get("font-weight").is_empty()) * letters / 10.0;
        let middle = if self.get("text-anchor") == "start" { x + wide / 2.0 } else { x };
        let size = Size { w: wide, h: letters };
        Rect { middle: Point { x: middle, y: y - letters * 0.35 }, size }
    }
}

/// Reads a picture: the root first, then what is in it, from back to front.
pub fn read(svg: &str) -> Result<Vec<Drawn>, String> {
    let mut found: Vec<Drawn> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = svg;
    while !rest.is_empty() {
        let (before, behind) = rest.split_once('<').unwrap_or((rest, ""));
        let words = text(before)?;
        match open.last() {
            Some(&inside) if ["text", "title"].contains(&&*found[inside].name) => {
                found[inside].text += &words;
            }
            _ if words.trim().is_empty() => {}
            _ => return Err(format!("{words:?} stands outside of a line of words")),
        }
        if before.len() == rest.len() {
            break;
        }
        let (tag, after) = behind.split_once('>').ok_or("a tag has no end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let opened = open.pop().map(|place| &*found[place].name);
            if opened != Some(name) {
                return Err(format!("</{name}> ends {opened:?}"));
            }
            continue;
        }
        if open.is_empty() != found.is_empty() {
            return Err(format!("<{tag}> stands outside of the root"));
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let drawn = element(tag)?;
        if !closed {
            open.push(found.len());
        }
        found.push(drawn);
    }
    if open.is_empty() { Ok(found) } else { Err(format!("{open:?} have no end")) }
}

fn element(tag: &str) -> Result<Drawn, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let known = ELEMENTS.iter().find(|(known, _)| *known == name).ok_or(format!("<{name}> is not known"))?;
    let mut attributes = BTreeMap::new();
    while !rest.is_empty() {
        let (attribute, behind) = rest.split_once("=\"").ok_or(format!("{rest:?} is no attribute"))?;
        let (value, behind) = behind.split_once('"').ok_or(format!("{attribute} has no end"))?;
        if !known.1.contains(&attribute) {
            return Err(format!("{attribute:?} in <{name}>"));
        }
        if attributes.insert(attribute.to_owned(), text(value)?).is_some() {
            return Err(format!("{attribute} twice in <{name}>"));
        }
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    Ok(Drawn { name: name.into(), attributes, text: String::new() })
}

/// Text as it is read. A lone `>` is no mistake in XML.
fn text(escaped: &str) -> Result<String, String> {
    const ENTITIES: [(&str, char); 3] = [("amp;", '&'), ("lt;", '<'), ("quot;", '"')];
    let mut parts = escaped.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let found = ENTITIES.iter().find_map(|(name, letter)| Some((*letter, part.strip_prefix(name)?)));
        let (letter, rest) = found.ok_or(format!("&{part} is no entity"))?;
        out.push(letter);
        out += rest;
    }
    if out.chars().any(|letter| letter < ' ' && letter != '\n') {
        return Err(format!("{out:?} holds what XML does not allow"));
    }
    Ok(out)
}
