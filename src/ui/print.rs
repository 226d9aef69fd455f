//! What is printed instead of the widget: plain text, made when a page goes to the printer.
//!
//! A browser takes its picture of the page as soon as it has told of it, and Yew draws a moment later. So these elements
//! are made by hand, beside what Yew has drawn, which the style hides on paper.

use crate::scene::list::Row;
use crate::scene::{Card, Part, Printed, Spoken, printed};
use crate::state::State;
use web_sys::{Document, Element};

/// Puts what there is to print into `frame`; nothing before there is a show.
pub fn print(state: &State, frame: &Element) {
    let Some(page) = frame.owner_document() else { return };
    if state.story.show.is_none() {
        return;
    }
    let Printed { title, native, told, cast, heading, relations } = printed(state);
    let paper = Paper { page: &page };
    let Some(all) = paper.add(None, "div", "print") else { return };
    let _ = all.set_attribute("lang", state.words.tag());
    paper.say(&all, "h2", "title", &title);
    if let Some(native) = &native {
        paper.say(&all, "p", "muted", native);
    }
    if let Some(told) = told {
        paper.text(&all, "p", "muted", &told);
    }
    for (title, cards) in &cast {
        if let Some(title) = title {
            paper.text(&all, "h3", "section-title", title);
        }
        if let Some(grid) = paper.add(Some(&all), "ul", "grid") {
            for card in cards {
                paper.card(&grid, card);
            }
        }
    }
    if !relations.is_empty() {
        paper.text(&all, "h3", "section-title", &heading);
        if let Some(list) = paper.add(Some(&all), "ul", "told-all") {
            for row in &relations {
                paper.relation(&list, row);
            }
        }
    }
    // Before all else, so that the style can tell that it is there.
    let _ = frame.insert_before(&all, frame.first_child().as_ref());
}

struct Paper<'p> {
    page: &'p Document,
}

impl Paper<'_> {
    /// A new element, the last one in another.
    #[inline(never)]
    fn add(&self, to: Option<&Element>, name: &str, class: &str) -> Option<Element> {
        let element = self.page.create_element(name).ok()?;
        // Neither fails: a name is given, and it is nowhere else.
        let _ = element.set_attribute("class", class);
        if let Some(to) = to {
            let _ = to.insert_before(&element, None);
        }
        Some(element)
    }

    #[inline(never)]
    fn text(&self, to: &Element, name: &str, class: &str, words: &str) {
        if let Some(element) = self.add(Some(to), name, class) {
            element.set_text_content(Some(words));
        }
    }

    /// Words, with their language where it is another.
    #[inline(never)]
    fn say(&self, to: &Element, name: &str, class: &str, said: &Spoken) {
        if let Some(element) = self.add(Some(to), name, class) {
            element.set_text_content(Some(&said.words));
            if let Some(lang) = &said.lang {
                let _ = element.set_attribute("lang", lang);
            }
        }
    }

    fn card(&self, to: &Element, card: &Card) {
        let Some(drawn) = self.add(Some(to), "li", "card") else { return };
        self.say(&drawn, "div", "name", &card.name);
        if let Some(native) = &card.native {
            self.say(&drawn, "div", "native", native);
        }
        if let Some((before, actors, behind)) = &card.actors
            && let Some(line) = self.add(Some(&drawn), "div", "actor")
        {
            self.text(&line, "span", "", before);
            for (place, actor) in actors.iter().enumerate() {
                if place > 0 {
                    self.text(&line, "span", "", ", ");
                }
                self.say(&line, "b", "", actor);
            }
            self.text(&line, "span", "", behind);
        }
        if let Some(role) = &card.role {
            self.say(&drawn, "div", "occupation", role);
        }
        if let Some(badges) = self.add(Some(&drawn), "div", "badges") {
            for badge in &card.badges {
                self.say(&badges, "span", "badge", &badge.text);
            }
        }
    }

    fn relation(&self, to: &Element, row: &Row) {
        let Some(line) = self.add(Some(to), "li", "") else { return };
        for sentence in &row.sentences {
            if let Some(said) = self.add(Some(&line), "div", "said") {
                self.part(&said, sentence);
            }
        }
        let Some(note) = self.add(Some(&line), "div", "muted") else { return };
        self.say(&note, "span", "", &row.kind.1);
        if let Some(since) = &row.since {
            self.text(&note, "span", "", " · ");
            self.text(&note, "span", "", since);
        }
    }

    fn part(&self, to: &Element, part: &Part) {
        match part {
            Part::Run(parts) => {
                for part in parts {
                    self.part(to, part);
                }
            }
            Part::Strong(words) => self.say(to, "strong", "", words),
            Part::Cite(_) => {}
            Part::Text(words)
            | Part::Muted(words)
            | Part::Marked(words, _)
            | Part::Open(_, words)
            | Part::Link(_, words) => self.say(to, "span", "", words),
        }
    }
}
