//! What a visitor and the author of a page meet, tried in a real Chromium on the finished build.
//!
//! `cargo xtask test` builds, finds the browser and runs this. Each test has a browser and a server of its own.

mod browser;
mod cast;
mod documents;
mod driver;
mod expected;
mod page;
mod places;
mod sample;
mod server;
mod states;

mod access;
mod actors_of_many;
mod address;
mod choosing;
mod element;
mod events;
mod failure;
mod faults;
mod filters;
mod finding;
mod keyboard;
mod language;
mod many;
mod panel;
mod shots;
mod sources;
mod start;
mod storage;
mod theme;
mod wasm;
mod width;
