//! docs/embedding.md, run: each block does in a browser what the text around it says. So do the scripts of other documents
//! (`answers.rs`).
//!
//! A block has a kind behind its language. Each kind is a row here and has a test.

mod alone;
mod answers;
pub mod blocks;
#[path = "../../support/fences.rs"]
mod fences;
mod frames;
mod packaged;
mod pages;
mod scripted;

use blocks::blocks;

/// Every kind of block, and where it is run.
const KINDS: [(&str, &str); 15] = [
    ("html page", "pages.rs"),
    ("html frame", "frames.rs"),
    ("html follow", "frames.rs"),
    ("html file", "alone.rs"),
    ("html script", "scripted.rs"),
    ("html messages", "scripted.rs"),
    ("html package", "packaged.rs"),
    ("html network", "../forms.rs"),
    ("text policy", "scripted.rs"),
    ("sh bundle", "alone.rs"),
    ("sh render", "alone.rs"),
    ("jsx react", "packaged.rs"),
    ("vue vue", "packaged.rs"),
    ("js vue-config", "packaged.rs"),
    ("svelte svelte", "packaged.rs"),
];

#[test]
fn every_block_has_a_kind_that_is_run() {
    for block in blocks() {
        let known = KINDS.iter().any(|(kind, _)| *kind == block.kind);
        assert!(
            known,
            "`{}` is no kind of tests/e2e/snippets/: add one that runs\n{}",
            block.kind, block.text
        );
    }
    for (kind, file) in KINDS {
        assert!(blocks().iter().any(|block| block.kind == kind), "no block is of the kind {kind} ({file})");
    }
}
