//! Who fits the filters, and how many would if one were dropped.

use super::State;
use super::facets::Facet;

/// For the search and each facet, who fits it; `None` where it asks for nothing.
pub struct Passing {
    everybody: usize,
    search: Option<Vec<bool>>,
    facets: [Option<Vec<bool>>; 4],
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
        Self { everybody, search: state.story.index.characters(&state.filters.search), facets }
    }

    /// The characters that fit everything, in the order of the snapshot.
    pub fn characters(&self) -> Vec<usize> {
        self.fitting(None, true)
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
