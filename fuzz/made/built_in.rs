//! The built-in show, read once, and what people may say who know it.

use arbitrary::Arbitrary;
use castmap::model::Show;
use castmap::search::Index;
use std::rc::Rc;

const SHOW: &str = include_str!("../../static/shows/trauma-code.json");

thread_local! {
    static READ: (Rc<Show>, Vec<Rc<str>>) = {
        let (show, problems) = Show::read(SHOW).expect("the built-in show");
        assert_eq!(problems, []);
        let said = said(&show);
        (Rc::new(show), said)
    };
}

pub fn built_in() -> Rc<Show> {
    READ.with(|read| read.0.clone())
}

/// Ids, everything by which somebody is found, and words of attributes.
fn said(show: &Show) -> Vec<Rc<str>> {
    let index = Index::of(&show.as_of(show.last()));
    let mut said: Vec<Rc<str>> = index.keys.iter().map(|key| key.shown.clone()).collect();
    said.extend(index.entries.iter().map(|entry| Rc::from(&*entry.id)));
    for word in ["chart", "cards", "list", "all", "main", "support", "guest", "family", "rival", "ko", "dark"]
    {
        said.push(word.into());
    }
    said.extend((0..=show.last() + 1).map(|point| Rc::from(point.to_string())));
    said
}

/// Some of a text.
#[derive(Arbitrary, Debug)]
pub enum Said {
    /// The beginning of what is known, so many letters of it left out.
    Known(u16, u8),
    Any(String),
}

impl Said {
    pub fn text(&self) -> String {
        match self {
            Self::Known(place, less) => READ.with(|(_, said)| {
                let known = &said[usize::from(*place) % said.len()];
                let count = known.chars().count();
                // Mostly all of it.
                let less = if less % 2 == 0 { 0 } else { usize::from(less / 2) % (count + 1) };
                known.chars().take(count - less).collect()
            }),
            Self::Any(text) => text.clone(),
        }
    }
}
