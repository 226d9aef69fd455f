//! Who fits the filters, which relations are shown with them, and how many would fit if a filter were dropped.

use super::facets::Facet;
use super::late::late;
use super::{State, Story};
use crate::model::seen::Subject;
use crate::search::{Sort, characters, fold};

/// For the search and each facet, who fits it; `None` where it asks for nothing.
pub struct Passing {
    everybody: usize,
    search: Option<Vec<bool>>,
    facets: [Option<Vec<bool>>; 4],
}

/// Who fits what was typed, in the order of the snapshot.
pub fn fitting(story: &Story, typed: &str) -> Vec<bool> {
    let mut fits = vec![false; story.snapshot.characters.len()];
    let hits = story.find(typed);
    for character in characters(&hits) {
        fits[character] = true;
    }
    // Where nobody is meant but a group, all who belong or belonged to it.
    if !fits.contains(&true) {
        for hit in hits.iter().filter(|hit| hit.sort == Sort::Group) {
            let group = story.index().entries[hit.entry].place;
            for &member in &story.snapshot.groups[group].members {
                fits[member] = true;
            }
        }
    }
    fits
}

impl Passing {
    pub fn of(state: &State) -> Self {
        let everybody = state.snapshot().characters.len();
        let facets = Facet::ALL.map(|facet| {
            let wanted = state.filters.of(facet);
            (!wanted.is_empty()).then(|| {
                let mut fits = vec![false; everybody];
                for wanted in wanted {
                    for value in state.story.facets.named(facet, wanted) {
                        for &character in &value.characters {
                            fits[character] = true;
                        }
                    }
                }
                fits
            })
        });
        let typed = &state.filters.search;
        // Until the search is there, everybody fits.
        let late = late().filter(|_| !fold(typed).is_empty());
        let search = late.map(|late| (late.fitting)(&state.story, typed));
        Self { everybody, search, facets }
    }

    /// The characters that fit everything, in the order of the snapshot.
    pub fn characters(&self) -> Vec<usize> {
        self.fitting(None, true)
    }

    /// The relations that are shown with those characters, in the order of the snapshot: the current ones, and where
    /// they are asked for the past ones, that are of a wanted kind and have an end that fits. A group fits with any
    /// of its members.
    pub fn relations(&self, state: &State) -> Vec<usize> {
        let snapshot = state.snapshot();
        let mut fits = vec![false; self.everybody];
        for character in self.characters() {
            fits[character] = true;
        }
        let passes = |end: Subject| match end {
            Subject::Character(place) => fits[place],
            Subject::Group(place) => snapshot.groups[place].members.iter().any(|&member| fits[member]),
        };
        let wanted = state.filters.of(Facet::Kinds);
        let mut kinds = vec![wanted.is_empty(); snapshot.kinds.len()];
        for wanted in wanted {
            for value in state.story.facets.named(Facet::Kinds, wanted) {
                for (fits, kind) in kinds.iter_mut().zip(&snapshot.kinds) {
                    *fits |= *kind.id == *value.key;
                }
            }
        }
        let everything = state.filters.is_empty();
        let mut shown = Vec::new();
        for (place, relation) in snapshot.relations.iter().enumerate() {
            let kind = kinds[relation.kind] || relation.back.as_ref().is_some_and(|back| kinds[back.kind]);
            let end = everything || passes(relation.from) || passes(relation.to);
            if kind && end && state.shows(place) {
                shown.push(place);
            }
        }
        shown
    }

    /// How many of the characters that fit all the other filters have each value of `facet`.
    pub fn counts(&self, state: &State, facet: Facet) -> Vec<usize> {
        let others = self.fitting(Some(facet), true);
        let values = state.story.facets.values(facet).iter();
        // Both lists are in the order of the snapshot.
        let is_other = |character: &&usize| others.binary_search(character).is_ok();
        values.map(|value| value.characters.iter().filter(is_other).count()).collect()
    }

    /// How many would fit without `facet`.
    pub fn without(&self, facet: Facet) -> usize {
        self.fitting(Some(facet), true).len()
    }

    /// How many would fit without the search.
    pub fn without_search(&self) -> usize {
        self.fitting(None, false).len()
    }

    #[inline(never)]
    fn fitting(&self, without: Option<Facet>, search: bool) -> Vec<usize> {
        let mut fitting = Vec::new();
        for character in 0..self.everybody {
            if self.fits(character, without, search) {
                fitting.push(character);
            }
        }
        fitting
    }

    fn fits(&self, character: usize, without: Option<Facet>, search: bool) -> bool {
        let passes = |fits: &Option<Vec<bool>>| fits.as_ref().is_none_or(|fits| fits[character]);
        (!search || passes(&self.search))
            && Facet::ALL
                .iter()
                .filter(|facet| Some(**facet) != without)
                .all(|facet| passes(&self.facets[*facet as usize]))
    }
}
