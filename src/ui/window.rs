//! Which part of a long list is drawn: what is near the viewport, and space for the rest.

use crate::state::{Section, State, sections};
use std::cell::RefCell;
use std::ops::Range;

/// Cards in a block: whole rows at one, two, three, four and six columns, which are all there are.
const BLOCK: usize = 12;

/// Up to this many cards all are drawn.
const FEW: usize = 120;

/// Drawn above and below the viewport, in CSS pixels: more than a turn of the wheel or a page key moves.
const MARGIN: f64 = 900.0;

/// First guesses at heights in CSS pixels, until something was measured.
const ROW: f64 = 232.0;
const HEADING: f64 = 48.0;

/// The number of columns of a list this wide in CSS pixels, as the style sheet has it.
pub fn columns(width: f64) -> usize {
    match width as usize {
        0..520 => 1,
        520..790 => 2,
        790..1080 => 3,
        1080..1640 => 4,
        _ => 6,
    }
}

/// A run of cards that are drawn or left out together.
#[derive(Debug, PartialEq)]
pub struct Block {
    /// Place in [`List::sections`].
    pub section: usize,
    /// Whether the heading of the section stands above it.
    pub heads: bool,
    /// Places in [`List::cards`].
    pub cards: Range<usize>,
}

/// All cards of a state, in order.
pub struct List {
    pub sections: Vec<Section>,
    /// Characters, as places in the snapshot.
    pub cards: Vec<usize>,
    pub blocks: Vec<Block>,
    /// Of each block; guessed until it was drawn.
    heights: RefCell<Vec<f64>>,
}

impl List {
    pub fn of(state: &State, characters: &[usize], columns: usize) -> Self {
        let sections = sections(state, characters);
        let mut cards = Vec::with_capacity(characters.len());
        let mut blocks = Vec::new();
        let mut heights = Vec::new();
        for (place, section) in sections.iter().enumerate() {
            let start = cards.len();
            cards.extend(&section.characters);
            for first in (start..cards.len()).step_by(BLOCK) {
                let range = first..(first + BLOCK).min(cards.len());
                let heads = first == start;
                let rows = range.len().div_ceil(columns);
                heights.push(rows as f64 * ROW + if heads { HEADING } else { 0.0 });
                blocks.push(Block { section: place, heads, cards: range });
            }
        }
        Self { sections, cards, blocks, heights: RefCell::new(heights) }
    }

    /// The blocks to draw before anything was measured.
    pub fn first(&self) -> Range<usize> {
        self.between(0.0, 2.0 * MARGIN)
    }

    /// The blocks near a viewport that shows `top` to `bottom` of the list, in CSS pixels from its beginning.
    pub fn near(&self, top: f64, bottom: f64) -> Range<usize> {
        self.between(top - MARGIN, bottom + MARGIN)
    }

    /// The blocks around the one that holds the card at `place`.
    pub fn around(&self, place: usize) -> Range<usize> {
        if self.cards.len() <= FEW {
            return 0..self.blocks.len();
        }
        let block = self.blocks.partition_point(|block| block.cards.end <= place);
        block.saturating_sub(2)..(block + 3).min(self.blocks.len())
    }

    /// Notes how high a block turned out.
    pub fn measured(&self, block: usize, height: f64) {
        if let Some(known) = self.heights.borrow_mut().get_mut(block) {
            *known = height;
        }
    }

    /// The height of blocks in CSS pixels.
    pub fn height(&self, blocks: Range<usize>) -> f64 {
        self.heights.borrow()[blocks].iter().sum()
    }

    fn between(&self, top: f64, bottom: f64) -> Range<usize> {
        if self.cards.len() <= FEW {
            return 0..self.blocks.len();
        }
        let heights = self.heights.borrow();
        let mut end_of_block = 0.0;
        let mut start = None;
        for (place, height) in heights.iter().enumerate() {
            let start_of_block = end_of_block;
            end_of_block += height;
            if start.is_none() && end_of_block > top {
                start = Some(place);
            }
            if start_of_block >= bottom {
                return start.unwrap_or(place)..place;
            }
        }
        start.unwrap_or(heights.len().saturating_sub(1))..heights.len()
    }
}
