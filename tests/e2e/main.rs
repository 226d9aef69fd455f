//! What a visitor and the author of a page meet, tried in a real Chromium on the finished build.
//!
//! `cargo xtask test` builds, finds the browser and runs this. Each test has a browser and a server of its own.

mod browser;
mod cast;
mod documents;
mod drawing;
mod driver;
mod expected;
mod hands;
mod hands_on;
mod page;
mod places;
mod sample;
mod server;
mod states;

mod access;
mod actors_of_many;
mod address;
mod agreement;
mod bench;
mod chart;
mod chart_choices;
mod chart_keys;
mod chart_told;
mod choosing;
mod connecting;
mod controls;
mod element;
mod events;
mod failure;
mod faults;
mod figures;
mod filters;
mod finding;
mod fingers;
mod folding;
mod keyboard;
mod language;
mod late;
mod lettering;
mod list;
mod many;
mod moving;
mod overview;
mod panel;
mod picture;
mod saving;
mod searching;
mod shots;
mod sources;
mod start;
mod storage;
mod theme;
mod wasm;
mod width;
