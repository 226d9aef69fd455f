//! The element's attributes: what each value means, and what each reads now.

use super::{Action, At, Controls, Facet, Gestures, Panel, State, Theme, View};
use std::rc::Rc;

/// The attributes that change what is shown.
pub const NAMES: [&str; 13] = [
    "view",
    "at",
    "q",
    "roles",
    "actors",
    "groups",
    "kinds",
    "focus-on",
    "lang",
    "theme",
    "heading-level",
    "controls",
    "gestures",
];

/// What setting the attribute `name` to `value` asks for; `None` takes the attribute away.
///
/// # Errors
/// A sentence that says which value is meant and which ones there are.
pub fn parse(name: &str, value: Option<&str>) -> Result<Action, String> {
    let text = value.unwrap_or_default().trim();
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) {
        let mut values = Vec::new();
        for value in text.split('|') {
            if !value.trim().is_empty() {
                values.push(Rc::from(value.trim()));
            }
        }
        return Ok(Action::Want(facet, values));
    }
    let absent = text.is_empty();
    let unknown = |known: &str| Err(format!("{name}=\"{text}\" is not known; it can be {known}"));
    match name {
        "q" => Ok(Action::Search(value.unwrap_or_default().into())),
        "view" => match View::of(text) {
            None if !absent => unknown("chart, cards or list"),
            view => Ok(Action::View(view)),
        },
        "at" => match text {
            "" => Ok(Action::At(None)),
            "all" => Ok(Action::At(Some(At::All))),
            _ => match text.parse() {
                Ok(point) => Ok(Action::At(Some(At::Point(point)))),
                Err(_) => unknown("a point of the timeline or all"),
            },
        },
        "focus-on" if absent => Ok(Action::Close),
        "focus-on" => Ok(Action::Open(Panel::Character(text.into()))),
        "lang" => Ok(Action::Language(if absent { "en" } else { text }.into())),
        "theme" => match Theme::of(text) {
            Some(theme) => Ok(Action::Theme(theme)),
            None if absent => Ok(Action::Theme(Theme::Auto)),
            None => unknown("auto, light or dark"),
        },
        "heading-level" => match text.parse() {
            Ok(level @ 1..=6) => Ok(Action::HeadingLevel(level)),
            _ if absent => Ok(Action::HeadingLevel(2)),
            _ => unknown("1 to 6"),
        },
        "controls" => match Controls::of(text) {
            Some(controls) => Ok(Action::Controls(controls)),
            None if absent => Ok(Action::Controls(Controls::Full)),
            None => unknown("full, minimal or none"),
        },
        "gestures" => match Gestures::of(text) {
            Some(gestures) => Ok(Action::Gestures(gestures)),
            None if absent => Ok(Action::Gestures(Gestures::Cooperative)),
            None => unknown("cooperative or greedy"),
        },
        _ => Err(format!("there is no attribute {name}")),
    }
}

/// What the property of the attribute `name` reads now.
pub fn read(state: &State, name: &str) -> String {
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) {
        return state.filters.of(facet).join("|");
    }
    match name {
        "q" => state.filters.search.to_string(),
        "view" => state.view().word().into(),
        "at" => state.snapshot().at.to_string(),
        "focus-on" => match &state.panel {
            Some(Panel::Character(id)) => id.to_string(),
            _ => String::new(),
        },
        "lang" => state.words.language().into(),
        "theme" => state.theme.word().into(),
        "heading-level" => state.heading_level.to_string(),
        "controls" => state.controls.word().into(),
        "gestures" => state.gestures.word().into(),
        _ => String::new(),
    }
}

/// What was asked for and is not in the show as it is now, each as a sentence for the author of the page.
pub fn complaints(state: &State) -> Vec<String> {
    let mut found = Vec::new();
    let Some(show) = &state.story.show else { return found };
    if let Some(At::Point(point)) = state.wanted
        && point > show.last()
    {
        found.push(format!("at=\"{point}\" is beyond the timeline, which ends at {}", show.last()));
    }
    for facet in Facet::ALL {
        for wanted in state.filters.of(facet) {
            if state.story.facets.named(facet, wanted).next().is_none() {
                found.push(format!(
                    "{}=\"{wanted}\" fits nobody at point {}",
                    facet.name(),
                    state.snapshot().at
                ));
            }
        }
    }
    if let Some(Panel::Character(id)) = &state.panel
        && !state.snapshot().characters.iter().any(|character| character.id == *id)
        && state.hidden_until(id).is_none()
    {
        found.push(format!("focus-on=\"{id}\" is no character of this show"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::update;

    #[test]
    fn a_value_is_read_back_as_it_was_set() {
        for (name, value, reads) in [
            ("view", "cards", "cards"),
            ("view", "list", "list"),
            ("view", "", "chart"),
            ("controls", "minimal", "minimal"),
            ("gestures", "greedy", "greedy"),
            ("q", "baek ", "baek "),
            ("roles", "main| Nurse ||", "main|Nurse"),
            ("actors", "p1", "p1"),
            ("focus-on", "baek", "baek"),
            ("lang", "ko-KR", "ko-KR"),
            ("theme", "dark", "dark"),
            ("heading-level", "4", "4"),
        ] {
            let state = update(State::new("en"), parse(name, Some(value)).unwrap());
            assert_eq!(read(&state, name), reads, "{name}");
        }
    }

    #[test]
    fn an_unknown_value_says_what_there_is() {
        for (name, value, expected) in [
            ("view", "table", "view=\"table\" is not known; it can be chart, cards or list"),
            ("controls", "few", "controls=\"few\" is not known; it can be full, minimal or none"),
            ("gestures", "x", "gestures=\"x\" is not known; it can be cooperative or greedy"),
            ("at", "x", "at=\"x\" is not known; it can be a point of the timeline or all"),
            ("theme", "pink", "theme=\"pink\" is not known; it can be auto, light or dark"),
            ("heading-level", "7", "heading-level=\"7\" is not known; it can be 1 to 6"),
            ("colour", "red", "there is no attribute colour"),
        ] {
            assert_eq!(parse(name, Some(value)).unwrap_err(), expected);
        }
    }
}
