//! A browser for a test, and what its page complained of.

use std::panic::{self, AssertUnwindSafe};

use crate::console::is_foreign;
use crate::driver::Turn;
use crate::engine::Engine;
use crate::page::Page;
use crate::places;
use crate::pool::Running;
use crate::say::say;
use crate::server::Server;

/// Runs `test` in a Chromium, as [`browse_in`] does.
pub fn browse(test: impl AsyncFnOnce(&Page)) {
    browse_in(Engine::Chromium, test);
}

/// Runs `test` in a browser in which there is nothing of any other test, and fails it if the page complained or asked a
/// foreign host.
pub fn browse_in(engine: Engine, test: impl AsyncFnOnce(&Page)) {
    let _turn = Turn::take();
    let Running { runtime, started, tests } = Running::take(engine);
    let page = runtime.block_on(Page::new(started, Server::start(places::dist())));
    // The browser has to be closed whatever happens in the test.
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    let complaints = runtime.block_on(complaints(&page));
    if outcome.is_err() {
        let story = runtime.block_on(page.describe());
        say(&format!(
            "-- the page in {} when the test failed: {story}\n-- it said: {complaints:#?}",
            engine.name()
        ));
    }
    let running = Running { runtime, started: page.leave(), tests: tests + 1 };
    if outcome.is_ok() && complaints.is_empty() {
        running.give_back();
    } else {
        running.end();
    }
    match outcome {
        Ok(()) => assert!(complaints.is_empty(), "the page complained: {complaints:#?}"),
        Err(reason) => panic::resume_unwind(reason),
    }
}

/// Errors of the page that the test did not announce, and addresses on other machines that it asked.
async fn complaints(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for said in page.said().await {
        if said.is_grave && !page.is_expected(&said.message) {
            found.push(said.message);
        }
    }
    let foreign = page.asked().await.into_iter().filter(|url| is_foreign(url) && !page.is_expected(url));
    found.extend(foreign.map(|url| format!("a request to another machine: {url}")));
    found
}
