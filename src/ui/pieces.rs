//! Pieces of the scene as DOM.

use super::late::late;
use super::tag::{Nodes, Tag, button, el, row, text};
use super::view::View;
use crate::model::changes::Owner;
use crate::model::document::Portrait;
use crate::scene::{Line, Monogram, Part, Spoken, Target, hex};
use crate::state::{Action, Panel};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};
use yew::Html;

/// Words, marked with their language where it is not the interface's.
#[inline(never)]
pub fn spoken(spoken: &Spoken) -> Html {
    match &spoken.lang {
        Some(lang) => el("span").set("lang", lang).text(&spoken.words).html(),
        None => text(&spoken.words),
    }
}

/// Pieces in a row, with spaces between them.
#[inline(never)]
pub fn parts(view: &Rc<View>, parts: &[Part]) -> Html {
    let mut pieces = Vec::new();
    for part in parts {
        if !pieces.is_empty() && !matches!(part, Part::Cite(_)) {
            pieces.push(text(" "));
        }
        pieces.push(piece(view, part));
    }
    row(pieces)
}

fn piece(view: &Rc<View>, part: &Part) -> Html {
    match part {
        Part::Text(words) => spoken(words),
        Part::Strong(words) => el("strong").with(spoken(words)).html(),
        Part::Muted(words) => el("span").class("muted").with(spoken(words)).html(),
        Part::Marked(words, marks) => marked(words, marks),
        Part::Cite(number) => {
            let unseen = el("span").class("unseen").text(view.word("source")).text(" ");
            el("sup").set("part", "source").with(unseen).text(&number.to_string()).html()
        }
        Part::Open(target, words) => opening(view, "link", target).with(spoken(words)).html(),
        Part::Link(url, words) => el("a")
            .set("href", url)
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .with(spoken(words))
            .html(),
        Part::Run(parts) => {
            let mut pieces = Vec::new();
            for part in parts {
                pieces.push(piece(view, part));
            }
            row(pieces)
        }
    }
}

/// Words in which some pieces stand out.
fn marked(words: &Spoken, marks: &[Range<usize>]) -> Html {
    let mut pieces = Vec::new();
    let mut done = 0;
    for mark in marks {
        pieces.push(text(&words.words[done..mark.start]));
        pieces.add(el("mark").text(&words.words[mark.clone()]));
        done = mark.end;
    }
    pieces.push(text(&words.words[done..]));
    el("span").set_some("lang", words.lang.as_deref()).all(pieces).html()
}

/// A line of a panel; one with a target is a button.
pub fn line(view: &Rc<View>, line: &Line) -> Tag {
    let mut notes = Vec::new();
    for note in &line.notes {
        notes.add(el("span").class("note").with(parts(view, note)));
    }
    let letter = line.monogram.as_ref().map(monogram);
    let lines = el("span").class("lines").with(el("span").with(parts(view, &line.parts))).all(notes);
    match &line.target {
        Some(target) => el("li").with(opening(view, "line", target).with_some(letter).with(lines)),
        None => el("li").class("line").with_some(letter).with(lines),
    }
}

/// A letter on a colour; SVG, because a strict content security policy forbids a style.
pub fn monogram(monogram: &Monogram) -> Tag {
    let ground = el("rect").set("width", "72").set("height", "72").set("rx", "20");
    let letter = el("text").set("x", "36").set("y", "46").set("text-anchor", "middle").set("fill", "#fff");
    el("svg")
        .class("monogram")
        .set("viewBox", "0 0 72 72")
        .set("aria-hidden", "true")
        .with(ground.set("fill", &hex(monogram.color)))
        .with(letter.text(&monogram.letter))
}

/// A portrait over its monogram, which shows through while it loads and where it fails.
pub fn portrait(view: &Rc<View>, portrait: Option<&Portrait>, letter: Option<&Monogram>) -> Tag {
    let image = portrait.map(|portrait| {
        let fallback = &view.state.snapshot().language;
        let alt = portrait.alt.as_ref().map(|alt| alt.get(view.state.words.language(), fallback));
        el("img")
            .key(&portrait.src)
            .set("alt", alt.unwrap_or_default())
            .set("loading", "lazy")
            .set("referrerpolicy", "no-referrer")
            // Last: browsers go by what the element says when it is told where its picture is.
            .set("src", &portrait.src)
            .on(view, "error", hide)
    });
    let frame = el("span").class("portrait").set("part", "portrait");
    frame.with_some(letter.map(monogram)).with_some(image)
}

fn hide(_: &Rc<View>, event: &Event) {
    if let Some(image) = event.target() {
        image.unchecked_into::<HtmlElement>().set_hidden(true);
    }
}

/// An element with its accessible name, where that is not what is in it, and the mark of what it stands for.
pub fn dressed(view: &View, tag: Tag, of: Owner, said: &str) -> Tag {
    match late() {
        Some(late) => (late.dress)(view, tag, of, said),
        // With a place for the mark: another number of children, and all of them would be made anew once it comes.
        None => tag.set_some("aria-label", Some(said).filter(|said| !said.is_empty())).with_some(None::<Tag>),
    }
}

/// A button that opens the panel of a target, which tests and authors' scripts can find by its name.
fn opening(view: &Rc<View>, class: &str, target: &Target) -> Tag {
    let (name, panel) = match target {
        Target::Character(id) => (format!("character:{id}"), Panel::Character(id.clone())),
        Target::Person(id) => (format!("person:{id}"), Panel::Person(id.clone())),
        Target::Group(id) => (format!("group:{id}"), Panel::Group(id.clone())),
        Target::Relation(id) => (format!("relation:{id}"), Panel::Relation(id.clone())),
        Target::About => ("about".into(), Panel::About),
    };
    button(class).set("data-open", &name).does(view, Action::Open(panel))
}
