//! The same trees, one after the other, with Yew as it is published and as it is cut down: what is in the page, which
//! of its nodes stayed, who hears an event and what a reference holds must be the same.

#![cfg(all(test, target_arch = "wasm32"))]

mod engine;
mod page;
mod tree;

use engine::{cut, published};
use page::Page;
use tree::{Random, tree};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ROUNDS: u64 = 120;
const TREES: usize = 8;

#[wasm_bindgen_test]
async fn the_same_is_drawn_heard_and_kept() {
    let mut heard = 0;
    let mut kept = 0;
    for round in 0..ROUNDS {
        let mut random = Random(round);
        let (mut one, mut other) = (Page::new(published::app), Page::new(cut::app));
        let mut next = tree(&mut random);
        for step in 0..TREES {
            // Most are much like the one before.
            next = if random.below(6) == 0 { tree(&mut random) } else { tree::next(&mut random, &next) };
            let typed = random.below(2) == 0;
            // Sometimes two at once: only the last is drawn.
            let skipped = (random.below(4) == 0).then(|| tree(&mut random));
            let seen = one.draw(&next, skipped.as_ref(), typed).await;
            assert_eq!(
                seen,
                other.draw(&next, skipped.as_ref(), typed).await,
                "round {round}, tree {step}: {next:?}"
            );
            heard += seen.heard.len();
            kept += seen.kept;
        }
    }
    assert!(
        heard > 10_000 && kept > 2_000,
        "{heard} heard, {kept} kept: the trees are too small to say much"
    );
}
