//! What a visitor and the author of a page meet, tried in real browsers on the finished build: all of it
//! in Chromium, and what differs most from browser to browser in Firefox, too.
//!
//! `cargo xtask test` builds, finds the browsers and runs this. Each test has a server of its own, and a browser in
//! which there is nothing of any other test (`pool.rs`).

mod accessibility_tree;
mod bidi;
mod browser;
mod cast;
mod console;
mod core;
mod documents;
mod drawing;
mod driver;
mod engine;
mod expected;
mod fast_clock;
mod input;
mod listener;
mod page;
mod payloads;
mod pixels;
mod places;
mod pool;
mod project;
#[path = "../support/random.rs"]
mod random;
mod sample;
#[path = "../support/say.rs"]
mod say;
mod server;
#[path = "../support/shared_folder.rs"]
mod shared_folder;
mod sheets;
mod states;

mod access;
mod actors_of_many;
mod address;
mod agreement;
mod ahead;
mod bench;
mod chains;
mod changes;
mod chart;
mod controls;
mod crashes;
mod demo;
mod element_isolation;
mod element_moves;
mod element_starts;
mod enlarged;
mod events;
mod failure;
mod faulty_document;
mod figures;
mod filters;
mod filters_by_attribute;
mod find_method;
mod forced;
mod forms;
mod heights;
mod hostile;
mod keyboard;
mod language;
mod late;
mod leaving;
mod lettering;
mod list;
mod manifest;
mod many;
mod matrix;
mod messages;
mod offered;
mod outward;
mod oversize;
mod package;
mod panel;
mod points;
mod print;
mod rtl;
mod search_box;
mod shots;
mod snippets;
mod soak;
mod sources;
mod spoilers;
mod start;
mod storage;
mod theme;
mod timeline;
mod translated;
mod trial;
mod walking;
mod wasm;
mod width;
