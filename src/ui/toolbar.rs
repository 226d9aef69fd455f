//! The title, the search, the choices, the filters and what they leave.

use super::filter::filter;
use super::late::late;
use super::pieces::spoken;
use super::search::search;
use super::tag::{Nodes, Tag, button, el, group, row};
use super::view::View;
use crate::scene::{Panel, chips, point, status};
use crate::state::{Action, Arrange, At, Controls, Facet, Panel as Open, Theme};
use crate::words::Words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::Html;

/// Everything above the cast, as far as the page wants it.
pub fn toolbar(view: &Rc<View>) -> Html {
    let controls = view.state.controls;
    let all = controls == Controls::Full;
    let mut rows = Vec::new();
    if controls != Controls::None {
        let top = el("div").class("toolbar").set("part", "toolbar").with(heading(view));
        rows.add(top.with_some(all.then(|| search(view))).with(views(view)));
        if all {
            rows.add(filters(view));
        }
        rows.add(settings(view, all));
    }
    row(rows)
}

/// How far they have watched, and how all of it is shown.
fn settings(view: &Rc<View>, all: bool) -> Tag {
    let state = &view.state;
    let snapshot = state.snapshot();
    let settings = el("div").class("settings").set("part", "timeline");
    if snapshot.last == 0 {
        return settings.with_some(all.then(|| choices(view)));
    }
    let now = if state.play.is_none() && state.wanted.or(state.kept) == Some(At::All) {
        "all"
    } else {
        &snapshot.at.to_string()
    };
    let at = choice(view, "at", points(view), now, |value| {
        if value == "all" {
            return Some(Action::Watch(At::All));
        }
        value.parse().ok().map(|point| Action::Watch(At::Point(point)))
    });
    let changes = (snapshot.at > 0).then(|| opening(view, "changes", Open::Changes));
    let first = state.is_first().then(|| el("p").class("first").text(view.word("at.first")));
    settings
        .with(at)
        .with_some(changes)
        .with_some(first)
        .with_some(late().map(|late| (late.below)(view)))
        .with_some(all.then(|| choices(view)))
}

fn choices(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let (language, theme) = (state.words.language(), state.theme.word());
    // Only cards stand in sections.
    let arrange = (state.view() == crate::state::View::Cards).then(|| {
        let words = Arrange::ALL.iter().map(|arrange| arrange.word()).collect();
        choice(view, "arrange", named(view, "arrange", words), state.arrange.word(), |value| {
            Arrange::of(value).map(Action::Arrange)
        })
    });
    // A page that says it in its own words has chosen the language of its visitors.
    let language = (!state.words.are_own()).then(|| {
        choice(view, "language", languages(view), language, |value| Some(Action::Language(value.into())))
    });
    let themes = named(view, "theme", Theme::ALL.iter().map(|theme| theme.word()).collect());
    let theme = choice(view, "theme", themes, theme, |value| Theme::of(value).map(Action::Theme));
    el("div")
        .class("choices")
        .with_some(arrange)
        .with(opening(view, "about", Open::About))
        .with(opening(view, "embed", Open::Embed))
        .with_some(language)
        .with(theme)
}

/// A button that opens a panel, which is called as the word on it.
fn opening(view: &Rc<View>, name: &str, panel: Open) -> Tag {
    button("link").set("data-open", name).does(view, Action::Open(panel)).text(view.word(name))
}

/// The title of the show at the level the page wants.
fn heading(view: &View) -> Tag {
    const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let title = Panel::of_show(&view.state);
    let level = usize::from(view.state.heading_level).clamp(1, 6);
    let native = title.native.as_ref();
    el(NAMES[level - 1]).class("title").with(spoken(&title.title)).text(" ").with_some(
        native.map(|native| el("small").set_some("lang", native.lang.as_deref()).text(&native.words)),
    )
}

/// The ways to look at the same selection.
fn views(view: &Rc<View>) -> Tag {
    let mut buttons = Vec::new();
    for way in crate::state::View::ALL {
        let drawn = button("view")
            .key(way.word())
            .set("data-view", way.word())
            .says("aria-pressed", *way == view.state.view())
            .does(view, Action::View(Some(*way)))
            .text(view.word_of("view", way.word()));
        buttons.add(drawn);
    }
    group(view, "views", "view").all(buttons)
}

fn filters(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let mut facets = Vec::new();
    for facet in Facet::ALL {
        if !state.story.facets.values(facet).is_empty() {
            facets.add(filter(view, facet));
        }
    }
    let facets = group(view, "facets", "filter").all(facets);
    el("div").class("filters").set("part", "filters").with(facets).with(result(view))
}

fn result(view: &Rc<View>) -> Tag {
    let state = &view.state;
    let said = status(state, view.cast.list.cards.len());
    let mut drawn = Vec::new();
    for chip in chips(state) {
        let name = format!("{}:{}", chip.facet.name(), chip.value);
        let chip = button("chip")
            .key(&name)
            .set("data-chip", &name)
            .set("aria-label", &state.words.fill("chip.remove", &[("value", &chip.label)]))
            .does(view, Action::Toggle(chip.facet, chip.value))
            .text(&chip.label)
            .with(el("span").class("cross").set("aria-hidden", "true").text("×"));
        drawn.add(chip);
    }
    let clear = (!state.filters.is_empty())
        .then(|| button("link").set("data-clear", "").does(view, Action::Clear).text(view.word("clear")));
    el("div")
        .class("result")
        .all(drawn)
        .with(el("p").class("status").set("role", "status").text(&said))
        .with_some(clear)
}

/// A labelled list to choose one of.
pub fn choice(
    view: &Rc<View>,
    name: &'static str,
    options: Vec<(String, String)>,
    current: &str,
    action: fn(&str) -> Option<Action>,
) -> Tag {
    let mut drawn = Vec::new();
    for (value, label) in &options {
        drawn.add(el("option").key(value).set("value", value).text(label));
    }
    let list = el("select").set("data-choice", name).set("data-value", current);
    let list = list.on_value(view, "change", action).all(drawn);
    el("label").class("choice").with(el("span").text(view.word(name))).with(list)
}

fn named(view: &View, name: &str, words: Vec<&str>) -> Vec<(String, String)> {
    let mut options = Vec::new();
    for word in words {
        options.push((word.to_owned(), view.word_of(name, word).to_owned()));
    }
    options
}

/// The languages of the interface, each in its own words, and the one in use.
fn languages(view: &View) -> Vec<(String, String)> {
    let words = &view.state.words;
    let mut options = Vec::new();
    for tag in Words::tags() {
        // The one in use stands as the visitor's browser calls it, and last.
        if tag != words.tag() {
            options.push((tag.to_owned(), words.speaking(tag).get("language.own").to_owned()));
        }
    }
    options.push((words.language().to_owned(), view.word("language.own").to_owned()));
    options
}

/// Every point, and the end, wherever that will be; those that were not reached without their titles, which would tell
/// too much.
fn points(view: &View) -> Vec<(String, String)> {
    let mut options = Vec::new();
    for place in 0..=view.state.snapshot().last {
        options.push((place.to_string(), point(&view.state, place, true)));
    }
    options.push(("all".to_owned(), view.word("at.all").to_owned()));
    options
}

/// Lists stand at what holds, also where another choice was made and not taken.
pub fn settle(view: &View) {
    for list in view.all("select") {
        // It has its value under the same name as a field. One that is open is left alone.
        let (value, list) = (list.get_attribute("data-value"), list.unchecked_into::<HtmlInputElement>());
        if let Some(value) = value.filter(|value| *value != list.value()) {
            list.set_value(&value);
        }
    }
}
